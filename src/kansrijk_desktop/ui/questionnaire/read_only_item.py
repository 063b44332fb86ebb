"""Show an answer that only the form fills in, as a line to read."""

from PySide6.QtWidgets import QWidget

from kansrijk_desktop.engine.state import NOT_COMPUTABLE, ItemState
from kansrijk_desktop.overriding import override
from kansrijk_desktop.services.value_words import values_text
from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.questionnaire.items.item_widget import ItemWidget
from kansrijk_desktop.ui.widgets.label import PlainLabel


class ReadOnlyItem(ItemWidget):
    """The answer in words, or that there is none yet."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line = PlainLabel("", "answer")
        self.column.addWidget(self._line)

    def text(self) -> str:
        """Return the line as shown."""
        return self._line.text()

    @override
    def show_item(self, state: ItemState) -> None:
        self._line.setText(values_text(state) or _why_empty(state))
        self._line.show_role("answer" if state.values else "secondary")
        self._line.setAccessibleName(f"{state.text}: {self._line.text()}")


def _why_empty(state: ItemState) -> str:
    if NOT_COMPUTABLE in state.problems:
        return _("Dit kan niet worden berekend.")
    if state.item.logic.calculated is not None:
        return _("Nog niet te berekenen")
    return _("Niet ingevuld")
