"""Any form on the conversation screen: blocks, tables, texts, problems and languages."""

from collections.abc import Iterator
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from kansrijk_desktop.engine.answers import value_decimal, value_integer, value_string
from kansrijk_desktop.services.conversation import Conversation
from kansrijk_desktop.ui.questionnaire.block_panel import BlockPanel, ReadingPanel
from kansrijk_desktop.ui.questionnaire.field_view import FieldView
from kansrijk_desktop.ui.questionnaire.question_panel import QuestionPanel
from kansrijk_desktop.ui.questionnaire.read_only_item import ReadOnlyItem
from kansrijk_desktop.ui.questionnaire.repeat_view import RepeatView
from kansrijk_desktop.ui.questionnaire.table_view import TableView
from kansrijk_desktop.ui.routes import ShowInstruments
from kansrijk_desktop.ui.theme import DARK, LIGHT, Look, apply_look
from tests.questionnaires import a_definition
from tests.shapes import (
    BELOW_ANSWERS,
    BODY,
    CHILDREN,
    DAYS,
    MATRIX,
    MEDICINES,
    Json,
    ask,
    constraint,
    control,
    everything,
    group,
    pick,
    text,
    translated,
)
from tests.ui.showing import press
from tests.ui.try_out_table import TryOutTable


@pytest.fixture(autouse=True)
def plain_look() -> Iterator[None]:
    """Begin and end in the light look at 100 %."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    apply_look(application, Look(LIGHT, 100))
    yield
    apply_look(application, Look(LIGHT, 100))


def a_table(qtbot: QtBot, *items: Json, **root: object) -> TryOutTable:
    return TryOutTable(a_definition(*items, **root), qtbot)


def question_panel(table: TryOutTable, address: str) -> QuestionPanel:
    panel = table.screen.page.panels[address]
    assert isinstance(panel, QuestionPanel)
    return panel


def block_panel(table: TryOutTable, address: str) -> BlockPanel:
    panel = table.screen.page.panels[address]
    assert isinstance(panel, BlockPanel)
    return panel


def repeat_view(table: TryOutTable) -> RepeatView:
    view = block_panel(table, "kind").view
    assert isinstance(view, RepeatView)
    return view


def table_view(table: TryOutTable, address: str) -> TableView:
    view = block_panel(table, address).view
    assert isinstance(view, TableView)
    return view


def line_at(table: TryOutTable, address: str) -> QLineEdit:
    views = [each for each in table.screen.findChildren(FieldView) if each.isVisible()]
    (view,) = [each for each in views if each.address == address]
    edit = view.item_widget.findChild(QLineEdit)
    assert isinstance(edit, QLineEdit)
    return edit


def settle() -> None:
    """Let everything that waits be laid out and shown."""
    for _round in range(5):
        QApplication.processEvents()


def cut_labels(screen: QWidget) -> list[str]:
    """Return the texts that do not fit the place they have."""
    shown = [label for label in screen.findChildren(QLabel) if label.isVisible() and label.text()]
    return [
        label.text()
        for label in shown
        if label.width() < label.minimumSizeHint().width()
        or (label.wordWrap() and label.height() < label.heightForWidth(label.width()))
        or label.mapTo(screen, label.rect().topRight()).x() > screen.width()
    ]


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


def test_what_explains_a_question_stands_with_it(qtbot: QtBot) -> None:
    table = a_table(qtbot, BODY)
    panel = question_panel(table, "lengte")
    help_fold = panel._notes_view.help
    assert help_fold is not None
    texts = table.shown_texts()
    press(qtbot, help_fold.header)

    assert "1a. Hoe lang bent u?" in texts
    assert "Verplicht" in texts
    assert "Zonder schoenen, in centimeters." in texts
    assert "Wij vragen dit om uw gewicht te kunnen duiden." not in texts
    assert help_fold.is_open()
    edit = panel.item_widget.findChild(QLineEdit)
    assert edit is not None
    assert "Wij vragen dit om uw gewicht te kunnen duiden." in edit.accessibleDescription()
    assert help_fold.header.accessibleName() == "Uitleg bij: Hoe lang bent u?"


def test_a_computed_value_is_marked_when_she_changes_it_and_given_back(qtbot: QtBot) -> None:
    table = a_table(qtbot, BODY)
    table.presenter.act(lambda talk: talk.answer("lengte", value_decimal(Decimal(170))))
    table.presenter.act(lambda talk: talk.answer("dubbel", value_decimal(Decimal(9))))
    table.go_to("dubbel")
    caption = question_panel(table, "dubbel").caption
    assert caption is not None
    changed = caption.label.text()
    total = question_panel(table, "totaal").item_widget
    assert isinstance(total, ReadOnlyItem)
    press(qtbot, caption.back_button)

    assert changed == "Zelf ingevuld"
    assert caption.label.text() == "Berekend uit de antwoorden"
    assert total.text() == "173"
    assert not total.findChildren(QLineEdit)


def test_items_below_each_answer_name_the_answer(qtbot: QtBot) -> None:
    table = a_table(qtbot, group("g", "Klachten", BELOW_ANSWERS))
    table.press("1", "2")

    texts = table.shown_texts()

    assert texts.count("Sinds wanneer?") >= 2
    assert {"rug", "hoofd"} <= set(texts)


def test_opening_shows_no_red_and_the_end_says_where_it_is_open(qtbot: QtBot) -> None:
    table = a_table(qtbot, group("g", "G", ask("a", "A?", required=True), ask("b", "B?")))
    at_first = question_panel(table, "a").message.isVisible()
    table.press(Qt.Key.Key_Return, Qt.Key.Key_Return)
    buttons = table.screen.stand_still.problems.buttons
    press(qtbot, buttons[0])

    assert not at_first
    assert table.talk.current == "a"
    assert question_panel(table, "a").message.isVisible()
    assert "nog niet beantwoord" in question_panel(table, "a").accessibleDescription()


def test_a_rule_that_only_warns_does_not_stop_anyone(qtbot: QtBot) -> None:
    rule = constraint("r", "false", "Klopt dit wel?", severity="warning")
    table = a_table(qtbot, group("g", "G", ask("a", "A?", extension=[rule])))
    table.press(Qt.Key.Key_Return)
    is_at_end, open_problems = table.talk.is_at_end, table.talk.problems
    table.go_to("a")

    assert is_at_end
    assert open_problems == ()
    assert question_panel(table, "a").message.text() == "Klopt dit wel?"


def test_the_language_changes_questions_and_options_and_runs_its_own_way(qtbot: QtBot) -> None:
    table = a_table(
        qtbot,
        group("g", "Welkom", pick("a", "", "x") | translated("Hoe gaat het?", ar="كيف حالك؟")),
        language="nl",
    )
    box = table.screen.section_header.language_box
    names = [box.box.itemText(index) for index in range(box.box.count())]
    box.box.setCurrentIndex(1)
    box.box.activated.emit(1)

    assert box.isVisible()
    assert names == ["Nederlands", "العربية"]
    assert question_panel(table, "a").accessibleName() == "كيف حالك؟"
    assert table.screen.page.layoutDirection() is Qt.LayoutDirection.RightToLeft
    assert table.screen.footer.layoutDirection() is Qt.LayoutDirection.LeftToRight


def test_a_form_in_one_language_offers_no_choice(qtbot: QtBot) -> None:
    table = a_table(qtbot, ask("a", "A?"))

    assert not table.screen.section_header.language_box.isVisible()


def test_texts_alone_are_read_and_passed_with_enter(qtbot: QtBot) -> None:
    table = a_table(qtbot, group("g", "Uitleg", text("d", "Lees dit eerst.")), ask("a", "A?"))
    table.go_to("d")
    panel = table.screen.page.panels["d"]
    table.press(Qt.Key.Key_Return)

    assert isinstance(panel, ReadingPanel)
    assert table.talk.current == "a"


def test_trying_out_says_that_nothing_is_kept_and_leads_back(qtbot: QtBot) -> None:
    table = a_table(qtbot, group("g", "G", pick("a", "Gaat het?", "ja")))
    table.press("1")
    texts = table.shown_texts()
    press(qtbot, table.screen.footer.next_button)
    settle()

    assert "Proefgesprek: er wordt niets bewaard." in texts
    assert not any("Opgeslagen" in each for each in table.shown_texts())
    assert not table.screen.footer.company_button.isVisible()
    assert "Gaat het?" in table.shown_texts()
    assert table.visited == [ShowInstruments()]


def test_a_try_out_is_stopped_half_way(qtbot: QtBot) -> None:
    table = a_table(qtbot, ask("a", "A?"))
    press(qtbot, table.screen.footer.stop_button)

    assert table.visited == [ShowInstruments()]


def test_a_long_part_is_leafed_through_with_few_widgets(qtbot: QtBot) -> None:
    table = a_table(qtbot, group("g", "G", *(ask(f"q{n}", f"Vraag {n}") for n in range(300))))
    table.show_pages()
    first = list(table.screen.page.panels)
    press(qtbot, table.screen.page_turner.after_button)
    second = list(table.screen.page.panels)
    press(qtbot, table.screen.page_turner.before_button)

    assert (len(first), first[0], second[0]) == (25, "q0", "q25")
    assert list(table.screen.page.panels) == first


def test_an_answer_on_a_page_shows_only_its_own_question_anew(qtbot: QtBot) -> None:
    table = a_table(qtbot, group("g", "G", *(pick(f"q{n}", "Vraag?", "ja") for n in range(25))))
    table.show_pages()
    shown: list[str] = []
    for panel in table.screen.page.panels.values():
        show = panel.show_content

        def note(stop: object, *others: object, show: object = show) -> None:
            shown.append(stop.address)  # type: ignore[attr-defined] # a stop
            show(stop, *others)  # type: ignore[operator] # the method itself

        panel.show_content = note  # type: ignore[method-assign,assignment] # to hear of it
    table.press("1")

    assert shown == ["q0"]


@pytest.mark.parametrize("look", [Look(LIGHT, 100), Look(DARK, 200)], ids=["light", "dark-200"])
@pytest.mark.parametrize("is_page", [False, True], ids=["single", "page"])
def test_nothing_of_any_shape_is_cut(qtbot: QtBot, look: Look, is_page: bool) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    apply_look(application, look)
    table = TryOutTable(everything(), qtbot)
    if is_page:
        table.show_pages()
    found: list[str] = []
    for place in ("taal", "lengte", "kind", "middel", "matrix", "dagen", "klacht", "l1"):
        table.go_to(place)
        settle()
        found += cut_labels(table.screen.page)
    while not table.talk.is_at_end:
        table.presenter.act(Conversation.go_on)
    settle()
    found += cut_labels(table.screen.overview) + cut_labels(table.screen.stand_still)

    assert found == []
    assert table.screen.width() <= 1246


def test_every_control_of_any_shape_has_a_name(qtbot: QtBot) -> None:
    table = TryOutTable(everything(), qtbot)
    nameless: list[str] = []
    while not table.talk.is_at_end:
        for child in table.screen.findChildren(QWidget):
            takes_keys = child.focusPolicy() & Qt.FocusPolicy.TabFocus
            if child.isVisible() and takes_keys and not child.accessibleName():
                nameless.append(f"{table.talk.current}: {type(child).__name__}")
        table.presenter.act(Conversation.go_on)

    assert [each for each in nameless if "ScreeningScreen" not in each] == []


def test_a_value_typed_in_a_card_survives_a_change_elsewhere(qtbot: QtBot) -> None:
    table = a_table(qtbot, CHILDREN)
    edit = line_at(table, "kind[0].naam")
    edit.setFocus()
    table.press("Ada")
    table.presenter.act(lambda talk: talk.answer("kind[0].jaar", value_integer(2021)))

    assert line_at(table, "kind[0].naam") is edit
    assert edit.text() == "Ada"
