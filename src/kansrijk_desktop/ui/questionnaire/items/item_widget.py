"""What every kind of question has in common: it shows an `ItemState` and tells the answer."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kansrijk_desktop.engine.items import Item
from kansrijk_desktop.engine.state import ItemState
from kansrijk_desktop.overriding import override
from kansrijk_desktop.ui.questionnaire.description import description_of
from kansrijk_desktop.ui.theme import SPACE_1
from kansrijk_desktop.ui.widgets.tab_order import follow_layout


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
        self._state: ItemState | None = None
        self._around = ""
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(SPACE_1)

    def show_item(self, state: ItemState) -> None:
        """Show the question and its answer as they are now."""
        if self._shown != (state.item, state.address):
            self._shown = (state.item, state.address)
            self._around = ""
            self._turn_to(state)
        self._state = state
        self._draw(state)

    def describe(self, around: str) -> None:
        """Let a screen reader say, with the field, what the page shows around it."""
        if around != self._around:
            self._around = around
            if self._state is not None:
                self._draw(self._state)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """Take the place of the page in the order of Tab: what was made before has another."""
        super().showEvent(event)
        follow_layout(self)

    def start_editing(self) -> bool:
        """Put the cursor in a field; return False for a question that keys answer by themselves."""
        return False

    def _description(self, state: ItemState) -> str:
        return description_of(state, self._around)

    def _turn_to(self, state: ItemState) -> None:
        """Forget what belonged to the question before."""

    def _draw(self, state: ItemState) -> None:
        """Show what holds now."""
        raise NotImplementedError
