"""The list of dossiers, without widgets."""

from dataclasses import replace
from datetime import date

import pytest

from kansrijk_desktop.records.screening import Moment
from kansrijk_desktop.services.conversation_start import PREGNANCY_FORM
from kansrijk_desktop.services.workspace import Workspace
from kansrijk_desktop.ui.routes import Route, ShowHousehold, ShowScreening
from kansrijk_desktop.ui.screens.households.presenter import HouseholdsPresenter, HouseholdsState
from tests.fakes import FailingTasks, FixedClock, HeldTasks, InlineTasks
from tests.unit.services.test_dossiers import REURING


@pytest.fixture
def states() -> list[HouseholdsState]:
    return []


def presenter_of(
    workspace: Workspace, visited: list[Route], tasks: InlineTasks
) -> HouseholdsPresenter:
    return HouseholdsPresenter(
        workspace.dossiers, workspace.screenings, tasks, visited.append, FixedClock()
    )


def test_an_empty_installation_says_what_to_do_first(
    workspace: Workspace, visited: list[Route], states: list[HouseholdsState]
) -> None:
    presenter = presenter_of(workspace, visited, InlineTasks())

    presenter.attach(states.append)

    assert states[-1].is_empty
    assert states[-1].is_loaded


def test_typing_finds_a_family_and_shows_how_far_she_is(
    workspace: Workspace, visited: list[Route], states: list[HouseholdsState]
) -> None:
    household_id = workspace.dossiers.save(REURING)
    workspace.dossiers.save(replace(REURING, family_name="Yılmaz", due_date=""))
    presenter = presenter_of(workspace, visited, InlineTasks())
    presenter.attach(states.append)

    presenter.search("reur")

    (row,) = states[-1].rows
    assert (row.household_id, row.initials, row.name) == (household_id, "S. R.", "Sanne Reuring")
    assert (row.birth_date, row.duration) == ("3 april 1996", "11+3 weken")


def test_a_family_of_whom_no_birth_was_noted_is_found_without_weeks(
    workspace: Workspace, visited: list[Route], states: list[HouseholdsState]
) -> None:
    household_id = workspace.dossiers.save(REURING)
    dossier = workspace.dossiers.open(household_id)
    assert dossier.pregnancy is not None
    overdue = replace(dossier.pregnancy, due_date=date(2026, 5, 3))
    workspace.kept.patients.save_dossier(replace(dossier, pregnancy=overdue))

    presenter_of(workspace, visited, InlineTasks()).attach(states.append)

    (row,) = states[-1].rows
    assert row.duration == "bevalling nog niet genoteerd"


def test_a_search_without_result_is_not_an_empty_installation(
    workspace: Workspace, visited: list[Route], states: list[HouseholdsState]
) -> None:
    workspace.dossiers.save(REURING)
    presenter = presenter_of(workspace, visited, InlineTasks())
    presenter.attach(states.append)

    presenter.search("bestaat niet")

    assert not states[-1].rows
    assert not states[-1].is_empty


def test_while_a_search_runs_only_the_last_words_are_searched_next(
    workspace: Workspace, visited: list[Route], states: list[HouseholdsState]
) -> None:
    workspace.dossiers.save(REURING)
    tasks = HeldTasks()
    presenter = presenter_of(workspace, visited, tasks)
    presenter.attach(states.append)
    tasks.let_go()

    for typed in ("x", "xy", "reur"):
        presenter.search(typed)
    tasks.let_go()

    assert tasks.run_count == 4  # the unfinished ones, all, "x", and "reur"
    assert [row.name for row in states[-1].rows] == ["Sanne Reuring"]


def test_an_unfinished_conversation_is_offered_with_its_form_and_time(
    workspace: Workspace, visited: list[Route], states: list[HouseholdsState]
) -> None:
    household_id = workspace.dossiers.save(REURING)
    patient_id = workspace.dossiers.open(household_id).patient.id
    opened = workspace.screenings.start(patient_id, PREGNANCY_FORM, Moment.INTAKE)
    presenter = presenter_of(workspace, visited, InlineTasks())

    presenter.attach(states.append)
    (offer,) = states[-1].open_conversations
    presenter.resume(offer.screening_id)

    assert offer.name == "Sanne Reuring"
    assert "versie 1.1.0" in offer.form
    assert offer.last_saved.startswith("21 november 2026 om ")
    assert visited == [ShowScreening(opened.screening.id)]


def test_a_dossier_is_opened_or_begun(
    workspace: Workspace, visited: list[Route], states: list[HouseholdsState]
) -> None:
    presenter = presenter_of(workspace, visited, InlineTasks())
    presenter.attach(states.append)

    presenter.open("h1")
    presenter.create()

    assert visited == [ShowHousehold("h1"), ShowHousehold("")]


def test_a_failing_search_says_so(
    workspace: Workspace, visited: list[Route], states: list[HouseholdsState]
) -> None:
    presenter = presenter_of(workspace, visited, FailingTasks("De schijf is vol."))

    presenter.attach(states.append)

    assert states[-1].error == "De schijf is vol."


def test_a_closed_list_is_shown_nothing_more(
    workspace: Workspace, visited: list[Route], states: list[HouseholdsState]
) -> None:
    presenter = presenter_of(workspace, visited, InlineTasks())
    presenter.attach(states.append)
    shown = len(states)

    presenter.detach()
    presenter.search("iets")

    assert len(states) == shown
