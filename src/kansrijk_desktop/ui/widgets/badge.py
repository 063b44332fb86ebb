"""Say one short thing in a pill: icon, word and colour together."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from kansrijk_desktop.overriding import override
from kansrijk_desktop.ui.icons import icon_pixmap
from kansrijk_desktop.ui.theme import SPACE_1, current_palette, scaled


class Badge(QLabel):
    """A pill in colours of the palette: `ink` on `ground`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon_name = "info"
        self._ink, self._ground = "accent", "accent_soft"
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_badge(self, text: str, icon_name: str, ink: str, ground: str) -> None:
        """Say something else."""
        self._icon_name, self._ink, self._ground = icon_name, ink, ground
        self.setText(text)
        self.setAccessibleName(text)
        self.updateGeometry()

    @override
    def sizeHint(self) -> QSize:
        """Fit icon and word."""
        word = self._bold_metrics().horizontalAdvance(self.text())
        height = max(self._bold_metrics().height() + SPACE_1, scaled(28))
        return QSize(word + scaled(18) + 4 * SPACE_1, height)

    @override
    def minimumSizeHint(self) -> QSize:
        """Never cut the word."""
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, icon and word."""
        palette = current_palette()
        ink, ground = str(getattr(palette, self._ink)), str(getattr(palette, self._ground))
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(QRectF(self.rect()), self.height() / 2, self.height() / 2)
        side = scaled(18)
        top = (self.height() - side) // 2
        left = SPACE_1 + 2
        icon = icon_pixmap(self._icon_name, side, ink, self.devicePixelRatioF())
        painter.drawPixmap(left, top, icon)
        painter.setFont(self._bold_font())
        painter.setPen(QColor(ink))
        rest = self.rect().adjusted(left + side + 6, 0, 0, 0)
        painter.drawText(rest, Qt.AlignmentFlag.AlignVCenter, self.text())
        painter.end()

    def _bold_font(self) -> QFont:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        return font

    def _bold_metrics(self) -> QFontMetrics:
        return QFontMetrics(self._bold_font())
