"""A box that unfolds a list to choose one from."""

from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox

from kansrijk_desktop.overriding import override
from kansrijk_desktop.ui.icons import icon_pixmap
from kansrijk_desktop.ui.theme import SPACE_1, current_palette, scaled


class DropDown(QComboBox):
    """A combo box with our arrow, which the mouse wheel passes by."""

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page: scrolling past must not change an answer."""
        event.ignore()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Add the arrow."""
        super().paintEvent(event)
        side = scaled(20)
        painter = QPainter(self)
        colour = current_palette().secondary
        pixmap = icon_pixmap("chevron-down", side, colour, self.devicePixelRatioF())
        painter.drawPixmap(self.width() - side - SPACE_1, (self.height() - side) // 2, pixmap)
        painter.end()
