"""A dossier on a real encrypted file: made, found and changed from what was typed."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import count
from pathlib import Path

import pytest

from kansrijk_desktop.records.people import Relationship, Safe
from kansrijk_desktop.records.pregnancy import GestationalAge, Pregnancy
from kansrijk_desktop.services.dossier_form import DossierForm, RelatedPersonForm, form_of
from kansrijk_desktop.services.dossiers import Dossiers
from kansrijk_desktop.storage.patients import PatientRepository
from tests.builders import a_patient
from tests.fakes import FixedClock
from tests.workspaces import fresh_database

REURING = DossierForm(
    given_name="Sanne",
    family_name="Reuring",
    birth_date="3-4-1996",
    bsn="999910644",
    phone="06 00000000",
    postal_code="1234 ab",
    safe_to_call=Safe.YES,
    gravidity="2",
    parity="1",
    due_date="9-6-2027",
    related_persons=(
        RelatedPersonForm(Relationship.PARTNER, name="Jesse Reuring"),
        RelatedPersonForm(Relationship.CHILD, name="Noor", birth_date="1-2-2023"),
    ),
)


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[PatientRepository]:
    database = fresh_database(tmp_path / "dossiers.db")
    yield PatientRepository(database)
    database.close()


@pytest.fixture
def dossiers(kept: PatientRepository) -> Dossiers:
    numbers = count(1)
    return Dossiers(kept, FixedClock(), lambda: f"id-{next(numbers)}")


def test_a_new_dossier_is_found_by_name_and_opened(dossiers: Dossiers) -> None:
    household_id = dossiers.save(REURING)

    (row,) = dossiers.search("reur")
    dossier = dossiers.open(row.household_id)

    assert row.household_id == household_id
    assert dossier.patient.birth_date == date(1996, 4, 3)
    assert dossier.patient.contact.postal_code == "1234 AB"
    assert dossier.pregnancy
    assert dossier.pregnancy.gestational_age(date(2026, 11, 21)) == GestationalAge(11, 3)
    assert [person.name for person in dossier.related_persons] == ["Jesse Reuring", "Noor"]


def test_what_was_typed_comes_back_as_typed(dossiers: Dossiers) -> None:
    dossier = dossiers.open(dossiers.save(REURING))

    form = form_of(dossier)

    assert (form.birth_date, form.due_date, form.gravidity) == ("3-4-1996", "9-6-2027", "2")
    assert dossiers.check(form, dossier.household.id) == {}


def test_a_change_keeps_ids_and_the_day_it_was_made(dossiers: Dossiers) -> None:
    household_id = dossiers.save(REURING, is_demo=True)
    before = dossiers.open(household_id)
    form = replace(form_of(before), family_name="de Vries", related_persons=())

    dossiers.save(form, household_id)

    after = dossiers.open(household_id)
    assert after.patient.id == before.patient.id
    assert after.patient.family_name == "de Vries"
    assert after.household.created_at == before.household.created_at
    assert after.household.is_demo
    assert before.related_persons
    assert after.related_persons == ()


@pytest.mark.parametrize(
    ("field", "typed", "told"),
    [
        ("family_name", " ", "achternaam"),
        ("birth_date", "31-2-1996", "bestaat niet"),
        ("birth_date", "1-1-2030", "toekomst"),
        ("birth_date", "1-1-1850", "te ver terug"),
        ("bsn", "123456789", "BSN"),
        ("gravidity", "0", "van 1 tot en met 75"),
        ("parity", "2", "P is lager dan G"),
        ("due_date", "9-6-2028", "past niet"),
        ("due_date", "9-6-2020", "past niet"),
        ("given_name", "a" * 201, "te lang"),
    ],
)
def test_a_wrong_field_is_named_with_what_to_do(
    dossiers: Dossiers, field: str, typed: str, told: str
) -> None:
    form = replace(REURING, **{field: typed})  # type: ignore[arg-type]  # one text field each

    problems = dossiers.check(form)

    assert list(problems) == [field]
    assert told in problems[field]


def test_a_wrong_field_of_a_related_person_is_named_by_its_row(dossiers: Dossiers) -> None:
    child = RelatedPersonForm(Relationship.CHILD, birth_date="31-2-2020")

    problems = dossiers.check(replace(REURING, related_persons=(child,)))

    assert list(problems) == ["related_persons.0.birth_date"]


def test_a_form_with_problems_is_never_kept(dossiers: Dossiers, kept: PatientRepository) -> None:
    with pytest.raises(ValueError, match="family_name"):
        dossiers.save(DossierForm())

    assert kept.count() == 0


def test_a_due_date_that_has_passed_does_not_block_a_later_change(
    dossiers: Dossiers, kept: PatientRepository
) -> None:
    household_id = dossiers.save(REURING)
    known = dossiers.open(household_id)
    assert known.pregnancy
    old = replace(known.pregnancy, due_date=date(2025, 1, 1))
    kept.save_dossier(replace(known, pregnancy=old))

    assert dossiers.check(form_of(dossiers.open(household_id)), household_id) == {}


def test_a_dossier_without_pregnancy_facts_has_no_pregnancy(dossiers: Dossiers) -> None:
    dossier = dossiers.open(dossiers.save(DossierForm(family_name="Reuring")))

    assert dossier.pregnancy is None
    assert form_of(dossier).gravidity == ""


def test_a_pregnancy_without_due_date_has_no_duration() -> None:
    assert Pregnancy("1", "2").gestational_age(date(2026, 1, 1)) is None


def test_weeks_and_days_read_as_midwives_write_them() -> None:
    assert str(GestationalAge.from_due_date(date(2027, 6, 9), date(2026, 11, 21))) == "11+3"


def test_lists_show_initials() -> None:
    assert a_patient().initials == "S. R."
    assert a_patient(given_name="").initials == "R."
    assert a_patient().full_name == "Sanne Reuring"
