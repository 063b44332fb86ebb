"""Make one dossier of two that are about the same family, and take it apart again.

All of it in one transaction. Which rows refer to a family is read from the tables themselves, so
that a new table is moved along without being named here.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Column, and_
from sqlalchemy.orm import defer
from sqlmodel import Session, col, delete, select

from kansrijk_desktop.records.agreement import Note
from kansrijk_desktop.records.dossier import DossierRow
from kansrijk_desktop.records.life_event import Birth, DossierEvent, KeptMerge
from kansrijk_desktop.records.people import Household, Patient, RelatedPerson
from kansrijk_desktop.records.pregnancy import Pregnancy
from kansrijk_desktop.storage.chain_tables import (
    BirthTable,
    DossierEventTable,
    MergeRecordTable,
    SkippedMomentTable,
)
from kansrijk_desktop.storage.database import Database
from kansrijk_desktop.storage.patient_search import find_same, index_patient, read_rows
from kansrijk_desktop.storage.people_rows import patient_of, patient_row
from kansrijk_desktop.storage.record_rows import record_of, values_of
from kansrijk_desktop.storage.retention import note_change
from kansrijk_desktop.storage.row_journal import RowJournal, take_back
from kansrijk_desktop.storage.shelf import Shelf
from kansrijk_desktop.storage.tables import PatientTable, SearchWordTable, Table
from kansrijk_desktop.storage.upsert import upsert_values

_TABLES: Final = Table.metadata.tables
_EVENTS: Final = Shelf(DossierEvent, DossierEventTable)

WITHOUT_KEY: Final = {
    ("screening", "respondent_id"): ("related_person",),
    ("screening", "pregnancy_id"): ("pregnancy",),
    ("care_stop", "subject_id"): ("related_person", "pregnancy"),
}
"""Columns that refer to one of these without a foreign key."""


@dataclass(frozen=True, slots=True)
class MergePlan:
    """Which dossier goes into which, and how the kept one will be.

    Attributes:
        household, patient, pregnancies, persons, births: of the kept dossier, as they will be,
            where anything of them changes.
        gone_household_id, gone_patient_id: of the other, which goes into it.
        same_pregnancies, same_persons: the kept and the other id of what is one and the same.
    """

    household: Household
    patient: Patient
    gone_household_id: str
    gone_patient_id: str
    same_pregnancies: tuple[tuple[str, str], ...] = ()
    same_persons: tuple[tuple[str, str], ...] = ()
    pregnancies: tuple[Pregnancy, ...] = ()
    persons: tuple[RelatedPerson, ...] = ()
    births: tuple[Birth, ...] = ()


class MergeRepository:
    """Merges in the database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def likely_doubles(self, patient: Patient) -> tuple[DossierRow, ...]:
        """Return the dossiers of who is likely the same woman."""
        with self._database.reading() as session:
            return read_rows(session, find_same(session, patient))

    def merge(
        self, plan: MergePlan, kept: KeptMerge, event: DossierEvent, note: Note | None = None
    ) -> None:
        """Make one dossier of two, all or nothing; what it changed is kept beside it."""
        with self._database.transaction() as session:
            journal = RowJournal(session)
            _leave_index(session, plan.gone_patient_id)
            for kept_id, gone_id in plan.same_persons:
                _join_births(session, journal, kept_id, gone_id)
                _replace(journal, "related_person", kept_id, gone_id)
            for kept_id, gone_id in plan.same_pregnancies:
                _join_skipped(session, journal, kept_id, gone_id)
                _replace(journal, "pregnancy", kept_id, gone_id)
            _replace(journal, "patient", plan.patient.id, plan.gone_patient_id)
            _replace(journal, "household", plan.household.id, plan.gone_household_id)
            _set(journal, plan)
            if note is not None:
                journal.add(_TABLES["note"], values_of(note))
            record = values_of(kept) | {"content": journal.as_text()}
            upsert_values(session, MergeRecordTable, record)
            _EVENTS.put(session, event)
            index_patient(session, plan.patient)
            note_change(session, plan.patient.id, event.happened_at)

    def merges(self, household_id: str) -> tuple[KeptMerge, ...]:
        """Return the merges into a dossier, the last first."""
        with self._database.reading() as session:
            rows = session.exec(
                select(MergeRecordTable)
                .where(MergeRecordTable.household_id == household_id)
                .order_by(col(MergeRecordTable.merged_at).desc(), col(MergeRecordTable.id))
                .options(defer(MergeRecordTable.content))  # type: ignore[arg-type] # typed str
            ).all()
            return tuple(record_of(KeptMerge, row) for row in rows)

    def take_apart(self, merge: KeptMerge, events: Iterable[DossierEvent]) -> None:
        """Make two dossiers of one again, all or nothing; what is new since stays where it is.

        Raises:
            LookupError: that was done already.
        """
        with self._database.transaction() as session:
            row = session.get(MergeRecordTable, merge.id)
            if row is None:
                raise LookupError("no such merge")
            content = row.content
            session.delete(row)
            session.flush()
            take_back(session, content)
            for event in events:
                _EVENTS.put(session, event)
                for patient in _patients_of(session, event.household_id):
                    index_patient(session, patient)
                    note_change(session, patient.id, event.happened_at)


