"""What must not be forgotten, and what was passed over on purpose."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class ReminderKind(StrEnum):
    """What is to be done."""

    TALK_ALONE = "moment-alleen"


@dataclass(frozen=True, slots=True)
class Reminder:
    """Something planned for a day; lists show it in neutral words.

    Attributes:
        screening_id: the conversation it came from.
        done_on: None while it is open.
    """

    id: str
    patient_id: str
    kind: ReminderKind
    screening_id: str
    due_on: date
    done_on: date | None = None


@dataclass(frozen=True, slots=True)
class SkippedMoment:
    """A moment to ask again that is passed over in this pregnancy, with the reason."""

    pregnancy_id: str
    moment: str
    reason: str
    noted_on: date
