"""Whether the loop is closed: read from what each house kept, without a window."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from kansrijk_desktop.app.entry import Entry
from kansrijk_desktop.demo.first_start import PASSPHRASE
from kansrijk_desktop.demo.seat import House
from kansrijk_desktop.records.dossier import Dossier
from kansrijk_desktop.records.handover import Handover
from kansrijk_desktop.records.offer import CareOffer, OfferState
from kansrijk_desktop.records.screening import ScreeningStatus
from kansrijk_desktop.services.clock import local_day
from kansrijk_desktop.services.dutch_dates import long_date
from kansrijk_desktop.services.installation import Installation
from kansrijk_desktop.services.offer_words import state_word
from kansrijk_desktop.storage.key_cost import KeyCost


@dataclass(frozen=True, slots=True)
class Kept:
    """What one house keeps at the end.

    Attributes:
        waiting: how many handovers nobody confirmed, over all dossiers.
    """

    house: House
    dossier: Dossier
    waiting: int

    @property
    def offers(self) -> tuple[CareOffer, ...]:
        """What was offered, by its name."""
        return tuple(sorted(self.dossier.offers, key=lambda offer: offer.name))


def read_kept(folder: Path, house: House, now: Callable[[], datetime]) -> Kept:
    """Open the data of a house, and read the one dossier there should be."""
    entry = Entry(Installation(folder), KeyCost.floor(), now)
    entry.unlock(PASSPHRASE)
    try:
        workspace = entry.workspace
        (row,) = workspace.dossiers.search("")
        return Kept(
            house,
            workspace.dossiers.open(row.household_id),
            len(workspace.partners.handovers.waiting()),
        )
    finally:
        entry.lock()


def gaps(houses: Iterable[Kept], sealed: int) -> list[str]:
    """Return what is still open, in words; `sealed` files were handed over in all."""
    kept = list(houses)
    found = [gap for one in kept for gap in _gaps_of(one)]
    handed_over = [handover for one in kept for handover in one.dossier.handovers]
    if len(handed_over) != sealed:
        found.append(f"Er staan {len(handed_over)} overdrachten in de dossiers, van {sealed}.")
    if not any(one.dossier.warm_handovers for one in kept):
        found.append("Er is geen warme overdracht.")
    return found


def report(houses: Iterable[Kept], open_gaps: Iterable[str], seconds: float) -> str:
    """Tell in Dutch how the chain ended."""
    lines = ["De keten rond de familie Reuring", ""]
    for one in houses:
        lines.append(one.house.name)
        lines += [f"  overdracht: {_handover(handover)}" for handover in one.dossier.handovers]
        lines += [f"  aanbod: {offer.name}: {_state(offer)}" for offer in one.offers]
        held = [talk for talk in one.dossier.screenings if not talk.source]
        told = len(one.dossier.screenings) - len(held)
        lines += [f"  gesprekken: {len(held)} zelf gevoerd, {told} van anderen te lezen", ""]
    still_open = list(open_gaps)
    if still_open:
        lines += ["De kring is niet rond:", *(f"  {gap}" for gap in still_open)]
    else:
        lines.append("De kring is rond: elke overdracht is bevestigd, elk aanbod is afgerond.")
    lines += [f"Gespeeld in {seconds:.1f} seconden.".replace(".", ",", 1), ""]
    return "\n".join(lines)


def _gaps_of(kept: Kept) -> list[str]:
    """Return what is open in one house, with its name before it."""
    dossier, found = kept.dossier, []
    found += [
        f"nog niet bevestigd door {handover.recipient_name}"
        for handover in dossier.handovers
        if handover.received_on is None
    ]
    if kept.waiting:
        found.append(f"{kept.waiting} keer wacht op bevestiging")
    if not kept.offers:
        found.append("er staat geen aanbod in het dossier")
    found += [
        f"{offer.name} is {_state(offer)}"
        for offer in kept.offers
        if offer.state is not OfferState.CLOSED
    ]
    if any(talk.status is not ScreeningStatus.COMPLETED for talk in dossier.screenings):
        found.append("een gesprek is niet afgemaakt")
    if not all(warm.is_complete for warm in dossier.warm_handovers):
        found.append("de warme overdracht is niet compleet")
    return [f"{kept.house.name}: {one}" for one in found]


def _handover(handover: Handover) -> str:
    sent = long_date(local_day(handover.created_at))
    if handover.received_on is None:
        return f"aan {handover.recipient_name} op {sent}, nog niet bevestigd"
    return (
        f"aan {handover.recipient_name} op {sent}, bevestigd op {long_date(handover.received_on)}"
    )


def _state(offer: CareOffer) -> str:
    return state_word(offer.state).lower()
