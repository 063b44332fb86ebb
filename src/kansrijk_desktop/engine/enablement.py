"""Which items are asked, given the answers.

FHIR leaves room and renderers differ; these are our choices (see also docs/decisions):

- A question that is itself not asked counts as unanswered.
- A condition on a question with several answers is met when one answer meets it (R5 says so for
  every operator).
- `!=` is met while there is no answer: what is not answered is not that answer. LHC-Forms and
  Smart Forms agree on this, Android FHIR differs. Write `exists` beside it where that is not meant.
- A reason for not answering is not an answer: `exists` is false.
- Where the question occurs several times (repeats), the nearest occurrence counts: an ancestor,
  then within the nearest common group the last before, then the first after.
- Comparisons that cannot be decided (2026 against 2026-05-01) are not met.
- A coding without system matches on its code alone.
"""

from collections.abc import Callable, Sequence

from kansrijk_desktop.engine.answers import Value
from kansrijk_desktop.engine.comparison import are_equal, compare
from kansrijk_desktop.engine.items import Condition, Operator

_ORDERED: dict[Operator, Callable[[int], bool]] = {
    Operator.GREATER: lambda order: order > 0,
    Operator.LESS: lambda order: order < 0,
    Operator.GREATER_OR_EQUAL: lambda order: order >= 0,
    Operator.LESS_OR_EQUAL: lambda order: order <= 0,
}


def is_met(condition: Condition, values: Sequence[Value]) -> bool:
    """Tell whether a condition holds for the answers of its question."""
    operator = condition.operator
    if operator is Operator.EXISTS:
        return bool(values) is (condition.answer.json is True)
    if operator in _ORDERED:
        return any(_is_in_order(operator, value, condition.answer) for value in values)
    wanted = operator is Operator.EQUAL
    for value in values:  # a loop: this runs for every condition of a form
        if are_equal(value, condition.answer) is wanted:
            return True
    return operator is Operator.NOT_EQUAL and not values


def _is_in_order(operator: Operator, value: Value, wanted: Value) -> bool:
    order = compare(value, wanted)
    return order is not None and _ORDERED[operator](order)
