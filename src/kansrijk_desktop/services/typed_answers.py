"""Read what is typed at a question as a FHIR value, and write a value as it would be typed.

A `Notation` belongs to each type that is answered in a line. Reading never loses anything: what
cannot be read is None, the field keeps what was typed and says what is wrong.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal

from kansrijk_desktop.engine.answers import Value, value_date, value_integer, value_string
from kansrijk_desktop.engine.items import Item
from kansrijk_desktop.fhir.elements import as_object, text
from kansrijk_desktop.fhir.json import JsonObject
from kansrijk_desktop.services.clock import local_day, system_clock
from kansrijk_desktop.services.dutch_dates import MONTHS, long_date, parse_date, short_date
from kansrijk_desktop.services.written_words import written_words
from kansrijk_desktop.texts import N_, _

_WHOLE = re.compile(r"[+-]?\d{1,15}")
_NUMBER = re.compile(r"[+-]?\d{1,15}(?:[.,]\d{1,15})?")
_COMPARED = re.compile(r"(<=|>=|<|>)?\s*(.*)", re.DOTALL)
_YEAR = re.compile(r"(?:19|20)\d\d")
_MONTH = re.compile(r"(\d{1,2})[-/. ]((?:19|20)\d\d)|((?:19|20)\d\d)-(\d{2})")
_LAST_MONTH = 12
_FULL_DATE = 10
_TIME = re.compile(
    r"(?P<hour>[01]?\d|2[0-3])(?:[:.u](?P<minute>[0-5]\d)(?:[:.](?P<second>[0-5]\d))?"
    r"(?:\s*uur)?|\s*u(?:ur)?)"
)
_PACKED_TIME = re.compile(r"(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d)(?P<second>)")
_MOMENT = re.compile(r"(?P<day>.*?\S)[,\s]+(?:om\s+)?(?P<time>\d{1,2}[:.u]\d{2}\S*)(?:\s*uur)?")
_ISO_MOMENT = re.compile(
    r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-](0\d|1[0-4]):[0-5]\d)"
)
_URL = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]{1,20}:[^\s<>\"\\^`{|}]+")
_WEB = re.compile(r"(?i)https?://[^\s/?#]+\.?[^\s]*")


@dataclass(frozen=True, slots=True)
class Notation:
    """How values of one type are typed.

    Attributes:
        read: the value that was typed, None for what cannot be read; never asked about nothing.
        write: a value as it would be typed.
        in_words: how it was understood, empty where that goes without saying.
        complaint: what to do when it cannot be read; Dutch, to be translated when shown.
        placeholder: an example of the form, likewise.
        characters: about how wide the field is; 0 for as wide as there is room.
        is_number: a keyboard with digits will do.
    """

    read: Callable[[str], Value | None]
    write: Callable[[Value], str]
    in_words: Callable[[Value], str] = lambda _value: ""
    complaint: str = ""
    placeholder: str = ""
    characters: int = 0
    is_number: bool = False


def notation_for(item: Item) -> Notation:
    """Return how the answers of a question are typed; words where its type has no other way."""
    return _NOTATIONS.get(item.type, _WORDS)


def words_notation() -> Notation:
    """Return how an answer in one's own words is typed."""
    return _WORDS


def with_unit(value: Value, unit: Value | None) -> Value:
    """Return a quantity with this unit: its display, system and code."""
    coding = as_object(unit.json) if unit is not None else {}
    shown = text(coding, "display") or text(coding, "code")
    parts = {"unit": shown, "system": text(coding, "system"), "code": text(coding, "code")}
    kept = {key: part for key, part in as_object(value.json).items() if key not in parts}
    return Value("Quantity", kept | {key: part for key, part in parts.items() if part})


def unit_in(value: Value) -> Value | None:
    """Return the unit of a quantity as a coding; None when it has none."""
    quantity = as_object(value.json)
    parts = {
        "system": text(quantity, "system"),
        "code": text(quantity, "code"),
        "display": text(quantity, "unit"),
    }
    coding: JsonObject = {key: part for key, part in parts.items() if part}
    return Value("Coding", coding) if "code" in coding or "display" in coding else None


