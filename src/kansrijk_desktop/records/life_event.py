"""Births, and what ends the care around a pregnancy or a child."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Birth:
    """The birth of one child; twins are two births of one pregnancy.

    Attributes:
        child_id: the `RelatedPerson` it is.
        gestation_days: completed days of pregnancy at the birth.
        order: 1 for the first born of this pregnancy.
    """

    child_id: str
    pregnancy_id: str
    born_on: date
    gestation_days: int | None = None
    weight_grams: int | None = None
    place: str = ""
    order: int = 1


class StopReason(StrEnum):
    """What happened."""

    PREGNANCY_ENDED = "zwangerschap-gestopt"
    CHILD_DIED = "kind-overleden"
    CHILD_PLACED = "kind-elders"


@dataclass(frozen=True, slots=True)
class CareStop:
    """One action that ends reminders, countdowns and offers at once.

    Attributes:
        subject_id: the pregnancy or child it is about.
        undone_at: when it proved a mistake: it never happened.
        resumed_at: when reminding went on again; what happened stays true.
    """

    id: str
    household_id: str
    reason: StopReason
    subject_id: str
    happened_on: date
    noted_by: str
    noted_at: datetime
    undone_at: datetime | None = None
    resumed_at: datetime | None = None

    @property
    def is_true(self) -> bool:
        """Whether it happened, also when reminding went on since."""
        return self.undone_at is None

    @property
    def holds(self) -> bool:
        """Whether everything is at rest because of it."""
        return self.undone_at is None and self.resumed_at is None


class DossierEventKind(StrEnum):
    """What was done to a dossier as a whole."""

    MERGED = "samengevoegd"
    SPLIT = "uit-elkaar-gehaald"
    SCREENING_MOVED = "gesprek-verplaatst"
    SCREENING_WITHDRAWN = "gesprek-ingetrokken"
    SCREENING_REOPENED = "gesprek-heropend"
    BIRTH_TAKEN_BACK = "geboorte-teruggenomen"
    TRANSFERRED = "overgedragen"
    RETURNED = "teruggekomen"
    IMPORTED = "ingelezen"


@dataclass(frozen=True, slots=True)
class DossierEvent:
    """Something done to a dossier, to be found on its time line.

    Attributes:
        details: in neutral words, without answers or names; for a withdrawal the reason.
        subject_id: the screening it is about; empty where there is none.
    """

    id: str
    household_id: str
    kind: DossierEventKind
    happened_at: datetime
    done_by: str
    details: str = ""
    subject_id: str = ""
