"""Note when a dossier last changed in substance; the retention period counts from it.

Twenty years from the last change (art. 7:454 BW). Repositories call this for every save of what
stands in the dossier; migrations never do.
"""

from datetime import datetime
from typing import Final

from sqlalchemy import bindparam
from sqlmodel import Session, col, select, update

from kansrijk_desktop.storage.tables import HouseholdTable, PatientTable

# Made once: it is part of every save.
_NOTE: Final = (
    update(HouseholdTable)
    .where(
        col(HouseholdTable.id)
        == select(PatientTable.household_id)
        .where(col(PatientTable.id) == bindparam("patient"))
        .scalar_subquery(),
        col(HouseholdTable.changed_at) < bindparam("moment"),
    )
    .values(changed_at=bindparam("moment"))
)


def note_change(session: Session, patient_id: str, at: datetime) -> None:
    """Move the last change of the patient's household forward, never back."""
    session.connection().execute(_NOTE, {"patient": patient_id, "moment": at})
