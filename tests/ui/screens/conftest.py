"""The screen of questionnaires in a room of its own."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kansrijk_desktop.services.workspace import Workspace
from tests.ui.instruments_room import Room


@pytest.fixture
def room(qtbot: QtBot, workspace: Workspace, tmp_path: Path) -> Room:
    return Room(qtbot, workspace, tmp_path)
