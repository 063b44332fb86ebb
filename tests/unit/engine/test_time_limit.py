from itertools import chain, count, repeat

import pytest

from kansrijk_desktop.engine.answers import (
    value_integer,
)
from kansrijk_desktop.engine.calculation import TOO_SLOW
from kansrijk_desktop.engine.session import FormSession, LaunchContext
from tests.questionnaires import (
    A_MOMENT,
    a_definition,
    question,
)
from tests.unit.engine.rules import answer_of, calculated, rule


@pytest.mark.parametrize("step", [0.3, 0.5, 0.9, 2.0])
def test_a_form_that_computes_too_long_is_interrupted_and_says_so(step: float) -> None:
    definition = a_definition(
        question("a", "integer", initial=[{"valueInteger": 2}]),
        calculated("double", "integer", answer_of("a") + " * 2"),
        question("b", "integer", extension=[rule("initialExpression", "3")]),
    )
    seconds = count(0, step)

    session = FormSession(
        definition, context=LaunchContext(now=A_MOMENT), clock=lambda: next(seconds)
    )

    assert session.state.problems == (TOO_SLOW,)
    assert session.state.item("b").values == ()


def test_what_was_interrupted_is_computed_with_the_next_change() -> None:
    definition = a_definition(
        question("a", "integer"), calculated("double", "integer", answer_of("a") + " * 2")
    )
    seconds = chain([0.0, 2.0, 4.0], repeat(5.0))
    session = FormSession(
        definition, context=LaunchContext(now=A_MOMENT), clock=lambda: next(seconds)
    )
    interrupted = session.state

    state = session.answer("a", value_integer(4))

    assert interrupted.problems == (TOO_SLOW,)
    assert state.problems == ()
    assert state.item("double").values == (value_integer(8),)


class Watch:
    """A clock that stands still, but for jumps of ten seconds at calls one after the other."""

    def __init__(self) -> None:
        self._now = 0.0
        self._calls_left = -1
        self._jumps_left = 0

    def jump_after(self, calls: int, jumps: int = 2) -> None:
        self._calls_left, self._jumps_left = calls, jumps

    def __call__(self) -> float:
        if self._calls_left > 0:
            self._calls_left -= 1
        elif self._jumps_left > 0:
            self._jumps_left -= 1
            self._now += 10
        return self._now


def test_a_computer_that_stood_still_for_a_while_costs_no_outcome() -> None:
    definition = a_definition(
        question("a", "integer"), calculated("double", "integer", answer_of("a") + " * 2")
    )
    watch = Watch()
    session = FormSession(definition, context=LaunchContext(now=A_MOMENT), clock=watch)
    watch.jump_after(1, jumps=1)

    state = session.answer("a", value_integer(4))

    assert state.problems == ()
    assert state.item("double").values == (value_integer(8),)


def test_the_work_for_many_repeats_is_interrupted_halfway_and_taken_up_again() -> None:
    child = question(
        "child", "group", repeats=True, item=[calculated("n", "integer", answer_of("a") + " + 1")]
    )
    total = calculated("total", "integer", "%resource.item.item.answer.value.sum()")
    definition = a_definition(question("a", "integer"), question("b", "integer"), child, total)
    watch = Watch()
    session = FormSession(definition, context=LaunchContext(now=A_MOMENT), clock=watch)
    session.add("child[0]")
    before = session.answer("a", value_integer(8))
    session.add("child[0]")
    watch.jump_after(3)

    halfway = session.answer("a", value_integer(1))
    done = session.answer("b", value_integer(1))

    assert before.item("total").values == (value_integer(18),)
    assert halfway.item("total").values == ()
    assert halfway.problems == (TOO_SLOW,)
    assert halfway.item("child[0].n").values == halfway.item("child[2].n").values == ()
    assert done.problems == ()
    assert done.item("child[2].n").values == (value_integer(2),)
    assert done.item("total").values == (value_integer(6),)


def test_what_she_chose_and_what_is_asked_stay_when_the_work_is_interrupted() -> None:
    is_low = rule("enableWhenExpression", answer_of("a") + " < 9")
    definition = a_definition(
        question("a", "integer", initial=[{"valueInteger": 1}]),
        calculated("first", "integer", answer_of("a") + " + 2"),
        calculated("n", "integer", answer_of("a") + " + 1"),
        question("more", "integer", extension=[is_low]),
    )
    watch = Watch()
    session = FormSession(definition, context=LaunchContext(now=A_MOMENT), clock=watch)
    session.answer("n", value_integer(5))
    watch.jump_after(1)

    state = session.answer("a", value_integer(9))

    assert state.problems == (TOO_SLOW,)
    assert state.item("first").values == ()
    assert state.item("n").values == (value_integer(5),)
    assert state.item("more").is_enabled


def test_conditions_of_many_repeats_are_interrupted_and_taken_up_again() -> None:
    asked = question(
        "more",
        "string",
        enableWhen=[{"question": "a", "operator": "=", "answerInteger": 1}],
    )
    child = question("child", "group", repeats=True, item=[asked])
    definition = a_definition(question("a", "integer"), question("b", "integer"), child)
    watch = Watch()
    session = FormSession(definition, context=LaunchContext(now=A_MOMENT), clock=watch)
    session.add("child[0]")
    watch.jump_after(1)

    halfway = session.answer("a", value_integer(1))
    done = session.answer("b", value_integer(1))

    assert halfway.problems == (TOO_SLOW,)
    assert not halfway.item("child[1].more").is_enabled
    assert done.problems == ()
    assert done.item("child[1].more").is_enabled
