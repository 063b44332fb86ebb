"""Keep referrals with the consent they rest on and the documents that went out."""

from contextlib import AbstractContextManager
from datetime import date, datetime
from typing import Final

from sqlmodel import Session, col, select

from kansrijk_desktop.records.consent import Consent
from kansrijk_desktop.records.document import GeneratedDocument
from kansrijk_desktop.records.referral import Referral
from kansrijk_desktop.storage.database import Database
from kansrijk_desktop.storage.record_rows import record_of, values_of
from kansrijk_desktop.storage.retention import note_change
from kansrijk_desktop.storage.shelf import Shelf
from kansrijk_desktop.storage.tables import ConsentTable, DocumentTable, ReferralTable
from kansrijk_desktop.storage.upsert import upsert_values

_CONSENTS: Final = Shelf(Consent, ConsentTable)
_REFERRALS: Final = Shelf(Referral, ReferralTable)


class ReferralRepository:
    """Referrals in the database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def together(self) -> AbstractContextManager[object]:
        """Keep everything that is saved inside, or nothing."""
        return self._database.transaction()

    def save(self, consent: Consent, referral: Referral, document: GeneratedDocument) -> None:
        """Keep consent, referral and document, all or none."""
        with self._database.transaction() as session:
            _CONSENTS.put(session, consent)
            _REFERRALS.put(session, referral)
            _put_document(session, document)
            note_change(session, referral.patient_id, document.created_at)

    def add_document(self, document: GeneratedDocument) -> None:
        """Keep a document without a new referral: a second print, or one that needs none."""
        with self._database.transaction() as session:
            _put_document(session, document)
            note_change(session, document.patient_id, document.created_at)

    def document_content(self, document_id: str) -> bytes:
        """Return the bytes of a document as it went out.

        Raises:
            LookupError: there is no such document.
        """
        with self._database.reading() as session:
            content = session.exec(
                select(DocumentTable.content).where(DocumentTable.id == document_id)
            ).first()
        if content is None:
            raise LookupError("no such document")
        return content

    def document(self, document_id: str) -> GeneratedDocument:
        """Return a document with its bytes, to let it leave again.

        Raises:
            LookupError: there is no such document.
        """
        with self._database.reading() as session:
            row = session.get(DocumentTable, document_id)
            if row is None:
                raise LookupError("no such document")
            return record_of(GeneratedDocument, row)

    def consent(self, consent_id: str) -> Consent:
        """Return one consent.

        Raises:
            LookupError: there is no such consent.
        """
        with self._database.reading() as session:
            return _CONSENTS.get(session, consent_id)

    def consents(self, patient_id: str) -> tuple[Consent, ...]:
        """Return what the patient agreed to, the latest first, withdrawn ones included."""
        with self._database.reading() as session:
            return _CONSENTS.where(
                session,
                col(ConsentTable.patient_id) == patient_id,
                order_by=(
                    col(ConsentTable.given_on).desc(),
                    col(ConsentTable.recorded_at).desc(),
                    col(ConsentTable.id),
                ),
            )

    def add_consent(self, consent: Consent, at: datetime) -> None:
        """Keep what she agreed to, before or without a letter."""
        with self._database.transaction() as session:
            _CONSENTS.put(session, consent)
            note_change(session, consent.patient_id, at)

    def withdraw_consent(self, consent_id: str, on: date, at: datetime, note: str = "") -> None:
        """Keep that consent was withdrawn; what was shared before stays in the dossier."""
        with self._database.transaction() as session:
            row = session.get_one(ConsentTable, consent_id)
            row.withdrawn_on, row.withdrawal_note = on, note
            note_change(session, row.patient_id, at)

    def referrals(self, patient_id: str) -> tuple[Referral, ...]:
        """Return the referrals of a patient, the latest first."""
        with self._database.reading() as session:
            return _REFERRALS.where(
                session,
                col(ReferralTable.patient_id) == patient_id,
                order_by=(col(ReferralTable.created_at).desc(),),
            )


def _put_document(session: Session, document: GeneratedDocument) -> None:
    values = values_of(document) | {"referral_id": document.referral_id or None}
    upsert_values(session, DocumentTable, values)
