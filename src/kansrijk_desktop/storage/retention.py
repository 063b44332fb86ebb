"""Note when a dossier last changed in substance; the retention period counts from it.

Twenty years from the last change (art. 7:454 BW). Repositories call this for every save of what
stands in the dossier; migrations never do.
"""

from datetime import datetime

from sqlmodel import Session, col, select, update

from kansrijk_desktop.storage.tables import HouseholdTable, PatientTable


def note_change(session: Session, patient_id: str, at: datetime) -> None:
    """Move the last change of the patient's household forward, never back."""
    household_id = select(PatientTable.household_id).where(PatientTable.id == patient_id)
    session.exec(
        update(HouseholdTable)
        .where(
            col(HouseholdTable.id) == household_id.scalar_subquery(),
            col(HouseholdTable.changed_at) < at,
        )
        .values(changed_at=at),
        execution_options={"synchronize_session": False},
    )
