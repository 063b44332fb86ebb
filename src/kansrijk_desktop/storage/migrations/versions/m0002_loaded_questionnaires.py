"""Questionnaires loaded here, and which versions are in use (docs/decisions/0018)."""

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql.sqltypes import AutoString, UTCDateTime

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make both tables; an installation begins with what came with the program."""
    op.create_table(
        "instrument",
        sa.Column("identity", AutoString, nullable=False),
        sa.Column("url", AutoString, nullable=False),
        sa.Column("loaded_at", UTCDateTime, nullable=False),
        sa.Column("loaded_by", AutoString, nullable=False),
        sa.Column("content", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("identity", name="pk_instrument"),
    )
    op.create_table(
        "instrument_decision",
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("identity", AutoString, nullable=False),
        sa.Column("state", AutoString, nullable=False),
        sa.Column("decided_at", UTCDateTime, nullable=False),
        sa.Column("decided_by", AutoString, nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_instrument_decision"),
    )
