"""What the Meldcode file says: plain content that the services fill in.

Every text field carries its Dutch name: it is shown when a character in it cannot be printed.
"""

from dataclasses import dataclass, field
from datetime import date, datetime

from kansrijk_desktop.documents.glyphs import LABEL

Fact = tuple[str, str]


@dataclass(frozen=True, slots=True)
class PaperNote:
    """One thing that was noted.

    Attributes:
        words: what was written; empty where only answers were given.
        details: label and value of what was answered besides, the day first.
        written, struck: by whom and when it was noted, and perhaps struck out.
    """

    words: str = field(metadata={LABEL: "Vastgelegde tekst"})
    details: tuple[Fact, ...] = field(metadata={LABEL: "Vastgelegde gegevens"})
    written: str = field(metadata={LABEL: "Vastgelegd door"})
    is_quote: bool = False
    struck: str = field(default="", metadata={LABEL: "Doorgestreept door"})


@dataclass(frozen=True, slots=True)
class PaperSection:
    """Notes of one sort; facts, quotes and opinions each have their own."""

    title: str
    notes: tuple[PaperNote, ...] = ()


@dataclass(frozen=True, slots=True)
class PaperStep:
    """One of the five steps."""

    title: str
    sections: tuple[PaperSection, ...] = ()


@dataclass(frozen=True, slots=True)
class MeldcodePaper:
    """Everything in one Meldcode file.

    Attributes:
        made_at: an aware time; the only clock it knows.
        made_by: the professional whose own file it is.
        facts: label and value of what stands at its head.
        history: what was done with the file as a whole: closed, opened again, printed.
    """

    made_at: datetime
    made_by: str = field(metadata={LABEL: "Naam professional"})
    client: str = field(metadata={LABEL: "Naam cliënt"})
    birth_date: date | None
    facts: tuple[Fact, ...] = field(metadata={LABEL: "Gegevens van het dossier"})
    steps: tuple[PaperStep, ...]
    history: tuple[Fact, ...] = field(default=(), metadata={LABEL: "Wat ermee is gedaan"})
