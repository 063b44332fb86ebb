"""Text in, syntax tree or a plain refusal out."""

from decimal import Decimal
from typing import Any

import pytest

from kansrijk_desktop.engine.expressions import (
    ExpressionSyntaxError,
    LimitExceededError,
    UnknownFunctionError,
    UnsupportedError,
    compile_expression,
)
from tests.unit.engine.expressions.evaluating import evaluate


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1 + 2 * 3", [7]),
        ("(1 + 2) * 3", [9]),
        ("-2.power(2)", [-4]),
        ("- - 2", [2]),
        ("+3", [3]),
        ("1 | 2 = 1 | 2", [True]),
        ("1 < 2 = true", [True]),
        ("true or false and false", [True]),
        ("false implies true or false", [True]),
        ("'a' & 'b' + 'c'", ["abc"]),
        ("1 + 1 is Integer", [True]),
        ("7 div 2 mod 2", [1]),
        ("2 in 1 | 2", [True]),
        ("(1 | 2) contains 3", [False]),
    ],
)
def test_operators_bind_as_the_specification_says(text: str, expected: list[Any]) -> None:
    assert evaluate(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{}", []),
        ("true", [True]),
        ("12", [12]),
        ("1.50", [Decimal("1.50")]),
        ("'it\\'s'", ["it's"]),
        (r"'\\ \/ \n \t \r \f \` \"'", ['\\ / \n \t \r \f ` "']),
        (r"'caf\u00e9'", ["café"]),
        (r"'\d\p'", ["dp"]),
        (r"'\u00zz'", ["u00zz"]),
        ("@2014", ["2014"]),
        ("@2014-02-28", ["2014-02-28"]),
        ("@2014-02T", ["2014-02"]),
        ("@2014-02-28T10:30:05.25+02:00", ["2014-02-28T10:30:05.25+02:00"]),
        ("@2014-02-28T10:30Z", ["2014-02-28T10:30Z"]),
        ("@T10", ["10"]),
        ("@T10:30:15", ["10:30:15"]),
        ("4 days", ["4 days"]),
        ("1 day", ["1 day"]),
        ("1.5 'kg'", ["1.5 'kg'"]),
        ("2 'day'", ["2 days"]),
        ("1 /* note */ + 1 // more", [2]),
    ],
)
def test_a_literal_is_read_as_written(text: str, expected: list[Any]) -> None:
    assert evaluate(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("div", ["a"]),
        ("$this.div", ["a"]),
        ("is", ["b"]),
        ("`odd name`", ["c"]),
        ("$this.`odd name`", ["c"]),
        ("contains", ["d"]),
    ],
)
def test_a_keyword_or_an_odd_name_can_be_the_name_of_an_element(
    text: str, expected: list[Any]
) -> None:
    context = {"div": "a", "is": "b", "odd name": "c", "contains": "d"}

    assert evaluate(text, context) == expected


@pytest.mark.parametrize(
    ("text", "position"),
    [
        ("", 0),
        ("1 +", 3),
        ("(1", 2),
        ("1)", 1),
        ("a.", 2),
        ("a..b", 2),
        ("a b", 2),
        ("a[1", 3),
        ("a.1", 2),
        ("where(", 6),
        ("{1}", 1),
        ("'open", 0),
        ("`open", 0),
        ("2 + 2 /* open", 7),
        ("#", 0),
        ("%", 0),
        ("$that", 0),
        ("a.$this", 2),
        ("@2014-13", 0),
        ("@2015-02-29", 0),
        ("@T25", 0),
        ("@2014-01-01T10:60", 0),
        ("@2014-01-01T10:00:60", 0),
        ("@2014-01-01T10:00+15:00", 0),
        ("@2014-01T10", 0),
        ("@T10:30Z", 7),
        ("1 is 2", 5),
        ("first(1)", 0),
        ("where()", 0),
        ("a.skip()", 2),
    ],
)
def test_what_is_no_fhirpath_is_refused_with_its_place(text: str, position: int) -> None:
    with pytest.raises(ExpressionSyntaxError) as caught:
        compile_expression(text)

    assert caught.value.position == position


def test_an_unknown_function_is_refused_by_name_and_place() -> None:
    with pytest.raises(UnknownFunctionError, match=r"frobnicate\(\)") as caught:
        compile_expression("item.frobnicate(1)")

    assert (caught.value.name, caught.value.position) == ("frobnicate", 5)


@pytest.mark.parametrize("name", ["memberOf", "conformsTo", "subsumes", "htmlChecks"])
def test_what_needs_a_server_or_profiles_is_refused(name: str) -> None:
    with pytest.raises(UnsupportedError, match=name):
        compile_expression(f"item.{name}('http://x')")


@pytest.mark.parametrize(
    "text",
    [
        "(" * 3000 + "1" + ")" * 3000,
        "(" * 90 + "1" + ")" * 90,
        "a" + ".a" * 5000,
        "a" + ".a" * 200,
        "a" + "[0]" * 200,
        "-" * 200 + "1",
        "true" + " or true" * 200,
        "'" + "a" * 20_000 + "'",
        "1234567890123456789",
    ],
    ids=lambda text: f"{text[:6]}… {len(text)}",
)
def test_an_expression_without_end_is_refused(text: str) -> None:
    with pytest.raises(LimitExceededError):
        compile_expression(text)


def test_the_door_shows_the_text_it_was_given() -> None:
    expression = compile_expression("1 + 1")

    assert expression.text == "1 + 1"
    assert "1 + 1" in repr(expression)
