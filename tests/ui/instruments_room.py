"""The screen of questionnaires, and a hand that presses its buttons."""

from pathlib import Path

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kansrijk_desktop.services.workspace import Workspace
from kansrijk_desktop.ui.screens.instruments.view import InstrumentsScreen
from tests.fakes import HeldTasks
from tests.instruments_desk import (
    InstrumentsDesk,
    written,
)
from tests.ui.instrument_states import screen_of
from tests.ui.showing import press, show


class Room:
    """The screen, and what stands behind it."""

    def __init__(
        self, qtbot: QtBot, workspace: Workspace, folder: Path, background: HeldTasks | None = None
    ) -> None:
        self.qtbot = qtbot
        self.folder = folder
        self.desk = InstrumentsDesk(workspace.instruments, background)
        self.screen: InstrumentsScreen = screen_of(self.desk)
        show(qtbot, self.screen)

    def load_by_hand(self, **forms: object) -> None:
        """Press the button and choose the files."""
        paths = written(self.folder, **forms)
        self.screen.choose_forms = lambda _screen: paths
        press(self.qtbot, self.screen.list_page.load_button)

    def press(self, button: QWidget) -> None:
        press(self.qtbot, button)

    def edit(self, link_id: str) -> None:
        """Open the editor on the version that is shown, at one item."""
        self.press(self.screen.version_page.edit_button)
        self.screen.editor_page.items.pick(link_id)
