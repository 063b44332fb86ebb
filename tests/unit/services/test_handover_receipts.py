"""The loop of a handover: the receipt goes back, and only the right one closes it."""

from dataclasses import replace

import pytest

from kansrijk_desktop.errors import InvalidInputError
from kansrijk_desktop.exchange.receipts import Receipt, written_receipt
from kansrijk_desktop.exchange.sealing import Sealed, SealedKind, seal
from kansrijk_desktop.records.offer import OfferState
from kansrijk_desktop.records.referral import RecipientKind
from kansrijk_desktop.services.incoming import IncomingReceipt
from tests.builders import HOUSEHOLD_ID, NOW, TODAY, a_consent, a_referral
from tests.unit.services.chain import (
    House,
    a_told_content,
    keep_family,
    keep_offer,
    keep_paper,
    later,
    receive,
    send,
    take_all,
    told_by_midwife,
)

NOTHING_OF_OURS = "7b0f5d9e-5d2c-4a5e-9f43-2f0a5c4d0667"
RECEIPT_ID = "7b0f5d9e-5d2c-4a5e-9f43-2f0a5c4d0668"


def test_the_receipt_closes_the_loop_at_the_sender(midwife: House, nurse: House) -> None:
    incoming = receive(nurse, told_by_midwife(midwife, nurse))
    take_all(nurse, incoming)
    receipt = nurse.workspace.partners.handover_import.receipt(incoming.id, "Wij bellen maandag.")

    nurse.workspace.partners.handover_import.note_receipt(receipt.received_id)

    back = midwife.workspace.partners.handover_import.read(receipt.content)
    assert isinstance(back, IncomingReceipt)
    handover = midwife.workspace.partners.handover_import.confirm(back)

    assert handover.received_on == TODAY
    assert handover.receipt_note == "J. Zuster · Wij bellen maandag."
    assert midwife.workspace.partners.handovers.waiting() == ()
    (received,) = nurse.workspace.partners.handover_import.received(5)
    assert received.receipt_made_at is not None
    again = midwife.workspace.partners.handover_import.confirm(back)
    assert again == handover


def test_a_receipt_moves_the_offer_it_followed_from(midwife: House, nurse: House) -> None:
    (told,) = a_told_content().offers
    keep_family(midwife)
    offer = keep_offer(
        midwife, replace(told, state=OfferState.CONSENTED, screening_id="", deadline=None)
    )

    keep_paper(midwife, letter=a_referral(offer_id=offer.id))
    nurse.knows(midwife)
    incoming = receive(nurse, send(midwife, midwife.knows(nurse)).content)
    take_all(nurse, incoming)

    back = midwife.workspace.partners.handover_import.read(
        nurse.workspace.partners.handover_import.receipt(incoming.id).content
    )
    assert isinstance(back, IncomingReceipt)
    midwife.workspace.partners.handover_import.confirm(back)

    (after,) = midwife.workspace.kept.patients.dossier(HOUSEHOLD_ID).offers
    assert after.state is OfferState.RECEIVED


def test_a_receipt_of_someone_else_confirms_nothing(
    midwife: House, nurse: House, carer: House
) -> None:
    incoming = receive(nurse, told_by_midwife(midwife, nurse))
    take_all(nurse, incoming)
    midwife.knows(carer)
    carer.knows(midwife)
    forged = forged_receipt(carer, midwife, incoming.id)

    back = midwife.workspace.partners.handover_import.read(forged)
    assert isinstance(back, IncomingReceipt)
    with pytest.raises(InvalidInputError, match="iemand anders dan aan wie"):
        midwife.workspace.partners.handover_import.confirm(back)

    assert len(midwife.workspace.partners.handovers.waiting()) == 1


def test_a_receipt_of_a_stranger_is_asked_about(midwife: House, carer: House) -> None:
    carer.knows(midwife)
    back = midwife.workspace.partners.handover_import.read(
        forged_receipt(carer, midwife, NOTHING_OF_OURS)
    )

    assert isinstance(back, IncomingReceipt)
    with pytest.raises(InvalidInputError, match="nog niet zo in uw adresboek"):
        midwife.workspace.partners.handover_import.confirm(back)


def test_a_receipt_for_nothing_of_ours_is_refused(midwife: House, nurse: House) -> None:
    midwife.knows(nurse)
    back = midwife.workspace.partners.handover_import.read(
        forged_receipt(nurse, midwife, NOTHING_OF_OURS)
    )

    assert isinstance(back, IncomingReceipt)
    with pytest.raises(InvalidInputError, match="niet bij een overdracht van hier"):
        midwife.workspace.partners.handover_import.confirm(back)


def test_three_houses_hand_a_family_on(midwife: House, nurse: House, carer: House) -> None:
    household_id = take_all(nurse, receive(nurse, told_by_midwife(midwife, nurse)))
    told_on = later(a_told_content(), practitioner=nurse.workspace.signed_in.practitioner)
    from_midwife = replace(told_on.screenings[0], source="Praktijk De Wieg")
    told_on = replace(told_on, screenings=(from_midwife,))

    keep_paper(
        nurse,
        told_on,
        a_consent(
            recipient="Kraamzorg Voorbeeld", recipient_kind=RecipientKind.MATERNITY_CARE.value
        ),
    )
    carer.knows(nurse)
    document = nurse.workspace.partners.handovers.desk(household_id).papers[0].document
    sealed = nurse.workspace.partners.handovers.seal(household_id, document.id, nurse.knows(carer))

    incoming = receive(carer, sealed.content)
    arrived = take_all(carer, incoming)

    (screening,) = carer.workspace.kept.patients.dossier(arrived).screenings
    assert screening.source == "Praktijk De Wieg"
    back = nurse.workspace.partners.handover_import.read(
        carer.workspace.partners.handover_import.receipt(incoming.id).content
    )
    assert isinstance(back, IncomingReceipt)
    nurse.workspace.partners.handover_import.confirm(back)
    assert nurse.workspace.partners.handovers.waiting() == ()


def forged_receipt(by: House, to: House, handover_id: str) -> bytes:
    """A receipt that is signed well, for a handover the signer never had."""
    book = by.workspace.partners.correspondence
    sealed = Sealed(
        RECEIPT_ID,
        SealedKind.RECEIPT,
        NOW,
        book.own_card().card,
        written_receipt(Receipt(handover_id, TODAY, "iemand")),
    )
    recipient = to.workspace.partners.correspondence.own_card().card.age_recipient
    return seal(sealed, recipient, book.keys())
