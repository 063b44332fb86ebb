"""Read what a user typed in a single field: names, dates, numbers.

Each reader returns the value, or raises `InvalidInputError` with a Dutch text that says what is
wrong and what to do. The field keeps what was typed, so nothing is lost.
"""

import re
import unicodedata
from datetime import date

from stdnum.nl import bsn as bsn_rules

from kansrijk_desktop.errors import InvalidInputError
from kansrijk_desktop.texts import _

MAX_NAME = 200
MAX_TEXT = 20_000
_MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip
_DATE = re.compile(r"(\d{1,2})[-/. ](\d{1,2}|[a-z]{3,9})[-/. ](\d{4})")
_ISO_DATE = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_COMPACT_DATE = re.compile(r"(\d{2})(\d{2})(\d{4})")


def read_name(text: str) -> str:
    """Return a name in composed form (NFC) without characters that cannot be seen.

    Direction overrides and zero-width characters can make one name look like another
    (Unicode TR 36), so they are taken out.
    """
    name = _visible(text)
    if len(name) > MAX_NAME:
        raise InvalidInputError(
            _("Deze naam is te lang: hoogstens {count} tekens.").format(count=MAX_NAME)
        )
    return name


def read_remark(text: str) -> str:
    """Return free text of at most 20,000 characters, line breaks kept."""
    lines = "\n".join(_visible(line) for line in text.splitlines())
    if len(lines) > MAX_TEXT:
        raise InvalidInputError(
            _("Deze tekst is te lang: hoogstens {count} tekens.").format(count=MAX_TEXT)
        )
    return lines.strip()


def read_bsn(text: str) -> str:
    """Return nine digits that pass the elfproef, or an empty text.

    Numbers of eight digits get a leading zero (Wet algemene bepalingen burgerservicenummer).
    """
    digits = re.sub(r"[\s.\-]", "", text)
    if not digits:
        return ""
    number = digits.zfill(9) if len(digits) == 8 else digits  # noqa: PLR2004
    if not bsn_rules.is_valid(number):
        raise InvalidInputError(
            _("Dit BSN klopt niet. Het heeft negen cijfers. Kijk het na op het paspoort.")
        )
    return number


def read_date(text: str) -> date | None:
    """Return the day typed as 3-4-1996, 03 04 1996, 03041996 or 3 april 1996; None when empty."""
    typed = text.strip().lower()
    if not typed:
        return None
    day = _day(typed)
    if day is None:
        raise InvalidInputError(
            _("Deze datum bestaat niet. Typ dag, maand en jaar, bijvoorbeeld 3-4-1996.")
        )
    return day


def read_count(text: str, lowest: int, highest: int) -> int | None:
    """Return a whole number between two bounds, or None when empty."""
    typed = text.strip()
    if not typed:
        return None
    if not typed.isascii() or not typed.isdigit() or not lowest <= int(typed[:6]) <= highest:
        raise InvalidInputError(
            _("Typ een heel getal van {lowest} tot en met {highest}.").format(
                lowest=lowest, highest=highest
            )
        )
    return int(typed)


def write_date(day: date | None) -> str:
    """Return a day as it is typed (3-4-1996), empty without a day."""
    return f"{day.day}-{day.month}-{day.year}" if day else ""


def spell_date(day: date | None) -> str:
    """Return a day in words (3 april 1996), empty without a day."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}" if day else ""


def _visible(text: str) -> str:
    composed = unicodedata.normalize("NFC", text)
    shown = (c if unicodedata.category(c)[0] != "Z" else " " for c in composed)
    kept = (c for c in shown if unicodedata.category(c) not in {"Cc", "Cf", "Cs", "Co", "Cn"})
    return " ".join("".join(kept).split())


def _day(typed: str) -> date | None:
    if iso := _ISO_DATE.fullmatch(typed):
        year, month, day = iso.groups()
    elif match := _DATE.fullmatch(typed) or _COMPACT_DATE.fullmatch(typed):
        day, month, year = match.groups()
    else:
        return None
    number = _month(month)
    try:
        return date(int(year), number, int(day))
    except ValueError:
        return None


def _month(text: str) -> int:
    if text.isdigit():
        return int(text)
    matches = [n for n, name in enumerate(_MONTHS, 1) if name.startswith(text)]
    return matches[0] if len(matches) == 1 else 0
