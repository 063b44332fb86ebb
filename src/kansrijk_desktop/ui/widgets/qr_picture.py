"""Draw a QR code: dark squares on white in every theme, or a reader would not see it."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from kansrijk_desktop.overriding import override
from kansrijk_desktop.ui.theme import RADIUS, scaled

# The standard asks for four light squares around it (ISO/IEC 18004).
_QUIET = 4
_SQUARE = 4


class QrPicture(QWidget):
    """A QR code with its quiet border; `name` is what a screen reader says."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[tuple[bool, ...], ...] = ()
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_squares(self, rows: tuple[tuple[bool, ...], ...]) -> None:
        """Show another code."""
        self._rows = rows
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        """Be large enough for a camera at arm's length."""
        side = (len(self._rows) + 2 * _QUIET) * scaled(_SQUARE)
        return QSize(side, side)

    @override
    def minimumSizeHint(self) -> QSize:
        """Never be cut: half a code cannot be read."""
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw whole squares: a blurred edge costs readability."""
        painter = QPainter(self)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor("#FFFFFF"))
        painter.drawRoundedRect(QRectF(self.rect()), RADIUS, RADIUS)
        side = scaled(_SQUARE)
        for row, squares in enumerate(self._rows):
            for column, is_dark in enumerate(squares):
                if is_dark:
                    left, top = ((place + _QUIET) * side for place in (column, row))
                    painter.fillRect(left, top, side, side, QColor("#000000"))
        painter.end()