def references(target: str) -> tuple[Column[Any], ...]:
    """Return every column of every table that refers to a row of the target table."""
    return tuple(
        column
        for table in Table.metadata.sorted_tables
        for column in table.columns
        if any(key.column.table.name == target for key in column.foreign_keys)
        or column.name == f"{target}_id"
        or target in WITHOUT_KEY.get((table.name, column.name), ())
    )


def _replace(journal: RowJournal, target: str, kept_id: str, gone_id: str) -> None:
    """Let everything that refers to the one refer to the other, and leave the one out."""
    for column in references(target):
        journal.point(column, gone_id, kept_id)
    journal.delete(_TABLES[target], _TABLES[target].c.id == gone_id)


def _join_births(session: Session, journal: RowJournal, kept_id: str, gone_id: str) -> None:
    """Keep one birth where the same child has two; the plan says how it will be."""
    births = _TABLES["birth"]
    if session.get(BirthTable, kept_id) is not None:
        journal.delete(births, births.c.child_id == gone_id)


def _join_skipped(session: Session, journal: RowJournal, kept_id: str, gone_id: str) -> None:
    """Keep one row of a moment that was passed over in both, with both reasons."""
    skipped = _TABLES["skipped_moment"]
    reasons = {
        pregnancy_id: dict(
            session.exec(
                select(SkippedMomentTable.moment, SkippedMomentTable.reason).where(
                    SkippedMomentTable.pregnancy_id == pregnancy_id
                )
            ).all()
        )
        for pregnancy_id in (kept_id, gone_id)
    }
    for moment in reasons[kept_id].keys() & reasons[gone_id].keys():
        both = dict.fromkeys((reasons[kept_id][moment], reasons[gone_id][moment]))
        key = {"pregnancy_id": kept_id, "moment": moment}
        journal.set(skipped, key, {"reason": " / ".join(filter(None, both))})
        journal.delete(skipped, and_(skipped.c.pregnancy_id == gone_id, skipped.c.moment == moment))


def _set(journal: RowJournal, plan: MergePlan) -> None:
    """Give the kept records the values that were chosen."""
    patient = patient_row(plan.patient).model_dump()
    journal.set(_TABLES["patient"], {"id": plan.patient.id}, patient)
    journal.set(_TABLES["household"], {"id": plan.household.id}, values_of(plan.household))
    for name, records in (("pregnancy", plan.pregnancies), ("related_person", plan.persons)):
        for record in records:
            journal.set(_TABLES[name], {"id": record.id}, values_of(record))
    for birth in plan.births:
        journal.set(_TABLES["birth"], {"child_id": birth.child_id}, values_of(birth))


def _patients_of(session: Session, household_id: str) -> list[Patient]:
    rows = session.exec(select(PatientTable).where(PatientTable.household_id == household_id))
    return [patient_of(row) for row in rows]


def _leave_index(session: Session, patient_id: str) -> None:
    session.exec(delete(SearchWordTable).where(col(SearchWordTable.patient_id) == patient_id))
