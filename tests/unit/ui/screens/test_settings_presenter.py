import pytest

from kansrijk_desktop.errors import ExpectedError, WrongPassphraseError
from kansrijk_desktop.settings import QuestionLayout, Settings, Theme
from kansrijk_desktop.ui.passphrases import Judgement
from kansrijk_desktop.ui.screens.settings.presenter import SettingsPresenter, SettingsState
from tests.fakes import InlineTasks


class Desk:
    """The presenter, what it applied, kept and published."""

    def __init__(self) -> None:
        self.applied: list[Settings] = []
        self.kept: list[Settings] = []
        self.changed: list[tuple[str, str]] = []
        self.is_read_only = False
        self.states: list[SettingsState] = []
        self.presenter = SettingsPresenter(
            Settings(), self.applied.append, self.keep, self.change, self.judge, InlineTasks()
        )
        self.presenter.attach(self.states.append)

    def keep(self, settings: Settings) -> None:
        if self.is_read_only:
            raise ExpectedError("Uw instellingen konden niet worden bewaard.")
        self.kept.append(settings)

    def change(self, current: str, new: str) -> None:
        if current != "oude zin":
            raise WrongPassphraseError("Het wachtwoord klopt niet.")
        self.changed.append((current, new))

    def judge(self, passphrase: str, own_words: tuple[str, ...]) -> Judgement:
        del own_words
        return Judgement(1, "Te kort.") if len(passphrase) < 8 else Judgement(3)

    @property
    def state(self) -> SettingsState:
        return self.states[-1]


@pytest.fixture
def desk() -> Desk:
    return Desk()


def test_every_preference_is_applied_and_kept_at_once(desk: Desk) -> None:
    desk.presenter.pick_theme("dark")
    desk.presenter.pick_text_size("150")
    desk.presenter.pick_question_layout("page-per-domain")
    desk.presenter.pick_idle_minutes("10")

    wanted = Settings(Theme.DARK, 150, QuestionLayout.PAGE_PER_DOMAIN, 10)
    assert desk.applied[-1] == desk.kept[-1] == desk.state.settings == wanted
    assert len(desk.kept) == 4


@pytest.mark.parametrize("minutes", ["0", "16", "-1"])
def test_a_lock_that_never_comes_cannot_be_chosen(desk: Desk, minutes: str) -> None:
    desk.presenter.pick_idle_minutes(minutes)

    assert desk.kept == []
    assert desk.state.settings == Settings()


def test_what_cannot_be_kept_is_told_and_still_holds(desk: Desk) -> None:
    desk.is_read_only = True

    desk.presenter.pick_theme("dark")

    assert desk.applied[-1].theme is Theme.DARK
    assert desk.state.notice == "Uw instellingen konden niet worden bewaard."


def test_the_passphrase_is_changed_with_the_current_one(desk: Desk) -> None:
    desk.presenter.change_passphrase("oude zin", "een nieuwe zin")

    assert desk.changed == [("oude zin", "een nieuwe zin")]
    assert desk.state.changes == 1
    assert not desk.state.is_busy


def test_a_wrong_current_passphrase_changes_nothing_and_says_so(desk: Desk) -> None:
    desk.presenter.change_passphrase("andere zin", "een nieuwe zin")

    assert desk.changed == []
    assert desk.state.current_error == "Het wachtwoord klopt niet."
    assert desk.state.changes == 0


@pytest.mark.parametrize(
    ("current", "new", "current_error", "new_error"),
    [
        ("", "een nieuwe zin", "Vul uw huidige wachtwoord in.", ""),
        ("oude zin", "", "", "Kies een nieuw wachtwoord."),
        ("oude zin", "kort", "", "Te kort."),
    ],
)
def test_an_unfinished_change_is_not_tried(
    desk: Desk, current: str, new: str, current_error: str, new_error: str
) -> None:
    desk.presenter.change_passphrase(current, new)

    assert desk.changed == []
    assert (desk.state.current_error, desk.state.new_error) == (current_error, new_error)


def test_the_strength_is_shown_while_typing(desk: Desk) -> None:
    desk.presenter.judge("een nieuwe zin")

    assert desk.state.strength == 3


class NeverDone:
    """Takes work and does not do it."""

    def run(self, work: object, done: object, failed: object) -> None:
        del work, done, failed


def test_while_a_change_runs_there_is_no_second_one() -> None:
    desk = Desk()
    desk.presenter._tasks = NeverDone()
    desk.presenter.change_passphrase("oude zin", "een nieuwe zin")
    count = len(desk.states)

    desk.presenter.change_passphrase("oude zin", "een nieuwe zin")

    assert desk.state.is_busy
    assert len(desk.states) == count


def test_after_detaching_nothing_is_published(desk: Desk) -> None:
    count = len(desk.states)
    desk.presenter.detach()

    desk.presenter.judge("een nieuwe zin")

    assert len(desk.states) == count
