"""Small documents for tests of the toolkit: blocks in, a finished PDF out."""

from collections.abc import Callable, Sequence

from kansrijk_desktop.documents.archive import Description, archive
from kansrijk_desktop.documents.blocks import Block
from kansrijk_desktop.documents.composition import Composer
from kansrijk_desktop.documents.layout import Running, frame_for, paginate, paint_pages
from kansrijk_desktop.documents.painting import Painter
from kansrijk_desktop.documents.tagging import Element
from kansrijk_desktop.documents.typesetting import Typesetter
from tests.unit.documents.letters import NOW

RUNNING = Running("A. B. · kenmerk 1", "Een selectie.")


def a_document(compose: Callable[[Composer], Sequence[Block]], running: Running = RUNNING) -> bytes:
    """Return the composed blocks as a PDF."""
    setter = Typesetter()
    root = Element("Document")
    blocks = compose(Composer(setter, root))
    painter = Painter()
    pages = paginate(blocks, frame_for(setter, running))
    paint_pages(setter, painter, pages, running)
    return archive(painter.finish(), painter.faces, root, Description("Proef", NOW))
