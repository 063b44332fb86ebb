"""A conversation screen with real widgets, and what is behind it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from kansrijk_desktop.services.workspace import Workspace, open_workspace
from kansrijk_desktop.ui.questionnaire.items.choice import ChoiceItem
from kansrijk_desktop.ui.questionnaire.safety_note import SafetyNote
from kansrijk_desktop.ui.routes import Route
from kansrijk_desktop.ui.screens.screening.presenter import ScreeningPresenter, Ways
from kansrijk_desktop.ui.screens.screening.view import ScreeningScreen
from tests.fakes import FixedClock, InlineTasks
from tests.screening_desk import begin_screening, database_path, keep_family
from tests.ui.showing import shown_texts
from tests.workspaces import fresh_database


class Table:
    """A conversation screen and what is behind it."""

    def __init__(
        self,
        folder: Path,
        qtbot: QtBot,
        begin: Callable[[Workspace], str] = begin_screening,
    ) -> None:
        self.qtbot = qtbot
        self.database = fresh_database(database_path(folder))
        keep_family(self.database)
        self.workspace: Workspace = open_workspace(self.database, FixedClock())
        self.screening_id = begin(self.workspace)
        self.visited: list[Route] = []
        self.hidden: list[bool] = []
        self.presenter = ScreeningPresenter(
            self.screening_id,
            self.workspace.screenings,
            self.workspace.region,
            InlineTasks(),
            Ways(self.visited.append, lambda: self.hidden.append(True)),
            FixedClock(),
        )
        self.screen = ScreeningScreen(self.presenter)
        qtbot.addWidget(self.screen)
        self.screen.resize(1280, 708)
        self.screen.show()
        qtbot.waitExposed(self.screen)
        qtbot.waitUntil(lambda: self.focused() is not None)

    def focused(self) -> QWidget | None:
        return QApplication.focusWidget()

    def press(self, *keys: Qt.Key | str) -> None:
        for key in keys:
            target = self.focused() or self.screen
            if isinstance(key, str):
                self.qtbot.keyClicks(target, key)
            else:
                self.qtbot.keyClick(target, key)

    def go_to(self, place: str) -> None:
        self.presenter.act(lambda talk: talk.go_to(place))

    def heading(self) -> str:
        (panel,) = self.screen.page.panels.values()
        return panel.accessibleName()

    def address(self) -> str:
        (address,) = self.screen.page.panels
        return address

    def cards(self) -> ChoiceItem:
        widget = self.screen.page.question_panel(self.address()).item_widget
        assert isinstance(widget, ChoiceItem)
        return widget

    def kept(self) -> set[str]:
        return set(self.workspace.screenings.open(self.screening_id).answers)

    def kept_labels(self, address: str) -> list[str]:
        record = self.workspace.screenings.open(self.screening_id).answers.get(address)
        return [value.label for value in record.values] if record else []

    def notes(self) -> list[SafetyNote]:
        return [note for note in self.screen.findChildren(SafetyNote) if note.isVisible()]

    def shown_texts(self) -> list[str]:
        """Everything that can be read or heard, tooltips too."""
        return shown_texts(self.screen)


@contextmanager
def a_table(
    folder: Path, qtbot: QtBot, begin: Callable[[Workspace], str] = begin_screening
) -> Iterator[Table]:
    """Open the screen on a new screening; closed at the end."""
    table = Table(folder, qtbot, begin)
    yield table
    table.screen.close()
    table.database.close()
