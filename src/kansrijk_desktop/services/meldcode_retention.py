"""How long a Meldcode track is kept: counted apart from the dossier.

KNMG-meldcode, part V (as told in the domain notes, 2.2): twenty years from the last change, or
longer where good care needs it; data on a minor at least until the 39th year of life.

The 39th year of life ends on the 39th birthday. It is read to that end, not to the 38th birthday
with which it begins: a year too long can be put right, a year too short cannot. A child not born
yet counts by the due date, a child of whom only an age is known as just having had a birthday, and
one of whom nothing is known as a newborn; of several children the youngest decides. This reading
is still to be confirmed by a professional.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Final

from kansrijk_desktop.records.dossier import Dossier
from kansrijk_desktop.records.meldcode import ChildCheckItem, MeldcodeEntry
from kansrijk_desktop.records.people import Relationship
from kansrijk_desktop.services.meldcode_form import ADULT, child_checks, read_ages

YEARS: Final = 20
YEARS_OF_LIFE: Final = 39
_LATEST_BIRTH: Final = timedelta(weeks=2)
"""So long after the due date a child may still be born (42+0)."""


def keep_until(
    opened_on: date, changed_on: date, dossier: Dossier, entries: Iterable[MeldcodeEntry]
) -> date:
    """Return the first day on which a track may be destroyed, if a professional decides so."""
    births = _birth_dates(opened_on, dossier, entries)
    minors = (birth for birth in births if years_after(birth, ADULT) > opened_on)
    ends = [years_after(birth, YEARS_OF_LIFE) for birth in minors]
    return max([years_after(changed_on, YEARS), *ends])


def years_after(day: date, years: int) -> date:
    """Return the same day in a later year; 29 February becomes 1 March where there is none."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)


def _birth_dates(
    opened_on: date, dossier: Dossier, entries: Iterable[MeldcodeEntry]
) -> Iterator[date]:
    """Yield when those it is about were born, or will be at the latest."""
    for person in dossier.related_persons:
        if person.relationship is Relationship.CHILD:
            yield person.birth_date or opened_on
    if dossier.patient.birth_date is not None:
        yield dossier.patient.birth_date
    pregnancy = dossier.pregnancy
    if pregnancy is not None and pregnancy.due_date is not None and pregnancy.ended_on is None:
        yield pregnancy.due_date + _LATEST_BIRTH
    for told in child_checks(entry for entry in entries if entry.struck_at is None):
        yield from _youngest(told)


def _youngest(told: tuple[MeldcodeEntry, ...]) -> Iterator[date]:
    """Yield the latest birthday of the youngest child of a kindcheck, if there is one."""
    answers = {entry.code: entry.text for entry in told}
    count = int(answers.get(ChildCheckItem.MINORS, "0"))
    ages = read_ages(answers.get(ChildCheckItem.AGES, ""))
    if count:
        # Not all ages told: one of the children may be a newborn.
        yield years_after(told[0].happened_on, -(min(ages) if len(ages) == count else 0))
