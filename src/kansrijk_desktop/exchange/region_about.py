"""`region.toml`: what a package is, on which one it lies, its moments and thresholds."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from types import MappingProxyType
from typing import Final

from kansrijk_desktop.exchange.region_problems import Problems
from kansrijk_desktop.exchange.region_tables import is_plain
from kansrijk_desktop.records.region import Coalition, Layer, Moment, Thresholds
from kansrijk_desktop.texts import _

ABOUT: Final = "region.toml"
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_VERSION = re.compile(r"\d{1,4}(\.\d{1,4}){0,2}")
_THRESHOLDS: Final = frozenset(field.name for field in fields(Thresholds))
_HIGHEST: Final = 1_000
_LONGEST: Final = 1_000
_DAYS_PER_WEEK: Final = 7
_PREGNANCY, _BIRTH = "zwangerschap", "geboorte"
_KNOWN_KEYS: Final = frozenset(
    {
        *("id", "name", "owner", "version", "layer", "based_on", "last_checked"),
        *("always_visible", "coalition", "moments", "thresholds"),
    }
)


@dataclass(frozen=True, slots=True)
class About:
    """What `region.toml` says; see `records.region.Region`."""

    id: str
    name: str
    owner: str
    version: str
    layer: Layer
    based_on: str
    last_checked: date | None
    always_visible: tuple[str, ...]
    coalition: Coalition | None
    moments: tuple[Moment, ...]
    thresholds: Mapping[str, int]


class Keys:
    """The keys of one part of a TOML file; what is wrong is noted and replaced."""

    def __init__(self, table: object, file: str, part: str, problems: Problems) -> None:
        self._table: Mapping[str, object] = table if isinstance(table, dict) else {}
        self._file = file
        self._part = part
        self._problems = problems
        if not isinstance(table, dict):
            self.note("", _("Hier hoort een onderdeel met sleutels te staan."))

    @property
    def names(self) -> Sequence[str]:
        """The keys that are there."""
        return tuple(self._table)

    def note(self, key: str, message: str) -> None:
        """Note what is wrong with a key."""
        place = ".".join(part for part in (self._part, key) if part)
        self._problems.add(message, self._file, None, place)

    def value(self, key: str) -> object:
        """Return what stands there, or None."""
        return self._table.get(key)

    def text(self, key: str, *, is_required: bool = False) -> str:
        """Return a text; empty when there is none."""
        value = self._table.get(key, "")
        if not isinstance(value, str) or not _is_short_and_plain(value):
            self.note(key, _("Hier hoort één regel gewone tekst tussen aanhalingstekens."))
            return ""
        if is_required and not value.strip():
            self.note(key, _("Dit ontbreekt. Vul het in."))
        return value.strip()

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts."""
        values = self._table.get(key, [])
        if not isinstance(values, list) or not all(
            isinstance(one, str) and _is_short_and_plain(one) for one in values
        ):
            self.note(key, _('Hier hoort een lijst van teksten: ["een", "twee"].'))
            return ()
        return tuple(values)

    def number(self, key: str) -> int:
        """Return a whole number."""
        value = self._table.get(key)
        if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= _HIGHEST:
            message = _("Hier hoort een heel getal van 0 tot en met {highest}.")
            self.note(key, message.format(highest=_HIGHEST))
            return 0
        return value

    def part(self, key: str) -> "Keys | None":
        """Return the keys of a part, or None when it is not there."""
        if key not in self._table:
            return None
        return Keys(self._table[key], self._file, key, self._problems)

    def parts(self, key: str) -> tuple["Keys", ...]:
        """Return every part of a list of parts (`[[key]]`)."""
        values = self._table.get(key, [])
        if not isinstance(values, list):
            self.note(key, _("Schrijf dit onderdeel met dubbele haken: [[{key}]].").format(key=key))
            return ()
        return tuple(
            Keys(value, self._file, f"{key} {number}", self._problems)
            for number, value in enumerate(values, start=1)
        )


def read_about(keys: Keys) -> About:
    """Read what a package says of itself."""
    for name in keys.names:
        if name not in _KNOWN_KEYS:
            keys.note(name, _("Deze sleutel is onbekend. Haal hem weg."))
    return About(
        id=_matching(keys, "id", _ID, _("Gebruik kleine letters, cijfers en streepjes.")),
        name=keys.text("name", is_required=True),
        owner=keys.text("owner", is_required=True),
        version=_matching(keys, "version", _VERSION, _("Schrijf de versie als 1.2.0.")),
        layer=_layer(keys),
        based_on=_based_on(keys),
        last_checked=_day(keys),
        always_visible=keys.texts("always_visible"),
        coalition=_coalition(keys.part("coalition")),
        moments=tuple(_moment(part) for part in keys.parts("moments")),
        thresholds=_thresholds(keys.part("thresholds")),
    )


def _matching(keys: Keys, key: str, pattern: re.Pattern[str], message: str) -> str:
    text = keys.text(key, is_required=True)
    if text and not pattern.fullmatch(text):
        keys.note(key, message)
    return text


def _layer(keys: Keys) -> Layer:
    text = keys.text("layer") or Layer.NATIONAL
    if text not in set(Layer):
        keys.note("layer", _("Kies uit: {choices}.").format(choices=", ".join(Layer)))
        return Layer.NATIONAL
    return Layer(text)


def _based_on(keys: Keys) -> str:
    text = keys.text("based_on")
    if _layer(keys) is not Layer.NATIONAL and not text:
        keys.note("based_on", _("Noem het pakket waar dit op ligt, bijvoorbeeld landelijk."))
    return text


def _day(keys: Keys) -> date | None:
    value = keys.value("last_checked")
    # A moment in time is a date as well to Python.
    if value is None or type(value) is date:
        return value
    keys.note("last_checked", _("Schrijf de datum zonder aanhalingstekens: 2026-11-21."))
    return None


def _coalition(keys: Keys | None) -> Coalition | None:
    if keys is None:
        return None
    return Coalition(keys.number("municipality_count"), keys.text("source", is_required=True))


def _moment(keys: Keys) -> Moment:
    start = keys.text("counted_from")
    if start not in {_PREGNANCY, _BIRTH}:
        keys.note("counted_from", _("Kies uit: {a}, {b}.").format(a=_PREGNANCY, b=_BIRTH))
    unit, days = ("day", 1) if "from_day" in keys.names else ("week", _DAYS_PER_WEEK)
    first, last = keys.number(f"from_{unit}") * days, keys.number(f"to_{unit}") * days
    if last < first:
        keys.note(f"to_{unit}", _("Dit ligt voor het begin. Draai ze om."))
    return Moment(
        id=keys.text("id", is_required=True),
        name=keys.text("name", is_required=True),
        is_after_birth=start == _BIRTH,
        first_day=first,
        last_day=last,
        source=keys.text("source"),
    )


def _thresholds(keys: Keys | None) -> Mapping[str, int]:
    if keys is None:
        return MappingProxyType({})
    for name in keys.names:
        if name not in _THRESHOLDS:
            keys.note(name, _("Deze sleutel is onbekend. Haal hem weg."))
    known = [name for name in keys.names if name in _THRESHOLDS]
    return MappingProxyType({name: keys.number(name) for name in known})


def _is_short_and_plain(text: str) -> bool:
    return len(text) <= _LONGEST and is_plain(text)
