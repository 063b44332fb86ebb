"""What waits to be done, and for which family."""

from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Whose:
    """The family something waits for, as far as a list shows it."""

    patient_id: str
    household_id: str
    name: str
    initials: str
    municipality: str = ""


@dataclass(frozen=True, slots=True)
class Waiting(Generic[R]):
    """Something that waits."""

    whose: Whose
    what: R


@dataclass(frozen=True, slots=True)
class Span:
    """Days from `first` up to and with `last`; without a `first`, everything before."""

    last: date
    first: date | None = None
