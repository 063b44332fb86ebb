"""One family's screen, without widgets."""

from dataclasses import replace

import pytest

from kansrijk_desktop.records.people import Relationship
from kansrijk_desktop.records.screening import Moment
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
from tests.questionnaires import Json, question
from tests.unit.services.test_dossiers import REURING
from tests.workspaces import take_into_use

OTHER_FORM: Json = {
    "resourceType": "Questionnaire",
    "url": "https://example.org/Questionnaire/klein",
    "version": "1.0.0",
    "title": "Kleine vragenlijst",
    "item": [question("A", "string")],
}


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
    reuring.presenter.start_screening(Moment.INTAKE)
    (route,) = reuring.visited
    assert isinstance(route, ShowScreening)

    again = Desk(workspace, reuring.presenter._household_id)
    (row,) = again.state.moments
    again.presenter.open_screening(row.screening_id)

    assert (row.title, row.status, row.day) == ("Intake", "nog bezig", "21 november 2026")
    assert again.visited == [route]


def test_a_finished_conversation_opens_its_summary(workspace: Workspace, reuring: Desk) -> None:
    reuring.presenter.start_screening(Moment.WEEKS_28)
    (route,) = reuring.visited
    assert isinstance(route, ShowScreening)
    workspace.screenings.finish(workspace.screenings.open(route.screening_id).screening)

    again = Desk(workspace, reuring.presenter._household_id)
    again.presenter.open_screening(route.screening_id)

    assert again.state.moments[0].status == "afgerond"
    assert again.visited == [ShowSummary(route.screening_id)]


def test_with_one_questionnaire_there_is_nothing_to_choose(reuring: Desk) -> None:
    assert [title for _key, title in reuring.state.forms] == ["Signalering in de zwangerschap"]


def test_a_conversation_is_begun_with_the_questionnaire_she_chose(
    workspace: Workspace, reuring: Desk
) -> None:
    household_id = reuring.presenter._household_id
    take_into_use(workspace, OTHER_FORM)
    chosen = Desk(workspace, household_id)
    (ours, _), (other, _) = chosen.state.forms

    chosen.presenter.start_screening(Moment.INTAKE, other)
    chosen.presenter.start_screening(Moment.INTAKE, ours)
    again = Desk(workspace, household_id)

    begun = [workspace.screenings.open(row.screening_id) for row in again.state.moments]
    assert {each.definition.url for each in begun} == {ours, other}
    assert {row.form for row in again.state.moments} == {title for _, title in again.state.forms}


def test_without_a_questionnaire_in_use_it_is_said_where_to_find_them(
    workspace: Workspace, reuring: Desk
) -> None:
    (ours,) = workspace.instruments.questionnaires()
    workspace.instruments.withdraw(ours.versions[0].identity)
    desk = Desk(workspace, reuring.presenter._household_id)

    desk.presenter.start_screening(Moment.INTAKE)

    assert not desk.visited
    assert "bij Vragenlijsten" in desk.state.error


def test_no_conversation_begins_before_the_dossier_is_there(workspace: Workspace) -> None:
    desk = Desk(workspace)

    desk.presenter.start_screening(Moment.INTAKE)

    assert not desk.visited


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
