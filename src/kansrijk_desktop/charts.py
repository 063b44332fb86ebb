"""The geometry of our charts as plain points, lines and labels; screen and paper draw it.

Units are those of the caller (pixels or points); y grows downwards.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import copysign, cos, pi, sin
from typing import Final

Point = tuple[float, float]

_LABEL_DISTANCE: Final = 1.1
_NO_DISTANCE: Final = 1e-6


@dataclass(frozen=True, slots=True)
class Rectangle:
    """A box."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Block:
    """One label that lies on the balance.

    Attributes:
        is_load: left, what weighs; otherwise right, what carries.
        is_rest: stands for the labels that found no place ("en nog 3").
    """

    box: Rectangle
    label: str
    is_load: bool
    is_rest: bool = False


@dataclass(frozen=True, slots=True)
class Balance:
    """What weighs and what carries, lying on a level beam.

    The beam never tilts: a slope would be a sum over domains, and there is none.

    Attributes:
        beam: the bar they lie on.
        foot: three corners of the support under it.
    """

    blocks: tuple[Block, ...]
    beam: Rectangle
    foot: tuple[Point, ...]
    width: float
    height: float


def balance(
    loads: Sequence[str],
    strengths: Sequence[str],
    *,
    width: float,
    block_height: float,
    most: int = 6,
    rest: str = "+ {count}",
) -> Balance:
    """Lay the labels on both sides of a balance, the first at the bottom.

    A side holds at most `most` blocks; the last then says in the words of `rest` how many more
    there are.
    """
    gap = block_height / 6
    rows = max(min(max(len(loads), len(strengths)), most), 1)
    beam_top = rows * (block_height + gap)
    half = width / 2 - 2 * gap
    sides = ((loads, 0.0, True), (strengths, width - half, False))
    blocks = [
        Block(
            Rectangle(x, beam_top - (index + 1) * (block_height + gap), half, block_height),
            label,
            is_load,
            is_rest,
        )
        for labels, x, is_load in sides
        for index, (label, is_rest) in enumerate(_fitting(labels, most, rest))
    ]
    middle, foot_top = width / 2, beam_top + gap
    return Balance(
        blocks=tuple(blocks),
        beam=Rectangle(0, beam_top, width, gap),
        foot=(
            (middle, foot_top),
            (middle - block_height / 2, foot_top + block_height / 2),
            (middle + block_height / 2, foot_top + block_height / 2),
        ),
        width=width,
        height=foot_top + block_height / 2,
    )


def _fitting(labels: Sequence[str], most: int, rest: str) -> list[tuple[str, bool]]:
    if len(labels) <= most:
        return [(label, False) for label in labels]
    kept = [(label, False) for label in labels[: most - 1]]
    return [*kept, (rest.format(count=len(labels) - len(kept)), True)]


@dataclass(frozen=True, slots=True)
class GridCell:
    """One box of a grid, with the row and column it stands for."""

    box: Rectangle
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class LevelGrid:
    """Levels over time: subjects from top to bottom, moments from left to right.

    Moments that have no room beside one another go on in a next band, below the first.

    Attributes:
        headings: above each column; `row` is the band it stands in.
        labels: left of each row; `column` is the band it stands in.
    """

    headings: tuple[GridCell, ...]
    labels: tuple[GridCell, ...]
    cells: tuple[GridCell, ...]
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class GridSizes:
    """How large the parts of a grid are.

    Attributes:
        least_cell, most_cell: the width of a cell lies between these.
    """

    label_width: float
    least_cell: float
    most_cell: float
    row_height: float
    heading_height: float
    gap: float


