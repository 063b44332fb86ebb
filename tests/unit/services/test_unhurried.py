"""No letter and no advice from half an outcome."""

from dataclasses import replace

import pytest

from kansrijk_desktop.engine.calculation import TOO_SLOW
from kansrijk_desktop.errors import ExpectedError
from kansrijk_desktop.services.unhurried import complete, unhurried_clock
from tests.unit.services.letters import facts_with, reuring_answers


def test_a_form_worked_out_to_the_end_is_given_on() -> None:
    state = facts_with(reuring_answers()).session().state

    assert complete(state) is state


def test_half_an_outcome_is_refused() -> None:
    state = facts_with(reuring_answers()).session().state

    with pytest.raises(ExpectedError, match="niets kwijt"):
        complete(replace(state, problems=(TOO_SLOW,)))


def test_the_clock_goes_on() -> None:
    first = unhurried_clock()

    assert unhurried_clock() >= first
