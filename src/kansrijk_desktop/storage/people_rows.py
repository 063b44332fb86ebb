"""People as rows, and rows as people."""

from kansrijk_desktop.records.people import (
    Contact,
    Household,
    Patient,
    RelatedPerson,
    Relationship,
    Safe,
)
from kansrijk_desktop.records.pregnancy import DueDateMethod, Pregnancy
from kansrijk_desktop.storage.tables import (
    HouseholdTable,
    PatientTable,
    PregnancyTable,
    RelatedPersonTable,
)


def household_row(household: Household) -> HouseholdTable:
    """Return the row.

    Raises:
        ValueError: it is not said when the household was made and last changed.
    """
    if household.created_at is None or household.changed_at is None:
        raise ValueError("a stored household has the times it was made and changed")
    return HouseholdTable(
        id=household.id,
        municipality=household.municipality,
        created_at=household.created_at,
        changed_at=household.changed_at,
        is_demo=household.is_demo,
    )


def household_of(row: HouseholdTable) -> Household:
    """Return the record."""
    return Household(
        id=row.id,
        municipality=row.municipality,
        created_at=row.created_at,
        changed_at=row.changed_at,
        is_demo=row.is_demo,
    )


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


def pregnancy_row(pregnancy: Pregnancy) -> PregnancyTable:
    """Return the row."""
    return PregnancyTable(
        id=pregnancy.id,
        patient_id=pregnancy.patient_id,
        gravidity=pregnancy.gravidity,
        parity=pregnancy.parity,
        due_date=pregnancy.due_date,
        due_date_method=pregnancy.due_date_method.value,
        is_multiple=pregnancy.is_multiple,
        risk_status=pregnancy.risk_status,
        planned_birth_place=pregnancy.planned_birth_place,
        ended_on=pregnancy.ended_on,
    )


def pregnancy_of(row: PregnancyTable) -> Pregnancy:
    """Return the record."""
    return Pregnancy(
        id=row.id,
        patient_id=row.patient_id,
        gravidity=row.gravidity,
        parity=row.parity,
        due_date=row.due_date,
        due_date_method=DueDateMethod(row.due_date_method),
        is_multiple=row.is_multiple,
        risk_status=row.risk_status,
        planned_birth_place=row.planned_birth_place,
        ended_on=row.ended_on,
    )


def related_person_row(person: RelatedPerson) -> RelatedPersonTable:
    """Return the row."""
    return RelatedPersonTable(
        id=person.id,
        household_id=person.household_id,
        relationship=person.relationship.value,
        name=person.name,
        birth_date=person.birth_date,
        lives_in=person.lives_in,
        remark=person.remark,
    )


def related_person_of(row: RelatedPersonTable) -> RelatedPerson:
    """Return the record."""
    return RelatedPerson(
        id=row.id,
        household_id=row.household_id,
        relationship=Relationship(row.relationship),
        name=row.name,
        birth_date=row.birth_date,
        lives_in=row.lives_in,
        remark=row.remark,
    )
