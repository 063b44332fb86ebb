"""One family's screen, without widgets."""

from dataclasses import replace

import pytest

from kansrijk_desktop.records.people import Relationship
from kansrijk_desktop.records.screening import Moment, Screening
from kansrijk_desktop.services.workspace import Workspace
from kansrijk_desktop.ui.routes import (
    Route,
    ShowHousehold,
    ShowHouseholds,
    ShowScreening,
    ShowSummary,
)
from kansrijk_desktop.ui.screens.household.presenter import HouseholdPresenter, HouseholdState
from tests.fakes import FailingTasks, FixedClock, HeldTasks, InlineTasks
from tests.unit.services.test_dossiers import REURING


class Desk:
    """A presenter at work: what it showed last, and where it went."""

    def __init__(
        self, workspace: Workspace, household_id: str = "", tasks: InlineTasks | None = None
    ) -> None:
        self.visited: list[Route] = []
        self.states: list[HouseholdState] = []
        self.presenter = HouseholdPresenter(
            household_id,
            workspace.dossiers,
            workspace.screenings,
            tasks or InlineTasks(),
            self.visited.append,
            FixedClock(),
        )
        self.presenter.attach(self.states.append)

    @property
    def state(self) -> HouseholdState:
        return self.states[-1]


@pytest.fixture
def reuring(workspace: Workspace) -> Desk:
    form = replace(REURING, language="Turks", needs_interpreter=True, best_time="ochtend")
    return Desk(workspace, workspace.dossiers.save(form))


def begin(workspace: Workspace, desk: Desk, moment: Moment) -> Screening:
    """Begin a conversation in the dossier of a desk."""
    patient = workspace.dossiers.open(desk.presenter._household_id).patient
    return workspace.screenings.start(patient.id, "signalering-zwangerschap", moment).screening


def test_a_new_dossier_begins_with_the_form(workspace: Workspace) -> None:
    desk = Desk(workspace)

    assert (desk.state.is_new, desk.state.is_editing, desk.state.is_loaded) == (True, True, True)


def test_a_new_dossier_is_kept_and_shown(workspace: Workspace) -> None:
    desk = Desk(workspace)
    desk.presenter.change(REURING)

    desk.presenter.save()

    (route,) = desk.visited
    assert isinstance(route, ShowHousehold)
    assert workspace.dossiers.open(route.household_id).patient.full_name == "Sanne Reuring"


def test_wrong_fields_are_told_and_nothing_typed_is_lost(workspace: Workspace) -> None:
    desk = Desk(workspace)
    desk.presenter.change(replace(REURING, bsn="123", family_name=""))

    desk.presenter.save()

    assert set(desk.state.problems) == {"bsn", "family_name"}
    assert desk.state.form.bsn == "123"
    assert not desk.visited


def test_a_message_goes_when_its_field_changes(workspace: Workspace) -> None:
    desk = Desk(workspace)
    desk.presenter.change(replace(REURING, bsn="123", family_name=""))
    desk.presenter.save()

    desk.presenter.change(replace(desk.state.form, bsn="999910644"))

    assert set(desk.state.problems) == {"family_name"}


def test_a_dossier_is_read_in_words(reuring: Desk) -> None:
    facts = {name: dict(lines) for name, lines in reuring.state.facts.items()}

    assert reuring.state.title == "Sanne Reuring"
    assert facts["pregnancy"]["Vandaag"] == "11+3 weken"
    assert facts["pregnancy"]["G en P"] == "G2 P1"
    assert facts["patient"]["Tolk"] == "nodig: Turks"
    assert facts["contact"]["Hier bellen"] == "veilig"
    assert facts["contact"]["Hier schrijven"] == "nog niet gevraagd"
    assert reuring.state.people[0] == ("Partner", "Jesse Reuring")


def test_a_change_is_told_only_after_it_was_kept(reuring: Desk) -> None:
    reuring.presenter.edit()
    reuring.presenter.change(replace(reuring.state.form, family_name="de Vries"))
    before = reuring.state.saved_at

    reuring.presenter.save()

    assert before == ""
    assert reuring.state.saved_at
    assert reuring.state.title == "Sanne de Vries"
    assert not reuring.state.is_editing


def test_cancelling_puts_back_what_was_kept(reuring: Desk) -> None:
    reuring.presenter.edit()
    reuring.presenter.change(replace(reuring.state.form, family_name="iets anders"))

    reuring.presenter.cancel()

    assert reuring.state.form.family_name == "Reuring"
    assert not reuring.state.is_editing


def test_cancelling_a_new_dossier_goes_back_to_the_list(workspace: Workspace) -> None:
    desk = Desk(workspace)

    desk.presenter.cancel()

    assert desk.visited == [ShowHouseholds()]


def test_people_are_added_and_taken_away(reuring: Desk) -> None:
    reuring.presenter.edit()
    reuring.presenter.add_person(Relationship.CHILD)
    added = len(reuring.state.form.related_persons)

    reuring.presenter.remove_person(0)

    assert added == 3
    assert [p.relationship for p in reuring.state.form.related_persons] == [
        Relationship.CHILD,
        Relationship.CHILD,
    ]


def test_a_conversation_is_begun_and_found_again(workspace: Workspace, reuring: Desk) -> None:
    begun = begin(workspace, reuring, Moment.INTAKE)

    again = Desk(workspace, reuring.presenter._household_id)
    (row,) = again.state.moments
    again.presenter.open_screening(row.screening_id)

    assert (row.title, row.status, row.day) == ("Intake", "nog bezig", "21 november 2026")
    assert again.visited == [ShowScreening(begun.id)]


def test_a_finished_conversation_opens_its_summary(workspace: Workspace, reuring: Desk) -> None:
    begun = begin(workspace, reuring, Moment.WEEKS_28)
    workspace.screenings.finish(begun)

    again = Desk(workspace, reuring.presenter._household_id)
    again.presenter.open_screening(begun.id)

    assert again.state.moments[0].status == "afgerond"
    assert again.visited == [ShowSummary(begun.id)]


def test_a_save_that_fails_keeps_what_was_typed(workspace: Workspace) -> None:
    desk = Desk(workspace, tasks=FailingTasks("De schijf is vol."))
    desk.presenter.change(REURING)

    desk.presenter.save()

    assert desk.state.error == "De schijf is vol."
    assert desk.state.form == REURING
    assert not desk.state.is_saving


def test_a_second_save_waits_for_the_first(workspace: Workspace) -> None:
    tasks = HeldTasks()
    desk = Desk(workspace, tasks=tasks)
    desk.presenter.change(REURING)

    desk.presenter.save()
    desk.presenter.save()
    tasks.let_go()

    assert tasks.run_count == 1
    assert len(workspace.dossiers.search("reur")) == 1


def test_a_closed_screen_is_shown_nothing_more(reuring: Desk) -> None:
    shown = len(reuring.states)

    reuring.presenter.detach()
    reuring.presenter.edit()

    assert len(reuring.states) == shown


def test_the_example_family_is_said_to_be_invented(workspace: Workspace) -> None:
    example = Desk(workspace, workspace.dossiers.save(REURING, is_demo=True))

    assert example.state.is_demo
