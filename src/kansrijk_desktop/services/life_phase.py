"""In which phase a family is: pregnant, just after the birth, or later."""

from collections.abc import Iterable
from datetime import date, timedelta

from kansrijk_desktop.records.life_event import Birth
from kansrijk_desktop.records.pregnancy import Pregnancy, PregnancyEnd
from kansrijk_desktop.records.region import Phase

POSTPARTUM = timedelta(weeks=6)
"""So long the care of midwife and maternity carer goes on after a birth."""
_CERTAINLY_BORN = 43
"""Weeks of pregnancy after which there was a birth, noted or not."""


def phase_of(pregnancy: Pregnancy | None, births: Iterable[Birth], today: date) -> Phase | None:
    """Return the phase of a family; None where nobody knows, which limits nothing."""
    born_on = last_birth(pregnancy, births, today)
    if pregnancy is not None and pregnancy.ended_on is None and born_on is None:
        age = pregnancy.gestational_age(today)
        return None if age is not None and age.weeks >= _CERTAINLY_BORN else Phase.PREGNANCY
    if born_on is None:
        return None
    # No end after two years: the numbers for danger have to stay in view.
    return Phase.POSTPARTUM if today - born_on < POSTPARTUM else Phase.TODDLER


def last_birth(pregnancy: Pregnancy | None, births: Iterable[Birth], today: date) -> date | None:
    """Return the day from which the time after a birth is counted; None while she is pregnant.

    An older child does not count while another is on its way.
    """
    born = {birth.pregnancy_id: birth.born_on for birth in births if birth.born_on <= today}
    if pregnancy is None:
        return max(born.values(), default=None)
    if pregnancy.id in born:
        return born[pregnancy.id]
    if pregnancy.ended_on is None:
        return None
    if pregnancy.ended_by is PregnancyEnd.BIRTH:
        return pregnancy.ended_on
    return max(born.values(), default=None)
