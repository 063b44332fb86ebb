import pytest

from kansrijk_desktop.errors import (
    DamagedDatabaseError,
    ExpectedError,
    NewerDatabaseError,
    WrongPassphraseError,
)
from kansrijk_desktop.ui.passphrases import Judgement
from kansrijk_desktop.ui.screens.unlock.presenter import UnlockMode, UnlockPresenter, UnlockState
from tests.fakes import HeldTasks, InlineTasks

RIGHT = "vier ganzen aan de plas"
CODE = "K7WF-9Q2M"


class OneDoor:
    """A vault with one passphrase and one code, and a wait that the test sets."""

    def __init__(self) -> None:
        self.wait = 0
        self.error: ExpectedError | None = None
        self.tried: list[str] = []

    def wait_seconds(self) -> int:
        return self.wait

    def unlock(self, passphrase: str) -> None:
        self.tried.append(passphrase)
        if self.error is not None:
            raise self.error
        if passphrase != RIGHT:
            raise WrongPassphraseError("Het wachtwoord klopt niet.")

    def unlock_with_recovery(self, code: str, new_passphrase: str) -> None:
        self.tried.append(f"{code} {new_passphrase}")
        if code != CODE:
            raise WrongPassphraseError("Deze code hoort er niet bij.")


class Desk:
    """The presenter with what it published."""

    def __init__(self) -> None:
        self.door = OneDoor()
        self.states: list[UnlockState] = []
        self.opened = 0
        self.presenter = UnlockPresenter(
            lambda: self.door, self.judge, InlineTasks(), self.note_opened
        )

    def note_opened(self) -> None:
        self.opened += 1

    def judge(self, passphrase: str, own_words: tuple[str, ...]) -> Judgement:
        del own_words
        return Judgement(1, "Te kort.") if len(passphrase) < 8 else Judgement(4)

    @property
    def state(self) -> UnlockState:
        return self.states[-1]


@pytest.fixture
def desk() -> Desk:
    desk = Desk()
    desk.presenter.attach(desk.states.append)
    return desk


def test_the_right_passphrase_opens_the_dossiers(desk: Desk) -> None:
    desk.presenter.unlock(RIGHT)

    assert desk.opened == 1


def test_nothing_typed_is_no_try(desk: Desk) -> None:
    desk.presenter.unlock("")

    assert desk.door.tried == []


def test_a_wrong_passphrase_says_so_and_can_be_tried_again(desk: Desk) -> None:
    desk.presenter.unlock("fout")
    after_wrong = desk.state
    desk.presenter.unlock(RIGHT)

    assert after_wrong.error == "Het wachtwoord klopt niet."
    assert not after_wrong.is_busy
    assert after_wrong.tries == 1
    assert desk.opened == 1


@pytest.mark.parametrize(
    "error",
    [DamagedDatabaseError("Het bestand is beschadigd."), NewerDatabaseError("Te nieuw.")],
)
def test_each_failure_is_told_in_its_own_words(desk: Desk, error: ExpectedError) -> None:
    desk.door.error = error

    desk.presenter.unlock(RIGHT)

    assert desk.state.error == error.message
    assert desk.opened == 0


def test_after_too_many_tries_the_wait_is_shown_and_counts_down(desk: Desk) -> None:
    desk.door.wait = 2
    desk.presenter.unlock("fout")

    desk.presenter.unlock(RIGHT)
    during = (desk.opened, desk.state.wait_seconds)
    desk.presenter.tick()
    desk.presenter.tick()
    desk.presenter.tick()
    desk.presenter.unlock(RIGHT)

    assert during == (0, 2)
    assert desk.opened == 1


def test_a_wait_from_before_a_restart_is_shown_at_once() -> None:
    desk = Desk()
    desk.door.wait = 40

    desk.presenter.attach(desk.states.append)

    assert desk.state.wait_seconds == 40


def test_a_key_file_that_cannot_be_asked_says_why() -> None:
    desk = Desk()

    def no_wait() -> int:
        raise ExpectedError("De schijf is niet te lezen.")

    desk.door.wait_seconds = no_wait  # type: ignore[method-assign]
    desk.presenter.attach(desk.states.append)

    assert desk.state.error == "De schijf is niet te lezen."


def test_while_a_try_runs_there_is_no_second_one() -> None:
    tasks = HeldTasks()
    door = OneDoor()
    states: list[UnlockState] = []
    opened: list[bool] = []
    presenter = UnlockPresenter(
        lambda: door, lambda *_: Judgement(4), tasks, lambda: opened.append(True)
    )
    presenter.attach(states.append)
    tasks.let_go()

    presenter.unlock(RIGHT)
    is_busy = states[-1].is_busy
    presenter.unlock(RIGHT)
    presenter.unlock_with_recovery(CODE, RIGHT)
    tasks.let_go()

    assert is_busy
    assert door.tried == [RIGHT]
    assert opened == [True]


def test_the_recovery_code_opens_with_a_new_passphrase(desk: Desk) -> None:
    desk.presenter.use_recovery_code()

    desk.presenter.unlock_with_recovery(CODE, "een nieuwe zin")

    assert desk.state.mode is UnlockMode.RECOVERY
    assert desk.door.tried == [f"{CODE} een nieuwe zin"]
    assert desk.opened == 1


@pytest.mark.parametrize(
    ("code", "new", "error", "new_error"),
    [
        ("  ", "een nieuwe zin", "Vul de herstelcode in.", ""),
        (CODE, "", "", "Kies een nieuw wachtwoord."),
        (CODE, "kort", "", "Te kort."),
    ],
)
def test_an_unfinished_recovery_is_not_tried(
    desk: Desk, code: str, new: str, error: str, new_error: str
) -> None:
    desk.presenter.unlock_with_recovery(code, new)

    assert desk.door.tried == []
    assert (desk.state.error, desk.state.new_error) == (error, new_error)


def test_a_wrong_recovery_code_is_told(desk: Desk) -> None:
    desk.presenter.unlock_with_recovery("FOUT", "een nieuwe zin")

    assert desk.state.error == "Deze code hoort er niet bij."


def test_the_new_passphrase_is_judged_while_it_is_typed(desk: Desk) -> None:
    desk.presenter.judge("een nieuwe zin")

    assert desk.state.strength == 4


def test_going_back_to_the_passphrase_clears_the_error(desk: Desk) -> None:
    desk.presenter.use_recovery_code()
    desk.presenter.unlock_with_recovery("FOUT", "een nieuwe zin")

    desk.presenter.use_passphrase()

    assert desk.state.mode is UnlockMode.PASSPHRASE
    assert desk.state.error == ""


def test_after_detaching_nothing_is_published(desk: Desk) -> None:
    count = len(desk.states)
    desk.presenter.detach()

    desk.presenter.use_recovery_code()

    assert len(desk.states) == count
