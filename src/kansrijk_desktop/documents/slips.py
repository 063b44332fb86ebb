"""Lines and boxes to fill in by hand."""

from dataclasses import dataclass
from typing import Final

from typing_extensions import override

from kansrijk_desktop.documents.blocks import Block, Paragraph
from kansrijk_desktop.documents.painting import Painter
from kansrijk_desktop.documents.typesetting import Colour

_GAP: Final = 6.0
_LINE_DROP: Final = 2.5
_LINE_THICKNESS: Final = 0.6


@dataclass(frozen=True, slots=True, kw_only=True)
class CutLine(Block):
    """A dashed line to cut along."""

    colour: Colour

    @override
    def height(self, width: float) -> float:
        return 1.0

    @override
    def paint(self, painter: Painter, x: float, y: float, width: float) -> None:
        with painter.artifact():
            painter.dashes(x, y, width, self.colour)


@dataclass(frozen=True, slots=True, kw_only=True)
class Blank(Block):
    """A label with a line to write on behind it."""

    label: Paragraph
    colour: Colour

    @override
    def height(self, width: float) -> float:
        return self.label.height(width)

    @override
    def paint(self, painter: Painter, x: float, y: float, width: float) -> None:
        self.label.paint(painter, x, y, width)
        start = self.label.lines(width)[-1].width + _GAP
        foot = y + self.label.baseline + _LINE_DROP
        with painter.artifact():
            painter.rule(x + start, foot, width - start, self.colour, _LINE_THICKNESS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices(Block):
    """Answers side by side, each with a box to tick."""

    label: Paragraph
    answers: tuple[Paragraph, ...]
    colour: Colour

    @override
    def height(self, width: float) -> float:
        return self.label.height(width)

    @override
    def paint(self, painter: Painter, x: float, y: float, width: float) -> None:
        self.label.paint(painter, x, y, width)
        left = x + self.label.lines(width)[0].width + 3 * _GAP
        side = self.label.style.size
        for answer in self.answers:
            with painter.artifact():
                painter.box(left, y + (self.height(width) - side) / 2, side, side, self.colour)
            left += side + _GAP
            answer.paint(painter, left, y, width)
            left += answer.lines(width)[0].width + 3 * _GAP


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenLines(Block):
    """Empty lines under their column heads.

    Attributes:
        heads: may be empty, where a table above has them already.
        shares: the part of the width of each column.
    """

    heads: tuple[Paragraph, ...]
    shares: tuple[float, ...]
    count: int
    line_height: float
    colour: Colour

    @override
    def height(self, width: float) -> float:
        return self._head_height + self.count * self.line_height

    @override
    def paint(self, painter: Painter, x: float, y: float, width: float) -> None:
        left = x
        for head, share in zip(self.heads, self.shares, strict=False):
            head.paint(painter, left, y, width * share)
            left += width * share
        y += self._head_height
        with painter.artifact():
            for number in range(1, self.count + 1):
                foot = y + number * self.line_height
                left = x
                for share in self.shares:
                    length = width * share - 2 * _GAP
                    painter.rule(left, foot, length, self.colour, _LINE_THICKNESS)
                    left += width * share

    @property
    def _head_height(self) -> float:
        return self.heads[0].style.leading if self.heads else 0.0
