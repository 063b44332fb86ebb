"""The questions and answers of a conversation in a Bundle: what of them is words and values.

Nothing else of an item is read. A file or another record is never part of what is told: it cannot
be looked at in a Bundle.
"""

from collections.abc import Iterator
from typing import Final

from kansrijk_desktop.fhir.elements import objects
from kansrijk_desktop.fhir.json import JsonObject, JsonValue

_WORDS: Final = frozenset({"id", "linkId", "text", "definition", "url"})
_NOT_TOLD: Final = frozenset({"valueAttachment", "valueReference"})
_HELD: Final = frozenset({"answer", "item"})


def told_items(holder: JsonObject) -> Iterator[JsonValue]:
    """Yield the items; one whose answers are all files or lead elsewhere goes with them."""
    for item in objects(holder, "item"):
        told = _told(item)
        if told.keys() & _HELD or not item.keys() & _HELD:
            yield told


def _told(element: JsonObject) -> JsonObject:
    """Return an item, an answer or an extension."""
    answers = [one for one in objects(element, "answer") if not one.keys() & _NOT_TOLD]
    held: JsonObject = {
        "extension": [_told(one) for one in objects(element, "extension")],
        "answer": [_told(one) for one in answers],
        "item": list(told_items(element)),
    }
    return _words_and_values(element) | {key: value for key, value in held.items() if value}


def _words_and_values(element: JsonObject) -> JsonObject:
    told: JsonObject = {}
    for key, value in element.items():
        if key in _WORDS and isinstance(value, str):
            told[key] = value
        elif key.startswith("value") and key not in _NOT_TOLD:
            told |= _value(key, value)
    return told


def _value(key: str, value: JsonValue) -> JsonObject:
    """Return a value: simple, or a coding or quantity of simple parts."""
    if not isinstance(value, dict):
        return {} if isinstance(value, list) or value is None else {key: value}
    parts: JsonObject = {
        name: part for name, part in value.items() if not isinstance(part, dict | list | None)
    }
    extensions: list[JsonValue] = [_told(one) for one in objects(value, "extension")]
    return {key: parts | ({"extension": extensions} if extensions else {})}
