"""Lay out fields side by side."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from kansrijk_desktop.ui.theme import SPACE_2


def field_grid(fields: Iterable[QWidget]) -> QGridLayout:
    """Return the fields in two columns of one width, line by line."""
    grid = QGridLayout()
    grid.setSpacing(SPACE_2)
    for column in (0, 1):
        grid.setColumnStretch(column, 1)
    for place, field in enumerate(fields):
        grid.addWidget(field, *divmod(place, 2), Qt.AlignmentFlag.AlignTop)
    return grid
