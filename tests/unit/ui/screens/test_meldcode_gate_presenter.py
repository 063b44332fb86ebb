"""The gate before a track: the passphrase, asked off the screen's thread, and shut at once."""

import pytest

from kansrijk_desktop.errors import ExpectedError, TooManyAttemptsError, WrongPassphraseError
from kansrijk_desktop.ui.screens.meldcode.gate_presenter import GatePresenter, GateState
from tests.fakes import HeldTasks, InlineTasks

RIGHT = "vier losse woorden samen"


def check(passphrase: str) -> None:
    if passphrase != RIGHT:
        raise WrongPassphraseError("Het wachtwoord klopt niet.")


@pytest.fixture
def states() -> list[GateState]:
    return []


def test_the_right_passphrase_opens_it(states: list[GateState]) -> None:
    gate = GatePresenter(check, InlineTasks())
    gate.attach(states.append)

    gate.open(RIGHT)

    assert [state.is_open for state in states] == [False, False, True]
    assert [state.is_busy for state in states] == [False, True, False]


def test_a_wrong_one_keeps_it_shut_and_says_so(states: list[GateState]) -> None:
    gate = GatePresenter(check, InlineTasks())
    gate.attach(states.append)

    gate.open("iets anders")

    assert states[-1] == GateState(error="Het wachtwoord klopt niet.", tries=1)


def test_nothing_typed_is_no_try(states: list[GateState]) -> None:
    tasks = InlineTasks()
    gate = GatePresenter(check, tasks)
    gate.attach(states.append)

    gate.open("")

    assert states[-1].error == "Vul uw wachtwoord in."
    assert tasks.run_count == 0


def test_who_must_wait_is_told_how_long(states: list[GateState]) -> None:
    def held_back(_passphrase: str) -> None:
        raise TooManyAttemptsError("Wacht nog 5 seconden.")

    gate = GatePresenter(held_back, InlineTasks())
    gate.attach(states.append)

    gate.open(RIGHT)

    assert states[-1].error == "Wacht nog 5 seconden."
    assert not states[-1].is_open


def test_shut_while_a_passphrase_is_tried_it_stays_shut(states: list[GateState]) -> None:
    tasks = HeldTasks()
    gate = GatePresenter(check, tasks)
    gate.attach(states.append)
    gate.open(RIGHT)

    gate.shut()
    tasks.let_go()

    assert not any(state.is_open for state in states)
    assert not states[-1].is_busy


def test_a_refusal_that_comes_after_shutting_is_not_told(states: list[GateState]) -> None:
    tasks = HeldTasks()
    gate = GatePresenter(check, tasks)
    gate.attach(states.append)
    gate.open("fout")

    gate.shut()
    tasks.let_go()

    assert states[-1] == GateState()


def test_a_second_try_waits_for_the_first(states: list[GateState]) -> None:
    tasks = HeldTasks()
    gate = GatePresenter(check, tasks)
    gate.attach(states.append)

    gate.open("fout")
    gate.open("ook fout")

    assert len(tasks.waiting) == 1


def test_after_leaving_nothing_opens_any_more(states: list[GateState]) -> None:
    tasks = HeldTasks()
    gate = GatePresenter(check, tasks)
    gate.attach(states.append)
    gate.open(RIGHT)

    gate.detach()
    tasks.let_go()

    assert not any(state.is_open for state in states)


def test_what_goes_wrong_behind_it_is_told_before_it(states: list[GateState]) -> None:
    gate = GatePresenter(check, InlineTasks())
    gate.attach(states.append)

    gate.tell(ExpectedError("De schijf is vol.").message)

    assert states[-1].error == "De schijf is vol."
