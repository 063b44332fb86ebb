"""A paper in sections, under one title: for talks, for feedback, for reading back."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from kansrijk_desktop.documents import referral_texts as texts
from kansrijk_desktop.documents.archive import Description
from kansrijk_desktop.documents.binding import Paper
from kansrijk_desktop.documents.blocks import Block, Panel, Stack
from kansrijk_desktop.documents.composition import Composer
from kansrijk_desktop.documents.glyphs import printable
from kansrijk_desktop.documents.layout import (
    BODY,
    GREY,
    HAIRLINE,
    LABEL,
    LEAD,
    QUIET,
    TEAL,
    TINT,
    Running,
)
from kansrijk_desktop.documents.report_content import Grid, Report, Section
from kansrijk_desktop.documents.slips import Blank, OpenLines
from kansrijk_desktop.documents.typefaces import Weight

_ASKED: Final = replace(LEAD, weight=Weight.BOLD)
_PADDING: Final = 10.0
_LINE_HEIGHT: Final = 26.0


def build(content: Report) -> bytes:
    """Return the paper as PDF/A-3a and PDF/UA-1; the same content gives the same bytes.

    Raises:
        MissingGlyphError: a text holds characters that no bundled font has.
    """
    content = printable(content)
    paper = Paper.begin(Running(content.identifiers, content.about))
    blocks = list(_blocks(paper.composer(), content))
    return paper.bound(blocks, Description(content.file_title, content.made_at), content.bundle)


def _blocks(composer: Composer, content: Report) -> Iterator[Block]:
    yield composer.title(content.title)
    for line in content.lines:
        yield composer.text(line, QUIET, 2)
    for section in content.sections:
        if not section.is_empty:
            yield from _section(composer.part(), section)
    if content.signature:
        yield composer.text(content.signature, BODY, 22)
    yield composer.heading("Over dit papier")
    yield composer.text(content.about, QUIET)


def _section(composer: Composer, section: Section) -> Iterator[Block]:
    if section.leading:
        label = composer.label(section.title, 0)
        asked = composer.text(section.leading, _ASKED, 2)
        stack = Stack(blocks=(label, asked))
        yield Panel(stack=stack, tint=TINT, bar=TEAL, padding=_PADDING, space_before=16)
    elif section.is_inner:
        yield composer.subheading(section.title)
    else:
        yield composer.heading(section.title)
    if section.text:
        yield composer.text(section.text)
    if section.facts:
        pairs = [(each.label, (texts.heard(each),)) for each in section.facts]
        yield composer.facts(pairs, rule=HAIRLINE)
    yield from composer.bullets(section.bullets) if section.bullets else ()
    if section.grid:
        yield from _grid(composer, section.grid)
    for blank in section.blanks:
        yield Blank(label=composer.text(blank), colour=GREY, space_before=12)


def _grid(composer: Composer, grid: Grid) -> Iterator[Block]:
    if grid.rows:
        yield composer.table(grid.headers, grid.rows, grid.shares)
    if grid.open_lines:
        heads = () if grid.rows else tuple(composer.text(each, LABEL) for each in grid.headers)
        yield OpenLines(
            heads=heads,
            shares=grid.shares,
            count=grid.open_lines,
            line_height=_LINE_HEIGHT,
            colour=GREY,
            space_before=4,
        )
