"""What a paper in sections says: agenda, feedback, the child's part, access.

Like a letter it holds only what its reader may know, and prints nothing but what it is given.
"""

from dataclasses import dataclass, field
from datetime import datetime

from kansrijk_desktop.documents.content import Heard
from kansrijk_desktop.documents.glyphs import LABEL


@dataclass(frozen=True, slots=True)
class Grid:
    """A table; the first cell of a row names the row.

    Attributes:
        shares: the part of the width of each column; together 1.
        open_lines: empty lines below it, to write on.
    """

    headers: tuple[str, ...] = field(metadata={LABEL: "Kop van een tabel"})
    shares: tuple[float, ...]
    rows: tuple[tuple[str, ...], ...] = field(default=(), metadata={LABEL: "Tabel"})
    open_lines: int = 0


@dataclass(frozen=True, slots=True)
class Section:
    """A part under a heading; what is empty is not printed.

    Attributes:
        leading: a sentence that must catch the eye, on a tint.
        facts: labels with their values.
        blanks: labels with a line behind them to write on.
        is_inner: it belongs to the section above it.
        is_heading_only: the heading stands although nothing follows of its own.
    """

    title: str = field(metadata={LABEL: "Kop"})
    leading: str = field(default="", metadata={LABEL: "Vraag"})
    text: str = field(default="", metadata={LABEL: "Tekst"})
    facts: tuple[Heard, ...] = ()
    bullets: tuple[str, ...] = field(default=(), metadata={LABEL: "Opsomming"})
    grid: Grid | None = None
    blanks: tuple[str, ...] = field(default=(), metadata={LABEL: "Invulregel"})
    is_inner: bool = False
    is_heading_only: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to print below the heading."""
        filled = (self.leading, self.text, self.facts, self.bullets, self.grid, self.blanks)
        return not (any(filled) or self.is_heading_only)


@dataclass(frozen=True, slots=True)
class Report:
    """Everything on the paper.

    Attributes:
        file_title: what viewers and print queues show of it: neutral.
        lines: the lines below the title: for whom, which day.
        identifiers: stand on every page, so that a loose sheet finds its way back.
        about: what kind of paper this is; stands at its end and on every page.
        bundle: FHIR JSON of exactly what its reader may know; empty for none.
    """

    title: str = field(metadata={LABEL: "Titel"})
    file_title: str = field(metadata={LABEL: "Titel"})
    made_at: datetime
    lines: tuple[str, ...] = field(default=(), metadata={LABEL: "Regel onder de titel"})
    identifiers: str = field(default="", metadata={LABEL: "Naam"})
    about: str = field(default="", metadata={LABEL: "Voetregel"})
    sections: tuple[Section, ...] = ()
    signature: str = field(default="", metadata={LABEL: "Ondertekening"})
    bundle: bytes = b""
