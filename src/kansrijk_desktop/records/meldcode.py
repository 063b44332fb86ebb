"""The Meldcode track: five steps, kept apart from the dossier, with its own access and retention.

Facts, quotes and opinions stay apart (KNMG-meldcode, part V). Nothing in it comes into being by
itself, and nothing of it leaves but by the professional's own hand.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import IntEnum, StrEnum


class MeldcodeStep(IntEnum):
    """The five steps."""

    SIGNALS = 1
    CONSULT = 2
    TALK = 3
    WEIGH = 4
    DECIDE = 5


class MeldcodeGround(StrEnum):
    """Why the track was opened."""

    SAFETY = "veiligheid"
    UNEASE = "niet-pluis"
    CHILD_CHECK = "kindcheck"
    OTHER = "anders"


class EntryKind(StrEnum):
    """What sort of statement an entry is."""

    FACT = "feit"
    QUOTE = "citaat"
    OPINION = "mening"
    CHILD_CHECK = "kindcheck"
    CONSULT = "overleg"
    VT_ADVICE = "advies-veilig-thuis"
    INFORMED = "verloskundige-ingelicht"
    TALK = "gesprek"
    TALK_SKIPPED = "gesprek-overgeslagen"
    WEIGHING = "weging"
    DECISION = "besluit"
    VT_REPORT = "melding-veilig-thuis"
    SAFETY_PLAN = "veiligheidsplan"
    SHARED = "gedeeld"


@dataclass(frozen=True, slots=True)
class MeldcodeEntry:
    """One thing that was noted; never changed afterwards, only struck out.

    Attributes:
        code: which question or ground it is about, where the kind has several.
        answer: "yes", "no" or "unknown" where a question was answered.
        happened_on: the day it is about, which may be before it was noted.
        with_whom: the person or organisation spoken with.
        struck_at: when it was struck out; it stays readable.
    """

    id: str
    case_id: str
    step: MeldcodeStep
    kind: EntryKind
    text: str
    happened_on: date
    written_by: str
    written_at: datetime
    code: str = ""
    answer: str = ""
    with_whom: str = ""
    struck_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class MeldcodeCase:
    """One track about one family.

    Attributes:
        keep_until: the first day it may be destroyed; counted apart from the dossier.
        closed_reason: why it was closed, after whichever step.
    """

    id: str
    patient_id: str
    ground: MeldcodeGround
    opened_by: str
    opened_at: datetime
    changed_at: datetime
    keep_until: date
    closed_on: date | None = None
    closed_reason: str = ""
