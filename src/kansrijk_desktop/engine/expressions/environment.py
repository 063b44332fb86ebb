"""What an expression can see besides its own context, and the budget it runs on."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import TypeAlias

from kansrijk_desktop.engine.expressions.errors import LimitExceededError, UnknownVariableError
from kansrijk_desktop.engine.expressions.nodes import RESPONSE, Json, Node, wrap
from kansrijk_desktop.engine.expressions.quantities import Quantity
from kansrijk_desktop.engine.expressions.temporal import Date, DateTime, Time, from_datetime

Element: TypeAlias = Node | bool | int | Decimal | str | Date | DateTime | Time | Quantity
Collection: TypeAlias = Sequence[Element]
"""What an expression yields: always a list, which nobody changes in place."""

Score: TypeAlias = Callable[[str | None, Json], Decimal | None]
"""Finds the score of an answer: linkId of its item, and the Coding or other value as JSON."""

_SYSTEMS = {
    "ucum": "http://unitsofmeasure.org",
    "sct": "http://snomed.info/sct",
    "loinc": "http://loinc.org",
}
_RESERVED = frozenset({"resource", "context", "rootResource", "questionnaire", "qitem"})
_VALUE_SET = "http://hl7.org/fhir/ValueSet/"
_EXTENSION = "http://hl7.org/fhir/StructureDefinition/"


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one evaluation may do.

    Attributes:
        steps: elements touched, over the whole evaluation.
        elements: largest collection.
        characters: longest string.
    """

    steps: int = 200_000
    elements: int = 50_000
    characters: int = 100_000


@dataclass(frozen=True, slots=True)
class Environment:
    """What an expression can see besides its own context.

    Attributes:
        now: reads the clock; asked once per evaluation, must know its time zone.
        resource: the QuestionnaireResponse, as JSON or Node; `%resource`.
        context: `%context`; None means what the expression is evaluated on.
        root_resource: `%rootResource`; None means `resource`.
        questionnaire: the Questionnaire; `%questionnaire`.
        questionnaire_item: item of the Questionnaire the expression belongs to; `%qitem`.
        variables: everything else, without percent sign: one value or a list of them, as JSON,
            Node or FHIRPath value.
        score: finds the score of an answer for weight() and ordinal().
        limits: how much one evaluation may do.
    """

    now: Callable[[], datetime]
    resource: Json = None
    context: Json = None
    root_resource: Json = None
    questionnaire: Json = None
    questionnaire_item: Json = None
    variables: Mapping[str, Json] = field(default_factory=dict)
    score: Score | None = None
    limits: Limits = field(default_factory=Limits)


def as_collection(value: Json, type_name: str | None = None) -> Collection:
    """Turn what came from outside into a collection."""
    if value is None:
        return []
    if type(value) is list:
        return [_as_element(one, type_name) for one in value if one is not None]
    return [_as_element(value, type_name)]


def _as_element(value: Json, type_name: str | None) -> Element:
    if type(value) is dict or type(value) is list:
        return wrap(value, type_name)
    if type(value) is float:
        return Decimal(repr(value))
    element: Element = value
    return element


class Run:
    """One evaluation: the budget left, the moment it happens and the loop it is in.

    Attributes:
        index: `$index` of the innermost loop.
        total: `$total` of the innermost aggregate().
        own_variables: made by defineVariable().
    """

    __slots__ = (
        "_given",
        "_moment",
        "_steps",
        "environment",
        "focus",
        "index",
        "own_variables",
        "total",
    )

    def __init__(self, environment: Environment, focus: Collection) -> None:
        self.environment = environment
        self.focus = focus
        self.index: int | None = None
        self.total: Collection | None = None
        self.own_variables: Mapping[str, Collection] = {}
        self._given: dict[str, Collection] = {}
        self._steps = environment.limits.steps
        self._moment: DateTime | None = None

    def spend(self, steps: int) -> None:
        """Pay for elements touched.

        Raises:
            LimitExceededError: nothing is left.
        """
        self._steps -= steps
        if self._steps < 0:
            raise LimitExceededError("the expression takes too long")

    def check_size(self, collection: Collection) -> Collection:
        """Pay for a collection made and return it.

        Raises:
            LimitExceededError: it is too large, or nothing is left.
        """
        self.check_count(len(collection))
        self.spend(len(collection) + 1)
        return collection

    def check_count(self, elements: int) -> None:
        """Refuse a collection that has grown too large.

        Raises:
            LimitExceededError: it has.
        """
        if elements > self.environment.limits.elements:
            raise LimitExceededError("the expression makes too large a collection")

    def check_text(self, text: str) -> str:
        """Pay for a string made and return it.

        Raises:
            LimitExceededError: it is too long, or nothing is left.
        """
        self.check_length(len(text))
        self.spend(len(text) // 64)
        return text

    def check_length(self, length: int) -> None:
        """Refuse a string that would become too long, before it is made.

        Raises:
            LimitExceededError: it would.
        """
        if length > self.environment.limits.characters:
            raise LimitExceededError("the expression makes too long a text")

    @property
    def moment(self) -> DateTime:
        """The one moment of this evaluation."""
        if self._moment is None:
            self._moment = from_datetime(self.environment.now())
        return self._moment

    def variable(self, name: str, position: int) -> Collection:
        """Look a %variable up.

        Raises:
            UnknownVariableError: nobody defined it.
        """
        if name in self.own_variables:
            return self.own_variables[name]
        if name in self._given:
            return self._given[name]
        if name in self.environment.variables:
            self._given[name] = as_collection(self.environment.variables[name])
            return self._given[name]
        special = self._special(name)
        if special is None:
            raise UnknownVariableError(name, position)
        return special

    def response(self) -> Collection:
        """Return %resource where that is a response; nothing otherwise."""
        found = as_collection(self.environment.resource)
        return [one for one in found if type(one) is Node and one.type == RESPONSE]

    def knows(self, name: str) -> bool:
        """Tell whether a %variable of this name exists already."""
        known = name in self.own_variables or name in self.environment.variables
        return known or name in _RESERVED or _fixed(name) is not None

    def _special(self, name: str) -> Collection | None:
        environment = self.environment
        if name == "resource":
            return as_collection(environment.resource)
        if name == "context":
            return self.focus if environment.context is None else as_collection(environment.context)
        if name == "rootResource":
            return as_collection(environment.root_resource or environment.resource)
        if name == "questionnaire":
            return as_collection(environment.questionnaire)
        if name == "qitem":
            return as_collection(environment.questionnaire_item, "Questionnaire.item")
        return _fixed(name)


def _fixed(name: str) -> Collection | None:
    if name in _SYSTEMS:
        return [_SYSTEMS[name]]
    if name.startswith("vs-"):
        return [_VALUE_SET + name.removeprefix("vs-")]
    if name.startswith("ext-"):
        return [_EXTENSION + name.removeprefix("ext-")]
    return None
