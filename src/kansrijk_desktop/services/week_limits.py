"""Until when she can sign up for what has a week limit, and how that is told."""

from datetime import date, timedelta

from kansrijk_desktop.records.pregnancy import FULL_TERM, Pregnancy
from kansrijk_desktop.records.region import CareService
from kansrijk_desktop.texts import _, ngettext


def last_day(service: CareService, pregnancy: Pregnancy | None) -> date | None:
    """Return the last day to sign up for a service with a week limit; None without one.

    "Before 28 weeks" is a `to_week` of 27: its last day is 27+6. A pregnancy that ended has none.
    """
    if service.to_week is None or pregnancy is None:
        return None
    if pregnancy.due_date is None or pregnancy.ended_on is not None:
        return None
    return pregnancy.due_date - days_before_due(service.to_week)


def days_before_due(to_week: int) -> timedelta:
    """Return how long before the due date the last day of a week lies."""
    return FULL_TERM - timedelta(weeks=to_week + 1, days=-1)


def days_left(last: date, today: date) -> int:
    """Return the days she still has, the last one included; 0 or less when it is over."""
    return (last - today).days + 1


def countdown(days: int) -> str:
    """Say how many days she still has."""
    return ngettext("nog {days} dag", "nog {days} dagen", days).format(days=days)


def countdown_to(days: int, to_week: int) -> str:
    """Say how many days she still has, and until which week; or that it is over."""
    limit = f"{to_week + 1}+0"
    if days <= 0:
        return _("aanmelden kon tot {limit}").format(limit=limit)
    return _("{countdown}, tot {limit}").format(countdown=countdown(days), limit=limit)
