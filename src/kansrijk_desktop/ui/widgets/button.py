"""Offer an action: primary (one per screen), secondary, quiet, or as an icon."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QKeyEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QPushButton, QWidget

from kansrijk_desktop.overriding import override
from kansrijk_desktop.ui.icons import icon_pixmap
from kansrijk_desktop.ui.theme import RADIUS, SPACE_HALF, current_palette, scaled
from kansrijk_desktop.ui.widgets.label import set_plain_tooltip

_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class Button(QPushButton):
    """A push button with plain text, an optional icon, and Enter as well as the space bar."""

    _tone = "text"

    def __init__(self, text: str, icon_name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon_name = icon_name
        self._drawn: tuple[object, ...] | None = None
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.show_text(text)
        self._draw_icon()

    def show_text(self, text: str) -> None:
        """Show `text`; an ampersand stays an ampersand and makes no shortcut."""
        self.setText(text.replace("&", "&&"))
        self.setAccessibleName(text)

    def show_icon(self, icon_name: str) -> None:
        """Show another icon; empty means none."""
        if icon_name != self._icon_name:
            self._icon_name = icon_name
            self._draw_icon()

    @override
    def changeEvent(self, event: QEvent) -> None:
        """Draw the icon again in the new colours and size."""
        kinds = {QEvent.Type.PaletteChange, QEvent.Type.FontChange, QEvent.Type.EnabledChange}
        if event.type() in kinds:
            self._draw_icon()
        super().changeEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter do what the space bar does."""
        if event.key() in _ENTER and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)

    def _draw_icon(self) -> None:
        """Draw the icon, unless it looks like this already: Qt tells of many a change twice."""
        if not self._icon_name:
            if self._drawn is not None:
                self.setIcon(QIcon())
                self._drawn = None
            return
        colour = getattr(current_palette(), self._tone if self.isEnabled() else "secondary")
        # Qt leaves four pixels between icon and text; the rest of the gap is part of the picture.
        gap = SPACE_HALF if self.text() else 0
        look = (self._icon_name, scaled(20), str(colour), self.devicePixelRatioF(), gap)
        if look != self._drawn:
            self._drawn = look
            self._paint_icon(*look)

    def _paint_icon(self, name: str, side: int, colour: str, ratio: float, gap: int) -> None:
        drawn = icon_pixmap(name, side, colour, ratio)
        canvas = QPixmap(round((side + gap) * ratio), round(side * ratio))
        canvas.setDevicePixelRatio(ratio)
        canvas.fill(Qt.GlobalColor.transparent)
        painter = QPainter(canvas)
        painter.drawPixmap(0, 0, drawn)
        painter.end()
        self.setIcon(QIcon(canvas))
        self.setIconSize(QSize(side + gap, side))


class PrimaryButton(Button):
    """The one action a screen is about."""

    _tone = "on_accent"

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Show the focus as a light ring inside the filled button."""
        super().paintEvent(event)
        if not self.hasFocus():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(current_palette().on_accent), 2))
        ring = QRectF(self.rect()).adjusted(4, 4, -4, -4)
        painter.drawRoundedRect(ring, RADIUS - 4, RADIUS - 4)
        painter.end()


class SecondaryButton(Button):
    """An action beside the primary one."""


class QuietButton(Button):
    """An action that should not ask for attention; `is_small` for the always-there little ones."""

    _tone = "accent"

    def __init__(
        self,
        text: str,
        icon_name: str = "",
        *,
        is_small: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, icon_name, parent)
        if is_small:
            self.setProperty("density", "small")


class IconButton(Button):
    """An icon alone; `name` is what it does, read aloud and shown when pointed at."""

    def __init__(self, icon_name: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__("", icon_name, parent)
        self.show_name(name)

    def show_name(self, name: str) -> None:
        """Say what the button does now."""
        self.setAccessibleName(name)
        set_plain_tooltip(self, name)
