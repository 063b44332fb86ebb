"""What follows a conversation: offers, births and ends, handovers, and the Meldcode track.

Also whose answers they are. Services that were picked in a conversation become offers that are
proposed.
"""

from datetime import date
from typing import Any
from uuid import NAMESPACE_URL, uuid5

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql.sqltypes import AutoString, UTCDateTime

from kansrijk_desktop.storage.migrations.columns import (
    add,
    create,
    day,
    flags,
    numbers,
    text,
    texts,
    time,
)

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


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
    add("household", day("transferred_on"), text("transferred_to"))
    add("pregnancy", sa.Column("ended_by", AutoString, nullable=True))
    op.create_index("ix_pregnancy_due_date", "pregnancy", ["due_date"])
    add(
        "screening",
        text("respondent", "patient"),
        text("respondent_id"),
        text("author", "professional"),
        text("pregnancy_id"),
        text("source"),
    )
    add("consent", *map(text, ("recipient_kind", "language", "explanations", "recorded_by")))
    add("consent", time("recorded_at", is_optional=True), text("withdrawal_note"))
    add("referral", text("offer_id"))


def _remake_document() -> None:
    """Let a document stand without a referral; its bytes stay the last column."""
    with op.batch_alter_table("document") as table:
        table.alter_column("referral_id", existing_type=AutoString(), nullable=True)
        table.add_column(text("kind", "verwijsbrief"), insert_before="content")
        table.add_column(text("consent_id"), insert_before="content")
    op.execute(
        "UPDATE document SET consent_id = (SELECT consent_id FROM referral "
        "WHERE referral.id = document.referral_id)"
    )


def _create_life_events() -> None:
    create(
        "birth",
        [
            *texts("child_id", "pregnancy_id"),
            sa.Column("born_on", sa.Date, nullable=False),
            *numbers("gestation_days", "weight_grams"),
            *texts("place"),
            sa.Column("order", sa.Integer, nullable=False),
        ],
        key="child_id",
        references={"child_id": "related_person", "pregnancy_id": "pregnancy"},
        indexed=["pregnancy_id", "born_on"],
    )
    create(
        "care_stop",
        [
            *texts("id", "household_id", "reason", "subject_id"),
            sa.Column("happened_on", sa.Date, nullable=False),
            *texts("noted_by"),
            time("noted_at"),
            time("undone_at", is_optional=True),
            time("resumed_at", is_optional=True),
        ],
        references={"household_id": "household"},
    )
    create(
        "dossier_event",
        [
            *texts("id", "household_id", "kind"),
            time("happened_at"),
            *texts("done_by", "details", "subject_id"),
        ],
        references={"household_id": "household"},
    )
    create(
        "merge_record",
        [
            *texts("id", "household_id", "gone_household_id", "merged_by", "content"),
            time("merged_at"),
        ],
        references={"household_id": "household"},
    )
    create(
        "screening_level",
        texts("screening_id", "domain", "level", "own_level"),
        key="screening_id domain",
        references={"screening_id": "screening"},
        indexed=[],
    )
    create(
        "skipped_moment",
        [
            *texts("pregnancy_id", "moment", "reason"),
            sa.Column("noted_on", sa.Date, nullable=False),
        ],
        key="pregnancy_id moment",
        references={"pregnancy_id": "pregnancy"},
        indexed=[],
    )


