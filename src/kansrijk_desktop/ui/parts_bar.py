"""Lead to the parts of one place: a row of words above its screens.

The first paint waits for this module: what only a signed-in user sees is imported then.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.rail import Part, RailEntry
from kansrijk_desktop.ui.routes import Route
from kansrijk_desktop.ui.theme import SPACE_1, SPACE_3
from kansrijk_desktop.ui.widgets.button import QuietButton

if TYPE_CHECKING:
    from kansrijk_desktop.ui.widgets.flow_layout import FlowLayout


class PartsBar(QWidget):
    """The parts of the place where the user is; not there where a place is one screen.

    Signals:
        picked: the user wants to go to a part; carries its route.

    Attributes:
        buttons: the parts by their word.
    """

    picked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts: tuple[Part, ...] = ()
        self._here: type | None = None
        self.buttons: dict[str, QuietButton] = {}
        self.setObjectName("partsBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._holder = QWidget()
        self._row: FlowLayout | None = None
        layout = QHBoxLayout(self)
        layout.setContentsMargins(SPACE_3 - SPACE_1, SPACE_1, SPACE_3, 0)
        layout.addWidget(self._holder)
        self.hide()

    def show_place(self, entry: RailEntry | None, route: Route) -> None:
        """Show the parts of a place, and in which of them the user is."""
        parts = entry.parts if entry is not None else ()
        if parts != self._parts:
            self._build(parts)
            name = entry.label if entry is not None else ""
            self.setAccessibleName(_("Onderdelen van {place}").format(place=name))
        self._here = type(route)
        self._mark()
        self.setVisible(any(type(part.route) is self._here for part in parts))

    def _mark(self) -> None:
        for part in self._parts:
            self.buttons[part.label].setChecked(type(part.route) is self._here)

    def _build(self, parts: tuple[Part, ...]) -> None:
        self._parts = parts
        row = self._the_row()
        for button in self.buttons.values():
            row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = {}
        for part in parts:
            button = QuietButton(part.label)
            button.setCheckable(True)
            button.clicked.connect(self._on_clicked)
            self.buttons[part.label] = button
            row.addWidget(button)

    def _the_row(self) -> "FlowLayout":
        if self._row is None:
            from kansrijk_desktop.ui.widgets.flow_layout import FlowLayout

            self._row = FlowLayout(self._holder)
        return self._row

    def _on_clicked(self) -> None:
        sender = self.sender()
        for part in self._parts:
            if self.buttons[part.label] is sender:
                # Where she is shows once she is there: the present screen may have to save first.
                self._mark()
                self.picked.emit(part.route)
                return
