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
from operator import ge, gt, le, lt

from kansrijk_desktop.engine.answers import Value
from kansrijk_desktop.engine.comparison import are_equal, compare
from kansrijk_desktop.engine.items import Condition, Operator
from kansrijk_desktop.fhir.elements import coding_key

Test = Callable[[Sequence[Value]], bool]

_ORDERED: dict[Operator, Callable[[int], bool]] = {
    Operator.GREATER: lambda order: order > 0,
    Operator.LESS: lambda order: order < 0,
    Operator.GREATER_OR_EQUAL: lambda order: order >= 0,
    Operator.LESS_OR_EQUAL: lambda order: order <= 0,
}

_WHOLE: dict[Operator, Callable[[int, int], bool]] = {
    Operator.GREATER: gt,
    Operator.LESS: lt,
    Operator.GREATER_OR_EQUAL: ge,
    Operator.LESS_OR_EQUAL: le,
}


def make_condition(question: str, operator: Operator, answer: Value) -> Condition:
    """Make a condition with its test; made once, because the test runs after every answer."""
    return Condition(question, operator, answer, _test(operator, answer))


def _test(operator: Operator, wanted: Value) -> Test:
    if operator is Operator.EXISTS:
        has_to_exist = wanted.json is True
        return lambda values: bool(values) is has_to_exist
    if operator in _ORDERED:
        return _order_test(operator, wanted)
    if wanted.code:
        return _coding_test(wanted, has_to_differ=operator is Operator.NOT_EQUAL)
    return _equality_test(wanted, has_to_differ=operator is Operator.NOT_EQUAL)


def _order_test(operator: Operator, wanted: Value) -> Test:
    bound = wanted.json if type(wanted.json) is int and wanted.type == "Integer" else None
    is_right = _WHOLE[operator]

    def is_met(values: Sequence[Value]) -> bool:
        for value in values:
            number = value.json
            # The commonest case, without a call for every answer; a boolean is no number.
            if bound is not None and type(number) is int and value.type == "Integer":
                if is_right(number, bound):
                    return True
            elif _is_in_order(operator, value, wanted):
                return True
        return False

    return is_met


def _is_in_order(operator: Operator, value: Value, wanted: Value) -> bool:
    order = compare(value, wanted)
    return order is not None and _ORDERED[operator](order)


def _equality_test(wanted: Value, *, has_to_differ: bool) -> Test:
    has_to_equal = not has_to_differ

    def is_met(values: Sequence[Value]) -> bool:
        if not values:
            return has_to_differ
        return any(are_equal(value, wanted) is has_to_equal for value in values)

    return is_met


def _coding_test(wanted: Value, *, has_to_differ: bool) -> Test:
    """The commonest test of all, without a call for every answer."""
    system, code = coding_key(wanted.json)
    has_to_equal = not has_to_differ

    def is_met(values: Sequence[Value]) -> bool:
        for value in values:
            json = value.json
            if value.type == "Coding" and isinstance(json, dict):
                other = json.get("system")
                is_same = json.get("code") == code and (other == system or not (other and system))
                if is_same is has_to_equal:
                    return True
            elif are_equal(value, wanted) is has_to_equal:
                return True
        return has_to_differ and not values

    return is_met
