"""Keep and find dossiers: households with their patient."""

from collections.abc import Iterable
from typing import Final

from sqlmodel import col, delete, func, select

from kansrijk_desktop.records.dossier import Dossier, DossierRow
from kansrijk_desktop.records.people import Household, Patient, RelatedPerson
from kansrijk_desktop.records.pregnancy import Pregnancy
from kansrijk_desktop.storage.database import Database
from kansrijk_desktop.storage.patient_search import find_patients, index_patient, read_rows
from kansrijk_desktop.storage.people_rows import patient_of, patient_row
from kansrijk_desktop.storage.shelf import Shelf
from kansrijk_desktop.storage.tables import (
    HouseholdTable,
    PatientTable,
    PregnancyTable,
    RelatedPersonTable,
)
from kansrijk_desktop.storage.upsert import upsert

_HOUSEHOLDS: Final = Shelf(Household, HouseholdTable)
_PREGNANCIES: Final = Shelf(Pregnancy, PregnancyTable)
_RELATED_PERSONS: Final = Shelf(RelatedPerson, RelatedPersonTable)


class PatientRepository:
    """Dossiers in the database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def save_dossier(self, dossier: Dossier, removed_persons: Iterable[str] = ()) -> None:
        """Keep household, patient, pregnancy and related persons, all or none.

        Whatever else is in the record is left alone.

        Raises:
            ValueError: it is not said when the household was made and last changed.
        """
        if dossier.household.created_at is None or dossier.household.changed_at is None:
            raise ValueError("a stored household has the times it was made and changed")
        with self._database.transaction() as session:
            _HOUSEHOLDS.put(session, dossier.household)
            upsert(session, patient_row(dossier.patient))
            if dossier.pregnancy is not None:
                _PREGNANCIES.put(session, dossier.pregnancy)
            _RELATED_PERSONS.put(session, *dossier.related_persons)
            session.exec(
                delete(RelatedPersonTable).where(
                    col(RelatedPersonTable.id).in_(tuple(removed_persons)),
                    col(RelatedPersonTable.household_id) == dossier.household.id,
                )
            )
            index_patient(session, dossier.patient)

    def dossier(self, household_id: str) -> Dossier:
        """Return everything of one household, documents without their bytes.

        Raises:
            LookupError: there is no such household.
        """
        # Not before a dossier is opened: the tables of what follows a conversation take 70 ms.
        from kansrijk_desktop.storage.dossier_reading import read_dossier

        with self._database.reading() as session:
            return read_dossier(session, household_id)

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

    def patient(self, patient_id: str) -> Patient | None:
        """Return one patient, or None."""
        with self._database.reading() as session:
            row = session.get(PatientTable, patient_id)
            return None if row is None else patient_of(row)

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
