"""Give an answer that is not among the choices, in one's own words; or several."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kansrijk_desktop.engine.answers import Value
from kansrijk_desktop.engine.items import Item
from kansrijk_desktop.engine.presentation import open_label
from kansrijk_desktop.engine.state import ItemState
from kansrijk_desktop.fhir.elements import text
from kansrijk_desktop.services.answer_choice import own_answers
from kansrijk_desktop.services.typed_answers import Notation, notation_for, words_notation
from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.questionnaire.answer_rows import AnswerRows
from kansrijk_desktop.ui.theme import SPACE_HALF
from kansrijk_desktop.ui.widgets.label import PlainLabel

_TYPES = {
    "integer": "Integer",
    "decimal": "Decimal",
    "quantity": "Quantity",
    "date": "Date",
    "dateTime": "DateTime",
    "time": "Time",
    "url": "Uri",
}


class OwnAnswers(QWidget):
    """The lines for other answers, under what the form calls them.

    Signals:
        edited: the answers that she gives now, of the choices and her own.

    Attributes:
        rows: the lines.
    """

    edited = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state: ItemState | None = None
        self._label = PlainLabel("", "strong")
        self._label.hide()
        self.rows = AnswerRows()
        self.rows.edited.connect(self._on_edited)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_HALF)
        column.addWidget(self._label)
        column.addWidget(self.rows)

    def turn_to(self) -> None:
        """Be about another question."""
        self.rows.turn_to()

    def show_item(self, state: ItemState) -> None:
        """Show what she said herself."""
        self._state = state
        label = open_label(state.item)
        self._label.setText(label)
        if self._label.isHidden() is bool(label):
            self._label.setVisible(bool(label))
        name = label or _("Anders, namelijk")
        self.rows.show_answers(state, typed_ones(state), _notation(state.item), name)
        for editor in self.rows.editors:
            if not editor.edit.placeholderText():
                editor.edit.setPlaceholderText("" if label else _("Anders, namelijk …"))

    def _on_edited(self) -> None:
        if self._state is None:
            return
        own = typed_ones(self._state)
        kept = tuple(value for value in self._state.values if value not in own)
        typed = self.rows.values()
        self.edited.emit((*(kept if self._state.item.repeats else ()), *typed))


def typed_ones(state: ItemState) -> tuple[Value, ...]:
    """Return the answers that stand in the lines: of the type that can be typed there."""
    wanted = _type(state.item)
    return tuple(value for value in own_answers(state) if value.type == wanted)


def _type(item: Item) -> str:
    takes_words = text(item.raw, "answerConstraint") == "optionsOrString"
    return "String" if takes_words else _TYPES.get(item.type, "String")


def _notation(item: Item) -> Notation:
    return words_notation() if _type(item) == "String" else notation_for(item)
