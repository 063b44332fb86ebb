"""Keep and find dossiers: households with their patient."""

from collections.abc import Iterable

from sqlalchemy.orm import defer
from sqlmodel import Session, col, delete, func, select

from kansrijk_desktop.records.dossier import Dossier, DossierRow
from kansrijk_desktop.records.people import Patient
from kansrijk_desktop.storage.conversation_rows import document_of, referral_of, screening_of
from kansrijk_desktop.storage.database import Database
from kansrijk_desktop.storage.patient_search import find_patients, read_rows
from kansrijk_desktop.storage.people_rows import (
    household_of,
    household_row,
    patient_of,
    patient_row,
    pregnancy_of,
    pregnancy_row,
    related_person_of,
    related_person_row,
)
from kansrijk_desktop.storage.search_words import birth_date_words, name_words
from kansrijk_desktop.storage.tables import (
    DocumentTable,
    HouseholdTable,
    PatientTable,
    PregnancyTable,
    ReferralTable,
    RelatedPersonTable,
    ScreeningTable,
    SearchWordTable,
)
from kansrijk_desktop.storage.upsert import upsert


class PatientRepository:
    """Dossiers in the database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def save_dossier(self, dossier: Dossier, removed_persons: Iterable[str] = ()) -> None:
        """Keep household, patient, pregnancy and related persons, all or none.

        Screenings, referrals and documents in the record are left alone.
        """
        with self._database.transaction() as session:
            upsert(session, household_row(dossier.household))
            upsert(session, patient_row(dossier.patient))
            if dossier.pregnancy is not None:
                upsert(session, pregnancy_row(dossier.pregnancy))
            upsert(session, *map(related_person_row, dossier.related_persons))
            session.exec(
                delete(RelatedPersonTable).where(
                    col(RelatedPersonTable.id).in_(tuple(removed_persons)),
                    col(RelatedPersonTable.household_id) == dossier.household.id,
                )
            )
            _index(session, dossier.patient)

    def dossier(self, household_id: str) -> Dossier:
        """Return everything of one household, documents without their bytes.

        Raises:
            LookupError: there is no such household.
        """
        with self._database.reading() as session:
            household = session.get(HouseholdTable, household_id)
            patient = session.exec(
                select(PatientTable).where(PatientTable.household_id == household_id)
            ).first()
            if household is None or patient is None:
                raise LookupError("no such household")
            pregnancy = session.exec(
                select(PregnancyTable)
                .where(PregnancyTable.patient_id == patient.id)
                .order_by(
                    col(PregnancyTable.ended_on).is_(None).desc(),
                    col(PregnancyTable.due_date).desc(),
                )
            ).first()
            persons = session.exec(
                select(RelatedPersonTable)
                .where(RelatedPersonTable.household_id == household_id)
                .order_by(col(RelatedPersonTable.birth_date), col(RelatedPersonTable.id))
            ).all()
            return Dossier(
                household=household_of(household),
                patient=patient_of(patient),
                pregnancy=pregnancy_of(pregnancy) if pregnancy else None,
                related_persons=tuple(map(related_person_of, persons)),
                screenings=tuple(map(screening_of, _screenings(session, patient.id))),
                referrals=tuple(map(referral_of, _referrals(session, patient.id))),
                documents=tuple(document_of(row, b"") for row in _documents(session, patient.id)),
            )

    def dossier_of_patient(self, patient_id: str) -> Dossier:
        """Return the dossier a patient is in.

        Raises:
            LookupError: there is no such patient.
        """
        with self._database.reading() as session:
            patient = session.get(PatientTable, patient_id)
            if patient is None:
                raise LookupError("no such patient")
            return self.dossier(patient.household_id)

    def search(self, text: str, limit: int) -> tuple[DossierRow, ...]:
        """Return dossiers in which every typed word begins a name, birth date or BSN.

        Nothing typed gives the dossiers last changed. The last changed come first.
        """
        with self._database.reading() as session:
            return read_rows(session, find_patients(session, text, limit))

    def count(self) -> int:
        """Return the number of dossiers."""
        with self._database.reading() as session:
            return session.exec(select(func.count(col(HouseholdTable.id)))).one()


def _index(session: Session, patient: Patient) -> None:
    words = name_words(patient.given_name, patient.family_name)
    words |= birth_date_words(patient.birth_date)
    if patient.bsn:
        words.add(patient.bsn)
    session.exec(delete(SearchWordTable).where(col(SearchWordTable.patient_id) == patient.id))
    session.add_all(SearchWordTable(word=word, patient_id=patient.id) for word in sorted(words))


def _screenings(session: Session, patient_id: str) -> Iterable[ScreeningTable]:
    return session.exec(
        select(ScreeningTable)
        .where(ScreeningTable.patient_id == patient_id)
        .order_by(col(ScreeningTable.started_at).desc())
    ).all()


def _referrals(session: Session, patient_id: str) -> Iterable[ReferralTable]:
    return session.exec(
        select(ReferralTable)
        .where(ReferralTable.patient_id == patient_id)
        .order_by(col(ReferralTable.created_at).desc())
    ).all()


def _documents(session: Session, patient_id: str) -> Iterable[DocumentTable]:
    return session.exec(
        select(DocumentTable)
        .where(DocumentTable.patient_id == patient_id)
        .order_by(col(DocumentTable.created_at).desc())
        .options(defer(DocumentTable.content))  # type: ignore[arg-type] # SQLModel types it bytes
    ).all()
