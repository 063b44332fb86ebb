"""Turn records into rows and back, where a table has a column for each field of its record.

Texts stand for enums, and words separated by a space for tuples; an optional reference is None in
the row and empty in the record. Tables that differ from their record have a mapping of their own.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Any, TypeVar, Union, get_args, get_origin, get_type_hints

from sqlalchemy import SQLColumnExpression
from sqlmodel import col

from kansrijk_desktop.storage.tables import Table

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

R = TypeVar("R", bound="DataclassInstance")


def values_of(record: "DataclassInstance") -> dict[str, object]:
    """Return the values of the row of a record."""
    return {field.name: _written(getattr(record, field.name)) for field in fields(record)}


def record_of(kind: type[R], row: Table, **instead: object) -> R:
    """Return the record of a row; `instead` gives fields that the row is not asked for."""
    read = {
        name: reader(getattr(row, name))
        for name, reader in _readers(kind).items()
        if name not in instead
    }
    return kind(**read, **instead)


@cache
def columns_of(
    kind: type["DataclassInstance"], table: type[Table]
) -> tuple[SQLColumnExpression[Any], ...]:
    """Return the columns of a record's fields, in their order, for `record_from`."""
    return tuple(col(getattr(table, field.name)) for field in fields(kind))


def record_from(kind: type[R], values: Iterable[object]) -> R:
    """Return the record of what was read from `columns_of`."""
    return kind(
        **{
            name: reader(value)
            for (name, reader), value in zip(_readers(kind).items(), values, strict=True)
        }
    )


def _written(value: object) -> object:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple):
        return " ".join(map(str, value))
    return value


@cache
def _readers(kind: type["DataclassInstance"]) -> Mapping[str, Callable[[Any], Any]]:
    hints = get_type_hints(kind)
    return {field.name: _reader(hints[field.name]) for field in fields(kind)}


def _reader(hint: Any) -> Callable[[Any], Any]:  # noqa: ANN401 - any type may be written down
    if get_origin(hint) in {Union, UnionType}:
        (inner,) = (part for part in get_args(hint) if part is not NoneType)
        read = _reader(inner)
        return lambda value: None if value is None or value == "" else read(value)
    if get_origin(hint) is tuple:
        return lambda value: tuple(value.split())
    if isinstance(hint, type) and issubclass(hint, Enum):
        return hint
    return lambda value: "" if value is None and hint is str else value
