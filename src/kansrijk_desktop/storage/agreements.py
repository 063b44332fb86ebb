"""Keep agreements and the professional's notes."""

from datetime import datetime
from typing import Final

from sqlmodel import col, delete

from kansrijk_desktop.records.agreement import Agreement, Note
from kansrijk_desktop.storage.chain_tables import AgreementTable, NoteTable
from kansrijk_desktop.storage.database import Database
from kansrijk_desktop.storage.retention import note_change
from kansrijk_desktop.storage.shelf import Shelf

_AGREEMENTS: Final = Shelf(Agreement, AgreementTable)
_NOTES: Final = Shelf(Note, NoteTable)


class AgreementRepository:
    """Agreements and notes in the database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def save(self, agreement: Agreement, at: datetime) -> None:
        """Keep an agreement as it is now."""
        with self._database.transaction() as session:
            _AGREEMENTS.put(session, agreement)
            note_change(session, agreement.patient_id, at)

    def forget(self, agreement: Agreement, at: datetime) -> None:
        """Take an agreement away that was written down by mistake."""
        with self._database.transaction() as session:
            session.exec(delete(AgreementTable).where(col(AgreementTable.id) == agreement.id))
            note_change(session, agreement.patient_id, at)

    def of_patient(self, patient_id: str) -> tuple[Agreement, ...]:
        """Return the agreements of a family, the oldest first."""
        with self._database.reading() as session:
            return _AGREEMENTS.where(
                session,
                col(AgreementTable.patient_id) == patient_id,
                order_by=(col(AgreementTable.created_at), col(AgreementTable.id)),
            )

    def save_note(self, note: Note, at: datetime) -> None:
        """Keep a note as it is now."""
        with self._database.transaction() as session:
            _NOTES.put(session, note)
            note_change(session, note.patient_id, at)

    def forget_note(self, note: Note, at: datetime) -> None:
        """Take a note away that was written down by mistake."""
        with self._database.transaction() as session:
            session.exec(delete(NoteTable).where(col(NoteTable.id) == note.id))
            note_change(session, note.patient_id, at)

    def notes(self, patient_id: str) -> tuple[Note, ...]:
        """Return the notes about a family, the latest first."""
        with self._database.reading() as session:
            return _NOTES.where(
                session,
                col(NoteTable.patient_id) == patient_id,
                order_by=(col(NoteTable.written_at).desc(), col(NoteTable.id)),
            )
