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
    CLOSED = "afgesloten"
    REOPENED = "heropend"
    DELIVERED = "dossier-gemaakt"


class SkipGround(StrEnum):
    """Why a talk with those involved may wait; there is no fourth ground (KNMG, step 3)."""

    DANGER_TO_OTHERS = "gevaar-anderen"
    DANGER_TO_PROFESSIONAL = "gevaar-professional"
    NO_CONTACT = "geen-contact"


class WeighingQuestion(StrEnum):
    """The five questions of the afwegingskader, in order."""

    SUSPICION = "vermoeden"
    SAFETY = "veiligheid"
    HELP = "hulp"
    ACCEPTANCE = "acceptatie"
    RESULT = "resultaat"


class DecisionKind(StrEnum):
    """The two decisions of step 5; they are taken apart."""

    REPORT = "melden"
    HELP = "hulp"


class ShareGround(StrEnum):
    """On what information leaves."""

    CONSENT = "toestemming"
    RIGHT_TO_REPORT = "meldrecht"
    CONFLICT_OF_DUTIES = "conflict-van-plichten"


class ChildCheckItem(StrEnum):
    """What the kindcheck asks; each answer is an entry of its own."""

    MINORS = "aantal"
    AGES = "leeftijden"
    WHERE = "waar"
    CARERS = "wie-zorgt"
    ENOUGH_CARE = "genoeg-zorg"
    HELP_WANTED = "hulp-gewenst"
    OUTCOME = "uitkomst"


@dataclass(frozen=True, slots=True)
class MeldcodeEntry:
    """One thing that was noted; never changed afterwards, only struck out.

    Attributes:
        number: its place in the track, from 1; a clock may go wrong.
        code: which question or ground it is about, where the kind has several.
        answer: the key of the option that was chosen ("yes", "no", "unknown", ...).
        happened_on: the day it is about, which may be before it was noted.
        with_whom: the person or organisation spoken with; for a signal its source.
        why: why it was done, decided or shared.
        follow_up_on: when it is taken up again.
        struck_at, struck_by: when and by whom it was struck out; it stays readable.
    """

    id: str
    case_id: str
    step: MeldcodeStep
    kind: EntryKind
    text: str
    happened_on: date
    written_by: str
    written_at: datetime
    number: int = 0
    code: str = ""
    answer: str = ""
    with_whom: str = ""
    why: str = ""
    follow_up_on: date | None = None
    struck_at: datetime | None = None
    struck_by: str = ""


@dataclass(frozen=True, slots=True)
class MeldcodeCase:
    """One track about one family.

    Attributes:
        keep_until: the first day it may be destroyed; counted apart from the dossier.
        closed_reason: why it was closed, after whichever step.
        drafts: what was typed and not yet noted when the screen was left, as JSON.
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
    drafts: str = ""
