"""Whole collections: subsets, unions, filters and loops."""

from typing import Any

import pytest

from kansrijk_desktop.engine.expressions import TypeMismatchError, UnknownVariableError
from tests.unit.engine.expressions.evaluating import evaluate

NAMES = {
    "name": [
        {"use": "official", "family": "Smit", "given": ["Ada", "Bo"]},
        {"use": "usual", "given": ["Cas"]},
        {"use": "maiden", "family": "Jansen", "given": ["Ada"]},
    ],
    "x": [{"a": 1}, {"a": 1}, {"a": 2}],
}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{}.empty()", [True]),
        ("name.empty()", [False]),
        ("name.exists()", [True]),
        ("name.exists(use = 'usual')", [True]),
        ("name.exists(use = 'temp')", [False]),
        ("name.all(given.exists())", [True]),
        ("name.all(family.exists())", [False]),
        ("name.all({})", [False]),
        ("{}.all(false)", [True]),
        ("name.count()", [3]),
        ("name.first().use", ["official"]),
        ("name.last().use", ["maiden"]),
        ("name.tail().use", ["usual", "maiden"]),
        ("name.skip(2).use", ["maiden"]),
        ("name.skip(-1).count()", [3]),
        ("name.take(1).use", ["official"]),
        ("name.take(0)", []),
        ("name.first().single().use", ["official"]),
        ("{}.single()", []),
        ("name.given.distinct()", ["Ada", "Bo", "Cas"]),
        ("x.distinct().count()", [2]),
        ("x.isDistinct()", [False]),
        ("(1 | 2).isDistinct()", [True]),
        ("name.given.combine('Ada').count()", [5]),
        ("(1 | 2).union(2 | 3)", [1, 2, 3]),
        ("(1 | 2 | 3).intersect(3 | 1)", [1, 3]),
        ("(1 | 2 | 3).exclude(2)", [1, 3]),
        ("(1 | 2).subsetOf(1 | 2 | 3)", [True]),
        ("(1 | 4).subsetOf(1 | 2 | 3)", [False]),
        ("(1 | 2 | 3).supersetOf(1)", [True]),
        ("{}.subsetOf(1)", [True]),
        ("(1 | true | 1.0)", [1, True]),
        ("(@2014 | @2014-01 | @T10 | 1 'g' | 1000 'mg').count()", [4]),
    ],
)
def test_a_collection_is_counted_cut_and_compared(text: str, expected: list[Any]) -> None:
    assert evaluate(text, NAMES) == expected


@pytest.mark.parametrize("text", ["name.single()", "name.skip({})", "name.take('a')"])
def test_a_cut_needs_one_number_and_single_one_element(text: str) -> None:
    with pytest.raises(TypeMismatchError):
        evaluate(text, NAMES)


def test_elements_that_have_only_an_extension_stay_apart() -> None:
    assert evaluate("given.distinct().count()", {"_given": [{"id": "1"}, {"id": "1"}]}) == [2]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("name.where(use = 'usual').given", ["Cas"]),
        ("name.where(family.exists() and use != 'maiden').given", ["Ada", "Bo"]),
        ("name.where({})", []),
        ("name.where($index = 1).given", ["Cas"]),
        ("name.select(given.first())", ["Ada", "Cas", "Ada"]),
        ("name.select($index)", [0, 1, 2]),
        ("name.select(given.select($index))", [0, 1, 0, 0]),
        ("name.given.select($this & '!')", ["Ada!", "Bo!", "Cas!", "Ada!"]),
        ("name.given.all($index < 4)", [True]),
        ("(1 | 2 | 3).aggregate($total + $this, 0)", [6]),
        ("(1 | 2 | 3).aggregate(iif($total.empty(), $this, $total * $this))", [6]),
        ("(5 | 6).aggregate($total + $index, 0)", [1]),
        ("{}.aggregate($this)", []),
        ("(1 | 2).repeat(iif($this < 5, $this + 2, {}))", [3, 4, 5, 6]),
        ("1.repeat(1)", [1]),
        ("(1 | 2).repeatAll(iif($this < 4, $this + 2, {}))", [3, 4, 5]),
    ],
)
def test_a_loop_sees_each_element_and_its_place(text: str, expected: list[Any]) -> None:
    assert evaluate(text, NAMES) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("iif(true, 1, 2)", [1]),
        ("iif(false, 1, 2)", [2]),
        ("iif({}, 1, 2)", [2]),
        ("iif(false, 1)", []),
        ("iif(true, 1, 'a' + 1)", [1]),
        ("'a'.iif($this = 'a', 'yes', 'no')", ["yes"]),
        ("coalesce({}, name.suffix, 'none')", ["none"]),
        ("coalesce({})", []),
        ("name.given.trace('t').count()", [4]),
    ],
)
def test_a_choice_takes_the_first_that_fits(text: str, expected: list[Any]) -> None:
    assert evaluate(text, NAMES) == expected


@pytest.mark.parametrize("text", ["iif('a', 1, 2)", "(1 | 2).iif(true, 1)", "iif(1 | 2, 1, 2)"])
def test_a_choice_needs_a_boolean_and_one_context(text: str) -> None:
    with pytest.raises(TypeMismatchError):
        evaluate(text)


def test_trace_prints_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    evaluate("name.trace('secret', given)", NAMES)

    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("(3 | 1 | 2).sort()", [1, 2, 3]),
        ("(3 | 1 | 2).sort(-$this)", [3, 2, 1]),
        ("name.sort(family).use", ["usual", "maiden", "official"]),
        ("name.sort(-family).use", ["usual", "official", "maiden"]),
        ("name.sort(given.first(), -use).use", ["official", "maiden", "usual"]),
        ("(1 | 1.0).sort()", [1]),
        ("(@2014-01 | @2014).sort()", ["2014-01", "2014"]),
    ],
)
def test_sorting_goes_by_one_key_after_another(text: str, expected: list[Any]) -> None:
    assert evaluate(text, NAMES) == expected


@pytest.mark.parametrize("text", ["(1 | 'a').sort()", "name.sort(given)"])
def test_sorting_needs_keys_that_have_an_order(text: str) -> None:
    with pytest.raises(TypeMismatchError):
        evaluate(text, NAMES)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("defineVariable('n', name.count()).select(%n)", [3]),
        ("name.first().defineVariable('me').given.select(%me.use)", ["official", "official"]),
        ("(defineVariable('n', 1).select(%n)) + (defineVariable('n', 2).select(%n))", [3]),
        ("name.select(defineVariable('u', use).select(%u))", ["official", "usual", "maiden"]),
        ("defineVariable('a', 1).defineVariable('b', %a + 1).select(%b)", [2]),
    ],
)
def test_a_variable_is_seen_by_what_follows_it(text: str, expected: list[Any]) -> None:
    assert evaluate(text, NAMES) == expected


def test_a_variable_is_not_seen_outside_its_part() -> None:
    with pytest.raises(UnknownVariableError):
        evaluate("(defineVariable('n', 1).select(%n)) + %n")


@pytest.mark.parametrize(
    "text",
    [
        "defineVariable('a').defineVariable('a')",
        "defineVariable('context')",
        "defineVariable('ucum')",
        "defineVariable('given')",
        "defineVariable({})",
        "$index",
        "$total",
    ],
)
def test_a_variable_has_one_meaning_and_a_loop_its_place(text: str) -> None:
    with pytest.raises(TypeMismatchError):
        evaluate(text, {}, variables={"given": 1})