def _create_offers() -> None:
    create(
        "offer",
        [
            *texts("id", "patient_id", "name", "state"),
            sa.Column("since", sa.Date, nullable=False),
            time("created_at"),
            *texts("screening_id", "service_id", "recipient_kind", "domains"),
            day("follow_up_on"),
            day("deadline"),
            *texts("referral_id"),
        ],
        references={"patient_id": "patient"},
        indexed=["patient_id", "screening_id"],
    )
    op.create_index("ix_offer_state_follow_up_on", "offer", ["state", "follow_up_on"])
    create(
        "offer_event",
        [
            *texts("offer_id"),
            sa.Column("number", sa.Integer, autoincrement=False, nullable=False),
            *texts("state"),
            sa.Column("happened_on", sa.Date, nullable=False),
            *texts("note", "noted_by"),
            time("noted_at"),
        ],
        key="offer_id number",
        references={"offer_id": "offer"},
        indexed=[],
    )
    create(
        "agreement",
        [
            *texts("id", "patient_id", "who", "what"),
            time("created_at"),
            day("due_on"),
            day("done_on"),
            *flags("is_hers", "is_not_for_home"),
        ],
        references={"patient_id": "patient"},
    )
    op.create_index("ix_agreement_done_on_due_on", "agreement", ["done_on", "due_on"])
    create(
        "note",
        [*texts("id", "patient_id", "text", "written_by"), time("written_at")],
        references={"patient_id": "patient"},
    )
    create(
        "reminder",
        [
            *texts("id", "patient_id", "kind", "screening_id"),
            sa.Column("due_on", sa.Date, nullable=False),
            day("done_on"),
        ],
        references={"patient_id": "patient"},
    )
    op.create_index("ix_reminder_done_on_due_on", "reminder", ["done_on", "due_on"])


def _create_handovers() -> None:
    create(
        "handover",
        [
            *texts("id", "patient_id", "consent_id", "recipient_kind", "recipient_name"),
            time("created_at"),
            *texts("document_id", "correspondent_id", "offer_id"),
            *flags("is_sealed"),
            day("received_on"),
            *texts("receipt_note"),
        ],
        references={"patient_id": "patient"},
    )
    op.create_index("ix_handover_received_on_created_at", "handover", ["received_on", "created_at"])
    create(
        "warm_handover",
        [
            *texts("id", "patient_id", "recipient_name"),
            time("created_at"),
            *texts("handover_id"),
            day("planned_on"),
            day("held_on"),
            *texts("participants"),
            *flags("is_by_phone"),
            sa.Column("is_patient_present", sa.Boolean, nullable=True),
            sa.Column("is_repeated_back", sa.Boolean, nullable=True),
            *texts("remarks"),
        ],
        references={"patient_id": "patient"},
    )
    op.create_index(
        "ix_warm_handover_held_on_planned_on", "warm_handover", ["held_on", "planned_on"]
    )
    create(
        "received_handover",
        [
            *texts("id", "patient_id", "sender_name", "sender_organization"),
            time("sent_at"),
            time("received_at"),
            *texts("digest"),
            *flags("is_signed"),
            *texts("correspondent_id"),
            time("receipt_made_at", is_optional=True),
            sa.Column("content", sa.LargeBinary, nullable=False),
        ],
        references={"patient_id": "patient"},
    )
    create(
        "correspondent",
        [
            *texts("id", "name", "organization", "recipient_kind", "age_recipient", "verify_key"),
            time("added_at"),
            *texts("phone", "email"),
            day("checked_on"),
            *texts("checked_by"),
        ],
        indexed=["verify_key"],
    )
    create(
        "own_keys",
        [
            sa.Column("id", sa.Integer, autoincrement=False, nullable=False),
            *texts("age_identity", "signing_key"),
            time("created_at"),
        ],
    )


def _create_meldcode() -> None:
    create(
        "meldcode_case",
        [
            *texts("id", "patient_id", "ground", "opened_by"),
            time("opened_at"),
            time("changed_at"),
            sa.Column("keep_until", sa.Date, nullable=False),
            day("closed_on"),
            *texts("closed_reason", "drafts"),
        ],
        references={"patient_id": "patient"},
    )
    create(
        "meldcode_entry",
        [
            *texts("id", "case_id"),
            sa.Column("step", sa.Integer, nullable=False),
            *texts("kind", "text"),
            sa.Column("happened_on", sa.Date, nullable=False),
            *texts("written_by"),
            time("written_at"),
            sa.Column("number", sa.Integer, nullable=False),
            *texts("code", "answer", "with_whom", "why"),
            day("follow_up_on"),
            time("struck_at", is_optional=True),
            *texts("struck_by"),
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
