"""Offer one answer as a full-width card: key number, text, filled when chosen."""

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QEnterEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QTextDocument,
)
from PySide6.QtWidgets import QAbstractButton, QApplication, QSizePolicy, QStyle, QWidget

from kansrijk_desktop.overriding import override
from kansrijk_desktop.ui.icons import icon_pixmap
from kansrijk_desktop.ui.theme import RADIUS, SPACE_1, SPACE_2, Palette, current_palette, scaled

_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft
_WRAP_MIRRORED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignRight
_BACK = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Left})
_ON = frozenset({Qt.Key.Key_Down, Qt.Key.Key_Right})


class ChoiceCard(QAbstractButton):
    """One answer. Click, touch, space bar or the screen's number keys pick it.

    Arrow keys move the focus to the card before or after it without picking; Enter is left to the
    screen. The card never decides what is chosen: it says `picked`, and shows what it is told.

    Signals:
        picked: the user picked this card, also when it was chosen already.
    """

    picked = Signal()

    def __init__(
        self,
        text: str,
        *,
        key: str = "",
        detail: str = "",
        is_multiple: bool = False,
        is_compact: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._key = key
        self._detail = detail
        self._is_multiple = is_multiple
        self._height = 44 if is_compact else 52
        self._is_hovered = False
        self._html = ""
        self._is_narrow = False
        # A layout asks for the height some ten times per change.
        self._heights: dict[int, int] = {}
        self.setCheckable(True)
        self.setText(text)
        self.setAccessibleName(text)
        self.setAccessibleDescription(detail)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._set_exclusive(not is_multiple)
        self.clicked.connect(self._on_clicked)

    @property
    def key(self) -> str:
        """The key number shown at the left; empty for none."""
        return self._key

    def show_chosen(self, is_chosen: bool) -> None:  # noqa: FBT001 - a setter in Qt's manner
        """Show the card as chosen or not; emits nothing."""
        if is_chosen == self.isChecked():
            return
        # An exclusive button refuses to be unchecked, and undo must be able to.
        self._set_exclusive(False)
        blocked = self.blockSignals(True)
        self.setChecked(is_chosen)
        self.blockSignals(blocked)
        self._set_exclusive(not self._is_multiple)
        self.update()

    def show_text(self, text: str, detail: str = "", html: str = "") -> None:
        """Show another text; `html` is the same text with safe markup (see `rich_text`)."""
        if (text, detail, html) == (self.text(), self._detail, self._html):
            return
        self._heights.clear()
        self.setText(text)
        self._detail = detail
        self._html = html
        self.setAccessibleName(text)
        self.setAccessibleDescription(detail)
        self.updateGeometry()
        self.update()

    def show_key(self, key: str) -> None:
        """Show another key number, or none."""
        if key != self._key:
            self._key = key
            self._heights.clear()
            self.updateGeometry()
            self.update()

    def show_narrow(self, *, is_narrow: bool) -> None:
        """Be as wide as the text, to stand beside other cards, or as a line allows."""
        if is_narrow != self._is_narrow:
            self._is_narrow = is_narrow
            self.updateGeometry()

    def show_kind(self, *, is_multiple: bool) -> None:
        """Be one of several answers that can be chosen together, or one of which only one can."""
        if is_multiple != self._is_multiple:
            self._is_multiple = is_multiple
            self._set_exclusive(not is_multiple)
            self.update()

    @override
    def sizeHint(self) -> QSize:
        """Be as wide as a line of text allows, or as the text of a narrow card needs."""
        width = scaled(480)
        if self._is_narrow:
            metrics = QFontMetrics(self.font())
            frame = width - self._text_area(width).width()
            needed = metrics.horizontalAdvance(self.text()) + frame + SPACE_1
            width = max(min(needed, width), self.minimumSizeHint().width())
        return QSize(width, self.heightForWidth(width))

    @override
    def minimumSizeHint(self) -> QSize:
        """Stay touchable."""
        return QSize(scaled(120), scaled(self._height))

    @override
    def hasHeightForWidth(self) -> bool:
        """Long texts wrap."""
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        """Return the height that shows all of the text."""
        known = self._heights.get(width)
        if known is None:
            area = self._text_area(width)
            text = self._text_height(area.width())
            detail = self._measure(self._detail, self._detail_font(), area.width())
            known = max(scaled(self._height), text + detail + 2 * scaled(13))
            self._heights[width] = known
        return known

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move with the arrows; leave Enter and the number keys to the screen."""
        key = event.key()
        if key in _BACK or key in _ON:
            self._move_focus(-1 if key in _BACK else 1)
        elif key == Qt.Key.Key_Space:
            if not event.isAutoRepeat():
                self.click()
        else:
            event.ignore()

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
    def changeEvent(self, event: QEvent) -> None:
        """Take the new height when the text size changes."""
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._heights.clear()
            self.updateGeometry()
        super().changeEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the card, its key, its text and its mark."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = current_palette()
        self._draw_ground(painter, palette)
        self._draw_key(painter, palette)
        self._draw_text(painter, palette)
        self._draw_mark(painter, palette)
        painter.end()

    def _on_clicked(self) -> None:
        self.picked.emit()

    def _set_exclusive(self, is_exclusive: bool) -> None:  # noqa: FBT001 - a setter in Qt's manner
        self.setAutoExclusive(is_exclusive)

    def _move_focus(self, step: int) -> None:
        parent = self.parentWidget()
        if parent is None:
            return
        cards = [card for card in parent.findChildren(ChoiceCard) if card.isVisible()]
        cards = [card for card in cards if card.isEnabled()]
        if self in cards:
            cards[(cards.index(self) + step) % len(cards)].setFocus(
                Qt.FocusReason.TabFocusReason if step > 0 else Qt.FocusReason.BacktabFocusReason
            )

    def _detail_font(self) -> QFont:
        return QApplication.font()

    def _chip(self) -> int:
        return scaled(28)

    def _text_area(self, width: int) -> QRect:
        left = SPACE_2 + (self._chip() + SPACE_2 if self._key else 0)
        right = SPACE_2 + scaled(24) + SPACE_1
        area = QRect(left, 0, max(width - left - right, 40), self.height())
        return self._in_reading_order(area, width)

    def _in_reading_order(self, area: QRect, width: int) -> QRect:
        whole = QRect(0, 0, width, self.height())
        return QStyle.visualRect(self.layoutDirection(), whole, area)

    def _text_height(self, width: int) -> int:
        if self._html:
            return round(self._document(width).size().height())
        return self._measure(self.text(), self.font(), width)

    def _document(self, width: int) -> QTextDocument:
        document = QTextDocument()
        document.setDocumentMargin(0)
        document.setDefaultFont(self.font())
        reading = document.defaultTextOption()
        reading.setTextDirection(self.layoutDirection())
        document.setDefaultTextOption(reading)
        document.setHtml(self._html)
        document.setTextWidth(width)
        return document

    def _draw_html(self, painter: QPainter, place: QRect, ink: str) -> None:
        context = QAbstractTextDocumentLayout.PaintContext()
        colours = self.palette()
        colours.setColor(QPalette.ColorRole.Text, QColor(ink))
        context.palette = colours
        painter.save()
        painter.translate(place.topLeft())
        document = self._document(place.width())  # Its layout does not keep it alive.
        document.documentLayout().draw(painter, context)
        painter.restore()

    @staticmethod
    def _measure(text: str, font: QFont, width: int) -> int:
        if not text:
            return 0
        return QFontMetrics(font).boundingRect(QRect(0, 0, width, 100_000), _WRAP, text).height()

    def _draw_ground(self, painter: QPainter, palette: Palette) -> None:
        ground = palette.accent_soft if self._is_hovered and self.isEnabled() else palette.card
        border = palette.border
        if self.isChecked():
            ground = border = palette.accent
        painter.setBrush(QColor(ground))
        painter.setPen(QPen(QColor(border), 1))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        if not self.hasFocus():
            return
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self.isChecked():
            painter.setPen(QPen(QColor(palette.on_accent), 2))
            ring = QRectF(self.rect()).adjusted(4, 4, -4, -4)
            painter.drawRoundedRect(ring, RADIUS - 4, RADIUS - 4)
        else:
            painter.setPen(QPen(QColor(palette.accent), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), RADIUS, RADIUS)

    def _draw_key(self, painter: QPainter, palette: Palette) -> None:
        if not self._key:
            return
        side = self._chip()
        chip = self._in_reading_order(
            QRect(SPACE_2, (self.height() - side) // 2, side, side), self.width()
        )
        colour = palette.on_accent if self.isChecked() else palette.secondary
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(colour), 1))
        painter.drawRoundedRect(chip, 6, 6)
        painter.setFont(QApplication.font())
        painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, self._key)

    def _draw_text(self, painter: QPainter, palette: Palette) -> None:
        area = self._text_area(self.width())
        heights = [
            self._text_height(area.width()),
            self._measure(self._detail, self._detail_font(), area.width()),
        ]
        top = (self.height() - sum(heights)) // 2
        ink = palette.on_accent if self.isChecked() else palette.text
        quiet = palette.on_accent if self.isChecked() else palette.secondary
        if not self.isEnabled():
            ink = quiet = palette.secondary
        is_mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        wrap = _WRAP_MIRRORED | Qt.AlignmentFlag.AlignAbsolute if is_mirrored else _WRAP
        painter.setFont(self.font())
        painter.setPen(QColor(ink))
        place = QRect(area.left(), top, area.width(), heights[0])
        if self._html:
            self._draw_html(painter, place, ink)
        else:
            painter.drawText(place, wrap, self.text())
        painter.setFont(self._detail_font())
        painter.setPen(QColor(quiet))
        below = QRect(area.left(), top + heights[0], area.width(), heights[1])
        painter.drawText(below, wrap, self._detail)

    def _draw_mark(self, painter: QPainter, palette: Palette) -> None:
        side = scaled(24)
        top = (self.height() - side) // 2
        place = QRect(self.width() - SPACE_2 - side, top, side, side)
        left = self._in_reading_order(place, self.width()).left()
        if self._is_multiple:
            colour = palette.on_accent if self.isChecked() else palette.border
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(colour), 1.5))
            inset = scaled(2)
            box = QRectF(left, top, side, side).adjusted(inset, inset, -inset, -inset)
            painter.drawRoundedRect(box, 5, 5)
        if self.isChecked():
            inset = scaled(4) if self._is_multiple else 0
            pixmap = icon_pixmap(
                "check", side - 2 * inset, palette.on_accent, self.devicePixelRatioF()
            )
            painter.drawPixmap(left + inset, top + inset, pixmap)
