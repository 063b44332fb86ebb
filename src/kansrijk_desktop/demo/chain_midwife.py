"""What the midwife does in the chain: she begins it, asks again, and hands over."""

from kansrijk_desktop.demo import reuring
from kansrijk_desktop.demo.birth import note_birth
from kansrijk_desktop.demo.chain_talks import talk
from kansrijk_desktop.demo.klantroute import finish_offers, take_step
from kansrijk_desktop.demo.new_dossier import is_dossier_read, type_family
from kansrijk_desktop.demo.papers import (
    Agreed,
    agree,
    make_paper,
    make_table,
    nothing_to_fill_in,
    type_texts,
)
from kansrijk_desktop.demo.post import Parcel, give_card, read_receipt, seal, take_card, take_over
from kansrijk_desktop.demo.reuring_chain import (
    BABY,
    HOME_VISIT_NAME,
    INTAKE,
    MATERNITY_CARE,
    TOLD,
    WEEKS_28,
    YOUTH_CARE,
)
from kansrijk_desktop.demo.seat import Seat
from kansrijk_desktop.records.document import DocumentKind
from kansrijk_desktop.records.offer import OfferState
from kansrijk_desktop.records.region import HOME_VISIT_SERVICE
from kansrijk_desktop.services.clock import local_day
from kansrijk_desktop.services.consent_draft import Purpose
from kansrijk_desktop.services.demo_dossier import reuring_family
from kansrijk_desktop.ui.screens.documents.form_pane import SAFE, FormPane
from kansrijk_desktop.ui.screens.household.view import HouseholdScreen

_ASKED = (("question", reuring.QUESTION), ("reason", reuring.REASON))


def begin(seat: Seat) -> Parcel:
    """Make the dossier, hold the intake, and ask youth care for a home visit."""
    give_card(seat)
    for partner in (YOUTH_CARE, MATERNITY_CARE):
        take_card(seat, partner)
    _make_the_dossier(seat)
    advice = talk(seat, INTAKE)
    cards = {card.service_id: card for card in advice.offer_cards}
    seat.desk.press(cards[HOME_VISIT_SERVICE].choose_button)
    seat.desk.wait_for(lambda: HOME_VISIT_NAME in advice.chosen_label.text(), "the choice")
    agree(seat, Agreed(YOUTH_CARE, Purpose.HOME_VISIT, TOLD), YOUTH_CARE.key)
    make_paper(
        seat,
        DocumentKind.HOME_VISIT_REQUEST,
        lambda form: type_texts(
            seat, form, (("question", reuring.QUESTION), ("reason", reuring.REASON))
        ),
        YOUTH_CARE,
        with_data=True,
    )
    make_paper(seat, DocumentKind.LOCAL_OFFERS, nothing_to_fill_in)
    return seal(seat, YOUTH_CARE, "Aanmelding", "aanmelding")


def hear_that_it_arrived(seat: Seat, parcel: Parcel) -> None:
    """Read a receipt."""
    read_receipt(seat, parcel)


def take_in_feedback(seat: Seat, parcel: Parcel) -> None:
    """Take in what youth care tells of the visit, and note that it was answered."""
    take_over(seat, parcel)
    take_step(seat, HOME_VISIT_NAME, OfferState.FED_BACK)


def ask_again(seat: Seat) -> Parcel:
    """Hold the conversation of 28 weeks alone with her, and hand over to maternity care."""
    talk(seat, WEEKS_28)
    make_table(seat, WEEKS_28.name)
    agree(seat, Agreed(MATERNITY_CARE, Purpose.HANDOVER, TOLD), MATERNITY_CARE.key)
    make_paper(
        seat,
        DocumentKind.MATERNITY_CARE_HANDOVER,
        lambda form: type_texts(
            seat,
            form,
            (
                ("question", "Wilt u in de kraamtijd vragen hoe het met het geld gaat?"),
                ("home_visit", "Drie hoog, de bel doet het niet: even bellen."),
                ("coordinator", "J. Zuster, JGZ Voorbeeld"),
            ),
        ),
        MATERNITY_CARE,
    )
    return seal(seat, MATERNITY_CARE, "Overdracht aan de kraamzorg", "overdracht-kraamzorg")


def end(seat: Seat) -> None:
    """Note the birth, give her what is kept of her, close what was offered; nothing waits."""
    note_birth(seat, BABY, 14)
    make_paper(seat, DocumentKind.FULL_ACCESS, lambda form: _can_keep_it(seat, form))
    finish_offers(seat)
    seat.dossier()
    seat.picture("dossier-aan-het-eind")
    seat.worklist()
    seat.picture("werklijst-aan-het-eind")


def _can_keep_it(seat: Seat, form: FormPane) -> None:
    """She was asked alone, and has a safe place for it."""
    if form.safe_choice is not None:
        seat.desk.press(form.safe_choice.segments[SAFE])


def _make_the_dossier(seat: Seat) -> None:
    desk = seat.desk
    households = desk.dossiers()
    desk.wait_for(households.empty.isVisible, "the empty list")
    desk.press(households.new_button)
    type_family(desk, reuring_family(local_day(seat.place.clock())))
    seat.picture("dossier-invullen")
    desk.press(desk.screen(HouseholdScreen).form_page.save_button)
    desk.wait_for(lambda: is_dossier_read(desk), "the dossier")
