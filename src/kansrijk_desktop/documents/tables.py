"""Tables: label and value side by side, or columns under headers; cut over pages they stay one.

The elements of the structure tree (Table, TR, TH, TD) are made with the rows, not when painting, so
the rows of all pages lie in one Table. A header is painted again on each page, as an artifact.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from typing_extensions import override

from kansrijk_desktop.documents.blocks import Block, Paragraph
from kansrijk_desktop.documents.painting import Painter
from kansrijk_desktop.documents.typesetting import Colour

_CELL_GAP: Final = 10.0
_RULE_THICKNESS: Final = 0.5


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one row; each is a paragraph whose element is the cell."""

    cells: tuple[Paragraph, ...]

    def height(self, widths: Sequence[float]) -> float:
        """Return the height of the highest cell."""
        pairs = zip(self.cells, widths, strict=True)
        return max(cell.height(width) for cell, width in pairs)

    def split(self, widths: Sequence[float], height: float) -> "tuple[Row, Row] | None":
        """Cut every cell at the height; a cell that fits leaves nothing for the rest."""
        first: list[Paragraph] = []
        rest: list[Paragraph] = []
        for cell, width in zip(self.cells, widths, strict=True):
            lines = tuple(cell.lines(width))
            fitting = cell.fitting_lines(height)
            if not fitting:
                return None
            first.append(replace(cell, fixed_lines=lines[:fitting]))
            rest.append(replace(cell, fixed_lines=lines[fitting:]))
        return Row(tuple(first)), Row(tuple(rest))

    def paint(self, painter: Painter, x: float, y: float, widths: Sequence[float]) -> None:
        """Paint the cells from left to right; one without lines only keeps its place."""
        for cell, width in zip(self.cells, widths, strict=True):
            if cell.lines(width):
                cell.paint(painter, x, y, width)
            x += width + _CELL_GAP

    def repeat(self, painter: Painter, x: float, y: float, widths: Sequence[float]) -> None:
        """Paint the cells once more, for the eye only."""
        with painter.artifact():
            for cell, width in zip(self.cells, widths, strict=True):
                baseline = y + cell.baseline
                for line in cell.lines(width):
                    painter.line(line, cell.style, x, baseline)
                    baseline += cell.style.leading
                x += width + _CELL_GAP


@dataclass(frozen=True, slots=True, kw_only=True)
class Table(Block):
    """Rows of cells.

    Attributes:
        shares: the part of the width of each column; together 1.
        header: the row of column headers, if any.
        rule: the colour of the hairline between rows, None for none.
        repeats_header: True for what follows on a next page.
    """

    shares: tuple[float, ...]
    rows: tuple[Row, ...]
    header: Row | None = None
    rule: Colour | None = None
    row_gap: float = 1.0
    repeats_header: bool = False

    @override
    def height(self, width: float) -> float:
        return self._header_height(width) + sum(self._row_heights(width))

    @override
    def least_height(self, width: float) -> float:
        return self._header_height(width) + self._row_heights(width)[0]

    @override
    def split(self, width: float, height: float) -> "tuple[Table, Table] | None":
        room = height - self._header_height(width)
        for index, row_height in enumerate(self._row_heights(width)):
            room -= row_height
            if room < 0 and index:
                return self._with(self.rows[:index]), self._rest(self.rows[index:])
            if room < 0:
                return None
        return None

    def split_first_row(self, width: float, height: float) -> "tuple[Table, Table] | None":
        """Cut within the first row, for a row that is higher than a page."""
        room = height - self._header_height(width) - self.row_gap
        parts = self.rows[0].split(self.widths(width), room)
        if parts is None:
            return None
        return self._with((parts[0],)), self._rest((parts[1], *self.rows[1:]))

    @override
    def paint(self, painter: Painter, x: float, y: float, width: float) -> None:
        widths = self.widths(width)
        if self.header is not None:
            show = self.header.repeat if self.repeats_header else self.header.paint
            show(painter, x, y, widths)
            y += self._header_height(width)
        for index, row in enumerate(self.rows):
            if self.rule is not None and (index or self.header):
                with painter.artifact():
                    painter.rule(x, y - self.row_gap / 2, width, self.rule, _RULE_THICKNESS)
            row.paint(painter, x, y, widths)
            y += row.height(widths) + self.row_gap

    def widths(self, width: float) -> list[float]:
        """Return the width of each column."""
        room = width - _CELL_GAP * (len(self.shares) - 1)
        return [room * share for share in self.shares]

    def _header_height(self, width: float) -> float:
        return self.header.height(self.widths(width)) + self.row_gap if self.header else 0.0

    def _row_heights(self, width: float) -> list[float]:
        widths = self.widths(width)
        return [row.height(widths) + self.row_gap for row in self.rows]

    def _with(self, rows: tuple[Row, ...]) -> "Table":
        return replace(self, rows=rows)

    def _rest(self, rows: tuple[Row, ...]) -> "Table":
        return replace(self, rows=rows, space_before=0.0, repeats_header=True)
