"""Change rows and remember how they were, so that all of it can be taken back later.

Taking back is careful: a cell that was changed again since, or a row that is gone, is left alone.
"""

import json
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import (
    Column,
    ColumnElement,
    Date,
    DateTime,
    Table,
    and_,
    delete,
    insert,
    select,
    update,
)
from sqlmodel import Session

from kansrijk_desktop.storage.tables import Table as TableModel

_TABLES: Final = TableModel.metadata
_ADDED: Final = "added"
_CHANGED: Final = "changed"
_DELETED: Final = "deleted"


class RowJournal:
    """Changes rows inside one transaction of others, and writes down each change."""

    def __init__(self, session: Session) -> None:
        self._connection = session.connection()
        self._entries: dict[str, list[Any]] = {_ADDED: [], _CHANGED: [], _DELETED: []}

    def point(self, column: Column[Any], old: str, new: str) -> None:
        """Let every row that refers to `old` in a column refer to `new` instead."""
        table = _table(column)
        # Only the keys: the rows may hold whole documents.
        found = self._connection.execute(select(*table.primary_key).where(column == old))
        for row in found.mappings().all():
            key = {part.name: row[part.name] for part in table.primary_key}
            after = key | ({column.name: new} if column.name in key else {})
            self._entries[_CHANGED].append([table.name, after, column.name, old, new])
        self._connection.execute(update(table).where(column == old).values({column.name: new}))

    def set(self, table: Table, key: Mapping[str, str], values: Mapping[str, object]) -> None:
        """Give a row other values; what is the same already is left alone."""
        columns = [table.c[name] for name in values]
        row = self._connection.execute(select(*columns).where(_is(table, key))).mappings().one()
        changed = {name: value for name, value in values.items() if row[name] != value}
        for name, value in changed.items():
            entry = [table.name, dict(key), name, _written(row[name]), _written(value)]
            self._entries[_CHANGED].append(entry)
        if changed:
            self._connection.execute(update(table).where(_is(table, key)).values(changed))

    def delete(self, table: Table, condition: ColumnElement[bool]) -> None:
        """Take rows away."""
        for row in self._connection.execute(select(table).where(condition)).mappings():
            values = {name: _written(value) for name, value in row.items()}
            self._entries[_DELETED].append([table.name, values])
        self._connection.execute(delete(table).where(condition))

    def add(self, table: Table, values: Mapping[str, object]) -> None:
        """Add a row, which goes again when all is taken back."""
        self._connection.execute(insert(table).values(**values))
        key = {column.name: values[column.name] for column in table.primary_key}
        self._entries[_ADDED].append([table.name, key])

    def as_text(self) -> str:
        """Return everything that was changed, for `take_back`."""
        return json.dumps(self._entries)


def take_back(session: Session, text: str) -> None:
    """Undo everything a journal wrote down, the last change first."""
    entries = json.loads(text)
    connection = session.connection()
    for table in _TABLES.sorted_tables:  # What is referred to comes first.
        for name, values in entries[_DELETED]:
            if name == table.name:
                row = {column: _read(table.c[column], value) for column, value in values.items()}
                connection.execute(insert(table).values(**row))
    for name, key, column_name, old, new in reversed(entries[_CHANGED]):
        table = _TABLES.tables[name]
        column = table.c[column_name]
        is_unchanged = column.is_not_distinct_from(_read(column, new))
        connection.execute(
            update(table)
            .where(_is(table, key), is_unchanged)
            .values({column_name: _read(column, old)})
        )
    for name, key in entries[_ADDED]:
        table = _TABLES.tables[name]
        connection.execute(delete(table).where(_is(table, key)))


def _table(column: Column[Any]) -> Table:
    return _TABLES.tables[str(column.table.name)]


def _is(table: Table, key: Mapping[str, str]) -> ColumnElement[bool]:
    return and_(*(table.c[name] == value for name, value in key.items()))


def _written(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value


def _read(column: Column[Any], value: object) -> object:
    if not isinstance(value, str):
        return value
    kind = getattr(column.type, "impl", column.type)
    if isinstance(kind, DateTime):
        return datetime.fromisoformat(value)
    return date.fromisoformat(value) if isinstance(kind, Date) else value
