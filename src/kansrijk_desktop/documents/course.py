"""The levels over the moments, as a small table: words, so that no grey printer loses them."""

from collections.abc import Iterator
from typing import Final

from kansrijk_desktop.documents import wording
from kansrijk_desktop.documents.composition import Composer, Value
from kansrijk_desktop.documents.content import ReferralContent
from kansrijk_desktop.documents.tables import Table
from kansrijk_desktop.documents.typefaces import Weight
from kansrijk_desktop.documents.typesetting import Span

_SUBJECT: Final = 0.22
_COLUMNS: Final = 5
_LOUD: Final = frozenset({"oranje", "rood"})
_NOTHING: Final = "–"
"""Not asked and not told look the same."""


def course_table(composer: Composer, content: ReferralContent, most_moments: int) -> Table | None:
    """Return the levels of the last so many moments; None where there is nothing to compare."""
    if not most_moments or not has_course(content):
        return None
    return _table(composer, content, slice(-most_moments, None))


def whole_course(composer: Composer, content: ReferralContent) -> Iterator[Table]:
    """Yield the levels of all moments, as many tables as they need."""
    for start in range(0, len(content.course.moments), _COLUMNS):
        table = _table(composer, content, slice(start, start + _COLUMNS))
        if table is not None:
            yield table


def has_course(content: ReferralContent) -> bool:
    """Tell whether there is more than one moment, for readers to whom a level is a word."""
    several = len(content.course.moments) > 1
    return several and content.recipient.kind in wording.READS_LEVELS


def _table(composer: Composer, content: ReferralContent, chosen: slice) -> Table | None:
    course = content.course
    moments = course.moments[chosen]
    headers = ("Onderwerp", *("\n".join(moment) for moment in moments))
    rows = [
        (title, *(_cell(level) for level in levels[chosen]))
        for title, levels in course.rows
        if any(levels[chosen])
    ]
    shares = (_SUBJECT, *[(1 - _SUBJECT) / len(moments)] * len(moments))
    return composer.table(headers, rows, shares) if rows else None


def _cell(level: str) -> Value:
    weight = Weight.BOLD if level in _LOUD else Weight.REGULAR
    return (Span(level or _NOTHING, weight),)
