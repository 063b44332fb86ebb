"""Show an answer that is not given here: calculated, kept from elsewhere, or a file."""

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from kansrijk_desktop.engine.presentation import unit_of
from kansrijk_desktop.engine.state import NOT_COMPUTABLE, ItemState
from kansrijk_desktop.overriding import override
from kansrijk_desktop.services.answer_words import answers_in_words
from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.questionnaire.items.item_widget import ItemWidget
from kansrijk_desktop.ui.widgets.restyle import set_style_property
from kansrijk_desktop.ui.widgets.text_area import GrowingTextEdit

_NUMBERS = frozenset({"Integer", "Decimal"})


class ReadOnlyItem(ItemWidget):
    """The answer in words, in a field that can be read with the keyboard and not be changed.

    Attributes:
        field: where it stands.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = _Words(1, 10)
        self.field.setReadOnly(True)
        set_style_property(self.field, "locked", "true")
        self.column.addWidget(self.field)

    def text(self) -> str:
        """Return the words as shown."""
        return self.field.toPlainText()

    @override
    def _draw(self, state: ItemState) -> None:
        shown = "\n".join(_with_unit(state)) or _nothing(state)
        if shown != self.field.toPlainText():
            self.field.setPlainText(shown)
            self.field.updateGeometry()
        self.field.setAccessibleName(state.text)
        self.field.setAccessibleDescription(self._description(state))


class _Words(GrowingTextEdit):
    """Words to read; every key but those that walk through them is left to the screen."""

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        if event.text():
            event.ignore()


def _with_unit(state: ItemState) -> list[str]:
    unit = unit_of(state)
    return [
        f"{words} {unit}" if unit and value.type in _NUMBERS else words
        for words, value in zip(answers_in_words(state), state.values, strict=True)
    ]


def _nothing(state: ItemState) -> str:
    if NOT_COMPUTABLE in state.problems:
        return _("Dit kan niet worden berekend.")
    if state.item.logic.calculated is not None:
        return _("Nog niet te berekenen")
    if state.item.read_only:
        return _("Nog geen antwoord")
    return _("Dit soort vraag kan hier niet worden ingevuld.")
