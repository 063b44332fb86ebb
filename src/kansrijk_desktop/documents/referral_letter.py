"""The referral letter: one A4 that says it all, the details behind it, the bundle inside."""

from typing import Final

from kansrijk_desktop.documents import wording
from kansrijk_desktop.documents.archive import Description, archive
from kansrijk_desktop.documents.composition import Composer
from kansrijk_desktop.documents.content import ReferralContent
from kansrijk_desktop.documents.glyphs import printable
from kansrijk_desktop.documents.layout import (
    Running,
    frame_for,
    paginate,
    paint_pages,
)
from kansrijk_desktop.documents.painting import Painter
from kansrijk_desktop.documents.referral_details import compose_details
from kansrijk_desktop.documents.referral_front import compose_front
from kansrijk_desktop.documents.tagging import Element
from kansrijk_desktop.documents.typesetting import Typesetter

TITLE: Final = "Verwijsbrief"
"""Neutral: it shows in the window title of every viewer and in the print queue."""


def build(content: ReferralContent) -> bytes:
    """Return the letter as PDF/A-3a and PDF/UA-1; the same content gives the same bytes.

    Raises:
        MissingGlyphError: a text holds characters that no bundled font has.
    """
    content = printable(content)
    setter = Typesetter()
    running = _running(content)
    frame = frame_for(setter, running)
    front = compose_front(setter, content, frame)
    document = Element("Document").adopt(front.element)
    details = compose_details(Composer(setter, document.add("Sect")), content, front.cut)
    pages = paginate(front.blocks, frame) + paginate(details, frame)
    painter = Painter()
    paint_pages(setter, painter, pages, running)
    return archive(
        painter.finish(),
        painter.faces,
        document,
        Description(TITLE, content.made_at),
        content.bundle,
    )


def _running(content: ReferralContent) -> Running:
    """Return what stands on every page."""
    client = content.client
    born = wording.written_date(client.birth_date) if client.birth_date else ""
    parts = (client.name, f"geboren {born}" if born else "", f"kenmerk {content.reference}")
    identifiers = " · ".join(part for part in parts if part)
    footer = f"{wording.NO_DIAGNOSIS} {wording.SELECTION} {content.instrument}"
    return Running(identifiers, footer)
