"""What tests of screens share."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from kansrijk_desktop.ui.theme import Look, apply_look


@pytest.fixture
def plain_look(qapp: QApplication) -> Iterator[None]:
    """Begin and end in the light look at 100 %."""
    apply_look(qapp, Look())
    yield
    apply_look(qapp, Look())
