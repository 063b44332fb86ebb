"""The conversation with real widgets: all of it from the keyboard, and nothing given away."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from kansrijk_desktop.errors import DiskFullError
from kansrijk_desktop.services.workspace import Workspace, open_workspace
from kansrijk_desktop.settings import QuestionLayout
from kansrijk_desktop.storage.database import Database
from kansrijk_desktop.storage.screenings import ScreeningRepository
from kansrijk_desktop.ui.main_window import MainWindow
from kansrijk_desktop.ui.questionnaire.items.choice import ChoiceItem
from kansrijk_desktop.ui.questionnaire.items.several_lines import SeveralLinesItem
from kansrijk_desktop.ui.questionnaire.items.text import TextItem
from kansrijk_desktop.ui.questionnaire.safety_note import SafetyNote
from kansrijk_desktop.ui.routes import Route, ShowHousehold, ShowSummary
from kansrijk_desktop.ui.screens.screening.presenter import ScreeningPresenter, Ways
from kansrijk_desktop.ui.screens.screening.view import ScreeningScreen
from tests.builders import HOUSEHOLD_ID
from tests.fakes import FixedClock, InlineTasks
from tests.screening_desk import begin_screening, database_path, keep_family
from tests.workspaces import TEST_KEY

LEVEL_WORDS = ("groen", "geel", "oranje", "rood", "niveau", "veiligheid", "signaal")


class Table:
    """A conversation screen and what is behind it."""

    def __init__(self, folder: Path, qtbot: QtBot) -> None:
        self.qtbot = qtbot
        self.database = Database.create(database_path(folder), TEST_KEY)
        keep_family(self.database)
        self.workspace: Workspace = open_workspace(self.database, FixedClock())
        self.screening_id = begin_screening(self.workspace)
        self.visited: list[Route] = []
        self.hidden: list[bool] = []
        self.presenter = ScreeningPresenter(
            self.screening_id,
            self.workspace.screenings,
            self.workspace.region,
            InlineTasks(),
            Ways(self.visited.append, lambda: self.hidden.append(True)),
            FixedClock(),
        )
        self.screen = ScreeningScreen(self.presenter)
        qtbot.addWidget(self.screen)
        self.screen.resize(1280, 708)
        self.screen.show()
        qtbot.waitExposed(self.screen)
        qtbot.waitUntil(lambda: self.focused() is not None)

    def focused(self) -> QWidget | None:
        return QApplication.focusWidget()

    def press(self, *keys: Qt.Key | str) -> None:
        for key in keys:
            target = self.focused() or self.screen
            if isinstance(key, str):
                self.qtbot.keyClicks(target, key)
            else:
                self.qtbot.keyClick(target, key)

    def go_to(self, place: str) -> None:
        self.presenter.act(lambda talk: talk.go_to(place))

    def heading(self) -> str:
        (panel,) = self.screen.page.panels.values()
        return panel.accessibleName()

    def address(self) -> str:
        (address,) = self.screen.page.panels
        return address

    def cards(self) -> ChoiceItem:
        widget = self.screen.page.panels[self.address()].item_widget
        assert isinstance(widget, ChoiceItem)
        return widget

    def kept(self) -> set[str]:
        return set(self.workspace.screenings.open(self.screening_id).answers)

    def notes(self) -> list[SafetyNote]:
        return [note for note in self.screen.findChildren(SafetyNote) if note.isVisible()]

    def shown_texts(self) -> list[str]:
        """Everything that can be read or heard, tooltips too."""
        shown = [child for child in self.screen.findChildren(QWidget) if child.isVisible()]
        texts = [child.text() for child in shown if isinstance(child, QLabel | QAbstractButton)]
        texts += [child.accessibleName() for child in shown]
        texts += [child.accessibleDescription() for child in shown]
        return texts + [child.toolTip() for child in shown]


@pytest.fixture
def table(tmp_path: Path, qtbot: QtBot) -> Iterator[Table]:
    table = Table(tmp_path, qtbot)
    yield table
    table.screen.close()
    table.database.close()


def test_the_first_question_has_the_keyboard_and_says_itself(table: Table) -> None:
    focused = table.focused()

    assert focused is table.screen.page.panels["aanwezig"]
    assert focused is not None
    assert focused.accessibleName() == "Wie is er vandaag bij, of luistert mee?"


def test_one_key_answers_saves_and_moves_on(table: Table) -> None:
    table.press("1")

    assert table.address() == "tolk"
    assert table.kept() == {"aanwezig"}
    assert table.screen.footer.saved_label.text().startswith("Opgeslagen ")


def test_backspace_goes_back_and_shows_what_was_chosen(table: Table) -> None:
    table.press("1", Qt.Key.Key_Backspace)

    assert table.address() == "aanwezig"
    assert table.cards().cards[0].isChecked()


def test_enter_goes_on_without_an_answer(table: Table) -> None:
    table.press(Qt.Key.Key_Return)

    assert table.address() == "tolk"
    assert table.kept() == set()


def test_control_z_takes_the_answer_back(table: Table) -> None:
    table.press("1")

    table.qtbot.keyClick(table.focused(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    assert table.address() == "aanwezig"
    assert not table.cards().cards[0].isChecked()


def test_arrows_and_the_space_bar_choose_as_well(table: Table) -> None:
    table.go_to("W1")

    table.press(Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Space)

    assert table.address() == "W2"
    table.press(Qt.Key.Key_Backspace)
    assert table.cards().cards[1].isChecked()


def test_a_click_on_a_card_is_an_answer(table: Table) -> None:
    table.go_to("W1")

    table.qtbot.mouseClick(table.cards().cards[0], Qt.MouseButton.LeftButton)

    assert table.address() == "W2"


@pytest.mark.parametrize(("key", "word"), [("w", "asked-declined"), ("o", "asked-unknown")])
def test_a_letter_says_why_there_is_no_answer(table: Table, key: str, word: str) -> None:
    table.go_to("W1")

    table.press(key)

    record = table.workspace.screenings.open(table.screening_id).answers["W1"]
    assert table.address() == "W2"
    assert record.absent == word


def test_not_asked_wants_a_reason_and_enter_takes_the_first(table: Table) -> None:
    table.go_to("W1")

    table.press("n", Qt.Key.Key_Return)

    record = table.workspace.screenings.open(table.screening_id).answers["W1"]
    assert record.not_asked_reason == "not-alone"
    assert table.address() == "W2"


def test_the_chosen_reason_shows_and_pressing_again_takes_it_back(table: Table) -> None:
    table.go_to("W1")
    table.press("n", Qt.Key.Key_Return, Qt.Key.Key_Backspace)
    is_shown = table.screen.tools.non_answers.not_asked_button.isChecked()

    table.qtbot.mouseClick(
        table.screen.tools.non_answers.not_asked_button, Qt.MouseButton.LeftButton
    )

    record = table.workspace.screenings.open(table.screening_id).answers["W1"]
    assert is_shown
    assert record.is_empty


def test_not_asked_unfolded_can_be_folded_again(table: Table) -> None:
    button = table.screen.tools.non_answers.not_asked_button
    reasons = table.screen.tools.non_answers.reason_buttons.values()

    table.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    is_unfolded = all(reason.isVisible() for reason in reasons)
    table.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    assert is_unfolded
    assert not any(reason.isVisible() for reason in reasons)
    assert table.kept() == set()


def test_the_mark_not_for_home_gives_enter_back_to_the_question(table: Table) -> None:
    table.go_to("W1")

    table.press("t")
    is_marked = table.screen.tools.home_button.isChecked()
    table.press(Qt.Key.Key_Return)

    record = table.workspace.screenings.open(table.screening_id).answers["W1"]
    assert is_marked
    assert record.is_not_for_home
    assert table.address() == "W2"


def test_a_whole_part_can_be_left_out(table: Table) -> None:
    table.go_to("geld")
    header = table.screen.section_header

    table.qtbot.mouseClick(header.skip_button, Qt.MouseButton.LeftButton)
    table.qtbot.mouseClick(header.skip_choices.declined_button, Qt.MouseButton.LeftButton)

    assert table.kept() == {"G1", "G2"}
    assert table.address() == "S1"


def test_a_part_is_one_click_away(table: Table) -> None:
    table.qtbot.mouseClick(table.screen.section_list.buttons["stress"], Qt.MouseButton.LeftButton)

    assert table.address() == "S1"
    assert table.screen.section_list.buttons["stress"].isChecked()
    assert table.screen.section_list.buttons["stress"].accessibleName() == "Stress, nog open"


def test_digits_in_a_text_field_are_words(table: Table) -> None:
    table.go_to("K1-eigen")
    item = table.screen.page.panels["K1-eigen"].item_widget
    assert isinstance(item, TextItem)

    table.press("2 zussen")

    assert item.edit.toPlainText() == "2 zussen"
    table.qtbot.waitUntil(lambda: table.kept() == {"K1-eigen"}, timeout=1000)
    table.press(Qt.Key.Key_Return)
    assert table.address() == "K2"


def test_her_first_steps_have_three_lines(table: Table) -> None:
    table.go_to("eerste-acties")
    item = table.screen.page.panels["eerste-acties"].item_widget
    assert isinstance(item, SeveralLinesItem)

    table.press("bellen", Qt.Key.Key_Tab, "rusten")

    table.qtbot.waitUntil(lambda: table.kept() == {"eerste-acties"}, timeout=1000)
    record = table.workspace.screenings.open(table.screening_id).answers["eerste-acties"]
    assert len(item.edits) == 3
    assert [value.label for value in record.values] == ["bellen", "rusten"]


def test_an_urgent_answer_shows_its_text_in_view_and_stays(table: Table) -> None:
    table.go_to("W1")

    table.press("5")

    (note,) = table.notes()
    table.qtbot.waitUntil(lambda: not note.visibleRegion().isEmpty())
    assert table.address() == "W1"
    assert "14 + netnummer" in " ".join(table.shown_texts())


def test_an_urgent_text_is_found_again_behind_the_numbers(table: Table) -> None:
    table.go_to("W1")
    table.press("5", Qt.Key.Key_Return)
    notes_at_first = table.notes()

    table.qtbot.mouseClick(table.screen.section_header.numbers_button, Qt.MouseButton.LeftButton)

    assert notes_at_first == []
    assert len(table.notes()) == 1


def test_no_level_no_colour_word_and_no_alarm_show_during_the_talk(table: Table) -> None:
    seen: list[str] = []
    table.go_to("W1")
    table.press("5")
    for part in ("wonen", "geld", "stress", "middelen", "veiligheid", "wensen"):
        table.go_to(part)
        seen += table.shown_texts()
        table.press("2")
        seen += table.shown_texts()

    words = " ".join(seen).lower()

    assert [word for word in LEVEL_WORDS if word in words] == []


def test_the_private_part_has_the_same_neutral_title_for_everyone(table: Table) -> None:
    button = table.screen.section_list.buttons["veiligheid"]
    names = [button.accessibleName()]
    table.go_to("V0")
    table.press("2", "1")
    names.append(button.accessibleName())

    assert names == ["En verder, nog open", "En verder, later"]


def test_someone_coming_in_hides_and_leaves_nothing_of_that_part(table: Table) -> None:
    table.go_to("V0")
    table.press("1")

    table.qtbot.mouseClick(table.screen.footer.company_button, Qt.MouseButton.LeftButton)
    table.go_to("veiligheid")

    assert table.hidden == [True]
    assert table.screen.page.panels == {}
    assert table.screen.stand_still.isVisible()


def test_the_hide_key_in_the_private_part_covers_it(table: Table) -> None:
    table.go_to("V0")
    table.press("1")

    table.screen.about_to_hide()
    table.go_to("veiligheid")
    is_covered = table.screen.stand_still.isVisible()
    table.qtbot.mouseClick(table.screen.stand_still.open_button, Qt.MouseButton.LeftButton)

    assert is_covered
    assert table.address() == "V1"


def test_after_hiding_in_the_private_part_the_keyboard_is_at_the_next_question(
    table: Table, qtbot: QtBot
) -> None:
    window = MainWindow(())
    qtbot.addWidget(window, before_close_func=MainWindow.close_now)
    window.stack.addWidget(table.screen)
    window.show()
    table.go_to("V0")
    table.press("1")

    window.cover()
    table.screen.about_to_hide()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    window.uncover()

    panel = table.screen.page.panels["wens-anders"]
    qtbot.waitUntil(lambda: table.focused() is panel)
    window.stack.removeWidget(table.screen)
    table.screen.setParent(None)
    assert table.screen.section_header.title.text() == "Wensen"


def test_follow_up_opens_by_hand(table: Table) -> None:
    table.go_to("W1")

    table.qtbot.mouseClick(
        table.screen.switches.buttons["W-verdieping-openen"], Qt.MouseButton.LeftButton
    )
    table.go_to("W3")
    is_asked = table.address() == "W3"
    table.go_to("W1")
    table.qtbot.mouseClick(
        table.screen.switches.buttons["W-verdieping-openen"], Qt.MouseButton.LeftButton
    )
    table.go_to("W3")

    assert is_asked
    assert table.address() == "W1"


def test_a_page_shows_a_whole_part_and_keys_work_on_the_marked_question(table: Table) -> None:
    table.go_to("G1")

    table.qtbot.mouseClick(table.screen.section_header.layout_button, Qt.MouseButton.LeftButton)
    shown = list(table.screen.page.panels)
    table.press("1")
    second = table.screen.page.panels["G2"]

    assert shown == ["G1", "G2"]
    assert table.focused() is second
    assert second.tools is not None
    assert second.tools.isVisible()
    assert not table.screen.tools.isVisible()
    table.qtbot.waitUntil(lambda: not second.visibleRegion().isEmpty())


def test_on_a_page_the_keyboard_decides_which_question_a_letter_means(table: Table) -> None:
    table.presenter.use_layout(QuestionLayout.PAGE_PER_DOMAIN)
    table.go_to("G1")

    table.screen.page.panels["G2"].setFocus()
    table.press("w")

    assert table.kept() == {"G2"}


def test_on_a_page_not_asked_and_the_mark_belong_to_their_question(table: Table) -> None:
    table.presenter.use_layout(QuestionLayout.PAGE_PER_DOMAIN)
    table.go_to("G1")
    table.screen.page.panels["G2"].setFocus()

    table.press("t", "n")

    tools = table.screen.page.panels["G2"].tools
    assert tools is not None
    assert tools.home_button.isChecked()
    focused = table.focused()
    assert focused is not None
    assert table.screen.page.panels["G2"].isAncestorOf(focused)


def test_only_the_page_that_shows_has_widgets(table: Table) -> None:
    for part in ("wonen", "geld", "stress"):
        table.go_to(part)

    assert list(table.screen.page.panels) == ["S1"]


def test_the_note_is_kept_with_its_question(table: Table) -> None:
    table.go_to("W1")
    area = table.screen.guidance.note_area

    area.edit.setFocus()
    table.press("trap is steil")

    table.qtbot.waitUntil(lambda: table.kept() == {"W1"}, timeout=1000)
    table.go_to("W2")
    text_elsewhere = area.text()
    table.go_to("W1")
    assert text_elsewhere == ""
    assert area.text() == "trap is steil"


def test_how_to_ask_folds_and_comes_back(table: Table) -> None:
    table.qtbot.mouseClick(table.screen.guidance.fold_button, Qt.MouseButton.LeftButton)
    is_folded = not table.screen.guidance.isVisible()

    table.qtbot.mouseClick(table.screen.section_header.guidance_button, Qt.MouseButton.LeftButton)

    assert is_folded
    assert table.screen.guidance.isVisible()


def test_on_a_narrow_screen_the_question_keeps_its_room(table: Table) -> None:
    table.screen.resize(820, 700)

    table.qtbot.waitUntil(lambda: not table.screen.guidance.isVisible())
    assert table.screen.page.isVisible()


def test_at_the_end_enter_leads_to_the_summary(table: Table) -> None:
    table.go_to("eerste-acties")

    table.press(Qt.Key.Key_Return)
    is_at_end = table.screen.stand_still.isVisible()
    table.press(Qt.Key.Key_Return)

    assert is_at_end
    assert table.visited == [ShowSummary(table.screening_id)]


def test_stop_here_leads_to_the_family(table: Table) -> None:
    table.qtbot.mouseClick(table.screen.footer.stop_button, Qt.MouseButton.LeftButton)

    assert table.visited == [ShowHousehold(HOUSEHOLD_ID)]


def test_leaving_saves_the_place_first(table: Table) -> None:
    left: list[str] = []
    table.go_to("G1")

    table.screen.about_to_leave(
        lambda: left.append(table.workspace.screenings.open(table.screening_id).screening.place)
    )

    assert left == ["G1"]


def test_every_control_has_a_name(table: Table) -> None:
    table.go_to("K1-eigen")
    controls = [
        child
        for kind in (QAbstractButton, QLineEdit)
        for child in table.screen.findChildren(kind)
        if child.isVisible()
    ]

    assert [control for control in controls if not control.accessibleName()] == []


def test_other_keys_are_left_to_the_window(table: Table) -> None:
    table.press("x")
    table.qtbot.keyClick(table.focused(), Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)

    assert table.kept() == set()
    assert table.address() == "aanwezig"


def test_a_failed_save_is_said_where_she_works(
    table: Table, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*args: object) -> None:
        raise DiskFullError("De schijf is vol. Wat u ziet, blijft staan.")

    monkeypatch.setattr(ScreeningRepository, "save", full)
    table.press("1")
    problem, saved = table.screen.notice.text(), table.screen.footer.saved_label.text()
    monkeypatch.undo()

    table.qtbot.waitUntil(lambda: table.kept() == {"aanwezig"}, timeout=2000)

    assert problem == "De schijf is vol. Wat u ziet, blijft staan."
    assert saved == "Nog niet opgeslagen"
    assert not table.screen.notice.isVisible()


def test_pasted_text_that_no_store_can_hold_does_no_harm(table: Table) -> None:
    table.go_to("K1-eigen")
    item = table.screen.page.panels["K1-eigen"].item_widget
    assert isinstance(item, TextItem)

    item.edit.insertPlainText("zus\x00 helpt\ud83d")

    table.qtbot.waitUntil(lambda: table.kept() == {"K1-eigen"}, timeout=1000)
    record = table.workspace.screenings.open(table.screening_id).answers["K1-eigen"]
    assert [value.label for value in record.values] == ["zus helpt"]
