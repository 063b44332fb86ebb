"""Dress every test of a widget alike."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from kansrijk_desktop.ui.theme import Look, apply_look, load_fonts


@pytest.fixture(autouse=True)
def plain_look(qapp: QApplication) -> Iterator[None]:
    """Begin and end in the light look at 100 per cent, with our fonts."""
    load_fonts()
    apply_look(qapp, Look())
    yield
    apply_look(qapp, Look())
