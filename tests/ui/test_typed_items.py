"""What is typed at a question reaches the form as FHIR means it, and nothing typed is lost."""

from decimal import Decimal
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from kansrijk_desktop.engine.answers import Value, value_integer, value_string
from kansrijk_desktop.fhir.extensions import HL7
from kansrijk_desktop.ui.questionnaire.items.text import LineItem, TextItem
from tests.questionnaires import mark, question
from tests.ui.item_bench import (
    Bench,
    digits,
    line_of,
    retype,
)

ONE_ANSWER: list[tuple[str, str, Any]] = [
    ("string", "een", "een"),
    ("integer", "7", 7),
    ("decimal", "1,5", Decimal("1.5")),
    ("date", "3-4-1996", "1996-04-03"),
    ("dateTime", "11-2026", "2026-11"),
    ("time", "14:30", "14:30:00"),
    ("url", "https://a.nl", "https://a.nl"),
]


@pytest.mark.parametrize(("item_type", "typed", "json"), ONE_ANSWER)
def test_every_type_is_typed_and_accepted_by_the_form(
    item_type: str, typed: str, json: object, qtbot: QtBot
) -> None:
    bench = Bench(question("A", item_type), qtbot)

    qtbot.keyClicks(line_of(bench.widget), typed)

    assert bench.json == [json]
    assert bench.problems == []
    assert line_of(bench.widget).text() == typed


@pytest.mark.parametrize(("item_type", "typed", "json"), ONE_ANSWER)
def test_every_type_may_be_given_several_times(
    item_type: str, typed: str, json: object, qtbot: QtBot
) -> None:
    bench = Bench(question("A", item_type, repeats=True), qtbot)
    assert isinstance(bench.widget, LineItem)

    for edit in bench.widget.edits[1:]:
        qtbot.keyClicks(edit, typed)

    assert bench.json == [json, json]
    assert bench.problems == []
    assert bench.widget.edits[0].text() == ""


