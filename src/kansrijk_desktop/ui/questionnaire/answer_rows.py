"""The lines of a question that is answered by typing: one, or several to add and take away."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kansrijk_desktop.engine.answers import Value
from kansrijk_desktop.engine.state import ItemState
from kansrijk_desktop.services.answer_words import value_in_words
from kansrijk_desktop.services.typed_answers import Notation, words_notation
from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.questionnaire.editors import AnswerEditor, LineEditor, WordsEditor
from kansrijk_desktop.ui.theme import SPACE_1
from kansrijk_desktop.ui.widgets.button import IconButton, QuietButton
from kansrijk_desktop.ui.widgets.label import PlainLabel
from kansrijk_desktop.ui.widgets.tab_order import follow_layout

_USUAL_COUNT = 3
_MOST_AT_FIRST = 10
_MOST = 100


class AnswerRows(QWidget):
    """One editor, or one for each answer where several may be given.

    Signals:
        edited: the values are others now.

    Attributes:
        editors: the fields, in order; the last may be empty.
        remove_buttons: beside each of several that holds something.
        add_button: for one more; hidden where there is room for one answer.
        message: how it was understood, or what is wrong.
    """

    edited = Signal()

    def __init__(self, parent: QWidget | None = None, *, is_long: bool = False) -> None:
        super().__init__(parent)
        self._is_long = is_long
        self._notation = words_notation()
        self._state: ItemState | None = None
        self._name = ""
        self._shown: tuple[Value, ...] | None = None
        self._complaint = ""
        self.editors: list[AnswerEditor] = []
        self.remove_buttons: list[IconButton] = []
        self._rows: list[QWidget] = []
        self.add_button = QuietButton(_("Nog een antwoord"), "plus")
        self.add_button.clicked.connect(self._on_add_clicked)
        self.add_button.hide()
        self.message = PlainLabel("", "small")
        self.message.hide()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE_1)
        self._column.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addWidget(self.message)

    def values(self) -> tuple[Value, ...]:
        """Return what is typed; of what cannot be read the last that could."""
        return tuple(value for one in self.editors if (value := one.value()) is not None)

    def turn_to(self) -> None:
        """Be about another question: nothing that was typed stays."""
        self._shown = None
        self._complaint = ""

    def show_answers(
        self,
        state: ItemState,
        values: tuple[Value, ...],
        notation: Notation,
        name: str,
        description: str = "",
    ) -> None:
        """Show these answers; where they are what was typed the fields stay as they are."""
        self._state, self._notation, self._name = state, notation, name
        is_same = values == self._shown
        if not is_same:
            self._complaint = ""
        self._make_rows(max(len(values), self._count_at_first(), len(self.editors) * is_same))
        for number, editor in enumerate(self.editors):
            heard = name
            if state.item.repeats:
                heard = _("{question} Antwoord {number}").format(question=name, number=number + 1)
            editor.prepare(state, notation, heard, self._complaint or description)
            if not is_same:
                editor.show_value(values[number] if number < len(values) else None)
        self._shown = values
        self._show_tools()
        self._show_message()

    def take_focus(self) -> None:
        """Put the cursor in the first empty line."""
        blank = (editor for editor in self.editors if editor.is_blank())
        next(blank, self.editors[0]).edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _most(self) -> int:
        if self._state is None or not self._state.item.repeats:
            return 1
        return min(self._state.limits.maximum_count or _MOST, _MOST)

    def _count_at_first(self) -> int:
        item = self._state.item if self._state else None
        if self._state is None or item is None:
            return 1
        if not item.repeats or self._is_long or item.options:
            return 1
        return min(self._state.limits.maximum_count or _USUAL_COUNT, _MOST_AT_FIRST)

    def _make_rows(self, count: int) -> None:
        while len(self.editors) > count:
            self.editors.pop()
            self.remove_buttons.pop()
            row = self._rows.pop()
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        while len(self.editors) < count:
            self._add_row()

    def _add_row(self) -> None:
        editor: AnswerEditor = WordsEditor() if self._is_long else LineEditor()
        number = len(self.editors)
        editor.edited.connect(self._on_edited)
        editor.refused.connect(self._on_refused)
        editor.unfinished.connect(self._on_unfinished)
        editor.calmed.connect(self._on_calmed)
        remove = IconButton("close", _("Antwoord {number} weghalen").format(number=number + 1))
        remove.clicked.connect(lambda: self._on_remove_clicked(remove))
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(SPACE_1)
        line.addWidget(editor, 1)
        line.addWidget(remove, 0, Qt.AlignmentFlag.AlignTop)
        if self._notation.characters and not self._is_long:
            # Beside a short field, not at the other end of the page.
            line.addStretch(2)
        remove.hide()
        self.editors.append(editor)
        self.remove_buttons.append(remove)
        self._rows.append(row)
        self._column.insertWidget(number, row)
        # A layout shows it only later, and Tab would pass by what is hidden.
        row.show()
        follow_layout(self)

    def _show_tools(self) -> None:
        most = self._most()
        self.add_button.setVisible(most > len(self.editors))
        # A few lines are emptied by hand; Tab then goes from the one to the other.
        is_long_list = len(self.editors) > self._count_at_first()
        for editor, button in zip(self.editors, self.remove_buttons, strict=True):
            button.setVisible(is_long_list and not editor.is_blank())

    def _show_message(self) -> None:
        text, role = self._complaint, "error"
        if not text and all(editor.is_readable() for editor in self.editors):
            words = (self._notation.in_words(value) for value in self.values())
            text, role = ", ".join(word for word in words if word), "small"
        self.message.show_role(role)
        if text != self.message.text():
            self.message.setText(text)
        if self.message.isHidden() is bool(text):
            self.message.setVisible(bool(text))

    def _complain(self, text: str) -> None:
        self._complaint = text
        for editor in self.editors:
            editor.edit.setAccessibleDescription(text)
        self._show_message()

    def _on_edited(self) -> None:
        self._shown = self.values()
        self._show_tools()
        self._show_message()
        self.edited.emit()

    def _on_refused(self, text: str) -> None:
        self._complain(text)

    def _on_calmed(self) -> None:
        if self._complaint:
            self._complain("")
        self._show_message()

    def _on_unfinished(self) -> None:
        complaint = _(self._notation.complaint) if self._notation.complaint else ""
        kept = [
            value_in_words(value)
            for editor in self.editors
            if not editor.is_readable() and (value := editor.value()) is not None
        ]
        if kept:
            kept_text = _("Bewaard is nog: {answer}.").format(answer=", ".join(kept))
            complaint = f"{complaint} {kept_text}"
        self._complain(complaint)

    def _on_add_clicked(self) -> None:
        blank = [editor for editor in self.editors if editor.is_blank()]
        if not blank and self._state is not None:
            self._add_row()
            self.editors[-1].prepare(self._state, self._notation, self._next_name(), "")
            self.editors[-1].show_value(None)
        (blank or self.editors[-1:])[0].edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_tools()

    def _next_name(self) -> str:
        return _("{question} Antwoord {number}").format(
            question=self._name, number=len(self.editors)
        )

    def _on_remove_clicked(self, button: IconButton) -> None:
        place = self.remove_buttons.index(button)
        values = [one.value() for number, one in enumerate(self.editors) if number != place]
        for editor, value in zip(self.editors, [*values, None], strict=True):
            editor.show_value(value)
        self.editors[place].edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self._complaint = ""
        self._on_edited()
