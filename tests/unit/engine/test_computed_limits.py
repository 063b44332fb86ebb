"""Limits that are expressions follow the answers; fixed ones hold where they say nothing."""

from decimal import Decimal

import pytest

from kansrijk_desktop.engine.answers import (
    Value,
    value_date,
    value_decimal,
    value_integer,
    value_quantity,
    value_string,
)
from kansrijk_desktop.engine.session import FormSession
from tests.questionnaires import Json, a_definition, a_session, question
from tests.unit.engine.rules import HL7, SDC, answer_of

UCUM = "http://unitsofmeasure.org"


def on_the_value(url: str, kind: str, text: str, **fixed: object) -> Json:
    """Return a limit in the standard's own way: an expression on the value."""
    return {"url": url, f"_value{kind}": {"extension": [as_value(CQF, text)]}, **fixed}


def as_value(url: str, text: str) -> Json:
    return {"url": url, "valueExpression": {"language": "text/fhirpath", "expression": text}}


CQF = HL7 + "cqf-expression"


def problems(session: FormSession, address: str = "x") -> list[str]:
    return [problem.code for problem in session.state.item(address).problems]


def a_form(item_type: str, *limits: Json, **more: object) -> FormSession:
    limited = question("x", item_type, extension=list(limits), **more)
    return a_session(a_definition(question("a", "integer"), limited))


@pytest.mark.parametrize("name", ["cqf-expression", "cqf-calculatedValue"])
def test_a_limit_follows_the_answers(name: str) -> None:
    rule = {"extension": [as_value(HL7 + name, answer_of("a") + " + 1")]}
    session = a_form("integer", {"url": HL7 + "maxValue", "_valueInteger": rule})
    session.answer("x", value_integer(5))
    before = problems(session)

    session.answer("a", value_integer(3))
    lower = problems(session)
    session.answer("a", value_integer(4))

    assert (before, lower, problems(session)) == ([], ["too-high"], [])


def test_a_fixed_limit_holds_while_the_expression_gives_nothing() -> None:
    limit = on_the_value(HL7 + "minValue", "Integer", answer_of("a"), valueInteger=2)
    session = a_form("integer", limit)
    session.answer("x", value_integer(1))
    fixed = problems(session)

    session.answer("a", value_integer(0))

    assert (fixed, problems(session)) == (["too-low"], [])


@pytest.mark.parametrize(
    ("item_type", "limit", "wrong", "code"),
    [
        ("date", as_value(HL7 + "maxValue", "today()"), value_date("2027-01-01"), "too-high"),
        ("decimal", as_value(HL7 + "minValue", "1.5"), value_decimal(Decimal("1.4")), "too-low"),
        ("string", as_value(HL7 + "minLength", "3"), value_string("ab"), "too-short"),
        (
            "decimal",
            on_the_value(HL7 + "maxDecimalPlaces", "Integer", "1"),
            value_decimal(Decimal("1.25")),
            "decimals",
        ),
        (
            "quantity",
            on_the_value(SDC + "minQuantity", "Quantity", "1 'kg'"),
            value_quantity(Decimal(900), "g", UCUM, "g"),
            "too-low",
        ),
    ],
)
def test_every_limit_may_be_an_expression(
    item_type: str, limit: Json, wrong: Value, code: str
) -> None:
    session = a_form(item_type, limit)

    session.answer("x", wrong)

    assert problems(session) == [code]


def test_the_longest_length_may_be_an_expression() -> None:
    session = a_form("string", _maxLength={"extension": [as_value(CQF, "1 + 1")]})

    session.answer("x", value_string("abc"))

    assert problems(session) == ["too-long"]


def test_how_often_a_group_occurs_may_follow_an_answer() -> None:
    limit = on_the_value(HL7 + "questionnaire-maxOccurs", "Integer", answer_of("a"))
    child = question(
        "child", "group", repeats=True, extension=[limit], item=[question("b", "text")]
    )
    session = a_session(a_definition(question("a", "integer"), child))
    session.answer("a", value_integer(2))

    for _ in range(3):
        session.add("child[0]")

    assert "child[1]" in session.state.by_address
    assert "child[2]" not in session.state.by_address


@pytest.mark.parametrize("text", ["'veel'", "true", "1 / 0", "1.5", "{}"])
def test_an_expression_that_gives_no_number_limits_nothing(text: str) -> None:
    session = a_form("string", as_value(HL7 + "minLength", text))

    session.answer("x", value_string(""))

    assert "too-short" not in problems(session)


def test_a_limit_that_names_nothing_known_is_passed_over() -> None:
    session = a_form("integer", {"url": HL7 + "minValue", "_valueInteger": {"id": "x"}})

    session.answer("x", value_integer(-5))

    assert problems(session) == []
