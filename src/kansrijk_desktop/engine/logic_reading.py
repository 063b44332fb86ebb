"""Read what an item does by itself: conditions, expressions, constraints."""

from collections.abc import Iterator
from dataclasses import dataclass

from kansrijk_desktop.engine.answers import Value
from kansrijk_desktop.engine.enablement import make_condition
from kansrijk_desktop.engine.expressions import Expression
from kansrijk_desktop.engine.items import (
    Condition,
    Constraint,
    Logic,
    Operator,
    OptionsToggle,
    Variable,
)
from kansrijk_desktop.engine.limit_reading import read_computed_limits
from kansrijk_desktop.engine.reading import Reading
from kansrijk_desktop.fhir.elements import (
    as_object,
    extension_value,
    extensions,
    objects,
    polymorphic,
    primitive_extensions,
    text,
)
from kansrijk_desktop.fhir.extensions import HL7, SDC
from kansrijk_desktop.fhir.json import JsonObject, JsonValue

VARIABLE = HL7 + "variable"
_CQF_EXPRESSION = HL7 + "cqf-expression"
_CALCULATED = SDC + "sdc-questionnaire-calculatedExpression"
_LEGACY_CALCULATED = HL7 + "cqf-calculatedValue"
_INITIAL = SDC + "sdc-questionnaire-initialExpression"
_ENABLE_WHEN = SDC + "sdc-questionnaire-enableWhenExpression"
_ANSWERS = SDC + "sdc-questionnaire-answerExpression"
_TOGGLE = SDC + "sdc-questionnaire-answerOptionsToggleExpression"
_TARGET_CONSTRAINT = HL7 + "targetConstraint"
_QUESTIONNAIRE_CONSTRAINT = HL7 + "questionnaire-constraint"


@dataclass(frozen=True, slots=True)
class LogicReader:
    """Reads the logic of one item.

    Attributes:
        known: the link ids of the whole form.
    """

    raw: JsonObject
    path: str
    reading: Reading
    known: frozenset[str]

    def read(self) -> Logic:
        """Return all of it; what cannot be executed is in the report."""
        conditions = tuple(self._conditions())
        calculated = self._expression(_CALCULATED) or self._expression(_LEGACY_CALCULATED)
        is_asked_for = any(extensions(self.raw, _CALCULATED, _LEGACY_CALCULATED))
        return Logic(
            conditions=conditions,
            needs_all_conditions=self._needs_all(len(conditions)),
            enable_expression=self._expression(_ENABLE_WHEN),
            calculated=calculated,
            is_computable=calculated is not None or not is_asked_for,
            initial=self._expression(_INITIAL),
            options_expression=self._expression(_ANSWERS),
            text_expression=self._text_expression(),
            toggles=tuple(self._toggles()),
            variables=read_variables(self.raw, self.path, self.reading),
            constraints=read_constraints(self.raw, self.path, self.reading),
            limits=read_computed_limits(self.raw, self.path, self.reading),
        )

    def _conditions(self) -> Iterator[Condition]:
        for index, written in enumerate(objects(self.raw, "enableWhen")):
            condition = self._condition(written, f"{self.path}.enableWhen[{index}]")
            if condition is not None:
                yield condition

    def _condition(self, written: JsonObject, path: str) -> Condition | None:
        question = text(written, "question")
        if question not in self.known:
            self.reading.issues.notice(
                "unknown-question",
                path,
                f"De voorwaarde verwijst naar “{question[:60]}”, en die vraag is er niet.",
            )
        answer = polymorphic(written, "answer")
        operator = text(written, "operator")
        if operator in set(Operator) and answer is not None:
            return make_condition(question, Operator(operator), Value(*answer))
        if operator:
            self.reading.issues.repair(
                "bad-condition", path, "Deze voorwaarde is onvolledig en telt niet mee."
            )
            return None
        return self._condition_without_operator(written, answer, path)

    def _condition_without_operator(
        self, written: JsonObject, answer: tuple[str, JsonValue] | None, path: str
    ) -> Condition | None:
        has_answer = written.get("hasAnswer")
        if isinstance(has_answer, bool):
            answer, operator = ("Boolean", has_answer), Operator.EXISTS
        elif answer is None:
            self.reading.issues.repair(
                "bad-condition", path, "Deze voorwaarde is onvolledig en telt niet mee."
            )
            return None
        else:
            operator = Operator.EQUAL
        self.reading.issues.repair(
            "missing-operator", path, f"De operator ontbreekt; gelezen als “{operator.value}”."
        )
        return make_condition(text(written, "question"), operator, Value(*answer))

    def _needs_all(self, count: int) -> bool:
        behavior = text(self.raw, "enableBehavior")
        if count > 1 and behavior not in {"all", "any"}:
            self.reading.issues.repair(
                "missing-enable-behavior",
                f"{self.path}.enableBehavior",
                "Bij meer voorwaarden staat niet of ze alle moeten gelden; gelezen als “alle”.",
            )
        return behavior != "any"

    def _expression(self, url: str) -> Expression | None:
        written = extension_value(self.raw, url)
        if written is None:
            return None
        return self.reading.expression(written, f"{self.path}.{url.rpartition('-')[2]}")

    def _text_expression(self) -> Expression | None:
        written = extension_value(primitive_extensions(self.raw, "text"), _CQF_EXPRESSION)
        return None if written is None else self.reading.expression(written, f"{self.path}._text")

    def _toggles(self) -> Iterator[OptionsToggle]:
        for toggle in extensions(self.raw, _TOGGLE):
            options = tuple(
                Value(*found)
                for option in extensions(toggle, "option")
                if (found := polymorphic(option, "value")) is not None
            )
            expression = self.reading.expression(
                extension_value(toggle, "expression"), f"{self.path}.answerOptionsToggle"
            )
            if expression is not None:
                yield OptionsToggle(options, expression)


def read_variables(raw: JsonObject, path: str, reading: Reading) -> tuple[Variable, ...]:
    """Return the variables declared at an element, in their order."""
    variables: list[Variable] = []
    for extension in extensions(raw, VARIABLE):
        written = as_object(extension.get("valueExpression"))
        name = text(written, "name")
        expression = reading.expression(written, f"{path}.variable[{name[:60]}]".lstrip("."))
        if name:
            variables.append(Variable(name, expression))
    return tuple(variables)


def read_constraints(raw: JsonObject, path: str, reading: Reading) -> tuple[Constraint, ...]:
    """Return the constraints at an element: the newer targetConstraint and the older form."""
    constraints: list[Constraint] = []
    for extension in extensions(raw, _TARGET_CONSTRAINT, _QUESTIONNAIRE_CONSTRAINT):
        key = str(extension_value(extension, "key") or "")
        expression = reading.expression(
            extension_value(extension, "expression"), f"{path}.constraint[{key[:60]}]".lstrip(".")
        )
        if expression is not None:
            constraints.append(
                Constraint(
                    key=key,
                    expression=expression,
                    message=str(extension_value(extension, "human") or ""),
                    is_error=extension_value(extension, "severity") != "warning",
                )
            )
    return tuple(constraints)
