"""Show an icon beside a text that says the same; the icon itself is decoration."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from kansrijk_desktop.overriding import override
from kansrijk_desktop.ui.icons import icon_pixmap
from kansrijk_desktop.ui.theme import current_palette, scaled


class IconLabel(QWidget):
    """An icon in a colour of the palette (`text`, `secondary`, `accent`, `red`, ...)."""

    def __init__(
        self, name: str, size: int = 24, tone: str = "text", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._name = name
        self._size = size
        self._tone = tone
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_icon(self, name: str, tone: str) -> None:
        """Show another icon or another colour."""
        self._name, self._tone = name, tone
        self.update()

    @override
    def sizeHint(self) -> QSize:
        """Grow with the text."""
        side = scaled(self._size)
        return QSize(side, side)

    @override
    def changeEvent(self, event: QEvent) -> None:
        """Take the new size when the text size changes."""
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self.updateGeometry()
        super().changeEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw in the palette of this moment."""
        colour = str(getattr(current_palette(), self._tone))
        side = min(self.width(), self.height())
        painter = QPainter(self)
        painter.drawPixmap(0, 0, icon_pixmap(self._name, side, colour, self.devicePixelRatioF()))
        painter.end()
