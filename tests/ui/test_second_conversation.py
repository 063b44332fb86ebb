"""From the second conversation on the earlier answer stands beside, and one key confirms a part."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from kansrijk_desktop.settings import QuestionLayout
from tests.screening_desk import begin_second
from tests.ui.screening_table import Table, a_table
from tests.ui.showing import press

LAST_TIME = "Vorige keer, 21 november 2026:"


@pytest.fixture
def table(tmp_path: Path, qtbot: QtBot) -> Iterator[Table]:
    with a_table(tmp_path, qtbot, begin_second) as table:
        yield table


def memory_at(table: Table, address: str) -> str:
    """What stands beside a question of what was said before."""
    label = table.screen.page.question_panel(address).memory_label
    return label.text() if label is not None and label.isVisible() else ""


def test_the_earlier_answer_stands_under_the_question_and_is_read_aloud(table: Table) -> None:
    table.go_to("G1")

    assert memory_at(table, "G1") == f"{LAST_TIME} Met moeite"
    assert LAST_TIME in table.screen.page.panels["G1"].accessibleDescription()


def test_no_card_is_chosen_beforehand(table: Table) -> None:
    table.go_to("G1")

    assert not any(card.isChecked() for card in table.cards().cards)


def test_a_question_without_an_earlier_answer_shows_nothing(table: Table) -> None:
    table.go_to("G1")
    table.go_to("S2")

    assert memory_at(table, "S2") == ""


def test_safety_and_what_is_not_for_home_show_nothing_of_last_time(table: Table) -> None:
    table.presenter.use_layout(QuestionLayout.PAGE_PER_DOMAIN)
    shown = []
    for place in ("middelen", "veiligheid", "V0"):
        table.go_to(place)
        shown += table.shown_texts()

    assert not any("pijn doet" in text and LAST_TIME in text for text in shown)
    assert not any("Niet altijd" in text and LAST_TIME in text for text in shown)


def test_the_key_v_confirms_a_part_and_goes_on(table: Table) -> None:
    table.go_to("W1")

    table.press(Qt.Key.Key_V)

    assert table.kept_labels("W1") == [
        "Eigen huis (huur of koop), of bij familie omdat ik dat wil. Ik kan blijven."
    ]
    assert "wonen-onveranderd" in table.kept()
    assert table.address() == "G1"


def test_the_button_does_the_same_and_says_which_part_and_since_when(table: Table) -> None:
    table.go_to("W1")
    button = table.screen.section_header.unchanged_button

    assert button.isVisible()
    assert button.accessibleName() == "Niets veranderd bij Wonen sinds 21 november 2026"
    press(table.qtbot, button)

    assert table.address() == "G1"


def test_what_weighed_last_time_is_asked_again(table: Table) -> None:
    table.go_to("G1")

    table.press(Qt.Key.Key_V)

    assert table.address() == "G1"
    assert table.kept_labels("G1") == []
    assert table.kept_labels("G2") == ["Nee, geen van deze"]
    assert table.screen.section_header.unchanged_label.isVisible()
    assert not table.screen.section_header.unchanged_button.isVisible()


def test_control_z_takes_it_back_at_once(table: Table) -> None:
    table.go_to("W1")
    table.press(Qt.Key.Key_V)

    table.qtbot.keyClick(table.screen, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    assert table.address() == "W1"
    assert table.kept_labels("W1") == []
    assert table.screen.section_header.unchanged_button.isVisible()


def test_safety_has_no_such_key(table: Table) -> None:
    table.go_to("V0")

    table.press(Qt.Key.Key_V)

    assert not table.screen.section_header.unchanged_button.isVisible()
    assert table.kept_labels("V0") == []


def test_typing_a_v_in_a_text_confirms_nothing(table: Table) -> None:
    table.go_to("K1-eigen")

    table.press("veel")

    assert "wonen-onveranderd" not in table.kept()


def test_the_first_conversation_shows_neither(tmp_path: Path, qtbot: QtBot) -> None:
    with a_table(tmp_path, qtbot) as table:
        table.go_to("W1")

        assert not table.screen.section_header.unchanged_button.isVisible()
        assert memory_at(table, "W1") == ""
