"""Choose one cell of a table of questions with the same answers."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QWidget

from kansrijk_desktop.overriding import override
from kansrijk_desktop.ui.icons import icon_pixmap
from kansrijk_desktop.ui.theme import RADIUS, current_palette, scaled

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class MarkButton(QAbstractButton):
    """A ring, or a box where several may be chosen; it shows what it is told and says `picked`.

    Left and right move along the row without picking; all other keys are left to the screen.

    Signals:
        picked: the user picked it, also when it was chosen already.
    """

    picked = Signal()

    def __init__(
        self, group: QButtonGroup, *, is_multiple: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._is_multiple = is_multiple
        self.setCheckable(True)
        # In a group that is not exclusive this only tells a screen reader that it is a radio.
        self.setAutoExclusive(not is_multiple)
        group.addButton(self)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.clicked.connect(self.picked)

    def show_mark(self, name: str, *, is_chosen: bool) -> None:
        """Show whether it is chosen; `name` says of which question and answer it is."""
        self.setAccessibleName(name)
        self.setChecked(is_chosen)

    @override
    def nextCheckState(self) -> None:
        """Stay as shown: only the state decides what is chosen."""

    @override
    def sizeHint(self) -> QSize:
        return QSize(scaled(44), scaled(44))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move along the row; leave Enter and the number keys to the screen."""
        step = _STEPS.get(Qt.Key(event.key()))
        group = self.group()
        if step is not None and group is not None:
            row = group.buttons()
            row[(row.index(self) + step) % len(row)].setFocus(Qt.FocusReason.TabFocusReason)
        elif event.key() == Qt.Key.Key_Space:
            self.click()
        else:
            event.ignore()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        palette = current_palette()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus() or self.underMouse():
            painter.setPen(
                QPen(QColor(palette.accent), 2) if self.hasFocus() else Qt.PenStyle.NoPen
            )
            painter.setBrush(QColor(palette.accent_soft))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), RADIUS, RADIUS)
        side = scaled(24)
        box = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        painter.setPen(QPen(QColor(palette.accent if self.isChecked() else palette.border), 1.5))
        painter.setBrush(QColor(palette.accent if self.isChecked() else palette.card))
        if self._is_multiple:
            painter.drawRoundedRect(box, 5, 5)
        else:
            painter.drawEllipse(box)
        if self.isChecked():
            inner = side - scaled(8)
            pixmap = icon_pixmap("check", inner, palette.on_accent, self.devicePixelRatioF())
            painter.drawPixmap((self.width() - inner) // 2, (self.height() - inner) // 2, pixmap)
        painter.end()
