"""The ways to other screens of this family."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from kansrijk_desktop.overriding import override
from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.screens.household.parts import FamilyPart
from kansrijk_desktop.ui.theme import SPACE_1, scaled
from kansrijk_desktop.ui.widgets.card import Card
from kansrijk_desktop.ui.widgets.row_button import RowButton

_LEAST = 300


class PartsCard(Card):
    """A button for each screen the program has.

    Signals:
        picked: the part to go to.

    Attributes:
        buttons: by the name of the icon they bear.
    """

    picked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Verder in dit dossier"), parent=parent)
        self.buttons: list[RowButton] = []
        self._shown: tuple[FamilyPart, ...] = ()
        self._columns = 0
        self._grid = QGridLayout()
        self._grid.setSpacing(SPACE_1)
        self.body.addLayout(self._grid)

    def show_parts(self, parts: Sequence[FamilyPart]) -> None:
        """Offer these; nothing at all where there is none."""
        self.setVisible(bool(parts))
        if tuple(parts) == self._shown:
            return
        self._shown = tuple(parts)
        for button in self.buttons:
            self._grid.removeWidget(button)
            button.deleteLater()
        self.buttons = []
        for part in parts:
            button = RowButton()
            button.show_row(part.title, part.title, part.text)
            button.clicked.connect(partial(self.picked.emit, part))
            self.buttons.append(button)
        self._columns = 0
        self._lay_out()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put on the next line what has no room."""
        super().resizeEvent(event)
        self._lay_out()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(scaled(_LEAST), super().minimumSizeHint().height())

    def _lay_out(self) -> None:
        columns = max(min(self.width() // scaled(_LEAST), len(self.buttons), 3), 1)
        if columns == self._columns:
            return
        self._columns = columns
        for place, button in enumerate(self.buttons):
            self._grid.removeWidget(button)
            self._grid.addWidget(button, *divmod(place, columns), Qt.AlignmentFlag.AlignTop)
