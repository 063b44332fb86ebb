"""What the tests of the letter screens share: a workspace and where they went."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kansrijk_desktop.services.workspace import Workspace
from kansrijk_desktop.ui.routes import Route
from tests.workspaces import a_workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with a_workspace(tmp_path) as workspace:
        yield workspace


@pytest.fixture
def visited() -> list[Route]:
    return []
