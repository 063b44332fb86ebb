"""The small parts that the resources of a document Bundle are made of, written and read."""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from uuid import NAMESPACE_URL, UUID, uuid5

from kansrijk_desktop.fhir.elements import coding_key, codings, extension_value, text
from kansrijk_desktop.fhir.extensions import OUR_CODES
from kansrijk_desktop.fhir.json import JsonObject, JsonValue

LOINC = "http://loinc.org"
SNOMED = "http://snomed.info/sct"
UCUM = "http://unitsofmeasure.org"
DOMAIN_SYSTEM = OUR_CODES + "domain"
DOCUMENT_SYSTEM = OUR_CODES + "document"
OBSERVATION_SYSTEM = OUR_CODES + "observation"

_URN = "urn:uuid:"


def urn(identity: str) -> str:
    """Return how a resource of the Bundle is referred to (FHIR R4, Bundle, 2.36.4)."""
    return f"{_URN}{_uuid(identity)}"


def derived(identity: str, *parts: str) -> str:
    """Return an id made from another, so that the same content gives the same bytes."""
    return str(uuid5(_uuid(identity), "/".join(parts)))


def id_in(url: str) -> str:
    """Return the id that `urn` made a reference of; empty for any other."""
    try:
        return str(UUID(url[len(_URN) :])) if url.startswith(_URN) else ""
    except ValueError:
        return ""


def filled(**elements: JsonValue) -> JsonObject:
    """Return the elements that hold something: FHIR knows no empty ones (R4, JSON)."""
    return {name: value for name, value in elements.items() if value not in (None, "", [], {})}


def reference(url: str, display: str = "") -> JsonObject:
    """Return a reference to an entry of the Bundle, or only a name."""
    return filled(reference=url, display=display)


def concept(system: str, code: str, display: str = "", words: str = "") -> JsonObject:
    """Return a CodeableConcept with one code."""
    return filled(coding=[filled(system=system, code=code, display=display)], text=words)


def codes(value: JsonValue, system: str) -> tuple[str, ...]:
    """Return the codes of one system in a CodeableConcept."""
    found = (coding_key(coding) for coding in codings(value))
    return tuple(code for known, code in found if known == system and code)


def code_of(value: JsonValue, system: str) -> str:
    """Return the first of them, or nothing."""
    return next(iter(codes(value, system)), "")


def extension(url: str, kind: str, value: JsonValue) -> list[JsonValue]:
    """Return a list with one extension, or with none when there is nothing to say."""
    return [] if value in (None, "", False) else [{"url": url, "value" + kind: value}]


def said(element: JsonObject, url: str) -> str:
    """Return the text or code of an extension."""
    value = extension_value(element, url)
    return value if isinstance(value, str) else ""


def identifiers(numbers: Iterable[tuple[str, str]]) -> list[JsonValue]:
    """Return identifiers for the numbers that there are."""
    return [{"system": system, "value": number} for system, number in numbers if number]


def number_in(resource: JsonObject, system: str) -> str:
    """Return the identifier of one system."""
    listed = resource.get("identifier")
    for one in listed if isinstance(listed, list) else [listed]:
        if isinstance(one, dict) and one.get("system") == system:
            return text(one, "value")
    return ""


def written_moment(moment: datetime | None) -> str:
    """Return an aware time as FHIR writes it, to the last digit."""
    return "" if moment is None else moment.astimezone(UTC).isoformat()


def written_day(day: date | None) -> str:
    """Return a day as FHIR writes it."""
    return "" if day is None else day.isoformat()


def moment_in(value: JsonValue) -> datetime | None:
    """Return an aware time; nothing for a day alone, or what is no time."""
    try:
        moment = datetime.fromisoformat(value) if isinstance(value, str) else None
        # Far from our days, the step to UTC may have no result.
        return moment.astimezone(UTC) if moment and moment.tzinfo else None
    except (ValueError, OverflowError):
        return None


def day_in(value: JsonValue) -> date | None:
    """Return a whole day; nothing for a month or year alone, or what is no day."""
    if not isinstance(value, str) or len(value) != len("2026-11-21") or value[7] != "-":
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None


def whole_number(value: JsonValue) -> int | None:
    """Return a whole number; a truth value is none."""
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _uuid(identity: str) -> UUID:
    """Return an id of ours as what it is; one that is no UUID stands for one, always the same."""
    try:
        return UUID(identity)
    except ValueError:
        return uuid5(NAMESPACE_URL, identity)
