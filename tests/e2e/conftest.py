"""What every test through the window needs."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from kansrijk_desktop.demo import desk
from kansrijk_desktop.ui.theme import Look, apply_look


@pytest.fixture(autouse=True)
def little_patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fail early: on two busy cores nothing here takes this long."""
    monkeypatch.setattr(desk, "PATIENCE", 20.0)


@pytest.fixture(autouse=True)
def usual_look(qapp: QApplication) -> Iterator[None]:
    """Leave no other colours or text size to the tests that follow."""
    yield
    apply_look(qapp, Look())
