"""The screen of the track over a real encrypted file."""

import pytest
from pytestqt.qtbot import QtBot

from kansrijk_desktop.services.workspace import Workspace
from kansrijk_desktop.ui.routes import Route
from kansrijk_desktop.ui.screens.meldcode.presenter import MeldcodePresenter
from kansrijk_desktop.ui.screens.meldcode.view import MeldcodeScreen
from tests.fakes import InlineTasks
from tests.ui.meldcode.screens import (
    Opens,
    check,
)
from tests.ui.showing import show
from tests.unit.services.meldcode_tracks import (
    FACT,
    QUOTE,
    a_track,
)


@pytest.fixture
def opens(workspace: Workspace, visited: list[Route], qtbot: QtBot) -> Opens:
    def open_screen(household_id: str) -> MeldcodeScreen:
        tasks = InlineTasks(), InlineTasks()
        screen = MeldcodeScreen(
            MeldcodePresenter(household_id, workspace.meldcode, check, tasks, visited.append)
        )
        show(qtbot, screen)
        return screen

    return open_screen


@pytest.fixture
def screen(workspace: Workspace, opens: Opens) -> MeldcodeScreen:
    track = workspace.meldcode.note(a_track(workspace), "feit", FACT)
    return opens(workspace.meldcode.note(track, "citaat", QUOTE).household_id)
