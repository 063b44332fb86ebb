"""What a page is made of: paragraphs, rules, stacks, columns, panels.

A block knows its height at a width, can be cut where a page ends, and paints itself. The parts of a
cut block share one element of the structure tree, so a listener hears one paragraph, not two.
"""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from typing_extensions import override

from kansrijk_desktop.documents.painting import Painter
from kansrijk_desktop.documents.tagging import Element
from kansrijk_desktop.documents.typesetting import Colour, Line, Span, TextStyle, Typesetter

_SAFE_LINES: Final = 2
_CAPITAL: Final = 0.714  # height of a capital of Noto Sans, in type sizes
_ROUNDING: Final = 0.01


@dataclass(frozen=True, slots=True, kw_only=True)
class Block(ABC):
    """A part of a page, of any width.

    Attributes:
        space_before: white above, dropped at the top of a page.
        stays_with_next: True for a heading: never the last thing on a page.
    """

    space_before: float = 0.0
    stays_with_next: bool = False

    @abstractmethod
    def height(self, width: float) -> float:
        """Return the height at this width."""

    @abstractmethod
    def paint(self, painter: Painter, x: float, y: float, width: float) -> None:
        """Paint with the top left corner at this place."""

    def least_height(self, width: float) -> float:
        """Return the height of the smallest first part it can be cut into."""
        return self.height(width)

    # Most blocks cannot be cut, so this default is meant to be empty.
    def split(self, width: float, height: float) -> "tuple[Block, Block] | None":  # noqa: B027
        """Return a part that fits in the height and the rest, or None where it cannot be cut."""


@dataclass(frozen=True, slots=True)
class Clip:
    """How a text is shortened.

    Attributes:
        most_lines: the lines that are kept.
        ending: what takes the place of the rest ("… zie blad 2").
    """

    most_lines: int
    ending: str


@dataclass(frozen=True, slots=True)
class Marker:
    """A bullet in front of a paragraph, with an element of its own."""

    text: str
    element: Element
    indent: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph(Block):
    """Text in one style.

    Attributes:
        baseline_size: size of the type it stands on one line with, where that is another.
        fixed_lines: the lines of a part of a cut paragraph.
    """

    setter: Typesetter
    element: Element
    spans: tuple[Span, ...]
    style: TextStyle
    rtl: bool = False
    marker: Marker | None = None
    clip: Clip | None = None
    baseline_size: float = 0.0
    fixed_lines: tuple[Line, ...] | None = None

    @property
    def baseline(self) -> float:
        """Return how far the first baseline lies below the top: capitals stand in the middle."""
        size = self.baseline_size or self.style.size
        return (self.style.leading + size * _CAPITAL) / 2

    def lines(self, width: float) -> Sequence[Line]:
        """Return the lines at this width."""
        if self.fixed_lines is not None:
            return self.fixed_lines
        lines = self._all_lines(width)
        if self.clip is None or len(lines) <= self.clip.most_lines:
            return lines
        kept = self.clip.most_lines - 1
        ending = Span(self.clip.ending)
        return [*lines[:kept], self.setter.clipped(lines[kept:], ending, self.style, width)]

    def is_cut(self, width: float) -> bool:
        """Tell whether text is missing at this width."""
        return self.clip is not None and self.whole_lines(width) > self.clip.most_lines

    def whole_lines(self, width: float) -> int:
        """Return how many lines it takes when nothing is cut."""
        return len(self._all_lines(width))

    @override
    def height(self, width: float) -> float:
        return len(self.lines(width)) * self.style.leading

    @override
    def least_height(self, width: float) -> float:
        # One line alone at the foot of a page looks lost.
        return min(len(self.lines(width)), _SAFE_LINES) * self.style.leading

    @override
    def split(self, width: float, height: float) -> "tuple[Paragraph, Paragraph] | None":
        lines = tuple(self.lines(width))
        fitting = min(self.fitting_lines(height), len(lines) - _SAFE_LINES)
        if fitting < _SAFE_LINES:
            return None
        rest = replace(self, fixed_lines=lines[fitting:], space_before=0.0)
        return replace(self, fixed_lines=lines[:fitting]), replace(rest, marker=self._silent())

    def fitting_lines(self, height: float) -> int:
        """Return how many lines fit in the height."""
        return int((height + _ROUNDING) // self.style.leading)

    @override
    def paint(self, painter: Painter, x: float, y: float, width: float) -> None:
        baseline = y + self.baseline
        if self.marker is not None and self.marker.text:
            marker = self.setter.lines((Span(self.marker.text),), self.style, width)[0]
            with painter.content(self.marker.element):
                painter.line(marker, self.style, x, baseline)
        with painter.content(self.element):
            for line in self.lines(width):
                start = x + width - line.width if self.rtl else x + self._indent
                painter.line(line, self.style, start, baseline)
                baseline += self.style.leading

    @property
    def _indent(self) -> float:
        return self.marker.indent if self.marker else 0.0

    def _silent(self) -> Marker | None:
        return replace(self.marker, text="") if self.marker else None

    def _all_lines(self, width: float) -> Sequence[Line]:
        return self.setter.lines(self.spans, self.style, width - self._indent, rtl=self.rtl)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule(Block):
    """A horizontal rule."""

    colour: Colour
    thickness: float = 0.6

    @override
    def height(self, width: float) -> float:
        return self.thickness

    @override
    def paint(self, painter: Painter, x: float, y: float, width: float) -> None:
        with painter.artifact():
            painter.rule(x, y + self.thickness / 2, width, self.colour, self.thickness)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stack(Block):
    """Blocks one under another that stay together."""

    blocks: tuple[Block, ...]

    @override
    def height(self, width: float) -> float:
        white = sum(block.space_before for block in self.blocks[1:])
        return white + sum(block.height(width) for block in self.blocks)

    @override
    def paint(self, painter: Painter, x: float, y: float, width: float) -> None:
        for index, block in enumerate(self.blocks):
            y += block.space_before if index else 0
            block.paint(painter, x, y, width)
            y += block.height(width)


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns(Block):
    """Stacks side by side; their shares of the width add up to 1."""

    stacks: tuple[Stack, ...]
    shares: tuple[float, ...]
    gap: float

    @override
    def height(self, width: float) -> float:
        pairs = zip(self.stacks, self._widths(width), strict=True)
        return max(stack.height(share) for stack, share in pairs)

    @override
    def paint(self, painter: Painter, x: float, y: float, width: float) -> None:
        for stack, share in zip(self.stacks, self._widths(width), strict=True):
            stack.paint(painter, x, y, share)
            x += share + self.gap

    def _widths(self, width: float) -> list[float]:
        room = width - self.gap * (len(self.stacks) - 1)
        return [room * share for share in self.shares]


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel(Block):
    """A stack on a tint, with a bar at its left that a grey printer keeps."""

    stack: Stack
    tint: Colour
    bar: Colour
    padding: float
    bar_width: float = 3.0

    @override
    def height(self, width: float) -> float:
        return self.stack.height(self.inner_width(width)) + 2 * self.padding

    @override
    def paint(self, painter: Painter, x: float, y: float, width: float) -> None:
        height = self.height(width)
        with painter.artifact():
            painter.fill(x, y, width, height, self.tint)
            painter.fill(x, y, self.bar_width, height, self.bar)
        left = x + self.bar_width + self.padding
        self.stack.paint(painter, left, y + self.padding, self.inner_width(width))

    def inner_width(self, width: float) -> float:
        """Return the width of the stack."""
        return width - self.bar_width - 2 * self.padding
