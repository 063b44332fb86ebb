"""Any form on the conversation screen: texts, problems, languages, and trying it out."""

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from kansrijk_desktop.engine.answers import value_decimal
from kansrijk_desktop.services.conversation import Conversation
from kansrijk_desktop.ui.questionnaire.block_panel import ReadingPanel
from kansrijk_desktop.ui.questionnaire.items.read_only import ReadOnlyItem
from kansrijk_desktop.ui.routes import ShowInstruments
from kansrijk_desktop.ui.theme import DARK, LIGHT, Look, apply_look
from tests.shapes import (
    BELOW_ANSWERS,
    BODY,
    ask,
    constraint,
    everything,
    group,
    pick,
    text,
    translated,
)
from tests.ui.form_views import (
    a_table,
    cut_labels,
    question_panel,
    settle,
)
from tests.ui.showing import press
from tests.ui.try_out_table import TryOutTable

pytestmark = pytest.mark.usefixtures("plain_look")


def test_what_explains_a_question_stands_with_it(qtbot: QtBot) -> None:
    table = a_table(qtbot, BODY)
    panel = question_panel(table, "lengte")
    help_fold = panel._notes_view.help
    assert help_fold is not None
    texts = table.shown_texts()
    press(qtbot, help_fold.header)

    assert "1a. Hoe lang bent u?" in texts
    assert "Altijd vragen" in texts
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
    box = table.screen.language_box
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

    assert not table.screen.language_box.isVisible()


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


def test_going_to_a_smaller_part_on_a_page_stays_there(qtbot: QtBot) -> None:
    large = group("g", "Groot", *(pick(f"q{n}", "Vraag?", "ja") for n in range(6)))
    table = a_table(qtbot, large, group("h", "Klein", pick("b", "B?", "ja")))
    table.show_pages()
    table.go_to("h")
    settle()

    assert table.talk.current == "b"
    assert list(table.screen.page.panels) == ["b"]
