"""An offer of help and its way (klantroute): from proposal to feedback, with dates."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class OfferState(StrEnum):
    """How far an offer is. Declining is normal and never the end: it can be proposed again."""

    PROPOSED = "voorgesteld"
    CONSENTED = "toestemming"
    DECLINED = "geweigerd"
    REFERRED = "verwezen"
    RECEIVED = "ontvangen"
    STARTED = "gestart"
    FED_BACK = "teruggekoppeld"
    CLOSED = "afgesloten"


_NEXT: dict[OfferState, tuple[OfferState, ...]] = {
    OfferState.PROPOSED: (OfferState.CONSENTED, OfferState.DECLINED),
    OfferState.CONSENTED: (OfferState.REFERRED, OfferState.STARTED, OfferState.DECLINED),
    OfferState.DECLINED: (OfferState.PROPOSED,),
    OfferState.REFERRED: (
        OfferState.RECEIVED,
        OfferState.STARTED,
        OfferState.FED_BACK,
        OfferState.DECLINED,
    ),
    OfferState.RECEIVED: (OfferState.STARTED, OfferState.FED_BACK, OfferState.DECLINED),
    OfferState.STARTED: (OfferState.FED_BACK,),
    OfferState.FED_BACK: (OfferState.STARTED,),
    OfferState.CLOSED: (OfferState.PROPOSED,),
}


@dataclass(frozen=True, slots=True)
class CareOffer:
    """Something that was offered to a family.

    Attributes:
        screening_id: the conversation it came from; empty when it was offered outside one.
        service_id: the row of the menukaart; empty for what is not on it.
        name: what it was called when it was offered.
        recipient_kind: a `RecipientKind`; empty where no letter belongs to it.
        domains: the subjects it is for.
        since: the day of the present state.
        follow_up_on: the day it is looked at again; None when nothing is waited for.
        deadline: the last day to sign up (a week limit of the pregnancy); None without one.
        referral_id: the letter that was sent.
    """

    id: str
    patient_id: str
    name: str
    state: OfferState
    since: date
    created_at: datetime
    screening_id: str = ""
    service_id: str = ""
    recipient_kind: str = ""
    domains: tuple[str, ...] = ()
    follow_up_on: date | None = None
    deadline: date | None = None
    referral_id: str = ""

    @property
    def next_states(self) -> tuple[OfferState, ...]:
        """The states it may come into from here; everything but what is closed can be closed."""
        closing = () if self.state is OfferState.CLOSED else (OfferState.CLOSED,)
        return _NEXT[self.state] + closing

    @property
    def is_open(self) -> bool:
        """Whether it still goes on: neither closed nor declined."""
        return self.state not in {OfferState.CLOSED, OfferState.DECLINED}

    @property
    def is_private(self) -> bool:
        """Whether it is about safety alone: then it is seen only where nobody looks along."""
        return set(self.domains) == {"safety"}

    @property
    def is_waiting_for_her(self) -> bool:
        """Whether signing up still depends on her: then a week limit counts down."""
        return self.state in {OfferState.PROPOSED, OfferState.CONSENTED}

    @property
    def is_waiting_for_feedback(self) -> bool:
        """Whether the other side has not told yet how it went."""
        return self.state in {OfferState.REFERRED, OfferState.RECEIVED, OfferState.STARTED}


@dataclass(frozen=True, slots=True)
class OfferEvent:
    """One step of an offer; never changed afterwards.

    Attributes:
        number: the order of the steps, from 1.
        happened_on: the day it happened, which may be before it was noted.
    """

    offer_id: str
    number: int
    state: OfferState
    happened_on: date
    note: str
    noted_by: str
    noted_at: datetime
