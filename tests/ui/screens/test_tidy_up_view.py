"""The screen of doubles and misplaced conversations, with real widgets on a real file."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from kansrijk_desktop.records.screening import ScreeningStatus
from kansrijk_desktop.services.merge_plan import Side
from kansrijk_desktop.services.workspace import Workspace
from kansrijk_desktop.ui.routes import Route, ShowHousehold
from kansrijk_desktop.ui.screens.tidy_up.presenter import TidyUpPresenter
from kansrijk_desktop.ui.screens.tidy_up.view import TidyUpScreen
from tests.fakes import InlineTasks
from tests.ui.showing import press, show, shown_texts
from tests.unit.services.letters import kept_talk
from tests.unit.services.test_doubles import DOUBLE
from tests.unit.services.test_tidying import OTHER, send_letter


class Room:
    """The screen of one dossier, and a hand that presses its buttons."""

    def __init__(self, qtbot: QtBot, workspace: Workspace, visited: list[Route]) -> None:
        self.qtbot = qtbot
        self.workspace = workspace
        self.here, self.screening_id = kept_talk(workspace)
        send_letter(workspace, self.screening_id)
        self.double = workspace.dossiers.save(DOUBLE)
        self.other = workspace.dossiers.save(OTHER)
        self.visited = visited
        self.screen = TidyUpScreen(
            TidyUpPresenter(
                self.here,
                (workspace.dossiers, workspace.families.doubles, workspace.families.tidying),
                InlineTasks(),
                visited.append,
            )
        )
        show(qtbot, self.screen)

    def press(self, button: QAbstractButton) -> None:
        press(self.qtbot, button)

    def pick_talk(self) -> None:
        self.press(self.screen.overview_page.conversations.visible_rows()[0])


@pytest.fixture
def room(qtbot: QtBot, workspace: Workspace, visited: list[Route]) -> Room:
    return Room(qtbot, workspace, visited)


def test_a_double_is_found_compared_and_made_one(room: Room) -> None:
    room.press(room.screen.overview_page.doubles.visible_rows()[0])
    compare = room.screen.compare_page
    rows = compare.differences.visible_rows()
    family_name = rows[0]
    room.press(family_name.cards[Side.OTHER])
    is_chosen = family_name.cards[Side.OTHER].isChecked()
    room.press(compare.go_on_button)
    told = "\n".join(shown_texts(room.screen.merge_page))

    room.press(room.screen.merge_page.yes_button)

    assert is_chosen
    assert "Sanne Reuring · geboren 3 april 1996" in told
    assert "Sanne Reuring-de Wit · geboren 3 april 1996" in told
    assert room.screen.overview_page.isVisible()
    dossier = room.workspace.dossiers.open(room.here)
    assert dossier.patient.family_name == "Reuring-de Wit"
    assert room.screen.overview_page.apart_button.isVisible()


def test_the_second_look_leads_back_with_what_was_chosen(room: Room) -> None:
    room.press(room.screen.overview_page.doubles.visible_rows()[0])
    compare = room.screen.compare_page
    room.press(compare.differences.visible_rows()[0].cards[Side.OTHER])
    room.press(compare.go_on_button)

    room.qtbot.keyClick(room.screen.merge_page.back_button, Qt.Key.Key_Return)

    assert compare.isVisible()
    assert compare.differences.visible_rows()[0].cards[Side.OTHER].isChecked()
    room.press(compare.back_button)
    assert room.screen.overview_page.isVisible()
    assert room.workspace.dossiers.open(room.double).patient.bsn == "999910644"


def test_a_merge_is_taken_apart(room: Room) -> None:
    room.workspace.families.doubles.merge(room.here, room.double, {})
    room.screen._presenter.attach(room.screen.show_state)

    room.press(room.screen.overview_page.apart_button)
    room.press(room.screen.apart_page.yes_button)

    assert room.workspace.dossiers.open(room.double).patient.family_name == "Reuring-de Wit"
    assert not room.screen.overview_page.apart_button.isVisible()


def test_a_conversation_is_moved_to_a_dossier_that_is_searched(room: Room) -> None:
    room.pick_talk()
    room.press(room.screen.conversation_page.move_button)
    search = room.screen.search_page
    begins_at_field = search.search_field.edit.hasFocus()
    room.qtbot.keyClicks(search.search_field.edit, "yil")
    row = search.found.visible_rows()[0]
    covered = row.shown_title()
    room.press(row)
    told = "\n".join(shown_texts(room.screen.move_page))

    room.press(room.screen.move_page.yes_button)

    assert begins_at_field
    assert covered == "E. Y."
    assert "Elif Yilmaz" in told
    assert "Verwijsbrief aan JGZ Voorbeeld" in told
    assert "Bel dan wie het kreeg" in told
    assert len(room.workspace.dossiers.open(room.other).screenings) == 1


def test_the_ways_back_of_a_conversation(room: Room) -> None:
    room.pick_talk()
    page = room.screen.conversation_page
    room.press(page.withdraw_button)
    room.press(room.screen.withdraw_page.back_button)
    room.press(page.move_button)
    room.qtbot.keyClicks(room.screen.search_page.search_field.edit, "yil")
    room.press(room.screen.search_page.found.visible_rows()[0])
    room.press(room.screen.move_page.back_button)

    assert page.isVisible()
    assert page.move_button.isVisible()
    room.press(page.back_button)
    assert room.screen.overview_page.isVisible()
    room.press(room.screen.overview_page.header.back_button)
    assert room.visited == [ShowHousehold(room.here)]


def test_a_conversation_is_withdrawn_and_counted_again(room: Room) -> None:
    room.pick_talk()
    room.press(room.screen.conversation_page.withdraw_button)
    page = room.screen.withdraw_page
    room.press(page.reason_choice.segments["om te oefenen"])
    typed = page.reason_field.text()
    room.press(page.yes_button)
    (withdrawn,) = room.workspace.dossiers.open(room.here).screenings
    room.pick_talk()

    room.press(room.screen.conversation_page.reopen_button)

    assert typed == "om te oefenen"
    assert withdrawn.status is ScreeningStatus.WITHDRAWN
    (opened,) = room.workspace.dossiers.open(room.here).screenings
    assert opened.status is ScreeningStatus.IN_PROGRESS


def test_nothing_on_the_screen_tells_of_a_meldcode_track(room: Room) -> None:
    room.press(room.screen.overview_page.doubles.visible_rows()[0])

    words = "\n".join(shown_texts(room.screen.compare_page)).lower()

    assert "meldcode" not in words
    assert "veiligheid" not in words
