"""The rules for what a document Bundle is made of, whatever it tells: rules 1 to 9.

A Bundle that breaks one of these is refused at the door. The numbers are those of
`docs/exchange.md`.
"""

import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from kansrijk_desktop.exchange.bundle_elements import id_in, moment_in
from kansrijk_desktop.fhir.elements import as_object, objects, text
from kansrijk_desktop.fhir.json import JsonObject, JsonValue

MAX_ENTRIES: Final = 2_000
MAX_TEXT: Final = 20_000

RESOURCE_TYPES: Final = frozenset(
    {
        *("Composition", "Patient", "RelatedPerson", "Practitioner", "Organization"),
        *("QuestionnaireResponse", "Observation", "ServiceRequest", "Task"),
        *("Consent", "Provenance"),
    }
)
SUBJECTS: Final = ("subject", "patient", "for")
"""Where a resource says whom it is about."""

_CHANGES_MEANING: Final = ("contained", "modifierExtension", "implicitRules")
_LINES: Final = "\n\r\t"


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule.

    Attributes:
        number: as in `docs/exchange.md`.
        told: what to tell who gave us a file that breaks it; empty where such a file is read.
        breaches: yields where a Bundle breaks it.
    """

    number: int
    told: str
    breaches: Callable[[JsonObject], Iterator[str]]


@dataclass(frozen=True, slots=True)
class Breach:
    """A rule that a Bundle breaks, and where: a resource and an element, never what it holds."""

    rule: Rule
    where: str


def broken(rules: tuple[Rule, ...], bundle: JsonObject) -> tuple[Breach, ...]:
    """Return which of these rules a Bundle breaks."""
    return tuple(Breach(rule, where) for rule in rules for where in rule.breaches(bundle))


def resources(bundle: JsonObject, kind: str = "") -> list[JsonObject]:
    """Return the resources, or those of one type, in their order."""
    found = (as_object(entry.get("resource")) for entry in objects(bundle, "entry"))
    return [one for one in found if not kind or one.get("resourceType") == kind]


def by_url(bundle: JsonObject) -> dict[str, JsonObject]:
    """Return the resources by how they are referred to."""
    entries = objects(bundle, "entry")
    return {text(entry, "fullUrl"): as_object(entry.get("resource")) for entry in entries}


def elements(value: JsonValue, path: str = "") -> Iterator[tuple[str, str, JsonValue]]:
    """Yield every element below a value: where it stands, what it is called, what it holds."""
    open_values: list[tuple[str, JsonValue]] = [(path, value)]
    while open_values:
        place, holder = open_values.pop()
        if isinstance(holder, dict):
            for name, held in holder.items():
                below = f"{place}.{name}" if place else name
                yield below, name, held
                open_values.append((below, held))
        elif isinstance(holder, list):
            open_values.extend((place, held) for held in holder)


def kind_of(resource: JsonObject) -> str:
    """Return the type of a resource."""
    return text(resource, "resourceType")


def _is_document(bundle: JsonObject) -> Iterator[str]:
    if kind_of(bundle) != "Bundle" or bundle.get("type") != "document":
        yield "Bundle.type"
    if not id_in(text(as_object(bundle.get("identifier")), "value")):
        yield "Bundle.identifier"
    if moment_in(bundle.get("timestamp")) is None:
        yield "Bundle.timestamp"


def _has_not_too_many(bundle: JsonObject) -> Iterator[str]:
    written = bundle.get("entry")
    if not isinstance(written, list) or len(written) > MAX_ENTRIES:
        yield "Bundle.entry"


def _begins_with_its_composition(bundle: JsonObject) -> Iterator[str]:
    kinds = [kind_of(one) for one in resources(bundle)]
    if kinds[:1] != ["Composition"] or kinds.count("Composition") != 1:
        yield "Composition"


def _names_every_entry(bundle: JsonObject) -> Iterator[str]:
    seen: set[str] = set()
    written = bundle.get("entry")
    for entry in written if isinstance(written, list) else []:
        url = text(as_object(entry), "fullUrl")
        is_named = bool(id_in(url)) and url not in seen
        if not is_named or set(as_object(entry)) != {"fullUrl", "resource"}:
            yield "Bundle.entry"
        seen.add(url)


def _refers_to_itself_only(bundle: JsonObject) -> Iterator[str]:
    urls = by_url(bundle)
    for resource in resources(bundle):
        for path, name, value in elements(resource, kind_of(resource)):
            # A Reference is an object; a QuestionnaireResponse has no element of that name.
            if name == "reference" and isinstance(value, str) and value not in urls:
                yield path


def _is_about_one_patient(bundle: JsonObject) -> Iterator[str]:
    patients = [url for url, one in by_url(bundle).items() if kind_of(one) == "Patient"]
    if len(patients) != 1:
        yield "Patient"
        return
    for resource in resources(bundle):
        for name in SUBJECTS:
            about = resource.get(name)
            if about is not None and text(as_object(about), "reference") != patients[0]:
                yield f"{kind_of(resource)}.{name}"


def _holds_what_we_know(bundle: JsonObject) -> Iterator[str]:
    yield from (kind_of(one) for one in resources(bundle) if kind_of(one) not in RESOURCE_TYPES)


def _means_what_it_says(bundle: JsonObject) -> Iterator[str]:
    for resource in resources(bundle):
        for path, name, _value in elements(resource, kind_of(resource)):
            if name in _CHANGES_MEANING:
                yield path


def _has_texts_that_can_be_read(bundle: JsonObject) -> Iterator[str]:
    for resource in resources(bundle):
        for path, _name, value in elements(resource, kind_of(resource)):
            for one in value if isinstance(value, list) else [value]:
                if isinstance(one, str) and (len(one) > MAX_TEXT or has_hidden_characters(one)):
                    yield path


def has_hidden_characters(written: str) -> bool:
    """Tell whether a text holds characters that nobody sees and that change how it reads."""
    return not written.isprintable() and visible(written) != written


def visible(written: str) -> str:
    """Return a text without control characters and without marks that turn its direction.

    Joiners stay: Persian and emoji need them.
    """
    return "".join(letter for letter in written if not _is_hidden(letter))


def _is_hidden(letter: str) -> bool:
    if letter in _LINES:
        return False
    is_control = unicodedata.category(letter) in {"Cc", "Zl", "Zp"}
    return is_control or letter == "\ufeff" or unicodedata.bidirectional(letter) in _TURNING


_TURNING: Final = frozenset({"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"})

STRUCTURE: Final = (
    Rule(1, "Het is geen document: soort, nummer of tijdstip ontbreekt.", _is_document),
    Rule(2, f"Er staan geen, of meer dan {MAX_ENTRIES} onderdelen in.", _has_not_too_many),
    Rule(3, "Het begint niet met één inhoudsopgave.", _begins_with_its_composition),
    Rule(4, "Een onderdeel heeft geen eigen nummer.", _names_every_entry),
    Rule(5, "Een verwijzing erin leidt nergens naartoe.", _refers_to_itself_only),
    Rule(6, "Het gaat niet over precies één cliënt.", _is_about_one_patient),
    Rule(7, "", _holds_what_we_know),
    Rule(8, "Er staat iets in dat de betekenis verandert.", _means_what_it_says),
    Rule(9, f"Een tekst erin is langer dan {MAX_TEXT} tekens.", _has_texts_that_can_be_read),
)
