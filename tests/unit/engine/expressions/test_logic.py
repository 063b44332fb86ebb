"""Three-valued logic, and what counts as true."""

from typing import Any

import pytest

from kansrijk_desktop.engine.expressions import TypeMismatchError
from tests.unit.engine.expressions.evaluating import evaluate

T, F, E = "true", "false", "{}"
SHOWN: dict[str, list[Any]] = {T: [True], F: [False], E: []}
OPERANDS = [(left, right) for left in (T, F, E) for right in (T, F, E)]
TRUTH_TABLES = {
    "and": [T, F, E, F, F, F, E, F, E],
    "or": [T, T, T, T, F, E, T, E, E],
    "xor": [F, T, E, T, F, E, E, E, E],
    "implies": [T, F, E, T, T, T, T, E, E],
}


@pytest.mark.parametrize(
    ("left", "operator", "right", "outcome"),
    [
        (left, operator, right, outcome)
        for operator, outcomes in TRUTH_TABLES.items()
        for (left, right), outcome in zip(OPERANDS, outcomes, strict=True)
    ],
)
def test_logic_follows_the_truth_tables(left: str, operator: str, right: str, outcome: str) -> None:
    assert evaluate(f"{left} {operator} {right}") == SHOWN[outcome]


@pytest.mark.parametrize(
    "text",
    ["false and (1 | 2)", "true or (1 | 2)", "false implies (1 | 2)"],
)
def test_the_right_side_is_not_looked_at_when_the_left_settles_it(text: str) -> None:
    assert len(evaluate(text)) == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("true.not()", [False]),
        ("false.not()", [True]),
        ("{}.not()", []),
        ("0.not()", [False]),
        ("'x' and true", [True]),
        ("value.not()", [True]),
    ],
)
def test_a_single_value_that_is_no_boolean_counts_as_true(text: str, expected: list[Any]) -> None:
    assert evaluate(text, {"valueBoolean": False}) == expected


@pytest.mark.parametrize("text", ["(1 | 2) and true", "(true | false).not()"])
def test_several_values_are_no_condition(text: str) -> None:
    with pytest.raises(TypeMismatchError):
        evaluate(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("(true | true).allTrue()", [True]),
        ("(true | false).allTrue()", [False]),
        ("(true | false).anyTrue()", [True]),
        ("(true | false).allFalse()", [False]),
        ("(true | false).anyFalse()", [True]),
        ("{}.allTrue()", [True]),
        ("{}.anyTrue()", [False]),
        ("{}.allFalse()", [True]),
        ("{}.anyFalse()", [False]),
    ],
)
def test_booleans_are_counted(text: str, expected: list[Any]) -> None:
    assert evaluate(text) == expected


def test_counting_booleans_refuses_anything_else() -> None:
    with pytest.raises(TypeMismatchError):
        evaluate("(true | 1).anyTrue()")
