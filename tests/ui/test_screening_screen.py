"""The conversation from the keyboard: one key answers, and every other way works too."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from kansrijk_desktop.ui.questionnaire.items.text import LineItem, TextItem
from tests.ui.screening_table import Table, a_table


@pytest.fixture
def table(tmp_path: Path, qtbot: QtBot) -> Iterator[Table]:
    with a_table(tmp_path, qtbot) as table:
        yield table


def test_the_first_question_has_the_keyboard_and_says_itself(table: Table) -> None:
    focused = table.focused()

    assert focused is table.screen.page.question_panel("aanwezig")
    assert focused is not None
    assert focused.accessibleName() == "Wie is er vandaag bij, of luistert mee?"


def test_it_is_certain_whose_conversation_it_is_without_a_name(table: Table) -> None:
    texts = "\n".join(table.shown_texts())

    assert table.screen.who_label.text() == "S. R."
    assert "Sanne" not in texts
    assert "Reuring" not in texts


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
    item = table.screen.page.question_panel("K1-eigen").item_widget
    assert isinstance(item, TextItem)

    table.press("2 zussen")

    assert item.edit.toPlainText() == "2 zussen"
    table.qtbot.waitUntil(lambda: table.kept_labels("K1-eigen") == ["2 zussen"])
    table.press(Qt.Key.Key_Return)
    assert table.address() == "K2"


def test_her_first_steps_have_three_lines(table: Table) -> None:
    table.go_to("eerste-acties")
    item = table.screen.page.question_panel("eerste-acties").item_widget
    assert isinstance(item, LineItem)

    table.press("bellen", Qt.Key.Key_Tab, "rusten")

    assert len(item.edits) == 3
    table.qtbot.waitUntil(lambda: table.kept_labels("eerste-acties") == ["bellen", "rusten"])


def test_other_keys_are_left_to_the_window(table: Table) -> None:
    table.press("x")
    table.qtbot.keyClick(table.focused(), Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)

    assert table.kept() == set()
    assert table.address() == "aanwezig"
