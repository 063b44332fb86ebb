"""The first tables: people, conversations, referrals, settings, and the count of saves."""

from collections.abc import Iterable
from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql.sqltypes import AutoString, UTCDateTime

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make every table, and the one row of the save counter."""
    _create_settings()
    _create_people()
    _create_conversations()
    _create_referrals()
    op.execute("INSERT INTO save_counter (id, number) VALUES (1, 0)")


def _create_settings() -> None:
    _create("setting", _texts("key", "value"), key="key")
    _create(
        "save_counter",
        [sa.Column("id", sa.Integer, autoincrement=False, nullable=False), _number("number")],
    )
    _create(
        "practitioner",
        _texts("id", "name", "role", "organization_name", "organization_agb_code")
        + _texts("organization_phone", "organization_city", "big_number", "kckz_number")
        + _texts("agb_code", "phone", "best_hours", "region"),
    )


def _create_people() -> None:
    _create(
        "household",
        [*_texts("id", "municipality"), *_times("created_at", "changed_at"), _flag("is_demo")],
        indexed=["changed_at"],
    )
    _create(
        "patient",
        [
            *_texts("id", "household_id", "given_name", "family_name"),
            _day("birth_date"),
            *_texts("bsn", "language"),
            _flag("needs_interpreter"),
            *_texts("interpreter_language", "phone", "email", "street", "postal_code", "city"),
            *_texts("safe_to_call", "safe_to_write", "best_time"),
        ],
        references={"household_id": "household"},
    )
    _create(
        "search_word",
        _texts("word", "patient_id"),
        key="word patient_id",
        references={"patient_id": "patient"},
        indexed=[],
    )
    op.create_index("ix_search_word_patient_id_word", "search_word", ["patient_id", "word"])
    _create(
        "related_person",
        [
            *_texts("id", "household_id", "relationship", "name"),
            _day("birth_date"),
            _flag("lives_in"),
            *_texts("remark"),
        ],
        references={"household_id": "household"},
    )
    _create(
        "pregnancy",
        [
            *_texts("id", "patient_id"),
            _number("gravidity", is_optional=True),
            _number("parity", is_optional=True),
            _day("due_date"),
            *_texts("due_date_method"),
            _flag("is_multiple"),
            *_texts("risk_status", "planned_birth_place"),
            _day("ended_on"),
        ],
        references={"patient_id": "patient"},
    )


def _create_conversations() -> None:
    _create(
        "screening",
        [
            *_texts("id", "patient_id", "questionnaire", "moment", "status"),
            *_times("started_at"),
            *_times("saved_at", "finished_at", is_optional=True),
            *_texts("place"),
            _number("seconds_spent"),
            *_times("epd_copied_at", is_optional=True),
        ],
        references={"patient_id": "patient"},
        indexed=["patient_id", "status"],
    )
    _create(
        "answer",
        [*_texts("screening_id", "address"), _long_text("content"), *_times("saved_at")],
        key="screening_id address",
        references={"screening_id": "screening"},
        indexed=[],
    )
    _create(
        "chosen_service",
        [*_texts("screening_id", "service_id"), *_times("chosen_at")],
        key="screening_id service_id",
        references={"screening_id": "screening"},
        indexed=[],
    )


def _create_referrals() -> None:
    _create(
        "consent",
        [
            *_texts("id", "patient_id", "recipient", "purpose", "domains", "form"),
            sa.Column("given_on", sa.Date, nullable=False),
            *_texts("given_by", "interpreter"),
            _day("valid_until"),
            _day("withdrawn_on"),
            _flag("includes_not_for_home"),
        ],
        references={"patient_id": "patient"},
    )
    _create(
        "referral",
        [
            *_texts("id", "screening_id", "patient_id", "consent_id"),
            *_texts("recipient_kind", "recipient_name", "recipient_contact", "urgency"),
            _long_text("question"),
            _flag("includes_bsn"),
            *_texts("reference"),
            *_times("created_at"),
            _long_text("remarks"),
        ],
        references={"screening_id": "screening", "patient_id": "patient", "consent_id": "consent"},
    )
    _create(
        "document",
        [
            *_texts("id", "patient_id", "referral_id", "title", "recipient", "delivery"),
            *_times("created_at"),
            sa.Column("content", sa.LargeBinary, nullable=False),
        ],
        references={"patient_id": "patient", "referral_id": "referral"},
    )


def _create(
    name: str,
    columns: Iterable[sa.Column[Any]],
    key: str = "id",
    references: dict[str, str] | None = None,
    indexed: list[str] | None = None,
) -> None:
    """Make a table; unless said otherwise, every reference is indexed."""
    references = references or {}
    op.create_table(
        name,
        *columns,
        *(
            sa.ForeignKeyConstraint([column], [f"{other}.id"], f"fk_{name}_{column}_{other}")
            for column, other in references.items()
        ),
        sa.PrimaryKeyConstraint(*key.split(), name=f"pk_{name}"),
    )
    for column in references if indexed is None else indexed:
        op.create_index(f"ix_{name}_{column}", name, [column])


def _texts(*names: str) -> list[sa.Column[Any]]:
    return [sa.Column(name, AutoString, nullable=False) for name in names]


def _long_text(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Text, nullable=False)


def _times(*names: str, is_optional: bool = False) -> list[sa.Column[Any]]:
    return [sa.Column(name, UTCDateTime, nullable=is_optional) for name in names]


def _day(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Date, nullable=True)


def _number(name: str, *, is_optional: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.Integer, nullable=is_optional)


def _flag(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Boolean, nullable=False)
