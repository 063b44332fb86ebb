import pytest

from kansrijk_desktop.errors import DiskFullError
from kansrijk_desktop.records.practitioner import Practitioner, Role
from kansrijk_desktop.ui.passphrases import Judgement
from kansrijk_desktop.ui.screens.first_start.flow import Step
from kansrijk_desktop.ui.screens.first_start.presenter import (
    FirstStartActions,
    FirstStartPresenter,
    FirstStartState,
    RegionOption,
)
from tests.fakes import InlineTasks

CODE = "K7WF-9Q2M-4HXT-B6RD-Z3NP-8VCS-5JYG"
PHRASE = "vier ganzen aan de plas"
NATIONAL = RegionOption("landelijk", "Heel Nederland")
ROTTERDAM = RegionOption("rotterdam", "Rotterdam")


class Desk:
    """The presenter, what it published and what it did to the world."""

    def __init__(self, *regions: RegionOption) -> None:
        self.created: list[tuple[str, Practitioner]] = []
        self.saved: list[tuple[str, str]] = []
        self.demos = 0
        self.finished = 0
        self.is_disk_full = False
        self.judged_with: tuple[str, ...] = ()
        self.states: list[FirstStartState] = []
        self.presenter = FirstStartPresenter(
            FirstStartActions(self.create, self.save, self.add_demo),
            regions or (NATIONAL,),
            self.judge,
            InlineTasks(),
            self.finish,
        )
        self.presenter.attach(self.states.append)

    def create(self, passphrase: str, practitioner: Practitioner) -> str:
        if self.is_disk_full:
            raise DiskFullError("De schijf is vol.")
        self.created.append((passphrase, practitioner))
        return CODE

    def save(self, path: str, code: str) -> None:
        if self.is_disk_full:
            raise DiskFullError("De schijf is vol.")
        self.saved.append((path, code))

    def add_demo(self) -> None:
        self.demos += 1

    def finish(self) -> None:
        self.finished += 1

    def judge(self, passphrase: str, own_words: tuple[str, ...]) -> Judgement:
        self.judged_with = own_words
        return Judgement(1, "Te kort.") if len(passphrase) < 8 else Judgement(4)

    @property
    def state(self) -> FirstStartState:
        return self.states[-1]

    def fill_in_everything(self) -> None:
        presenter = self.presenter
        presenter.fill_in("organization_name", "Praktijk Reuring")
        presenter.fill_in("name", "Anna de Wit")
        presenter.fill_in("role", Role.MIDWIFE.value)
        presenter.type_passphrase(PHRASE)
        presenter.type_again(PHRASE)

    def walk_to(self, step: Step) -> None:
        self.fill_in_everything()
        self.presenter.type_code(CODE)
        while self.state.step is not step:
            here = self.state.step
            self.presenter.go_on()
            assert self.state.step is not here, self.state.problems


@pytest.fixture
def desk() -> Desk:
    return Desk()


def test_it_begins_with_what_the_program_is(desk: Desk) -> None:
    assert desk.state.step is Step.WELCOME
    assert desk.state.position == (1, 8)
    assert not desk.state.can_go_back


def test_a_step_with_a_problem_is_not_left(desk: Desk) -> None:
    desk.presenter.go_on()
    desk.presenter.go_on()

    assert desk.state.step is Step.ORGANIZATION
    assert "organization_name" in desk.state.problems


def test_typing_in_a_field_takes_its_problem_away(desk: Desk) -> None:
    desk.presenter.go_on()
    desk.presenter.go_on()

    desk.presenter.fill_in("organization_name", "P")

    assert desk.state.problems == {}


def test_going_back_keeps_what_was_filled_in(desk: Desk) -> None:
    desk.walk_to(Step.PRACTITIONER)

    desk.presenter.go_back()

    assert desk.state.step is Step.ORGANIZATION
    assert desk.state.answers.organization_name == "Praktijk Reuring"


def test_at_the_first_step_going_back_does_nothing(desk: Desk) -> None:
    desk.presenter.go_back()

    assert desk.state.step is Step.WELCOME


def test_another_profession_asks_for_its_own_number(desk: Desk) -> None:
    desk.presenter.fill_in("register_number", "19049907803")

    desk.presenter.fill_in("role", Role.MATERNITY_CARER.value)

    assert desk.state.answers.register_number == ""


def test_a_single_region_is_chosen_already_and_of_several_none() -> None:
    assert Desk(NATIONAL).state.answers.region == "landelijk"
    assert Desk(NATIONAL, ROTTERDAM).state.answers.region == ""


@pytest.mark.parametrize(
    ("passphrase", "again", "field"),
    [
        ("", "", "passphrase"),
        ("kort", "kort", "passphrase"),
        (PHRASE, "vier ganzen aan de plus", "again"),
    ],
)
def test_a_passphrase_that_cannot_be_used_makes_no_dossiers(
    desk: Desk, passphrase: str, again: str, field: str
) -> None:
    desk.walk_to(Step.PASSPHRASE)
    desk.presenter.type_passphrase(passphrase)
    desk.presenter.type_again(again)

    desk.presenter.go_on()

    assert list(desk.state.problems) == [field]
    assert desk.created == []


