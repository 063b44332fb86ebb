import unicodedata
from datetime import date, timedelta
from typing import Literal

import pytest
from sqlalchemy import event

from kansrijk_desktop.records.dossier import Dossier
from kansrijk_desktop.records.people import Household, Patient
from kansrijk_desktop.storage.database import Database
from kansrijk_desktop.storage.patient_search import find_patients
from kansrijk_desktop.storage.patients import PatientRepository
from tests.builders import NOW

PEOPLE = (
    ("Sanne", "Reuring", date(1996, 4, 3), "999910644"),
    ("Özlem", "Yıldız-Çelik", date(1990, 2, 1), ""),
    ("Małgorzata", "van den Berg", date(1988, 12, 31), "999911466"),
    ("Fatima", "O’Brien", None, ""),
    ("محمد", "علي", date(1990, 11, 11), ""),
    ("%", "_", None, ""),
)


@pytest.fixture
def patients(database: Database) -> PatientRepository:
    patients = PatientRepository(database)
    for number, (given, family, born, bsn) in enumerate(PEOPLE):
        moment = NOW + timedelta(minutes=number)
        patients.save_dossier(
            Dossier(
                Household(f"h{number}", "", moment, moment),
                Patient(f"p{number}", f"h{number}", given, family, born, bsn),
            )
        )
    return patients


@pytest.mark.parametrize(
    ("typed", "family_names"),
    [
        ("s", ["Reuring"]),
        ("SANNE R", ["Reuring"]),
        ("reu san", ["Reuring"]),
        ("ozlem", ["Yıldız-Çelik"]),
        ("Özl", ["Yıldız-Çelik"]),
        ("yildiz", ["Yıldız-Çelik"]),
        ("YILDIZ", ["Yıldız-Çelik"]),
        ("yıldız-ç", ["Yıldız-Çelik"]),
        ("malgo", ["van den Berg"]),
        ("berg, van den", ["van den Berg"]),
        ("obrien", ["O’Brien"]),
        ("o'br", ["O’Brien"]),
        ("brien", ["O’Brien"]),
        ("علي", ["علي"]),
        ("3-4-1996", ["Reuring"]),
        ("03-04-1996", ["Reuring"]),
        ("3/4/19", ["Reuring"]),
        ("03041996", ["Reuring"]),
        ("3-4", ["Reuring"]),
        ("3-04-", ["Reuring"]),
        ("1996", ["Reuring"]),
        ("1990", ["علي", "Yıldız-Çelik"]),
        ("1990 oz", ["Yıldız-Çelik"]),
        ("99991", ["van den Berg", "Reuring"]),
        ("999911466", ["van den Berg"]),
        ("sanne berg", []),
        ("anne", []),
        ("%", []),
        ("_", []),
        ("'; --", []),
        ("\\", []),
        ("\x00", []),
    ],
)
def test_a_dossier_is_found_by_the_beginnings_of_words(
    patients: PatientRepository, typed: str, family_names: list[str]
) -> None:
    found = patients.search(typed, 50)

    assert [row.patient.family_name for row in found] == family_names


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_composed_and_decomposed_letters_find_the_same(
    patients: PatientRepository, form: Literal["NFC", "NFD"]
) -> None:
    typed = unicodedata.normalize(form, "çelik")

    assert len(patients.search(typed, 50)) == 1


def test_nothing_typed_shows_the_dossiers_last_changed(patients: PatientRepository) -> None:
    found = patients.search("  ", 2)

    assert [row.household_id for row in found] == ["h5", "h4"]


def test_no_more_dossiers_are_shown_than_asked_for(patients: PatientRepository) -> None:
    assert len(patients.search("1990", 1)) == 1


@pytest.mark.parametrize("typed", ["reu", "reu san", "1990 oz a"])
def test_a_search_reads_nothing_but_the_index_of_words(
    database: Database, patients: PatientRepository, typed: str
) -> None:
    statements: list[str] = []

    def note(_: object, __: object, statement: str, *___: object) -> None:
        statements.append(statement)

    event.listen(database._engine, "before_cursor_execute", note)
    with database.reading() as session:
        find_patients(session, typed, 50)
        plans = [
            row.detail
            for statement in statements[:]
            for row in session.connection().exec_driver_sql(
                f"EXPLAIN QUERY PLAN {statement}", ("a",) * statement.count("?")
            )
        ]
    event.remove(database._engine, "before_cursor_execute", note)

    touched = [plan for plan in plans if "search_word" in plan]
    assert touched
    assert all("COVERING INDEX" in plan for plan in touched)
    assert not any("TEMP B-TREE" in plan for plan in plans)
