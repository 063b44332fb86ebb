"""The levels over the moments, as a small table: words, so that no grey printer loses them."""

from typing import Final

from kansrijk_desktop.documents import wording
from kansrijk_desktop.documents.composition import Composer, Value
from kansrijk_desktop.documents.content import ReferralContent
from kansrijk_desktop.documents.tables import Table
from kansrijk_desktop.documents.typefaces import Weight
from kansrijk_desktop.documents.typesetting import Span

_SUBJECT: Final = 0.22
_LOUD: Final = frozenset({"oranje", "rood"})
_NOTHING: Final = "–"
"""Not asked and not told look the same."""


def course_table(composer: Composer, content: ReferralContent, most_moments: int) -> Table | None:
    """Return the levels of the last so many moments; None where there is nothing to compare."""
    course = content.course
    if len(course.moments) < 2 or content.recipient.kind not in wording.READS_LEVELS:  # noqa: PLR2004
        return None
    moments = course.moments[-most_moments:]
    headers = ("Onderwerp", *("\n".join(moment) for moment in moments))
    rows = [
        (title, *(_cell(level) for level in levels[-most_moments:]))
        for title, levels in course.rows
        if any(levels[-most_moments:])
    ]
    shares = (_SUBJECT, *[(1 - _SUBJECT) / len(moments)] * len(moments))
    return composer.table(headers, rows, shares) if rows else None


def _cell(level: str) -> Value:
    weight = Weight.BOLD if level in _LOUD else Weight.REGULAR
    return (Span(level or _NOTHING, weight),)
