"""Strict and lossless JSON.

Everything that comes from outside passes here. What a lenient reader would silently change or what
would only fail at a later save (a duplicate key, NaN, a number the database cannot hold, half a
surrogate pair) is refused at the door, with its place. Digits are kept: 1.10 stays 1.10, as FHIR
asks of decimals (R4, Datatypes, decimal).
"""

import re
from collections import Counter
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import TypeAlias

import simplejson

from kansrijk_desktop.errors import InvalidInputError

# A recursive alias; the names inside are forward references.
JsonValue: TypeAlias = "bool | int | Decimal | str | list[JsonValue] | dict[str, JsonValue] | None"
JsonObject: TypeAlias = dict[str, JsonValue]

MAX_FORM_BYTES = 10 * 1024 * 1024
MAX_BUNDLE_BYTES = 50 * 1024 * 1024
MAX_DEPTH = 50

# Real files take some 100 bytes an object; a file of far smaller ones is made to keep us busy.
_BYTES_AN_OBJECT = 60
_LARGEST_INTEGER = 2**63 - 1
_MAX_DIGITS = 60
_MAX_EXPONENT = 300
_BOM = b"\xef\xbb\xbf"
_WIDE_BOMS = (b"\xff\xfe", b"\xfe\xff")
_RISKY_ESCAPE = re.compile(rb"\\u(?:[dD][89a-fA-F]|0000)")
_SURROGATE = re.compile("[\ud800-\udfff]")

_NOTHING_CHANGED = "Er is niets gewijzigd."


@dataclass(frozen=True, slots=True)
class _Refused:
    """Stands where a value was refused, until its place is known."""

    reason: str


def parse_json(raw: bytes, max_bytes: int = MAX_FORM_BYTES) -> JsonValue:
    """Read a JSON text.

    Raises:
        InvalidInputError: in Dutch: what is wrong, where, and what to do.
    """
    text = _decode(raw, max_bytes)
    most_objects = max_bytes // _BYTES_AN_OBJECT
    refusals: list[_Refused] = []
    object_count = 0

    def refuse(reason: str) -> _Refused:
        refusals.append(_Refused(reason))
        return refusals[-1]

    def read_object(pairs: list[tuple[str, JsonValue]]) -> JsonObject | _Refused:
        nonlocal object_count
        object_count += 1
        if object_count > most_objects:
            raise _unreadable(f"Er staan meer dan {most_objects} onderdelen in.")
        read = dict(pairs)
        return read if len(read) == len(pairs) else refuse(_repeated_key(pairs))

    def read_integer(digits: str) -> int | Decimal | _Refused:
        if len(digits) > _MAX_DIGITS or abs(int(digits)) > _LARGEST_INTEGER:
            return refuse("een getal dat te groot is")
        return Decimal(digits) if digits == "-0" else int(digits)

    def read_decimal(digits: str) -> Decimal | _Refused:
        number = _read_decimal(digits)
        return refuse("een getal dat te groot of te precies is") if number is None else number

    try:
        value: JsonValue = simplejson.loads(
            text,
            object_pairs_hook=read_object,
            parse_int=read_integer,
            parse_float=read_decimal,
            parse_constant=lambda name: refuse(f"{name}: dat is geen getal"),
            allow_nan=True,
        )
    except simplejson.JSONDecodeError as error:
        raise _unreadable(
            f"Op regel {error.lineno}, positie {error.colno}, is het geen geldige JSON meer.",
            "Controleer of het bestand helemaal is binnengekomen.",
        ) from error
    except RecursionError as error:
        raise _too_deep() from error
    has_risky_text = _RISKY_ESCAPE.search(raw) is not None
    _check_depth(value)
    if refusals or has_risky_text:
        _check_places(value)
    return value


def parse_json_object(raw: bytes, max_bytes: int = MAX_FORM_BYTES) -> JsonObject:
    """Read a JSON text whose outermost value is an object."""
    value = parse_json(raw, max_bytes)
    if not isinstance(value, dict):
        raise _unreadable("De inhoud is geen FHIR-gegeven: het begint niet met een accolade.")
    return value


def dump_json(value: JsonValue, *, is_indented: bool = False) -> bytes:
    """Write a value as UTF-8, with every decimal digit it was read with."""
    text: str = simplejson.dumps(
        value,
        use_decimal=True,
        ensure_ascii=False,
        allow_nan=False,
        indent=2 if is_indented else None,
        separators=(",", ": ") if is_indented else (",", ":"),
    )
    return text.encode()


def _decode(raw: bytes, max_bytes: int) -> str:
    if len(raw) > max_bytes:
        raise _unreadable(
            f"Het bestand is groter dan {max_bytes // (1024 * 1024)} MB.",
            "Vraag de afzender om een kleiner bestand.",
        )
    if not raw.strip():
        raise _unreadable("Het bestand is leeg.")
    if raw.startswith(_WIDE_BOMS):
        raise _unreadable("De tekst is niet in UTF-8 opgeslagen.", "Sla het bestand op als UTF-8.")
    try:
        return raw.removeprefix(_BOM).decode("utf-8")
    except UnicodeDecodeError as error:
        raise _unreadable(
            f"De tekst is niet in UTF-8 opgeslagen (byte {error.start}).",
            "Sla het bestand op als UTF-8.",
        ) from error


def _read_decimal(digits: str) -> Decimal | None:
    """Return nothing for what no database or other program could hold."""
    if len(digits) > _MAX_DIGITS:
        return None
    try:
        number = Decimal(digits)
    except InvalidOperation:
        return None
    return number if abs(number.adjusted()) <= _MAX_EXPONENT else None


def _repeated_key(pairs: list[tuple[str, JsonValue]]) -> str:
    key = Counter(key for key, _ in pairs).most_common(1)[0][0]
    return f"de naam “{key[:60]}” twee keer"


def _check_depth(value: object) -> None:
    level: list[object] = [value]
    for _ in range(MAX_DEPTH + 1):
        below: list[object] = []
        for node in level:
            if isinstance(node, dict):
                below.extend(child for child in node.values() if isinstance(child, dict | list))
            elif isinstance(node, list):
                below.extend(child for child in node if isinstance(child, dict | list))
        if not below:
            return
        level = below
    raise _too_deep()


def _check_places(value: object, path: str = "") -> None:
    """Find what was refused, and say where it stands."""
    if isinstance(value, dict):
        for key, child in value.items():
            _check_text(key, path)
            _check_places(child, f"{path}.{key}" if path else key)
    elif isinstance(value, list):
        for index, child in enumerate(value):
            _check_places(child, f"{path}[{index}]")
    elif isinstance(value, str):
        _check_text(value, path)
    elif isinstance(value, _Refused):
        raise _unreadable(f"Bij {path or 'het begin'} staat {value.reason}.")


def _check_text(text: str, path: str) -> None:
    if _SURROGATE.search(text):
        raise _unreadable(f"Bij {path or 'het begin'} staat een half teken (surrogaat).")
    if "\0" in text:
        raise _unreadable(f"Bij {path or 'het begin'} staat een NUL-teken.")


def _too_deep() -> InvalidInputError:
    return _unreadable(f"De inhoud is te diep genest (meer dan {MAX_DEPTH} lagen).")


def _unreadable(
    reason: str, advice: str = "Vraag de afzender om een nieuwe versie."
) -> InvalidInputError:
    return InvalidInputError(
        f"Dit bestand kan niet worden ingelezen. {reason} {_NOTHING_CHANGED} {advice}"
    )
