"""How a revision says which tables and columns it makes."""

from collections.abc import Iterable
from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql.sqltypes import AutoString, UTCDateTime

_LONG = {
    *("note", "what", "text", "receipt_note", "remarks", "closed_reason"),
    *("content", "drafts", "why"),
}


def create(
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


def add(table: str, *columns: sa.Column[Any]) -> None:
    """Widen a table that is there."""
    for column in columns:
        op.add_column(table, column)


def text(name: str, default: str = "") -> sa.Column[Any]:
    """Return a text for a table that has rows already."""
    return sa.Column(name, AutoString, nullable=False, server_default=default)


def texts(*names: str) -> list[sa.Column[Any]]:
    """Return texts; those that people write at length have no limit anywhere."""
    return [
        sa.Column(name, sa.Text if name in _LONG else AutoString, nullable=False) for name in names
    ]


def numbers(*names: str) -> list[sa.Column[Any]]:
    """Return numbers that may be unknown."""
    return [sa.Column(name, sa.Integer, nullable=True) for name in names]


def flags(*names: str) -> list[sa.Column[Any]]:
    """Return truths."""
    return [sa.Column(name, sa.Boolean, nullable=False) for name in names]


def day(name: str) -> sa.Column[Any]:
    """Return a day that may be unknown."""
    return sa.Column(name, sa.Date, nullable=True)


def time(name: str, *, is_optional: bool = False) -> sa.Column[Any]:
    """Return an aware time."""
    return sa.Column(name, UTCDateTime, nullable=is_optional)
