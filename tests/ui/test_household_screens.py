"""The list of dossiers and one family's screen, with real widgets on a real encrypted file."""

from PySide6.QtWidgets import QAbstractButton, QLineEdit
from pytestqt.qtbot import QtBot

from kansrijk_desktop.services.workspace import Workspace
from kansrijk_desktop.ui.routes import Route, ShowHousehold, ShowScreening
from kansrijk_desktop.ui.screens.household.reading_page import FACTS
from kansrijk_desktop.ui.screens.household.view import HouseholdScreen
from kansrijk_desktop.ui.screens.households.presenter import HouseholdsPresenter
from kansrijk_desktop.ui.screens.households.view import HouseholdsScreen
from tests.fakes import FixedClock, InlineTasks
from tests.ui.household_states import family_screen
from tests.ui.showing import press, show
from tests.unit.services.test_dossiers import REURING


def list_screen(workspace: Workspace, visited: list[Route], qtbot: QtBot) -> HouseholdsScreen:
    presenter = HouseholdsPresenter(
        workspace.dossiers, workspace.screenings, InlineTasks(), visited.append, FixedClock()
    )
    screen = HouseholdsScreen(presenter)
    show(qtbot, screen)
    return screen


def shown_family(
    workspace: Workspace, visited: list[Route], qtbot: QtBot, household_id: str = ""
) -> HouseholdScreen:
    screen = family_screen(workspace, household_id, visited.append)
    show(qtbot, screen)
    return screen


def test_a_name_stays_covered_until_it_is_pointed_at(
    workspace: Workspace, visited: list[Route], qtbot: QtBot
) -> None:
    workspace.dossiers.save(REURING)
    screen = list_screen(workspace, visited, qtbot)
    row = screen.rows[0]
    screen.search_field.edit.setFocus()
    covered = row.shown_title()

    row.setFocus()

    assert covered == "S. R."
    assert row.shown_title() == "Sanne Reuring"


def test_typing_in_the_search_field_narrows_the_list(
    workspace: Workspace, visited: list[Route], qtbot: QtBot
) -> None:
    household_id = workspace.dossiers.save(REURING)
    screen = list_screen(workspace, visited, qtbot)

    qtbot.keyClicks(screen.search_field.edit, "reur")
    press(qtbot, screen.rows[0])
    qtbot.keyClicks(screen.search_field.edit, "xyz")

    assert visited == [ShowHousehold(household_id)]
    assert not screen.rows[0].isVisible()
    assert screen.nothing_found.isVisible()


def test_an_empty_list_shows_how_to_begin(
    workspace: Workspace, visited: list[Route], qtbot: QtBot
) -> None:
    screen = list_screen(workspace, visited, qtbot)

    press(qtbot, screen.new_button)

    assert screen.empty.isVisible()
    assert not screen.search_field.isVisible()
    assert visited == [ShowHousehold("")]


def test_an_unfinished_conversation_is_one_click_away(
    workspace: Workspace, visited: list[Route], qtbot: QtBot
) -> None:
    household_id = workspace.dossiers.save(REURING)
    family = shown_family(workspace, visited, qtbot, household_id)
    press(qtbot, family.reading_page.start_card.start_button)

    screen = list_screen(workspace, visited, qtbot)
    press(qtbot, screen.resume_rows[0])

    assert len(visited) == 2
    assert isinstance(visited[0], ShowScreening)
    assert visited[1] == visited[0]


def test_a_new_dossier_is_typed_and_kept(
    workspace: Workspace, visited: list[Route], qtbot: QtBot
) -> None:
    screen = shown_family(workspace, visited, qtbot)
    form = screen.form_page
    for name, typed in (
        ("given_name", "Sanne"),
        ("family_name", "Reuring"),
        ("birth_date", "3-4-1996"),
        ("due_date", "9-6-2027"),
    ):
        qtbot.keyClicks(form.fields[name].edit, typed)
    press(qtbot, form.choices["safe_to_call"].segments["yes"])
    press(qtbot, form.choices["needs_interpreter"].segments["yes"])
    press(qtbot, form.choices["due_date_method"].segments["ivf"])

    press(qtbot, form.save_button)

    (route,) = visited
    assert isinstance(route, ShowHousehold)
    dossier = workspace.dossiers.open(route.household_id)
    assert dossier.patient.contact.safe_to_call == "yes"
    assert dossier.patient.needs_interpreter
    assert dossier.pregnancy
    assert dossier.pregnancy.due_date_method == "ivf"


def test_a_wrong_field_shows_its_message_underneath(
    workspace: Workspace, visited: list[Route], qtbot: QtBot
) -> None:
    screen = shown_family(workspace, visited, qtbot)
    qtbot.keyClicks(screen.form_page.fields["bsn"].edit, "123")

    press(qtbot, screen.form_page.save_button)

    assert screen.form_page.fields["bsn"].has_error()
    assert screen.form_page.fields["family_name"].has_error()
    assert "niets is kwijt" in screen.form_page.notice.text()


def test_people_are_added_changed_and_removed_by_hand(
    workspace: Workspace, visited: list[Route], qtbot: QtBot
) -> None:
    household_id = workspace.dossiers.save(REURING)
    screen = shown_family(workspace, visited, qtbot, household_id)
    press(qtbot, screen.reading_page.tabs.segments[FACTS])
    press(qtbot, screen.reading_page.facts_page.edit_button)
    form = screen.form_page

    press(qtbot, form.people[0].remove_button)
    for button in form.add_buttons.values():
        press(qtbot, button)
    qtbot.keyClicks(form.people[-1].name_field.edit, "Oma")
    press(qtbot, form.people[-1].lives_in.segments["no"])
    press(qtbot, form.save_button)

    people = workspace.dossiers.open(household_id).related_persons
    assert sorted(person.name for person in people) == ["", "", "Noor", "Oma"]
    assert [person.lives_in for person in people if person.name == "Oma"] == [False]
    assert screen.reading_page.notice.text().startswith("Opgeslagen")


def test_cancelling_shows_the_dossier_again(
    workspace: Workspace, visited: list[Route], qtbot: QtBot
) -> None:
    screen = shown_family(workspace, visited, qtbot, workspace.dossiers.save(REURING))
    press(qtbot, screen.reading_page.tabs.segments[FACTS])
    press(qtbot, screen.reading_page.facts_page.edit_button)

    press(qtbot, screen.form_page.cancel_button)

    assert screen.reading_page.isVisible()


def test_everything_that_can_be_worked_has_a_name(
    workspace: Workspace, visited: list[Route], qtbot: QtBot
) -> None:
    household_id = workspace.dossiers.save(REURING)
    screens = [
        list_screen(workspace, visited, qtbot),
        shown_family(workspace, visited, qtbot, household_id),
        shown_family(workspace, visited, qtbot),
    ]

    nameless = [
        widget
        for screen in screens
        for kind in (QAbstractButton, QLineEdit)
        for widget in screen.findChildren(kind)
        if widget.isVisibleTo(screen) and not widget.accessibleName()
    ]

    assert not nameless
