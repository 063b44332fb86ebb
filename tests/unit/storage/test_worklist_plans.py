"""Every question of the worklist walks an index; none reads a table from end to end."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest
from sqlalchemy import event

from kansrijk_desktop.records.work import Span
from kansrijk_desktop.storage.database import Database
from kansrijk_desktop.storage.moment_search import MomentSearch
from kansrijk_desktop.storage.worklist import WorklistRepository
from tests.builders import TODAY

LATE = Span(TODAY)
AHEAD = Span(TODAY + timedelta(days=28), TODAY)


@contextmanager
def noted_plans(database: Database) -> Iterator[list[str]]:
    """Note how SQLite answers every question that is asked inside."""
    asked: list[tuple[str, object]] = []

    def note(_: object, __: object, statement: str, parameters: object, *___: object) -> None:
        if statement.startswith("SELECT"):
            asked.append((statement, parameters))

    plans: list[str] = []
    event.listen(database._engine, "before_cursor_execute", note)
    yield plans
    event.remove(database._engine, "before_cursor_execute", note)
    with database.reading() as session:
        for statement, parameters in asked:
            explained = session.connection().exec_driver_sql(
                f"EXPLAIN QUERY PLAN {statement}",
                parameters,  # type: ignore[arg-type]  # as the driver was given them
            )
            plans += [row.detail for row in explained]


@pytest.mark.parametrize("span", [LATE, AHEAD], ids=["late", "ahead"])
@pytest.mark.parametrize(
    ("question", "index"),
    [
        ("reminders", "ix_reminder_done_on_due_on"),
        ("agreements", "ix_agreement_done_on_due_on"),
        ("offers", "ix_offer_state_follow_up_on"),
        ("handovers", "ix_handover_received_on_created_at"),
        ("planned_talks", "ix_warm_handover_held_on_planned_on"),
        ("unfinished_talks", "ix_warm_handover_held_on_planned_on"),
    ],
)
def test_what_is_due_is_found_along_its_days(
    database: Database, question: str, index: str, span: Span
) -> None:
    with noted_plans(database) as plans:
        getattr(WorklistRepository(database, 500), question)(span)

    assert any(index in plan for plan in plans)
    assert not [plan for plan in plans if plan.startswith("SCAN")]


@pytest.mark.parametrize(
    ("question", "index"),
    [
        ("unfinished", "ix_screening_status"),
        ("undated_talks", "ix_warm_handover_held_on_planned_on"),
    ],
)
def test_what_has_no_day_is_found_by_its_state(
    database: Database, question: str, index: str
) -> None:
    with noted_plans(database) as plans:
        getattr(WorklistRepository(database, 500), question)()

    assert any(index in plan for plan in plans)
    assert not [plan for plan in plans if plan.startswith("SCAN")]


def test_week_limits_are_found_by_the_due_date(database: Database) -> None:
    with noted_plans(database) as plans:
        WorklistRepository(database, 500).offers_with_limit(["voorzorg"], AHEAD)

    assert any("ix_pregnancy_due_date" in plan for plan in plans)
    assert not [plan for plan in plans if plan.startswith("SCAN")]


@pytest.mark.parametrize(
    ("question", "indexes"),
    [
        ("known_since", {"ix_household_changed_at"}),
        ("expecting", {"ix_pregnancy_due_date"}),
        ("gave_birth", {"ix_birth_born_on", "ix_pregnancy_due_date"}),
    ],
)
def test_families_to_ask_are_found_along_an_index(
    database: Database, question: str, indexes: set[str]
) -> None:
    with noted_plans(database) as plans:
        getattr(MomentSearch(database, 500), question)("intake", AHEAD)

    assert all(any(index in plan for plan in plans) for index in indexes)
    assert not [plan for plan in plans if plan.startswith("SCAN")]