def day_in_words(iso: str) -> str:
    """Return a date of FHIR in words, also one that has no day or month."""
    try:
        if len(iso) == _FULL_DATE:
            return long_date(date.fromisoformat(iso))
        year, _dash, month = iso.partition("-")
        return f"{MONTHS[int(month) - 1]} {year}" if month else year
    except (ValueError, IndexError):
        return iso


def moment_in_words(iso: str) -> str:
    """Return a dateTime of FHIR in words, in the time of this computer."""
    moment = _local(iso)
    if moment is None:
        return day_in_words(iso)
    return _("{day} om {time} uur").format(
        day=long_date(moment.date()), time=_clock(moment.time(), ".")
    )


def time_in_words(iso: str) -> str:
    """Return a time of FHIR in words."""
    try:
        return _("{time} uur").format(time=_clock(time.fromisoformat(iso), "."))
    except ValueError:
        return iso


def _read_words(typed: str) -> Value | None:
    written = written_words(typed)
    return value_string(written) if written else None


def _read_whole(typed: str) -> Value | None:
    number = _plain_digits(typed)
    return value_integer(int(number)) if _WHOLE.fullmatch(number) else None


def _read_decimal(typed: str) -> Value | None:
    number = _plain_digits(typed)
    if not _NUMBER.fullmatch(number):
        return None
    return Value("Decimal", Decimal(number.replace(",", ".")))


def _read_quantity(typed: str) -> Value | None:
    found = _COMPARED.fullmatch(typed.strip())
    number = _read_decimal(found[2]) if found else None
    if found is None or number is None:
        return None
    quantity: JsonObject = {"value": number.json}
    return Value("Quantity", ({"comparator": found[1]} if found[1] else {}) | quantity)


def _read_date(typed: str) -> Value | None:
    iso = _day(typed)
    return value_date(iso) if iso else None


def _read_moment(typed: str) -> Value | None:
    typed = typed.strip()
    if _ISO_MOMENT.fullmatch(typed) and _local(typed) is not None:
        return Value("DateTime", typed)
    iso = _day(typed)
    if iso:
        return Value("DateTime", iso)
    found = _MOMENT.fullmatch(typed.lower())
    if found is None:
        return None
    day, at = _day(found["day"].rstrip(", ").removesuffix(" om")), _time(found["time"])
    if at is None or len(day) != _FULL_DATE:
        return None
    # FHIR asks for an offset where there is a time: that of this computer on that day.
    moment = datetime.combine(date.fromisoformat(day), at).astimezone()
    return Value("DateTime", moment.isoformat(timespec="seconds"))


def _read_time(typed: str) -> Value | None:
    at = _time(typed.strip().lower())
    return Value("Time", at.isoformat(timespec="seconds")) if at else None


def _read_url(typed: str) -> Value | None:
    written = typed.strip()
    if not _URL.fullmatch(written):
        return None
    is_web = written.lower().startswith(("http:", "https:"))
    return None if is_web and not _WEB.fullmatch(written) else Value("Uri", written)


def _plain_digits(typed: str) -> str:
    """Return what was typed with an ordinary minus: U+2212 and the en dash look like one."""
    cleaned = typed.strip().replace("−", "-").replace("–", "-")
    # Digits of other scripts are digits to Python; they are left unread rather than guessed at.
    return cleaned if cleaned.isascii() else ""


def _day(typed: str) -> str:
    """Return a date as FHIR writes it, also without a day or month; empty when unreadable."""
    typed = typed.strip()
    if _YEAR.fullmatch(typed):
        return typed
    if month := _MONTH.fullmatch(typed):
        number, year = int(month[1] or month[4]), month[2] or month[3]
        if 1 <= number <= _LAST_MONTH:
            return f"{year}-{number:02d}"
    day = parse_date(typed, today=local_day(system_clock()))
    return day.isoformat() if day else ""


