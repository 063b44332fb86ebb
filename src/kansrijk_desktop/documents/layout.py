"""The page: its frame, its type, what stands on every page, and where pages end."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from kansrijk_desktop.documents.blocks import Block
from kansrijk_desktop.documents.painting import PAGE_HEIGHT, PAGE_WIDTH, Painter
from kansrijk_desktop.documents.typefaces import Weight
from kansrijk_desktop.documents.typesetting import Colour, Line, Span, TextStyle, Typesetter

MILLIMETRE: Final = 72 / 25.4

# The accent of the screen (#0B6E69): dark enough to stay readable on a grey printer.
TEAL: Final[Colour] = (0x0B / 255, 0x6E / 255, 0x69 / 255)
TINT: Final[Colour] = (0.945, 0.965, 0.962)
HAIRLINE: Final[Colour] = (0.72, 0.76, 0.76)
GREY: Final[Colour] = (0.29, 0.33, 0.37)

LEFT: Final = 22 * MILLIMETRE
RIGHT: Final = 20 * MILLIMETRE
TOP: Final = 13 * MILLIMETRE
BOTTOM: Final = 11 * MILLIMETRE
WIDTH: Final = PAGE_WIDTH - LEFT - RIGHT

TITLE: Final = TextStyle(21, 25, Weight.BOLD)
HEADING: Final = TextStyle(12.5, 17, Weight.BOLD, TEAL)
SUBHEADING: Final = TextStyle(10, 13.5, Weight.BOLD)
BODY: Final = TextStyle(9.5, 13.2)
STRONG: Final = TextStyle(9.5, 13.2, Weight.BOLD)
LEAD: Final = TextStyle(11, 15)
LABEL: Final = TextStyle(9.8, 13.2, Weight.BOLD, TEAL, small_caps=True, tracking=0.35)
QUIET: Final = TextStyle(8.5, 11.5, colour=GREY)
SMALL: Final = TextStyle(7.6, 10, colour=GREY)

_HEADER_LINES: Final = 3
_RULE_GAP: Final = 4.0
_BODY_GAP: Final = 14.0


@dataclass(frozen=True, slots=True)
class Running:
    """What stands on every page beside the page number.

    Attributes:
        identifiers: of whom and which letter, so that a loose sheet finds its way back.
        footer: what kind of paper this is.
    """

    identifiers: str
    footer: str


@dataclass(frozen=True, slots=True)
class Placed:
    """A block and the top it is painted at."""

    block: Block
    top: float


@dataclass(frozen=True, slots=True)
class Frame:
    """The room between header and footer, the same on every page of a document."""

    top: float
    bottom: float

    @property
    def height(self) -> float:
        """The room for blocks."""
        return self.bottom - self.top


def frame_for(setter: Typesetter, running: Running) -> Frame:
    """Return the room that header and footer leave."""
    header = len(_header_lines(setter, running)) * SMALL.leading
    footer = len(setter.lines((Span(running.footer),), SMALL, WIDTH)) * SMALL.leading
    return Frame(
        TOP + header + _RULE_GAP + _BODY_GAP, PAGE_HEIGHT - BOTTOM - footer - _RULE_GAP - 6
    )


def paginate(blocks: Sequence[Block], frame: Frame) -> list[list[Placed]]:
    """Place blocks on pages; a heading never ends a page, and what is too long is cut."""
    pages: list[list[Placed]] = [[]]
    waiting = list(reversed(blocks))
    top = frame.top
    while waiting:
        block = waiting.pop()
        is_first = not pages[-1]
        start = top if is_first else top + block.space_before
        room = frame.bottom - start
        needed = _needed(block, waiting)
        if block.height(WIDTH) <= room and needed <= room:
            pages[-1].append(Placed(block, start))
            top = start + block.height(WIDTH)
            continue
        parts = block.split(WIDTH, room)
        if parts is None and is_first:
            pages[-1].append(Placed(block, start))  # higher than a page: nothing better exists
        elif parts is not None:
            pages[-1].append(Placed(parts[0], start))
            waiting.append(parts[1])
        else:
            waiting.append(block)
        if waiting:
            pages.append([])
            top = frame.top
    return pages


def paint_pages(
    setter: Typesetter, painter: Painter, pages: Sequence[Sequence[Placed]], running: Running
) -> None:
    """Paint all pages with their header and footer."""
    for number, page in enumerate(pages, 1):
        _paint_running(setter, painter, running, f"pagina {number} van {len(pages)}")
        for placed in page:
            placed.block.paint(painter, LEFT, placed.top, WIDTH)
        painter.end_page()


def _needed(block: Block, waiting: Sequence[Block]) -> float:
    """Return the height a heading needs together with the beginning of what it heads."""
    needed = block.height(WIDTH)
    upcoming = iter(reversed(waiting))
    while block.stays_with_next:
        following = next(upcoming, None)
        if following is None:
            break
        needed += following.space_before
        if following.stays_with_next:
            needed += following.height(WIDTH)
        else:
            needed += following.least_height(WIDTH)
        block = following
    return needed


def _header_lines(setter: Typesetter, running: Running) -> list[Line]:
    """Return the identifiers, in as many lines as they need up to a few."""
    room = WIDTH - 30 * MILLIMETRE
    lines = setter.lines((Span(running.identifiers),), SMALL, room)
    if len(lines) <= _HEADER_LINES:
        return lines
    last = setter.clipped(lines[_HEADER_LINES - 1 :], Span("…"), SMALL, room)
    return [*lines[: _HEADER_LINES - 1], last]


def _paint_running(
    setter: Typesetter, painter: Painter, running: Running, page_number: str
) -> None:
    """Paint header and footer as artifacts: a listener does not hear them on every page."""
    with painter.artifact("Header"):
        baseline = TOP + SMALL.size
        number = setter.lines((Span(page_number),), SMALL, WIDTH)[0]
        painter.line(number, SMALL, LEFT + WIDTH - number.width, baseline)
        for line in _header_lines(setter, running):
            painter.line(line, SMALL, LEFT, baseline)
            baseline += SMALL.leading
        painter.rule(LEFT, baseline - SMALL.size + _RULE_GAP, WIDTH, TEAL, 0.8)
    lines = setter.lines((Span(running.footer),), SMALL, WIDTH)
    with painter.artifact("Footer"):
        top = PAGE_HEIGHT - BOTTOM - len(lines) * SMALL.leading
        painter.rule(LEFT, top - _RULE_GAP, WIDTH, HAIRLINE, 0.5)
        for index, line in enumerate(lines):
            painter.line(line, SMALL, LEFT, top + SMALL.size + index * SMALL.leading)
