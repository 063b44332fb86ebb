"""One question with everything that belongs to it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from kansrijk_desktop.engine.state import ItemState
from kansrijk_desktop.overriding import override
from kansrijk_desktop.records.region import SafetyText
from kansrijk_desktop.services.conversation_state import Check
from kansrijk_desktop.services.page_making import label_of
from kansrijk_desktop.services.page_parts import Question, Stop
from kansrijk_desktop.ui.questionnaire.answer_tools import AnswerTools
from kansrijk_desktop.ui.questionnaire.answering import Answering
from kansrijk_desktop.ui.questionnaire.field_parts import (
    CalculatedCaption,
    hint_of,
    is_wrong,
    message_of,
)
from kansrijk_desktop.ui.questionnaire.field_view import FieldView
from kansrijk_desktop.ui.questionnaire.items.choice import ChoiceItem
from kansrijk_desktop.ui.questionnaire.items.item_widget import ItemWidget
from kansrijk_desktop.ui.questionnaire.notes_view import NotesView, spoken
from kansrijk_desktop.ui.questionnaire.part_column import PartColumn, focused_field
from kansrijk_desktop.ui.questionnaire.part_views import make_view
from kansrijk_desktop.ui.questionnaire.registry import kind_of, widget_for
from kansrijk_desktop.ui.questionnaire.safety_note import SafetyNote
from kansrijk_desktop.ui.questionnaire.stop_panel import StopPanel
from kansrijk_desktop.ui.theme import SPACE_1, SPACE_HALF
from kansrijk_desktop.ui.widgets.label import PlainLabel
from kansrijk_desktop.ui.widgets.rich_label import RichLabel

_ARROWS = {Qt.Key.Key_Down: 0, Qt.Key.Key_Right: 0, Qt.Key.Key_Up: -1, Qt.Key.Key_Left: -1}


class QuestionPanel(StopPanel):
    """A question, its answers, what is asked along with it, and the ways not to answer it.

    A panel can turn to another question, which costs far less than a new one. It can itself hold
    the keyboard focus: number keys then answer, and no card looks as if it were suggested.

    Attributes:
        item_widget: the widget of the question itself.
        tools: the small buttons, where there are several questions; otherwise None.
        message: what is wrong with the answer.
        memory_label: what was answered last time; None while nothing was to be shown.
        caption: on a value that the form computes; None while there was none.
    """

    def __init__(
        self, question: Question, answering: Answering, parent: QWidget | None = None
    ) -> None:
        super().__init__(question, answering, parent)
        self._heading = RichLabel(question.item.text, "question")
        self._hint = PlainLabel("", "secondary")
        self.memory_label: PlainLabel | None = None
        self._notes_view = NotesView()
        self.item_widget = self._make_item_widget(question)
        self._parts: PartColumn | None = None
        self.message = PlainLabel("", "error")
        self.tools: AnswerTools | None = None
        self.caption: CalculatedCaption | None = None
        self._safety_texts: tuple[SafetyText, ...] = ()
        self._build()

    @property
    def detail_widgets(self) -> dict[str, ItemWidget]:
        """The widgets of the questions inside it, by address."""
        fields = self._parts.fields() if self._parts is not None else ()
        views = (field for field in fields if isinstance(field, FieldView))
        return {view.address: view.item_widget for view in views}

    @override
    def show_content(self, stop: Stop, check: Check, texts: Sequence[SafetyText]) -> None:
        if not isinstance(stop, Question):
            raise TypeError(stop)
        if stop.address != self.address:
            self._turn_to(stop)
        item, label = stop.item, label_of(stop.item)
        self._heading.show_text(
            item.text, item.markup, prefix=item.item.prefix, prefix_markup=item.prefix_markup
        )
        self._heading.setVisible(bool(label))
        self.setAccessibleName(label)
        self._notes_view.show_notes(stop.notes, item.text)
        self.item_widget.show_item(item)
        # A layout shows what is new only later, and the keyboard cannot go to what is hidden.
        self.item_widget.show()
        hint = hint_of(stop, self.item_widget)
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        self._show_memory()
        message = message_of(item, check)
        self.message.setText(message)
        self.message.show_role("error" if is_wrong(item) else "secondary")
        self.message.setVisible(bool(message))
        parts = (hint, self.memory, spoken(stop.notes), message)
        described = " ".join(each for each in parts if each)
        self.setAccessibleDescription(described)
        self.item_widget.describe(described)
        self._show_caption(stop)
        self._show_parts(stop, check)
        self._show_safety_texts(tuple(texts))

    @override
    def show_place(self, *, is_current: bool, is_among_others: bool) -> None:
        super().show_place(is_current=is_current, is_among_others=is_among_others)
        stop = self.stop
        if isinstance(stop, Question):
            self._show_tools(stop.item, is_shown=is_among_others and not stop.is_read_only)

    @override
    def take_focus(self, address: str = "") -> None:
        """Put the keyboard where the answer is given, or into what is asked along with it."""
        if address and address != self.address and self._parts is not None:
            self._parts.reveal(address)
            for field in self._parts.fields():
                if field.address == address:
                    field.start_editing()
                    return
        if not self.item_widget.start_editing():
            self.take_keys()

    @override
    def focused_address(self) -> str:
        field = focused_field(self._parts.fields()) if self._parts is not None else None
        return field.address if field is not None else self.address

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

    def _build(self) -> None:
        self.body.addWidget(self._heading)
        self.body.addWidget(self._hint)
        self.body.addWidget(self._notes_view)
        self.body.addSpacing(SPACE_1)
        self.body.addWidget(self.item_widget)
        self._below = QVBoxLayout()
        self._below.setSpacing(SPACE_1)
        self.body.addLayout(self._below)
        self.body.addWidget(self.message)
        self._safety = QVBoxLayout()
        self.body.addLayout(self._safety)
        self.body.addSpacing(SPACE_HALF)

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
        self.body.replaceWidget(before, self.item_widget)
        self.item_widget.show()
        before.hide()
        before.deleteLater()

    def _make_item_widget(self, question: Question) -> ItemWidget:
        widget = widget_for(question.item.item)
        widget.picked.connect(self._on_picked)
        widget.answered.connect(self._on_answered)
        widget.typed.connect(self._on_typed)
        return widget

    def _show_parts(self, question: Question, check: Check) -> None:
        if self._parts is None and question.parts:
            self._parts = PartColumn(self.answering, make_view)
            self._below.addWidget(self._parts)
        if self._parts is not None:
            self._parts.show_parts(question.parts, check)
            self._parts.setVisible(bool(question.parts))

    def _show_memory(self) -> None:
        """Show what was answered last time; most conversations have nothing to show."""
        if self.memory_label is None and self.memory:
            self.memory_label = PlainLabel("", "secondary")
            self.body.insertWidget(self.body.indexOf(self._hint) + 1, self.memory_label)
        if self.memory_label is not None:
            self.memory_label.setText(self.memory)
            self.memory_label.setVisible(bool(self.memory))

    def _show_caption(self, question: Question) -> None:
        is_shown = question.is_calculated and not question.is_read_only
        if self.caption is None and is_shown:
            self.caption = CalculatedCaption()
            self.caption.given_back.connect(self._on_given_back)
            self._below.insertWidget(0, self.caption)
        if self.caption is not None:
            self.caption.show_item(question.item)
            self.caption.setVisible(is_shown)

    def _show_tools(self, item: ItemState, *, is_shown: bool) -> None:
        """Show the small buttons; they are made when first needed, which saves time per key."""
        if is_shown and self.tools is None:
            self.tools = AnswerTools()
            self.tools.declined.connect(self._on_declined)
            self.tools.marked.connect(self._on_marked)
            self.body.addWidget(self.tools)
        if self.tools is not None:
            self.tools.show_item(item)
            self.tools.setVisible(is_shown)

    def _show_safety_texts(self, texts: tuple[SafetyText, ...]) -> None:
        if texts == self._safety_texts:
            return
        self._safety_texts = texts
        while (taken := self._safety.takeAt(0)) is not None:
            if (widget := taken.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for text in texts:
            note = SafetyNote(text)
            self._safety.addWidget(note)
            note.show()
            note.announce()
            self.answering.note_appeared.emit(note)

    def _on_picked(self, number: int) -> None:
        self.answering.picked.emit(self.address, number)

    def _on_answered(self, values: object) -> None:
        self.answering.answered.emit(self.address, values)

    def _on_typed(self, values: object) -> None:
        self.answering.typed.emit(self.address, values)

    def _on_given_back(self) -> None:
        self.answering.answered.emit(self.address, ())

    def _on_declined(self, reason: object, not_asked: object) -> None:
        self.answering.declined.emit(self.address, reason, not_asked)

    def _on_marked(self, is_marked: bool) -> None:  # noqa: FBT001 - a slot
        self.answering.marked.emit(self.address, is_marked)
