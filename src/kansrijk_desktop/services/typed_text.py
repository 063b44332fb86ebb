"""Read what a user typed in a single field: names, dates, numbers.

Each reader returns the value, or raises `InvalidInputError` with a Dutch text that says what is
wrong and what to do. The field keeps what was typed, so nothing is lost.
"""

import re
import unicodedata
from datetime import date

from kansrijk_desktop.errors import InvalidInputError
from kansrijk_desktop.services.dutch_dates import parse_date
from kansrijk_desktop.texts import _

MAX_NAME = 200
MAX_TEXT = 20_000


def read_name(text: str) -> str:
    """Return a name in composed form (NFC) without characters that cannot be seen.

    Direction overrides and zero-width characters can make one name look like another
    (Unicode TR 36), so they are taken out.
    """
    name = visible(text)
    if len(name) > MAX_NAME:
        raise InvalidInputError(
            _("Deze naam is te lang: hoogstens {count} tekens.").format(count=MAX_NAME)
        )
    return name


def read_remark(text: str) -> str:
    """Return free text of at most 20,000 characters, line breaks kept."""
    lines = "\n".join(visible(line) for line in text.splitlines())
    if len(lines) > MAX_TEXT:
        raise InvalidInputError(
            _("Deze tekst is te lang: hoogstens {count} tekens.").format(count=MAX_TEXT)
        )
    return lines.strip()


def read_bsn(text: str) -> str:
    """Return nine digits that pass the elfproef, or an empty text.

    Numbers of eight digits get a leading zero (Wet algemene bepalingen burgerservicenummer).
    """
    # Importing it takes as long as opening the database, and most days nobody types a BSN.
    from stdnum.nl import bsn as bsn_rules

    digits = re.sub(r"[\s.\-]", "", text)
    if not digits:
        return ""
    number = digits.zfill(9) if len(digits) == 8 else digits  # noqa: PLR2004
    if not bsn_rules.is_valid(number):
        raise InvalidInputError(
            _("Dit BSN klopt niet. Het heeft negen cijfers. Kijk het na op het paspoort.")
        )
    return number


def read_date(text: str, today: date) -> date | None:
    """Return the day typed in one of the ways of `dutch_dates.parse_date`; None when empty."""
    if not text.strip():
        return None
    day = parse_date(text, today=today)
    if day is None:
        raise InvalidInputError(
            _("Deze datum bestaat niet. Typ dag, maand en jaar, bijvoorbeeld 3-4-1996.")
        )
    return day


def read_day(text: str, today: date) -> date:
    """Return the day typed, where one is needed."""
    day = read_date(text, today)
    if day is None:
        raise InvalidInputError(_("Vul de datum in."))
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


def read_gestation(text: str) -> int | None:
    """Return the days of a pregnancy typed as weeks and days ("39+4"); None when empty."""
    if not text.strip():
        return None
    match = re.fullmatch(r"\s*(\d{1,2})(?:\D+([0-6]))?\D*", text, re.ASCII)
    if match is None:
        raise InvalidInputError(
            _("Typ weken en dagen met een plus ertussen, bijvoorbeeld 39+4. Dagen: 0 tot 6.")
        )
    return int(match[1]) * 7 + int(match[2] or 0)


def visible(text: str) -> str:
    """Return one line in composed form (NFC), without what cannot be seen."""
    composed = unicodedata.normalize("NFC", text)
    shown = (c if unicodedata.category(c)[0] != "Z" else " " for c in composed)
    kept = (c for c in shown if unicodedata.category(c) not in {"Cc", "Cf", "Cs", "Co", "Cn"})
    return " ".join("".join(kept).split())
