"""The operators between two expressions, by their symbol."""

from collections.abc import Callable, Mapping
from typing import TypeAlias

from kansrijk_desktop.engine.expressions import arithmetic
from kansrijk_desktop.engine.expressions.environment import Collection, Run
from kansrijk_desktop.engine.expressions.equality import equal, equivalent, order
from kansrijk_desktop.engine.expressions.functions.collecting import contains, union
from kansrijk_desktop.engine.expressions.functions.registry import Evaluator
from kansrijk_desktop.engine.expressions.values import truth

Operator: TypeAlias = Callable[[Collection, Collection, Run], Collection]


def _equals(left: Collection, right: Collection, run: Run) -> Collection:
    answer = equal(left, right, run)
    return [] if answer is None else [answer]


def _differs(left: Collection, right: Collection, run: Run) -> Collection:
    answer = equal(left, right, run)
    return [] if answer is None else [not answer]


def _ordered(accept: Callable[[int], bool]) -> Operator:
    def compare(left: Collection, right: Collection, _run: Run) -> Collection:
        answer = order(left, right)
        return [] if answer is None else [accept(answer)]

    return compare


OPERATORS: Mapping[str, Operator] = {
    "=": _equals,
    "!=": _differs,
    "~": lambda left, right, run: [equivalent(left, right, run)],
    "!~": lambda left, right, run: [not equivalent(left, right, run)],
    "<": _ordered(lambda answer: answer < 0),
    "<=": _ordered(lambda answer: answer <= 0),
    ">": _ordered(lambda answer: answer > 0),
    ">=": _ordered(lambda answer: answer >= 0),
    "|": union,
    "in": lambda left, right, run: contains(right, left, run),
    "contains": contains,
    "+": arithmetic.plus,
    "-": arithmetic.minus,
    "*": arithmetic.times,
    "/": arithmetic.divided,
    "div": arithmetic.whole_division,
    "mod": arithmetic.remainder,
    "&": arithmetic.joined,
}


def conjunction(left: Evaluator, right: Evaluator) -> Evaluator:
    """Compile `and`."""
    return _settled_by(left, right, settles=False)


def disjunction(left: Evaluator, right: Evaluator) -> Evaluator:
    """Compile `or`."""
    return _settled_by(left, right, settles=True)


def exclusive_disjunction(left: Evaluator, right: Evaluator) -> Evaluator:
    """Compile `xor`."""

    def evaluate(focus: Collection, run: Run) -> Collection:
        ours, theirs = truth(left(focus, run)), truth(right(focus, run))
        return [] if ours is None or theirs is None else [ours is not theirs]

    return evaluate


def _settled_by(left: Evaluator, right: Evaluator, *, settles: bool) -> Evaluator:
    """Compile an operator that one value settles; then the right side may go unread."""

    def evaluate(focus: Collection, run: Run) -> Collection:
        ours = truth(left(focus, run))
        if ours is settles:
            return [settles]
        theirs = truth(right(focus, run))
        if theirs is settles:
            return [settles]
        return [] if ours is None or theirs is None else [not settles]

    return evaluate


def implication(left: Evaluator, right: Evaluator) -> Evaluator:
    """Compile `implies`; the right side is not looked at when the left one is false."""

    def evaluate(focus: Collection, run: Run) -> Collection:
        ours = truth(left(focus, run))
        if ours is False:
            return [True]
        theirs = truth(right(focus, run))
        if theirs is True:
            return [True]
        return [] if ours is None or theirs is None else [False]

    return evaluate


LOGIC: Mapping[str, Callable[[Evaluator, Evaluator], Evaluator]] = {
    "and": conjunction,
    "or": disjunction,
    "xor": exclusive_disjunction,
    "implies": implication,
}
