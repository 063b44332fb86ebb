"""Read parts of FHIR JSON without trusting its shape.

A real file may hold a text where the standard has a list. These readers answer with nothing instead
of failing, so that whoever checks the file can say so in words.
"""

from collections.abc import Iterator

from kansrijk_desktop.fhir.json import JsonObject, JsonValue

TRANSLATION = "http://hl7.org/fhir/StructureDefinition/translation"

# The types an answer or initial value may have (FHIR R4 Questionnaire and QuestionnaireResponse).
VALUE_TYPES = (
    "Boolean",
    "Decimal",
    "Integer",
    "Date",
    "DateTime",
    "Time",
    "String",
    "Uri",
    "Attachment",
    "Coding",
    "Quantity",
    "Reference",
)


def as_object(value: JsonValue) -> JsonObject:
    """Return the value if it is an object, an empty object otherwise."""
    return value if isinstance(value, dict) else {}


def objects(element: JsonObject, key: str) -> list[JsonObject]:
    """Return the objects in a list; a single object counts as a list of one."""
    value = element.get(key)
    if isinstance(value, dict):
        return [value]
    return [entry for entry in value if isinstance(entry, dict)] if isinstance(value, list) else []


def text(element: JsonObject, key: str) -> str:
    """Return a text, empty when there is none."""
    value = element.get(key)
    return value if isinstance(value, str) else ""


def flag(element: JsonObject, key: str) -> bool:
    """Return whether a boolean is there and true."""
    return element.get(key) is True


def polymorphic(element: JsonObject, prefix: str) -> tuple[str, JsonValue] | None:
    """Return type and value of a choice element: valueCoding gives ("Coding", {...})."""
    length = len(prefix)
    for key, value in element.items():
        if key.startswith(prefix) and key[length : length + 1].isupper():
            return key[length:], value
    return None


def extensions(element: JsonObject, *urls: str) -> Iterator[JsonObject]:
    """Yield the extensions of an element that have one of these URLs."""
    if "extension" in element:
        for extension in objects(element, "extension"):
            if extension.get("url") in urls:
                yield extension


def extension_value(element: JsonObject, *urls: str) -> JsonValue:
    """Return the value of the first extension with one of these URLs; None when there is none."""
    for extension in extensions(element, *urls):
        found = polymorphic(extension, "value")
        if found is not None:
            return found[1]
    return None


def primitive_extensions(element: JsonObject, key: str) -> JsonObject:
    """Return the element that carries the extensions of a primitive: `_text` for `text`."""
    return as_object(element.get("_" + key))


def localized(element: JsonObject, key: str, language: str | None) -> str:
    """Return a text in a language, or as written where there is no translation.

    Source: FHIR R4 extension `translation` on the primitive. "ar-MA" falls back on "ar".
    """
    if language is not None:
        wanted = (language, language.partition("-")[0])
        for translation in extensions(primitive_extensions(element, key), TRANSLATION):
            content = extension_value(translation, "content")
            if extension_value(translation, "lang") in wanted and isinstance(content, str):
                return content
    return text(element, key)


def designation(concept: JsonObject, language: str | None) -> str:
    """Return how a value set calls a concept in a language; empty when it does not say."""
    if language is None or "designation" not in concept:
        return ""
    wanted = (language, language.partition("-")[0])
    found = (
        text(one, "value")
        for one in objects(concept, "designation")
        if text(one, "language") in wanted
    )
    return next(found, "")


def coding_key(coding: JsonValue) -> tuple[str, str]:
    """Return what makes a coding the same coding: its system and code."""
    element = as_object(coding)
    return text(element, "system"), text(element, "code")


def codings(concept: JsonValue) -> list[JsonObject]:
    """Return the codings of a CodeableConcept."""
    return objects(as_object(concept), "coding")
