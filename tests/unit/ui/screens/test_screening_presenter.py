"""The conversation without a window: shown, saved, hidden, left and found again."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from kansrijk_desktop.engine.answers import value_string
from kansrijk_desktop.errors import DiskFullError
from kansrijk_desktop.records.screening import SavedAnswer, Screening
from kansrijk_desktop.services.conversation import Conversation
from kansrijk_desktop.services.conversation_outline import SectionStatus
from kansrijk_desktop.services.conversation_state import ConversationState
from kansrijk_desktop.services.workspace import Workspace, open_workspace
from kansrijk_desktop.settings import QuestionLayout
from kansrijk_desktop.storage.screenings import ScreeningRepository
from kansrijk_desktop.ui.routes import Route, ShowHousehold, ShowSummary
from kansrijk_desktop.ui.screens.screening.presenter import (
    ScreeningPresenter,
    ScreeningState,
    Ways,
)
from tests.builders import HOUSEHOLD_ID
from tests.fakes import FixedClock, InlineTasks
from tests.screening_desk import begin_screening, database_path, keep_family
from tests.workspaces import fresh_database


class Desk:
    """A presenter with everything around it within reach."""

    def __init__(self, folder: Path) -> None:
        self.database = fresh_database(database_path(folder))
        keep_family(self.database)
        self.clock = FixedClock()
        self.workspace: Workspace = open_workspace(self.database, self.clock)
        self.log = folder / f"{database_path(folder).name}-wal"
        self.screening_id = begin_screening(self.workspace)
        self.visited: list[Route] = []
        self.hidden: list[str] = []
        self.timers: list[Callable[[], None]] = []
        self.states: list[ScreeningState] = []
        self.presenter = self.sit_down()

    def sit_down(self, screening_id: str = "") -> ScreeningPresenter:
        presenter = ScreeningPresenter(
            screening_id or self.screening_id,
            self.workspace.screenings,
            self.workspace.region,
            InlineTasks(),
            Ways(self.visited.append, lambda: self.hidden.append(self.state.title)),
            self.clock,
        )
        presenter.attach(self.states.append, self.timers.append)
        return presenter

    @property
    def last(self) -> ScreeningState:
        return self.states[-1]

    @property
    def state(self) -> ConversationState:
        assert self.last.talk is not None
        return self.last.talk

    def press(self, number: int) -> None:
        self.presenter.act(lambda talk: talk.choose(number))

    def go_to(self, place: str) -> None:
        self.presenter.act(lambda talk: talk.go_to(place))

    def kept(self) -> Screening:
        return self.workspace.screenings.open(self.screening_id).screening

    def kept_addresses(self) -> list[str]:
        return list(self.workspace.screenings.open(self.screening_id).answers)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(tmp_path)
    yield desk
    desk.database.close()


def test_nothing_shows_until_the_screening_is_read_and_then_the_first_question(desk: Desk) -> None:
    assert desk.states[0].talk is None
    assert desk.state.current == "aanwezig"
    assert desk.last.guidance.why_we_ask


def test_every_answer_is_committed_before_it_is_called_saved(desk: Desk) -> None:
    desk.press(1)

    assert desk.kept_addresses() == ["aanwezig"]
    assert desk.last.save.is_saved
    assert desk.last.save.saved_at == desk.clock()


def test_the_place_is_kept_with_the_answer(desk: Desk) -> None:
    desk.press(1)

    assert desk.kept().place == desk.state.current


def test_typed_words_are_saved_after_a_moment(desk: Desk) -> None:
    desk.go_to("K1-eigen")
    desk.presenter.act(
        lambda talk: talk.answer("K1-eigen", value_string("zus"), is_typing=True), is_typing=True
    )
    kept_at_first = desk.kept_addresses()
    is_saved_at_first = desk.last.save.is_saved

    desk.timers.pop()()

    assert kept_at_first == []
    assert not is_saved_at_first
    assert desk.kept_addresses() == ["K1-eigen"]


def test_after_each_part_of_the_conversation_nothing_waits_in_the_log(desk: Desk) -> None:
    log = desk.log
    first, second = (row.address for row in desk.state.sections[:2])
    desk.go_to(first)
    desk.press(1)
    within = log.stat().st_size

    desk.go_to(second)

    assert within > 0
    assert log.stat().st_size == 0


def test_a_failed_save_says_so_keeps_everything_and_is_tried_again(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = ScreeningRepository.save

    def full(*args: object) -> None:
        raise DiskFullError("De schijf is vol. Wat u ziet, blijft staan.")

    monkeypatch.setattr(ScreeningRepository, "save", full)
    desk.press(1)
    problem = desk.last.save.problem
    current = desk.state.current
    monkeypatch.setattr(ScreeningRepository, "save", whole)

    desk.timers.pop()()

    assert problem == "De schijf is vol. Wat u ziet, blijft staan."
    assert current != "aanwezig"
    assert desk.last.save.problem == ""
    assert desk.kept_addresses() == ["aanwezig"]


def test_leaving_waits_for_the_commit_of_place_and_time(desk: Desk) -> None:
    left: list[str] = []
    desk.go_to("G1")
    desk.clock.advance(timedelta(seconds=50))

    desk.presenter.about_to_leave(lambda: left.append(desk.kept().place))

    assert left == ["G1"]
    assert desk.kept().seconds_spent == 50


def test_a_screening_opened_again_goes_on_where_it_stopped(desk: Desk) -> None:
    desk.go_to("G1")
    desk.press(1)

    desk.sit_down()

    assert desk.state.current == "G2"


def test_time_adds_up_and_a_long_silence_counts_in_part(desk: Desk) -> None:
    desk.clock.advance(timedelta(minutes=2))
    desk.press(1)
    desk.clock.advance(timedelta(hours=3))

    desk.presenter.tick()

    assert desk.last.minutes == 7


def test_someone_coming_in_hides_the_screen_before_anything_else(desk: Desk) -> None:
    desk.go_to("V0")
    desk.press(1)

    desk.presenter.partner_came_in()

    assert desk.hidden == ["En verder"]
    assert desk.state.title == "Wensen"
    row = next(row for row in desk.state.sections if row.address == "veiligheid")
    assert row.status is SectionStatus.CLOSED


def test_the_hide_key_closes_the_private_part_when_she_is_in_it(desk: Desk) -> None:
    desk.go_to("V0")
    desk.press(1)

    desk.presenter.close_when_private()

    assert desk.state.title == "Wensen"
    assert desk.hidden == []


def test_the_hide_key_elsewhere_closes_nothing(desk: Desk) -> None:
    desk.press(1)

    desk.presenter.close_when_private()

    assert desk.kept_addresses() == ["aanwezig"]


def test_stopping_leads_to_the_family_and_the_end_to_the_summary(desk: Desk) -> None:
    desk.presenter.stop_here()
    desk.presenter.show_summary()

    assert desk.visited == [ShowHousehold(HOUSEHOLD_ID), ShowSummary(desk.screening_id)]


def test_an_urgent_answer_brings_the_text_of_the_region(desk: Desk) -> None:
    desk.go_to("W1")

    desk.press(5)

    assert desk.state.safety_texts == ("shelter",)
    assert [text.key for text in desk.last.urgent_texts] == ["shelter"]
    assert desk.presenter.safety_text("shelter") == desk.last.urgent_texts[0]


def test_a_page_per_part_shows_all_its_questions(desk: Desk) -> None:
    desk.go_to("W1")

    desk.presenter.use_layout(QuestionLayout.PAGE_PER_DOMAIN)

    assert [question.address for question in desk.state.questions] == ["W1", "W2"]


def test_how_to_ask_can_be_folded(desk: Desk) -> None:
    desk.presenter.fold_guidance(is_open=False)

    assert not desk.last.is_guidance_open


def test_the_note_of_the_current_question_shows(desk: Desk) -> None:
    desk.presenter.act(lambda talk: talk.note("aanwezig", "oma erbij"), is_typing=True)

    assert desk.last.note == "oma erbij"


def test_at_the_end_there_is_nothing_to_ask(desk: Desk) -> None:
    desk.go_to("eerste-acties")

    desk.presenter.act(Conversation.go_on)

    assert desk.state.is_at_end
    assert desk.last.guidance.why_we_ask == ""


def test_a_form_version_that_is_gone_is_said_and_leaving_stays_possible(desk: Desk) -> None:
    repository = ScreeningRepository(desk.database)
    gone = desk.kept()
    repository.save(
        Screening(
            id="gone",
            patient_id=gone.patient_id,
            questionnaire="https://example.org/Questionnaire/oud|0.9",
            moment=gone.moment,
            status=gone.status,
            started_at=gone.started_at,
        ),
        [SavedAnswer("gone", "A", "{}", gone.started_at)],
    )
    left: list[bool] = []

    presenter = desk.sit_down("gone")
    presenter.act(Conversation.go_on)
    presenter.use_layout(QuestionLayout.PAGE_PER_DOMAIN)
    presenter.close_when_private()
    presenter.stop_here()
    presenter.about_to_leave(lambda: left.append(True))

    assert desk.last.talk is None
    assert "antwoorden zijn bewaard" in desk.last.error
    assert desk.visited == []
    assert left == [True]


def test_a_detached_view_hears_nothing_more(desk: Desk) -> None:
    heard = len(desk.states)

    desk.presenter.detach()
    desk.press(1)

    assert len(desk.states) == heard
    assert desk.kept_addresses() == ["aanwezig"]


def test_before_a_view_is_there_nothing_happens(desk: Desk) -> None:
    presenter = ScreeningPresenter(
        desk.screening_id,
        desk.workspace.screenings,
        desk.workspace.region,
        InlineTasks(),
        Ways(desk.visited.append, desk.hidden.clear),
        desk.clock,
    )

    presenter.tick()
    presenter.partner_came_in()

    assert desk.kept_addresses() == []


def test_a_screening_without_signals_takes_at_most_forty_keys(desk: Desk) -> None:
    nothing_found = {"kinderen": 1, "K1": 1}
    presses = 0
    while (question := desk.state.question) is not None:
        number = nothing_found.get(question.address, 1)
        if question.item.options:
            desk.press(number)
            presses += 1
        if desk.state.current == question.address:
            desk.presenter.act(Conversation.go_on)
            presses += 1

    assert desk.state.is_at_end
    assert presses <= 40
    assert desk.state.answered == desk.state.applicable
    assert desk.last.urgent_texts == ()
