"""Find the families a fixed moment may wait for, and read what decides on it.

Which moments wait is decided in `services/moments.py`; the questions here only bound, by days and
along the indexes, of which families it has to be asked.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import timedelta
from typing import Any, Final, TypeVar

from sqlalchemy import ColumnElement, SQLColumnExpression, and_, or_
from sqlmodel import Session, col, exists, select

from kansrijk_desktop.records.dossier import Dossier
from kansrijk_desktop.records.life_event import Birth, CareStop
from kansrijk_desktop.records.offer import CareOffer
from kansrijk_desktop.records.people import Household
from kansrijk_desktop.records.pregnancy import Pregnancy, PregnancyEnd
from kansrijk_desktop.records.reminder import SkippedMoment
from kansrijk_desktop.records.screening import Respondent, Screening, ScreeningStatus
from kansrijk_desktop.records.work import Span
from kansrijk_desktop.storage.at_rest import is_followed
from kansrijk_desktop.storage.chain_tables import (
    BirthTable,
    CareStopTable,
    OfferTable,
    SkippedMomentTable,
)
from kansrijk_desktop.storage.database import Database
from kansrijk_desktop.storage.people_rows import patient_of
from kansrijk_desktop.storage.record_rows import record_of
from kansrijk_desktop.storage.shelf import Shelf
from kansrijk_desktop.storage.spans import begin_of, days_within, moments_within
from kansrijk_desktop.storage.tables import (
    HouseholdTable,
    PatientTable,
    PregnancyTable,
    ScreeningTable,
)

R = TypeVar("R")

_ENDED: Final = (ScreeningStatus.COMPLETED.value, ScreeningStatus.STOPPED.value)
_EARLIEST_BIRTH: Final = timedelta(weeks=18)
_LATEST_BIRTH: Final = timedelta(weeks=4)
"""Between which a birth lies around the due date; wider than any that is asked about."""


class MomentSearch:
    """The families of the database; each question gives at most `limit` of them.

    `moment` is the value a conversation for it has; who had that in this pregnancy is passed over.
    Empty passes over nobody.
    """

    def __init__(self, database: Database, limit: int) -> None:
        self._database = database
        self._limit = limit

    def known_since(self, moment: str, span: Span) -> list[str]:
        """Return the patients whose dossier was made on these days."""
        made, changed = col(HouseholdTable.created_at), col(HouseholdTable.changed_at)
        # A dossier changed after it was made, and the change has an index.
        recent = () if span.first is None else (changed >= begin_of(span.first),)
        made_then = select(HouseholdTable.id).where(*recent, *moments_within(made, span))
        return self._find(
            moment,
            col(PatientTable.household_id).in_(made_then),
            order=(made, col(PatientTable.id)),
        )

    def expecting(self, moment: str, span: Span) -> list[str]:
        """Return the patients who are due on these days."""
        due = col(PregnancyTable.due_date)
        return self._find(moment, *days_within(due, span), order=(due, col(PatientTable.id)))

    def gave_birth(self, moment: str, span: Span) -> list[str]:
        """Return the patients who gave birth on these days."""
        born = col(BirthTable.born_on)
        has_birth = exists().where(col(BirthTable.pregnancy_id) == col(PregnancyTable.id))
        noted = col(PregnancyTable.id).in_(
            select(BirthTable.pregnancy_id).where(*days_within(born, span))
        )
        around = Span(
            span.last + _EARLIEST_BIRTH, None if span.first is None else span.first - _LATEST_BIRTH
        )
        ended = col(PregnancyTable.ended_on)
        due = col(PregnancyTable.due_date)
        return [
            *self._find(moment, noted, order=(due, col(PatientTable.id))),
            # Births of before a child was noted apart: the end of the pregnancy says it.
            *self._find(
                moment,
                or_(due.is_(None), and_(*days_within(due, around))),
                *days_within(ended, span),
                col(PregnancyTable.ended_by) == PregnancyEnd.BIRTH.value,
                ~has_birth,
                order=(due, col(PatientTable.id)),
            ),
        ]

    def families(self, patient_ids: Sequence[str]) -> tuple[Dossier, ...]:
        """Return of each family what decides on its moments, and nothing else."""
        if not patient_ids:
            return ()
        with self._database.reading() as session:
            return _read(session, patient_ids)

    def _find(
        self,
        moment: str,
        *conditions: ColumnElement[bool],
        order: Sequence[SQLColumnExpression[Any]],
    ) -> list[str]:
        query = (
            select(PatientTable.id)
            .join(PregnancyTable, col(PregnancyTable.patient_id) == col(col(PatientTable.id)))
            .join(HouseholdTable, col(PatientTable.household_id) == col(HouseholdTable.id))
            .where(*conditions, *is_followed())
            .order_by(*order)
            .limit(self._limit)
        )
        if moment:
            query = query.where(~exists().where(*_was_held(moment)))
        with self._database.reading() as session:
            return list(session.exec(query))


def _was_held(moment: str) -> tuple[ColumnElement[bool], ...]:
    return (
        col(ScreeningTable.patient_id) == col(PatientTable.id),
        col(ScreeningTable.pregnancy_id) == col(PregnancyTable.id),
        col(ScreeningTable.moment) == moment,
        col(ScreeningTable.status).in_(_ENDED),
        col(ScreeningTable.respondent) == Respondent.PATIENT.value,
        ~col(ScreeningTable.questionnaire).contains("/gesprek-positieve-gezondheid|"),
    )


def _read(session: Session, patient_ids: Sequence[str]) -> tuple[Dossier, ...]:
    rows = session.exec(
        select(PatientTable, HouseholdTable)
        .join(HouseholdTable, col(PatientTable.household_id) == col(HouseholdTable.id))
        .where(col(PatientTable.id).in_(patient_ids))
    ).all()
    households = [household.id for _patient, household in rows]
    pregnancies = _by(
        lambda one: one.patient_id,
        Shelf(Pregnancy, PregnancyTable).where(
            session,
            col(PregnancyTable.patient_id).in_(patient_ids),
            order_by=(
                col(PregnancyTable.ended_on).is_(None).desc(),
                col(PregnancyTable.ended_on).desc(),
                col(PregnancyTable.due_date).desc(),
            ),
        ),
    )
    ids = [one.id for several in pregnancies.values() for one in several]
    births = _by(
        lambda one: one.pregnancy_id,
        Shelf(Birth, BirthTable).where(session, col(BirthTable.pregnancy_id).in_(ids)),
    )
    skipped = _by(
        lambda one: one.pregnancy_id,
        Shelf(SkippedMoment, SkippedMomentTable).where(
            session, col(SkippedMomentTable.pregnancy_id).in_(ids)
        ),
    )
    screenings = _by(
        lambda one: one.patient_id,
        Shelf(Screening, ScreeningTable).where(
            session, col(ScreeningTable.patient_id).in_(patient_ids)
        ),
    )
    offers = _by(
        lambda one: one.patient_id,
        Shelf(CareOffer, OfferTable).where(session, col(OfferTable.patient_id).in_(patient_ids)),
    )
    stops = _by(
        lambda one: one.household_id,
        Shelf(CareStop, CareStopTable).where(
            session, col(CareStopTable.household_id).in_(households)
        ),
    )
    return tuple(
        Dossier(
            household=record_of(Household, household),
            patient=patient_of(patient),
            pregnancy=next(iter(pregnancies.get(patient.id, ())), None),
            earlier_pregnancies=tuple(pregnancies.get(patient.id, ())[1:]),
            births=_of(births, pregnancies.get(patient.id, ())),
            skipped_moments=_of(skipped, pregnancies.get(patient.id, ())),
            screenings=tuple(screenings.get(patient.id, ())),
            offers=tuple(offers.get(patient.id, ())),
            stops=tuple(stops.get(household.id, ())),
        )
        for patient, household in rows
    )


def _by(key: Callable[[R], str], records: Iterable[R]) -> dict[str, list[R]]:
    found: dict[str, list[R]] = {}
    for record in records:
        found.setdefault(key(record), []).append(record)
    return found


def _of(records: dict[str, list[R]], pregnancies: Iterable[Pregnancy]) -> tuple[R, ...]:
    return tuple(record for one in pregnancies for record in records.get(one.id, ()))
