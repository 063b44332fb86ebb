"""The sheet for the parents: at most three things that were agreed, in large type."""

from collections.abc import Iterator
from typing import Final

from kansrijk_desktop.documents import wording
from kansrijk_desktop.documents.archive import Description
from kansrijk_desktop.documents.binding import Paper
from kansrijk_desktop.documents.blocks import Block, Columns, Panel, Paragraph, Rule, Stack
from kansrijk_desktop.documents.composition import Composer
from kansrijk_desktop.documents.glyphs import printable
from kansrijk_desktop.documents.large_type import (
    LARGE,
    LARGE_HEADING,
    LARGE_QUIET,
    LARGE_STRONG,
    LARGE_TITLE,
    NUMERAL,
)
from kansrijk_desktop.documents.layout import HAIRLINE, TEAL, TINT, Running
from kansrijk_desktop.documents.sheet_content import ParentsSheet, Step
from kansrijk_desktop.documents.tagging import Element
from kansrijk_desktop.documents.typesetting import Span

FILE_TITLE: Final = "Afspraken"
MOST_STEPS: Final = 3

_TITLE: Final = "Onze afspraken"
_SHARES: Final = (0.1, 0.9)
_PADDING: Final = 14.0


def build(content: ParentsSheet) -> bytes:
    """Return the sheet as PDF/A-3a and PDF/UA-1; the same content gives the same bytes.

    Raises:
        MissingGlyphError: a text holds characters that no bundled font has.
    """
    content = printable(content)
    day = wording.written_date(content.made_at.date())
    head = " · ".join(part for part in (content.for_whom, day) if part)
    paper = Paper.begin(Running(head, content.about))
    blocks = list(_blocks(paper.composer(), content))
    return paper.bound(blocks, Description(FILE_TITLE, content.made_at))


def _blocks(composer: Composer, content: ParentsSheet) -> Iterator[Block]:
    yield composer.title(_TITLE, LARGE_TITLE)
    if content.for_whom:
        yield composer.text(f"Voor {content.for_whom}", LARGE, 4)
    listing = composer.element.add("L", scope="Decimal")
    for number, step in enumerate(content.steps[:MOST_STEPS], 1):
        yield _step(composer, listing.add("LI"), number, step)
    if content.next_talk:
        yield composer.heading("We zien elkaar weer", 30, LARGE_HEADING)
        yield composer.text(content.next_talk, LARGE, 2)
    if content.reach:
        yield Rule(colour=HAIRLINE, space_before=30)
        yield composer.heading("Vragen? Bel gerust", 12, LARGE_HEADING)
        for index, line in enumerate(content.reach):
            yield composer.text(line, LARGE if index else LARGE_STRONG, 2)
    yield composer.text(content.about, LARGE_QUIET, 30)


def _step(composer: Composer, item: Element, number: int, step: Step) -> Block:
    """Return a numeral with what is done beside it, on a tint."""
    numeral = Paragraph(
        setter=composer.setter,
        element=item.add("Lbl"),
        spans=(Span(str(number)),),
        style=NUMERAL,
    )
    body = Composer(composer.setter, item.add("LBody"))
    lines: list[Block] = [body.text(step.what, LARGE_STRONG, 0)]
    if step.details:
        lines.append(body.text(step.details, LARGE, 4))
    columns = Columns(
        stacks=(Stack(blocks=(numeral,)), Stack(blocks=tuple(lines))), shares=_SHARES, gap=8.0
    )
    stack = Stack(blocks=(columns,))
    return Panel(stack=stack, tint=TINT, bar=TEAL, padding=_PADDING, space_before=18)
