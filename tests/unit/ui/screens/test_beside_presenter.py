"""Two conversations beside one another, without widgets."""

import pytest

from kansrijk_desktop.services.workspace import Workspace
from kansrijk_desktop.ui.screens.household.beside_presenter import BesideState
from tests.builders import HOUSEHOLD_ID
from tests.fakes import FailingTasks, HeldTasks
from tests.families import full_family
from tests.unit.ui.screens.household_desk import HouseholdDesk


@pytest.fixture
def desk(workspace: Workspace) -> HouseholdDesk:
    full_family(workspace)
    desk = HouseholdDesk(workspace, HOUSEHOLD_ID)
    desk.beside.open("weeks-28", "her-own")
    return desk


def shown(desk: HouseholdDesk) -> BesideState:
    return desk.beside_states[-1]


def questions(desk: HouseholdDesk) -> list[str]:
    return [line.question for section in shown(desk).sections for line in section.lines]


def test_the_talk_stands_left_and_what_she_filled_in_right(desk: HouseholdDesk) -> None:
    state = shown(desk)

    assert (state.is_open, state.is_loaded, state.title) == (True, True, "28 tot 30 weken")
    assert state.left == "In het gesprek, 9 november 2026"
    assert state.right == "Zelf ingevuld, 8 november 2026"


def test_only_what_differs_can_be_shown(desk: HouseholdDesk) -> None:
    everything = len(questions(desk))

    desk.beside.show_only_different(is_only=True)

    assert questions(desk) == ["Spanning", "Wat er op haar drukt", "Rondkomen"]
    assert shown(desk).difference_count == 3 < everything


def test_safety_is_shown_only_when_asked_for_and_covered_again(desk: HouseholdDesk) -> None:
    before = [section.title for section in shown(desk).sections]

    desk.beside.show_apart(is_shown=True)
    asked = [section.title for section in shown(desk).sections]
    desk.beside.show_apart(is_shown=False)

    assert "En verder" not in before
    assert "En verder" in asked
    assert [section.title for section in shown(desk).sections] == before


def test_closing_forgets_what_was_read(desk: HouseholdDesk) -> None:
    desk.beside.show_apart(is_shown=True)

    desk.beside.close()
    desk.beside.show_apart(is_shown=True)

    assert shown(desk).sections == ()
    assert not shown(desk).is_open


def test_what_comes_too_late_is_not_shown(workspace: Workspace) -> None:
    full_family(workspace)
    tasks = HeldTasks()
    desk = HouseholdDesk(workspace, HOUSEHOLD_ID, tasks)
    tasks.let_go()

    desk.beside.open("weeks-28", "her-own")
    desk.beside.close()
    tasks.let_go()

    assert not shown(desk).is_open
    assert shown(desk).sections == ()


def test_a_failure_is_told(workspace: Workspace) -> None:
    full_family(workspace)
    desk = HouseholdDesk(workspace, HOUSEHOLD_ID, FailingTasks("De vragenlijst ontbreekt."))

    desk.beside.open("weeks-28", "her-own")

    assert shown(desk).error == "De vragenlijst ontbreekt."


def test_a_closed_page_is_shown_nothing_more(desk: HouseholdDesk) -> None:
    count = len(desk.beside_states)

    desk.beside.detach()
    desk.beside.close()

    assert len(desk.beside_states) == count
