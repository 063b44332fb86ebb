"""Where records of one kind are kept, when a table has a column for each of their fields."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from sqlalchemy import ColumnElement, SQLColumnExpression
from sqlalchemy import select as select_columns
from sqlmodel import Session, col

from kansrijk_desktop.storage.record_rows import columns_of, record_from, record_of, values_of
from kansrijk_desktop.storage.tables import Table
from kansrijk_desktop.storage.upsert import upsert_values

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

R = TypeVar("R", bound="DataclassInstance")


class Shelf(Generic[R]):
    """The records of one table, inside a transaction of others."""

    def __init__(self, kind: type[R], table: type[Table]) -> None:
        self._kind = kind
        self._table = table

    def put(self, session: Session, *records: R) -> None:
        """Keep records; one with the same key is replaced."""
        upsert_values(session, self._table, *map(values_of, records))

    def get(self, session: Session, key: object) -> R:
        """Return one record.

        Raises:
            LookupError: there is none with this key.
        """
        found = self.find(session, key)
        if found is None:
            raise LookupError(f"no such {self._table.__tablename__}")
        return found

    def find(self, session: Session, key: object) -> R | None:
        """Return one record, or None."""
        row = session.get(self._table, key)
        return None if row is None else record_of(self._kind, row)

    def where(
        self,
        session: Session,
        *conditions: ColumnElement[bool],
        order_by: Iterable[SQLColumnExpression[Any]] = (),
    ) -> tuple[R, ...]:
        """Return the records for which all conditions hold.

        Read by column: made into rows of SQLModel first, they take twice as long.
        """
        columns = columns_of(self._kind, self._table)
        rows = session.execute(select_columns(*columns).where(*conditions).order_by(*order_by))
        return tuple(record_from(self._kind, row) for row in rows)

    def of(self, session: Session, **owner: str) -> tuple[R, ...]:
        """Return the records that belong to one owner, named by its column, in order of key."""
        ((column, value),) = owner.items()
        keys = [col(getattr(self._table, key.name)) for key in self._table.__table__.primary_key]  # type: ignore[attr-defined] # SQLModel does not type it
        return self.where(session, col(getattr(self._table, column)) == value, order_by=keys)
