"""What follows a conversation: offers, births and ends, handovers, and the Meldcode track.

Also whose answers they are. Services that were picked in a conversation become offers that are
proposed.
"""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import NAMESPACE_URL, uuid5

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql.sqltypes import AutoString, UTCDateTime

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_LONG = {"note", "what", "text", "receipt_note", "remarks", "closed_reason", "content"}


def upgrade() -> None:
    """Add what is new, and turn picked services into offers."""
    _widen()
    _remake_document()
    _create_life_events()
    _create_offers()
    _create_handovers()
    _create_meldcode()
    _offer_what_was_picked()
    op.drop_table("chosen_service")


def _widen() -> None:
    _add("household", _day("transferred_on"), _text("transferred_to"))
    _add("pregnancy", sa.Column("ended_by", AutoString, nullable=True))
    op.create_index("ix_pregnancy_due_date", "pregnancy", ["due_date"])
    _add(
        "screening",
        _text("respondent", "patient"),
        _text("respondent_id"),
        _text("author", "professional"),
        _text("pregnancy_id"),
        _text("source"),
    )
    _add("consent", *map(_text, ("recipient_kind", "language", "explanations", "recorded_by")))
    _add("consent", _time("recorded_at", is_optional=True), _text("withdrawal_note"))
    _add("referral", _text("offer_id"))


def _remake_document() -> None:
    """Let a document stand without a referral; its bytes stay the last column."""
    with op.batch_alter_table("document") as table:
        table.alter_column("referral_id", existing_type=AutoString(), nullable=True)
        table.add_column(_text("kind", "verwijsbrief"), insert_before="content")
        table.add_column(_text("consent_id"), insert_before="content")
    op.execute(
        "UPDATE document SET consent_id = (SELECT consent_id FROM referral "
        "WHERE referral.id = document.referral_id)"
    )


def _create_life_events() -> None:
    _create(
        "birth",
        [
            *_texts("child_id", "pregnancy_id"),
            sa.Column("born_on", sa.Date, nullable=False),
            *_numbers("gestation_days", "weight_grams"),
            *_texts("place"),
            sa.Column("order", sa.Integer, nullable=False),
        ],
        key="child_id",
        references={"child_id": "related_person", "pregnancy_id": "pregnancy"},
        indexed=["pregnancy_id", "born_on"],
    )
    _create(
        "care_stop",
        [
            *_texts("id", "household_id", "reason", "subject_id"),
            sa.Column("happened_on", sa.Date, nullable=False),
            *_texts("noted_by"),
            _time("noted_at"),
            _time("undone_at", is_optional=True),
            _time("resumed_at", is_optional=True),
        ],
        references={"household_id": "household"},
    )
    _create(
        "dossier_event",
        [
            *_texts("id", "household_id", "kind"),
            _time("happened_at"),
            *_texts("done_by", "details", "subject_id"),
        ],
        references={"household_id": "household"},
    )
    _create(
        "merge_record",
        [*_texts("id", "household_id", "merged_by", "content"), _time("merged_at")],
        references={"household_id": "household"},
    )
    _create(
        "screening_level",
        _texts("screening_id", "domain", "level", "own_level"),
        key="screening_id domain",
        references={"screening_id": "screening"},
        indexed=[],
    )
    _create(
        "skipped_moment",
        [
            *_texts("pregnancy_id", "moment", "reason"),
            sa.Column("noted_on", sa.Date, nullable=False),
        ],
        key="pregnancy_id moment",
        references={"pregnancy_id": "pregnancy"},
        indexed=[],
    )


def _create_offers() -> None:
    _create(
        "offer",
        [
            *_texts("id", "patient_id", "name", "state"),
            sa.Column("since", sa.Date, nullable=False),
            _time("created_at"),
            *_texts("screening_id", "service_id", "recipient_kind", "domains"),
            _day("follow_up_on"),
            _day("deadline"),
            *_texts("referral_id"),
        ],
        references={"patient_id": "patient"},
        indexed=["patient_id", "screening_id"],
    )
    op.create_index("ix_offer_state_follow_up_on", "offer", ["state", "follow_up_on"])
    _create(
        "offer_event",
        [
            *_texts("offer_id"),
            sa.Column("number", sa.Integer, autoincrement=False, nullable=False),
            *_texts("state"),
            sa.Column("happened_on", sa.Date, nullable=False),
            *_texts("note", "noted_by"),
            _time("noted_at"),
        ],
        key="offer_id number",
        references={"offer_id": "offer"},
        indexed=[],
    )
    _create(
        "agreement",
        [
            *_texts("id", "patient_id", "who", "what"),
            _time("created_at"),
            _day("due_on"),
            _day("done_on"),
            *_flags("is_hers", "is_not_for_home"),
        ],
        references={"patient_id": "patient"},
    )
    op.create_index("ix_agreement_done_on_due_on", "agreement", ["done_on", "due_on"])
    _create(
        "note",
        [*_texts("id", "patient_id", "text", "written_by"), _time("written_at")],
        references={"patient_id": "patient"},
    )
    _create(
        "reminder",
        [
            *_texts("id", "patient_id", "kind", "screening_id"),
            sa.Column("due_on", sa.Date, nullable=False),
            _day("done_on"),
        ],
        references={"patient_id": "patient"},
    )
    op.create_index("ix_reminder_done_on_due_on", "reminder", ["done_on", "due_on"])


