"""Every kind of question shows its answer and tells what was typed, as FHIR means it."""

from decimal import Decimal
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from kansrijk_desktop.engine.answers import (
    Value,
    value_date,
    value_decimal,
    value_integer,
    value_quantity,
    value_string,
)
from kansrijk_desktop.fhir.extensions import HL7
from kansrijk_desktop.services.conversation import Conversation
from kansrijk_desktop.ui.questionnaire.items.choice import ChoiceItem
from kansrijk_desktop.ui.questionnaire.items.item_widget import ItemWidget
from kansrijk_desktop.ui.questionnaire.items.open_choice import OpenChoiceItem
from kansrijk_desktop.ui.questionnaire.items.read_only import ReadOnlyItem
from kansrijk_desktop.ui.questionnaire.items.text import LineItem, TextItem
from kansrijk_desktop.ui.questionnaire.page import QuestionPage
from kansrijk_desktop.ui.widgets.rich_label import RichLabel
from tests.questionnaires import (
    a_definition,
    a_session,
    choice,
    mark,
    option,
    question,
    section,
    when,
)
from tests.ui.item_bench import UNIT, Bench, line_of


@pytest.mark.parametrize(
    ("item", "kind"),
    [
        (choice("A", "x"), ChoiceItem),
        (question("A", "boolean"), ChoiceItem),
        (choice("A", "x") | {"type": "open-choice"}, OpenChoiceItem),
        (question("A", "string"), LineItem),
        (question("A", "string", repeats=True), LineItem),
        (question("A", "text"), TextItem),
        (question("A", "url"), LineItem),
        (question("A", "integer"), LineItem),
        (question("A", "decimal"), LineItem),
        (question("A", "quantity"), LineItem),
        (question("A", "date"), LineItem),
        (question("A", "dateTime"), LineItem),
        (question("A", "time"), LineItem),
        (question("A", "attachment"), ReadOnlyItem),
        (question("A", "reference"), ReadOnlyItem),
        (question("A", "string", readOnly=True), ReadOnlyItem),
        (question("A", "text", repeats=True), TextItem),
    ],
)
def test_each_type_has_its_widget(
    item: dict[str, Any], kind: type[ItemWidget], qtbot: QtBot
) -> None:
    assert type(Bench(item, qtbot).widget) is kind


def test_number_keys_stand_on_the_first_nine_answers(qtbot: QtBot) -> None:
    widget = Bench(choice("A", *(f"optie {n}" for n in range(1, 12))), qtbot).widget

    assert isinstance(widget, ChoiceItem)
    assert [card.key for card in widget.cards] == [*"123456789", "", ""]


def test_a_card_tells_its_number(qtbot: QtBot) -> None:
    widget = Bench(choice("A", "x", "y"), qtbot).widget
    assert isinstance(widget, ChoiceItem)

    with qtbot.waitSignal(widget.picked) as told:
        qtbot.mouseClick(widget.cards[1], Qt.MouseButton.LeftButton)

    assert told.args == [2]
    assert not widget.start_editing()


def test_another_answer_in_own_words(qtbot: QtBot) -> None:
    bench = Bench(choice("A", "x") | {"type": "open-choice"}, qtbot)
    assert isinstance(bench.widget, OpenChoiceItem)

    qtbot.keyClicks(bench.widget.other_edit, "iets anders")
    written = bench.values
    bench.widget.other_edit.selectAll()
    qtbot.keyClick(bench.widget.other_edit, Qt.Key.Key_Delete)

    assert written == (value_string("iets anders"),)
    assert bench.values == ()


def test_own_words_stand_beside_chosen_answers_where_several_may_be_given(qtbot: QtBot) -> None:
    item = choice("A", "x") | {"type": "open-choice", "repeats": True}
    bench = Bench(item, qtbot)
    assert isinstance(bench.widget, OpenChoiceItem)
    bench.answer(bench.session.definition.item("A").options[0].value)

    qtbot.keyClicks(bench.widget.other_edit, "y")

    assert [value.label for value in bench.values] == ["x", "y"]


def test_own_words_that_were_kept_show(qtbot: QtBot) -> None:
    bench = Bench(choice("A", "x") | {"type": "open-choice"}, qtbot)
    assert isinstance(bench.widget, OpenChoiceItem)

    bench.answer(value_string("eerder"))

    assert bench.widget.other_edit.text() == "eerder"


