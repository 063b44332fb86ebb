"""What every kind of question has in common: it shows an `ItemState` and tells the answer."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kansrijk_desktop.engine.items import Item
from kansrijk_desktop.engine.state import ItemState
from kansrijk_desktop.ui.theme import SPACE_1


class ItemWidget(QWidget):
    """One question without its text; `show_item` is the only thing that changes it.

    A widget may turn to another question of its kind. `show_item` never emits a signal.

    Signals:
        picked: the number (from 1) of the choice that was pressed, among those that can be.
        answered: the values, when the user is done with them.
        typed: the values after a keystroke; more may follow.

    Attributes:
        column: the vertical layout of what is in it.
    """

    picked = Signal(int)
    answered = Signal(object)
    typed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[Item, str] | None = None
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(SPACE_1)

    def show_item(self, state: ItemState) -> None:
        """Show the question and its answer as they are now."""
        if self._shown != (state.item, state.address):
            self._shown = (state.item, state.address)
            self._turn_to(state)
        self._draw(state)

    def start_editing(self) -> bool:
        """Put the cursor in a field; return False for a question that keys answer by themselves."""
        return False

    def _turn_to(self, state: ItemState) -> None:
        """Forget what belonged to the question before."""

    def _draw(self, state: ItemState) -> None:
        """Show what holds now."""
        raise NotImplementedError
