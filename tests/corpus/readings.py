"""Read the rows of the corpus, and the answers in a response."""

from collections.abc import Iterator
from datetime import UTC, datetime
from decimal import Decimal

from kansrijk_desktop.engine.definition import Definition
from kansrijk_desktop.engine.loading import load_form
from kansrijk_desktop.engine.session import FormSession, LaunchContext
from kansrijk_desktop.fhir.elements import as_object, objects, polymorphic, text
from kansrijk_desktop.fhir.json import JsonObject, JsonValue, parse_json

# The expected ages in the corpus are those of the second half of 2026.
CONTEXT = LaunchContext(now=datetime(2026, 11, 21, 12, tzinfo=UTC))
_TOLERANCE = Decimal("0.0001")


def rows(raw: bytes) -> list[JsonObject]:
    """Return the objects of a JSON list, or of a file with one object a line."""
    if raw.lstrip().startswith(b"["):
        value = parse_json(raw)
        return [row for row in value if isinstance(row, dict)] if isinstance(value, list) else []
    parsed = [parse_json(line) for line in raw.splitlines() if line.strip()]
    return [row for row in parsed if isinstance(row, dict)]


class Forms:
    """Opens each form of the corpus once, also those refused for use."""

    def __init__(self) -> None:
        self._known: dict[str, Definition | None] = {}

    def open(self, path: str, raw: bytes) -> Definition | None:
        """Return a form; None when it cannot be opened at all."""
        if path not in self._known:
            self._known[path] = load_form(raw, is_for_use=False).definition
        return self._known[path]


def evaluate(definition: Definition, response: JsonValue) -> JsonObject:
    """Return a response with what is not asked left out and computed values filled in."""
    return FormSession(definition, as_object(response), context=CONTEXT).export()


def answers(response: JsonValue) -> dict[str, list[JsonValue]]:
    """Return the answers of a response by link id, codings as their code."""
    found: dict[str, list[JsonValue]] = {}
    for item in _items(as_object(response)):
        for answer in objects(item, "answer"):
            value = polymorphic(answer, "value")
            if value is not None:
                found.setdefault(text(item, "linkId"), []).append(_short(value[1]))
    return found


def is_same(found: list[JsonValue], expected: JsonValue) -> bool:
    """Tell whether values agree; numbers within a ten-thousandth."""
    wanted = [_short(one) for one in expected] if isinstance(expected, list) else [expected]
    return len(found) == len(wanted) and all(map(_alike, found, wanted))


def _alike(left: JsonValue, right: JsonValue) -> bool:
    if isinstance(left, int | Decimal) and isinstance(right, int | Decimal):
        return abs(Decimal(left) - Decimal(right)) < _TOLERANCE
    return left == right


def _short(value: JsonValue) -> JsonValue:
    if not isinstance(value, dict):
        return value
    return value["value"] if "value" in value else text(value, "code") or text(value, "display")


def _items(element: JsonObject) -> Iterator[JsonObject]:
    for item in objects(element, "item"):
        yield item
        yield from _items(item)
        for answer in objects(item, "answer"):
            yield from _items(answer)
