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
    """One family on one screen; `partner_id` is the partner it is about, empty for the patient."""

    household_id: str
    partner_id: str = ""


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
    """A letter, perhaps already to one of the services of the region, or for an offer."""

    screening_id: str
    service_id: str | None = None
    offer_id: str = ""


@dataclass(frozen=True, slots=True)
class ShowDocument:
    """A letter that went out, to read it again."""

    household_id: str
    document_id: str


@dataclass(frozen=True, slots=True)
class ShowDocuments:
    """The documents of one family."""

    household_id: str


@dataclass(frozen=True, slots=True)
class ShowHandovers:
    """What partners sent, what was sent to them, and the address book."""


@dataclass(frozen=True, slots=True)
class ShowHandover:
    """Hand one family over to a partner in care."""

    household_id: str


@dataclass(frozen=True, slots=True)
class ShowMeldcode:
    """The next steps (*vervolgstappen*) of a family; they ask for the passphrase once more."""

    household_id: str


@dataclass(frozen=True, slots=True)
class ShowCareRoute:
    """What was offered to one family, and how far each offer is.

    `partner_id` is the partner whose offers it is about, empty for the patient's.
    """

    household_id: str
    partner_id: str = ""


@dataclass(frozen=True, slots=True)
class ShowConsents:
    """What one family lets be shared, and with whom."""

    household_id: str


@dataclass(frozen=True, slots=True)
class ShowWorklist:
    """What is to be done today, and what waits."""


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
class ShowRegion:
    """The region packages of this installation: the menukaart and what goes with it.

    Attributes:
        package_id: the package to open; empty for the one in use.
    """

    package_id: str = ""


@dataclass(frozen=True, slots=True)
class ShowTryOut:
    """A conversation of which nothing is kept, to see what a questionnaire is like."""

    identity: str


@dataclass(frozen=True, slots=True)
class ShowFamilyEvents:
    """A birth, an end or a loss, a transfer."""

    household_id: str


@dataclass(frozen=True, slots=True)
class ShowTidyUp:
    """A double dossier, or a conversation in the wrong one."""

    household_id: str


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
    | ShowMeldcode
    | ShowCareRoute
    | ShowConsents
    | ShowWorklist
    | ShowDocuments
    | ShowHandovers
    | ShowHandover
    | ShowReceived
    | ShowSettings
    | ShowInstruments
    | ShowRegion
    | ShowTryOut
    | ShowFamilyEvents
    | ShowTidyUp
)


def name_in_log(route: Route) -> str:
    """Return what a log may say of a place; that someone looked at a track it may not."""
    return (ShowHousehold if isinstance(route, ShowMeldcode) else type(route)).__name__
