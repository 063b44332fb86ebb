"""Which families are left in peace: stopped, in the care of others, or ended without a birth.

The same as `Dossier.is_at_rest` and `CareFacts.is_at_rest` say of one dossier, asked in SQL so that
a list over all dossiers reads no family whole.
"""

from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Select, case, func, literal, or_
from sqlalchemy.orm import aliased
from sqlmodel import col, exists, select

from kansrijk_desktop.records.pregnancy import PregnancyEnd
from kansrijk_desktop.storage.chain_tables import BirthTable, CareStopTable
from kansrijk_desktop.storage.tables import HouseholdTable, PatientTable, PregnancyTable


@cache
def is_followed() -> tuple[ColumnElement[bool], ...]:
    """Return the conditions on a patient joined with her household; made once, for many asked."""
    return (
        col(HouseholdTable.transferred_on).is_(None),
        ~exists().where(*_is_stopped()),
        func.coalesce(_present_goes_on().scalar_subquery(), 1) == 1,
    )


def _is_stopped() -> tuple[ColumnElement[bool], ...]:
    """Return the conditions on a stop of this household that holds."""
    return (
        col(CareStopTable.household_id) == col(HouseholdTable.id),
        col(CareStopTable.undone_at).is_(None),
        col(CareStopTable.resumed_at).is_(None),
    )


def _present_goes_on() -> Select[Any]:
    """Return 1 when the present pregnancy lasts or ended with a birth, else 0."""
    present = aliased(PregnancyTable)
    is_born = exists().where(col(BirthTable.pregnancy_id) == col(present.id))
    goes_on = or_(
        col(present.ended_on).is_(None),
        col(present.ended_by) == PregnancyEnd.BIRTH.value,
        is_born,
    )
    return _first(select(case((goes_on, literal(1)), else_=literal(0))), present)


def _first(query: Any, present: type[PregnancyTable]) -> Select[Any]:  # noqa: ANN401 - either select
    """Take the first in the order in which a dossier reads pregnancies."""
    return (  # type: ignore[no-any-return]
        query.where(col(present.patient_id) == col(PatientTable.id))
        .order_by(
            col(present.ended_on).is_(None).desc(),
            col(present.ended_on).desc(),
            col(present.due_date).desc(),
        )
        .limit(1)
        .correlate(PatientTable)
    )
