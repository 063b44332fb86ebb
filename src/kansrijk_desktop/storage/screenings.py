"""Keep screenings with their answers and the services chosen in them."""

from collections.abc import Iterable

from sqlmodel import col, select

from kansrijk_desktop.records.people import Patient
from kansrijk_desktop.records.screening import (
    ChosenService,
    OpenScreening,
    SavedAnswer,
    Screening,
    ScreeningStatus,
)
from kansrijk_desktop.storage.conversation_rows import (
    answer_values,
    screening_of,
    screening_values,
)
from kansrijk_desktop.storage.database import Database
from kansrijk_desktop.storage.people_rows import patient_of
from kansrijk_desktop.storage.retention import note_change
from kansrijk_desktop.storage.tables import (
    AnswerTable,
    ChosenServiceTable,
    PatientTable,
    ScreeningTable,
)
from kansrijk_desktop.storage.upsert import upsert_values


class ScreeningRepository:
    """Screenings in the database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def save(self, screening: Screening, answers: Iterable[SavedAnswer] = ()) -> None:
        """Keep a screening and its changed answers, all or none.

        Saving the same again changes nothing: after a failure it may simply be repeated.
        """
        with self._database.transaction() as session:
            upsert_values(session, ScreeningTable, screening_values(screening))
            upsert_values(session, AnswerTable, *map(answer_values, answers))
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
            row = session.get(ScreeningTable, screening_id)
            if row is None:
                raise LookupError("no such screening")
            return screening_of(row)

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
            rows = session.exec(
                select(AnswerTable)
                .where(AnswerTable.screening_id == screening_id)
                .order_by(AnswerTable.address)
            )
            return tuple(
                SavedAnswer(row.screening_id, row.address, row.content, row.saved_at)
                for row in rows
            )

    def unfinished(self) -> tuple[OpenScreening, ...]:
        """Return the screenings in progress, the last saved first."""
        with self._database.reading() as session:
            rows = session.exec(
                select(ScreeningTable, PatientTable)
                .join(PatientTable)
                .where(ScreeningTable.status == ScreeningStatus.IN_PROGRESS.value)
            ).all()
            found = [
                OpenScreening(
                    screening=screening_of(row),
                    household_id=patient.household_id,
                    patient_name=patient_of(patient).full_name,
                    patient_initials=patient_of(patient).initials,
                )
                for row, patient in rows
            ]
        found.sort(key=lambda each: each.screening.saved_at or each.screening.started_at)
        return tuple(reversed(found))

    def choose_service(self, chosen: ChosenService) -> None:
        """Keep that a service was picked; picking it again changes nothing."""
        with self._database.transaction() as session:
            if session.get(ChosenServiceTable, (chosen.screening_id, chosen.service_id)):
                return
            screening = session.get_one(ScreeningTable, chosen.screening_id)
            session.add(
                ChosenServiceTable(
                    screening_id=chosen.screening_id,
                    service_id=chosen.service_id,
                    chosen_at=chosen.chosen_at,
                )
            )
            note_change(session, screening.patient_id, chosen.chosen_at)

    def drop_service(self, screening_id: str, service_id: str) -> None:
        """Forget that a service was picked."""
        with self._database.transaction() as session:
            row = session.get(ChosenServiceTable, (screening_id, service_id))
            if row is not None:
                session.delete(row)

    def chosen_services(self, screening_id: str) -> tuple[ChosenService, ...]:
        """Return the services picked in a screening, in the order of picking."""
        with self._database.reading() as session:
            rows = session.exec(
                select(ChosenServiceTable)
                .where(ChosenServiceTable.screening_id == screening_id)
                .order_by(col(ChosenServiceTable.chosen_at), col(ChosenServiceTable.service_id))
            )
            return tuple(
                ChosenService(row.screening_id, row.service_id, row.chosen_at) for row in rows
            )
