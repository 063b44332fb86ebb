"""Which file may come in, from whom, and about which family: refused in words, nothing changed."""

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest

from kansrijk_desktop.errors import InvalidInputError, UnreadableBundleError
from kansrijk_desktop.records.screening import Moment
from kansrijk_desktop.services.correspondence import ReadCard
from tests.builders import PATIENT_ID, a_patient
from tests.unit.services.chain import (
    House,
    a_told_content,
    bare,
    keep_family,
    keep_paper,
    later,
    receive,
    send,
    take_all,
    told_by_midwife,
)
from tests.unit.services.letters import FORM, chosen

OTHER_HOUSEHOLD = "7b0f5d9e-5d2c-4a5e-9f43-2f0a5c4d0666"
OTHER_PATIENT = "7b0f5d9e-5d2c-4a5e-9f43-2f0a5c4d0667"


def test_a_family_is_found_by_its_number_by_bsn_or_by_name_and_birth_date(
    midwife: House, nurse: House
) -> None:
    importing = nurse.workspace.partners.handover_import
    keep_family(nurse, id=OTHER_PATIENT, household_id=OTHER_HOUSEHOLD)
    incoming = receive(nurse, bare(a_told_content()))
    (by_bsn,) = importing.candidates(incoming)
    nameless = replace(a_told_content().patient, bsn="")
    (by_name,) = importing.candidates(receive(nurse, bare(a_told_content(patient=nameless))))

    assert (by_bsn.household_id, by_bsn.is_sure) == (OTHER_HOUSEHOLD, True)
    assert (by_name.household_id, by_name.is_sure) == (OTHER_HOUSEHOLD, False)


def test_the_same_bsn_with_another_name_is_shown_and_not_sure(nurse: House) -> None:
    keep_family(nurse, id=OTHER_PATIENT, household_id=OTHER_HOUSEHOLD, family_name="De Groot")

    (candidate,) = nurse.workspace.partners.handover_import.candidates(
        receive(nurse, bare(a_told_content()))
    )

    assert candidate.differs == ("naam",)
    assert not candidate.is_sure


def test_another_bsn_is_another_woman_whatever_her_name(nurse: House) -> None:
    keep_family(nurse, id=OTHER_PATIENT, household_id=OTHER_HOUSEHOLD, bsn="999911466")
    incoming = receive(nurse, bare(a_told_content()))

    assert nurse.workspace.partners.handover_import.candidates(incoming) == ()
    with pytest.raises(InvalidInputError, match="gaat over iemand anders"):
        nurse.workspace.partners.handover_import.preview(incoming, OTHER_HOUSEHOLD)


def test_a_part_that_belongs_to_another_family_here_stops_everything(
    midwife: House, nurse: House
) -> None:
    take_all(nurse, receive(nurse, told_by_midwife(midwife, nurse)))
    other = a_patient(id=OTHER_PATIENT, household_id="", bsn="999911466", family_name="De Groot")
    mixed = receive(nurse, bare(later(a_told_content(), patient=other)))
    digest = hashlib.sha256(nurse.database_path.read_bytes()).hexdigest()

    with pytest.raises(InvalidInputError, match="bij een ander gezin"):
        take_all(nurse, mixed)

    assert nurse.workspace.kept.patients.search("de groot", 5) == ()
    assert hashlib.sha256(nurse.database_path.read_bytes()).hexdigest() == digest


def test_a_file_without_a_name_makes_no_new_dossier(nurse: House) -> None:
    nameless = a_patient(household_id="", given_name="", family_name="", bsn="")
    incoming = receive(nurse, bare(a_told_content(patient=nameless)))

    with pytest.raises(InvalidInputError, match="geen achternaam"):
        nurse.workspace.partners.handover_import.preview(incoming, "")