@pytest.mark.parametrize(
    ("item_type", "typed", "value"),
    [
        ("integer", "-3", value_integer(-3)),
        ("integer", "0", value_integer(0)),
        ("decimal", "3,50", value_decimal(Decimal("3.50"))),
        ("decimal", "-0.5", value_decimal(Decimal("-0.5"))),
    ],
)
def test_numbers_are_read_as_they_are_typed(
    item_type: str, typed: str, value: Value, qtbot: QtBot
) -> None:
    bench = Bench(question("A", item_type), qtbot)

    qtbot.keyClicks(line_of(bench.widget), typed)

    assert bench.values == (value,)
    assert line_of(bench.widget).text() == typed


def test_retyping_a_number_replaces_it_and_emptying_clears_it(qtbot: QtBot) -> None:
    bench = Bench(question("A", "integer"), qtbot)
    edit = line_of(bench.widget)
    qtbot.keyClicks(edit, "5")
    edit.selectAll()
    qtbot.keyClicks(edit, "5")
    retyped = bench.values
    edit.selectAll()

    qtbot.keyClick(edit, Qt.Key.Key_Delete)

    assert retyped == (value_integer(5),)
    assert bench.values == ()


@pytest.mark.parametrize(("item_type", "hint"), [("integer", "heel getal"), ("decimal", "3,5")])
def test_what_is_no_number_is_said_and_not_kept(item_type: str, hint: str, qtbot: QtBot) -> None:
    bench = Bench(question("A", item_type), qtbot)
    assert isinstance(bench.widget, LineItem)

    qtbot.keyClicks(bench.widget.edit, "drie")
    qtbot.keyClick(bench.widget.edit, Qt.Key.Key_Return)
    said = bench.widget.message.text()
    bench.show()

    assert hint in said
    assert bench.values == ()
    assert bench.widget.edit.text() == "drie"
    qtbot.keyClick(bench.widget.edit, Qt.Key.Key_Backspace)
    assert not bench.widget.message.isVisible()


def test_a_number_that_was_kept_shows_with_a_comma(qtbot: QtBot) -> None:
    bench = Bench(question("A", "decimal"), qtbot)

    bench.answer(value_decimal(Decimal("3.25")))

    assert line_of(bench.widget).text() == "3,25"
    assert bench.widget.start_editing()


def test_a_quantity_has_its_unit(qtbot: QtBot) -> None:
    bench = Bench(question("A", "quantity", extension=[UNIT]), qtbot)

    qtbot.keyClicks(line_of(bench.widget), "3,2")

    (value,) = bench.values
    assert value == value_quantity(Decimal("3.2"), "kilo", "http://unitsofmeasure.org", "kg")
    bench.answer(value_quantity(Decimal("4.5"), "kilo", "http://unitsofmeasure.org", "kg"))
    assert line_of(bench.widget).text() == "4,5"


@pytest.mark.parametrize(
    ("typed", "iso", "words"),
    [
        ("3-4-1996", "1996-04-03", "3 april 1996"),
        ("4-1996", "1996-04", "april 1996"),
        ("1996", "1996", ""),
    ],
)
def test_a_date_may_be_whole_a_month_or_a_year(
    typed: str, iso: str, words: str, qtbot: QtBot
) -> None:
    bench = Bench(question("A", "date"), qtbot)
    assert isinstance(bench.widget, LineItem)

    qtbot.keyClicks(bench.widget.edit, typed)

    assert bench.values == (value_date(iso),)
    assert bench.widget.message.text() == words
    assert bench.widget.edit.text() == typed


@pytest.mark.parametrize(
    ("iso", "shown"), [("1996-04-03", "3-4-1996"), ("1996-04", "4-1996"), ("1996", "1996")]
)
def test_a_date_that_was_kept_shows_as_it_is_typed(iso: str, shown: str, qtbot: QtBot) -> None:
    bench = Bench(question("A", "date"), qtbot)

    bench.answer(value_date(iso))

    assert line_of(bench.widget).text() == shown
    assert bench.widget.start_editing()


def test_what_is_no_date_is_said_and_not_kept(qtbot: QtBot) -> None:
    bench = Bench(question("A", "date"), qtbot)
    assert isinstance(bench.widget, LineItem)

    qtbot.keyClicks(bench.widget.edit, "34-4-96")
    qtbot.keyClick(bench.widget.edit, Qt.Key.Key_Return)

    assert "dag-maand-jaar" in bench.widget.message.text()
    assert bench.values == ()
    bench.show()
    assert bench.widget.edit.text() == "34-4-96"


