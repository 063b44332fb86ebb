"""One question with everything that belongs to it."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from kansrijk_desktop.engine.state import ItemState
from kansrijk_desktop.overriding import override
from kansrijk_desktop.records.region import SafetyText
from kansrijk_desktop.services.conversation_outline import Question
from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.questionnaire.answer_tools import AnswerTools
from kansrijk_desktop.ui.questionnaire.items.choice import ChoiceItem
from kansrijk_desktop.ui.questionnaire.items.item_widget import ItemWidget
from kansrijk_desktop.ui.questionnaire.registry import kind_of, widget_for
from kansrijk_desktop.ui.questionnaire.safety_note import SafetyNote
from kansrijk_desktop.ui.theme import SPACE_1, SPACE_2, SPACE_HALF, current_palette
from kansrijk_desktop.ui.widgets.label import PlainLabel
from kansrijk_desktop.ui.widgets.rich_label import RichLabel

_ARROWS = {Qt.Key.Key_Down: 0, Qt.Key.Key_Right: 0, Qt.Key.Key_Up: -1, Qt.Key.Key_Left: -1}


class QuestionPanel(QWidget):
    """A question, its answers, what is asked along with it, and the ways not to answer it.

    A panel can turn to another question, which costs far less than a new one. It can itself hold
    the keyboard focus: number keys then answer, and no card looks as if it were suggested.

    Signals:
        picked: address and number of a choice.
        answered: address and values.
        typed: address and values, after a keystroke.
        declined: address, `AbsentReason`, `NotAskedReason` or None.
        marked: address, and whether the answer is not for home.
        entered: address of the question that got the keyboard focus.
        note_appeared: a safety text, as a widget, to be brought into view.

    Attributes:
        item_widget: the widget of the question itself.
        detail_widgets: those of the questions inside it, by address.
        tools: the small buttons, where there are several questions; otherwise None.
        message: what is wrong with the answer.
    """

    picked = Signal(str, int)
    answered = Signal(str, object)
    typed = Signal(str, object)
    declined = Signal(str, object, object)
    marked = Signal(str, bool)
    entered = Signal(str)
    note_appeared = Signal(object)

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.address = question.address
        self._has_bar = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._introduction = PlainLabel("", "secondary")
        self._heading = RichLabel(question.item.text, "question")
        self._hint = PlainLabel(_("Meer antwoorden mogelijk"), "secondary")
        self.item_widget = self._make_item_widget(question)
        self.detail_widgets: dict[str, ItemWidget] = {}
        self._detail_boxes: dict[str, QWidget] = {}
        self.message = PlainLabel("", "error")
        self.tools: AnswerTools | None = None
        self._notes: tuple[SafetyText, ...] = ()
        self._build()

    def show_question(
        self,
        question: Question,
        texts: Sequence[SafetyText] = (),
        *,
        is_current: bool = True,
        is_among_others: bool = False,
    ) -> None:
        """Show the question as it is now, with the safety texts its answers call for.

        Alone on its page it leaves its tools to the screen, which keeps them in view.
        """
        if question.address != self.address:
            self._turn_to(question)
        item = question.item
        self._introduction.setText("\n".join(question.introduction))
        self._introduction.setVisible(bool(question.introduction))
        self._heading.show_text(
            item.text, item.markup, prefix=item.item.prefix, prefix_markup=item.prefix_markup
        )
        self._hint.setVisible(isinstance(self.item_widget, ChoiceItem) and item.item.repeats)
        self.setAccessibleName(item.text)
        self.item_widget.show_item(item)
        # A layout shows what is new only later, and the keyboard cannot go to what is hidden.
        self.item_widget.show()
        self._show_details(question.details)
        self._show_message(item)
        self._show_safety_texts(tuple(texts))
        self._show_tools(item, is_shown=is_among_others)
        self._column.setContentsMargins(SPACE_2 if is_among_others else 0, 0, 0, 0)
        self._has_bar = is_among_others and is_current
        self.update()

    def take_focus(self) -> None:
        """Put the keyboard where the answer is given."""
        if self.item_widget.start_editing():
            return
        if self.hasFocus():
            # It shows another question now, which a screen reader would not hear by itself.
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Focus))
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let the arrows enter the cards."""
        position = _ARROWS.get(Qt.Key(event.key()))
        if position is not None and isinstance(self.item_widget, ChoiceItem):
            cards = self.item_widget.cards
            if cards and self.hasFocus():
                cards[position].setFocus(Qt.FocusReason.TabFocusReason)
                return
        event.ignore()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell which question the keys work on."""
        self.entered.emit(self.address)
        super().focusInEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Mark the question the keys work on, where there are several."""
        if not self._has_bar:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(current_palette().accent))
        painter.drawRoundedRect(QRectF(0, 4, 4, self.height() - 8), 2, 2)
        painter.end()

    def _build(self) -> None:
        self._column = column = QVBoxLayout(self)
        column.setSpacing(SPACE_1)
        column.addWidget(self._introduction)
        column.addWidget(self._heading)
        column.addWidget(self._hint)
        column.addSpacing(SPACE_1)
        column.addWidget(self.item_widget)
        self._details = QVBoxLayout()
        self._details.setSpacing(SPACE_1)
        column.addLayout(self._details)
        column.addWidget(self.message)
        self._safety = QVBoxLayout()
        column.addLayout(self._safety)
        column.addSpacing(SPACE_HALF)

    def _turn_to(self, question: Question) -> None:
        """Begin with another question: cards turn along, a field must not keep what was typed."""
        self.address = question.address
        self._show_safety_texts(())
        if type(self.item_widget) is kind_of(question.item.item) is ChoiceItem:
            return
        focused = QApplication.focusWidget()
        if focused is not None and self.isAncestorOf(focused):
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        before, self.item_widget = self.item_widget, self._make_item_widget(question)
        self._column.replaceWidget(before, self.item_widget)
        self.item_widget.show()
        before.hide()
        before.deleteLater()

    def _make_item_widget(self, question: Question) -> ItemWidget:
        widget = widget_for(question.item.item)
        widget.picked.connect(self._on_picked)
        widget.answered.connect(self._on_answered)
        widget.typed.connect(self._on_typed)
        return widget

    def _make_detail_widget(self, detail: ItemState) -> ItemWidget:
        widget = widget_for(detail.item)
        widget.picked.connect(partial(self.picked.emit, detail.address))
        widget.answered.connect(partial(self.answered.emit, detail.address))
        widget.typed.connect(partial(self.typed.emit, detail.address))
        return widget

    def _show_details(self, details: tuple[ItemState, ...]) -> None:
        wanted = {detail.address for detail in details}
        for address in [each for each in self._detail_boxes if each not in wanted]:
            self.detail_widgets.pop(address, None)
            box = self._detail_boxes.pop(address)
            self._details.removeWidget(box)
            box.hide()
            box.deleteLater()
        for position, detail in enumerate(details):
            if detail.address not in self._detail_boxes:
                self._add_detail(position, detail)
            if detail.address in self.detail_widgets:
                self.detail_widgets[detail.address].show_item(detail)

    def _add_detail(self, position: int, detail: ItemState) -> None:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, SPACE_1, 0, 0)
        column.setSpacing(SPACE_HALF)
        role = "secondary" if detail.item.is_display else "strong"
        title = RichLabel("", role)
        title.show_text(detail.text, detail.markup)
        column.addWidget(title)
        if not detail.item.is_display:
            widget = self._make_detail_widget(detail)
            column.addWidget(widget)
            self.detail_widgets[detail.address] = widget
        self._detail_boxes[detail.address] = box
        self._details.insertWidget(position, box)

    def _show_tools(self, item: ItemState, *, is_shown: bool) -> None:
        """Show the small buttons; they are made when first needed, which saves time per key."""
        if is_shown and self.tools is None:
            self.tools = AnswerTools()
            self.tools.declined.connect(self._on_declined)
            self.tools.marked.connect(self._on_marked)
            self._column.addWidget(self.tools)
        if self.tools is not None:
            self.tools.show_item(item)
            self.tools.setVisible(is_shown)

    def _show_message(self, item: ItemState) -> None:
        # An empty question is not an error while she is still talking.
        texts = [problem.message for problem in item.problems if item.values]
        self.message.setText("\n".join(texts))
        self.message.setVisible(bool(texts))

    def _show_safety_texts(self, texts: tuple[SafetyText, ...]) -> None:
        if texts == self._notes:
            return
        self._notes = texts
        while (taken := self._safety.takeAt(0)) is not None:
            if (widget := taken.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for text in texts:
            note = SafetyNote(text)
            self._safety.addWidget(note)
            note.show()
            note.announce()
            self.note_appeared.emit(note)

    def _on_picked(self, number: int) -> None:
        self.picked.emit(self.address, number)

    def _on_answered(self, values: object) -> None:
        self.answered.emit(self.address, values)

    def _on_typed(self, values: object) -> None:
        self.typed.emit(self.address, values)

    def _on_declined(self, reason: object, not_asked: object) -> None:
        self.declined.emit(self.address, reason, not_asked)

    def _on_marked(self, is_marked: bool) -> None:  # noqa: FBT001 - a slot
        self.marked.emit(self.address, is_marked)
