"""Which languages a form can be shown in."""

from collections.abc import Iterator

from kansrijk_desktop.fhir.elements import TRANSLATION, extension_value, text
from kansrijk_desktop.fhir.json import JsonObject, JsonValue

_RIGHT_TO_LEFT = frozenset(
    {"ar", "arc", "ckb", "dv", "fa", "he", "iw", "ps", "sd", "ug", "ur", "yi"}
)
_RIGHT_TO_LEFT_SCRIPTS = frozenset({"arab", "hebr", "syrc", "thaa", "nkoo"})


def languages_of(source: JsonObject) -> tuple[str, ...]:
    """Return the languages of a form as BCP 47 codes: its own first, the others sorted.

    The others are those of the translations and of the designations of its value sets. Its own is
    empty where the form does not say which it is.
    """
    own = text(source, "language")
    return (own, *sorted(set(_codes(source)) - {own, ""}))


def is_right_to_left(language: str) -> bool:
    """Return whether a language is written from right to left."""
    main, *more = language.lower().split("-")
    scripts = [part for part in more if len(part) == len("arab")]
    if scripts:
        return scripts[0] in _RIGHT_TO_LEFT_SCRIPTS
    return main in _RIGHT_TO_LEFT


def _codes(element: JsonValue) -> Iterator[str]:
    """Yield every language below an element; without recursion, since a form may be deep."""
    waiting = [element]
    while waiting:
        one = waiting.pop()
        if isinstance(one, list):
            waiting.extend(one)
        elif isinstance(one, dict):
            if one.get("url") == TRANSLATION:
                code = extension_value(one, "lang")
                yield code if isinstance(code, str) else ""
            waiting.extend(one.values())
            yield from _designated(one)


def _designated(concept: JsonValue) -> Iterator[str]:
    found = concept.get("designation") if isinstance(concept, dict) else None
    for one in found if isinstance(found, list) else ():
        if isinstance(one, dict):
            yield text(one, "language")
