"""Show how far something is, as a thin line."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QProgressBar, QSizePolicy, QWidget

from kansrijk_desktop.overriding import override
from kansrijk_desktop.ui.theme import current_palette

_HEIGHT = 6


class ProgressLine(QProgressBar):
    """A thin line; `name` tells a screen reader what progresses."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setTextVisible(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_progress(self, done: int, total: int) -> None:
        """Show `done` of `total`."""
        # Qt would paint the bar at once, and with it all of the window that has changed so far.
        self.setUpdatesEnabled(False)
        self.setRange(0, max(total, 1))
        self.setValue(min(done, max(total, 1)))
        self.setUpdatesEnabled(True)

    @override
    def sizeHint(self) -> QSize:
        """Stay thin at every text size."""
        return QSize(160, _HEIGHT)

    @override
    def minimumSizeHint(self) -> QSize:
        """Stay thin at every text size."""
        return QSize(40, _HEIGHT)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the groove and the part that is done."""
        palette = current_palette()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        groove = QRectF(0, (self.height() - _HEIGHT) / 2, self.width(), _HEIGHT)
        painter.setBrush(QColor(palette.hairline))
        painter.drawRoundedRect(groove, _HEIGHT / 2, _HEIGHT / 2)
        share = self.value() / max(self.maximum(), 1)
        if share > 0:
            groove.setWidth(max(groove.width() * share, _HEIGHT))
            painter.setBrush(QColor(palette.accent))
            painter.drawRoundedRect(groove, _HEIGHT / 2, _HEIGHT / 2)
        painter.end()
