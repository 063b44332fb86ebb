"""Lines and boxes to fill in by hand on the return slip."""

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