def level_grid(rows: int, columns: int, *, width: float, sizes: GridSizes) -> LevelGrid:
    """Lay a grid of so many rows and columns within a width; without columns it is empty."""
    room = width - sizes.label_width
    per_band = max(min(int((room + sizes.gap) // (sizes.least_cell + sizes.gap)), columns), 1)
    fitting = (room + sizes.gap) / per_band - sizes.gap
    cell_width = max(min(fitting, sizes.most_cell), min(sizes.least_cell, room))
    step, line = cell_width + sizes.gap, sizes.row_height + sizes.gap
    band_height = sizes.heading_height + rows * line
    headings, labels, cells = [], [], []
    bands = -(-columns // per_band)
    for band in range(bands):
        top = band * (band_height + 2 * sizes.gap)
        row_tops = [top + sizes.heading_height + row * line for row in range(rows)]
        labels += [
            GridCell(Rectangle(0, y, sizes.label_width, sizes.row_height), row, band)
            for row, y in enumerate(row_tops)
        ]
        for place, column in enumerate(range(band * per_band, min((band + 1) * per_band, columns))):
            x = sizes.label_width + place * step
            head = Rectangle(x, top, cell_width, sizes.heading_height)
            headings.append(GridCell(head, band, column))
            cells += [
                GridCell(Rectangle(x, y, cell_width, sizes.row_height), row, column)
                for row, y in enumerate(row_tops)
            ]
    height = bands * band_height + max(bands - 1, 0) * 2 * sizes.gap - (sizes.gap if bands else 0)
    return LevelGrid(tuple(headings), tuple(labels), tuple(cells), width, height)


@dataclass(frozen=True, slots=True)
class WebLabel:
    """The name of an axis, at the end of it.

    Attributes:
        at: the point the words stand against.
        side: where they stand from there: -1 left of it, 0 in the middle, 1 right of it.
    """

    text: str
    at: Point
    side: int


@dataclass(frozen=True, slots=True)
class WebSeries:
    """One moment on the web.

    Attributes:
        points: where there is a value, by the number of the axis.
        lines: between axes beside each other that both have a value.
        is_closed: every axis has a value, so that the lines enclose a surface.
    """

    points: tuple[tuple[int, Point], ...]
    lines: tuple[tuple[Point, Point], ...]
    is_closed: bool


@dataclass(frozen=True, slots=True)
class Web:
    """Values from 0 to the highest on axes around a middle; no sum, no surface that counts.

    Attributes:
        rings: closed lines at equal distances, the smallest first.
        spokes: the axes.
    """

    middle: Point
    rings: tuple[tuple[Point, ...], ...]
    spokes: tuple[Point, ...]
    labels: tuple[WebLabel, ...]
    series: tuple[WebSeries, ...]


def web(
    axes: Sequence[str],
    series: Sequence[Sequence[float | None]],
    *,
    middle: Point,
    radius: float,
    highest: float = 10,
    rings: int = 5,
) -> Web:
    """Lay axes around a middle, the first at the top, clockwise; None is a value not given."""

    def point(axis: int, share: float) -> Point:
        angle = 2 * pi * axis / len(axes)
        return (middle[0] + radius * share * sin(angle), middle[1] - radius * share * cos(angle))

    def laid(values: Sequence[float | None]) -> WebSeries:
        points = {
            axis: point(axis, min(max(value, 0), highest) / highest)
            for axis, value in enumerate(values)
            if value is not None
        }
        beside = [(axis, (axis + 1) % len(axes)) for axis in range(len(axes))]
        return WebSeries(
            points=tuple(points.items()),
            lines=tuple((points[a], points[b]) for a, b in beside if a in points and b in points),
            is_closed=len(points) == len(axes),
        )

    return Web(
        middle=middle,
        rings=tuple(
            tuple(point(axis, ring / rings) for axis in range(len(axes)))
            for ring in range(1, rings + 1)
        ),
        spokes=tuple(point(axis, 1) for axis in range(len(axes))),
        labels=tuple(
            WebLabel(name, point(axis, _LABEL_DISTANCE), _side(point(axis, 1)[0] - middle[0]))
            for axis, name in enumerate(axes)
        ),
        series=tuple(laid(values) for values in series),
    )


def _side(distance: float) -> int:
    """Tell on which side of the middle a point lies; rounding is not a side."""
    return 0 if abs(distance) < _NO_DISTANCE else int(copysign(1, distance))
