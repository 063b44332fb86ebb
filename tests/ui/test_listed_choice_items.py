"""Answers are chosen from a list that unfolds, or found in a long list by typing."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from kansrijk_desktop.engine.answers import value_coding, value_string
from kansrijk_desktop.ui.questionnaire.items.listed_choice import DropDownItem, SearchItem
from tests.questionnaires import CODES, choice
from tests.ui.item_bench import Bench, codes, control, off, seen

MANY = [f"land {number}" for number in range(30)]
OPEN = {"type": "open-choice"}


def box(bench: Bench) -> QComboBox:
    assert isinstance(bench.widget, DropDownItem)
    return bench.widget.box


def test_the_arrows_choose_in_a_list_and_its_first_line_takes_it_back(qtbot: QtBot) -> None:
    bench = Bench(choice("A", "x", "y", "z", extension=[control("drop-down"), off("y")]), qtbot)
    empty = box(bench).currentText()

    qtbot.keyClick(box(bench), Qt.Key.Key_Down)
    first = codes(bench)
    qtbot.keyClick(box(bench), Qt.Key.Key_Down)
    second = codes(bench)
    qtbot.keyClick(box(bench), Qt.Key.Key_Home)

    assert (empty, first, second) == ("Kies een antwoord", ["x"], ["z"])
    assert bench.values == ()
    assert box(bench).itemText(2) == "y (nu niet te kiezen)"


def test_a_list_that_unfolds_shows_an_answer_from_elsewhere(qtbot: QtBot) -> None:
    bench = Bench(choice("A", "x", extension=[control("drop-down")]) | OPEN, qtbot)
    assert isinstance(bench.widget, DropDownItem)
    assert bench.widget.own is not None

    bench.answer(value_coding(CODES, "oud", "Iets ouds"))
    shown = box(bench).currentText()
    qtbot.keyClicks(bench.widget.own.rows.editors[0].edit, "zelf")

    assert shown == "Iets ouds (niet in deze lijst)"
    assert bench.values == (value_string("zelf"),)
    assert box(bench).currentIndex() == 0
    assert bench.widget.start_editing()


def search(bench: Bench) -> SearchItem:
    assert isinstance(bench.widget, SearchItem)
    return bench.widget


def test_typing_narrows_the_list_and_enter_picks_the_first(qtbot: QtBot) -> None:
    bench = Bench(choice("A", *MANY), qtbot)
    line = search(bench).search

    qtbot.keyClicks(line.edit, "LAND 2")
    found = line.found()
    qtbot.keyClick(line.edit, Qt.Key.Key_Return)

    assert found == ["land 2", "land 12", *(f"land {number}" for number in range(20, 30))]
    assert codes(bench) == ["land 2"]
    assert line.edit.text() == ""
    assert search(bench).chosen.texts() == ("land 2",)
    assert not line.list_view.isVisible()


def test_the_arrows_walk_through_the_list(qtbot: QtBot) -> None:
    bench = Bench(choice("A", *MANY), qtbot)
    line = search(bench).search

    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up):
        qtbot.keyClick(line.edit, key)
    qtbot.keyClick(line.edit, Qt.Key.Key_Return)

    assert codes(bench) == ["land 1"]


def test_a_click_in_the_list_picks(qtbot: QtBot) -> None:
    bench = Bench(choice("A", *MANY), qtbot)
    view = search(bench).search.list_view
    place = view.visualRect(view.model().index(1, 0)).center()

    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)

    assert codes(bench) == ["land 1"]


def test_what_is_not_found_is_said_and_escape_begins_again(qtbot: QtBot) -> None:
    bench = Bench(choice("A", *MANY), qtbot)
    line = search(bench).search

    qtbot.keyClicks(line.edit, "xyz")
    told = seen(bench.widget)
    qtbot.keyClick(line.edit, Qt.Key.Key_Return)
    qtbot.keyClick(line.edit, Qt.Key.Key_Escape)

    assert told == ["Niets gevonden. Typ een ander woord."]
    assert bench.values == ()
    assert len(line.found()) == len(MANY)


def test_several_answers_are_found_and_taken_away_again(qtbot: QtBot) -> None:
    bench = Bench(choice("A", *MANY, repeats=True), qtbot)
    line = search(bench).search
    for typed in ("land 7", "land 9"):
        qtbot.keyClicks(line.edit, typed)
        qtbot.keyClick(line.edit, Qt.Key.Key_Return)
    both = codes(bench)

    qtbot.mouseClick(search(bench).chosen.buttons[0], Qt.MouseButton.LeftButton)

    assert both == ["land 7", "land 9"]
    assert codes(bench) == ["land 9"]


def test_a_folded_list_opens_with_the_arrow_and_marks_what_was_chosen(qtbot: QtBot) -> None:
    bench = Bench(choice("A", *MANY), qtbot)
    bench.answer(value_coding(CODES, "land 0"))
    view = search(bench).search.list_view
    folded = view.isVisible()

    qtbot.keyClick(search(bench).search.edit, Qt.Key.Key_Down)

    assert not folded
    assert view.isVisible()
    assert view.model().index(0, 0).data() == "✓ land 0"


def test_what_is_switched_off_cannot_be_found_and_picked(qtbot: QtBot) -> None:
    bench = Bench(choice("A", *MANY, extension=[off("land 3")]), qtbot)
    line = search(bench).search

    qtbot.keyClicks(line.edit, "land 3")
    shown = line.list_view.model().index(0, 0).data()
    qtbot.keyClick(line.edit, Qt.Key.Key_Return)

    assert shown == "land 3 (nu niet te kiezen)"
    assert bench.values == ()
    line.clear()
    qtbot.keyClicks(line.edit, "land 4")
    qtbot.keyClick(line.edit, Qt.Key.Key_Return)
    assert codes(bench) == ["land 4"]


def test_a_search_turns_to_another_question(qtbot: QtBot) -> None:
    bench = Bench(choice("A", *MANY) | OPEN, qtbot, choice("B", "x", "y"))
    line = search(bench).search
    own = search(bench).own
    assert own is not None
    qtbot.keyClicks(line.edit, "land")
    bench.answer(value_string("zelf"))
    shown = own.rows.editors[0].edit

    bench.turn_to("B")

    assert line.edit.text() == ""
    assert line.found() == ["x", "y"]
    assert not shown.isVisible()
    assert bench.widget.start_editing()
