"""Write rows whether or not they are there already, in one statement.

Faster than reading first, which counts at every answer; and repeating it changes nothing.
"""

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from typing import Any

from sqlmodel import Session

from kansrijk_desktop.storage.tables import Table


def upsert(session: Session, *rows: Table) -> None:
    """Insert rows of one table, or replace those with the same key."""
    if rows:
        upsert_values(session, type(rows[0]), *(row.model_dump() for row in rows))


def upsert_values(session: Session, table: type[Table], *rows: Mapping[str, object]) -> None:
    """Do the same with rows as plain values: making an object of a row costs more than writing it.

    For what is saved at every key; elsewhere a typed row reads better.
    """
    if rows:
        statement = _statement(str(table.__tablename__), session.get_bind().dialect.name)
        session.connection().execute(statement, rows)


@cache
def _statement(table_name: str, dialect: str) -> Any:  # noqa: ANN401 - each dialect has its own
    table = Table.metadata.tables[table_name]
    # Only the dialect in use: PostgreSQL's alone takes 30 ms to import.
    insert = import_module(f"sqlalchemy.dialects.{dialect}").insert(table)
    keys = {column.name for column in table.primary_key}
    # What a row belongs to never changes, and writing it again costs its index and a check.
    others = [
        column.name
        for column in table.columns
        if not column.primary_key and not column.foreign_keys
    ]
    return insert.on_conflict_do_update(
        index_elements=sorted(keys),
        set_={name: insert.excluded[name] for name in others},
    )