def test_lines_are_added_up_to_the_limit_and_taken_away(qtbot: QtBot) -> None:
    most = mark(HL7 + "questionnaire-maxOccurs", valueInteger=12)
    bench = Bench(question("A", "string", repeats=True, extension=[most]), qtbot)
    assert isinstance(bench.widget, LineItem)
    rows = bench.widget.rows
    for number, edit in enumerate(bench.widget.edits):
        qtbot.keyClicks(edit, str(number))

    qtbot.mouseClick(rows.add_button, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(bench.widget.edits[-1], "elf")
    added = bench.json
    qtbot.mouseClick(rows.remove_buttons[1], Qt.MouseButton.LeftButton)

    assert added == [*"0123456789", "elf"]
    assert bench.json == [*"023456789", "elf"]
    assert [edit.text() for edit in bench.widget.edits] == [*"023456789", "elf", ""]


def test_no_line_is_added_beyond_the_limit_or_while_one_is_empty(qtbot: QtBot) -> None:
    two = mark(HL7 + "questionnaire-maxOccurs", valueInteger=2)
    full = Bench(question("A", "string", repeats=True, extension=[two]), qtbot)
    free = Bench(question("A", "string", repeats=True), qtbot)
    assert isinstance(full.widget, LineItem)
    assert isinstance(free.widget, LineItem)

    qtbot.mouseClick(free.widget.rows.add_button, Qt.MouseButton.LeftButton)

    assert len(full.widget.edits) == 2
    assert not full.widget.rows.add_button.isVisible()
    assert len(free.widget.edits) == 3


def test_texts_of_several_lines_may_be_given_several_times(qtbot: QtBot) -> None:
    bench = Bench(question("A", "text", repeats=True), qtbot)
    assert isinstance(bench.widget, TextItem)
    qtbot.keyClicks(bench.widget.edit, "een")

    qtbot.mouseClick(bench.widget.rows.add_button, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(bench.widget.edits[1], "twee")

    assert bench.json == ["een", "twee"]
    assert bench.widget.start_editing()


def test_digits_stay_as_they_were_typed(qtbot: QtBot) -> None:
    bench = Bench(question("A", "decimal"), qtbot)

    qtbot.keyClicks(line_of(bench.widget), "1,50")

    assert digits(bench.values[0]) == "1.50"
    assert line_of(bench.widget).text() == "1,50"


def test_the_same_number_typed_again_is_the_same_answer(qtbot: QtBot) -> None:
    bench = Bench(question("A", "integer"), qtbot)
    bench.answer(value_integer(5))

    retype(qtbot, line_of(bench.widget), "5")

    assert bench.values == (value_integer(5),)
    assert line_of(bench.widget).text() == "5"


def test_what_cannot_be_read_keeps_the_answer_there_was_and_says_so(qtbot: QtBot) -> None:
    bench = Bench(question("A", "integer"), qtbot)
    bench.answer(value_integer(3))
    edit = line_of(bench.widget)
    assert isinstance(bench.widget, LineItem)

    edit.end(False)
    qtbot.keyClicks(edit, "x")
    qtbot.keyClick(edit, Qt.Key.Key_Return)

    assert bench.values == (value_integer(3),)
    assert edit.text() == "3x"
    assert bench.widget.message.text().endswith("Bewaard is nog: 3.")
    assert bench.widget.message.text() in edit.accessibleDescription()


def test_half_a_number_stays_while_another_answer_changes_the_page(qtbot: QtBot) -> None:
    bench = Bench(question("A", "decimal"), qtbot, question("B", "string"))
    qtbot.keyClicks(line_of(bench.widget), "-")

    bench.session.answer("B", value_string("iets"))
    bench.show()

    assert line_of(bench.widget).text() == "-"


def test_a_value_taken_back_elsewhere_empties_the_line(qtbot: QtBot) -> None:
    bench = Bench(question("A", "integer"), qtbot)
    qtbot.keyClicks(line_of(bench.widget), "3x")

    bench.answer()

    assert line_of(bench.widget).text() == ""


def test_a_value_from_elsewhere_is_shown_and_not_touched(qtbot: QtBot) -> None:
    bench = Bench(question("A", "dateTime"), qtbot)

    bench.answer(Value("DateTime", "2026-11-21T14:30:15.250Z"))

    assert bench.json == ["2026-11-21T14:30:15.250Z"]
    assert bench.told == []
    assert line_of(bench.widget).text().startswith("21-11-2026")


def test_a_line_holds_no_more_than_the_form_allows_and_says_so(qtbot: QtBot) -> None:
    bench = Bench(question("A", "string", maxLength=3), qtbot)
    assert isinstance(bench.widget, LineItem)

    qtbot.keyClicks(bench.widget.edit, "abcd")

    assert bench.json == ["abc"]
    assert bench.widget.message.text() == "Hier passen hoogstens 3 tekens."
    qtbot.keyClick(bench.widget.edit, Qt.Key.Key_Backspace)
    assert not bench.widget.message.isVisible()


def test_a_text_takes_back_what_was_typed_too_much_wherever_it_was(qtbot: QtBot) -> None:
    bench = Bench(question("A", "text", maxLength=5), qtbot)
    assert isinstance(bench.widget, TextItem)
    edit = bench.widget.edit
    qtbot.keyClicks(edit, "abcde")
    edit.moveCursor(edit.textCursor().MoveOperation.Start)

    edit.insertPlainText("xy")

    assert bench.json == ["abcde"]
    assert bench.widget.message.text() == "Hier passen hoogstens 5 tekens."


def test_a_longer_answer_from_elsewhere_is_shown_whole(qtbot: QtBot) -> None:
    bench = Bench(question("A", "string", maxLength=3), qtbot)

    bench.answer(value_string("abcdef"))

    assert line_of(bench.widget).text() == "abcdef"
    assert bench.problems == ["too-long"]


def test_the_format_of_the_form_is_shown_and_heard(qtbot: QtBot) -> None:
    written = mark(HL7 + "entryFormat", valueString="in kilo & <b>")
    line = Bench(question("A", "decimal", extension=[written]), qtbot)
    text = Bench(question("A", "text", extension=[written]), qtbot)
    assert isinstance(text.widget, TextItem)

    for edit in (line_of(line.widget), text.widget.edit):
        assert edit.placeholderText() == "in kilo & <b>"
        assert "in kilo & <b>" in edit.accessibleDescription()


def test_a_widget_that_turns_to_another_question_forgets_what_was_typed(qtbot: QtBot) -> None:
    bench = Bench(question("A", "integer"), qtbot, question("B", "date"), question("C", "string"))
    edit = line_of(bench.widget)
    qtbot.keyClicks(edit, "half")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert isinstance(bench.widget, LineItem)

    bench.turn_to("B")
    at_date = (edit.text(), edit.placeholderText(), bench.widget.message.text())
    qtbot.keyClicks(edit, "1996")
    bench.turn_to("C")

    assert at_date == ("", "dd-mm-jjjj", "")
    assert edit.text() == ""
    assert bench.session.state.item("B").values == (Value("Date", "1996"),)


def test_an_emoji_counts_as_one_character_and_is_never_halved(qtbot: QtBot) -> None:
    bench = Bench(question("A", "text", maxLength=2), qtbot)
    assert isinstance(bench.widget, TextItem)

    bench.widget.edit.insertPlainText("a🙂")
    both = bench.json
    bench.widget.edit.insertPlainText("🙂")

    assert both == ["a🙂"]
    assert bench.json == ["a🙂"]


def test_a_date_from_elsewhere_in_a_form_of_its_own_is_shown_as_it_is(qtbot: QtBot) -> None:
    bench = Bench(question("A", "date"), qtbot)

    bench.answer(Value("Date", "2026-02-31"))

    assert line_of(bench.widget).text() == "2026-02-31"
    assert bench.json == ["2026-02-31"]
