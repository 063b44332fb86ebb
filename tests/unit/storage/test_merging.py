"""Two random families with rows in every table become one, and two again: no row is lost."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kansrijk_desktop.records.agreement import Note
from kansrijk_desktop.records.dossier import Dossier
from kansrijk_desktop.records.life_event import DossierEvent, DossierEventKind, KeptMerge
from kansrijk_desktop.services.merge_plan import Side, merged
from kansrijk_desktop.storage.database import Database
from kansrijk_desktop.storage.merging import (
    WITHOUT_KEY,
    MergePlan,
    MergeRepository,
    references,
)
from kansrijk_desktop.storage.patients import PatientRepository
from kansrijk_desktop.storage.tables import Table
from tests.unit.storage.conftest import KEY
from tests.unit.storage.random_families import (
    BY_HAND,
    OWNERLESS,
    RECORDS,
    TABLES,
    Dump,
    Filler,
    dump,
)

LATER = datetime(2030, 1, 1, tzinfo=UTC)
TARGETS = ("household", "patient", "pregnancy", "related_person")
OF_ITS_OWN_ROW = {
    "screening_id", "consent_id", "referral_id", "offer_id", "handover_id", "document_id",
    "case_id", "service_id", "correspondent_id",
}  # fmt: skip
"""Columns that refer to a row which itself moves along, or to none of a family."""
NOT_MOVED = {("dossier_event", "subject_id"), ("merge_record", "gone_household_id")}


def test_every_table_either_belongs_to_a_family_or_to_none() -> None:
    assert set(RECORDS) | BY_HAND | OWNERLESS == set(TABLES)


def test_every_column_that_refers_to_something_is_moved_or_decided_about() -> None:
    moved = {
        (column.table.name, column.name) for target in TARGETS for column in references(target)
    }

    forgotten = [
        (table.name, column.name)
        for table in Table.metadata.sorted_tables
        for column in table.columns
        if (column.foreign_keys or column.name.endswith("_id"))
        and (table.name, column.name) not in moved | NOT_MOVED
        and column.name not in OF_ITS_OWN_ROW
    ]

    assert forgotten == []
    assert set(WITHOUT_KEY) <= moved
    assert {table for table, _ in moved} >= {"meldcode_case", "document", "merge_record", "note"}


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("empty") / "dossiers.db"
    Database.create(path, KEY).close()
    return path


@contextmanager
def families(empty: Path, random: Random, *prefixes: str) -> Iterator[Database]:
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "dossiers.db"
        shutil.copy(empty, path)
        database = Database.open(path, KEY)
        with database.transaction() as session:
            for prefix in prefixes:
                Filler(session, prefix, random).fill()
        yield database
        database.close()


def make_alike(database: Database, random: Random) -> tuple[Dossier, Dossier]:
    """Let some people and pregnancies of the second be those of the first, as a double has."""
    patients = PatientRepository(database)
    here, other = (patients.dossier(f"{prefix}-household-0") for prefix in "ab")
    persons = [
        replace(two, name=one.name, birth_date=one.birth_date, relationship=one.relationship)
        if random.random() < 0.6
        else two
        for one, two in zip(here.related_persons, other.related_persons, strict=False)
    ]
    pregnancy = other.pregnancy
    if here.pregnancy and pregnancy and random.random() < 0.6:
        pregnancy = replace(pregnancy, due_date=here.pregnancy.due_date)
    patients.save_dossier(replace(other, related_persons=tuple(persons), pregnancy=pregnancy))
    return here, patients.dossier(other.household.id)


def merge(database: Database, plan: MergePlan) -> KeptMerge:
    kept = KeptMerge("merge", plan.household.id, plan.gone_household_id, LATER, "M. de Vroed")
    event = DossierEvent("merged", plan.household.id, DossierEventKind.MERGED, LATER, "M. de Vroed")
    note = Note("left-out", plan.patient.id, "niet gekozen", "M. de Vroed", LATER)
    MergeRepository(database).merge(plan, kept, event, note)
    return kept


def rows_of(found: Dump, table: str, prefix: str) -> dict[str, dict[str, Any]]:
    keys = [column.name for column in TABLES[table].primary_key]
    rows = {"/".join(str(row[key]) for key in keys): row for row in found[table]}
    return {key: row for key, row in rows.items() if key.startswith(prefix)}


def is_about_gone(value: object, gone: set[str]) -> bool:
    return isinstance(value, str) and value in gone


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(seed=st.integers(0, 2**32), sides=st.booleans())
def test_a_merge_keeps_every_row_and_can_be_taken_back(empty: Path, seed: int, sides: bool) -> None:
    random = Random(seed)  # noqa: S311 - rows for a test, no secret
    with families(empty, random, "a", "b", "c") as database:
        here, other = make_alike(database, random)
        with database.reading() as session:
            before = dump(session)
        chosen = {
            one.key: Side.OTHER if sides else Side.HERE
            for one in merged(here, other, {}, LATER).differences
        }
        result = merged(here, other, chosen, LATER)

        kept = merge(database, result.plan)

        with database.reading() as session:
            after = dump(session)
        database.check()
        check_nothing_is_lost(before, after, result.plan)
        check_of_others_nothing_changed(before, after)

        events = [
            DossierEvent(f"split-{one}", one, DossierEventKind.SPLIT, LATER, "M. de Vroed")
            for one in (kept.household_id, kept.gone_household_id)
        ]
        MergeRepository(database).take_apart(kept, events)

        with database.reading() as session:
            apart = dump(session)
        database.check()
        check_as_it_was(before, apart)


def check_nothing_is_lost(before: Dump, after: Dump, plan: MergePlan) -> None:
    same = {gone: kept for kept, gone in plan.same_persons + plan.same_pregnancies}
    same |= {plan.gone_patient_id: plan.patient.id, plan.gone_household_id: plan.household.id}
    changed = {"household", "patient", "pregnancy", "related_person", "birth", "search_word"}
    for name, rows in before.items():
        now = {_key(name, row): row for row in after[name]}
        for row in rows:
            moved = {column: same.get(str(value), value) for column, value in row.items()}
            if name == "search_word" or (name in changed and row.get("id") in same):
                continue
            assert _key(name, moved) in now, (name, row)
            if name not in changed | {"skipped_moment"}:
                assert now[_key(name, moved)] == moved
    skipped = " ".join(row["reason"] for row in after["skipped_moment"])
    assert all(row["reason"] in skipped for row in before["skipped_moment"])
    told = {(row["child_id"], row["pregnancy_id"], row["order"]) for row in after["birth"]}
    assert len(told) == len(after["birth"])
    for name, rows in after.items():
        for row in rows:
            left = {key: value for key, value in row.items() if is_about_gone(value, set(same))}
            assert set(left) <= {"gone_household_id", "subject_id"}, (name, row)


def check_of_others_nothing_changed(before: Dump, after: Dump) -> None:
    for name in before:
        assert rows_of(before, name, "c") == rows_of(after, name, "c")


def check_as_it_was(before: Dump, apart: Dump) -> None:
    """Only the times of the last change went on, and what was done is told."""
    for name, rows in before.items():
        assert _without_traces(name, apart[name]) == _without_traces(name, rows), name


def _without_traces(name: str, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    if name == "household":
        return [row | {"changed_at": None} for row in rows]
    if name == "dossier_event":
        return [row for row in rows if row["happened_at"] != LATER]
    return rows


def _key(name: str, row: dict[str, Any]) -> tuple[Any, ...]:
    return tuple(row[column.name] for column in TABLES[name].primary_key)
