"""Bind composed pages into a finished file: painted, tagged, archived."""

from collections.abc import Sequence
from dataclasses import dataclass

from kansrijk_desktop.documents.archive import Description, archive
from kansrijk_desktop.documents.blocks import Block
from kansrijk_desktop.documents.composition import Composer
from kansrijk_desktop.documents.layout import Frame, Placed, Running, frame_for, paginate
from kansrijk_desktop.documents.layout import paint_pages as paint
from kansrijk_desktop.documents.painting import Painter
from kansrijk_desktop.documents.tagging import Element
from kansrijk_desktop.documents.typesetting import Typesetter


@dataclass(frozen=True, slots=True)
class Paper:
    """A document on its way to paper.

    Attributes:
        root: the structure tree.
        running: what stands on every page.
        frame: the room between header and footer.
    """

    setter: Typesetter
    root: Element
    running: Running
    frame: Frame

    @classmethod
    def begin(cls, running: Running) -> "Paper":
        """Begin a document with nothing in it."""
        setter = Typesetter()
        return cls(setter, Element("Document"), running, frame_for(setter, running))

    def composer(self, role: str = "Sect") -> Composer:
        """Return a composer for the next part of the document."""
        return Composer(self.setter, self.root.add(role))

    def finish(
        self, pages: Sequence[Sequence[Placed]], description: Description, bundle: bytes = b""
    ) -> bytes:
        """Return the pages as PDF/A-3a and PDF/UA-1; the same pages give the same bytes."""
        painter = Painter()
        paint(self.setter, painter, pages, self.running)
        return archive(painter.finish(), painter.faces, self.root, description, bundle)

    def bound(
        self, blocks: Sequence[Block], description: Description, bundle: bytes = b""
    ) -> bytes:
        """Return blocks as a file, on as many pages as they need."""
        return self.finish(paginate(blocks, self.frame), description, bundle)
