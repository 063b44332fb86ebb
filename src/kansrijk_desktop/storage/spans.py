"""Ask for days between two others, and put them in the order a list wants."""

from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import ColumnElement, SQLColumnExpression

from kansrijk_desktop.records.work import Span


def days_within(day: SQLColumnExpression[Any], span: Span) -> tuple[ColumnElement[bool], ...]:
    """Return the conditions on a column of days."""
    until = day <= span.last
    return (until,) if span.first is None else (until, day >= span.first)


def moments_within(moment: SQLColumnExpression[Any], span: Span) -> tuple[ColumnElement[bool], ...]:
    """Return the conditions on a column of moments: any time of these days, where we are."""
    until = moment < begin_of(span.last + timedelta(days=1))
    return (until,) if span.first is None else (until, moment >= begin_of(span.first))


def in_order(column: SQLColumnExpression[Any], span: Span) -> SQLColumnExpression[Any]:
    """Take of everything before a day the latest first, and of what comes the nearest."""
    return column.desc() if span.first is None else column.asc()


def begin_of(day: date) -> datetime:
    """Return the first moment of a day where the computer is."""
    return datetime.combine(day, time.min).astimezone()
