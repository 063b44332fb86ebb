"""The start of a conversation: proposed, changed, begun; without widgets."""

from dataclasses import replace
from datetime import timedelta

import pytest

from kansrijk_desktop.records.people import Relationship
from kansrijk_desktop.records.screening import Author, Moment, Respondent, ScreeningStatus
from kansrijk_desktop.services.dossier_form import RelatedPersonForm
from kansrijk_desktop.services.workspace import Workspace
from kansrijk_desktop.ui.routes import Route, ShowScreening
from kansrijk_desktop.ui.screens.household.start_presenter import (
    PATIENT,
    StartPresenter,
    StartState,
)
from tests.fakes import FailingTasks, InlineTasks
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


def start_presenter(
    workspace: Workspace, visited: list[Route], tasks: InlineTasks | None = None
) -> StartPresenter:
    return StartPresenter(
        workspace.screenings, workspace.families.moments, tasks or InlineTasks(), visited.append
    )


class Desk:
    """A presenter at work: what it showed last, and where it went."""

    def __init__(
        self, workspace: Workspace, household_id: str, tasks: InlineTasks | None = None
    ) -> None:
        self.visited: list[Route] = []
        self.states: list[StartState] = []
        self.workspace = workspace
        self.household_id = household_id
        self.presenter = start_presenter(workspace, self.visited, tasks)
        self.presenter.attach(self.states.append)
        self.read()

    def read(self) -> None:
        """Tell the presenter the dossier as it is now."""
        self.presenter.show_dossier(self.workspace.dossiers.open(self.household_id))

    @property
    def state(self) -> StartState:
        return self.states[-1]

    @property
    def partner_id(self) -> str:
        return next(key for key, _words in self.state.respondents if key != PATIENT)

    def begun(self) -> str:
        """Begin, and return which conversation it became."""
        self.presenter.begin()
        route = self.visited[-1]
        assert isinstance(route, ShowScreening)
        return route.screening_id


@pytest.fixture
def desk(workspace: Workspace) -> Desk:
    return Desk(workspace, workspace.dossiers.save(REURING))


def test_what_fits_now_is_proposed_and_chosen(desk: Desk) -> None:
    assert desk.state.proposal == "Nu aan de beurt: intake, tot en met 5 december 2026."
    assert (desk.state.moment, desk.state.respondent_id) == (Moment.INTAKE, PATIENT)
    assert desk.state.form.endswith("signalering-zwangerschap")
    assert desk.state.author is Author.PROFESSIONAL
    assert desk.state.summary == ("Intake · Cliënt: Sanne Reuring · Signalering in de zwangerschap")


def test_before_the_dossier_is_there_nothing_begins(workspace: Workspace) -> None:
    visited: list[Route] = []
    presenter = start_presenter(workspace, visited)

    presenter.begin()

    assert visited == []


def test_one_press_begins_the_conversation_with_all_that_is_known(
    workspace: Workspace, desk: Desk
) -> None:
    dossier = workspace.dossiers.open(desk.household_id)

    screening = workspace.screenings.open(desk.begun()).screening

    assert dossier.pregnancy is not None
    assert screening.pregnancy_id == dossier.pregnancy.id
    assert (screening.moment, screening.respondent, screening.author) == (
        Moment.INTAKE,
        Respondent.PATIENT,
        Author.PROFESSIONAL,
    )


def test_another_moment_brings_the_form_that_fits(desk: Desk) -> None:
    desk.presenter.choose_moment(Moment.MATERNITY_WEEK)

    assert desk.state.form.endswith("signalering-kraamtijd")
    assert desk.state.proposal.startswith("Nu aan de beurt: intake")


def test_a_form_chosen_by_hand_stays_whatever_the_moment(desk: Desk) -> None:
    key = next(key for key, _title in desk.state.forms if key.endswith("gezondheid"))

    desk.presenter.choose_form(key)
    desk.presenter.choose_moment(Moment.WEEKS_28)

    assert desk.state.form == key


def test_a_questionnaire_of_others_can_be_chosen(workspace: Workspace, desk: Desk) -> None:
    take_into_use(workspace, OTHER_FORM)
    desk.read()

    desk.presenter.choose_form(OTHER_FORM["url"])

    assert workspace.screenings.open(desk.begun()).definition.url == OTHER_FORM["url"]


def test_a_conversation_with_the_partner_is_noted_as_the_partners(
    workspace: Workspace, desk: Desk
) -> None:
    desk.presenter.choose_respondent(desk.partner_id)
    desk.presenter.choose_author(Author.RESPONDENT)

    opened = workspace.screenings.open(desk.begun())

    screening = opened.screening
    assert (screening.respondent, screening.respondent_id, screening.author) == (
        Respondent.PARTNER,
        desk.partner_id,
        Author.RESPONDENT,
    )
    assert opened.who == "partner J. R."
    assert desk.state.summary.startswith("Intake · Partner: Jesse Reuring")


