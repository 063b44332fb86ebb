"""Keep screenings with their answers, and what came out of them."""

from collections.abc import Iterable
from typing import Final

from sqlalchemy import column, or_, table
from sqlmodel import col, exists, select

from kansrijk_desktop.records.people import Patient
from kansrijk_desktop.records.screening import (
    OpenScreening,
    SavedAnswer,
    Screening,
    ScreeningLevel,
    ScreeningStatus,
)
from kansrijk_desktop.storage.database import Database
from kansrijk_desktop.storage.people_rows import patient_of
from kansrijk_desktop.storage.record_rows import record_of
from kansrijk_desktop.storage.retention import note_change
from kansrijk_desktop.storage.shelf import Shelf
from kansrijk_desktop.storage.tables import (
    AnswerTable,
    HouseholdTable,
    PatientTable,
    ScreeningLevelTable,
    ScreeningTable,
)

_SCREENINGS: Final = Shelf(Screening, ScreeningTable)
_ANSWERS: Final = Shelf(SavedAnswer, AnswerTable)
_LEVELS: Final = Shelf(ScreeningLevel, ScreeningLevelTable)

# Its own table is not imported before a dossier is opened (see `PatientRepository.dossier`).
_STOP: Final = table("care_stop", *map(column, ("household_id", "undone_at", "resumed_at")))
_IS_STOPPED: Final = exists().where(
    _STOP.c.household_id == PatientTable.household_id,
    _STOP.c.undone_at.is_(None),
    _STOP.c.resumed_at.is_(None),
)
_IS_ELSEWHERE: Final = col(HouseholdTable.transferred_on).is_not(None)


class ScreeningRepository:
    """Screenings in the database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def save(self, screening: Screening, answers: Iterable[SavedAnswer] = ()) -> None:
        """Keep a screening and its changed answers, all or none.

        Saving the same again changes nothing: after a failure it may simply be repeated.
        """
        with self._database.transaction() as session:
            _SCREENINGS.put(session, screening)
            _ANSWERS.put(session, *answers)
            changed_at = screening.saved_at or screening.started_at
            note_change(session, screening.patient_id, changed_at)

    def settle(self) -> None:
        """Bring what was saved to rest; see `Database.settle`."""
        self._database.settle()

    def screening(self, screening_id: str) -> Screening:
        """Return one screening.

        Raises:
            LookupError: there is no such screening.
        """
        with self._database.reading() as session:
            return _SCREENINGS.get(session, screening_id)

    def patient(self, patient_id: str) -> Patient:
        """Return whom a screening is about.

        Raises:
            LookupError: there is no such patient.
        """
        with self._database.reading() as session:
            row = session.get(PatientTable, patient_id)
            if row is None:
                raise LookupError("no such patient")
            return patient_of(row)

    def answers(self, screening_id: str) -> tuple[SavedAnswer, ...]:
        """Return every kept answer of a screening, those of hidden questions included."""
        with self._database.reading() as session:
            return _ANSWERS.of(session, screening_id=screening_id)

    def save_levels(self, levels: Iterable[ScreeningLevel]) -> None:
        """Keep what came out of a conversation, in place of what came out before.

        It is worked out from the answers, so it is no change of substance.
        """
        with self._database.transaction() as session:
            _LEVELS.put(session, *levels)

    def unfinished(self) -> tuple[OpenScreening, ...]:
        """Return the screenings in progress, the last saved first."""
        with self._database.reading() as session:
            rows = session.exec(
                select(ScreeningTable, PatientTable, or_(_IS_STOPPED, _IS_ELSEWHERE))
                .join(PatientTable, col(PatientTable.id) == ScreeningTable.patient_id)
                .join(HouseholdTable, col(HouseholdTable.id) == PatientTable.household_id)
                .where(ScreeningTable.status == ScreeningStatus.IN_PROGRESS.value)
            ).all()
            found = [
                OpenScreening(
                    screening=record_of(Screening, row),
                    household_id=patient.household_id,
                    patient_name=patient_of(patient).full_name,
                    patient_initials=patient_of(patient).initials,
                    is_at_rest=is_at_rest,
                )
                for row, patient, is_at_rest in rows
            ]
        found.sort(key=lambda each: each.screening.saved_at or each.screening.started_at)
        return tuple(reversed(found))
