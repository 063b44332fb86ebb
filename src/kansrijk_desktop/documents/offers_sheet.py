"""What there is in the neighbourhood: a sheet that can be given to anyone, about nobody."""

from collections.abc import Iterator
from typing import Final

from kansrijk_desktop.documents import wording
from kansrijk_desktop.documents.archive import Description
from kansrijk_desktop.documents.binding import Paper
from kansrijk_desktop.documents.blocks import Block, Stack
from kansrijk_desktop.documents.composition import Composer
from kansrijk_desktop.documents.glyphs import printable
from kansrijk_desktop.documents.large_type import (
    LARGE,
    LARGE_HEADING,
    LARGE_QUIET,
    LARGE_STRONG,
    LARGE_TITLE,
)
from kansrijk_desktop.documents.layout import Running
from kansrijk_desktop.documents.sheet_content import LocalOffer, OffersSheet
from kansrijk_desktop.documents.typefaces import Weight
from kansrijk_desktop.documents.typesetting import Span

FILE_TITLE: Final = "Aanbod in de buurt"

_GAP: Final = 14.0
_AFTER_HEADING: Final = 6.0
_INTRODUCTION: Final = (
    "Hier vind je hulp en steun bij jou in de buurt. Iedereen kan dit blad krijgen. Je kiest zelf "
    "of je iets vraagt, en wanneer."
)


def build(content: OffersSheet) -> bytes:
    """Return the sheet as PDF/A-3a and PDF/UA-1; the same content gives the same bytes.

    Raises:
        MissingGlyphError: a text holds characters that no bundled font has.
    """
    content = printable(content)
    day = wording.written_date(content.made_at.date())
    head = " · ".join(part for part in (FILE_TITLE, content.place, day) if part)
    paper = Paper.begin(Running(head, content.about))
    blocks = list(_blocks(paper.composer(), content))
    return paper.bound(blocks, Description(FILE_TITLE, content.made_at))


def _blocks(composer: Composer, content: OffersSheet) -> Iterator[Block]:
    yield composer.title(FILE_TITLE, LARGE_TITLE)
    if content.place:
        yield composer.text(content.place, LARGE, 2)
    yield composer.text(_INTRODUCTION, LARGE, 8)
    for group in content.groups:
        part = composer.part()
        yield part.heading(group.title, 24, LARGE_HEADING)
        for index, offer in enumerate(group.offers):
            yield _offer(part, offer, _GAP if index else _AFTER_HEADING)
    if content.reach:
        yield composer.heading("Praat er met ons over", 26, LARGE_HEADING)
        for line in content.reach:
            yield composer.text(line, LARGE, 2)
    yield composer.text(content.about, LARGE_QUIET, 22)


def _offer(composer: Composer, offer: LocalOffer, space_before: float) -> Block:
    """Return one offer, never cut by the end of a page."""
    lines: list[Block] = [composer.text(offer.name, LARGE_STRONG, 0)]
    if offer.audience:
        lines.append(composer.text(offer.audience, LARGE, 1))
    ways = (f"Bel {offer.phone}" if offer.phone else "", offer.website)
    if reach := " · ".join(way for way in ways if way):
        lines.append(composer.text((Span(reach, Weight.BOLD),), LARGE, 1))
    if offer.remarks:
        lines.append(composer.text(offer.remarks, LARGE_QUIET, 1))
    return Stack(blocks=tuple(lines), space_before=space_before)