def _create_handovers() -> None:
    _create(
        "handover",
        [
            *_texts("id", "patient_id", "consent_id", "recipient_kind", "recipient_name"),
            _time("created_at"),
            *_texts("document_id", "correspondent_id", "offer_id"),
            *_flags("is_sealed"),
            _day("received_on"),
            *_texts("receipt_note"),
        ],
        references={"patient_id": "patient"},
    )
    op.create_index("ix_handover_received_on_created_at", "handover", ["received_on", "created_at"])
    _create(
        "warm_handover",
        [
            *_texts("id", "patient_id", "recipient_name"),
            _time("created_at"),
            *_texts("handover_id"),
            _day("planned_on"),
            _day("held_on"),
            *_texts("participants"),
            *_flags("is_by_phone"),
            sa.Column("is_patient_present", sa.Boolean, nullable=True),
            sa.Column("is_repeated_back", sa.Boolean, nullable=True),
            *_texts("remarks"),
        ],
        references={"patient_id": "patient"},
    )
    op.create_index(
        "ix_warm_handover_held_on_planned_on", "warm_handover", ["held_on", "planned_on"]
    )
    _create(
        "received_handover",
        [
            *_texts("id", "patient_id", "sender_name", "sender_organization"),
            _time("sent_at"),
            _time("received_at"),
            *_texts("digest"),
            *_flags("is_signed"),
            *_texts("correspondent_id"),
            _time("receipt_made_at", is_optional=True),
            sa.Column("content", sa.LargeBinary, nullable=False),
        ],
        references={"patient_id": "patient"},
    )
    _create(
        "correspondent",
        [
            *_texts("id", "name", "organization", "recipient_kind", "age_recipient", "verify_key"),
            _time("added_at"),
            *_texts("phone", "email"),
            _day("checked_on"),
            *_texts("checked_by"),
        ],
        indexed=["verify_key"],
    )
    _create(
        "own_keys",
        [
            sa.Column("id", sa.Integer, autoincrement=False, nullable=False),
            *_texts("age_identity", "signing_key"),
            _time("created_at"),
        ],
    )


def _create_meldcode() -> None:
    _create(
        "meldcode_case",
        [
            *_texts("id", "patient_id", "ground", "opened_by"),
            _time("opened_at"),
            _time("changed_at"),
            sa.Column("keep_until", sa.Date, nullable=False),
            _day("closed_on"),
            *_texts("closed_reason"),
        ],
        references={"patient_id": "patient"},
    )
    _create(
        "meldcode_entry",
        [
            *_texts("id", "case_id"),
            sa.Column("step", sa.Integer, nullable=False),
            *_texts("kind", "text"),
            sa.Column("happened_on", sa.Date, nullable=False),
            *_texts("written_by"),
            _time("written_at"),
            *_texts("code", "answer", "with_whom"),
            _time("struck_at", is_optional=True),
        ],
        references={"case_id": "meldcode_case"},
    )


def _offer_what_was_picked() -> None:
    """Make an offer of every picked service; its name is found by its id in the package."""
    chosen = sa.table(
        "chosen_service",
        sa.column("screening_id", AutoString),
        sa.column("service_id", AutoString),
        sa.column("chosen_at", UTCDateTime),
    )
    screening = sa.table(
        "screening", sa.column("id", AutoString), sa.column("patient_id", AutoString)
    )
    picked = op.get_bind().execute(
        sa.select(chosen, screening.c.patient_id).join(
            screening, screening.c.id == chosen.c.screening_id
        )
    )
    for row in picked.all():
        offer_id = str(uuid5(NAMESPACE_URL, f"{row.screening_id}/{row.service_id}"))
        _insert_offer(offer_id, row, row.chosen_at.date())


def _insert_offer(offer_id: str, row: sa.Row[Any], day: date) -> None:
    state = "voorgesteld"
    offer = sa.table(
        "offer",
        *map(sa.column, ("id", "patient_id", "name", "state")),
        sa.column("since", sa.Date),
        sa.column("created_at", UTCDateTime),
        *map(sa.column, ("screening_id", "service_id", "recipient_kind", "domains")),
        sa.column("referral_id"),
    )
    op.get_bind().execute(
        offer.insert().values(
            id=offer_id,
            patient_id=row.patient_id,
            name="",
            state=state,
            since=day,
            created_at=row.chosen_at,
            screening_id=row.screening_id,
            service_id=row.service_id,
            recipient_kind="",
            domains="",
            referral_id="",
        )
    )
    step = sa.table(
        "offer_event",
        *map(sa.column, ("offer_id", "number", "state", "note", "noted_by")),
        sa.column("happened_on", sa.Date),
        sa.column("noted_at", UTCDateTime),
    )
    op.get_bind().execute(
        step.insert().values(
            offer_id=offer_id,
            number=1,
            state=state,
            happened_on=day,
            note="",
            noted_by="",
            noted_at=row.chosen_at,
        )
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


def _add(table: str, *columns: sa.Column[Any]) -> None:
    for column in columns:
        op.add_column(table, column)


def _text(name: str, default: str = "") -> sa.Column[Any]:
    return sa.Column(name, AutoString, nullable=False, server_default=default)


def _texts(*names: str) -> list[sa.Column[Any]]:
    return [
        sa.Column(name, sa.Text if name in _LONG else AutoString, nullable=False) for name in names
    ]


def _numbers(*names: str) -> list[sa.Column[Any]]:
    return [sa.Column(name, sa.Integer, nullable=True) for name in names]


def _flags(*names: str) -> list[sa.Column[Any]]:
    return [sa.Column(name, sa.Boolean, nullable=False) for name in names]


def _day(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Date, nullable=True)


def _time(name: str, *, is_optional: bool = False) -> sa.Column[Any]:
    return sa.Column(name, UTCDateTime, nullable=is_optional)
