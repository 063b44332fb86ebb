"""The worklist with real widgets on a real encrypted file."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from kansrijk_desktop.services.work_items import WorkGroup
from kansrijk_desktop.services.workspace import Workspace
from kansrijk_desktop.ui.routes import Route, ShowCareRoute, ShowHousehold
from kansrijk_desktop.ui.screens.worklist.presenter import WorklistPresenter, WorklistState
from kansrijk_desktop.ui.screens.worklist.view import WorklistScreen
from kansrijk_desktop.ui.widgets.row_button import RowButton
from tests.fakes import FixedClock, HeldTasks, InlineTasks
from tests.ui.showing import press, show, shown_texts
from tests.unit.services.random_families import RandomFamilies
from tests.unit.services.work import a_full_list


def worklist_screen(
    workspace: Workspace, visited: list[Route], qtbot: QtBot, tasks: InlineTasks | None = None
) -> WorklistScreen:
    presenter = WorklistPresenter(
        workspace.worklist.open,
        workspace.dossiers,
        tasks or InlineTasks(),
        visited.append,
        FixedClock(),
    )
    screen = WorklistScreen(presenter)
    show(qtbot, screen)
    return screen


def lines_of(screen: WorklistScreen, group: WorkGroup) -> list[RowButton]:
    part = screen.parts[group]
    return part.lines.visible_rows() if part.isVisible() else []


def test_lines_show_initials_until_they_are_pointed_at(
    workspace: Workspace, visited: list[Route], qtbot: QtBot
) -> None:
    a_full_list(workspace)
    screen = worklist_screen(workspace, visited, qtbot)
    (line,) = lines_of(screen, WorkGroup.LATE)
    screen.search_field.edit.setFocus()
    covered = line.shown_title()
    readable = " ".join(label for label in shown_texts(screen) if "Reuring" not in label)

    line.setFocus()

    assert covered == "S. R."
    assert line.shown_title() == "Sanne Reuring"
    assert "Afspraak nakijken" in readable
    assert "geheim" not in readable
    assert "Geldfit" not in readable


def test_a_line_opens_with_a_click_or_with_enter(
    workspace: Workspace, visited: list[Route], qtbot: QtBot
) -> None:
    family = a_full_list(workspace)
    screen = worklist_screen(workspace, visited, qtbot)

    press(qtbot, lines_of(screen, WorkGroup.LATE)[0])
    offer = lines_of(screen, WorkGroup.LATER)[1]
    offer.setFocus()
    qtbot.keyClick(offer, Qt.Key.Key_Return)

    assert visited == [ShowHousehold(family.household_id), ShowCareRoute(family.household_id)]


def test_the_list_narrows_with_the_keyboard(
    workspace: Workspace, visited: list[Route], qtbot: QtBot
) -> None:
    a_full_list(workspace)
    screen = worklist_screen(workspace, visited, qtbot)
    everything = screen.kind_choice.segments[""]
    everything.setFocus()

    for _kind in range(4):
        qtbot.keyClick(screen.focusWidget(), Qt.Key.Key_Right)
    qtbot.keyClick(screen.focusWidget(), Qt.Key.Key_Space)

    assert everything.text() == "Alles (6)"
    assert screen.kind_choice.key() == "overdracht"
    assert not lines_of(screen, WorkGroup.LATE)
    assert len(lines_of(screen, WorkGroup.THIS_WEEK)) == 1


def test_a_kind_without_work_says_so_kindly(
    workspace: Workspace, visited: list[Route], qtbot: QtBot
) -> None:
    a_full_list(workspace)
    screen = worklist_screen(workspace, visited, qtbot)

    screen.show_state(WorklistState(is_loaded=True, kind="afspraak", counts=(("", 6),)))

    assert screen.empty.isVisible()
    assert "Hier wacht niets" in shown_texts(screen)


def test_an_empty_list_is_good_news(
    workspace: Workspace, visited: list[Route], qtbot: QtBot
) -> None:
    screen = worklist_screen(workspace, visited, qtbot)

    assert screen.empty.isVisible()
    assert not screen.kind_choice.isVisible()
    assert "Alles is bij" in shown_texts(screen)


def test_the_screen_says_that_it_is_looking(
    workspace: Workspace, visited: list[Route], qtbot: QtBot
) -> None:
    tasks = HeldTasks()
    screen = worklist_screen(workspace, visited, qtbot, tasks)
    was_waiting = screen.waiting.isVisible()

    tasks.let_go()

    assert was_waiting
    assert not screen.waiting.isVisible()


def test_typing_finds_dossiers_and_wiping_brings_the_list_back(
    workspace: Workspace, visited: list[Route], qtbot: QtBot
) -> None:
    a_full_list(workspace)
    screen = worklist_screen(workspace, visited, qtbot)

    qtbot.keyClicks(screen.search_field.edit, "reur")
    (found,) = (row for row in screen.found.rows if row.isVisible())
    hidden = not any(part.isVisible() for part in screen.parts.values())
    qtbot.keyClicks(screen.search_field.edit, "x")
    nothing = screen.nothing_found.isVisible()
    screen.search_field.edit.clear()
    screen.search_field.edited.emit("")

    assert hidden
    assert found.accessibleName().startswith("Sanne Reuring")
    assert nothing
    assert lines_of(screen, WorkGroup.LATE)


def test_a_long_part_shows_a_part_at_a_time(
    workspace: Workspace, visited: list[Route], qtbot: QtBot
) -> None:
    RandomFamilies(workspace.kept.database, 3).write(60)
    screen = worklist_screen(workspace, visited, qtbot)
    late = screen.parts[WorkGroup.LATE].lines
    before = len(late.visible_rows())

    press(qtbot, late.more_button)

    assert before == 12
    assert len(late.visible_rows()) > before


def test_that_there_is_more_is_said(
    workspace: Workspace, visited: list[Route], qtbot: QtBot
) -> None:
    screen = worklist_screen(workspace, visited, qtbot)

    screen.show_state(WorklistState(is_loaded=True, is_cut=True))

    assert screen.cut_notice.isVisible()
