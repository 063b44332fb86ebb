"""Repeating groups and tables on the conversation screen."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from kansrijk_desktop.engine.answers import value_integer, value_string
from kansrijk_desktop.ui.questionnaire.field_view import FieldView
from tests.shapes import (
    CHILDREN,
    DAYS,
    MATRIX,
    MEDICINES,
    ask,
    calculated,
    control,
    group,
    pick,
    text,
)
from tests.ui.form_views import (
    a_table,
    cut_labels,
    line_at,
    repeat_view,
    settle,
    table_view,
)
from tests.ui.showing import press

pytestmark = pytest.mark.usefixtures("plain_look")


def test_a_card_is_added_filled_in_by_tab_and_removed_when_empty(qtbot: QtBot) -> None:
    table = a_table(qtbot, CHILDREN)
    view = repeat_view(table)
    press(qtbot, view.add_button)
    focused = table.focused()
    table.press("Bo", Qt.Key.Key_Tab, "2020")
    year = line_at(table, "kind[1].jaar").text()
    press(qtbot, view.cards[0].remove_button)

    assert isinstance(focused, QLineEdit)
    assert year == "2020"
    assert len(view.cards) == 1
    assert line_at(table, "kind[0].naam").text() == "Bo"


def test_removing_answers_is_asked_first_and_undone_by_ctrl_z(qtbot: QtBot) -> None:
    table = a_table(qtbot, CHILDREN)
    view = repeat_view(table)
    press(qtbot, view.add_button)
    table.press("Bo")
    press(qtbot, view.cards[1].remove_button)
    count_while_asked = len(view.cards)
    press(qtbot, view.cards[1].keep_button)
    press(qtbot, view.cards[1].remove_button)
    press(qtbot, view.cards[1].sure_button)
    count_after = len(view.cards)
    table.screen.setFocus()
    qtbot.keyClick(table.screen, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    assert (count_while_asked, count_after, len(view.cards)) == (2, 1, 2)
    assert line_at(table, "kind[1].naam").text() == "Bo"


def test_cards_move_and_say_what_their_buttons_do(qtbot: QtBot) -> None:
    table = a_table(qtbot, CHILDREN)
    view = repeat_view(table)
    table.presenter.act(lambda talk: talk.answer("kind[0].naam", value_string("Ada")))
    press(qtbot, view.add_button)
    press(qtbot, view.cards[0].down_button)
    moved = line_at(table, "kind[1].naam").text()
    press(qtbot, view.cards[1].up_button)

    assert moved == "Ada"
    assert line_at(table, "kind[0].naam").text() == "Ada"
    assert view.cards[0].down_button.accessibleName() == "Kind 1 omlaag"
    assert not view.cards[0].up_button.isEnabled()


def test_no_more_can_be_added_than_the_form_allows(qtbot: QtBot) -> None:
    table = a_table(qtbot, CHILDREN)
    view = repeat_view(table)
    for _more in range(2):
        press(qtbot, view.add_button)

    assert not view.add_button.isVisible()
    assert "Meer dan 3 kan niet." in table.shown_texts()


def test_of_many_cards_a_dozen_is_made_until_she_asks_for_more(qtbot: QtBot) -> None:
    table = a_table(qtbot, group("kind", "Kind", ask("naam", "Naam?"), repeats=True))
    for _more in range(29):
        table.presenter.act(lambda talk: talk.add_occurrence("kind"))
    view = repeat_view(table)
    view._limit = 12
    assert view._repeat is not None
    view.show_part(view._repeat, view._check)
    count_at_first = len(view.cards)
    press(qtbot, view.more_button)
    count_after = len(view.cards)
    table.go_to("kind[0].naam")
    table.go_to("kind[29].naam")

    assert (count_at_first, count_after, len(view.cards)) == (12, 24, 30)
    assert table.focused() is line_at(table, "kind[29].naam")


def test_a_matrix_is_answered_with_mouse_arrows_and_number_keys(qtbot: QtBot) -> None:
    table = a_table(qtbot, MATRIX)
    view = table_view(table, "matrix")
    assert view.matrix is not None
    first, second = view.matrix.rows[:2]
    press(qtbot, first.marks[2])
    second.start_editing()
    table.press(Qt.Key.Key_Right, Qt.Key.Key_Space)
    by_arrows = [mark.isChecked() for mark in second.marks]
    table.press("4")

    assert [mark.isChecked() for mark in first.marks] == [False, False, True, False]
    assert by_arrows == [False, True, False, False]
    assert [mark.isChecked() for mark in second.marks] == [False, False, False, True]
    assert first.marks[2].accessibleName() == "Slecht slapen: vaak"
    assert min(first.marks[0].height(), first.marks[0].width()) >= 44


@pytest.mark.parametrize("address", ["matrix", "middel", "dagen"])
def test_a_table_becomes_cards_where_it_is_narrow(qtbot: QtBot, address: str) -> None:
    items = {"matrix": MATRIX, "middel": MEDICINES, "dagen": DAYS}
    table = a_table(qtbot, items[address])
    view = table_view(table, address)
    was_table = view.stacked is None and (view.matrix or view.cells) is not None
    table.screen.resize(620, 720)
    qtbot.waitUntil(lambda: view.stacked is not None)
    is_cut = cut_labels(table.screen.page)
    table.screen.resize(1246, 720)
    qtbot.waitUntil(lambda: view.stacked is None)

    assert was_table
    assert is_cut == []


def test_rows_of_a_table_are_added_moved_and_removed(qtbot: QtBot) -> None:
    table = a_table(qtbot, MEDICINES)
    view = table_view(table, "middel")
    assert view.cells is not None
    table.presenter.act(lambda talk: talk.answer("middel[0].wat", value_string("ijzer")))
    press(qtbot, view.add_button)
    press(qtbot, view.cells.down_buttons[0])
    moved = line_at(table, "middel[1].wat").text()
    press(qtbot, view.cells.remove_buttons[0])
    rows_left = {row for row, _key in view.cells.cells}
    press(qtbot, view.cells.remove_buttons[0])
    press(qtbot, view.sure_button)

    assert moved == "ijzer"
    assert rows_left == {0}
    assert line_at(table, "middel[0].wat").text() == ""


def test_a_field_in_a_table_says_its_row(qtbot: QtBot) -> None:
    table = a_table(qtbot, DAYS)

    edit = line_at(table, "di-uur")

    assert edit.accessibleName() == "Uren"
    assert "Dinsdag" in edit.accessibleDescription()


def test_a_long_table_shows_its_rest_when_asked(qtbot: QtBot) -> None:
    rows = [pick(f"m{n}", f"Zin {n}", "eens", "oneens") for n in range(40)]
    table = a_table(qtbot, group("matrix", "Zinnen", *rows, extension=[control("grid")]))
    view = table_view(table, "matrix")
    assert view.matrix is not None
    first_count = len(view.matrix.rows)
    table.go_to("m30")

    assert first_count == 25
    assert len(view.matrix.rows) == 40


def test_a_value_typed_in_a_card_survives_a_change_elsewhere(qtbot: QtBot) -> None:
    table = a_table(qtbot, CHILDREN)
    edit = line_at(table, "kind[0].naam")
    edit.setFocus()
    table.press("Ada")
    table.presenter.act(lambda talk: talk.answer("kind[0].jaar", value_integer(2021)))

    assert line_at(table, "kind[0].naam") is edit
    assert edit.text() == "Ada"


def test_a_card_holds_whatever_a_form_puts_in_it(qtbot: QtBot) -> None:
    house = group(
        "kind",
        "Kind",
        text("kind-d", "Vertel over het kind."),
        ask("naam", "Naam?", item=[ask("roep", "Roepnaam?")]),
        group("school", "School", ask("klas", "Welke klas?", required=True)),
        group("dier", "Huisdier", ask("soort", "Soort?"), repeats=True),
        ask("som", "Som", "integer", extension=[calculated("1 + 1")]),
        repeats=True,
    )
    table = a_table(qtbot, house, pick("a", "A?", "ja"))
    table.presenter.act(lambda talk: talk.answer("kind[0].som", value_integer(5)))
    settle()
    texts = table.shown_texts()
    (som,) = [
        view for view in table.screen.findChildren(FieldView) if view.address == "kind[0].som"
    ]
    assert som.caption is not None
    press(qtbot, som.caption.back_button)
    table.go_to("kind[0].klas")
    focused = table.focused()
    table.go_to("a")
    table.go_to("kind[0].roep")

    assert {"Vertel over het kind.", "Roepnaam?", "School", "Huisdier 1", "Zelf ingevuld"} <= set(
        texts
    )
    assert som.caption.label.text() == "Berekend uit de antwoorden"
    assert isinstance(focused, QLineEdit)
    assert table.focused() is line_at(table, "kind[0].roep")
    assert "Deze vraag is nog niet beantwoord." in table.shown_texts()
