"""A patient as a row, and a row as a patient: how to reach her stands in columns of its own.

And in which order her pregnancies come.
"""

from typing import Final

from sqlmodel import col

from kansrijk_desktop.records.people import Contact, Patient, Safe
from kansrijk_desktop.storage.tables import PatientTable, PregnancyTable

THE_LASTING_ONE_FIRST: Final = (
    col(PregnancyTable.ended_on).is_(None).desc(),
    col(PregnancyTable.ended_on).desc(),
    col(PregnancyTable.due_date).desc(),
)
"""The pregnancy that lasts, and then the latest."""


def patient_row(patient: Patient) -> PatientTable:
    """Return the row."""
    contact = patient.contact
    return PatientTable(
        id=patient.id,
        household_id=patient.household_id,
        given_name=patient.given_name,
        family_name=patient.family_name,
        birth_date=patient.birth_date,
        bsn=patient.bsn,
        language=patient.language,
        needs_interpreter=patient.needs_interpreter,
        interpreter_language=patient.interpreter_language,
        phone=contact.phone,
        email=contact.email,
        street=contact.street,
        postal_code=contact.postal_code,
        city=contact.city,
        safe_to_call=contact.safe_to_call.value,
        safe_to_write=contact.safe_to_write.value,
        best_time=contact.best_time,
    )


def patient_of(row: PatientTable) -> Patient:
    """Return the record."""
    return Patient(
        id=row.id,
        household_id=row.household_id,
        given_name=row.given_name,
        family_name=row.family_name,
        birth_date=row.birth_date,
        bsn=row.bsn,
        language=row.language,
        needs_interpreter=row.needs_interpreter,
        interpreter_language=row.interpreter_language,
        contact=Contact(
            phone=row.phone,
            email=row.email,
            street=row.street,
            postal_code=row.postal_code,
            city=row.city,
            safe_to_call=Safe(row.safe_to_call),
            safe_to_write=Safe(row.safe_to_write),
            best_time=row.best_time,
        ),
    )
