"""A line of a list with a pill at its end."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from kansrijk_desktop.ui.widgets.badge import Badge
from kansrijk_desktop.ui.widgets.row_button import RowButton


class BadgeRow(RowButton):
    """Opens a version or a file.

    Attributes:
        badge: the pill.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.badge = Badge()
        self.badge.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        row = self.layout()
        if isinstance(row, QHBoxLayout):
            row.insertWidget(row.count() - 1, self.badge)

    def name_with_badge(self) -> None:
        """Let a screen reader hear the pill with the line, and whole words."""
        words = self.accessibleName().replace("\u200b", "")
        self.setAccessibleName(f"{words}, {self.badge.text()}")
