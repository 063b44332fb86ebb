"""What goes to a partner: only with consent that holds, kept before it leaves."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from kansrijk_desktop.errors import DiskFullError, InvalidInputError, NoConsentError
from kansrijk_desktop.exchange.sealing import SealedKind, open_sealed
from kansrijk_desktop.records.document import Delivery, DocumentKind
from kansrijk_desktop.records.offer import CareOffer, OfferState
from kansrijk_desktop.records.referral import RecipientKind
from kansrijk_desktop.services.correspondence import PartnerDetails
from kansrijk_desktop.services.handovers import Paper
from tests.builders import HOUSEHOLD_ID, NOW, TODAY, a_consent, a_referral
from tests.unit.exchange.bundles import a_content
from tests.unit.services.chain import (
    House,
    keep_family,
    keep_offer,
    keep_paper,
    send,
)

LATER_ID = "99999999-0000-4000-8000-000000000099"


def desk_papers(house: House) -> tuple[Paper, ...]:
    return house.workspace.partners.handovers.desk(HOUSEHOLD_ID).papers


def test_a_sealed_paper_is_kept_as_a_handover_before_the_file_is_written(
    midwife: House, nurse: House
) -> None:
    keep_family(midwife)
    paper = keep_paper(midwife)
    to = midwife.knows(nurse)

    sealed = send(midwife, to)

    desk = midwife.workspace.partners.handovers.desk(HOUSEHOLD_ID)
    (handover,) = desk.handovers
    assert handover == sealed.handover
    assert (handover.recipient_name, handover.is_sealed) == ("JGZ Voorbeeld", True)
    assert handover.received_on is None
    kept = midwife.workspace.kept.referrals.document(handover.document_id)
    assert (kept.content, kept.delivery) == (paper.content, Delivery.SEALED)
    assert [one.is_sealed for one in desk.told] == [True]


def test_a_paper_made_after_the_sealed_one_is_told_as_well(midwife: House, nurse: House) -> None:
    keep_family(midwife)
    keep_paper(midwife)
    send(midwife, midwife.knows(nurse))
    keep_paper(midwife, id=LATER_ID, created_at=NOW + timedelta(days=1))

    desk = midwife.workspace.partners.handovers.desk(HOUSEHOLD_ID)

    assert [one.is_sealed for one in desk.told] == [False, True]


def test_the_partner_opens_exactly_the_paper(midwife: House, nurse: House) -> None:
    keep_family(midwife)
    paper = keep_paper(midwife)

    sealed = send(midwife, midwife.knows(nurse))

    opened = open_sealed(sealed.content, nurse.workspace.partners.correspondence.keys())
    assert (opened.id, opened.kind) == (sealed.handover.id, SealedKind.HANDOVER)
    assert opened.content == paper.content
    assert opened.sender == midwife.workspace.partners.correspondence.own_card().card


def test_a_withdrawn_consent_stops_it(midwife: House, nurse: House) -> None:
    keep_family(midwife)
    keep_paper(midwife)
    to = midwife.knows(nurse)
    midwife.workspace.kept.referrals.withdraw_consent(a_consent().id, TODAY, NOW)

    (paper,) = desk_papers(midwife)

    assert "geldt niet meer" in paper.refusal
    with pytest.raises(NoConsentError, match="geldt niet meer"):
        send(midwife, to)
    assert midwife.workspace.partners.handovers.waiting() == ()
    (told,) = midwife.workspace.partners.handovers.desk(HOUSEHOLD_ID).told
    assert told.is_withdrawn


def test_a_consent_that_is_over_stops_it(midwife: House, nurse: House) -> None:
    keep_family(midwife)
    keep_paper(midwife, consent=a_consent(valid_until=TODAY))
    to = midwife.knows(nurse)
    midwife.clock.advance(timedelta(days=2))

    with pytest.raises(NoConsentError, match="geldt niet meer"):
        send(midwife, to)


def test_a_paper_for_one_goes_to_no_other(midwife: House, nurse: House, carer: House) -> None:
    keep_family(midwife)
    keep_paper(midwife)
    other = midwife.knows(carer)

    with pytest.raises(NoConsentError, match="voor een andere ontvanger gemaakt"):
        send(midwife, other)

    assert midwife.workspace.partners.handovers.waiting() == ()


def test_a_partner_of_another_kind_gets_it_once_the_address_book_says_so(
    midwife: House, nurse: House
) -> None:
    keep_family(midwife)
    keep_paper(midwife, consent=a_consent(recipient_kind=RecipientKind.HOSPITAL.value))
    partner = midwife.knows(nurse)
    with pytest.raises(NoConsentError, match="andere soort"):
        send(midwife, partner)

    book = midwife.workspace.partners.correspondence
    details = PartnerDetails(partner.correspondent.organization, kind=RecipientKind.HOSPITAL)
    book.rename(partner.correspondent.id, details)
    (fitting,) = book.partners()

    assert send(midwife, fitting).handover.recipient_kind == RecipientKind.HOSPITAL


def test_a_partner_that_was_changed_meanwhile_is_asked_for_again(
    midwife: House, nurse: House
) -> None:
    keep_family(midwife)
    keep_paper(midwife)
    chosen = midwife.knows(nurse, is_compared=False)
    midwife.workspace.partners.correspondence.rename(
        chosen.correspondent.id, PartnerDetails("JGZ Voorbeeld", "Ander", kind=RecipientKind.OTHER)
    )

    with pytest.raises(InvalidInputError, match="intussen veranderd"):
        send(midwife, chosen)


def test_only_papers_for_others_with_consent_can_be_sealed_each_once(
    midwife: House, nurse: House
) -> None:
    keep_family(midwife)
    keep_paper(midwife)
    keep_paper(midwife, id="7b0f5d9e-5d2c-4a5e-9f43-2f0a5c4d0401", delivery=Delivery.PRINTED)
    keep_paper(midwife, id="7b0f5d9e-5d2c-4a5e-9f43-2f0a5c4d0402", kind=DocumentKind.PARENTS_SHEET)
    keep_paper(midwife, id="7b0f5d9e-5d2c-4a5e-9f43-2f0a5c4d0403", kind=DocumentKind.FULL_ACCESS)
    keep_paper(midwife, id="7b0f5d9e-5d2c-4a5e-9f43-2f0a5c4d0404", kind=DocumentKind.CHILD_PART)
    send(midwife, midwife.knows(nurse))

    papers = desk_papers(midwife)

    assert {one.document.kind for one in papers} == {
        DocumentKind.YOUTH_HEALTH_HANDOVER,
        DocumentKind.CHILD_PART,
    }
    assert len(papers) == 2
    assert papers[0].document.content == b""
    with pytest.raises(InvalidInputError, match="kan niet meer worden verstuurd"):
        send(midwife, midwife.knows(nurse), "7b0f5d9e-5d2c-4a5e-9f43-2f0a5c4d0402")


def test_a_letter_rests_on_the_consent_of_its_referral(midwife: House, nurse: House) -> None:
    keep_family(midwife)
    consent = a_consent(recipient_kind=RecipientKind.YOUTH_HEALTH.value)
    keep_paper(midwife, consent=consent, letter=a_referral(), consent_id="")

    (paper,) = desk_papers(midwife)

    assert paper.consent.id == consent.id


def test_the_file_can_be_made_once_more_and_stays_the_same_handover(
    midwife: House, nurse: House
) -> None:
    keep_family(midwife)
    keep_paper(midwife)
    first = send(midwife, midwife.knows(nurse))

    again = midwife.workspace.partners.handovers.file_again(first.handover.id)

    keys = nurse.workspace.partners.correspondence.keys()
    assert open_sealed(again.content, keys) == open_sealed(first.content, keys)
    assert len(midwife.workspace.partners.handovers.waiting()) == 1


def test_no_file_is_made_again_for_who_left_the_address_book(midwife: House, nurse: House) -> None:
    keep_family(midwife)
    keep_paper(midwife)
    to = midwife.knows(nurse)
    sent = send(midwife, to)
    midwife.workspace.partners.correspondence.remove(to.correspondent.id)

    with pytest.raises(InvalidInputError, match="staat niet meer in uw adresboek"):
        midwife.workspace.partners.handovers.file_again(sent.handover.id)


def test_no_file_is_made_again_without_consent(midwife: House, nurse: House) -> None:
    keep_family(midwife)
    keep_paper(midwife)
    sent = send(midwife, midwife.knows(nurse))
    midwife.workspace.kept.referrals.withdraw_consent(a_consent().id, TODAY, NOW)

    with pytest.raises(NoConsentError):
        midwife.workspace.partners.handovers.file_again(sent.handover.id)


def test_a_file_that_cannot_be_written_is_told_and_the_handover_stays(
    midwife: House, nurse: House, tmp_path: Path
) -> None:
    keep_family(midwife)
    keep_paper(midwife)
    sealed = send(midwife, midwife.knows(nurse))
    blocked = tmp_path / "bestand"
    blocked.write_text("")

    with pytest.raises(DiskFullError, match="De overdracht staat in het dossier"):
        midwife.workspace.partners.handovers.write(blocked / "overdracht.age", sealed.content)

    assert len(midwife.workspace.partners.handovers.waiting()) == 1


def test_what_waits_is_listed_with_whom_it_is_about_and_goes_when_confirmed(
    midwife: House, nurse: House
) -> None:
    keep_family(midwife)
    keep_paper(midwife)
    sent = send(midwife, midwife.knows(nurse))
    (waiting,) = midwife.workspace.partners.handovers.waiting()
    assert waiting.patient.full_name == "Sanne Reuring"

    confirmed = midwife.workspace.partners.handovers.note_received(
        sent.handover.id, TODAY, "gebeld met mevrouw Zuster"
    )

    assert midwife.workspace.partners.handovers.waiting() == ()
    assert confirmed.receipt_note == "gebeld met mevrouw Zuster"
    told = midwife.workspace.partners.handovers.desk(HOUSEHOLD_ID).told
    assert [one.received_on for one in told] == [TODAY]


@pytest.mark.parametrize("day", [TODAY - timedelta(days=1), date(2030, 1, 1)])
def test_it_cannot_have_arrived_before_it_left_nor_tomorrow(
    day: date, midwife: House, nurse: House
) -> None:
    keep_family(midwife)
    keep_paper(midwife)
    sent = send(midwife, midwife.knows(nurse))

    with pytest.raises(InvalidInputError, match="Kies een dag"):
        midwife.workspace.partners.handovers.note_received(sent.handover.id, day)


def test_the_offer_it_follows_from_moves_along(midwife: House, nurse: House) -> None:
    keep_family(midwife)
    offer = keep_offer(midwife, _an_offer(OfferState.CONSENTED))
    _keep_letter_for(midwife, offer.id)
    sent = send(midwife, midwife.knows(nurse))
    assert sent.handover.offer_id == offer.id
    assert _state(midwife) is OfferState.REFERRED

    midwife.workspace.partners.handovers.note_received(sent.handover.id, TODAY)

    assert _state(midwife) is OfferState.RECEIVED


def test_an_offer_that_went_another_way_stays_as_it_is(midwife: House, nurse: House) -> None:
    keep_family(midwife)
    offer = keep_offer(midwife, _an_offer(OfferState.FED_BACK))
    _keep_letter_for(midwife, offer.id)

    sent = send(midwife, midwife.knows(nurse))
    midwife.workspace.partners.handovers.note_received(sent.handover.id, TODAY)

    assert _state(midwife) is OfferState.FED_BACK


def _an_offer(state: OfferState) -> CareOffer:
    (offer,) = a_content().offers
    return replace(offer, state=state, screening_id="", deadline=None)


def _keep_letter_for(house: House, offer_id: str) -> None:
    keep_paper(house, letter=a_referral(offer_id=offer_id))


def _state(house: House) -> OfferState:
    (offer,) = house.workspace.partners.handovers.desk(HOUSEHOLD_ID).dossier.offers
    return offer.state
