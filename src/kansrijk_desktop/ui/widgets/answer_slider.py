"""Slide to a value; until it is touched there is none, and it shows none."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QSlider, QWidget

from kansrijk_desktop.overriding import override
from kansrijk_desktop.ui.theme import current_palette, scaled

_HANDLE = 24
_HEIGHT = 44
_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Down: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: 1,
}
_FEW_TICKS = 20


class AnswerSlider(QSlider):
    """A slider without a handle until somebody touches it.

    Signals:
        moved: the position the user chose, also the first one.
    """

    moved = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._is_touched = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def is_touched(self) -> bool:
        """Whether it stands for a value."""
        return self._is_touched

    def show_position(self, position: int | None) -> None:
        """Show a position, or none; emits nothing."""
        self._is_touched = position is not None
        blocked = self.blockSignals(True)
        self.setValue(self._middle() if position is None else position)
        self.blockSignals(blocked)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        """Be as wide as a line of text allows, and touchable."""
        return QSize(scaled(360), scaled(_HEIGHT))

    @override
    def minimumSizeHint(self) -> QSize:
        """Stay touchable."""
        return QSize(scaled(120), scaled(_HEIGHT))

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page: scrolling past must not change an answer."""
        event.ignore()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move with the arrows, Home and End; leave the page keys and Enter to the screen."""
        key = Qt.Key(event.key())
        if key in _STEPS:
            # The first key says "here", in the middle; the next ones move.
            self._choose(self.value() + _STEPS[key] if self._is_touched else self._middle())
        elif key == Qt.Key.Key_Home:
            self._choose(self.minimum())
        elif key == Qt.Key.Key_End:
            self._choose(self.maximum())
        else:
            event.ignore()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to where it is pressed."""
        self._choose(self._position_at(event.position()))
        event.accept()

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the finger."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._choose(self._position_at(event.position()))

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Stay."""
        event.accept()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the groove, and the handle once there is a value."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = current_palette()
        left, width = self._groove()
        middle = self.height() / 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(palette.border))
        painter.drawRoundedRect(QRectF(left, middle - 2, width, 4), 2, 2)
        self._draw_ticks(painter, palette.border)
        centre = QPointF(self._x_of(self.value()), middle)
        if self._is_touched:
            painter.setBrush(QColor(palette.accent))
            painter.drawRoundedRect(QRectF(left, middle - 3, centre.x() - left, 6), 3, 3)
            painter.drawEllipse(centre, scaled(_HANDLE) / 2, scaled(_HANDLE) / 2)
        if self.hasFocus():
            self._draw_focus(painter, centre)
        painter.end()

    def _draw_ticks(self, painter: QPainter, colour: str) -> None:
        count = self.maximum() - self.minimum()
        if not 0 < count <= _FEW_TICKS:
            return
        painter.setBrush(QColor(colour))
        for position in range(self.minimum(), self.maximum() + 1):
            painter.drawRect(QRectF(self._x_of(position) - 1, self.height() / 2 - 7, 2, 14))

    def _draw_focus(self, painter: QPainter, centre: QPointF) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(current_palette().accent), 2))
        if self._is_touched:
            radius = scaled(_HANDLE) / 2 + 4
            painter.drawEllipse(centre, radius, radius)
        else:
            ring = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(ring, 8, 8)

    def _choose(self, position: int) -> None:
        bounded = max(self.minimum(), min(position, self.maximum()))
        is_new = not self._is_touched or bounded != self.value()
        self._is_touched = True
        self.setValue(bounded)
        self.update()
        if is_new:
            self.moved.emit(bounded)

    def _middle(self) -> int:
        return (self.minimum() + self.maximum()) // 2

    def _groove(self) -> tuple[float, float]:
        inset = scaled(_HANDLE) / 2 + 5
        return inset, max(self.width() - 2 * inset, 1.0)

    def _x_of(self, position: int) -> float:
        left, width = self._groove()
        count = max(self.maximum() - self.minimum(), 1)
        share = (position - self.minimum()) / count
        return left + width * (1 - share if self._is_right_to_left() else share)

    def _position_at(self, point: QPointF) -> int:
        left, width = self._groove()
        share = min(max((point.x() - left) / width, 0.0), 1.0)
        if self._is_right_to_left():
            share = 1 - share
        return self.minimum() + round(share * (self.maximum() - self.minimum()))

    def _is_right_to_left(self) -> bool:
        return self.layoutDirection() is Qt.LayoutDirection.RightToLeft
