"""Read dates as people in the Netherlands type them, and write them back short or in words."""

import re
from datetime import date
from typing import Final

MONTHS: Final = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)
_NUMBERS: Final = re.compile(r"(\d{1,2})[-/. ]+(\d{1,2})[-/. ]+(\d{4}|\d{2})")
_PACKED: Final = re.compile(r"(\d{2})(\d{2})(\d{4})")
_ISO: Final = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_WORDS: Final = re.compile(r"(\d{1,2})[-/. ]*([a-z]{3,9})\.?[-/. ]*(\d{4}|\d{2})")


def parse_date(text: str, *, today: date) -> date | None:
    """Return the date that `text` means, or None.

    Understands 1-2-1990, 1/2/90, 1.2.1990, 01021990, 1 februari 1990, 1 feb 90 and 1990-02-01. Two
    digits for the year mean at most two years ahead of `today`: an expected date of birth lies in
    the future, every other date in the past.
    """
    cleaned = text.strip().lower()
    if match := _ISO.fullmatch(cleaned):
        return _date(match[3], match[2], match[1], today)
    if match := _NUMBERS.fullmatch(cleaned) or _PACKED.fullmatch(cleaned):
        return _date(match[1], match[2], match[3], today)
    if match := _WORDS.fullmatch(cleaned):
        return _date(match[1], str(_month(match[2])), match[3], today)
    return None


def short_date(day: date | None) -> str:
    """Return for instance 1-2-1990; empty without a day."""
    return f"{day.day}-{day.month}-{day.year}" if day else ""


def long_date(day: date | None) -> str:
    """Return for instance 1 februari 1990; empty without a day."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}" if day else ""


def _month(word: str) -> int:
    """Return the number of a month by its whole name or the first letters; 0 for no month."""
    if word == "mrt":
        return MONTHS.index("maart") + 1
    return next((at for at, name in enumerate(MONTHS, start=1) if name.startswith(word)), 0)


def _date(day: str, month: str, year: str, today: date) -> date | None:
    number = int(year)
    if len(year) == 2:  # noqa: PLR2004 - without its century
        century = today.year // 100 * 100
        number += century
        if number > today.year + 2:
            number -= 100
    try:
        return date(number, int(month), int(day))
    except ValueError:
        return None
