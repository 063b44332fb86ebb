"""The items of a questionnaire, thousands of them if need be: only what is seen is drawn."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import (
    QApplication,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from kansrijk_desktop.overriding import override
from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.screens.instruments.item_forms import ItemRow
from kansrijk_desktop.ui.theme import RADIUS, SPACE_1, SPACE_HALF, current_palette, scaled

_DEEPEST = 4
_Index = QModelIndex | QPersistentModelIndex
_ROW = Qt.ItemDataRole.UserRole


class _Items(QAbstractListModel):
    """Gives the list what it draws."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: Sequence[ItemRow] = ()

    def show_rows(self, rows: Sequence[ItemRow]) -> None:
        """Give other items."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    @override
    def rowCount(self, parent: _Index | None = None) -> int:
        """Return how many items there are."""
        return len(self.rows)

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what an item says, to see and to hear."""
        row = self.rows[index.row()]
        if role == _ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            changed = _("gewijzigd") if row.is_changed else ""
            return ", ".join(filter(None, (row.link_id[:60], row.text, changed)))
        return None


class _ItemDelegate(QStyledItemDelegate):
    """Draws the text of an item over its link id, further in where it lies deeper."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Be high enough to touch, at every text size."""
        metrics = QFontMetrics(QApplication.font())
        return QSize(scaled(160), max(2 * metrics.height() + SPACE_1, scaled(52)))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw one item."""
        row = index.data(_ROW)
        palette = current_palette()
        area: QRect = option.rect.adjusted(SPACE_HALF, 1, -SPACE_HALF, -1)
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & QStyle.StateFlag.State_Selected:
            painter.setPen(QPen(QColor(palette.accent), 1))
            painter.setBrush(QColor(palette.accent_soft))
            painter.drawRoundedRect(QRectF(area), RADIUS - 2, RADIUS - 2)
        inset = SPACE_1 + min(row.depth, _DEEPEST) * scaled(12)
        place = area.adjusted(inset, SPACE_HALF, -SPACE_1, -SPACE_HALF)
        if row.is_changed:
            side = scaled(8)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(palette.accent))
            painter.drawEllipse(place.right() - side, place.top() + side, side, side)
            place.setRight(place.right() - side - SPACE_1)
        self._write(painter, place, row)
        painter.restore()

    def _write(self, painter: QPainter, place: QRect, row: ItemRow) -> None:
        palette = current_palette()
        font = QFont(QApplication.font())
        font.setWeight(QFont.Weight.DemiBold if row.depth == 0 else QFont.Weight.Normal)
        small = QFont(font)
        small.setWeight(QFont.Weight.Normal)
        small.setPointSizeF(font.pointSizeF() * 0.85)
        half = place.height() // 2
        for text, kind, ink, top in (
            (row.text, font, palette.text, place.top()),
            (row.link_id[:80], small, palette.secondary, place.top() + half),
        ):
            elided = QFontMetrics(kind).elidedText(text, Qt.TextElideMode.ElideRight, place.width())
            painter.setFont(kind)
            painter.setPen(QColor(ink))
            line = QRect(place.left(), top, place.width(), half)
            painter.drawText(
                line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, elided
            )


class ItemList(QListView):
    """All items, one of them chosen.

    Signals:
        picked: the link id of the item that the user chose.
    """

    picked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items = _Items(self)
        self._shown: Sequence[ItemRow] = ()
        self.setModel(self._items)
        self.setItemDelegate(_ItemDelegate(self))
        self.setUniformItemSizes(True)
        self.setAccessibleName(_("Onderdelen van de vragenlijst"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.selectionModel().currentChanged.connect(self._on_current_changed)

    def show_rows(self, rows: Sequence[ItemRow], chosen: str) -> None:
        """Show other items; `chosen` stays where it is, when it is still there."""
        if rows is self._shown:
            return
        self._shown = rows
        bar = self.verticalScrollBar()
        before = bar.value()
        blocked = self.selectionModel().blockSignals(True)
        self._items.show_rows(rows)
        place = next((at for at, row in enumerate(rows) if row.link_id == chosen), -1)
        if place >= 0:
            self.setCurrentIndex(self._items.index(place))
        self.selectionModel().blockSignals(blocked)
        bar.setValue(before)
        self.viewport().update()

    def pick(self, link_id: str) -> None:
        """Choose an item as the user does."""
        for at, row in enumerate(self._shown):
            if row.link_id == link_id:
                self.setCurrentIndex(self._items.index(at))

    @override
    def changeEvent(self, event: QEvent) -> None:
        """Measure the lines anew when the text size changes."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self.scheduleDelayedItemsLayout()

    def _on_current_changed(self, current: QModelIndex) -> None:
        if current.isValid():
            self.picked.emit(self._shown[current.row()].link_id)
