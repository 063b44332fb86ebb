"""The own card on paper, for partners: who we are, a code to scan, and words to compare.

It names nobody but the professional and her organisation.
"""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from typing_extensions import override

from kansrijk_desktop.documents.archive import Description, archive
from kansrijk_desktop.documents.blocks import Block, Panel, Stack
from kansrijk_desktop.documents.composition import Composer
from kansrijk_desktop.documents.glyphs import LABEL, printable
from kansrijk_desktop.documents.layout import (
    LEAD,
    MILLIMETRE,
    TEAL,
    TINT,
    Running,
    frame_for,
    paginate,
    paint_pages,
)
from kansrijk_desktop.documents.painting import PAGE_HEIGHT, Painter
from kansrijk_desktop.documents.tagging import Element
from kansrijk_desktop.documents.typefaces import Weight
from kansrijk_desktop.documents.typesetting import Colour, TextStyle, Typesetter

TITLE: Final = "Kaart voor partners"

_WORD: Final = TextStyle(15, 22, Weight.BOLD)
_BLACK: Final[Colour] = (0.0, 0.0, 0.0)
_SIDE: Final = 78 * MILLIMETRE
# The standard asks for four light squares around it (ISO/IEC 18004).
_QUIET: Final = 4
_STEPS: Final = (
    "Scan de code en plak de tekst in Kansrijk bij Overdracht, Partner toevoegen.",
    "Of vraag ons om het kaartbestand en open dat daar.",
    "Bel het nummer dat u al van ons had, en lees de woorden voor.",
    "Zien wij dezelfde woorden, dan is de sleutel van ons.",
    "Daarna kunt u bestanden sturen die alleen wij kunnen openen.",
)


@dataclass(frozen=True, slots=True)
class PartnerCard:
    """What stands on the card.

    Attributes:
        words: to compare by telephone, in their order.
        squares: the rows of the QR code, True where it is dark.
    """

    organization: str = field(metadata={LABEL: "Organisatie"})
    name: str = field(metadata={LABEL: "Naam"})
    phone: str = field(metadata={LABEL: "Telefoon"})
    words: tuple[str, ...]
    squares: tuple[tuple[bool, ...], ...]
    made_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class QrFigure(Block):
    """A QR code as a figure with words for who hears the paper."""

    element: Element
    squares: tuple[tuple[bool, ...], ...]

    @override
    def height(self, width: float) -> float:
        return _SIDE

    @override
    def paint(self, painter: Painter, x: float, y: float, width: float) -> None:
        side = _SIDE / (len(self.squares) + 2 * _QUIET)
        self.element.bounding_box = (x, PAGE_HEIGHT - y - _SIDE, x + _SIDE, PAGE_HEIGHT - y)
        with painter.content(self.element):
            for row, squares in enumerate(self.squares):
                for first, length in _runs(squares):
                    left, top = x + (first + _QUIET) * side, y + (row + _QUIET) * side
                    painter.fill(left, top, length * side, side, _BLACK)


def build(card: PartnerCard) -> bytes:
    """Return the card as PDF/A-3a and PDF/UA-1.

    Raises:
        MissingGlyphError: a text holds characters that no bundled font has.
    """
    card = printable(card)
    setter, document = Typesetter(), Element("Document")
    compose = Composer(setter, document)
    running = Running(card.organization, "Op deze kaart staan geen gegevens van gezinnen.")
    pages = paginate(_blocks(compose, card), frame_for(setter, running))
    painter = Painter()
    paint_pages(setter, painter, pages, running)
    description = Description(TITLE, card.made_at)
    return archive(painter.finish(), painter.faces, document, description)


def _blocks(compose: Composer, card: PartnerCard) -> list[Block]:
    who = [("Organisatie", card.organization), ("Naam", card.name), ("Telefoon", card.phone)]
    return [
        compose.title(TITLE),
        compose.text(
            "Met deze kaart kunt u ons een verzegelde overdracht sturen.", LEAD, space_before=4
        ),
        compose.facts([(label, value) for label, value in who if value]),
        _code(compose, card),
        compose.heading("Zo gebruikt u deze kaart"),
        *compose.bullets(_STEPS),
        _words(compose.part(), card),
    ]


def _code(compose: Composer, card: PartnerCard) -> QrFigure:
    figure = compose.element.add(
        "Figure", alternative="QR-code met de kaart: dezelfde inhoud als het kaartbestand."
    )
    return QrFigure(element=figure, squares=card.squares, space_before=12.0)


def _words(compose: Composer, card: PartnerCard) -> Panel:
    heading = compose.heading("Vergelijk deze woorden door de telefoon", space_before=0)
    sentence = compose.text(" · ".join(card.words), _WORD, space_before=6)
    stack = Stack(blocks=(heading, sentence))
    return Panel(stack=stack, tint=TINT, bar=TEAL, padding=10.0, space_before=16.0)


def _runs(squares: tuple[bool, ...]) -> list[tuple[int, int]]:
    """Return where dark squares begin and how many follow: one box has no seams."""
    runs: list[tuple[int, int]] = []
    for place, is_dark in enumerate(squares):
        if is_dark and runs and sum(runs[-1]) == place:
            runs[-1] = (runs[-1][0], runs[-1][1] + 1)
        elif is_dark:
            runs.append((place, 1))
    return runs
