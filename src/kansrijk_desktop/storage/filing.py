"""Put a conversation in another dossier, or out of count."""

from collections.abc import Collection
from datetime import date
from typing import Final

from sqlmodel import col, update

from kansrijk_desktop.records.life_event import DossierEvent
from kansrijk_desktop.records.screening import Screening
from kansrijk_desktop.storage.chain_tables import DossierEventTable, OfferTable, ReminderTable
from kansrijk_desktop.storage.database import Database
from kansrijk_desktop.storage.retention import note_change
from kansrijk_desktop.storage.shelf import Shelf
from kansrijk_desktop.storage.tables import ScreeningTable

_SCREENINGS: Final = Shelf(Screening, ScreeningTable)
_EVENTS: Final = Shelf(DossierEvent, DossierEventTable)


class FilingRepository:
    """Where conversations belong, in the database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def move(
        self,
        screening: Screening,
        from_patient: str,
        offers: Collection[str],
        *events: DossierEvent,
    ) -> None:
        """Keep a conversation under its new patient, with these offers and its reminders."""
        with self._database.transaction() as session:
            for table, condition in (
                (ScreeningTable, col(ScreeningTable.id) == screening.id),
                (OfferTable, col(OfferTable.id).in_(offers)),
                (ReminderTable, col(ReminderTable.screening_id) == screening.id),
            ):
                session.exec(update(table).where(condition).values(patient_id=screening.patient_id))
            _SCREENINGS.put(session, screening)
            _EVENTS.put(session, *events)
            for patient_id in (from_patient, screening.patient_id):
                note_change(session, patient_id, events[0].happened_at)

    def keep_status(self, screening: Screening, done_on: date | None, event: DossierEvent) -> None:
        """Keep another status of a conversation; with a day, its open reminders end then."""
        with self._database.transaction() as session:
            _SCREENINGS.put(session, screening)
            if done_on is not None:
                session.exec(
                    update(ReminderTable)
                    .where(
                        col(ReminderTable.screening_id) == screening.id,
                        col(ReminderTable.done_on).is_(None),
                    )
                    .values(done_on=done_on)
                )
            _EVENTS.put(session, event)
            note_change(session, screening.patient_id, event.happened_at)
