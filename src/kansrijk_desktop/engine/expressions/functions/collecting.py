"""Count, first, last, distinct, union and the like: whole collections (FHIRPath N1, 5.1 to 5.4)."""

from kansrijk_desktop.engine.expressions.environment import Collection, Run
from kansrijk_desktop.engine.expressions.equality import key
from kansrijk_desktop.engine.expressions.errors import TypeMismatchError
from kansrijk_desktop.engine.expressions.functions.registry import of_values
from kansrijk_desktop.engine.expressions.uniqueness import Unique
from kansrijk_desktop.engine.expressions.values import plain, truth, whole


def distinct(elements: Collection, run: Run) -> Collection:
    """Keep the first of each."""
    if len(elements) < 2:  # noqa: PLR2004 (nothing to compare)
        return elements
    run.spend(len(elements))
    unique = Unique(run)
    return [element for element in elements if unique.is_new(element)]


def union(left: Collection, right: Collection, run: Run) -> Collection:
    """Join two collections, each element once."""
    return distinct(run.check_size([*left, *right]), run)


def contains(elements: Collection, wanted: Collection, run: Run) -> Collection:
    """Tell whether one element is in a collection."""
    if not wanted:
        return []
    if len(wanted) > 1:
        raise TypeMismatchError("several values where one is needed")
    return [key(wanted[0], run) in _keys(elements, run)]


def _keys(elements: Collection, run: Run) -> set[object]:
    run.spend(len(elements))
    return {key(element, run) for element in elements}


def _combine(elements: Collection, run: Run, others: Collection) -> Collection:
    return run.check_size([*elements, *others])


def _union(elements: Collection, run: Run, others: Collection) -> Collection:
    return union(elements, others, run)


def _intersect(elements: Collection, run: Run, others: Collection) -> Collection:
    theirs = _keys(others, run)
    return distinct([one for one in elements if key(one, run) in theirs], run)


def _exclude(elements: Collection, run: Run, others: Collection) -> Collection:
    theirs = _keys(others, run)
    return [one for one in elements if key(one, run) not in theirs]


def _subset_of(elements: Collection, run: Run, others: Collection) -> Collection:
    return [_keys(elements, run) <= _keys(others, run)]


def _superset_of(elements: Collection, run: Run, others: Collection) -> Collection:
    return [_keys(elements, run) >= _keys(others, run)]


def _is_distinct(elements: Collection, run: Run) -> Collection:
    return [len(_keys(elements, run)) == len(elements)]


def _single(elements: Collection, _run: Run) -> Collection:
    if len(elements) > 1:
        raise TypeMismatchError("single() on several values")
    return elements


def _skip(elements: Collection, _run: Run, amount: Collection) -> Collection:
    number = _amount(amount)
    return elements[number:] if number > 0 else elements


def _take(elements: Collection, _run: Run, amount: Collection) -> Collection:
    number = _amount(amount)
    return elements[:number] if number > 0 else []


def _amount(collection: Collection) -> int:
    amount = whole(collection)
    if amount is None:
        raise TypeMismatchError("a whole number is needed")
    return amount


def _booleans(elements: Collection) -> list[bool]:
    values = [plain(element) for element in elements]
    if not all(isinstance(value, bool) for value in values):
        raise TypeMismatchError("a collection of booleans is needed")
    return [value is True for value in values]


def _not(elements: Collection, _run: Run) -> Collection:
    value = truth(elements)
    return [] if value is None else [not value]


TABLE = {
    "empty": of_values(lambda elements, _run: [not elements]),
    "count": of_values(lambda elements, _run: [len(elements)]),
    "first": of_values(lambda elements, _run: elements[:1]),
    "last": of_values(lambda elements, _run: elements[-1:]),
    "tail": of_values(lambda elements, _run: elements[1:]),
    "skip": of_values(_skip, 1),
    "take": of_values(_take, 1),
    "single": of_values(_single),
    "distinct": of_values(distinct),
    "isDistinct": of_values(_is_distinct),
    "combine": of_values(_combine, 1),
    "union": of_values(_union, 1),
    "intersect": of_values(_intersect, 1),
    "exclude": of_values(_exclude, 1),
    "subsetOf": of_values(_subset_of, 1),
    "supersetOf": of_values(_superset_of, 1),
    "not": of_values(_not),
    "allTrue": of_values(lambda elements, _run: [all(_booleans(elements))]),
    "anyTrue": of_values(lambda elements, _run: [any(_booleans(elements))]),
    "allFalse": of_values(lambda elements, _run: [not any(_booleans(elements))]),
    "anyFalse": of_values(lambda elements, _run: [not all(_booleans(elements))]),
}
