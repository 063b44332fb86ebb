"""Read the items of a form into definitions, and say what is wrong with them."""

from kansrijk_desktop.engine.answers import Value, as_asked
from kansrijk_desktop.engine.items import Item
from kansrijk_desktop.engine.limit_reading import read_limits
from kansrijk_desktop.engine.logic_reading import LogicReader
from kansrijk_desktop.engine.option_reading import read_options
from kansrijk_desktop.engine.reading import Reading
from kansrijk_desktop.fhir.elements import (
    codings,
    extension_value,
    extensions,
    flag,
    objects,
    polymorphic,
    text,
)
from kansrijk_desktop.fhir.extensions import HL7, SDC
from kansrijk_desktop.fhir.json import JsonObject

_MAX_LABEL = 50_000
_ITEM_CONTROL = HL7 + "questionnaire-itemControl"
_ANSWERS = SDC + "sdc-questionnaire-answerExpression"
_HIDDEN = HL7 + "questionnaire-hidden"
_CONTROL_SYSTEM = "http://hl7.org/fhir/questionnaire-item-control"
_TYPES = {
    known.lower(): known
    for known in (
        *("group", "display", "boolean", "decimal", "integer", "date", "dateTime", "time"),
        *("string", "text", "url", "choice", "open-choice", "attachment", "reference", "quantity"),
    )
}
_CRITICAL = HL7 + "rendering-criticalExtension"


def read_items(
    raw_items: list[JsonObject], path: str, reading: Reading, known: frozenset[str]
) -> tuple[Item, ...]:
    """Return the items with all below them, each knowing its parent."""
    return tuple(
        _read_item(raw, f"{path}item[{index}]", reading, known)
        for index, raw in enumerate(raw_items)
    )


def _read_item(raw: JsonObject, path: str, reading: Reading, known: frozenset[str]) -> Item:
    _check_form_of(raw, path, reading)
    item_type = _read_type(raw, path, reading)
    options, option_index = read_options(raw, path, reading)
    constraint = text(raw, "answerConstraint")
    is_open = item_type == "open-choice" or constraint in {"optionsOrType", "optionsOrString"}
    has_list = bool(options) or "answerValueSet" in raw or any(extensions(raw, _ANSWERS))
    if item_type in {"choice", "open-choice"} and not has_list:
        reading.issues.notice("choice-without-options", path, "Deze keuzevraag heeft geen keuzes.")
    item = Item(
        link_id=text(raw, "linkId"),
        type="open-choice" if item_type == "choice" and is_open else item_type,
        text=text(raw, "text"),
        raw=raw,
        path=path,
        prefix=text(raw, "prefix"),
        control=_read_control(raw, path, reading),
        required=flag(raw, "required"),
        repeats=flag(raw, "repeats"),
        read_only=flag(raw, "readOnly"),
        hidden=extension_value(raw, _HIDDEN) is True,
        is_open=is_open,
        options=options,
        option_index=option_index,
        units=_read_units(raw, path, reading),
        initial=_read_initial(raw, item_type),
        limits=read_limits(raw, path, reading),
        logic=LogicReader(raw, path, reading, known).read(),
    )
    below = read_items(objects(raw, "item"), path + ".", reading, known)
    _adopt(item, below)
    return item


def _adopt(item: Item, below: tuple[Item, ...]) -> None:
    """Tie parent and children; the only place that sets a field of a frozen item."""
    object.__setattr__(item, "items", below)
    for child in below:
        object.__setattr__(child, "parent", item)


def _check_form_of(raw: JsonObject, path: str, reading: Reading) -> None:
    if "modifierExtension" in raw or any(extensions(raw, _CRITICAL)):
        reading.issues.refuse(
            "modifier-extension",
            path,
            "Dit onderdeel kan iets anders betekenen (modifierExtension) dan wij erin lezen.",
        )
    if len(text(raw, "text")) > _MAX_LABEL:
        reading.issues.refuse("long-text", path, "De tekst van deze vraag is te lang.")
    if not text(raw, "text"):
        reading.issues.notice("item-without-text", path, "Dit onderdeel heeft geen tekst.")


def _read_type(raw: JsonObject, path: str, reading: Reading) -> str:
    written = text(raw, "type")
    if written == "coding":
        return "choice"
    known = _TYPES.get(written.lower(), "")
    if not known:
        reading.issues.refuse(
            "unknown-type", path, f"Het soort vraag “{written[:40]}” bestaat niet in FHIR R4."
        )
        return "display"
    if known != written:
        reading.issues.repair(
            "misspelt-type", path, f"Het soort “{written}” is gelezen als “{known}”."
        )
    return known


def _read_control(raw: JsonObject, path: str, reading: Reading) -> str:
    """Return the control; codings of the standard go before those of others."""
    foreign = ""
    for extension in extensions(raw, _ITEM_CONTROL):
        for coding in codings(extension.get("valueCodeableConcept")):
            code, system = text(coding, "code"), text(coding, "system")
            if system == _CONTROL_SYSTEM and code:
                return code
            if code and (not system or system.startswith("http://hl7.org/")):
                reading.issues.repair(
                    "legacy-system",
                    path,
                    "De weergave heeft geen of een verouderd codestelsel; gelezen als het huidige.",
                )
                return code
            foreign = foreign or code
    return foreign


def _read_units(raw: JsonObject, path: str, reading: Reading) -> tuple[Value, ...]:
    units = [
        Value("Coding", extension.get("valueCoding"))
        for extension in extensions(
            raw, HL7 + "questionnaire-unit", HL7 + "questionnaire-unitOption"
        )
        if isinstance(extension.get("valueCoding"), dict)
    ]
    reference = extension_value(raw, HL7 + "questionnaire-unitValueSet")
    if isinstance(reference, str):
        concepts = reading.value_sets.concepts(reference)
        if concepts is None:
            reading.issues.skip(
                "value-set", path, f"De lijst van eenheden {reference[:120]} is niet aanwezig."
            )
        units.extend(Value("Coding", concept) for concept in concepts or ())
    return tuple(units)


def _read_initial(raw: JsonObject, item_type: str) -> tuple[Value, ...]:
    return tuple(
        as_asked(item_type, Value(*found))
        for initial in objects(raw, "initial")
        if (found := polymorphic(initial, "value")) is not None
    )
