"""How far a pregnancy is, and what its counts count, in words: for screens and papers alike."""

from collections.abc import Iterable
from datetime import date

from kansrijk_desktop.records.life_event import Birth
from kansrijk_desktop.records.pregnancy import Pregnancy, PregnancyEnd
from kansrijk_desktop.services.dutch_dates import long_date
from kansrijk_desktop.texts import _


def weeks_words(pregnancy: Pregnancy | None, today: date) -> str:
    """Return weeks and days ("27+3 weken"); empty where not known, and from 42+0 onward."""
    if pregnancy is None or pregnancy.is_past_term(today):
        return ""
    age = pregnancy.gestational_age(today)
    return _("{age} weken").format(age=age) if age else ""


def unnoted_words(pregnancy: Pregnancy | None, today: date) -> str:
    """Return from 42+0 onward that no birth was noted; empty before."""
    is_past = pregnancy is not None and pregnancy.is_past_term(today)
    return _("bevalling nog niet genoteerd") if is_past else ""


def due_words(pregnancy: Pregnancy, today: date) -> str:
    """Return the due date, and that no birth was noted where that is long past."""
    due = _("uitgerekend op {day}").format(day=long_date(pregnancy.due_date))
    parts = (due if pregnancy.due_date else "", unnoted_words(pregnancy, today))
    return ", ".join(part for part in parts if part)


def counts_words(pregnancy: Pregnancy, births: Iterable[Birth]) -> str:
    """Return G and P, and after a birth that it is not among them."""
    counts = (("G", pregnancy.gravidity), ("P", pregnancy.parity))
    words = " ".join(f"{letter}{count}" for letter, count in counts if count is not None)
    before = before_birth_words(pregnancy, births)
    return f"{words} ({before})" if words and before else words


def before_birth_words(pregnancy: Pregnancy, births: Iterable[Birth]) -> str:
    """Return of which moment the counts are, once a birth was noted since; empty before.

    Nobody counts P anew: whether this birth counts is for a professional to say.
    """
    return _("voor deze bevalling") if is_born(pregnancy, births) else ""


def is_born(pregnancy: Pregnancy, births: Iterable[Birth]) -> bool:
    """Tell whether a birth was noted of this pregnancy."""
    is_noted = any(birth.pregnancy_id == pregnancy.id for birth in births)
    return is_noted or pregnancy.ended_by is PregnancyEnd.BIRTH
