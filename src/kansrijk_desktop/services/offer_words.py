"""How far an offer is, in words. Declining is normal: "nee, nu niet"."""

from datetime import date

from kansrijk_desktop.records.offer import OfferState
from kansrijk_desktop.services.dutch_dates import long_date
from kansrijk_desktop.texts import _


def state_word(state: OfferState) -> str:
    """Return how far an offer is."""
    return {
        OfferState.PROPOSED: _("voorgesteld"),
        OfferState.CONSENTED: _("ja, graag"),
        OfferState.DECLINED: _("nee, nu niet"),
        OfferState.REFERRED: _("verwezen"),
        OfferState.RECEIVED: _("ontvangen"),
        OfferState.STARTED: _("gestart"),
        OfferState.FED_BACK: _("teruggekoppeld"),
        OfferState.CLOSED: _("afgesloten"),
    }[state]


def step_word(state: OfferState) -> str:
    """Return what one does to bring an offer there."""
    return {
        OfferState.PROPOSED: _("Opnieuw voorstellen"),
        OfferState.CONSENTED: _("Ja, graag"),
        OfferState.DECLINED: _("Nee, nu niet"),
        OfferState.REFERRED: _("Verwezen"),
        OfferState.RECEIVED: _("Ontvangen"),
        OfferState.STARTED: _("Gestart"),
        OfferState.FED_BACK: _("Teruggekoppeld"),
        OfferState.CLOSED: _("Afsluiten"),
    }[state]


def state_since(state: OfferState, day: date) -> str:
    """Return how far it is, with the day: "nee, nu niet op 3 november 2026"."""
    return _("{state} op {day}").format(state=state_word(state), day=long_date(day))
