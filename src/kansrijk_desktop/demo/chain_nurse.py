"""What youth care does in the chain: the visit before the birth, and the care after it."""

from datetime import timedelta

from kansrijk_desktop.demo.chain_talks import talk
from kansrijk_desktop.demo.desk import Desk
from kansrijk_desktop.demo.klantroute import finish_offers, take_step
from kansrijk_desktop.demo.papers import KINDS, Agreed, agree, make_paper, type_texts
from kansrijk_desktop.demo.post import Parcel, give_card, read_receipt, seal, take_card, take_over
from kansrijk_desktop.demo.reuring_chain import (
    DEBT_HELP_NAME,
    MATERNITY_CARE,
    PRACTICE,
    TOLD,
    WEEKS_2,
    WEEKS_16,
)
from kansrijk_desktop.demo.seat import Seat
from kansrijk_desktop.records.document import DocumentKind
from kansrijk_desktop.records.offer import OfferState
from kansrijk_desktop.records.referral import RecipientKind
from kansrijk_desktop.services.consent_draft import Purpose
from kansrijk_desktop.services.dutch_dates import short_date
from kansrijk_desktop.ui.screens.advice.view import AdviceScreen
from kansrijk_desktop.ui.screens.documents.form_pane import FormPane
from kansrijk_desktop.ui.screens.referral.view import ReferralScreen

DEBT_HELP = "schuldhulp-gemeente"
TIME_TO_VISIT = timedelta(days=29)
"""From the request to the visit, in the time line of the chain."""


def introduce(seat: Seat) -> None:
    """Give the own card away, and put maternity care in the address book."""
    give_card(seat)
    take_card(seat, MATERNITY_CARE)


def take_in_request(seat: Seat, parcel: Parcel) -> None:
    """Add who sends it to the address book, and take the family over."""
    take_card(seat, PRACTICE)
    take_over(seat, parcel)
    seat.worklist()
    seat.picture("werklijst-na-aanmelding")


def visit(seat: Seat) -> Parcel:
    """Visit the family, put it on the track of debt help, and tell the midwife."""
    advice = talk(seat, WEEKS_16)
    _write_to_debt_help(seat, advice)
    agree(seat, Agreed(PRACTICE, Purpose.HANDOVER, TOLD), PRACTICE.key)
    make_paper(
        seat, DocumentKind.FEEDBACK_SLIP, lambda form: _fill_in_feedback(seat, form), PRACTICE
    )
    make_paper(
        seat,
        DocumentKind.CASE_TALK_AGENDA,
        lambda form: type_texts(
            seat,
            form,
            (
                ("question", "Hoe krijgen wij weer rust in huis voordat de baby komt?"),
                ("meeting", "Over drie weken, bij het wijkteam"),
                ("reason", "De schulden en het werk vragen om één plan."),
            ),
        ),
        PRACTICE,
    )
    return seal(seat, PRACTICE, "Terugkoppeling", "terugkoppeling")


def hear_that_it_arrived(seat: Seat, parcel: Parcel) -> None:
    """Read a receipt."""
    read_receipt(seat, parcel)


def take_in_handover(seat: Seat, parcel: Parcel) -> None:
    """Take over what maternity care tells, into the dossier that is there."""
    take_over(seat, parcel)
    seat.dossier()
    seat.picture("dossier-na-overdracht")


def end(seat: Seat) -> None:
    """Hold the conversation of two weeks, agree on what is next, and close what was offered."""
    talk(seat, WEEKS_2)
    _agree_on(seat, "Samen de post openen", "partner")
    _agree_on(seat, "Langs bij het consultatiebureau", "cliënt")
    make_paper(seat, DocumentKind.PARENTS_SHEET, lambda form: _fill_in_sheet(seat.desk, form))
    take_step(seat, DEBT_HELP_NAME, OfferState.FED_BACK)
    finish_offers(seat)
    seat.worklist()
    seat.picture("werklijst-aan-het-eind")


def _write_to_debt_help(seat: Seat, advice: AdviceScreen) -> None:
    desk = seat.desk
    cards = {card.service_id: card for card in advice.offer_cards}
    desk.press(cards[DEBT_HELP].choose_button)
    desk.wait_for(lambda: DEBT_HELP_NAME in advice.chosen_label.text(), "the choice")
    desk.press(cards[DEBT_HELP].letter_button)
    screen = desk.screen(ReferralScreen)
    desk.wait_for(lambda: bool(screen.preview.pages), "the first preview")
    form = screen.form
    desk.choose(form.recipient_field.edit, KINDS.index(RecipientKind.DEBT_HELP))
    desk.type(form.fields["organization"].edit, "Schuldhulp Voorbeelddorp")
    desk.press(form.consent_choice.segments["mondeling"])
    desk.type(form.fields["question"].edit, "Wilt u met dit gezin een plan voor de schulden maken?")
    path = seat.paper("verwijsbrief-schuldhulp.pdf")
    screen.choose_path = lambda _screen, _name: path
    seat.picture("verwijsbrief-schuldhulp")

    def looked_twice() -> bool:
        if not screen.second_look.isVisible():
            desk.press(form.next_button)
        return screen.second_look.isVisible()

    desk.wait_for(looked_twice, "the second look")
    seat.picture("verwijsbrief-schuldhulp-nog-eens-kijken")
    desk.press(screen.second_look.save_button)
    desk.wait_for(path.exists, "the letter")
    desk.wait_for(form.isVisible, "the form of the letter")


def _fill_in_feedback(seat: Seat, form: FormPane) -> None:
    received_on = seat.today() - TIME_TO_VISIT
    type_texts(
        seat,
        form,
        (
            ("received_on", short_date(received_on)),
            ("agreed", "Het gezin gaat naar de schuldhulp van de gemeente."),
            ("follow_up", "Ik bel over twee weken en kom na de geboorte langs."),
            ("coordinator", "J. Zuster, JGZ Voorbeeld"),
        ),
    )
    if form.contact_choice is not None:
        seat.desk.press(next(iter(form.contact_choice.segments.values())))


def _agree_on(seat: Seat, what: str, who: str) -> None:
    desk = seat.desk
    card = seat.dossier().reading_page.agreements_card
    before = len(card.open_rows.visible_rows())
    desk.press(card.add_button)
    desk.press(card.form.who_choice.segments[who])
    desk.type(card.form.what_field.edit, what)
    desk.press(card.form.save_button)
    desk.wait_for(lambda: len(card.open_rows.visible_rows()) > before, "the agreement")


def _fill_in_sheet(desk: Desk, form: FormPane) -> None:
    for (what, details), (step, when) in zip(
        form.step_fields,
        (
            ("Samen de post openen", "Jesse en Sanne, zaterdag"),
            ("Langs bij het consultatiebureau", "als Lotte vier weken is"),
            ("Bellen als het te veel wordt", "met J. Zuster, elke werkdag"),
        ),
        strict=True,
    ):
        desk.type(what.edit, step)
        desk.type(details.edit, when)
    desk.type(form.fields["next_talk"].edit, "Over zes weken, op het consultatiebureau")
