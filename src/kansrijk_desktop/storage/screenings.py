"""Keep screenings with their answers, and what came out of them."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Final

from sqlalchemy import column, or_, table
from sqlmodel import col, exists, select

from kansrijk_desktop.records.people import Patient, RelatedPerson
from kansrijk_desktop.records.screening import (
    OpenScreening,
    SavedAnswer,
    Screening,
    ScreeningLevel,
    ScreeningStatus,
)
from kansrijk_desktop.storage.database import Database
from kansrijk_desktop.storage.people_rows import THE_LASTING_ONE_FIRST, patient_of
from kansrijk_desktop.storage.record_rows import record_of
from kansrijk_desktop.storage.retention import note_change
from kansrijk_desktop.storage.shelf import Shelf
from kansrijk_desktop.storage.tables import (
    AnswerTable,
    HouseholdTable,
    PatientTable,
    PregnancyTable,
    RelatedPersonTable,
    ScreeningLevelTable,
    ScreeningTable,
)

_SCREENINGS: Final = Shelf(Screening, ScreeningTable)
_ANSWERS: Final = Shelf(SavedAnswer, AnswerTable)
_LEVELS: Final = Shelf(ScreeningLevel, ScreeningLevelTable)
_PEOPLE: Final = Shelf(RelatedPerson, RelatedPersonTable)
_ENDED: Final = (ScreeningStatus.COMPLETED.value, ScreeningStatus.STOPPED.value)

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

    @contextmanager
    def together(self) -> Iterator[None]:
        """Keep everything that is saved inside, by whatever repository, or nothing."""
        with self._database.transaction():
            yield

    def save(
        self,
        screening: Screening,
        answers: Iterable[SavedAnswer] = (),
        levels: Iterable[ScreeningLevel] = (),
    ) -> None:
        """Keep a screening, its changed answers and what came out, all or none.

        Saving the same again changes nothing: after a failure it may simply be repeated.
        """
        with self._database.transaction() as session:
            _SCREENINGS.put(session, screening)
            _ANSWERS.put(session, *answers)
            _LEVELS.put(session, *levels)
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

    def related_person(self, person_id: str) -> RelatedPerson | None:
        """Return whose answers a partner's are; None where that is not known (any more)."""
        with self._database.reading() as session:
            return _PEOPLE.find(session, person_id)

    def current_pregnancy_id(self, patient_id: str) -> str:
        """Return the pregnancy a conversation of today belongs to; empty where there is none."""
        with self._database.reading() as session:
            row = session.exec(
                select(PregnancyTable.id)
                .where(PregnancyTable.patient_id == patient_id)
                .order_by(*THE_LASTING_ONE_FIRST)
                .limit(1)
            ).first()
        return row or ""

    def ended_before(self, screening: Screening) -> tuple[Screening, ...]:
        """Return the ended conversations with the same respondent before this one, latest first."""
        with self._database.reading() as session:
            return _SCREENINGS.where(
                session,
                col(ScreeningTable.patient_id) == screening.patient_id,
                col(ScreeningTable.respondent) == screening.respondent.value,
                col(ScreeningTable.respondent_id) == screening.respondent_id,
                col(ScreeningTable.status).in_(_ENDED),
                col(ScreeningTable.started_at) < screening.started_at,
                col(ScreeningTable.id) != screening.id,
                order_by=(col(ScreeningTable.started_at).desc(), col(ScreeningTable.id)),
            )

    def without_levels(self, household_id: str, most: int) -> tuple[str, ...]:
        """Return ended conversations of which no outcome is kept, latest first, by id.

        What others held is left out: from a part of the answers comes a level that nobody gave.
        """
        has_levels = select(ScreeningLevelTable.screening_id).where(
            ScreeningLevelTable.screening_id == ScreeningTable.id
        )
        with self._database.reading() as session:
            return tuple(
                session.exec(
                    select(ScreeningTable.id)
                    .join(PatientTable)
                    .where(
                        PatientTable.household_id == household_id,
                        col(ScreeningTable.status).in_(_ENDED),
                        ScreeningTable.source == "",
                        ~has_levels.exists(),
                    )
                    .order_by(col(ScreeningTable.started_at).desc())
                    .limit(most)
                ).all()
            )

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
