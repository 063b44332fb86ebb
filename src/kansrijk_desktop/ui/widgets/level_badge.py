"""Show a level by colour, icon and word together; never by colour alone."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from kansrijk_desktop.overriding import override
from kansrijk_desktop.texts import N_, _
from kansrijk_desktop.ui.icons import icon_pixmap
from kansrijk_desktop.ui.theme import SPACE_1, current_palette, scaled

_LEVELS = {
    "green": (N_("Groen"), "check-circle", "green", "green_soft"),
    "yellow": (N_("Geel"), "info", "yellow", "yellow_soft"),
    "orange": (N_("Oranje"), "alert", "orange", "orange_soft"),
    "red": (N_("Rood"), "alert-octagon", "red", "red_soft"),
    "not-asked": (N_("Niet gevraagd"), "minus", "secondary", "sunken"),
}
LEVEL_CODES = tuple(_LEVELS)


class LevelBadge(QLabel):
    """A pill for a level code: green, yellow, orange, red, not-asked."""

    def __init__(self, level: str = "not-asked", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._level = level
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_level(level)

    def show_level(self, level: str) -> None:
        """Show another level."""
        self._level = level
        self.setText(_(_LEVELS[level][0]))
        self.setAccessibleName(_("Niveau: {level}").format(level=self.text()))
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
        icon_name, ink_name, ground_name = _LEVELS[self._level][1:]
        palette = current_palette()
        ink, ground = str(getattr(palette, ink_name)), str(getattr(palette, ground_name))
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(QRectF(self.rect()), self.height() / 2, self.height() / 2)
        side = scaled(18)
        top = (self.height() - side) // 2
        left = SPACE_1 + 2
        painter.drawPixmap(left, top, icon_pixmap(icon_name, side, ink, self.devicePixelRatioF()))
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
