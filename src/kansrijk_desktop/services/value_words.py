"""Write answers out in words, as people here read them."""

import re
from datetime import date

from kansrijk_desktop.engine.answers import Value
from kansrijk_desktop.engine.state import ItemState
from kansrijk_desktop.services.dutch_dates import MONTHS, short_date
from kansrijk_desktop.texts import _

_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}:\d{2}))?.*")
_MONTH = re.compile(r"(\d{4})-(\d{2})")


def values_text(item: ItemState) -> str:
    """Return the answer to a question in words."""
    return ", ".join(value_text(item, index) for index in range(len(item.values)))


def value_text(item: ItemState, index: int) -> str:
    """Return one of the answers to a question in words: an option by its label."""
    value = item.values[index]
    if isinstance(value.json, bool):
        return _("ja") if value.json else _("nee")
    labels = (each.label for each in item.options if each.option.value.is_same_as(value))
    return next(labels, "") or _words(value)


def _words(value: Value) -> str:
    if value.type in {"Date", "DateTime"} and isinstance(value.json, str):
        return _date_words(value.json)
    if value.type == "Time" and isinstance(value.json, str):
        return value.json[:5]
    return value.label


def _date_words(iso: str) -> str:
    if (month := _MONTH.fullmatch(iso)) and 1 <= int(month[2]) <= len(MONTHS):
        return f"{MONTHS[int(month[2]) - 1]} {month[1]}"
    found = _DATE.fullmatch(iso)
    if found is None:
        return iso
    try:
        day = short_date(date(int(found[1]), int(found[2]), int(found[3])))
    except ValueError:
        return iso
    return f"{day} {found[4]}" if found[4] else day
