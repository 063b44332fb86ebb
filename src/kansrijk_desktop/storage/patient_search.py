"""Find patients by the beginnings of words, fast enough for every key typed.

A word is looked up as a range of the index, so no pattern characters exist. With several words,
the rarest one is walked and the others are looked up per patient.
"""

from collections.abc import Sequence

from sqlalchemy import ColumnElement
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, delete, exists, func, select

from kansrijk_desktop.records.dossier import DossierRow
from kansrijk_desktop.records.people import Patient
from kansrijk_desktop.records.pregnancy import Pregnancy
from kansrijk_desktop.records.screening import ScreeningStatus
from kansrijk_desktop.storage.people_rows import patient_of
from kansrijk_desktop.storage.record_rows import record_of
from kansrijk_desktop.storage.search_words import (
    birth_date_words,
    fold,
    name_words,
    typed_words,
)
from kansrijk_desktop.storage.tables import (
    HouseholdTable,
    PatientTable,
    PregnancyTable,
    ScreeningTable,
    SearchWordTable,
)

LAST_CHARACTER = "\U0010ffff"
# A patient is found by several of her words; so many more are read than are asked for.
WORDS_PER_PATIENT = 3
# Counting further does not help to choose the rarest word.
MOST_COUNTED = 500


def find_patients(session: Session, text: str, limit: int) -> list[str]:
    """Return the ids of at most so many patients."""
    words = typed_words(text)
    if text.strip() and not words:
        return []
    if not words:
        return _last_changed(session, limit)
    if len(words) > 1:
        words = tuple(sorted(words, key=lambda word: _count(session, word)))
    first, *others = words
    query = select(SearchWordTable.patient_id).where(*_begins(SearchWordTable, first))
    for word in others:
        other = aliased(SearchWordTable)
        query = query.where(
            exists().where(
                col(other.patient_id) == col(SearchWordTable.patient_id), *_begins(other, word)
            )
        )
    ordered = query.order_by(col(SearchWordTable.word), col(SearchWordTable.patient_id))
    found = session.exec(ordered.limit(limit * WORDS_PER_PATIENT))
    return list(dict.fromkeys(found))[:limit]


def find_same(session: Session, patient: Patient) -> list[str]:
    """Return the ids of others who are likely the same: by BSN, or by name and birth date."""
    words = [patient.bsn] if patient.bsn else []
    if patient.birth_date:
        words.append(f"{patient.birth_date:%d%m%Y}")
    rows = session.exec(
        select(PatientTable)
        .join(SearchWordTable, col(SearchWordTable.patient_id) == PatientTable.id)
        .where(col(SearchWordTable.word).in_(words), col(PatientTable.id) != patient.id)
        .distinct()
    )
    return [row.id for row in rows if _is_same(patient, patient_of(row))]


def index_patient(session: Session, patient: Patient) -> None:
    """Let a patient be found by her names, birth date and BSN of now, and by no others."""
    words = name_words(patient.given_name, patient.family_name)
    words |= birth_date_words(patient.birth_date)
    if patient.bsn:
        words.add(patient.bsn)
    session.exec(delete(SearchWordTable).where(col(SearchWordTable.patient_id) == patient.id))
    session.add_all(SearchWordTable(word=word, patient_id=patient.id) for word in sorted(words))


def read_rows(session: Session, patient_ids: Sequence[str]) -> tuple[DossierRow, ...]:
    """Return the lines to show for these patients, the last changed first."""
    found = session.exec(
        select(PatientTable, col(HouseholdTable.transferred_on).is_not(None))
        .join(HouseholdTable)
        .where(col(PatientTable.id).in_(patient_ids))
        .order_by(col(HouseholdTable.changed_at).desc(), col(PatientTable.id))
    ).all()
    # Sorted so that the pregnancy to show, one that lasts or else the latest, comes last.
    pregnancies = session.exec(
        select(PregnancyTable)
        .where(col(PregnancyTable.patient_id).in_(patient_ids))
        .order_by(col(PregnancyTable.ended_on).is_(None), col(PregnancyTable.due_date))
    ).all()
    latest = {row.patient_id: row for row in pregnancies}
    unfinished = set(
        session.exec(
            select(ScreeningTable.patient_id).where(
                col(ScreeningTable.patient_id).in_(patient_ids),
                ScreeningTable.status == ScreeningStatus.IN_PROGRESS.value,
            )
        )
    )
    return tuple(
        DossierRow(
            household_id=row.household_id,
            patient=patient_of(row),
            pregnancy=record_of(Pregnancy, latest[row.id]) if row.id in latest else None,
            has_open_screening=row.id in unfinished,
            is_transferred=is_transferred,
        )
        for row, is_transferred in found
    )


def _is_same(one: Patient, other: Patient) -> bool:
    """Tell whether two look like one; a given name that was left out says nothing."""
    if one.bsn and one.bsn == other.bsn:
        return True
    given = {fold(name).strip() for name in (one.given_name, other.given_name)} - {""}
    is_same_name = len(given) <= 1 and name_words(one.family_name) == name_words(other.family_name)
    return is_same_name and one.birth_date is not None and one.birth_date == other.birth_date


def _last_changed(session: Session, limit: int) -> list[str]:
    # Apart, so that the index on the time is walked and nothing is sorted.
    last = select(HouseholdTable.id).order_by(col(HouseholdTable.changed_at).desc()).limit(limit)
    return list(
        session.exec(select(PatientTable.id).where(col(PatientTable.household_id).in_(last)))
    )


def _begins(table: type[SearchWordTable], word: str) -> tuple[ColumnElement[bool], ...]:
    return (col(table.word) >= word, col(table.word) < word + LAST_CHARACTER)


def _count(session: Session, word: str) -> int:
    some = select(SearchWordTable.word).where(*_begins(SearchWordTable, word)).limit(MOST_COUNTED)
    return session.exec(select(func.count()).select_from(some.subquery())).one()
