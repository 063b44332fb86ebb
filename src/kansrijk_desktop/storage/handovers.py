"""Keep what was handed over to others, how it was told, and that it arrived."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlmodel import Session, col, select

from kansrijk_desktop.records.document import GeneratedDocument
from kansrijk_desktop.records.handover import Handover, WarmHandover
from kansrijk_desktop.records.people import Patient
from kansrijk_desktop.storage.chain_tables import HandoverTable, WarmHandoverTable
from kansrijk_desktop.storage.database import Database
from kansrijk_desktop.storage.people_rows import patient_of
from kansrijk_desktop.storage.record_rows import record_of
from kansrijk_desktop.storage.referrals import ReferralRepository
from kansrijk_desktop.storage.retention import note_change
from kansrijk_desktop.storage.shelf import Shelf
from kansrijk_desktop.storage.tables import PatientTable

_HANDOVERS: Final = Shelf(Handover, HandoverTable)
_WARM: Final = Shelf(WarmHandover, WarmHandoverTable)


@dataclass(frozen=True, slots=True)
class WaitingHandover:
    """A handover that nobody confirmed yet, and about whom it is."""

    handover: Handover
    patient: Patient


class HandoverRepository:
    """Handovers in the database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    @contextmanager
    def sending(self, handover: Handover, document: GeneratedDocument) -> Iterator[None]:
        """Keep a handover, what it holds, and what is done inside, all or none."""
        with self._database.transaction() as session:
            ReferralRepository(self._database).add_document(document)
            _put(session, handover, handover.created_at)
            yield

    @contextmanager
    def changing(self, handover: Handover, at: datetime) -> Iterator[None]:
        """Keep a handover as it is now, and what is done inside, all or none."""
        with self._database.transaction() as session:
            _put(session, handover, at)
            yield

    def find(self, handover_id: str) -> Handover | None:
        """Return one handover, or None."""
        with self._database.reading() as session:
            return _HANDOVERS.find(session, handover_id)

    def waiting(self) -> tuple[WaitingHandover, ...]:
        """Return what was sent and not confirmed, what waits longest first."""
        with self._database.reading() as session:
            rows = session.exec(
                select(HandoverTable, PatientTable)
                .join(PatientTable)
                .where(col(HandoverTable.received_on).is_(None))
                .order_by(col(HandoverTable.created_at), col(HandoverTable.id))
            ).all()
            return tuple(
                WaitingHandover(record_of(Handover, row), patient_of(patient))
                for row, patient in rows
            )

    def save_warm(self, warm: WarmHandover, at: datetime) -> None:
        """Keep the checklist of a talk."""
        with self._database.transaction() as session:
            _WARM.put(session, warm)
            note_change(session, warm.patient_id, at)


def _put(session: Session, handover: Handover, at: datetime) -> None:
    _HANDOVERS.put(session, handover)
    note_change(session, handover.patient_id, at)
