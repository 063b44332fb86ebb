"""Value sets: the concepts of those inside a form, and a few common ones of HL7.

A form may carry its lists (`contained`), as an expansion or only as a composition. We expand the
composition ourselves where it names its concepts; what needs a server is said, not guessed.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import TypeAlias

from kansrijk_desktop.engine.common_value_sets import COMMON_VALUE_SETS
from kansrijk_desktop.fhir.elements import as_object, coding_key, objects, text
from kansrijk_desktop.fhir.json import JsonObject

# Of all lists of a form together; real lists have tens to thousands.
MAX_CONCEPTS = 60_000
_MAX_NESTING = 20

Concepts: TypeAlias = tuple[JsonObject, ...]
_Key: TypeAlias = tuple[str, str]


class ValueSetIndex:
    """Finds the concepts of a value set by its reference.

    A concept is a JSON object with system, code, display and whatever the form wrote beside it.

    Attributes:
        is_too_large: more concepts had to be read than a form may have.
    """

    def __init__(self, contained: list[JsonObject]) -> None:
        self.is_too_large = False
        self._value_sets = _by_reference(contained, "ValueSet")
        self._code_systems = _by_reference(contained, "CodeSystem")
        self._found: dict[int, Concepts | None] = {}
        self._count = 0
        self._nesting = 0

    def concepts(self, reference: str) -> Concepts | None:
        """Return the concepts; None when the list is not in the form and not a common one.

        Of the same list always the same object.
        """
        url = reference.partition("|")[0]
        value_set = self._value_sets.get(reference) or self._value_sets.get(url)
        if value_set is None:
            return COMMON_VALUE_SETS.get(url)
        if id(value_set) not in self._found:
            self._found[id(value_set)] = None  # what it is to itself, should it include itself
            self._nesting += 1
            if self._nesting <= _MAX_NESTING:
                self._found[id(value_set)] = self._read(value_set)
            self._nesting -= 1
        return self._found[id(value_set)]

    def _read(self, value_set: JsonObject) -> Concepts | None:
        expansion = as_object(value_set.get("expansion"))
        if "contains" in expansion:
            return tuple(self._counted(_expanded(expansion)).values())
        return self._compose(as_object(value_set.get("compose")))

    def _compose(self, compose: JsonObject) -> Concepts | None:
        included: dict[_Key, JsonObject] = {}
        for include in objects(compose, "include"):
            concepts = self._included(include)
            if concepts is None:
                return None
            for key, concept in concepts.items():
                included.setdefault(key, concept)
        for exclude in objects(compose, "exclude"):
            concepts = self._included(exclude)
            if concepts is None:
                return None
            included = {key: one for key, one in included.items() if key not in concepts}
        return tuple(included.values()) or None

    def _included(self, include: JsonObject) -> dict[_Key, JsonObject] | None:
        """Return what all parts of one include agree on (FHIR R4, ValueSet.compose.include)."""
        parts: list[Iterable[JsonObject] | None] = []
        if "system" in include or "concept" in include:
            parts.append(self._of_system(include))
        references = include.get("valueSet")
        if isinstance(references, list):
            parts.extend(self.concepts(str(reference)) for reference in references)
        agreed: dict[_Key, JsonObject] | None = None
        for part in parts:
            if part is None or self.is_too_large:
                return None
            keyed = self._counted(part)
            agreed = {key: keyed[key] for key in keyed if agreed is None or key in agreed}
        return agreed

    def _counted(self, concepts: Iterable[JsonObject]) -> dict[_Key, JsonObject]:
        """Return the concepts by system and code; none when more were read than a form may have."""
        keyed: dict[_Key, JsonObject] = {}
        for concept in islice(concepts, MAX_CONCEPTS - self._count + 1):
            self._count += 1
            keyed.setdefault(coding_key(concept), concept)
        self.is_too_large = self._count > MAX_CONCEPTS
        return {} if self.is_too_large else keyed

    def _of_system(self, include: JsonObject) -> Iterable[JsonObject] | None:
        system = text(include, "system")
        if "concept" in include:
            concepts: Iterable[JsonObject] = objects(include, "concept")
        else:
            code_system = self._code_systems.get(system)
            if code_system is None or "filter" in include:
                return None
            concepts = _declared(code_system)
        return [{"system": system, **concept} if system else concept for concept in concepts]


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
