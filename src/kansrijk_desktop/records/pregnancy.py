"""A pregnancy and its computed duration."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Self

from typing_extensions import override

FULL_TERM = timedelta(days=280)


class DueDateMethod(StrEnum):
    """How the due date was fixed."""

    ULTRASOUND = "ultrasound"
    LAST_PERIOD = "last-period"
    IVF = "ivf"
    UNKNOWN = "unknown"


class PregnancyEnd(StrEnum):
    """How a pregnancy ended."""

    BIRTH = "geboorte"
    LOSS = "gestopt"


@dataclass(frozen=True, slots=True, order=True)
class GestationalAge:
    """Completed weeks and days of pregnancy."""

    weeks: int
    days: int

    @classmethod
    def from_due_date(cls, due_date: date, on: date) -> Self:
        """Count back 280 days from the due date (à terme datum) to the given day."""
        elapsed = (on - (due_date - FULL_TERM)).days
        return cls(*divmod(elapsed, 7))

    @override
    def __str__(self) -> str:
        """Show as midwives write it: 27+3."""
        return f"{self.weeks}+{self.days}"


POST_TERM = GestationalAge(42, 0)
"""From here on care no longer waits for labour: a pregnancy counted further was not updated."""


@dataclass(frozen=True, slots=True)
class Pregnancy:
    """One pregnancy of the patient.

    Attributes:
        gravidity: G, this pregnancy included, 1-75 (Nictiz kernset 2.3.6).
        parity: P, births from 16 weeks before this pregnancy, 0-30 (the same).
        ended_on: the day it ended, however it ended; None while it lasts.
        ended_by: how it ended; None while it lasts, or where that was never noted.
    """

    id: str
    patient_id: str
    gravidity: int | None = None
    parity: int | None = None
    due_date: date | None = None
    due_date_method: DueDateMethod = DueDateMethod.UNKNOWN
    is_multiple: bool = False
    risk_status: str = ""
    planned_birth_place: str = ""
    ended_on: date | None = None
    ended_by: PregnancyEnd | None = None

    def gestational_age(self, on: date) -> GestationalAge | None:
        """Return weeks and days on the given day; None without a due date and after the end."""
        if self.due_date is None or (self.ended_on is not None and on >= self.ended_on):
            return None
        return GestationalAge.from_due_date(self.due_date, on)

    def is_past_term(self, on: date) -> bool:
        """Tell whether 42+0 has come while no end was noted: weeks say nothing any more."""
        age = self.gestational_age(on)
        return age is not None and age >= POST_TERM
