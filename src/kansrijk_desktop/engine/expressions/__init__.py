"""FHIRPath over plain FHIR JSON: the door of this package.

`compile_expression` once per expression, `Expression.evaluate` as often as answers change.
Source: FHIRPath N1 (2.0.0), FHIR R4 FHIRPath supplement, and SDC for weight() and answers().
"""

from dataclasses import dataclass, field

from kansrijk_desktop.engine.expressions.compiler import compile_tree
from kansrijk_desktop.engine.expressions.environment import (
    Collection,
    Element,
    Environment,
    Limits,
    Run,
    Score,
    as_collection,
)
from kansrijk_desktop.engine.expressions.errors import (
    ExpressionError,
    ExpressionSyntaxError,
    LimitExceededError,
    TypeMismatchError,
    UnknownFunctionError,
    UnknownTypeError,
    UnknownVariableError,
    UnsupportedError,
)
from kansrijk_desktop.engine.expressions.facts import Reads, read_facts
from kansrijk_desktop.engine.expressions.functions.registry import Evaluator
from kansrijk_desktop.engine.expressions.nodes import Json, Node, wrap
from kansrijk_desktop.engine.expressions.parser import parse
from kansrijk_desktop.engine.expressions.quantities import Quantity
from kansrijk_desktop.engine.expressions.results import typed_json
from kansrijk_desktop.engine.expressions.temporal import Date, DateTime, Time

__all__ = [
    "Collection",
    "Date",
    "DateTime",
    "Element",
    "Environment",
    "Expression",
    "ExpressionError",
    "ExpressionSyntaxError",
    "Json",
    "LimitExceededError",
    "Limits",
    "Node",
    "Quantity",
    "Reads",
    "Score",
    "Time",
    "TypeMismatchError",
    "UnknownFunctionError",
    "UnknownTypeError",
    "UnknownVariableError",
    "UnsupportedError",
    "compile_expression",
    "typed_json",
    "wrap",
]


@dataclass(frozen=True, slots=True)
class Expression:
    """A compiled expression.

    Attributes:
        text: as the form writes it.
        reads: what its value depends on.
    """

    text: str
    reads: Reads
    _evaluator: Evaluator = field(repr=False)

    def evaluate(self, context: Json, environment: Environment) -> Collection:
        """Work the expression out.

        Args:
            context: what it starts from: JSON, a Node, or a list of them; None is nothing.
            environment: the %variables, the clock and the limits.

        Returns:
            The result, as a list: Node for elements of a resource, and bool, int, Decimal, str,
            Date, DateTime, Time or Quantity for values the expression made. Not to be changed.

        Raises:
            ExpressionError: it cannot be worked out.
        """
        focus = as_collection(context)
        try:
            return self._evaluator(focus, Run(environment, focus))
        except RecursionError as error:
            raise LimitExceededError("data or expression nested too deep") from error


def compile_expression(text: str) -> Expression:
    """Read and compile an expression.

    Raises:
        ExpressionError: it is not FHIRPath, too long, or uses what this engine does not have.
    """
    try:
        tree = parse(text)
        evaluator = compile_tree(tree)
        return Expression(text, read_facts(tree), evaluator)
    except RecursionError as error:
        raise LimitExceededError("expression nested too deep") from error
