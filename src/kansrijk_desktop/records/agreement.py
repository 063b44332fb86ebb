"""What was agreed in a family, and what the professional noted."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Agreement:
    """Who does what, by when.

    Attributes:
        is_hers: an action of the parents themselves; it may stand on their sheet.
        is_not_for_home: never on a paper that lies at home, nor in the child's part.
    """

    id: str
    patient_id: str
    who: str
    what: str
    created_at: datetime
    due_on: date | None = None
    done_on: date | None = None
    is_hers: bool = False
    is_not_for_home: bool = False


@dataclass(frozen=True, slots=True)
class Note:
    """A note in the dossier, for the professional; it goes into no document."""

    id: str
    patient_id: str
    text: str
    written_by: str
    written_at: datetime
