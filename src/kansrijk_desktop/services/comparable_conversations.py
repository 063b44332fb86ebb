"""Which conversations of one respondent can be laid beside one another."""

from collections.abc import Iterable
from datetime import datetime

from kansrijk_desktop.records.screening import Author, Screening
from kansrijk_desktop.services.positive_health import FORM
from kansrijk_desktop.services.respondents import speaker_of

Pair = tuple[Screening, Screening]

_OURS = "/signalering-"
"""In the address of each of our instruments; a question in several has one link id."""


def last_two(screenings: Iterable[Screening]) -> Pair | None:
    """Return the last ended conversation, after the one before it that asked the same.

    Both were held by the same one: what she fills in alone is laid beside the talk instead. The
    talk about how it is going has its own picture.
    """
    signalling = (one for one in screenings if one.is_ended and FORM not in one.questionnaire)
    ended = sorted(signalling, key=_by_time, reverse=True)
    if not ended:
        return None
    last = ended[0]
    before = (one for one in ended[1:] if one.author is last.author and _is_alike(one, last))
    return next(((one, last) for one in before), None)


def pairs_beside(screenings: Iterable[Screening]) -> dict[str, Pair]:
    """Return which ended conversations can be laid beside one another, by the id of each.

    A pair is the talk and what she filled in herself at the same moment, the talk first; of several
    the nearest in time.
    """
    groups: dict[object, list[Screening]] = {}
    for one in screenings:
        if one.is_ended:
            key = (speaker_of(one), one.moment, one.pregnancy_id, _subject(one))
            groups.setdefault(key, []).append(one)
    return {
        one.id: pair
        for group in groups.values()
        if len({one.author for one in group}) > 1
        for one in group
        for pair in (_nearest_pair(one, group),)
    }


def _nearest_pair(screening: Screening, group: Iterable[Screening]) -> Pair:
    others = (one for one in group if one.author is not screening.author)
    nearest = min(others, key=lambda one: abs(one.started_at - screening.started_at))
    is_talk = screening.author is Author.PROFESSIONAL
    return (screening, nearest) if is_talk else (nearest, screening)


def _is_alike(one: Screening, other: Screening) -> bool:
    """Tell whether the same respondent was asked about the same things."""
    return speaker_of(one) == speaker_of(other) and _subject(one) == _subject(other)


def _subject(screening: Screening) -> str:
    address = screening.questionnaire.partition("|")[0]
    return _OURS if _OURS in address else address


def _by_time(screening: Screening) -> tuple[datetime, str]:
    return screening.started_at, screening.id
