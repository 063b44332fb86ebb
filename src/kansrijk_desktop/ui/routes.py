"""Name every place in the program; a presenter goes there by `go(ShowHousehold(household_id))`."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ShowUnlock:
    """Ask for the passphrase."""


@dataclass(frozen=True, slots=True)
class ShowFirstStart:
    """Set everything up for the first time."""


@dataclass(frozen=True, slots=True)
class ShowHouseholds:
    """Find a family, or make a new one."""


@dataclass(frozen=True, slots=True)
class ShowHousehold:
    """One family on one screen."""

    household_id: str


@dataclass(frozen=True, slots=True)
class ShowScreening:
    """The conversation."""

    screening_id: str


@dataclass(frozen=True, slots=True)
class ShowSummary:
    """What came out of the conversation."""

    screening_id: str


@dataclass(frozen=True, slots=True)
class ShowAdvice:
    """What now: the offers that fit."""

    screening_id: str


@dataclass(frozen=True, slots=True)
class ShowReferral:
    """A letter, perhaps already to one of the services of the region."""

    screening_id: str
    service_id: str | None = None


@dataclass(frozen=True, slots=True)
class ShowDocument:
    """A letter that went out, to read it again."""

    household_id: str
    document_id: str


@dataclass(frozen=True, slots=True)
class ShowHandovers:
    """What partners sent, what was sent to them, and the address book."""


@dataclass(frozen=True, slots=True)
class ShowHandover:
    """Hand one family over to a partner in care."""

    household_id: str


@dataclass(frozen=True, slots=True)
class ShowReceived:
    """A conversation that others held, to read."""

    household_id: str
    screening_id: str


@dataclass(frozen=True, slots=True)
class ShowSettings:
    """The preferences of the person at the keyboard."""


@dataclass(frozen=True, slots=True)
class ShowInstruments:
    """The questionnaires of this installation."""


@dataclass(frozen=True, slots=True)
class ShowTryOut:
    """A conversation of which nothing is kept, to see what a questionnaire is like."""

    identity: str


Route = (
    ShowUnlock
    | ShowFirstStart
    | ShowHouseholds
    | ShowHousehold
    | ShowScreening
    | ShowSummary
    | ShowAdvice
    | ShowReferral
    | ShowDocument
    | ShowHandovers
    | ShowHandover
    | ShowReceived
    | ShowSettings
    | ShowInstruments
    | ShowTryOut
)