def _time(typed: str) -> time | None:
    found = _TIME.fullmatch(typed) or _PACKED_TIME.fullmatch(typed)
    if found is None:
        return None
    return time(int(found["hour"]), int(found["minute"] or 0), int(found["second"] or 0))


def _local(iso: str) -> datetime | None:
    """Return a moment in the time of this computer; None for a date without a time."""
    if "T" not in iso:
        return None
    try:
        return datetime.fromisoformat(iso).astimezone()
    except (ValueError, OverflowError):
        return None


def _clock(at: time, between: str) -> str:
    seconds = f"{between}{at.second:02d}" if at.second else ""
    return f"{at.hour}{between}{at.minute:02d}{seconds}"


def _write_number(value: Value) -> str:
    number = value.json
    written = f"{number:f}" if isinstance(number, Decimal) else str(number)
    return written.replace(".", ",")


def _write_quantity(value: Value) -> str:
    quantity = as_object(value.json)
    if quantity.get("value") is None:
        return ""
    number = _write_number(Value("Decimal", quantity["value"]))
    return f"{text(quantity, 'comparator')}{number}"


def _write_day(value: Value) -> str:
    iso = str(value.json)
    try:
        if len(iso) == _FULL_DATE:
            return short_date(date.fromisoformat(iso))
    except ValueError:
        return iso
    year, _dash, month = iso.partition("-")
    return f"{int(month)}-{year}" if month.isdigit() else iso


def _write_moment(value: Value) -> str:
    moment = _local(str(value.json))
    if moment is None:
        return _write_day(value)
    return f"{short_date(moment.date())} {_clock(moment.time(), ':')}"


def _write_time(value: Value) -> str:
    try:
        return _clock(time.fromisoformat(str(value.json)), ":")
    except ValueError:
        return str(value.json)


def _day_unless_a_year(value: Value) -> str:
    iso = str(value.json)
    return day_in_words(iso) if "-" in iso else ""


def _moment_unless_a_year(value: Value) -> str:
    iso = str(value.json)
    return moment_in_words(iso) if "-" in iso else ""


_WORDS = Notation(_read_words, lambda value: value.label)
_NOTATIONS = {
    "integer": Notation(
        _read_whole,
        _write_number,
        complaint=N_("Typ een heel getal, bijvoorbeeld 3."),
        characters=12,
        is_number=True,
    ),
    "decimal": Notation(
        _read_decimal,
        _write_number,
        complaint=N_("Typ een getal, bijvoorbeeld 3,5."),
        characters=12,
        is_number=True,
    ),
    "quantity": Notation(
        _read_quantity,
        _write_quantity,
        complaint=N_("Typ een getal, bijvoorbeeld 3,5."),
        characters=12,
        is_number=True,
    ),
    "date": Notation(
        _read_date,
        _write_day,
        _day_unless_a_year,
        complaint=N_("Typ de datum als dag-maand-jaar, bijvoorbeeld 3-4-1996."),
        placeholder=N_("dd-mm-jjjj"),
        characters=14,
    ),
    "dateTime": Notation(
        _read_moment,
        _write_moment,
        _moment_unless_a_year,
        complaint=N_("Typ de datum en de tijd, bijvoorbeeld 3-4-2026 14:30."),
        placeholder=N_("dd-mm-jjjj uu:mm"),
        characters=22,
    ),
    "time": Notation(
        _read_time,
        _write_time,
        complaint=N_("Typ de tijd als uren:minuten, bijvoorbeeld 14:30."),
        placeholder=N_("uu:mm"),
        characters=12,
    ),
    "url": Notation(
        _read_url,
        lambda value: str(value.json),
        complaint=N_("Typ het hele adres, bijvoorbeeld https://www.voorbeeld.nl."),
        placeholder=N_("https://"),
    ),
}
