"""Letter, request or handover: one A4 that says it all, the details behind, the bundle inside."""

from kansrijk_desktop.documents import wording
from kansrijk_desktop.documents.archive import Description
from kansrijk_desktop.documents.binding import Paper
from kansrijk_desktop.documents.content import ReferralContent
from kansrijk_desktop.documents.glyphs import printable
from kansrijk_desktop.documents.layout import Running, paginate
from kansrijk_desktop.documents.referral_details import compose_details
from kansrijk_desktop.documents.referral_front import compose_front


def build(content: ReferralContent) -> bytes:
    """Return the letter as PDF/A-3a and PDF/UA-1; the same content gives the same bytes.

    Raises:
        MissingGlyphError: a text holds characters that no bundled font has.
    """
    content = printable(content)
    paper = Paper.begin(_running(content))
    front = compose_front(paper.setter, content, paper.frame)
    paper.root.adopt(front.element)
    details = compose_details(paper.composer(), content, front)
    pages = paginate(front.blocks, paper.frame) + paginate(details, paper.frame)
    return paper.finish(pages, Description(content.file_title, content.made_at), content.bundle)


def _running(content: ReferralContent) -> Running:
    """Return what stands on every page."""
    client = content.client
    born = wording.written_date(client.birth_date) if client.birth_date else ""
    parts = (client.name, f"geboren {born}" if born else "", f"kenmerk {content.reference}")
    identifiers = " · ".join(part for part in parts if part)
    footer = f"{wording.NO_DIAGNOSIS} {wording.SELECTION} {content.instrument}"
    return Running(identifiers, footer)
