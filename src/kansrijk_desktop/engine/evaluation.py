"""Evaluate the expressions of a form in their place: context, variables, scores."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from types import MappingProxyType

from kansrijk_desktop.engine.answers import Value
from kansrijk_desktop.engine.definition import Definition
from kansrijk_desktop.engine.expressions import (
    Environment,
    Expression,
    ExpressionError,
    LimitExceededError,
    wrap,
)
from kansrijk_desktop.engine.items import Variable
from kansrijk_desktop.engine.live_response import focus_item, live_response
from kansrijk_desktop.engine.occurrences import Occurrence, OccurrenceTree
from kansrijk_desktop.engine.plan import MAX_VARIABLES_DEEP
from kansrijk_desktop.engine.results import Result
from kansrijk_desktop.engine.scoring import weight_of
from kansrijk_desktop.fhir.elements import as_object, extension_value, extensions, text
from kansrijk_desktop.fhir.extensions import SDC
from kansrijk_desktop.fhir.json import JsonObject, JsonValue

_LAUNCH_CONTEXT = SDC + "sdc-questionnaire-launchContext"
_USUAL_NAMES = ("patient", "user", "encounter", "location", "study", "practitioner", "client")
_EMPTY = Result([])
_NO_RESOURCES: Mapping[str, JsonObject] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class LaunchContext:
    """Who and when the form is filled in for; the caller fixes the moment.

    Attributes:
        now: today() and now() of the form; with its time zone.
        patient, user: FHIR resources, %patient and %user.
        others: further resources by their name without percent sign.
    """

    now: datetime
    patient: JsonObject | None = None
    user: JsonObject | None = None
    others: Mapping[str, JsonObject] = field(default_factory=lambda: _NO_RESOURCES)


def context_names(source: JsonObject) -> frozenset[str]:
    """Return the names that a form may use for what is known beforehand: its own and the usual."""
    names = [extension_value(entry, "name") for entry in extensions(source, _LAUNCH_CONTEXT)]
    declared = (name if isinstance(name, str) else text(as_object(name), "code") for name in names)
    return frozenset((*_USUAL_NAMES, *declared))


class Evaluator:
    """Evaluates expressions over the occurrences of one form.

    Attributes:
        count: how many expressions were evaluated; for the benchmark.
    """

    def __init__(
        self, definition: Definition, tree: OccurrenceTree, context: LaunchContext
    ) -> None:
        self.count = 0
        self._definition = definition
        self._tree = tree
        self._context = context
        self._constants = self._launch_variables()
        self._about: JsonObject = {"resourceType": "QuestionnaireResponse", "status": "in-progress"}
        self._resource: JsonObject | None = None
        self._variables: dict[tuple[int, str, str], Result | ExpressionError] = {}
        self._depth = 0

    def forget_all(self) -> None:
        """Know that anything may have changed."""
        self._resource = None
        self._variables.clear()

    def forget(self, link_id: str) -> None:
        """Know that the answers of an item changed: drop the variables that read it."""
        self._resource = None
        reads = self._definition.plan.variable_reads
        for key in [key for key in self._variables if reads[key[1:]].includes(link_id)]:
            del self._variables[key]

    def evaluate(self, expression: Expression, occurrence: Occurrence | None) -> Result:
        """Evaluate an expression where it stands.

        Raises:
            ExpressionError: it cannot be computed with these answers.
        """
        self.count += 1
        resource = self._current()
        if occurrence is None:
            focus = wrap(resource)
        else:
            focus = wrap(focus_item(occurrence), "QuestionnaireResponse.item")
        environment = Environment(
            now=lambda: self._context.now,
            resource=resource,
            context=focus,
            questionnaire=self._definition.source,
            questionnaire_item=None if occurrence is None else occurrence.item.raw,
            variables=self._in_scope(expression, occurrence),
            score=self._score,
        )
        return Result(expression.evaluate(focus, environment))

    def _current(self) -> JsonObject:
        if self._resource is None:
            self._resource = live_response(self._tree, self._about)
        return self._resource

    def _in_scope(self, expression: Expression, occurrence: Occurrence | None) -> dict[str, object]:
        found: dict[str, object] = {}
        for name in expression.reads.variables:
            value = self._variable(name, expression, occurrence)
            if value is not None:
                found[name] = value
        return found

    def _variable(self, name: str, user: Expression, occurrence: Occurrence | None) -> object:
        scope = occurrence
        while scope is not None:
            for variable in scope.item.logic.variables:
                if variable.name == name and variable.expression is not user:
                    return self._value_of(variable, scope)
            scope = scope.parent
        for variable in self._definition.variables:
            if variable.name == name and variable.expression is not user:
                return self._value_of(variable, None)
        return self._constants.get(name)

    def _value_of(self, variable: Variable, scope: Occurrence | None) -> object:
        if variable.expression is None:
            return []
        key = (id(scope), scope.item.link_id if scope is not None else "", variable.name)
        if key not in self._variables:
            if self._depth > MAX_VARIABLES_DEEP:
                raise LimitExceededError("variables of variables too deep")
            self._variables[key] = _EMPTY  # what it is to itself, should it go round in a circle
            self._depth += 1
            try:
                self._variables[key] = self.evaluate(variable.expression, scope)
            except ExpressionError as error:
                self._variables[key] = error
            finally:
                self._depth -= 1
        known = self._variables[key]
        if isinstance(known, ExpressionError):
            raise known
        return known.elements

    def _launch_variables(self) -> dict[str, object]:
        constants: dict[str, object] = {name: [] for name in context_names(self._definition.source)}
        constants.update(self._context.others)
        if self._context.patient is not None:
            constants["patient"] = self._context.patient
        if self._context.user is not None:
            constants["user"] = self._context.user
        return constants

    def _score(self, link_id: str | None, answer: JsonValue) -> Decimal | None:
        item = self._definition.by_link_id.get(link_id or "")
        if item is None:
            return None
        kind = "Coding" if isinstance(answer, dict) else "String"
        return weight_of(item, Value(kind, answer))
