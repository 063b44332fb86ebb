"""Steps of an offer on the klantroute."""

from functools import partial

from kansrijk_desktop.demo.desk import StuckError
from kansrijk_desktop.demo.seat import Seat
from kansrijk_desktop.records.offer import OfferState
from kansrijk_desktop.services.offer_words import state_word
from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.screens.care_route.offer_card import OfferCard
from kansrijk_desktop.ui.screens.care_route.view import CareRouteScreen


def take_step(seat: Seat, offer: str, state: OfferState) -> None:
    """Note that an offer came a step further, and look at it."""
    desk = seat.desk
    seat.part(_("Aanbod"))
    screen = desk.screen(CareRouteScreen)
    desk.wait_for(lambda: bool(screen.offer_cards), "the offers")
    seat.picture(f"klantroute-voor-{state.value}")
    desk.press(_card(screen, offer).step_buttons[state])
    desk.wait_for(_card(screen, offer).step_form.isVisible, "the step")
    desk.press(_card(screen, offer).step_form.keep_button)
    desk.wait_for(
        lambda: (
            _card(screen, offer).state_badge.accessibleName() == state_word(state)
            or state not in _card(screen, offer).step_buttons
        ),
        state_word(state),
    )
    seat.picture(f"klantroute-{state.value}")


def finish_offers(seat: Seat) -> None:
    """Close every offer that still goes on."""
    desk = seat.desk
    seat.part(_("Aanbod"))
    screen = desk.screen(CareRouteScreen)
    desk.wait_for(lambda: bool(screen.offer_cards), "the offers")
    seat.picture("klantroute-voor-afsluiten")
    while open_ones := [one for one in screen.offer_cards if OfferState.CLOSED in one.step_buttons]:
        if not open_ones[0].isVisible():
            desk.press(screen.private.header)
        desk.press(open_ones[0].step_buttons[OfferState.CLOSED])
        desk.wait_for(open_ones[0].step_form.isVisible, "the step")
        desk.press(open_ones[0].step_form.keep_button)
        desk.wait_for(partial(_is_closed, screen, open_ones[0].offer_id), "the closed offer")
    if not screen.past.is_open():
        desk.press(screen.past.header)
    seat.picture("klantroute-afgesloten")


def _is_closed(screen: CareRouteScreen, offer_id: str) -> bool:
    cards = (card for card in screen.offer_cards if card.offer_id == offer_id)
    return all(OfferState.CLOSED not in card.step_buttons for card in cards)


def _card(screen: CareRouteScreen, offer: str) -> OfferCard:
    for card in screen.offer_cards:
        if card.accessibleName().startswith(offer):
            return card
    raise StuckError(offer)