def test_emptying_a_date_clears_it(qtbot: QtBot) -> None:
    bench = Bench(question("A", "date"), qtbot)
    edit = line_of(bench.widget)
    qtbot.keyClicks(edit, "1996")
    edit.selectAll()

    qtbot.keyClick(edit, Qt.Key.Key_Delete)

    assert bench.values == ()


def test_words_that_were_kept_show_and_spaces_at_the_end_may_be_typed(qtbot: QtBot) -> None:
    bench = Bench(question("A", "string"), qtbot)
    bench.answer(value_string("een"))
    edit = line_of(bench.widget)
    shown = edit.text()
    edit.end(False)

    qtbot.keyClicks(edit, " ")

    assert shown == "een"
    assert edit.text() == "een "
    assert bench.widget.start_editing()


def test_in_a_text_enter_goes_on_and_shift_enter_makes_a_line(qtbot: QtBot) -> None:
    bench = Bench(question("A", "text"), qtbot)
    assert isinstance(bench.widget, TextItem)
    edit = bench.widget.edit
    qtbot.keyClicks(edit, "een")

    qtbot.keyClick(edit, Qt.Key.Key_Return)
    qtbot.keyClick(edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClicks(edit, "twee")

    assert bench.values == (value_string("een\ntwee"),)
    bench.answer(value_string("drie"))
    assert edit.toPlainText() == "drie"


def test_lines_that_were_kept_show_each_in_its_place(qtbot: QtBot) -> None:
    bench = Bench(question("A", "string", repeats=True), qtbot)
    assert isinstance(bench.widget, LineItem)

    bench.answer(value_string("een"), value_string("twee"))

    assert [edit.text() for edit in bench.widget.edits] == ["een", "twee", ""]
    assert bench.widget.start_editing()


def test_a_question_that_cannot_be_asked_here_says_so(qtbot: QtBot) -> None:
    widget = Bench(question("A", "attachment"), qtbot).widget

    assert isinstance(widget, ReadOnlyItem)
    assert "kan hier niet worden ingevuld" in widget.text()


def test_an_unfinished_kind_of_question_is_a_bug(qtbot: QtBot) -> None:
    widget = ItemWidget()
    qtbot.addWidget(widget)
    state = Bench(choice("A", "x"), qtbot).session.state.item("A")

    with pytest.raises(NotImplementedError):
        widget.show_item(state)


def test_details_come_and_go_with_the_answer_above_them(qtbot: QtBot) -> None:
    note = {"linkId": "tekst", "type": "display", "text": "Uitleg", "enableWhen": when("A", "ja")}
    inner = question("welke", "string", enableWhen=when("A", "ja"))
    outer = choice("A", option("ja"), "nee", item=[note, inner])
    talk = Conversation(a_session(a_definition(section("s", "money", outer))))
    page = QuestionPage(lambda _key: None)
    qtbot.addWidget(page)
    page.show()

    talk.choose(1)
    page.show_questions(talk.state().questions, "A")
    shown = list(page.question_panel("A").detail_widgets)
    talk.choose(2, "A")
    talk.go_to("A")
    page.show_questions(talk.state().questions, "A")

    assert shown == ["welke"]
    assert page.question_panel("A").detail_widgets == {}


def test_what_is_wrong_with_an_answer_stands_below_it(qtbot: QtBot) -> None:
    item = question("A", "string", maxLength=3)
    session = a_session(a_definition(section("s", "money", item)))
    talk = Conversation(session)
    page = QuestionPage(lambda _key: None)
    qtbot.addWidget(page)
    page.show()
    page.show_questions(talk.state().questions, "A")
    message = page.question_panel("A").message
    is_quiet_at_first = not message.isVisible()

    talk.answer("A", value_string("te lang"))
    page.show_questions(talk.state().questions, "A")

    assert is_quiet_at_first
    assert message.isVisible()
    assert message.text()


def test_a_question_with_markup_shows_it_on_its_page(qtbot: QtBot) -> None:
    marks = [mark(HL7 + "rendering-xhtml", valueString="Hoe <b>gaat</b> het?<script>x</script>")]
    text = {"_text": {"extension": marks}, "prefix": "1."}
    inner = question("B", "string") | text
    talk = Conversation(
        a_session(a_definition(section("s", "money", question("A", "string", item=[inner]) | text)))
    )
    page = QuestionPage(lambda _key: None)
    qtbot.addWidget(page)
    page.show()

    page.show_questions(talk.state().questions, "A")

    rich = [label for label in page.findChildren(RichLabel) if label.isVisible()]
    assert [label.accessibleName() for label in rich] == ["1. Vraag A?", "1. Vraag B?"]
    assert all("script" not in label.text() for label in rich)
