"""where, select, repeat, all, exists, aggregate, iif, sort: functions that run an expression.

Source: FHIRPath N1, 5.1, 5.2, 5.5 and 7; `sort`, `coalesce` and `repeatAll` from the 3.0
ballot.
"""

from functools import cmp_to_key

from kansrijk_desktop.engine.expressions.environment import Collection, Element, Run
from kansrijk_desktop.engine.expressions.equality import order_elements
from kansrijk_desktop.engine.expressions.errors import TypeMismatchError
from kansrijk_desktop.engine.expressions.functions.registry import Evaluator, Function, Invocation
from kansrijk_desktop.engine.expressions.syntax import Sign
from kansrijk_desktop.engine.expressions.uniqueness import Unique
from kansrijk_desktop.engine.expressions.values import boolean, text, truth


def _where(call: Invocation) -> Evaluator:
    source, criterion = call.source, call.arguments[0]

    def evaluate(focus: Collection, run: Run) -> Collection:
        elements = source(focus, run)
        outer = run.index
        kept: list[Element] = []
        run.spend(len(elements))
        for place, element in enumerate(elements):
            run.index = place
            if truth(criterion([element], run)):
                kept.append(element)
        run.index = outer
        return kept

    return evaluate


def _select(call: Invocation) -> Evaluator:
    source, projection = call.source, call.arguments[0]

    def evaluate(focus: Collection, run: Run) -> Collection:
        elements = source(focus, run)
        outer = run.index
        found: list[Element] = []
        for place, element in enumerate(elements):
            run.index = place
            found.extend(projection([element], run))
        run.index = outer
        return run.check_size(found)

    return evaluate


def _repeat(call: Invocation) -> Evaluator:
    return _repeated(call, only_new=True)


def _repeat_all(call: Invocation) -> Evaluator:
    return _repeated(call, only_new=False)


def _repeated(call: Invocation, *, only_new: bool) -> Evaluator:
    source, projection = call.source, call.arguments[0]

    def evaluate(focus: Collection, run: Run) -> Collection:
        found: list[Element] = []
        unique = Unique(run)
        waiting = source(focus, run)
        while waiting:
            following: list[Element] = []
            for element in waiting:
                results = projection([element], run)
                following.extend(one for one in results if not only_new or unique.is_new(one))
            found.extend(run.check_size(following))
            run.check_count(len(found))
            waiting = following
        return found

    return evaluate


def _all(call: Invocation) -> Evaluator:
    source, criterion = call.source, call.arguments[0]

    def evaluate(focus: Collection, run: Run) -> Collection:
        elements = source(focus, run)
        outer = run.index
        holds = True
        run.spend(len(elements))
        for place, element in enumerate(elements):
            run.index = place
            if truth(criterion([element], run)) is not True:
                holds = False
                break
        run.index = outer
        return [holds]

    return evaluate


def _exists(call: Invocation) -> Evaluator:
    if not call.arguments:
        source = call.source
        return lambda focus, run: [bool(source(focus, run))]
    filtered = _where(call)
    return lambda focus, run: [bool(filtered(focus, run))]


def _aggregate(call: Invocation) -> Evaluator:
    source, step = call.source, call.arguments[0]
    start = call.arguments[1] if len(call.arguments) > 1 else None

    def evaluate(focus: Collection, run: Run) -> Collection:
        elements = source(focus, run)
        total = [] if start is None else start(focus, run)
        outer = run.index, run.total
        run.spend(len(elements))
        for place, element in enumerate(elements):
            run.index, run.total = place, total
            total = step([element], run)
        run.index, run.total = outer
        return total

    return evaluate


def _iif(call: Invocation) -> Evaluator:
    source, criterion, then = call.source, call.arguments[0], call.arguments[1]
    otherwise = call.arguments[2] if len(call.arguments) > 2 else None  # noqa: PLR2004 (third one)

    def evaluate(focus: Collection, run: Run) -> Collection:
        elements = source(focus, run)
        if len(elements) > 1:
            raise TypeMismatchError("iif() on several values")
        if boolean(criterion(elements, run)):
            return then(elements, run)
        return [] if otherwise is None else otherwise(elements, run)

    return evaluate


def _coalesce(call: Invocation) -> Evaluator:
    source, arguments = call.source, call.arguments

    def evaluate(focus: Collection, run: Run) -> Collection:
        elements = source(focus, run)
        for argument in arguments:
            found = argument(elements, run)
            if found:
                return found
        return []

    return evaluate


def _trace(call: Invocation) -> Evaluator:
    # Silent: what it would print is what the client answered.
    return call.source


def _define_variable(call: Invocation) -> Evaluator:
    source, name_of = call.source, call.arguments[0]
    value_of = call.arguments[1] if len(call.arguments) > 1 else None

    def evaluate(focus: Collection, run: Run) -> Collection:
        elements = source(focus, run)
        name = text(name_of(focus, run))
        if name is None:
            raise TypeMismatchError("defineVariable() needs a name")
        if run.knows(name):
            raise TypeMismatchError(f"%{name} is defined already")
        value = elements if value_of is None else value_of(elements, run)
        run.own_variables = {**run.own_variables, name: value}
        return elements

    return evaluate


def _sort(call: Invocation) -> Evaluator:
    source = call.source
    keys = [
        (argument, isinstance(syntax, Sign) and syntax.symbol == "-")
        for argument, syntax in zip(call.arguments, call.syntax, strict=True)
    ] or [(_itself, False)]

    def evaluate(focus: Collection, run: Run) -> Collection:
        elements = source(focus, run)
        run.spend(len(elements) * len(elements).bit_length())
        decorated = [([_sort_key(read, one, run) for read, _ in keys], one) for one in elements]

        def compare(
            left: tuple[list[Collection], Element], right: tuple[list[Collection], Element]
        ) -> int:
            for (_, descends), ours, theirs in zip(keys, left[0], right[0], strict=True):
                difference = _compare_keys(ours, theirs, descends=descends)
                if difference:
                    return difference
            return 0

        return [one for _, one in sorted(decorated, key=cmp_to_key(compare))]

    return evaluate


def _itself(focus: Collection, _run: Run) -> Collection:
    return focus


def _sort_key(read: Evaluator, element: Element, run: Run) -> Collection:
    found = read([element], run)
    if len(found) > 1:
        raise TypeMismatchError("sort() by several values at once")
    return found


def _compare_keys(left: Collection, right: Collection, *, descends: bool) -> int:
    if not left or not right:
        return len(left) - len(right)  # what has no key comes first, either way
    difference = order_elements(left[0], right[0]) or 0
    return -difference if descends else difference


TABLE = {
    "where": Function(1, 1, _where),
    "select": Function(1, 1, _select),
    "repeat": Function(1, 1, _repeat),
    "repeatAll": Function(1, 1, _repeat_all),
    "all": Function(1, 1, _all),
    "exists": Function(0, 1, _exists),
    "aggregate": Function(1, 2, _aggregate),
    "iif": Function(2, 3, _iif),
    "coalesce": Function(1, 32, _coalesce),
    "trace": Function(1, 2, _trace),
    "defineVariable": Function(1, 2, _define_variable),
    "sort": Function(0, 8, _sort),
}
