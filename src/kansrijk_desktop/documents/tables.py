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
_LEAST_LINES: Final = 3  # of a row, on either side of a page end


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one row; each is a paragraph whose element is the cell."""

    cells: tuple[Paragraph, ...]

    def height(self, widths: Sequence[float]) -> float:
        """Return the height of the highest cell."""
        pairs = zip(self.cells, widths, strict=True)
        return max(cell.height(width) for cell, width in pairs)

    def least_height(self, widths: Sequence[float]) -> float:
        """Return the height of the smallest first part the row can be cut into."""
        height = self.height(widths)
        leading = self.cells[-1].style.leading
        return height if height < 2 * _LEAST_LINES * leading else _LEAST_LINES * leading

    def split(self, widths: Sequence[float], height: float) -> "tuple[Row, Row] | None":
        """Cut every cell at the height, or return None where it would leave a line or two."""
        pairs = list(zip(self.cells, widths, strict=True))
        total = max(len(cell.lines(width)) for cell, width in pairs)
        fitting = min(self.cells[-1].fitting_lines(height), total - _LEAST_LINES)
        if fitting < _LEAST_LINES:
            return None
        first: list[Paragraph] = []
        rest: list[Paragraph] = []
        for cell, width in pairs:
            lines = tuple(cell.lines(width))
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
        first = self.rows[0].least_height(self.widths(width))
        return self._header_height(width) + first + self.row_gap

    @override
    def split(self, width: float, height: float) -> "tuple[Table, Table] | None":
        room = height - self._header_height(width)
        for index, row_height in enumerate(self._row_heights(width)):
            if row_height > room:
                return self._split_at(index, width, room - self.row_gap)
            room -= row_height
        return None

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

    def _split_at(self, index: int, width: float, room: float) -> "tuple[Table, Table] | None":
        """Cut within a long row, or before it."""
        parts = self.rows[index].split(self.widths(width), room)
        before, after = self.rows[:index], self.rows[index + 1 :]
        if parts is not None:
            return self._with((*before, parts[0])), self._rest((parts[1], *after))
        if not before:
            return None
        return self._with(before), self._rest(self.rows[index:])

    def _with(self, rows: tuple[Row, ...]) -> "Table":
        return replace(self, rows=rows)

    def _rest(self, rows: tuple[Row, ...]) -> "Table":
        return replace(self, rows=rows, space_before=0.0, repeats_header=True)
