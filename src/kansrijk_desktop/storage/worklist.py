"""Ask over all dossiers what waits: bounded by days and by number, along the indexes.

Families that are left in peace (`at_rest.py`) are passed over in the question itself, so that they
take no place among the first so many.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, Final, TypeVar

from sqlalchemy import ColumnElement, SQLColumnExpression, or_
from sqlalchemy import select as select_rows
from sqlmodel import Session, col

from kansrijk_desktop.records.agreement import Agreement
from kansrijk_desktop.records.handover import Handover, WarmHandover
from kansrijk_desktop.records.offer import CareOffer, OfferState
from kansrijk_desktop.records.people import Patient
from kansrijk_desktop.records.reminder import Reminder
from kansrijk_desktop.records.screening import Screening, ScreeningStatus
from kansrijk_desktop.records.work import Span, Waiting, Whose
from kansrijk_desktop.storage.at_rest import is_followed
from kansrijk_desktop.storage.chain_tables import (
    AgreementTable,
    HandoverTable,
    OfferTable,
    ReminderTable,
    WarmHandoverTable,
)
from kansrijk_desktop.storage.database import Database
from kansrijk_desktop.storage.record_rows import record_of
from kansrijk_desktop.storage.shelf import Shelf
from kansrijk_desktop.storage.spans import days_within, in_order, moments_within
from kansrijk_desktop.storage.tables import (
    HouseholdTable,
    PatientTable,
    PregnancyTable,
    ScreeningTable,
    Table,
)

R = TypeVar("R")

WAITING_FOR_HER: Final = (OfferState.PROPOSED, OfferState.CONSENTED)
WAITING_FOR_OTHERS: Final = (OfferState.REFERRED, OfferState.RECEIVED, OfferState.STARTED)


class WorklistRepository:
    """What waits in the database; each question gives at most `limit` answers."""

    def __init__(self, database: Database, limit: int) -> None:
        self._database = database
        self._limit = limit

    def unfinished(self) -> tuple[Waiting[Screening], ...]:
        """Return the conversations that were not finished, the last begun first."""
        started = col(ScreeningTable.started_at)
        with self._database.reading() as session:
            return self._ask(
                session,
                Screening,
                ScreeningTable,
                col(ScreeningTable.status) == ScreeningStatus.IN_PROGRESS.value,
                order=(started.desc(), col(ScreeningTable.id)),
            )

    def reminders(self, span: Span) -> tuple[Waiting[Reminder], ...]:
        """Return what is planned for these days and not done."""
        return self._due(
            Reminder, ReminderTable, ReminderTable.due_on, span, col(ReminderTable.done_on)
        )

    def agreements(self, span: Span) -> tuple[Waiting[Agreement], ...]:
        """Return what somebody would do by these days and is not done."""
        return self._due(
            Agreement, AgreementTable, AgreementTable.due_on, span, col(AgreementTable.done_on)
        )

    def offers(self, span: Span) -> tuple[Waiting[CareOffer], ...]:
        """Return the offers to look at again on these days."""
        due = col(OfferTable.follow_up_on)
        found: list[Waiting[CareOffer]] = []
        with self._database.reading() as session:
            # One state after another, each in the order of the index.
            for state in (*WAITING_FOR_HER, *WAITING_FOR_OTHERS):
                found += self._ask(
                    session,
                    CareOffer,
                    OfferTable,
                    col(OfferTable.state) == state.value,
                    *days_within(due, span),
                    order=(in_order(due, span), col(OfferTable.id)),
                )
        return tuple(found)

    def offers_with_limit(
        self, services: Sequence[str], due_dates: Span
    ) -> tuple[tuple[Waiting[CareOffer], date], ...]:
        """Return the offers of these services she has still to decide on, with her due date.

        Found by the due date of the pregnancy that lasts: it decides on a week limit, also when it
        was changed after the offer was made.
        """
        due = col(PregnancyTable.due_date)
        # Joined to nothing, so that SQLite begins with the due dates and not with every offer.
        state = col(OfferTable.state) + ""
        with self._database.reading() as session:
            rows = session.exec(
                _of_families(OfferTable, due)
                .join(PregnancyTable, col(PregnancyTable.patient_id) == col(PatientTable.id))
                .where(
                    *days_within(due, due_dates),
                    col(PregnancyTable.ended_on).is_(None),
                    col(OfferTable.service_id).in_(services),
                    state.in_([each.value for each in WAITING_FOR_HER]),
                    *is_followed(),
                )
                .order_by(due, col(OfferTable.id))
                .limit(self._limit)
            ).all()
        return tuple(
            (Waiting(_whose(*whose), record_of(CareOffer, row)), due_date)
            for row, *whose, due_date in rows
        )

    def handovers(self, span: Span) -> tuple[Waiting[Handover], ...]:
        """Return what was handed over on these days and not confirmed."""
        made = col(HandoverTable.created_at)
        with self._database.reading() as session:
            return self._ask(
                session,
                Handover,
                HandoverTable,
                col(HandoverTable.received_on).is_(None),
                *moments_within(made, span),
                order=(in_order(made, span), col(HandoverTable.id)),
            )

    def planned_talks(self, span: Span) -> tuple[Waiting[WarmHandover], ...]:
        """Return the talks of a handover that are planned for these days and were not held."""
        return self._due(
            WarmHandover,
            WarmHandoverTable,
            WarmHandoverTable.planned_on,
            span,
            col(WarmHandoverTable.held_on),
        )

    def undated_talks(self) -> tuple[Waiting[WarmHandover], ...]:
        """Return the talks of a handover for which no day was chosen."""
        with self._database.reading() as session:
            return self._ask(
                session,
                WarmHandover,
                WarmHandoverTable,
                col(WarmHandoverTable.held_on).is_(None),
                col(WarmHandoverTable.planned_on).is_(None),
                order=(col(WarmHandoverTable.created_at).desc(), col(WarmHandoverTable.id)),
            )

    def unfinished_talks(self, span: Span) -> tuple[Waiting[WarmHandover], ...]:
        """Return the talks that were held on these days and not noted completely."""
        held = col(WarmHandoverTable.held_on)
        with self._database.reading() as session:
            return self._ask(
                session,
                WarmHandover,
                WarmHandoverTable,
                *days_within(held, span),
                or_(
                    col(WarmHandoverTable.participants) == "",
                    col(WarmHandoverTable.is_patient_present).is_(None),
                    col(WarmHandoverTable.is_repeated_back).is_(None),
                ),
                order=(held.desc(), col(WarmHandoverTable.id)),
            )

    def conversations(self, screening_ids: Iterable[str]) -> Mapping[str, Screening]:
        """Return these conversations, as far as they are there."""
        with self._database.reading() as session:
            found = Shelf(Screening, ScreeningTable).where(
                session, col(ScreeningTable.id).in_(set(screening_ids) - {""})
            )
        return {one.id: one for one in found}

    def _due(
        self,
        kind: type[R],
        table: type[Table],
        due_on: date | None,
        span: Span,
        done_on: SQLColumnExpression[Any],
    ) -> tuple[Waiting[R], ...]:
        """Return what is due within a span and not done, in the order of the index on both."""
        due = col(due_on)
        with self._database.reading() as session:
            return self._ask(
                session,
                kind,
                table,
                done_on.is_(None),
                *days_within(due, span),
                order=(in_order(due, span), col(table.id)),  # type: ignore[attr-defined] # all have one
            )

    def _ask(
        self,
        session: Session,
        kind: type[R],
        table: type[Table],
        *conditions: ColumnElement[bool],
        order: Sequence[SQLColumnExpression[Any]],
    ) -> tuple[Waiting[R], ...]:
        rows = session.exec(
            _of_families(table)
            .where(*conditions, *is_followed())
            .order_by(*order)
            .limit(self._limit)
        ).all()
        return tuple(
            Waiting(_whose(*whose), record_of(kind, row))  # type: ignore[type-var]
            for row, *whose in rows
        )


def _of_families(table: type[Table], *columns: Any) -> Any:  # noqa: ANN401 - rows of any table
    shown: tuple[Any, ...] = (
        table,
        PatientTable.id,
        PatientTable.household_id,
        PatientTable.given_name,
        PatientTable.family_name,
        HouseholdTable.municipality,
        *columns,
    )
    return (
        select_rows(*shown)
        .join(PatientTable, col(table.patient_id) == col(PatientTable.id))  # type: ignore[attr-defined] # all have one
        .join(HouseholdTable, col(PatientTable.household_id) == col(HouseholdTable.id))
    )


def _whose(
    patient_id: str, household_id: str, given_name: str, family_name: str, municipality: str
) -> Whose:
    patient = Patient(patient_id, household_id, given_name, family_name)
    return Whose(patient_id, household_id, patient.full_name, patient.initials, municipality)
