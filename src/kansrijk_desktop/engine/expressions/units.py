"""The units of UCUM that forms use, as a factor and powers of base units.

Not all of UCUM (ucum.org): the metric prefixes, the common units and products of them. A unit we
do not know can still be compared with itself.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

Dimension = tuple[tuple[str, int], ...]

CALENDAR_UNITS = (
    "year", "month", "week", "day", "hour", "minute", "second", "millisecond",
)  # fmt: skip
_UCUM_OF_CALENDAR = {
    "week": "wk", "day": "d", "hour": "h", "minute": "min", "second": "s", "millisecond": "ms",
}  # fmt: skip
_CALENDAR_OF_UCUM = {ucum: calendar for calendar, ucum in _UCUM_OF_CALENDAR.items()}

_PREFIXES = {
    "T": 12, "G": 9, "M": 6, "k": 3, "h": 2, "da": 1, "d": -1, "c": -2, "m": -3, "u": -6,
    "n": -9, "p": -12, "f": -15,
}  # fmt: skip
_METRIC: dict[str, tuple[str, Dimension]] = {
    "g": ("1", (("g", 1),)),
    "m": ("1", (("m", 1),)),
    "s": ("1", (("s", 1),)),
    "mol": ("6.0221367e23", ()),
    "L": ("0.001", (("m", 3),)),
    "l": ("0.001", (("m", 3),)),
    "Hz": ("1", (("s", -1),)),
    "N": ("1000", (("g", 1), ("m", 1), ("s", -2))),
    "Pa": ("1000", (("g", 1), ("m", -1), ("s", -2))),
    "m[Hg]": ("133322000", (("g", 1), ("m", -1), ("s", -2))),
    "J": ("1000", (("g", 1), ("m", 2), ("s", -2))),
    "cal": ("4184", (("g", 1), ("m", 2), ("s", -2))),
    "W": ("1000", (("g", 1), ("m", 2), ("s", -3))),
    "K": ("1", (("K", 1),)),
    "cd": ("1", (("cd", 1),)),
    "rad": ("1", (("rad", 1),)),
    "[iU]": ("1", (("[iU]", 1),)),
}
_PLAIN: dict[str, tuple[str, Dimension]] = {
    "1": ("1", ()),
    "%": ("0.01", ()),
    "min": ("60", (("s", 1),)),
    "h": ("3600", (("s", 1),)),
    "d": ("86400", (("s", 1),)),
    "wk": ("604800", (("s", 1),)),
    "mo": ("2629800", (("s", 1),)),
    "a": ("31557600", (("s", 1),)),
    "Cel": ("1", (("Cel", 1),)),
    "[degF]": ("1", (("[degF]", 1),)),
    "[in_i]": ("0.0254", (("m", 1),)),
    "[ft_i]": ("0.3048", (("m", 1),)),
    "[yd_i]": ("0.9144", (("m", 1),)),
    "[mi_i]": ("1609.344", (("m", 1),)),
    "[lb_av]": ("453.59237", (("g", 1),)),
    "[oz_av]": ("28.349523125", (("g", 1),)),
    "year": ("12", (("month", 1),)),
    "month": ("1", (("month", 1),)),
}
_TERM = re.compile(r"([./])?((?:[^./+\d\[-]|\[[^\]]*\])+|1)([+-]?\d{1,2})?")
_MAX_LENGTH = 60


@dataclass(frozen=True, slots=True)
class Measure:
    """What one of a unit is in base units."""

    factor: Decimal
    dimension: Dimension


def calendar_unit(word: str) -> str | None:
    """Return the singular of a calendar word (`days`), or None when it is none."""
    singular = word.removesuffix("s")
    return singular if singular in CALENDAR_UNITS else None


def as_calendar(unit: str) -> str | None:
    """Return the calendar unit a date can be moved by, for `day`, `'d'`, but not `'mo'`."""
    return calendar_unit(unit) or _CALENDAR_OF_UCUM.get(unit)


@lru_cache(maxsize=512)
def measure(unit: str) -> Measure:
    """Return the factor and dimension of a unit.

    A unit we cannot read becomes its own dimension, equal to nothing but itself.
    """
    text = _UCUM_OF_CALENDAR.get(unit, unit)
    known = _PLAIN.get(text)
    if known is not None:
        return Measure(Decimal(known[0]), known[1])
    return _product(text) or Measure(Decimal(1), ((f"?{text}", 1),))


def _product(text: str) -> Measure | None:
    factor, powers, position = Decimal(1), dict[str, int](), 0
    if not 0 < len(text) <= _MAX_LENGTH:
        return None
    while position < len(text):
        match = _TERM.match(text, position)
        if match is None or (match[1] is None) != (position == 0):
            return None
        single = _single(match[2])
        if single is None:
            return None
        exponent = int(match[3] or 1) * (-1 if match[1] == "/" else 1)
        factor *= single.factor**exponent
        for base, power in single.dimension:
            powers[base] = powers.get(base, 0) + power * exponent
        position = match.end()
    return Measure(factor, tuple(sorted((base, power) for base, power in powers.items() if power)))


def _single(name: str) -> Measure | None:
    known = _METRIC.get(name) or _PLAIN.get(name)
    if known is not None:
        return Measure(Decimal(known[0]), known[1])
    for length in (1, 2):
        prefix, base = _PREFIXES.get(name[:length]), _METRIC.get(name[length:])
        if prefix is not None and base is not None:
            return Measure(Decimal(base[0]).scaleb(prefix), base[1])
    return None
