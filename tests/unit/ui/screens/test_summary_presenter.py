"""The summary without a window: weighed, copied, rounded off."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from kansrijk_desktop.engine.answers import value_string
from kansrijk_desktop.errors import DiskFullError
from kansrijk_desktop.records.screening import SavedAnswer, Screening, ScreeningStatus
from kansrijk_desktop.services.summary import Summary
from kansrijk_desktop.services.workspace import open_workspace
from kansrijk_desktop.storage.screenings import ScreeningRepository
from kansrijk_desktop.ui.routes import Route, ShowAdvice, ShowHousehold, ShowMeldcode, ShowScreening
from kansrijk_desktop.ui.screens.summary.presenter import (
    EpdPart,
    Page,
    SummaryPresenter,
    SummaryState,
)
from tests.builders import HOUSEHOLD_ID
from tests.fakes import FixedClock, InlineTasks
from tests.screening_desk import begin_screening, database_path, keep_family
from tests.unit.services.visits import money_visit
from tests.workspaces import fresh_database

AGREED, REASON, OUTCOME, DISCUSSED = (
    "weging-geld",
    "weging-geld-reden",
    "weging-totaal",
    "besproken",
)


class Desk:
    """A summary of a visit with trouble about money."""

    def __init__(self, folder: Path) -> None:
        self.database = fresh_database(database_path(folder))
        keep_family(self.database)
        self.clock = FixedClock()
        self.workspace = open_workspace(self.database, self.clock)
        self.screening_id = begin_screening(self.workspace)
        _session, talk = money_visit()
        self.workspace.screenings.save(self.kept(), talk.take_changes())
        self.visited: list[Route] = []
        self.timers: list[Callable[[], None]] = []
        self.states: list[SummaryState] = []
        self.presenter = self.sit_down(self.screening_id)

    def sit_down(self, screening_id: str) -> SummaryPresenter:
        presenter = SummaryPresenter(
            screening_id,
            self.workspace.screenings,
            InlineTasks(),
            self.visited.append,
            self.clock,
        )
        presenter.attach(self.states.append, self.timers.append)
        return presenter

    @property
    def last(self) -> SummaryState:
        return self.states[-1]

    @property
    def summary(self) -> Summary:
        assert self.last.summary is not None
        return self.last.summary

    def kept(self) -> Screening:
        return self.workspace.screenings.open(self.screening_id).screening

    def kept_label(self, address: str) -> str:
        record = self.workspace.screenings.open(self.screening_id).answers[address]
        return ", ".join(value.label for value in record.values)

    def weigh(self) -> None:
        """Give every answer that is required."""
        for line in list(self.summary.problems):
            self.presenter.choose(line.address, 3)
        for line in list(self.summary.problems):
            self.presenter.write(line.address, (value_string("omdat"),))


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(tmp_path)
    yield desk
    desk.database.close()


def test_it_shows_what_came_out(desk: Desk) -> None:
    assert desk.states[0].summary is None
    assert desk.summary.row("money").level == "orange"
    assert desk.last.save.is_saved


def test_weighing_otherwise_is_kept_and_asks_why(desk: Desk) -> None:
    desk.presenter.choose(AGREED, 2)

    row = desk.summary.row("money")
    assert row.agreed_level == "yellow"
    assert row.own_reason is not None
    assert desk.kept_label(AGREED) == "Geel"


def test_pressing_the_own_level_again_takes_it_back(desk: Desk) -> None:
    desk.presenter.choose(AGREED, 2)

    desk.presenter.choose(AGREED, 2)

    assert desk.summary.row("money").agreed_level == "orange"


def test_the_reason_is_saved_a_moment_after_the_last_key(desk: Desk) -> None:
    desk.presenter.choose(AGREED, 2)

    desk.presenter.write(REASON, (value_string("er is al hulp"),))
    is_saved_at_once = desk.last.save.is_saved
    desk.timers.pop()()

    assert not is_saved_at_once
    assert desk.kept_label(REASON) == "er is al hulp"


def test_undo_takes_the_weighing_back(desk: Desk) -> None:
    desk.presenter.choose(AGREED, 2)

    desk.presenter.undo()

    assert desk.summary.row("money").agreed_level == "orange"
    assert not desk.last.can_undo


@pytest.mark.parametrize("number", [0, 99])
def test_a_number_without_an_answer_does_nothing(desk: Desk, number: int) -> None:
    desk.presenter.choose(AGREED, number)

    assert not desk.last.can_undo


def test_copying_gives_the_text_and_keeps_the_moment(desk: Desk) -> None:
    desk.clock.advance(timedelta(minutes=5))

    text = desk.presenter.copy_epd(EpdPart.ORDINARY)

    assert text.startswith("Signalering in de zwangerschap, 21 november 2026.")
    assert "Geld: oranje" in text
    assert desk.kept().epd_copied_at == desk.clock()
    assert desk.last.epd_copied_at == desk.clock()


def test_the_moment_of_copying_survives_later_changes(desk: Desk) -> None:
    desk.presenter.copy_epd(EpdPart.ORDINARY)

    desk.presenter.choose(AGREED, 2)

    assert desk.kept().epd_copied_at == desk.clock()


def test_the_shielded_part_is_a_text_of_its_own(desk: Desk) -> None:
    has_before = desk.last.has_shielded_text
    opened = desk.workspace.screenings.open(desk.screening_id)
    session = opened.new_session()
    session.mark_not_for_home("G1", True)
    desk.workspace.screenings.save(opened.screening, {"G1": session.answers()["G1"]})
    presenter = desk.sit_down(desk.screening_id)

    text = presenter.copy_epd(EpdPart.SHIELDED)

    assert not has_before
    assert desk.last.has_shielded_text
    assert "Rondkomen: Met moeite" in text


def test_going_on_says_first_what_is_still_needed(desk: Desk) -> None:
    desk.presenter.what_now()

    assert desk.last.asks_to_finish
    assert {line.address for line in desk.summary.problems} >= {OUTCOME, DISCUSSED}
    assert desk.visited == []


def test_in_a_hurry_she_goes_on_and_the_conversation_stays_open(desk: Desk) -> None:
    desk.presenter.what_now()

    desk.presenter.what_now(is_sure=True)

    assert desk.visited == [ShowAdvice(desk.screening_id)]
    assert desk.kept().status is ScreeningStatus.IN_PROGRESS


def test_when_all_is_weighed_going_on_rounds_the_conversation_off(desk: Desk) -> None:
    desk.presenter.what_now()
    desk.weigh()
    asks_still = desk.last.asks_to_finish

    desk.presenter.what_now()

    assert not asks_still
    assert desk.summary.problems == ()
    assert desk.kept().status is ScreeningStatus.COMPLETED
    assert desk.visited == [ShowAdvice(desk.screening_id)]


def test_a_round_off_that_cannot_be_saved_is_said_and_she_stays(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.weigh()

    def full(repository: ScreeningRepository, screening: Screening, *kept: object) -> None:
        if screening.status is ScreeningStatus.COMPLETED:
            raise DiskFullError("De schijf is vol.")

    monkeypatch.setattr(ScreeningRepository, "save", full)
    desk.presenter.what_now()

    assert desk.last.error == "De schijf is vol."
    assert desk.visited == []


def test_correcting_leads_to_that_question(desk: Desk) -> None:
    desk.presenter.correct("G1")
    desk.presenter.about_to_leave(lambda: None)

    assert desk.visited == [ShowScreening(desk.screening_id)]
    assert desk.kept().place == "G1"


def test_back_to_the_conversation_keeps_the_place_where_it_was(desk: Desk) -> None:
    place = desk.kept().place

    desk.presenter.correct("")
    desk.presenter.about_to_leave(lambda: None)

    assert desk.kept().place == place


def test_the_dossier_is_one_step_away(desk: Desk) -> None:
    desk.presenter.close()

    assert desk.visited == [ShowHousehold(HOUSEHOLD_ID)]


def test_the_next_steps_are_those_of_this_family(desk: Desk) -> None:
    desk.presenter.follow_up()

    assert desk.visited == [ShowMeldcode(HOUSEHOLD_ID)]


def test_looking_together_is_another_page_of_the_same(desk: Desk) -> None:
    desk.presenter.show_page(Page.TOGETHER)

    assert desk.last.page is Page.TOGETHER
    assert desk.last.summary is not None


def test_leaving_waits_for_the_commit(desk: Desk) -> None:
    desk.presenter.choose(AGREED, 2)
    desk.presenter.write(REASON, (value_string("al hulp"),))
    left: list[str] = []

    desk.presenter.about_to_leave(lambda: left.append(desk.kept_label(REASON)))

    assert left == ["al hulp"]


def test_a_detached_view_hears_nothing_more(desk: Desk) -> None:
    heard = len(desk.states)

    desk.presenter.detach()
    desk.presenter.choose(AGREED, 2)

    assert len(desk.states) == heard


def test_a_form_version_that_is_gone_is_said_and_nothing_else_happens(desk: Desk) -> None:
    known = desk.kept()
    ScreeningRepository(desk.database).save(
        Screening(
            id="gone",
            patient_id=known.patient_id,
            questionnaire="https://example.org/Questionnaire/oud|0.9",
            moment=known.moment,
            status=known.status,
            started_at=known.started_at,
        ),
        [SavedAnswer("gone", "A", "{}", known.started_at)],
    )
    left: list[bool] = []

    presenter = desk.sit_down("gone")
    presenter.choose(AGREED, 1)
    presenter.write(REASON, ())
    presenter.undo()
    presenter.what_now()
    presenter.close()
    text = presenter.copy_epd(EpdPart.ORDINARY)
    presenter.about_to_leave(lambda: left.append(True))

    assert "antwoorden zijn bewaard" in desk.last.error
    assert text == ""
    assert desk.visited == []
    assert left == [True]


def test_back_to_the_conversation_works_also_before_it_is_read(desk: Desk) -> None:
    presenter = SummaryPresenter(
        desk.screening_id,
        desk.workspace.screenings,
        InlineTasks(),
        desk.visited.append,
        desk.clock,
    )

    presenter.correct("")
    presenter.show_page(Page.TOGETHER)

    assert desk.visited == [ShowScreening(desk.screening_id)]
