"""The address book, what went out and what came in, in the database."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from kansrijk_desktop.errors import InvalidInputError
from kansrijk_desktop.exchange.own_keys import new_keys
from kansrijk_desktop.records.correspondent import Correspondent
from kansrijk_desktop.records.document import Delivery, GeneratedDocument
from kansrijk_desktop.records.dossier import Dossier
from kansrijk_desktop.records.handover import Handover, ReceivedHandover, WarmHandover
from kansrijk_desktop.records.life_event import DossierEvent, DossierEventKind
from kansrijk_desktop.records.people import Household, Patient
from kansrijk_desktop.storage.correspondents import CorrespondentRepository
from kansrijk_desktop.storage.database import Database
from kansrijk_desktop.storage.handovers import HandoverRepository
from kansrijk_desktop.storage.patients import PatientRepository
from kansrijk_desktop.storage.received_handovers import ReceivedHandoverRepository, TakenOver
from kansrijk_desktop.storage.referrals import ReferralRepository
from tests.builders import HOUSEHOLD_ID, NOW, PATIENT_ID, TODAY, a_consent, a_partner, a_patient
from tests.unit.storage.conftest import KEY

JGZ = Correspondent("c1", "J. Zuster", "JGZ Voorbeeld", "jgz", "age1jgz", "a2V5", NOW)
SENT = Handover("h1", PATIENT_ID, a_consent().id, "jgz", "JGZ Voorbeeld", NOW, document_id="d1")
DOCUMENT = GeneratedDocument(
    id="d1",
    patient_id=PATIENT_ID,
    referral_id="",
    title="Overdracht JGZ",
    recipient="JGZ Voorbeeld",
    delivery=Delivery.SEALED,
    created_at=NOW,
    content=b"%PDF",
    consent_id=a_consent().id,
)
CAME = ReceivedHandover(
    id="r1",
    patient_id=PATIENT_ID,
    sender_name="M. de Vroed",
    sender_organization="Praktijk De Wieg",
    sent_at=NOW,
    received_at=NOW + timedelta(hours=1),
    digest="00",
    is_signed=True,
    content=b"{}",
)


def a_dossier(patient: Patient | None = None) -> Dossier:
    kept = patient or a_patient()
    return Dossier(Household(kept.household_id, created_at=NOW, changed_at=NOW), kept)


def keep_family(database: Database, patient: Patient | None = None) -> None:
    PatientRepository(database).save_dossier(a_dossier(patient))


def taken(received: ReceivedHandover = CAME, **changes: object) -> TakenOver:
    event = DossierEvent(
        f"e-{received.id}",
        HOUSEHOLD_ID,
        DossierEventKind.IMPORTED,
        received.received_at,
        "J. Zuster",
        "Praktijk De Wieg",
    )
    return replace(TakenOver(received, event, a_dossier()), **changes)  # type: ignore[arg-type]  # by name


def changed_at(database: Database) -> object:
    return PatientRepository(database).dossier(HOUSEHOLD_ID).household.changed_at


def test_the_address_book_is_in_the_order_of_organisations(database: Database) -> None:
    book = CorrespondentRepository(database)
    for one in (JGZ, replace(JGZ, id="c2", organization="aBC Kraamzorg")):
        book.save(one)

    assert [one.id for one in book.all()] == ["c2", "c1"]
    assert book.correspondent("c1") == JGZ


def test_a_partner_changes_in_place_and_goes(database: Database) -> None:
    book = CorrespondentRepository(database)
    book.save(JGZ)

    compared = replace(JGZ, checked_on=TODAY, checked_by="M. de Vroed")
    book.save(compared)
    assert book.all() == (compared,)
    book.remove("c1")

    assert book.all() == ()
    assert book.correspondent("c1") is None


def test_own_keys_are_kept_once_and_never_replaced(database: Database, path: Path) -> None:
    book = CorrespondentRepository(database)
    assert book.own_keys() is None
    keys = new_keys(NOW)
    book.keep_own_keys(keys)

    with pytest.raises(ValueError, match="key pairs already"):
        book.keep_own_keys(new_keys(NOW))

    database.close()
    again = Database.open(path, KEY)
    assert CorrespondentRepository(again).own_keys() == keys
    again.close()
    assert keys.age_identity.encode() not in b"".join(
        file.read_bytes() for file in path.parent.iterdir() if file.is_file()
    )


def test_a_handover_and_its_paper_are_kept_together_or_not_at_all(database: Database) -> None:
    keep_family(database)
    ReferralRepository(database).add_consent(a_consent(), NOW)
    kept = HandoverRepository(database)

    with pytest.raises(RuntimeError), kept.sending(SENT, DOCUMENT):
        raise RuntimeError
    assert kept.find("h1") is None
    assert PatientRepository(database).dossier(HOUSEHOLD_ID).documents == ()

    with kept.sending(replace(SENT, created_at=NOW + timedelta(days=1)), DOCUMENT):
        pass
    assert kept.find("h1") is not None
    assert [one.id for one in PatientRepository(database).dossier(HOUSEHOLD_ID).documents] == ["d1"]
    assert changed_at(database) == NOW + timedelta(days=1)


def test_what_waits_longest_is_first_and_goes_when_it_arrived(database: Database) -> None:
    keep_family(database)
    ReferralRepository(database).add_consent(a_consent(), NOW)
    kept = HandoverRepository(database)
    for number, days in (("1", 2), ("2", 1)):
        sent = replace(
            SENT, id=f"h{number}", document_id=f"d{number}", created_at=NOW - timedelta(days=days)
        )
        with kept.sending(sent, replace(DOCUMENT, id=f"d{number}")):
            pass
    assert [one.handover.id for one in kept.waiting()] == ["h1", "h2"]
    assert {one.patient.full_name for one in kept.waiting()} == {"Sanne Reuring"}

    arrived = kept.find("h1")
    assert arrived is not None
    with kept.changing(replace(arrived, received_on=TODAY, receipt_note="J. Zuster"), NOW):
        pass

    assert [one.handover.id for one in kept.waiting()] == ["h2"]


def test_a_talk_is_kept_with_its_three_answers(database: Database) -> None:
    keep_family(database)
    warm = WarmHandover("w1", PATIENT_ID, "JGZ Voorbeeld", NOW, planned_on=TODAY)
    kept = HandoverRepository(database)
    kept.save_warm(warm, NOW)

    filled = replace(warm, held_on=TODAY, is_patient_present=True, is_repeated_back=False)
    kept.save_warm(filled, NOW + timedelta(days=2))

    assert PatientRepository(database).dossier(HOUSEHOLD_ID).warm_handovers == (filled,)
    assert changed_at(database) == NOW + timedelta(days=2)


def test_what_came_in_is_found_with_its_bytes_and_listed_without(database: Database) -> None:
    kept = ReceivedHandoverRepository(database)
    kept.take_over(taken())
    second = replace(CAME, id="r2", sent_at=NOW + timedelta(days=1))
    kept.take_over(taken(second))

    assert kept.find("r1") == CAME
    assert kept.find("r3") is None
    assert [one.id for one in kept.of_patient(PATIENT_ID)] == ["r2", "r1"]
    assert [(one.id, one.content) for one in kept.latest(1)] == [("r2", b"")]


def test_that_a_receipt_was_made_is_kept(database: Database) -> None:
    kept = ReceivedHandoverRepository(database)
    kept.take_over(taken())

    kept.note_receipt("r1", NOW + timedelta(hours=2))

    assert kept.latest(1)[0].receipt_made_at == NOW + timedelta(hours=2)


def test_what_is_another_familys_stops_everything(database: Database) -> None:
    other = a_patient(id="p2", household_id="h2", bsn="")
    keep_family(database, other)
    theirs = a_partner(household_id="h2")
    PatientRepository(database).save_dossier(
        replace(a_dossier(other), related_persons=(theirs,)),
    )
    kept = ReceivedHandoverRepository(database)
    mixed = replace(a_dossier(), related_persons=(replace(theirs, household_id=HOUSEHOLD_ID),))

    with pytest.raises(InvalidInputError, match="bij een ander gezin"):
        kept.take_over(taken(dossier=mixed))

    assert kept.find("r1") is None
    assert PatientRepository(database).dossier("h2").related_persons == (theirs,)
    with pytest.raises(LookupError):
        PatientRepository(database).dossier(HOUSEHOLD_ID)
