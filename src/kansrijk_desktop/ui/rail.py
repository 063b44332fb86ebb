"""Lead to the parts of the program: the rail at the left, an icon and a word each."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QEnterEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from kansrijk_desktop.overriding import override
from kansrijk_desktop.ui.icons import icon_pixmap
from kansrijk_desktop.ui.routes import Route
from kansrijk_desktop.ui.theme import RADIUS, SPACE_1, SPACE_2, SPACE_HALF, current_palette, scaled
from kansrijk_desktop.ui.widgets.icon_label import IconLabel

_WIDTH = 84


@dataclass(frozen=True, slots=True)
class Part:
    """One of several screens of a part of the program."""

    label: str
    route: Route


@dataclass(frozen=True, slots=True)
class RailEntry:
    """One part of the program.

    Attributes:
        within: kinds of routes that belong to this part, besides that of `route`.
        parts: the screens it consists of, that of `route` among them; none where it is one screen.
    """

    label: str
    icon_name: str
    route: Route
    within: tuple[type, ...] = ()
    parts: tuple[Part, ...] = ()

    def holds(self, route: Route) -> bool:
        """Tell whether a route belongs to this part."""
        kinds = (type(self.route), *self.within, *(type(part.route) for part in self.parts))
        return isinstance(route, kinds)


class RailButton(QAbstractButton):
    """An icon with its word underneath; filled softly where the user is."""

    def __init__(self, entry: RailEntry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entry = entry
        self._is_hovered = False
        self.setText(entry.label)
        self.setAccessibleName(entry.label)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        """Fit icon and word."""
        word = self.fontMetrics().horizontalAdvance(self.text()) + SPACE_1
        height = scaled(28) + self.fontMetrics().height() + 2 * SPACE_1 + SPACE_HALF
        return QSize(max(word, scaled(_WIDTH) - SPACE_2), height)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter do what the space bar does."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)

    @override
    def nextCheckState(self) -> None:
        """Stay as told: where the user is, the window decides."""

    @override
    def enterEvent(self, event: QEnterEvent) -> None:
        """Answer to the mouse."""
        self._is_hovered = True
        self.update()
        super().enterEvent(event)

    @override
    def leaveEvent(self, event: QEvent) -> None:
        """Forget the mouse."""
        self._is_hovered = False
        self.update()
        super().leaveEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, icon and word."""
        palette = current_palette()
        is_marked = self.isChecked() or self._is_hovered
        ink = palette.accent if is_marked else palette.secondary
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(palette.accent), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(palette.card if is_marked else palette.sunken))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), RADIUS, RADIUS)
        side = scaled(24)
        pixmap = icon_pixmap(self._entry.icon_name, side, ink, self.devicePixelRatioF())
        painter.drawPixmap((self.width() - side) // 2, SPACE_1 + 2, pixmap)
        painter.setPen(QColor(palette.accent if is_marked else palette.text))
        word = QRect(0, SPACE_1 + side, self.width(), self.height() - side - SPACE_1)
        painter.drawText(word, Qt.AlignmentFlag.AlignCenter, self.text())
        painter.end()


class Rail(QWidget):
    """All parts under one another.

    Signals:
        picked: the user wants to go to a part; carries its route.

    Attributes:
        buttons: the parts by their word.
    """

    picked = Signal(object)

    def __init__(self, entries: Sequence[RailEntry], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self._entries = tuple(entries)
        self.buttons: dict[str, RailButton] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_1, SPACE_2, SPACE_1, SPACE_2)
        layout.setSpacing(SPACE_HALF)
        layout.addWidget(IconLabel("sparkle", 32, "accent"), 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addSpacing(SPACE_2)
        for entry in self._entries:
            button = RailButton(entry)
            button.clicked.connect(self._on_clicked)
            self.buttons[entry.label] = button
            layout.addWidget(button)
        layout.addStretch(1)

    def show_route(self, route: Route) -> None:
        """Mark the part that `route` belongs to."""
        for entry in self._entries:
            self.buttons[entry.label].setChecked(entry.holds(route))

    def _on_clicked(self) -> None:
        sender = self.sender()
        for entry in self._entries:
            if self.buttons[entry.label] is sender:
                self.picked.emit(entry.route)
