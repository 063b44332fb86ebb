"""Keep referrals with the consent they rest on and the documents that went out."""

from datetime import date, datetime

from sqlmodel import col, select

from kansrijk_desktop.records.referral import Consent, GeneratedDocument, Referral
from kansrijk_desktop.storage.conversation_rows import (
    consent_of,
    consent_row,
    document_of,
    document_row,
    referral_of,
    referral_row,
)
from kansrijk_desktop.storage.database import Database
from kansrijk_desktop.storage.retention import note_change
from kansrijk_desktop.storage.tables import ConsentTable, DocumentTable, ReferralTable
from kansrijk_desktop.storage.upsert import upsert


class ReferralRepository:
    """Referrals in the database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def save(self, consent: Consent, referral: Referral, document: GeneratedDocument) -> None:
        """Keep consent, referral and document, all or none."""
        with self._database.transaction() as session:
            upsert(session, consent_row(consent))
            upsert(session, referral_row(referral))
            upsert(session, document_row(document))
            note_change(session, referral.patient_id, document.created_at)

    def add_document(self, document: GeneratedDocument) -> None:
        """Keep a further document of a referral that is kept, such as a second print."""
        with self._database.transaction() as session:
            upsert(session, document_row(document))
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
            return document_of(row, row.content)

    def consents(self, patient_id: str) -> tuple[Consent, ...]:
        """Return what the patient agreed to, the latest first, withdrawn ones included."""
        with self._database.reading() as session:
            rows = session.exec(
                select(ConsentTable)
                .where(ConsentTable.patient_id == patient_id)
                .order_by(col(ConsentTable.given_on).desc(), col(ConsentTable.id))
            )
            return tuple(map(consent_of, rows))

    def withdraw_consent(self, consent_id: str, on: date, at: datetime) -> None:
        """Keep that consent was withdrawn; what was shared before stays in the dossier."""
        with self._database.transaction() as session:
            row = session.get_one(ConsentTable, consent_id)
            row.withdrawn_on = on
            note_change(session, row.patient_id, at)

    def referrals(self, patient_id: str) -> tuple[Referral, ...]:
        """Return the referrals of a patient, the latest first."""
        with self._database.reading() as session:
            rows = session.exec(
                select(ReferralTable)
                .where(ReferralTable.patient_id == patient_id)
                .order_by(col(ReferralTable.created_at).desc())
            )
            return tuple(map(referral_of, rows))
