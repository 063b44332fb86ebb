"""The screen of births, ends and transfers, with real widgets on a real encrypted file."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit
from pytestqt.qtbot import QtBot

from kansrijk_desktop.records.life_event import StopReason
from kansrijk_desktop.services.workspace import Workspace
from kansrijk_desktop.ui.routes import Route, ShowHousehold
from kansrijk_desktop.ui.screens.family_events.presenter import FamilyEventsPresenter
from kansrijk_desktop.ui.screens.family_events.view import FamilyEventsScreen
from tests.fakes import FixedClock, InlineTasks
from tests.ui.showing import press, show, shown_texts
from tests.unit.services.families import a_birth, a_family, child_named, with_open_offers


class Room:
    """The screen of one family, and a hand that presses its buttons."""

    def __init__(self, qtbot: QtBot, workspace: Workspace, visited: list[Route]) -> None:
        self.qtbot = qtbot
        self.workspace = workspace
        self.household_id = a_family(workspace)
        self.visited = visited
        self.screen = self.open()

    def open(self) -> FamilyEventsScreen:
        screen = FamilyEventsScreen(
            FamilyEventsPresenter(
                self.household_id,
                (
                    self.workspace.dossiers,
                    self.workspace.families.events,
                    self.workspace.families.transfers,
                ),
                InlineTasks(),
                self.visited.append,
                FixedClock(),
            )
        )
        show(self.qtbot, screen)
        self.screen = screen
        return screen

    def press(self, button: QAbstractButton) -> None:
        press(self.qtbot, button)

    def type(self, edit: QLineEdit, text: str) -> None:
        self.qtbot.keyClicks(edit, text)


@pytest.fixture
def room(qtbot: QtBot, workspace: Workspace, visited: list[Route]) -> Room:
    return Room(qtbot, workspace, visited)


def test_twins_are_typed_and_stand_in_the_dossier(room: Room) -> None:
    room.press(room.screen.overview_page.birth_button)
    page = room.screen.birth_page
    room.type(page.born_on_field.edit, "20-11-2026")
    room.press(page.count_choice.segments["2"])
    for card, name in zip(page.child_cards, ("Mila", "Sem"), strict=False):
        room.type(card.fields["name"].edit, name)
    second = page.child_cards[1]
    shown = (second.isVisible(), page.child_cards[2].isVisible())

    room.press(page.save_button)

    assert shown == (True, False)
    assert page.duration_field.text() == "38+6"
    overview = room.screen.overview_page
    assert overview.isVisible()
    assert overview.notice.text() == "De geboorte staat in het dossier."
    assert not overview.birth_button.isVisible()
    assert overview.correct_button.isVisible()
    assert len(room.workspace.dossiers.open(room.household_id).births) == 2


def test_what_is_wrong_stands_under_the_field_and_the_cursor_begins_at_the_day(
    room: Room,
) -> None:
    room.press(room.screen.overview_page.birth_button)
    page = room.screen.birth_page
    begins_at_day = page.born_on_field.edit.hasFocus()
    room.type(page.child_cards[0].fields["weight"].edit, "veel")

    room.press(page.save_button)

    assert begins_at_day
    assert page.born_on_field.has_error()
    assert page.child_cards[0].fields["weight"].has_error()
    assert "niets is kwijt" in page.notice.text()
    room.press(page.back_button)
    assert room.screen.overview_page.isVisible()


def test_a_child_that_died_shows_its_own_day_and_what_saving_does(room: Room) -> None:
    room.press(room.screen.overview_page.birth_button)
    page, card = room.screen.birth_page, room.screen.birth_page.child_cards[0]
    before = (card.fields["died_on"].isVisible(), page.rest_notice.isVisible())

    room.press(card.life_choice.segments["died"])

    assert before == (False, False)
    assert card.fields["died_on"].isVisible()
    assert "stoppen" in page.rest_notice.text()
    room.press(card.life_choice.segments["lives"])
    assert not page.rest_notice.isVisible()


def test_one_button_one_date_one_confirmation(room: Room) -> None:
    with_open_offers(room.workspace, room.household_id)

    room.press(room.screen.overview_page.stop_buttons[StopReason.PREGNANCY_ENDED])
    page = room.screen.stop_page
    told = "\n".join(shown_texts(page))
    room.press(page.keep_button)

    assert "Herinneringen en vaste momenten stoppen meteen." in told
    assert "terugdraaien" in told
    assert page.day_field.text() == "21-11-2026"
    overview = room.screen.overview_page
    assert "De zwangerschap is gestopt." in "\n".join(shown_texts(overview))
    assert not overview.stop_buttons[StopReason.PREGNANCY_ENDED].isVisible()
    assert room.workspace.dossiers.open(room.household_id).is_stopped


def test_a_child_is_chosen_where_there_are_more(room: Room) -> None:
    room.workspace.families.events.keep_birth(room.household_id, a_birth("Mila", "Sem"))
    room.open()
    room.press(room.screen.overview_page.stop_buttons[StopReason.CHILD_PLACED])
    page = room.screen.stop_page
    room.press(page.keep_button)
    asked = page.child_field.has_error()

    room.qtbot.keyClicks(page.child_field.edit, "Sem")
    room.press(page.keep_button)

    sem = child_named(room.workspace.dossiers.open(room.household_id), "Sem")
    assert asked
    assert not sem.lives_in


def test_a_stray_enter_takes_nothing_back(room: Room) -> None:
    room.workspace.families.events.keep_birth(room.household_id, a_birth("Mila"))
    room.open()

    room.press(room.screen.overview_page.take_back_button)
    page = room.screen.question_page
    room.qtbot.keyClick(page.back_button, Qt.Key.Key_Return)

    assert room.screen.overview_page.isVisible()
    assert len(room.workspace.dossiers.open(room.household_id).births) == 1
    room.press(room.screen.overview_page.take_back_button)
    room.press(page.yes_button)
    assert room.workspace.dossiers.open(room.household_id).births == ()


def test_a_mistake_is_taken_back_and_reminding_begins_again(room: Room) -> None:
    for reason in (StopReason.PREGNANCY_ENDED, StopReason.CHILD_DIED):
        room.press(room.screen.overview_page.stop_buttons[reason])
        room.press(room.screen.stop_page.keep_button)
    overview = room.screen.overview_page
    lines = overview.stop_lines.visible_rows()

    room.press(lines[0].undo_button)
    room.press(room.screen.question_page.yes_button)
    still = room.workspace.dossiers.open(room.household_id).is_stopped
    room.press(overview.resume_button)
    room.press(room.screen.question_page.yes_button)

    assert len(lines) == 2
    assert still
    assert not room.workspace.dossiers.open(room.household_id).is_stopped
    assert len(overview.stop_lines.visible_rows()) == 1


def test_another_pregnancy_begins(room: Room) -> None:
    room.workspace.families.events.keep_birth(room.household_id, a_birth("Mila"))
    room.open()
    room.press(room.screen.overview_page.next_button)
    page = room.screen.pregnancy_page
    room.type(page.fields["due_date"].edit, "1-8-2027")
    room.press(page.method_choice.segments["ultrasound"])
    room.press(page.multiple_choice.segments["yes"])

    room.press(page.save_button)

    pregnancy = room.workspace.dossiers.open(room.household_id).pregnancy
    assert pregnancy
    assert (pregnancy.due_date_method, pregnancy.is_multiple) == ("ultrasound", True)
    assert room.screen.overview_page.birth_button.isVisible()


def test_a_family_goes_to_another_practice_and_comes_back(room: Room) -> None:
    with_open_offers(room.workspace, room.household_id)
    room.open()
    room.press(room.screen.overview_page.transfer_button)
    page = room.screen.transfer_page
    warned = page.open_notice.text()
    room.type(page.to_field.edit, "Praktijk Nieuw Begin")
    room.press(page.keep_button)
    away = room.workspace.dossiers.open(room.household_id).is_at_rest

    room.press(room.screen.overview_page.return_button)
    room.press(room.screen.question_page.yes_button)

    assert "Aanbod dat nog loopt" in warned
    assert away
    assert not room.workspace.dossiers.open(room.household_id).is_at_rest


def test_the_way_back_leads_to_the_dossier(room: Room) -> None:
    room.press(room.screen.overview_page.header.back_button)

    assert room.visited == [ShowHousehold(room.household_id)]