def test_the_partners_conversation_is_another_than_hers(workspace: Workspace, desk: Desk) -> None:
    hers = desk.begun()
    desk.presenter.choose_respondent(desk.partner_id)

    assert desk.begun() != hers


def test_what_was_begun_is_said_and_continued(desk: Desk) -> None:
    first = desk.begun()
    desk.read()

    assert desk.state.is_begun
    assert desk.begun() == first
    desk.presenter.choose_respondent(desk.partner_id)
    assert not desk.state.is_begun


def test_once_held_the_next_moment_is_named(workspace: Workspace, desk: Desk) -> None:
    workspace.screenings.finish(workspace.screenings.open(desk.begun()).screening)

    desk.read()

    assert desk.state.proposal == "Het volgende moment: 28 tot 30 weken, vanaf 17 maart 2027."
    assert desk.state.moment is Moment.OTHER


def test_a_family_without_a_partner_has_nobody_else_to_choose(workspace: Workspace) -> None:
    child = RelatedPersonForm(Relationship.CHILD, name="Saar")
    alone = replace(REURING, related_persons=(child,))

    desk = Desk(workspace, workspace.dossiers.save(alone))

    assert [key for key, _words in desk.state.respondents] == [PATIENT]


def test_a_choice_that_is_gone_falls_back_to_the_client(workspace: Workspace, desk: Desk) -> None:
    desk.presenter.choose_respondent(desk.partner_id)
    workspace.dossiers.save(replace(REURING, related_persons=()), desk.household_id)

    desk.read()

    assert desk.state.respondent_id == PATIENT


def test_an_intake_that_is_late_is_said_without_alarm(workspace: Workspace, desk: Desk) -> None:
    clock = workspace.kept.now
    clock.advance(timedelta(days=20))  # type: ignore[attr-defined] # the fixed clock of tests

    desk.read()

    assert desk.state.proposal == "Nog niet gedaan: intake. Dat kon tot en met 5 december 2026."


def test_with_no_questionnaire_in_use_it_is_said_where_to_find_them(
    workspace: Workspace, desk: Desk
) -> None:
    for form in workspace.instruments.questionnaires():
        for version in form.versions:
            workspace.instruments.withdraw(version.identity)
    desk.read()

    desk.presenter.begin()

    assert desk.visited == []
    assert "bij Vragenlijsten" in desk.state.error


def test_a_failure_is_told_and_nothing_is_begun(workspace: Workspace, desk: Desk) -> None:
    failing = Desk(workspace, desk.household_id, FailingTasks("De schijf is vol.", after=1))

    failing.presenter.begin()

    assert failing.state.error == "De schijf is vol."
    assert failing.visited == []


def test_a_moment_is_passed_over_with_its_reason_and_asked_for_again(
    workspace: Workspace, desk: Desk
) -> None:
    changes: list[str] = []
    desk.presenter.when_changed(lambda: changes.append("dossier"))

    desk.presenter.pass_over("Elders gedaan")
    passed = desk.state
    desk.presenter.ask_again()

    assert (passed.passed_over, passed.can_pass_over) == ("Elders gedaan", False)
    assert passed.moment is Moment.INTAKE
    assert passed.proposal.startswith("Het volgende moment: 28 tot 30 weken")
    assert (desk.state.passed_over, desk.state.can_pass_over) == ("", True)
    assert workspace.dossiers.open(desk.household_id).skipped_moments == ()
    assert changes == ["dossier", "dossier"]


def test_a_moment_is_not_passed_over_without_a_reason(workspace: Workspace, desk: Desk) -> None:
    desk.presenter.pass_over("  ")

    assert desk.state.reason_error == "Schrijf kort waarom dit moment niet doorgaat."
    assert workspace.dossiers.open(desk.household_id).skipped_moments == ()


def test_what_another_profession_holds_cannot_be_passed_over_here(desk: Desk) -> None:
    for moment in (Moment.MATERNITY_WEEK, Moment.OTHER):
        desk.presenter.choose_moment(moment)

        assert not desk.state.can_pass_over


def test_a_finished_conversation_is_not_offered_again(workspace: Workspace, desk: Desk) -> None:
    screening = workspace.screenings.open(desk.begun()).screening
    workspace.screenings.finish(screening)
    desk.read()
    desk.presenter.choose_moment(Moment.INTAKE)

    assert not desk.state.is_begun
    assert workspace.screenings.open(desk.begun()).screening.status is ScreeningStatus.IN_PROGRESS