def test_an_unknown_sender_is_asked_about_first(midwife: House, nurse: House) -> None:
    keep_family(midwife)
    keep_paper(midwife)
    content = send(midwife, midwife.knows(nurse)).content
    incoming = receive(nurse, content)
    importing, book = (
        nurse.workspace.partners.handover_import,
        nurse.workspace.partners.correspondence,
    )
    assert incoming.sender is not None
    assert incoming.sender.phrase == midwife.workspace.partners.correspondence.own_card().phrase

    with pytest.raises(InvalidInputError, match="nog niet zo in uw adresboek"):
        importing.preview(incoming, "")
    book.keep(incoming.sender, is_compared=True)

    assert importing.preview(receive(nurse, content), "").proposals


def test_a_file_for_another_is_refused(midwife: House, nurse: House, carer: House) -> None:
    content = told_by_midwife(midwife, nurse)

    with pytest.raises(UnreadableBundleError, match="niet voor u verzegeld"):
        carer.workspace.partners.handover_import.read(content)


def test_something_else_under_a_number_we_know_is_refused(nurse: House) -> None:
    take_all(nurse, receive(nurse, bare(a_told_content())))

    with pytest.raises(UnreadableBundleError, match="eerder iets anders"):
        receive(nurse, bare(a_told_content(municipality="Elders")))


def test_what_is_not_sealed_comes_in_the_same_way_and_is_marked(nurse: House) -> None:
    incoming = receive(nurse, bare(a_told_content()))
    household_id = take_all(nurse, incoming)

    (received,) = nurse.workspace.partners.handover_import.received(5)
    assert not received.is_signed
    assert received.sender_organization == "Praktijk De Wieg"
    assert nurse.workspace.kept.patients.dossier(household_id).screenings
    with pytest.raises(InvalidInputError, match="geen bevestiging"):
        nurse.workspace.partners.handover_import.receipt(received.id)


def test_a_letter_of_ours_as_pdf_comes_in(midwife: House, nurse: House) -> None:
    pdf = a_real_letter(midwife)

    incoming = receive(nurse, pdf)
    household_id = take_all(nurse, incoming)

    dossier = nurse.workspace.kept.patients.dossier(household_id)
    assert dossier.patient.full_name == "Sanne Reuring"
    assert [one.source for one in dossier.screenings] == ["Praktijk De Wieg"]
    (screening,) = incoming.content.screenings
    told = nurse.workspace.partners.handover_import.told_screening(dossier.patient.id, screening.id)
    assert told == screening


def test_a_pdf_of_others_is_refused(nurse: House, tmp_path: Path) -> None:
    path = tmp_path / "folder.pdf"
    path.write_bytes(b"%PDF-1.4\n" + b"x" * 500)

    with pytest.raises(UnreadableBundleError):
        nurse.workspace.partners.handover_import.read_file(path)


@pytest.mark.parametrize("content", [b"", b"hallo", b"\xff\xd8\xff\xe0" * 50, b"PK\x03\x04"])
def test_what_is_nothing_of_ours_is_refused_in_words(content: bytes, nurse: House) -> None:
    with pytest.raises(UnreadableBundleError, match="geen overdracht, brief of kaart"):
        nurse.workspace.partners.handover_import.read(content)


def test_a_card_dropped_in_the_same_place_is_a_card(midwife: House, nurse: House) -> None:
    text = midwife.workspace.partners.correspondence.own_card().text

    assert isinstance(nurse.workspace.partners.handover_import.read(text.encode()), ReadCard)


def a_real_letter(house: House) -> bytes:
    """The PDF of a letter about the family, made as the program makes it."""
    keep_family(house)
    screenings = house.workspace.screenings
    opened = screenings.start(PATIENT_ID, FORM, Moment.INTAKE)
    screenings.save(opened.screening, chosen("W1", "W1-tijdelijk"))
    screenings.finish(screenings.open(opened.screening.id).screening)
    basis, draft = house.workspace.referrals.begin(opened.screening.id, None)
    return house.workspace.referrals.letter(basis, draft)