def test_the_passphrase_is_judged_knowing_the_names_that_colleagues_would_try(desk: Desk) -> None:
    desk.fill_in_everything()

    desk.presenter.type_passphrase(PHRASE)

    assert desk.judged_with == ("Praktijk Reuring", "Anna de Wit")
    assert desk.state.strength == 4


def test_the_same_letters_from_another_keyboard_are_the_same_passphrase(desk: Desk) -> None:
    desk.walk_to(Step.PASSPHRASE)
    desk.presenter.type_passphrase("één koe in de wei")
    desk.presenter.type_again("e\u0301e\u0301n koe in de wei")

    desk.presenter.go_on()

    assert desk.created[0][0] == "één koe in de wei"


def test_the_dossiers_are_made_once_and_the_code_is_shown_in_groups(desk: Desk) -> None:
    desk.walk_to(Step.RECOVERY_CODE)

    assert [passphrase for passphrase, _ in desk.created] == [PHRASE]
    assert desk.created[0][1].name == "Anna de Wit"
    assert desk.state.code_groups == tuple(CODE.split("-"))
    assert not desk.state.can_go_back


def test_when_the_dossiers_cannot_be_made_the_step_stays_and_says_why(desk: Desk) -> None:
    desk.walk_to(Step.PASSPHRASE)
    desk.is_disk_full = True

    desk.presenter.go_on()
    said = desk.state
    desk.is_disk_full = False
    desk.presenter.go_on()

    assert said.step is Step.PASSPHRASE
    assert said.notice == "De schijf is vol."
    assert said.is_notice_error
    assert desk.state.step is Step.RECOVERY_CODE


def test_the_code_can_be_saved_to_a_file(desk: Desk) -> None:
    desk.walk_to(Step.RECOVERY_CODE)

    desk.presenter.save_code("stick/herstelcode.txt")

    assert desk.saved == [("stick/herstelcode.txt", CODE)]
    assert not desk.state.is_notice_error
    assert "bewaard" in desk.state.notice


def test_a_file_that_cannot_be_written_is_told(desk: Desk) -> None:
    desk.walk_to(Step.RECOVERY_CODE)
    desk.is_disk_full = True

    desk.presenter.save_code("stick/herstelcode.txt")

    assert desk.state.is_notice_error


@pytest.mark.parametrize(
    "typed", [CODE, CODE.lower(), CODE.replace("-", " "), f" {CODE.replace('-', '')} "]
)
def test_the_code_typed_back_in_any_manner_is_good_and_then_forgotten(
    desk: Desk, typed: str
) -> None:
    desk.walk_to(Step.TYPE_BACK)
    desk.presenter.type_code(typed)

    desk.presenter.go_on()

    assert desk.state.step is Step.DEMO
    assert desk.state.code_groups == ()


def test_a_code_typed_wrong_is_not_good_enough(desk: Desk) -> None:
    desk.walk_to(Step.TYPE_BACK)
    desk.presenter.type_code(CODE[:-1] + "H")

    desk.presenter.go_on()

    assert desk.state.step is Step.TYPE_BACK
    assert "typed_code" in desk.state.problems


def test_the_code_can_be_looked_at_again_before_it_is_typed_back(desk: Desk) -> None:
    desk.walk_to(Step.TYPE_BACK)

    desk.presenter.go_back()

    assert desk.state.step is Step.RECOVERY_CODE
    assert desk.state.code_groups == tuple(CODE.split("-"))


@pytest.mark.parametrize(("with_demo", "demos"), [(True, 1), (False, 0)])
def test_the_last_step_leads_to_the_dossiers_with_or_without_an_example(
    desk: Desk,
    with_demo: bool,
    demos: int,
) -> None:
    desk.walk_to(Step.DEMO)
    desk.presenter.choose_demo(with_demo)

    desk.presenter.go_on()

    assert (desk.demos, desk.finished) == (demos, 1)


def test_without_a_choice_about_the_example_it_does_not_finish(desk: Desk) -> None:
    desk.walk_to(Step.DEMO)

    desk.presenter.go_on()

    assert desk.finished == 0
    assert "with_demo" in desk.state.problems


class NeverDone:
    """Takes work and does not do it."""

    def run(self, work: object, done: object, failed: object) -> None:
        del work, done, failed


def test_while_the_dossiers_are_made_nothing_else_happens() -> None:
    desk = Desk()
    desk.presenter._tasks = NeverDone()
    desk.walk_to(Step.PASSPHRASE)
    desk.presenter.go_on()

    desk.presenter.go_on()
    desk.presenter.go_back()

    assert desk.state.is_busy
    assert not desk.state.can_go_back
    assert desk.state.step is Step.PASSPHRASE


def test_after_detaching_nothing_is_published(desk: Desk) -> None:
    count = len(desk.states)
    desk.presenter.detach()

    desk.presenter.go_on()

    assert len(desk.states) == count
