"""Nothing is given away to who looks along, and help is at hand when it is needed."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from pytestqt.qtbot import QtBot

from kansrijk_desktop.ui.main_window import MainWindow
from tests.ui.screening_table import Table, a_table

LEVEL_WORDS = ("groen", "geel", "oranje", "rood", "niveau", "veiligheid", "signaal")


@pytest.fixture
def table(tmp_path: Path, qtbot: QtBot) -> Iterator[Table]:
    with a_table(tmp_path, qtbot) as table:
        yield table


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

    panel = table.screen.page.question_panel("wens-anders")
    qtbot.waitUntil(lambda: table.focused() is panel)
    window.stack.removeWidget(table.screen)
    table.screen.setParent(None)
    assert table.screen.section_header.title.text() == "Wensen"


def test_an_urgent_text_goes_when_its_answer_goes(table: Table) -> None:
    table.go_to("W1")
    table.press("5")
    table.qtbot.mouseClick(table.screen.section_header.numbers_button, Qt.MouseButton.LeftButton)

    table.press("1")

    assert table.notes() == []
    assert not table.screen.section_header.numbers_button.isVisible()


def test_where_an_urgent_text_does_not_fit_its_beginning_shows(table: Table) -> None:
    table.screen.resize(1280, 420)
    table.go_to("W1")

    table.press("5")
    (note,) = table.notes()

    table.qtbot.waitUntil(lambda: note.visibleRegion().boundingRect().top() == 0)
    table.qtbot.waitUntil(lambda: note.visibleRegion().boundingRect().height() > 40)
