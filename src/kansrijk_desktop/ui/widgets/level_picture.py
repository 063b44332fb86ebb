"""Levels per subject over the moments as one picture: colour, icon and word in every cell."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from kansrijk_desktop.charts import GridSizes, LevelGrid, Rectangle, level_grid
from kansrijk_desktop.overriding import override
from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.icons import icon_pixmap
from kansrijk_desktop.ui.theme import SPACE_1, SPACE_HALF, current_palette, scaled
from kansrijk_desktop.ui.widgets.level_badge import LEVEL_CODES, level_look

_CORNER = 8
_ICON = 18
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class LevelMark:
    """What stands in one cell; `is_own` is the professional's own weighing."""

    level: str
    is_own: bool = False


@dataclass(frozen=True, slots=True)
class LevelTable:
    """What the picture shows.

    Attributes:
        rows: names of the subjects.
        columns: two lines above each column.
        marks: by row and column; a cell that is not there is empty.
    """

    rows: tuple[str, ...] = ()
    columns: tuple[tuple[str, str], ...] = ()
    marks: Mapping[tuple[int, int], LevelMark] | None = None


class LevelPicture(QWidget):
    """Draws the table; the same in words is its accessible description."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._table = LevelTable()
        # A layout asks for the height some ten times per change.
        self._heights: dict[int, int] = {}
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(_("Niveaus per onderwerp"))

    def show_table(self, table: LevelTable, in_words: str) -> None:
        """Show another table."""
        self._table = table
        self._heights.clear()
        self.setAccessibleDescription(in_words)
        self.updateGeometry()
        self.update()

    @override
    def hasHeightForWidth(self) -> bool:
        """Columns that find no room beside each other go on below."""
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        """Return the height of all bands."""
        if width not in self._heights:
            self._heights[width] = round(self._geometry(width).height) + 1
        return self._heights[width]

    @override
    def changeEvent(self, event: QEvent) -> None:
        """Measure anew in another type."""
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._heights.clear()
            self.updateGeometry()
        super().changeEvent(event)

    @override
    def sizeHint(self) -> QSize:
        width = scaled(640)
        return QSize(width, self.heightForWidth(width))

    @override
    def minimumSizeHint(self) -> QSize:
        sizes = self._sizes()
        return QSize(round(sizes.label_width + sizes.least_cell), scaled(40))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        picture = self._geometry(self.width())
        self._draw_labels(painter, picture)
        for heading in picture.headings:
            self._draw_heading(painter, heading.box, self._table.columns[heading.column])
        for cell in picture.cells:
            mark = (self._table.marks or {}).get((cell.row, cell.column))
            self._draw_cell(painter, _box(cell.box), mark)
        painter.end()

    def _draw_labels(self, painter: QPainter, picture: LevelGrid) -> None:
        painter.setFont(_bold(self.font()))
        painter.setPen(QColor(current_palette().text))
        for label in picture.labels:
            painter.drawText(_box(label.box), _LEFT, self._table.rows[label.row])

    def _draw_heading(self, painter: QPainter, box: Rectangle, lines: tuple[str, str]) -> None:
        palette = current_palette()
        height = box.height / 2
        fonts = (_bold(self.font()), self.font())
        for number, (line, font) in enumerate(zip(lines, fonts, strict=True)):
            painter.setFont(font)
            painter.setPen(QColor(palette.secondary if number else palette.text))
            place = QRectF(box.x, box.y + number * height - SPACE_HALF, box.width, height)
            shown = QFontMetrics(font).elidedText(line, Qt.TextElideMode.ElideRight, int(box.width))
            painter.drawText(place, _LEFT, shown)

    def _draw_cell(self, painter: QPainter, box: QRectF, mark: LevelMark | None) -> None:
        palette = current_palette()
        if mark is None:
            painter.setPen(QPen(QColor(palette.hairline), 1))
            painter.drawLine(
                QPointF(box.left() + SPACE_1, box.center().y()),
                QPointF(box.left() + SPACE_1 + scaled(_ICON), box.center().y()),
            )
            return
        look = level_look(mark.level)
        ink, ground = str(getattr(palette, look.ink)), str(getattr(palette, look.ground))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(box, _CORNER, _CORNER)
        side, ratio = scaled(_ICON), self.devicePixelRatioF()
        top = box.center().y() - side / 2
        painter.drawPixmap(
            QPointF(box.left() + SPACE_1, top), icon_pixmap(look.icon, side, ink, ratio)
        )
        if mark.is_own:
            place = QPointF(box.right() - SPACE_1 - side, top)
            painter.drawPixmap(place, icon_pixmap("pen", side, ink, ratio))
        painter.setFont(_bold(self.font()))
        painter.setPen(QColor(ink))
        painter.drawText(box.adjusted(2 * SPACE_1 + side, 0, 0, 0), _LEFT, look.word)

    def _geometry(self, width: int) -> LevelGrid:
        table = self._table
        return level_grid(len(table.rows), len(table.columns), width=width, sizes=self._sizes())

    def _sizes(self) -> GridSizes:
        """Make a cell as wide as the longest word with two icons needs."""
        metrics = QFontMetrics(_bold(self.font()))
        words = [level_look(level).word for level in LEVEL_CODES]
        word = max(metrics.horizontalAdvance(each) for each in words)
        cell = word + 2 * scaled(_ICON) + 4 * SPACE_1
        label = max((metrics.horizontalAdvance(each) for each in self._table.rows), default=0)
        return GridSizes(
            label_width=label + 2 * SPACE_1,
            least_cell=cell,
            most_cell=cell + scaled(24),
            row_height=max(metrics.height() + SPACE_1, scaled(34)),
            heading_height=2 * metrics.height() + SPACE_1,
            gap=SPACE_HALF,
        )


def _box(box: Rectangle) -> QRectF:
    return QRectF(box.x, box.y, box.width, box.height)


def _bold(font: QFont) -> QFont:
    bold = QFont(font)
    bold.setWeight(QFont.Weight.DemiBold)
    return bold
