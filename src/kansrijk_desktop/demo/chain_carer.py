"""What maternity care does in the chain: she comes after the birth, and hands over warmly."""

from kansrijk_desktop.demo.birth import note_birth
from kansrijk_desktop.demo.chain_talks import talk
from kansrijk_desktop.demo.klantroute import finish_offers
from kansrijk_desktop.demo.papers import Agreed, agree, make_paper, type_texts
from kansrijk_desktop.demo.post import Parcel, give_card, read_receipt, seal, take_card, take_over
from kansrijk_desktop.demo.reuring_chain import BABY, DAY_4, PRACTICE, TOLD, YOUTH_CARE
from kansrijk_desktop.demo.seat import Seat, named
from kansrijk_desktop.records.document import DocumentKind
from kansrijk_desktop.services.consent_draft import Purpose
from kansrijk_desktop.services.dutch_dates import short_date
from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.screens.documents.form_pane import FormPane
from kansrijk_desktop.ui.screens.handover.view import HandoverScreen


def introduce(seat: Seat) -> None:
    """Give the own card away."""
    give_card(seat)


def take_in_handover(seat: Seat, parcel: Parcel) -> None:
    """Add the partners to the address book, and take the family over."""
    for partner in (PRACTICE, YOUTH_CARE):
        take_card(seat, partner)
    take_over(seat, parcel)


def care(seat: Seat) -> Parcel:
    """Note the birth, hold the conversation of day 4, and hand over to youth care."""
    note_birth(seat, BABY, 4)
    talk(seat, DAY_4)
    agree(seat, Agreed(YOUTH_CARE, Purpose.HANDOVER, TOLD), YOUTH_CARE.key)
    make_paper(
        seat,
        DocumentKind.YOUTH_HEALTH_HANDOVER,
        lambda form: type_texts(
            seat,
            form,
            (
                ("question", "Wilt u het gezin verder volgen, ook bij het geld?"),
                ("reason", "De kraamtijd verliep rustig; het geld blijft spannend."),
                ("coordinator", "J. Zuster, JGZ Voorbeeld"),
            ),
        ),
        YOUTH_CARE,
    )
    make_paper(seat, DocumentKind.CHILD_PART, lambda form: _about_the_baby(seat, form), YOUTH_CARE)
    parcel = seal(seat, YOUTH_CARE, "Overdracht aan de JGZ", "overdracht-jgz")
    _hand_over_warmly(seat)
    return parcel


def end(seat: Seat, parcel: Parcel) -> None:
    """Read the receipt, and see that nothing waits."""
    read_receipt(seat, parcel)
    finish_offers(seat)
    seat.dossier()
    seat.picture("dossier-aan-het-eind")
    seat.worklist()
    seat.picture("werklijst-aan-het-eind")


def _about_the_baby(seat: Seat, form: FormPane) -> None:
    if form.person is not None:
        seat.desk.press(named(form.person.person_cards.values(), BABY.split()[0]))


def _hand_over_warmly(seat: Seat) -> None:
    """Fill in the checklist of the talk with youth care."""
    desk, screen = seat.desk, seat.desk.screen(HandoverScreen)
    card, today = screen.warm_card, short_date(seat.today())
    desk.press(card.new_button)
    for name, words in (
        ("recipient_name", "J. Zuster, JGZ Voorbeeld"),
        ("participants", "cliënt, partner, JGZ"),
        ("planned_on", today),
        ("held_on", today),
    ):
        desk.type(card.fields[name].edit, words)
    for choice, key in (
        (card.how_choice, "no"),
        (card.present_choice, "yes"),
        (card.repeated_choice, "yes"),
    ):
        desk.press(choice.segments[key])
    desk.type(card.fields["remarks"].edit, _("De JGZ komt als de baby twee weken is."))
    seat.picture("warme-overdracht")
    desk.press(card.save_button)
    desk.wait_for(card.rows.isVisible, "the talk")
    seat.picture("warme-overdracht-bewaard")
