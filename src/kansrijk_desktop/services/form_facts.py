"""What a questionnaire says about itself: whose it is, and when it may be used."""

import calendar
from datetime import date

from kansrijk_desktop.fhir.elements import as_object, objects, text
from kansrijk_desktop.fhir.json import JsonObject
from kansrijk_desktop.services.dutch_dates import long_date
from kansrijk_desktop.texts import _

_STATUSES = frozenset({"draft", "active", "retired"})
RETIRED = "retired"


def owner_of(source: JsonObject) -> str:
    """Return the publisher, or else the first contact; empty when the form names nobody."""
    names = [text(source, "publisher")]
    for contact in objects(source, "contact"):
        names.append(text(contact, "name"))
        names.extend(text(telecom, "value") for telecom in objects(contact, "telecom"))
    return next((name.strip() for name in names if name.strip()), "")


def status_of(source: JsonObject) -> str:
    """Return draft, active, retired or unknown."""
    status = text(source, "status")
    return status if status in _STATUSES else "unknown"


def period_of(source: JsonObject) -> tuple[date | None, date | None]:
    """Return the first and the last day on which the form may be used, where it names them."""
    period = as_object(source.get("effectivePeriod"))
    return _day(text(period, "start")), _day(text(period, "end"), is_end=True)


def refusal_of_new(source: JsonObject, today: date) -> str:
    """Return why no new conversation may begin with this form today; empty when one may."""
    first, last = period_of(source)
    if status_of(source) == RETIRED:
        return _(
            "De maker heeft deze versie ingetrokken. Gesprekken die ermee begonnen zijn gaan "
            "gewoon door. Kies voor nieuwe gesprekken een andere versie."
        )
    if last is not None and today > last:
        return _(
            "Deze versie mocht gebruikt worden tot en met {day}. Gesprekken die ermee begonnen "
            "zijn gaan gewoon door. Kies voor nieuwe gesprekken een andere versie."
        ).format(day=long_date(last))
    if first is not None and today < first:
        return _("Deze versie mag pas gebruikt worden vanaf {day}.").format(day=long_date(first))
    return ""


def _day(written: str, *, is_end: bool = False) -> date | None:
    """Read a FHIR dateTime to the day; a year or month stands for its first or last day."""
    parts = written.partition("T")[0].split("-")
    try:
        year, month, day = (*map(int, parts), 0, 0)[:3]
        if not month:
            month = 12 if is_end else 1
        if not day:
            day = calendar.monthrange(year, month)[1] if is_end else 1
        return date(year, month, day)
    except ValueError:
        return None
