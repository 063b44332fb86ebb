"""Type an answer: in a line whose type reads it, or in a field for words; or several of them."""

from PySide6.QtWidgets import QLineEdit, QWidget

from kansrijk_desktop.engine.presentation import ends_of
from kansrijk_desktop.engine.state import ItemState
from kansrijk_desktop.overriding import override
from kansrijk_desktop.services.typed_answers import notation_for
from kansrijk_desktop.ui.questionnaire.answer_rows import AnswerRows
from kansrijk_desktop.ui.questionnaire.editors import WordsEdit
from kansrijk_desktop.ui.questionnaire.items.item_widget import ItemWidget
from kansrijk_desktop.ui.widgets.label import PlainLabel


class TypedItem(ItemWidget):
    """A question that is answered by typing.

    Attributes:
        rows: its fields.
    """

    def __init__(self, parent: QWidget | None = None, *, is_long: bool = False) -> None:
        super().__init__(parent)
        self._ends = PlainLabel("", "secondary")
        self._ends.hide()
        self.rows = AnswerRows(is_long=is_long)
        self.rows.edited.connect(self._on_edited)
        self.column.addWidget(self._ends)
        self.column.addWidget(self.rows)

    @property
    def message(self) -> PlainLabel:
        """How it was understood, or what is wrong."""
        return self.rows.message

    @override
    def start_editing(self) -> bool:
        self.rows.take_focus()
        return True

    @override
    def _turn_to(self, state: ItemState) -> None:
        self.rows.turn_to()

    @override
    def _draw(self, state: ItemState) -> None:
        ends = " – ".join(end for end in ends_of(state) if end)
        self._ends.setText(ends)
        self._ends.setVisible(bool(ends))
        notation = notation_for(state.item)
        self.rows.show_answers(state, state.values, notation, state.text, self._description(state))

    def _on_edited(self) -> None:
        self.typed.emit(self.rows.values())


class LineItem(TypedItem):
    """A line of words, a number, a date, a time or an address; several where the form says so."""

    @property
    def edit(self) -> QLineEdit:
        """The first line."""
        return self.edits[0]

    @property
    def edits(self) -> list[QLineEdit]:
        """All lines."""
        fields = (editor.edit for editor in self.rows.editors)
        return [field for field in fields if isinstance(field, QLineEdit)]


class TextItem(TypedItem):
    """A few lines of words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, is_long=True)

    @property
    def edit(self) -> WordsEdit:
        """The first field."""
        return self.edits[0]

    @property
    def edits(self) -> list[WordsEdit]:
        """All fields."""
        fields = (editor.edit for editor in self.rows.editors)
        return [field for field in fields if isinstance(field, WordsEdit)]
