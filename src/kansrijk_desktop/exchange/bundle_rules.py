"""Hold a document Bundle to every rule of its profile; numbered as in `docs/exchange.md`."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from kansrijk_desktop.exchange.bundle_elements import LOINC, code_of, day_in, moment_in
from kansrijk_desktop.exchange.bundle_resource_rules import RESOURCES, kind_of_document
from kansrijk_desktop.exchange.bundle_structure import (
    STRUCTURE,
    Breach,
    Rule,
    broken,
    by_url,
    elements,
    kind_of,
    resources,
)
from kansrijk_desktop.exchange.document_bundle import DOCUMENT_CODES
from kansrijk_desktop.fhir import extensions
from kansrijk_desktop.fhir.elements import as_object, objects, text
from kansrijk_desktop.fhir.json import JsonObject, JsonValue
from kansrijk_desktop.records.document import DocumentKind

_OF_THE_PROFESSIONAL: Final = frozenset(
    {
        extensions.NOTE,
        extensions.CHANGED_BY_USER,
        extensions.DATA_ABSENT_REASON,
        extensions.NOT_ASKED_REASON,
        extensions.ORDINAL_VALUE,
        extensions.ITEM_WEIGHT,
    }
)
_TOLD: Final = frozenset(
    {
        *(extensions.BEST_TIME, extensions.CONSENT_LANGUAGE, extensions.DEADLINE),
        *(extensions.DISPLAY, extensions.EXPLANATION, extensions.FINISHED, extensions.HELD_BY),
        *(extensions.INCLUDES_NOT_FOR_HOME, extensions.INTERPRETER),
        *(extensions.INTERPRETER_LANGUAGE, extensions.INTERPRETER_REQUIRED, extensions.LIVES_IN),
        *(extensions.MOMENT, extensions.NOT_FOR_HOME, extensions.OFFER_STATE),
        *(extensions.RECIPIENT_KIND, extensions.REMARK, extensions.SAFE_TO_CALL),
        *(extensions.SAFE_TO_WRITE, extensions.STATE_SINCE),
    }
)
_TIMES: Final = ("authored", "authoredOn", "dateTime", "end", "recorded", "date", "birthDate")
_LIES_AHEAD: Final = (
    *("Observation.valueDateTime", "Consent.provision.period.end"),
    *("Task.restriction.period.end", "ServiceRequest.extension.valueDate"),
)
# Where the sun rises first it is already tomorrow.
_FARTHEST_EAST: Final = timedelta(hours=14)


def broken_rules(bundle: JsonObject) -> tuple[Breach, ...]:
    """Return which rules a Bundle breaks, and where; nothing for every Bundle of ours."""
    return broken((*STRUCTURE, *DOCUMENT, *RESOURCES), bundle)


def _says_what_it_is(bundle: JsonObject) -> Iterator[str]:
    composition = _composition(bundle)
    kind = kind_of_document(bundle)
    if kind is None:
        yield "Composition.category"
    elif code_of(composition.get("type"), LOINC) != DOCUMENT_CODES[kind][0]:
        yield "Composition.type"
    if composition.get("status") != "final" or not text(composition, "title"):
        yield "Composition.title"
    if composition.get("date") != bundle.get("timestamp"):
        yield "Composition.date"


def _says_who_wrote_it(bundle: JsonObject) -> Iterator[str]:
    composition = _composition(bundle)
    author = next(iter(objects(composition, "author")), {})
    custodian = as_object(composition.get("custodian"))
    people = by_url(bundle)
    for wanted, end in (("Practitioner", author), ("Organization", custodian)):
        if kind_of(people.get(text(end, "reference"), {})) != wanted:
            yield f"Composition: {wanted}"


def _reaches_every_entry(bundle: JsonObject) -> Iterator[str]:
    reached = [
        text(one, "reference")
        for section in objects(_composition(bundle), "section")
        for one in objects(section, "entry")
    ]
    for url, resource in by_url(bundle).items():
        wanted = 0 if kind_of(resource) in {"Composition", "Patient"} else 1
        if reached.count(url) != wanted:
            yield kind_of(resource)


def _tells_where_it_comes_from(bundle: JsonObject) -> Iterator[str]:
    told = resources(bundle, "Provenance")
    if len(told) != 1:
        yield "Provenance"
        return
    targets = {text(one, "reference") for one in objects(told[0], "target")}
    rest = {
        url
        for url, one in by_url(bundle).items()
        if kind_of(one) not in {"Composition", "Provenance"}
    }
    if targets != rest or told[0].get("recorded") != bundle.get("timestamp"):
        yield "Provenance.target"


def _has_no_markup(bundle: JsonObject) -> Iterator[str]:
    """Yield narratives; the `text` of an item of a response is a plain text, and no narrative."""
    for resource in resources(bundle):
        for path, name, value in elements(resource, kind_of(resource)):
            if name == "div" or (name == "text" and not isinstance(value, str)):
                yield path


def _has_no_files(bundle: JsonObject) -> Iterator[str]:
    for resource in resources(bundle):
        for path, name, _value in elements(resource, kind_of(resource)):
            if name in {"valueAttachment", "valueReference", "photo", "data"}:
                yield path


def _has_known_extensions(bundle: JsonObject) -> Iterator[str]:
    is_all_of_hers = kind_of_document(bundle) is DocumentKind.FULL_ACCESS
    known = _TOLD | _OF_THE_PROFESSIONAL if is_all_of_hers else _TOLD
    for resource in resources(bundle):
        for path, name, value in elements(resource, kind_of(resource)):
            if name == "extension":
                urls = [as_object(one).get("url") for one in _listed(value)]
                if not all(isinstance(url, str) and url in known for url in urls):
                    yield path


def _has_nothing_empty(bundle: JsonObject) -> Iterator[str]:
    for path, _name, value in elements(bundle):
        if any(one in (None, "", [], {}) for one in _listed(value) or [None]):
            yield path


def _has_times_that_can_be(bundle: JsonObject) -> Iterator[str]:
    now = moment_in(bundle.get("timestamp"))
    for resource in resources(bundle):
        for path, name, value in elements(resource, kind_of(resource)):
            is_time = name.endswith(("Date", "DateTime")) or name in _TIMES
            is_answer = path.startswith("QuestionnaireResponse.item")
            if now is None or is_answer or not is_time:
                continue
            moment, day = moment_in(value), day_in(value)
            is_past = (moment is not None and moment <= now) or (
                day is not None and day <= (now + _FARTHEST_EAST).date()
            )
            is_known = moment is not None or day is not None
            if not is_past and not (is_known and path in _LIES_AHEAD):
                yield path


def _composition(bundle: JsonObject) -> JsonObject:
    return next(iter(resources(bundle, "Composition")), {})


def _listed(value: JsonValue) -> list[JsonValue]:
    return value if isinstance(value, list) else [value]


DOCUMENT: Final = (
    Rule(10, "", _says_what_it_is),
    Rule(11, "", _says_who_wrote_it),
    Rule(12, "", _reaches_every_entry),
    Rule(13, "", _tells_where_it_comes_from),
    Rule(14, "", _has_no_markup),
    Rule(15, "", _has_no_files),
    Rule(16, "", _has_known_extensions),
    Rule(17, "", _has_nothing_empty),
    Rule(18, "", _has_times_that_can_be),
)
