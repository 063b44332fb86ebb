"""How a family stands today: weeks and days, the age of the baby, or that everything is at rest."""

from datetime import date

from kansrijk_desktop.records.dossier import Dossier
from kansrijk_desktop.records.life_event import StopReason
from kansrijk_desktop.records.pregnancy import PregnancyEnd
from kansrijk_desktop.services.dutch_dates import long_date
from kansrijk_desktop.services.earlier_losses import lasting_stops
from kansrijk_desktop.services.pregnancy_words import due_words, weeks_words
from kansrijk_desktop.texts import _, ngettext

_DAYS_PER_WEEK = 7
_LONGEST_IN_DAYS = 14
_LONGEST_IN_WEEKS = 12 * _DAYS_PER_WEEK
_MONTHS_PER_YEAR = 12
_LONGEST_IN_MONTHS = 24


def standing_today(dossier: Dossier, today: date) -> str:
    """Return weeks and days of pregnancy today, or who was born and how old; empty for neither."""
    born = _babies(dossier, today)
    if born:
        return born
    pregnancy = dossier.pregnancy
    if pregnancy is None or pregnancy.gestational_age(today) is None or dossier.is_stopped:
        return ""
    parts = (weeks_words(pregnancy, today), due_words(pregnancy, today))
    return " · ".join(part for part in parts if part)


def rest_words(dossier: Dossier) -> str:
    """Return that nothing is reminded of, and why; empty where reminding goes on."""
    household, pregnancy = dossier.household, dossier.pregnancy
    is_lost = pregnancy is not None and pregnancy.ended_by is PregnancyEnd.LOSS
    if household.transferred_on is not None:
        return _("Herinneringen staan stil: sinds {day} is de zorg bij {practice}.").format(
            day=long_date(household.transferred_on),
            practice=household.transferred_to or _("een andere praktijk"),
        )
    if dossier.is_stopped or is_lost:
        return _("Herinneringen staan stil. Er wordt niets gevraagd of aangeboden.")
    return ""


def age_words(born_on: date, today: date) -> str:
    """Return how old a child is: in days, then weeks, then months, then years."""
    days = (today - born_on).days
    if days < _LONGEST_IN_DAYS:
        return ngettext("{count} dag oud", "{count} dagen oud", days).format(count=days)
    if days < _LONGEST_IN_WEEKS:
        return _("{count} weken oud").format(count=days // _DAYS_PER_WEEK)
    months = (today.year - born_on.year) * _MONTHS_PER_YEAR + today.month - born_on.month
    months -= today.day < born_on.day
    if months < _LONGEST_IN_MONTHS:
        return _("{count} maanden oud").format(count=months)
    return _("{count} jaar oud").format(count=months // _MONTHS_PER_YEAR)


def _babies(dossier: Dossier, today: date) -> str:
    """Name the children of the last pregnancy who live here; nobody who died or went away."""
    if dossier.pregnancy is None:
        return ""
    away = {
        stop.subject_id
        for stop in lasting_stops(dossier)
        if stop.reason in {StopReason.CHILD_DIED, StopReason.CHILD_PLACED}
    }
    births = [
        birth
        for birth in dossier.births
        if birth.pregnancy_id == dossier.pregnancy.id
        and birth.child_id not in away
        and birth.born_on <= today
    ]
    if not births:
        return ""
    names = {person.id: person.name.split(" ")[0] for person in dossier.related_persons}
    known = [name for birth in births if (name := names.get(birth.child_id, ""))]
    who = _(" en ").join(known) or ngettext("Baby", "Baby’s", len(births))
    age = age_words(min(birth.born_on for birth in births), today)
    return f"{who}, {age}"
