"""Find a value in a list by what it means, by its code or by its label, however long the list."""

from collections.abc import Iterable
from typing import TypeAlias

from kansrijk_desktop.engine.answers import Value
from kansrijk_desktop.fhir.elements import as_object, coding_key, text
from kansrijk_desktop.fhir.json import JsonValue, dump_json

_Key: TypeAlias = tuple[object, ...]


class ValueIndex:
    """Knows the place of every value of a list; made once per list and shared."""

    __slots__ = ("_by_code", "_by_value", "_by_word")

    def __init__(self, values: Iterable[Value] = ()) -> None:
        self._by_value: dict[_Key, int] = {}
        self._by_code: dict[str, int] = {}
        self._by_word: dict[_Key, int] = {}
        for place, value in enumerate(values):
            self._by_value.setdefault(_key(value), place)
            if value.code:
                self._by_code.setdefault(value.code, place)
            for word in _words(value):
                self._by_word.setdefault(_plain_key(word), place)

    def find(self, value: Value) -> int | None:
        """Return the first place of a value; None when it is not in the list.

        A coding without system, in the list or outside it, matches on its code alone.
        """
        found = self._by_value.get(_key(value))
        if found is not None or not value.code:
            return found
        system, code = coding_key(value.json)
        return self._by_value.get(_coding_key("", code)) if system else self._by_code.get(code)

    def named(self, word: JsonValue) -> int | None:
        """Return the first place where a plain value is the value itself, its code or label."""
        return None if isinstance(word, dict | list) else self._by_word.get(_plain_key(word))


def _words(value: Value) -> tuple[JsonValue, ...]:
    own = () if isinstance(value.json, dict | list) else (value.json,)
    return (*own, *(word for word in (value.code, value.label) if word))


def _key(value: Value) -> _Key:
    """Return what two values share exactly when they mean the same; 1 equals 1.0."""
    json = value.json
    if value.type == "Coding":
        system, code = coding_key(json)
        return _coding_key(system, code) if code else ("Label", system, value.label)
    if value.type == "Reference":
        return ("Reference", text(as_object(json), "reference"), value.label)
    if isinstance(json, dict | list):
        return ("Json", dump_json(json))
    return _plain_key(json)


def _coding_key(system: str, code: str) -> _Key:
    return ("Coding", system, code)


def _plain_key(json: JsonValue) -> _Key:
    return ("Boolean" if isinstance(json, bool) else "Plain", json)
