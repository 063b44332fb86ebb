"""Answers: a value, or the reason why there is none.

An answer that is missing for a reason is never a bare None: "does not want to say" and "was not
asked" are different facts, and neither is a "no" (FHIR R4, code system data-absent-reason).
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType

from kansrijk_desktop.fhir.elements import as_object, coding_key, objects, text
from kansrijk_desktop.fhir.json import JsonObject, JsonValue


class AbsentReason(StrEnum):
    """Why there is no value. The codes are those of FHIR."""

    ASKED_DECLINED = "asked-declined"
    ASKED_UNKNOWN = "asked-unknown"
    NOT_ASKED = "not-asked"


class NotAskedReason(StrEnum):
    """Why a question was not asked."""

    NOT_ALONE = "not-alone"
    NO_TIME = "no-time"
    NO_INTERPRETER = "no-interpreter"
    NOT_NOW = "not-now"


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a question.

    Attributes:
        type: FHIR's type with a capital, as in the name valueCoding: "Coding", "Integer", "Date".
        json: the value as FHIR JSON; treat it as immutable, it is shared.
    """

    type: str
    json: JsonValue

    @property
    def label(self) -> str:
        """How it reads in Dutch: the display of a coding, a number with a comma, ja or nee."""
        if isinstance(self.json, dict):
            if self.type == "Quantity":
                number = _written(self.json.get("value"))
                return f"{number} {text(self.json, 'unit') or text(self.json, 'code')}".strip()
            return text(self.json, "display") or text(self.json, "code")
        return _written(self.json)

    @property
    def code(self) -> str:
        """The code of a coding; empty for other types."""
        return text(as_object(self.json), "code") if self.type == "Coding" else ""

    def is_same_as(self, other: "Value") -> bool:
        """Tell whether both mean the same; a display may differ, 1 equals 1.0."""
        if self.type == "Coding" and other.type == "Coding":
            return coding_key(self.json) == coding_key(other.json) and (
                self.code != "" or self.label == other.label
            )
        return self.json == other.json and isinstance(self.json, bool) == isinstance(
            other.json, bool
        )


@dataclass(frozen=True, slots=True)
class AnswerRecord:
    """All that was entered at one question.

    Attributes:
        note: the professional's own note.
        is_not_for_home: the mark set or removed by hand; None follows the form's preset.
        is_changed_by_user: she chose this value herself, so no calculation overwrites it.
    """

    values: tuple[Value, ...] = ()
    absent: AbsentReason | None = None
    not_asked_reason: NotAskedReason | None = None
    note: str = ""
    is_not_for_home: bool | None = None
    is_changed_by_user: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all was entered."""
        return self == EMPTY_RECORD

    def is_written_as(self, other: "AnswerRecord | None") -> bool:
        """Tell whether both are the same to the digit: 1.5 and 1.50 are equal, but not this."""
        return self is other or (self == other and repr(self.values) == repr(other.values))

    def with_values(self, values: tuple[Value, ...]) -> "AnswerRecord":
        """Answer: a reason for having no answer disappears, note and mark stay."""
        return replace(self, values=values, absent=None, not_asked_reason=None)

    def with_absence(
        self, absent: AbsentReason, not_asked_reason: NotAskedReason | None
    ) -> "AnswerRecord":
        """Say why there is no answer: values disappear, note and mark stay."""
        return replace(self, values=(), absent=absent, not_asked_reason=not_asked_reason)

    def as_json(self) -> JsonObject:
        """Return the record for storage; absent parts are left out."""
        stored: JsonObject = {}
        if self.values:
            stored["values"] = [{"type": value.type, "json": value.json} for value in self.values]
        if self.absent is not None:
            stored["absent"] = self.absent.value
        if self.not_asked_reason is not None:
            stored["notAskedReason"] = self.not_asked_reason.value
        if self.note:
            stored["note"] = self.note
        if self.is_not_for_home is not None:
            stored["notForHome"] = self.is_not_for_home
        if self.is_changed_by_user:
            stored["changedByUser"] = True
        return stored

    @staticmethod
    def from_json(stored: JsonObject) -> "AnswerRecord":
        """Read back what `as_json` wrote."""
        absent = text(stored, "absent")
        reason = text(stored, "notAskedReason")
        mark = stored.get("notForHome")
        return AnswerRecord(
            values=tuple(
                Value(text(value, "type"), value.get("json")) for value in objects(stored, "values")
            ),
            absent=AbsentReason(absent) if absent else None,
            not_asked_reason=NotAskedReason(reason) if reason else None,
            note=text(stored, "note"),
            is_not_for_home=mark if isinstance(mark, bool) else None,
            is_changed_by_user=stored.get("changedByUser") is True,
        )


# Written alike, so that only the question tells which it is.
_KINDS_AS_ASKED = {
    ("decimal", "Integer"): "Decimal",
    ("dateTime", "Date"): "DateTime",
    ("url", "Url"): "Uri",
    ("url", "String"): "Uri",
}


def as_asked(item_type: str, value: Value) -> Value:
    """Return a value as the type of its question has it: a whole number as a decimal."""
    kind = _KINDS_AS_ASKED.get((item_type, value.type))
    return value if kind is None else Value(kind, value.json)


EMPTY_RECORD = AnswerRecord()
NO_ANSWERS: Mapping[str, AnswerRecord] = MappingProxyType({})


def value_boolean(*, is_true: bool) -> Value:
    """Make a yes or no."""
    return Value("Boolean", is_true)


def value_integer(number: int) -> Value:
    """Make a whole number."""
    return Value("Integer", number)


def value_decimal(number: Decimal) -> Value:
    """Make a number with its decimals as given."""
    return Value("Decimal", number)


def value_string(written: str) -> Value:
    """Make a text."""
    return Value("String", written)


def value_date(iso_date: str) -> Value:
    """Make a date: YYYY, YYYY-MM or YYYY-MM-DD."""
    return Value("Date", iso_date)


def value_coding(system: str, code: str, display: str = "") -> Value:
    """Make a coding; empty parts are left out."""
    parts = {"system": system, "code": code, "display": display}
    return Value("Coding", {key: part for key, part in parts.items() if part})


def value_quantity(number: Decimal, unit: str = "", system: str = "", code: str = "") -> Value:
    """Make a quantity; empty parts are left out."""
    quantity: JsonObject = {"value": number}
    parts = {"unit": unit, "system": system, "code": code}
    return Value("Quantity", quantity | {key: part for key, part in parts.items() if part})


def _written(json: JsonValue) -> str:
    if isinstance(json, bool):
        return "ja" if json else "nee"
    if isinstance(json, Decimal):
        return f"{json:f}".replace(".", ",")
    return str(json) if isinstance(json, int | str) else ""
