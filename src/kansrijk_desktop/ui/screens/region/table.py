"""The table: lines by the hundred, of which only what is seen is drawn."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QIcon, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QHeaderView, QTableView, QWidget

from kansrijk_desktop.overriding import override
from kansrijk_desktop.services.region_listing import LineState, ListedLine
from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.icons import icon_pixmap
from kansrijk_desktop.ui.screens.region.lens import Lens
from kansrijk_desktop.ui.screens.region.wording import TableColumn, state_look
from kansrijk_desktop.ui.theme import current_palette, scaled

_Index = QModelIndex | QPersistentModelIndex
_GREY = frozenset({LineState.STALE, LineState.WITHDRAWN})
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_ROW_HEIGHT = 44


class _Lines(QAbstractTableModel):
    """Gives the table what it draws."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.lines: Sequence[ListedLine] = ()
        self.columns: Sequence[TableColumn] = ()

    def show_lines(self, lines: Sequence[ListedLine], columns: Sequence[TableColumn]) -> None:
        """Give other lines or columns."""
        self.beginResetModel()
        self.lines, self.columns = lines, columns
        self.endResetModel()

    @override
    def rowCount(self, parent: _Index | None = None) -> int:
        """Return how many lines there are."""
        return len(self.lines)

    @override
    def columnCount(self, parent: _Index | None = None) -> int:
        """Return how many columns there are."""
        return len(self.columns)

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the title of a column."""
        is_title = role == Qt.ItemDataRole.DisplayRole and section < len(self.columns)
        if is_title and orientation is Qt.Orientation.Horizontal:
            return _(self.columns[section].title)
        return None

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell says, to see and to hear."""
        line, column = self.lines[index.row()], self.columns[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.words(line)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{_(column.title)}: {column.words(line) or _('leeg')}"
        if role == Qt.ItemDataRole.ForegroundRole:
            return self._ink(line, column)
        if role == Qt.ItemDataRole.DecorationRole and column.name == "state":
            return _icon(line.state)
        if role == Qt.ItemDataRole.FontRole and index.column() == 0:
            font = QFont(QApplication.font())
            font.setWeight(QFont.Weight.DemiBold)
            return font
        return None

    def _ink(self, line: ListedLine, column: TableColumn) -> QColor:
        palette = current_palette()
        if column.name == "state":
            return QColor(str(getattr(palette, state_look(line.state)[1])))
        is_unknown = not line.cells.get(column.name, "-")
        is_grey = line.state in _GREY or is_unknown
        return QColor(palette.secondary if is_grey else palette.text)


class LineTable(QTableView):
    """All lines that fit, one of them current.

    Signals:
        opened: the key of the line to open.
        checked: the line to say of that it was looked at today.
        undo_requested: take the last edit back.
        sort_requested: the column to put in order by.
    """

    opened = Signal(str)
    checked = Signal(object)
    undo_requested = Signal()
    sort_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = _Lines(self)
        self._shown: tuple[Sequence[ListedLine], Sequence[TableColumn]] = ((), ())
        self.setModel(self._lines)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setStretchLastSection(False)
        header.sectionClicked.connect(self._on_header_clicked)
        self.clicked.connect(self._on_clicked)
        self._measure()

    @property
    def lines(self) -> Sequence[ListedLine]:
        """The lines that are shown."""
        return self._lines.lines

    def show_lines(
        self, lines: Sequence[ListedLine], columns: Sequence[TableColumn], lens: Lens
    ) -> None:
        """Show other lines or columns; the current line stays current where it is still there."""
        if (lines, columns) != self._shown:
            current, at = self._current(), self.verticalScrollBar().value()
            column = max(self.currentIndex().column(), 0)
            is_other_table = [one.name for one in columns] != [one.name for one in self._shown[1]]
            self._shown = lines, columns
            self._lines.show_lines(lines, columns)
            self._go_to(current.key if current else "", min(column, len(columns) - 1))
            self.verticalScrollBar().setValue(at)
            if is_other_table:
                self._measure()
        names = [column.name for column in columns]
        place = names.index(lens.sort) if lens.sort in names else -1
        order = Qt.SortOrder.DescendingOrder if lens.is_descending else Qt.SortOrder.AscendingOrder
        self.horizontalHeader().setSortIndicator(place, order)

    def go_to(self, key: str) -> None:
        """Make a line the current one, and show it."""
        self._go_to(key, max(self.currentIndex().column(), 0))
        self.scrollTo(self.currentIndex())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter, say "looked at today" with V, take back with Ctrl+Z."""
        current = self._current()
        if current is not None and event.key() in _ENTER:
            self.opened.emit(current.key)
        elif current is not None and event.key() == Qt.Key.Key_V and not event.modifiers():
            self.checked.emit(current)
        elif event.matches(QKeySequence.StandardKey.Undo):
            self.undo_requested.emit()
        else:
            super().keyPressEvent(event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        """Measure anew when the text size changes."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._measure()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fill the width."""
        super().resizeEvent(event)
        self._fill()

    def _measure(self) -> None:
        self.verticalHeader().setDefaultSectionSize(scaled(_ROW_HEIGHT))
        self.horizontalHeader().setFixedHeight(scaled(40))
        for place, column in enumerate(self._shown[1]):
            self.setColumnWidth(place, scaled(column.width))
        self._fill()

    def _fill(self) -> None:
        """Give the first column what the others leave."""
        columns = self._shown[1]
        if columns:
            others = sum(self.columnWidth(place) for place in range(1, len(columns)))
            room = self.viewport().width() - others
            self.setColumnWidth(0, max(scaled(columns[0].width), room))

    def _current(self) -> ListedLine | None:
        row = self.currentIndex().row()
        return self._lines.lines[row] if 0 <= row < len(self._lines.lines) else None

    def _go_to(self, key: str, column: int) -> None:
        lines = self._lines.lines
        row = next((at for at, line in enumerate(lines) if line.key == key), 0 if lines else -1)
        if row >= 0:
            self.setCurrentIndex(self._lines.index(row, max(column, 0)))

    def _on_clicked(self, index: QModelIndex) -> None:
        self.opened.emit(self._lines.lines[index.row()].key)

    def _on_header_clicked(self, place: int) -> None:
        self.sort_requested.emit(self._lines.columns[place].name)


def _icon(state: LineState) -> QIcon | None:
    if state is LineState.PLAIN:
        return None
    name, ink, _ground = state_look(state)
    return QIcon(icon_pixmap(name, scaled(18), str(getattr(current_palette(), ink)), 1.0))
