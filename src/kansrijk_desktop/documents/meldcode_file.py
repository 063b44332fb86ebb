"""The Meldcode file: for the professional alone, every note with its day and its author.

Facts, quotes and opinions stand in sections of their own (KNMG-meldcode, part V).
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from kansrijk_desktop.documents import wording
from kansrijk_desktop.documents.archive import Description, archive
from kansrijk_desktop.documents.blocks import Block, Panel, Paragraph, Stack
from kansrijk_desktop.documents.composition import Composer
from kansrijk_desktop.documents.glyphs import printable
from kansrijk_desktop.documents.layout import (
    HAIRLINE,
    QUIET,
    STRONG,
    TEAL,
    TINT,
    Running,
    frame_for,
    paginate,
    paint_pages,
)
from kansrijk_desktop.documents.meldcode_content import (
    MeldcodePaper,
    PaperNote,
    PaperSection,
    PaperStep,
)
from kansrijk_desktop.documents.painting import Painter
from kansrijk_desktop.documents.tagging import Element
from kansrijk_desktop.documents.typesetting import Typesetter

TITLE: Final = "Vervolgstappen"
"""Neutral: it shows in the window title of every viewer and in the print queue."""

_OWN: Final = "Alleen voor mijzelf als professional."
_NOT_A_COPY: Final = (
    "Dit dossier hoort niet bij een kopie van het cliëntdossier, en gaat niet mee met een "
    "verwijzing of overdracht. Laat het niet liggen waar anderen het kunnen lezen. Bewaar het "
    "apart, achter slot."
)
_AID: Final = (
    "Gemaakt met een hulpmiddel. De meldcode van de eigen beroepsgroep of organisatie gaat voor. "
    "Het programma weegt niet, beslist niet en meldt niets."
)
_FOOTER: Final = "Eigen dossier van de professional. Hoort niet bij de kopie van het cliëntdossier."
_NOTHING: Final = "Hier is niets vastgelegd."


def build(content: MeldcodePaper) -> bytes:
    """Return the file as PDF/A-3a and PDF/UA-1; the same content gives the same bytes.

    Raises:
        MissingGlyphError: a text holds characters that no bundled font has.
    """
    content = printable(content)
    setter = Typesetter()
    running = Running(_identifiers(content), _FOOTER)
    document = Element("Document")
    composer = Composer(setter, document)
    blocks = [*_front(composer, content), *_steps(composer, content)]
    pages = paginate(blocks, frame_for(setter, running))
    painter = Painter()
    paint_pages(setter, painter, pages, running)
    description = Description(TITLE, content.made_at)
    return archive(painter.finish(), painter.faces, document, description)


def _identifiers(content: MeldcodePaper) -> str:
    born = wording.written_date(content.birth_date) if content.birth_date else ""
    parts = (content.client, f"geboren {born}" if born else "", content.made_by)
    return " · ".join(part for part in parts if part)


def _front(composer: Composer, content: MeldcodePaper) -> Iterator[Block]:
    """Say whose this is before anything else."""
    part = composer.part()
    yield part.title("Meldcode-dossier")
    notice = part.part()
    words = (notice.text(_OWN, STRONG), notice.text(_NOT_A_COPY))
    yield Panel(stack=Stack(blocks=words), tint=TINT, bar=TEAL, padding=10, space_before=10)
    yield replace(part.facts(content.facts, rule=HAIRLINE), space_before=14.0)
    yield part.text(_AID, QUIET, space_before=10)


def _steps(composer: Composer, content: MeldcodePaper) -> Iterator[Block]:
    for step in content.steps:
        yield from _step(composer.part(), step)
    if content.history:
        part = composer.part()
        yield part.heading("Wat met dit dossier is gedaan")
        yield part.facts(content.history, rule=HAIRLINE)


def _step(composer: Composer, step: PaperStep) -> Iterator[Block]:
    yield composer.heading(step.title)
    if not step.sections:
        yield composer.text(_NOTHING, QUIET)
    for section in step.sections:
        yield from _section(composer.part(), section)


def _section(composer: Composer, section: PaperSection) -> Iterator[Block]:
    yield composer.subheading(section.title)
    if not section.notes:
        yield composer.text(_NOTHING, QUIET)
    for note in section.notes:
        yield from _note(composer, note)


def _note(composer: Composer, note: PaperNote) -> Iterator[Block]:
    """Say first that a note does not count any more: a listener hears it before its words."""
    before = 8.0
    if note.struck:
        yield _leading(
            composer.text(f"Doorgestreept door {note.struck}. Er stond:", STRONG, before)
        )
        before = 2.0
    if note.words:
        words = wording.quoted(note.words) if note.is_quote else note.words
        yield _leading(composer.text(words, space_before=before))
    yield composer.facts([*note.details, ("Vastgelegd door", note.written)])


def _leading(paragraph: Paragraph) -> Paragraph:
    """Keep words on one page with the day and the author below them."""
    return replace(paragraph, stays_with_next=True)
