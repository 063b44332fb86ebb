"""No expression may freeze the program."""

import inspect
import sys
from collections.abc import Callable
from typing import Any

import pytest

from kansrijk_desktop.engine.expressions import (
    ExpressionError,
    LimitExceededError,
    compile_expression,
)
from tests.unit.engine.expressions.evaluating import coding, evaluate, question, response, tight
from tests.working_time import seconds_of

LARGE = response(*(question(f"q{n}", {"valueString": "a" * 50}) for n in range(800)))

# One second of work at most; four times that while coverage looks over our shoulder.
MOST_SECONDS = 4.0 if sys.gettrace() else 1.0

ENDLESS = [
    "(1).repeat($this + 1)",
    "('a').repeat($this & $this)",
    "(1).repeat($this + 1).repeat($this * 2)",
    "'a'" + ".replace('a', 'aaaaaaaaaa')" * 30,
    "%resource.item" + ".combine($this.item)" * 40,
    "(1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9)" + ".select($this | 1 | 2 | 3)" * 40,
    "%resource.item.select(%resource.item.select(%resource.item))",
    "%resource.item.all(%resource.item.all(%resource.item.all(linkId.exists())))",
    "%resource.item.where(%resource.item.where(linkId.matches('q.*')).exists()).exists()",
    "%resource.item.select(%resource.item.intersect(%resource.item))",
    "%resource.item.where(%resource = %resource)",
    "%resource.item.aggregate($total & linkId & linkId & $total, 'aaaa')",
    "%resource.item.select(%resource.item.sort(-linkId))",
    "%resource.item.select(%resource.item.answer.value.join(''))",
    "('" + "a" * 9000 + "').replaceMatches('.*', '" + "$0" * 4000 + "')",
    "10.power(999999999)",
    "99999.exp().exp()",
    "1000000" + " * 1000000" * 100,
]
HARMLESS = [
    "('" + "a" * 5000 + "!').matches('^(a+)+$')",
    "('" + "a" * 9000 + "').replaceMatches('(a*)*b', 'x')",
    "repeat(children()).count()",
    "%resource.descendants().descendants().count()",
    "@2014 + 1000000 years",
    "1.1" + " * 1.1" * 100,
    "1 'cm'" + " * 1 'cm'" * 100,
]


@pytest.mark.alone
@pytest.mark.parametrize("text", ENDLESS, ids=lambda text: text[:40])
def test_an_endless_expression_is_stopped_within_a_second(text: str) -> None:
    def work() -> None:
        with pytest.raises(LimitExceededError):
            evaluate(text, LARGE)

    assert seconds_of(work, MOST_SECONDS) < MOST_SECONDS


@pytest.mark.alone
@pytest.mark.parametrize("text", HARMLESS, ids=lambda text: text[:40])
def test_what_only_looks_endless_is_worked_out(text: str) -> None:
    assert seconds_of(lambda: evaluate(text, LARGE), MOST_SECONDS) < MOST_SECONDS


@pytest.mark.parametrize(
    ("text", "limits"),
    [
        ("(1 | 2 | 3 | 4).count()", {"elements": 3}),
        ("(1).repeat(iif($this < 9, $this + 1, {}))", {"elements": 3}),
        ("descendants().count()", {"elements": 3}),
        ("'abcd' + 'e'", {"characters": 4}),
        ("'abcd' & 'e'", {"characters": 4}),
        ("item.linkId", {"steps": 100}),
        ("item.where(linkId = 'q1')", {"steps": 100}),
    ],
)
def test_each_bound_can_be_set(text: str, limits: dict[str, int]) -> None:
    with pytest.raises(LimitExceededError):
        evaluate(text, LARGE, limits=tight(**limits))


@pytest.mark.parametrize(
    ("text", "steps"),
    [
        ("%resource.item.where(linkId = 'q7').answer.value.code = 'c'", 400),
        ("%resource.item.where(linkId in ('q1' | 'q2' | 'q3')).answer.value.weight().sum()", 400),
        ("%resource.descendants().where(linkId = 'q7').answer.value.code = 'c'", 2_000),
        ("%resource.item.where(linkId.startsWith('q')).answer.value.weight().sum()", 5_000),
        ("%resource.repeat(item).where(linkId = 'q7').answer.value", 3_000),
    ],
)
def test_the_usual_paths_over_a_form_of_300_questions_stay_cheap(text: str, steps: int) -> None:
    form = response(*(question(f"q{n}", coding("c", n % 4)) for n in range(300)))

    assert len(evaluate(text, form, limits=tight(steps=steps))) == 1


def test_a_reference_deep_inside_is_resolved_within_the_bounds() -> None:
    context: dict[str, Any] = {"reference": "#none"}
    for _ in range(60):
        context = {"item": context}

    with pytest.raises(ExpressionError):
        evaluate("item" + ".item" * 59 + ".resolve()", context, limits=tight(steps=150))


def deep_down(levels: int, work: Callable[[], object]) -> object:
    return work() if levels == 0 else deep_down(levels - 1, work)


def test_a_caller_with_little_stack_left_gets_the_same_refusal() -> None:
    levels = sys.getrecursionlimit() - len(inspect.stack()) - 100

    with pytest.raises(LimitExceededError, match="nested"):
        deep_down(levels, lambda: compile_expression("(" * 70 + "1" + ")" * 70))
