"""The screen of region packages, and a hand that works it."""

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from kansrijk_desktop.ui.screens.region.fields import (
    LineField,
)
from kansrijk_desktop.ui.screens.region.line_pane import LinePane
from kansrijk_desktop.ui.screens.region.table_page import TablePage
from kansrijk_desktop.ui.screens.region.view import RegionScreen
from tests.region_desk import RegionDesk
from tests.ui.region_states import region_screen_of
from tests.ui.showing import press, show


class Room:
    """The screen, and what stands behind it."""

    def __init__(self, qtbot: QtBot, desk: RegionDesk) -> None:
        self.qtbot = qtbot
        self.desk = desk
        self.screen: RegionScreen = region_screen_of(desk)
        show(qtbot, self.screen)

    @property
    def page(self) -> TablePage:
        return self.screen.table_page

    @property
    def pane(self) -> LinePane:
        pane = self.page.pane()
        assert pane is not None
        return pane

    def index(self, name: str, column: int = 0) -> QModelIndex:
        """Return where a line stands in the table."""
        lines = self.page.table.lines
        row = next(at for at, line in enumerate(lines) if name in line.cells["name"])
        return self.page.table.model().index(row, column)

    def cell(self, name: str, title: str) -> QModelIndex:
        """Return the cell of a line under a title."""
        model = self.page.table.model()
        titles = [
            model.headerData(at, Qt.Orientation.Horizontal) for at in range(model.columnCount())
        ]
        return self.index(name, titles.index(title))

    def open(self, name: str) -> None:
        """Click on a line."""
        table = self.page.table
        index = self.index(name)
        table.scrollTo(index)
        place = table.visualRect(index).center()
        self.qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)

    def key(self, key: Qt.Key, widget: QWidget | None = None) -> None:
        """Press a key where the cursor is."""
        target = widget or QApplication.focusWidget()
        assert target is not None
        self.qtbot.keyClick(target, key)

    def type(self, column: str, text: str) -> LineField:
        """Type in a field of the line that is open; the cursor stays there."""
        field = self.pane.fields[column]
        assert isinstance(field, LineField)
        field.edit.setFocus()
        field.edit.selectAll()
        self.qtbot.keyClicks(field.edit, text)
        return field

    def press(self, button: QWidget) -> None:
        press(self.qtbot, button)
