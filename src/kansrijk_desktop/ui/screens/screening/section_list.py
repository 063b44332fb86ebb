"""The parts of the conversation at the left: where she is, what is done; never what was said."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from kansrijk_desktop.overriding import override
from kansrijk_desktop.services.conversation_outline import SectionStatus
from kansrijk_desktop.services.conversation_state import SectionRow
from kansrijk_desktop.texts import N_, _
from kansrijk_desktop.ui.icons import icon_pixmap
from kansrijk_desktop.ui.theme import RADIUS, SPACE_1, SPACE_HALF, current_palette, scaled
from kansrijk_desktop.ui.widgets.label import set_plain_tooltip

# Closed looks like later: why a part waits is nobody else's business.
_LOOKS = {
    SectionStatus.OPEN: ("circle", N_("nog open")),
    SectionStatus.BUSY: ("dot", N_("bezig")),
    SectionStatus.ASKED: ("check", N_("gevraagd")),
    SectionStatus.LATER: ("clock", N_("later")),
    SectionStatus.CLOSED: ("clock", N_("later")),
}
# In pixels: what a finger needs does not grow with the text.
_LEAST_HEIGHT = 44
_MOST_LINES = 3


class SectionButton(QAbstractButton):
    """One part: its title, and its state as an icon; no figures, which would give away a signal."""

    def __init__(self, row: SectionRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = row
        self._heights: dict[int, int] = {}
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.show_row(row)

    def show_row(self, row: SectionRow) -> None:
        """Show the part as it is now."""
        if row == self._row and self.text():
            return
        is_other_size = (row.title, row.is_current) != (self._row.title, self._row.is_current)
        self._row = row
        word = _(_LOOKS[row.status][1])
        self.setText(row.title)
        self.setChecked(row.is_current)
        self.setAccessibleName(f"{row.title}, {word}")
        set_plain_tooltip(self, f"{row.title}: {word}")
        if is_other_size:
            self._heights.clear()
            self.updateGeometry()
        self.update()

    @override
    def changeEvent(self, event: QEvent) -> None:
        """Measure anew in another type."""
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._heights.clear()
        super().changeEvent(event)

    @override
    def sizeHint(self) -> QSize:
        width = scaled(180)
        return QSize(width, self.heightForWidth(width))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(scaled(100), _LEAST_HEIGHT)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            self._heights[width] = self._needed_height(width)
        return self._heights[width]

    def _needed_height(self, width: int) -> int:
        metrics = QFontMetrics(self._font())
        place = QRect(0, 0, max(self._place_for_words(width), 1), metrics.height() * _MOST_LINES)
        title = self._shown_title(place.width())
        needed = metrics.boundingRect(place, self._wrap(place.width()), title).height()
        return max(_LEAST_HEIGHT, min(needed, place.height()) + 2 * SPACE_1)

    @override
    def nextCheckState(self) -> None:
        """Stay as shown: only the state decides which part is current."""

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        palette = current_palette()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._row.is_current or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(palette.accent_soft if self._row.is_current else palette.card))
            painter.drawRoundedRect(QRectF(self.rect()), RADIUS, RADIUS)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QColor(palette.accent))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), RADIUS, RADIUS)
        side = scaled(20)
        ink = palette.accent if self._row.is_current else palette.secondary
        pixmap = icon_pixmap(_LOOKS[self._row.status][0], side, ink, self.devicePixelRatioF())
        painter.drawPixmap(SPACE_1, (self.height() - side) // 2, pixmap)
        self._draw_words(painter)
        painter.end()

    def _draw_words(self, painter: QPainter) -> None:
        palette = current_palette()
        area = self.rect().adjusted(self._left(), 0, -SPACE_1, 0)
        painter.setFont(self._font())
        painter.setPen(QColor(palette.accent_strong if self._row.is_current else palette.text))
        flags = self._wrap(area.width()) | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(area, flags, self._shown_title(area.width()))

    def _shown_title(self, width: int) -> str:
        """Return the title, cut where it would take more lines than a list can bear."""
        room = width * (_MOST_LINES - 1) + width // 2
        metrics = QFontMetrics(self._font())
        return metrics.elidedText(self._row.title, Qt.TextElideMode.ElideRight, room)

    def _wrap(self, width: int) -> Qt.TextFlag:
        """Return where lines end: between words, or within where one word is too long for it."""
        metrics = QFontMetrics(self._font())
        longest = max(map(metrics.horizontalAdvance, self._row.title.split()), default=0)
        fits = longest <= width
        return Qt.TextFlag.TextWordWrap if fits else Qt.TextFlag.TextWrapAnywhere

    def _place_for_words(self, width: int) -> int:
        return width - self._left() - SPACE_1

    def _font(self) -> QFont:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold if self._row.is_current else QFont.Weight.Normal)
        return font

    @staticmethod
    def _left() -> int:
        return SPACE_1 * 2 + scaled(20)


class SectionList(QScrollArea):
    """The parts, one below the other; it scrolls where there are many.

    Signals:
        chosen: address of the part to go to.

    Attributes:
        buttons: by address.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Onderdelen van het gesprek"))
        self.buttons: dict[str, SectionButton] = {}
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = QWidget()
        inner.setObjectName("column")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        self._column = QVBoxLayout()
        self._column.setSpacing(SPACE_HALF)
        column.addLayout(self._column)
        column.addStretch(1)
        self.setWidget(inner)

    def show_sections(self, rows: Sequence[SectionRow]) -> None:
        """Show these parts."""
        wanted = {row.address for row in rows}
        for address in [each for each in self.buttons if each not in wanted]:
            button = self.buttons.pop(address)
            button.hide()
            button.deleteLater()
        for position, row in enumerate(rows):
            if row.address not in self.buttons:
                made = SectionButton(row)
                made.clicked.connect(partial(self.chosen.emit, row.address))
                self.buttons[row.address] = made
                self._column.insertWidget(position, made)
            button = self.buttons[row.address]
            was_current = button.isChecked()
            button.show_row(row)
            if row.is_current and not was_current:
                # After the layout has given it a place.
                QTimer.singleShot(0, button, partial(self.ensureWidgetVisible, button, 0))
