"""Value sets: the concepts of those inside a form, and a few common ones of HL7.

A form may carry its lists (`contained`), as an expansion or only as a composition. We expand the
composition ourselves where it names its concepts; what needs a server is said, not guessed.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

from kansrijk_desktop.engine.common_value_sets import COMMON_VALUE_SETS
from kansrijk_desktop.fhir.elements import as_object, objects, text
from kansrijk_desktop.fhir.json import JsonObject

_MAX_CONCEPTS = 10_000
_MAX_NESTING = 8


class ValueSetIndex:
    """Finds the concepts of a value set by its reference.

    A concept is a JSON object with system, code, display and whatever the form wrote beside it.
    """

    def __init__(self, contained: list[JsonObject]) -> None:
        self._value_sets = _by_reference(contained, "ValueSet")
        self._code_systems = _by_reference(contained, "CodeSystem")
        self._found: dict[str, tuple[JsonObject, ...] | None] = {}

    def concepts(self, reference: str) -> tuple[JsonObject, ...] | None:
        """Return the concepts; None when the list is not in the form and not a common one."""
        if reference not in self._found:
            self._found[reference] = self._look_up(reference, 0)
        return self._found[reference]

    def _look_up(self, reference: str, nesting: int) -> tuple[JsonObject, ...] | None:
        value_set = self._value_sets.get(reference)
        if value_set is None:
            value_set = self._value_sets.get(reference.partition("|")[0])
        if value_set is None:
            return COMMON_VALUE_SETS.get(reference.partition("|")[0])
        if nesting > _MAX_NESTING:
            return None
        expansion = as_object(value_set.get("expansion"))
        if "contains" in expansion:
            return tuple(_limited(_expanded(expansion)))
        return self._compose(as_object(value_set.get("compose")), nesting)

    def _compose(self, compose: JsonObject, nesting: int) -> tuple[JsonObject, ...] | None:
        included: dict[tuple[str, str], JsonObject] = {}
        for include in objects(compose, "include"):
            concepts = self._included(include, nesting)
            if concepts is None:
                return None
            for concept in concepts:
                included.setdefault((text(concept, "system"), text(concept, "code")), concept)
        for exclude in objects(compose, "exclude"):
            for concept in self._included(exclude, nesting) or ():
                included.pop((text(concept, "system"), text(concept, "code")), None)
        return tuple(_limited(included.values())) if included else None

    def _included(self, include: JsonObject, nesting: int) -> list[JsonObject] | None:
        system = text(include, "system")
        if "concept" in include:
            return [_with_system(concept, system) for concept in objects(include, "concept")]
        references = include.get("valueSet")
        if isinstance(references, list) and references and not system:
            nested: list[JsonObject] = []
            for reference in references:
                concepts = self._look_up(str(reference), nesting + 1)
                if concepts is None:
                    return None
                nested.extend(concepts)
            return nested
        code_system = self._code_systems.get(system)
        if code_system is None or "filter" in include:
            return None
        return [_with_system(concept, system) for concept in _declared(code_system)]


def _by_reference(contained: list[JsonObject], resource_type: str) -> Mapping[str, JsonObject]:
    index: dict[str, JsonObject] = {}
    for resource in contained:
        if resource.get("resourceType") == resource_type:
            identifier, url = text(resource, "id").removeprefix("#"), text(resource, "url")
            for reference in ("#" + identifier, url):
                if reference.strip("#"):
                    index.setdefault(reference, resource)
    return index


def _expanded(expansion: JsonObject) -> Iterator[JsonObject]:
    for concept in objects(expansion, "contains"):
        if concept.get("abstract") is not True and text(concept, "code"):
            yield concept
        yield from _expanded(concept)


def _declared(code_system: JsonObject) -> Iterator[JsonObject]:
    for concept in objects(code_system, "concept"):
        yield concept
        yield from _declared(concept)


def _with_system(concept: JsonObject, system: str) -> JsonObject:
    return {"system": system, **concept} if system else concept


def _limited(concepts: Iterable[JsonObject]) -> Iterator[JsonObject]:
    return islice(concepts, _MAX_CONCEPTS)
