"""Keep what must not be forgotten, and what was passed over on purpose."""

from datetime import date, datetime
from typing import Final

from sqlmodel import Session, col, delete, select

from kansrijk_desktop.records.reminder import Reminder, SkippedMoment
from kansrijk_desktop.storage.chain_tables import ReminderTable, SkippedMomentTable
from kansrijk_desktop.storage.database import Database
from kansrijk_desktop.storage.retention import note_change
from kansrijk_desktop.storage.shelf import Shelf
from kansrijk_desktop.storage.tables import PregnancyTable

_REMINDERS: Final = Shelf(Reminder, ReminderTable)
_SKIPPED: Final = Shelf(SkippedMoment, SkippedMomentTable)
_IN_TIME: Final = (col(ReminderTable.due_on), col(ReminderTable.id))


class ReminderRepository:
    """Reminders in the database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def save(self, *reminders: Reminder, at: datetime) -> None:
        """Keep reminders, all or none; inside a transaction of others, this joins it."""
        with self._database.transaction() as session:
            _REMINDERS.put(session, *reminders)
            for patient_id in {one.patient_id for one in reminders}:
                note_change(session, patient_id, at)

    def of_patient(self, patient_id: str) -> tuple[Reminder, ...]:
        """Return the reminders of a family, the first due first; those that are done too."""
        with self._database.reading() as session:
            return _REMINDERS.where(
                session, col(ReminderTable.patient_id) == patient_id, order_by=_IN_TIME
            )

    def open_until(self, day: date) -> tuple[Reminder, ...]:
        """Return every reminder that waits and is due by this day, the first due first."""
        with self._database.reading() as session:
            return _REMINDERS.where(
                session,
                col(ReminderTable.done_on).is_(None),
                col(ReminderTable.due_on) <= day,
                order_by=_IN_TIME,
            )


class SkippedMomentRepository:
    """Moments passed over, in the database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def save(self, skipped: SkippedMoment, at: datetime) -> None:
        """Keep that a moment is passed over; the same moment again replaces the reason."""
        with self._database.transaction() as session:
            _SKIPPED.put(session, skipped)
            _note_change(session, skipped.pregnancy_id, at)

    def forget(self, pregnancy_id: str, moment: str, at: datetime) -> None:
        """Ask for a moment again after all."""
        with self._database.transaction() as session:
            session.exec(
                delete(SkippedMomentTable).where(
                    col(SkippedMomentTable.pregnancy_id) == pregnancy_id,
                    col(SkippedMomentTable.moment) == moment,
                )
            )
            _note_change(session, pregnancy_id, at)

    def of_pregnancy(self, pregnancy_id: str) -> tuple[SkippedMoment, ...]:
        """Return the moments passed over in a pregnancy."""
        with self._database.reading() as session:
            return _SKIPPED.of(session, pregnancy_id=pregnancy_id)


def _note_change(session: Session, pregnancy_id: str, at: datetime) -> None:
    patient_id = session.exec(
        select(PregnancyTable.patient_id).where(PregnancyTable.id == pregnancy_id)
    ).first()
    if patient_id is not None:
        note_change(session, patient_id, at)
