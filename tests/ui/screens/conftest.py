"""What tests of screens share."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kansrijk_desktop.services.workspace import Workspace
from tests.ui.instruments_room import Room
from tests.unit.services.houses import midwife, nurse

__all__ = ["midwife", "nurse", "room"]


@pytest.fixture
def room(qtbot: QtBot, workspace: Workspace, tmp_path: Path) -> Room:
    return Room(qtbot, workspace, tmp_path)
