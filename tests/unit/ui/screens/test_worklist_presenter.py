"""The worklist, without widgets."""

import pytest

from kansrijk_desktop.services.work_items import WorkGroup
from kansrijk_desktop.services.workspace import Workspace
from kansrijk_desktop.ui.routes import (
    Route,
    ShowCareRoute,
    ShowHandover,
    ShowHousehold,
    ShowScreening,
)
from kansrijk_desktop.ui.screens.worklist.presenter import WorklistPresenter, WorklistState
from tests.fakes import FailingTasks, FixedClock, HeldTasks, InlineTasks
from tests.unit.services.work import a_full_list


@pytest.fixture
def states() -> list[WorklistState]:
    return []


def presenter_of(
    workspace: Workspace, visited: list[Route], tasks: InlineTasks
) -> WorklistPresenter:
    return WorklistPresenter(
        workspace.worklist.open, workspace.dossiers, tasks, visited.append, FixedClock()
    )


def test_the_screen_is_there_before_the_list(
    workspace: Workspace, visited: list[Route], states: list[WorklistState]
) -> None:
    a_full_list(workspace)
    tasks = HeldTasks()

    presenter_of(workspace, visited, tasks).attach(states.append)

    assert not states[-1].is_loaded
    tasks.let_go()
    assert states[-1].is_loaded


def test_what_waits_is_shown_by_how_soon(
    workspace: Workspace, visited: list[Route], states: list[WorklistState]
) -> None:
    a_full_list(workspace)

    presenter_of(workspace, visited, InlineTasks()).attach(states.append)

    assert [(part.group, len(part.items)) for part in states[-1].sections] == [
        (WorkGroup.LATE, 1),
        (WorkGroup.TODAY, 2),
        (WorkGroup.THIS_WEEK, 1),
        (WorkGroup.LATER, 2),
    ]
    assert dict(states[-1].counts) == {
        "": 6,
        "gesprek": 2,
        "aanbod": 1,
        "afspraak": 1,
        "overdracht": 2,
    }
    assert states[-1].today == "21 november 2026"


def test_the_list_narrows_to_one_kind_and_back(
    workspace: Workspace, visited: list[Route], states: list[WorklistState]
) -> None:
    a_full_list(workspace)
    presenter = presenter_of(workspace, visited, InlineTasks())
    presenter.attach(states.append)

    presenter.narrow("overdracht")
    narrowed = [item.what for part in states[-1].sections for item in part.items]
    presenter.narrow("")

    assert narrowed == ["Ontvangst navragen", "Warme overdracht"]
    assert sum(len(part.items) for part in states[-1].sections) == 6


def test_every_line_leads_to_where_it_is_done(
    workspace: Workspace, visited: list[Route], states: list[WorklistState]
) -> None:
    family = a_full_list(workspace)
    presenter = presenter_of(workspace, visited, InlineTasks())
    presenter.attach(states.append)

    for part in states[-1].sections:
        for item in part.items:
            presenter.open(item.key)
    presenter.open("a line that is gone")

    dossier = ShowHousehold(family.household_id)
    assert visited == [
        dossier,  # the agreement
        dossier,  # a talk that was put off, after a conversation that is gone
        ShowScreening(family.screening_id),
        ShowHandover(family.household_id),
        ShowHandover(family.household_id),  # the warm one
        ShowCareRoute(family.household_id),
    ]


def test_typing_finds_a_dossier_in_place_of_the_list(
    workspace: Workspace, visited: list[Route], states: list[WorklistState]
) -> None:
    family = a_full_list(workspace)
    presenter = presenter_of(workspace, visited, InlineTasks())
    presenter.attach(states.append)

    presenter.search("reur")
    (row,) = states[-1].found
    is_searching = states[-1].is_searching
    presenter.open_dossier(row.household_id)
    presenter.search(" ")

    assert is_searching
    assert not states[-1].is_searching
    assert visited == [ShowHousehold(family.household_id)]


def test_an_answer_to_words_that_were_wiped_out_is_not_shown(
    workspace: Workspace, visited: list[Route], states: list[WorklistState]
) -> None:
    a_full_list(workspace)
    tasks = HeldTasks()
    presenter = presenter_of(workspace, visited, tasks)
    presenter.attach(states.append)
    tasks.let_go()

    presenter.search("reur")
    presenter.search("")
    tasks.let_go()

    assert not states[-1].is_searching


def test_a_new_dossier_is_one_click_away(
    workspace: Workspace, visited: list[Route], states: list[WorklistState]
) -> None:
    presenter = presenter_of(workspace, visited, InlineTasks())
    presenter.attach(states.append)

    presenter.create()

    assert visited == [ShowHousehold("")]


def test_what_goes_wrong_is_said_where_she_works(
    workspace: Workspace, visited: list[Route], states: list[WorklistState]
) -> None:
    presenter = presenter_of(workspace, visited, FailingTasks("De schijf is vol."))

    presenter.attach(states.append)
    presenter.detach()

    assert states[-1].error == "De schijf is vol."
