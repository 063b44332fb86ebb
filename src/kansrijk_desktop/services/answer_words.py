"""Say a value of any type in Dutch words: what is read on screen and by a screen reader."""

from decimal import Decimal

from kansrijk_desktop.engine.answers import Value
from kansrijk_desktop.engine.state import ItemState
from kansrijk_desktop.fhir.elements import as_object, text
from kansrijk_desktop.fhir.json import JsonObject
from kansrijk_desktop.services.typed_answers import day_in_words, moment_in_words, time_in_words
from kansrijk_desktop.texts import N_, _

_KINDS = (
    ("application/pdf", N_("PDF")),
    ("image/", N_("afbeelding")),
    ("audio/", N_("geluid")),
    ("video/", N_("film")),
    ("text/", N_("tekst")),
)
_WORDED = {"Date": day_in_words, "DateTime": moment_in_words, "Time": time_in_words}
_KILO = Decimal(1000)
_BASE64 = 4
_BYTES = 3


def answers_in_words(state: ItemState) -> tuple[str, ...]:
    """Return each answer of a question in words; of an option its label as it is shown."""
    return tuple(_option_label(state, value) or value_in_words(value) for value in state.values)


def answer_line(state: ItemState) -> str:
    """Return all answers of a question in words, on one line."""
    return ", ".join(answers_in_words(state))


def value_in_words(value: Value) -> str:
    """Return a value in words; what has no words of its own is named by its code or kind."""
    if isinstance(value.json, str) and value.type in _WORDED:
        return _WORDED[value.type](value.json)
    if value.type == "Attachment":
        return _attachment(as_object(value.json))
    if value.type == "Reference":
        return _reference(as_object(value.json))
    if value.type == "Quantity":
        comparator = text(as_object(value.json), "comparator")
        return f"{comparator} {value.label}".strip()
    return value.label or _("(zonder tekst)")


def _option_label(state: ItemState, value: Value) -> str:
    if not state.options or value.type not in {"Coding", "String"}:
        return ""
    found = (each.label for each in state.options if each.option.value.is_same_as(value))
    return next(found, "")


def _attachment(attachment: JsonObject) -> str:
    name = text(attachment, "title") or text(attachment, "url") or _("Bestand zonder naam")
    kind = _kind(text(attachment, "contentType"))
    details = ", ".join(part for part in (kind, _size(attachment)) if part)
    return f"{name} ({details})" if details else name


def _kind(content_type: str) -> str:
    for start, words in _KINDS:
        if content_type.startswith(start):
            return _(words)
    return content_type


def _size(attachment: JsonObject) -> str:
    size = attachment.get("size")
    data = text(attachment, "data")
    if not isinstance(size, int) or isinstance(size, bool):
        if not data:
            return ""
        size = len(data.rstrip("=")) * _BYTES // _BASE64
    if size < _KILO:
        return _("{count} bytes").format(count=size)
    if size < _KILO * _KILO:
        return _("{count} kB").format(count=_rounded(size / _KILO))
    return _("{count} MB").format(count=_rounded(size / _KILO / _KILO))


def _rounded(number: Decimal) -> str:
    places = Decimal(1) if number >= 10 else Decimal("0.1")  # noqa: PLR2004 - two digits are enough
    return f"{number.quantize(places)}".replace(".", ",")


def _reference(reference: JsonObject) -> str:
    identifier = text(as_object(reference.get("identifier")), "value")
    return (
        text(reference, "display")
        or text(reference, "reference")
        or identifier
        or _("Verwijzing zonder naam")
    )
