import pytest

from kansrijk_desktop.errors import ExpectedError, WrongPassphraseError
from kansrijk_desktop.ui.screens.settings.recovery_presenter import (
    RecoveryPresenter,
    RecoveryState,
    RecoveryStep,
)
from tests.fakes import HeldTasks, InlineTasks

CODE = "K7WF-9Q2M-4HXT-B6RD-Z3NP-8VCS-5JYG"
PHRASE = "goede zin"


class Desk:
    """The presenter, what it made and saved, and what it published."""

    def __init__(self, tasks: InlineTasks) -> None:
        self.made: list[str] = []
        self.saved: list[tuple[str, str]] = []
        self.states: list[RecoveryState] = []
        self.presenter = RecoveryPresenter(self.make, self.save, tasks)
        self.presenter.attach(self.states.append)

    def make(self, passphrase: str) -> str:
        if passphrase != PHRASE:
            raise WrongPassphraseError("Het wachtwoord klopt niet.")
        self.made.append(passphrase)
        return CODE

    def save(self, path: str, code: str) -> None:
        if path == "vol":
            raise ExpectedError("De code kon daar niet worden bewaard.")
        self.saved.append((path, code))

    @property
    def state(self) -> RecoveryState:
        return self.states[-1]


@pytest.fixture
def desk() -> Desk:
    return Desk(InlineTasks())


def test_a_new_code_is_shown_once_and_typed_back(desk: Desk) -> None:
    desk.presenter.make("goede zin")
    shown = desk.state.code_groups
    desk.presenter.type_back()
    desk.presenter.check(CODE.lower().replace("-", " "))

    assert shown == tuple(CODE.split("-"))
    assert desk.state.step is RecoveryStep.PASSPHRASE
    assert desk.state.code_groups == ()
    assert "oude" in desk.state.notice


@pytest.mark.parametrize(
    ("passphrase", "problem"),
    [("", "Vul uw wachtwoord in."), ("andere zin", "Het wachtwoord klopt niet.")],
)
def test_without_the_passphrase_there_is_no_new_code(
    desk: Desk, passphrase: str, problem: str
) -> None:
    desk.presenter.make(passphrase)

    assert desk.made == []
    assert desk.state.problem == problem
    assert desk.state.step is RecoveryStep.PASSPHRASE


def test_a_code_typed_wrong_can_be_looked_at_again(desk: Desk) -> None:
    desk.presenter.make("goede zin")
    desk.presenter.type_back()
    desk.presenter.check(CODE[:-1])
    problem = desk.state.problem
    desk.presenter.look_again()

    assert "niet dezelfde code" in problem
    assert desk.state.step is RecoveryStep.KEEP
    assert desk.state.problem == ""
    assert desk.state.code_groups == tuple(CODE.split("-"))


def test_the_code_can_be_saved_and_what_went_wrong_is_told(desk: Desk) -> None:
    desk.presenter.make("goede zin")

    desk.presenter.save_code("vol")
    failed = desk.state
    desk.presenter.save_code("stick/code.txt")

    assert failed.is_notice_error
    assert desk.saved == [("stick/code.txt", CODE)]
    assert not desk.state.is_notice_error
    assert desk.state.notice


def test_while_a_code_is_made_there_is_no_second_one() -> None:
    tasks = HeldTasks()
    desk = Desk(tasks)

    desk.presenter.make("goede zin")
    desk.presenter.make("goede zin")
    tasks.let_go()

    assert desk.made == ["goede zin"]


def test_after_detaching_nothing_is_published(desk: Desk) -> None:
    count = len(desk.states)
    desk.presenter.detach()

    desk.presenter.make("goede zin")

    assert len(desk.states) == count
