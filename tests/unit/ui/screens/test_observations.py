"""What a maternity carer adds after the talk, on any day, and what that makes of the outcome."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kansrijk_desktop.engine.answers import value_date, value_string
from kansrijk_desktop.records.screening import Author, Moment, Respondent, ScreeningStatus
from kansrijk_desktop.services.screenings import Beginning
from kansrijk_desktop.services.summary import Summary
from kansrijk_desktop.services.workspace import open_workspace
from kansrijk_desktop.ui.routes import Route, ShowHousehold
from kansrijk_desktop.ui.screens.summary.presenter import EpdPart, SummaryPresenter, SummaryState
from tests.builders import HOUSEHOLD_ID, PATIENT_ID
from tests.fakes import FixedClock, InlineTasks
from tests.screening_desk import database_path, hold, keep_family
from tests.workspaces import fresh_database

MATERNITY = Beginning(PATIENT_ID, "signalering-kraamtijd", Moment.MATERNITY_WEEK)
THE_PARTNERS = Beginning(
    PATIENT_ID,
    "signalering-kraamtijd",
    Moment.MATERNITY_WEEK,
    Respondent.PARTNER,
    "partner-1",
    Author.RESPONDENT,
)


class Desk:
    """A summary of a talk that was rounded off."""

    def __init__(self, folder: Path, beginning: Beginning = MATERNITY) -> None:
        self.database = fresh_database(database_path(folder))
        keep_family(self.database)
        self.workspace = open_workspace(self.database, FixedClock())
        self.screening_id = hold(self.workspace, beginning, G1="G1-niet").id
        self.visited: list[Route] = []
        self.states: list[SummaryState] = []
        self.timers: list[Callable[[], None]] = []
        self.presenter = SummaryPresenter(
            self.screening_id,
            self.workspace.screenings,
            InlineTasks(),
            self.visited.append,
            FixedClock(),
        )
        self.presenter.attach(self.states.append, self.timers.append)

    @property
    def summary(self) -> Summary:
        assert self.states[-1].summary is not None
        return self.states[-1].summary

    def kept(self, address: str) -> list[str]:
        record = self.workspace.screenings.open(self.screening_id).answers.get(address)
        return [value.label for value in record.values] if record else []

    def level(self, domain: str) -> tuple[str, str]:
        kept = self.workspace.dossiers.open(HOUSEHOLD_ID).levels
        found = next(one for one in kept if one.domain == domain)
        return found.level, found.own_level


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(tmp_path)
    yield desk
    desk.database.close()


def test_several_things_that_were_seen_stay_chosen_together(desk: Desk) -> None:
    desk.presenter.choose("gezien-slaapplek", 1)
    desk.presenter.choose("gezien-slaapplek", 2)

    assert desk.kept("gezien-slaapplek") == ["Eigen bedje of wieg", "Baby lag op de rug"]


def test_not_seen_takes_the_others_away(desk: Desk) -> None:
    desk.presenter.choose("gezien-slaapplek", 1)
    desk.presenter.choose("gezien-slaapplek", 6)

    assert desk.kept("gezien-slaapplek") == ["Niet gezien"]


def test_an_observation_is_added_after_the_talk_was_rounded_off_and_found_again(
    desk: Desk,
) -> None:
    desk.presenter.write("waarneming[0].waarneming-datum", (value_date("2026-11-20"),))
    desk.presenter.add_occurrence("waarneming")
    desk.presenter.write("waarneming[1].waarneming-wat", (value_string("Dronk goed"),))
    desk.presenter.about_to_leave(lambda: None)

    opened = desk.workspace.screenings.open(desk.screening_id)
    again = opened.worked_out()
    found = [each for each in again.walk() if each.item.link_id == "waarneming-wat"]
    assert opened.screening.status is ScreeningStatus.COMPLETED
    assert len(found) == 2
    assert found[1].values[0].label == "Dronk goed"
    assert found[1].is_not_for_home


def test_an_observation_is_moved_and_taken_away(desk: Desk) -> None:
    desk.presenter.write("waarneming[0].waarneming-wat", (value_string("Eerste"),))
    desk.presenter.add_occurrence("waarneming")
    desk.presenter.write("waarneming[1].waarneming-wat", (value_string("Tweede"),))

    desk.presenter.move_occurrence("waarneming", 1, -1)
    desk.presenter.remove_occurrence("waarneming", 1)

    (repeat,) = desk.summary.weighing.repeats
    assert [card.questions[1].item.values[0].label for card in repeat.cards] == ["Tweede"]


def test_adding_can_be_undone(desk: Desk) -> None:
    desk.presenter.add_occurrence("waarneming")

    desk.presenter.undo()

    (repeat,) = desk.summary.weighing.repeats
    assert len(repeat.cards) == 1


def test_another_weighing_afterwards_is_kept_as_the_outcome_at_once(desk: Desk) -> None:
    before = desk.level("money")

    desk.presenter.choose("weging-geld", 2)

    assert (before, desk.level("money")) == (("orange", ""), ("orange", "yellow"))


def test_the_partners_text_says_whose_answers_they_are(tmp_path: Path) -> None:
    desk = Desk(tmp_path, THE_PARTNERS)

    text = desk.presenter.copy_epd(EpdPart.ORDINARY)
    desk.presenter.close()

    assert text.startswith("Antwoorden van de partner, niet van de cliënt.")
    assert desk.states[-1].who == "partner, zelf ingevuld"
    assert desk.visited == [ShowHousehold(HOUSEHOLD_ID, "partner-1")]
    desk.database.close()
