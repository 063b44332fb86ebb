"""Numbers with units, and numbers to step through."""

from decimal import Decimal

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from kansrijk_desktop.engine.answers import Value, value_decimal, value_integer
from kansrijk_desktop.fhir.extensions import HL7
from kansrijk_desktop.fhir.json import JsonObject
from kansrijk_desktop.ui.questionnaire.editors import LineEditor
from kansrijk_desktop.ui.questionnaire.items.text import LineItem
from tests.questionnaires import mark, question
from tests.ui.item_bench import (
    KILO,
    UCUM,
    UNIT,
    UNITS,
    Bench,
    control,
    line_of,
    retype,
    seen,
    shown_beside,
)


def editors(bench: Bench) -> list[LineEditor]:
    assert isinstance(bench.widget, LineItem)
    return [each for each in bench.widget.rows.editors if isinstance(each, LineEditor)]


def test_the_unit_is_chosen_and_kept_with_its_code(qtbot: QtBot) -> None:
    bench = Bench(question("A", "quantity", extension=UNITS), qtbot)
    (editor,) = editors(bench)

    qtbot.keyClicks(editor.edit, "3,50")
    first = bench.json
    editor.unit_box.setFocus()
    qtbot.keyClick(editor.unit_box, Qt.Key.Key_Down)

    assert first == [{"value": Decimal("3.50"), "unit": "kilo", "system": UCUM, "code": "kg"}]
    assert bench.json == [{"value": Decimal("3.50"), "unit": "gram", "system": UCUM, "code": "g"}]
    assert editor.unit_box.accessibleName() == "Vraag A? Eenheid"


def test_a_unit_chosen_before_the_number_is_kept_for_it(qtbot: QtBot) -> None:
    bench = Bench(question("A", "quantity", extension=UNITS), qtbot)
    (editor,) = editors(bench)

    qtbot.keyClick(editor.unit_box, Qt.Key.Key_Down)
    told = list(bench.told)
    qtbot.keyClicks(editor.edit, "5")

    assert told == []
    assert bench.json == [{"value": Decimal(5), "unit": "gram", "system": UCUM, "code": "g"}]


def test_a_unit_that_came_with_the_answer_is_shown_and_kept(qtbot: QtBot) -> None:
    bench = Bench(question("A", "quantity", extension=UNITS), qtbot)
    (editor,) = editors(bench)
    pound: JsonObject = {"value": Decimal(7), "unit": "pond", "system": UCUM, "code": "[lb_av]"}

    bench.answer(Value("Quantity", pound))
    shown = editor.unit_box.currentText()
    retype(qtbot, editor.edit, "8")

    assert shown == "pond"
    assert bench.json == [pound | {"value": Decimal(8)}]


def test_a_quantity_without_a_unit_gets_none_by_itself(qtbot: QtBot) -> None:
    bench = Bench(question("A", "quantity", extension=[UNIT]), qtbot)
    (editor,) = editors(bench)

    bench.answer(Value("Quantity", {"value": Decimal(7)}))
    retype(qtbot, editor.edit, "8")
    without = bench.json
    qtbot.keyClick(editor.unit_box, Qt.Key.Key_Down)

    assert without == [{"value": Decimal(8)}]
    assert bench.json == [{"value": Decimal(8), "unit": "kilo", "system": UCUM, "code": "kg"}]


def test_a_quantity_needs_no_units(qtbot: QtBot) -> None:
    bench = Bench(question("A", "quantity"), qtbot)
    (editor,) = editors(bench)

    qtbot.keyClicks(editor.edit, "<2,5")

    assert bench.json == [{"comparator": "<", "value": Decimal("2.5")}]
    assert not editor.unit_box.isVisible()


def test_each_of_several_quantities_has_its_own_unit(qtbot: QtBot) -> None:
    bench = Bench(question("A", "quantity", extension=UNITS, repeats=True), qtbot)
    first, second, _third = editors(bench)

    qtbot.keyClicks(first.edit, "1")
    qtbot.keyClick(second.unit_box, Qt.Key.Key_Down)
    qtbot.keyClicks(second.edit, "2")

    assert [each["unit"] for each in bench.json] == ["kilo", "gram"]


def test_a_fixed_unit_and_the_words_of_the_form_stand_beside_the_field(qtbot: QtBot) -> None:
    fixed = Bench(question("A", "decimal", extension=[UNIT]), qtbot)
    worded = [shown_beside("u", "unit", "kilo’s"), shown_beside("l", "lower", "weinig")]
    beside = Bench(question("A", "decimal", item=worded), qtbot)

    assert "kilo" in seen(fixed.widget)
    assert {"kilo’s", "weinig"} <= set(seen(beside.widget))
    assert "Eenheid: kilo’s" in line_of(beside.widget).accessibleDescription()


def test_a_spinner_begins_where_it_is_allowed_and_keeps_to_its_limits(qtbot: QtBot) -> None:
    limits = [
        control("spinner"),
        mark(HL7 + "minValue", valueInteger=2),
        mark(HL7 + "maxValue", valueInteger=3),
    ]
    bench = Bench(question("A", "integer", extension=limits), qtbot)
    (editor,) = editors(bench)
    before = bench.values

    for _time in range(3):
        qtbot.mouseClick(editor.more_button, Qt.MouseButton.LeftButton)
    highest = bench.values
    qtbot.keyClick(editor.edit, Qt.Key.Key_Down)

    assert before == ()
    assert highest == (value_integer(3),)
    assert bench.values == (value_integer(2),)


def test_a_spinner_without_limits_begins_at_nought(qtbot: QtBot) -> None:
    step = mark(HL7 + "questionnaire-sliderStepValue", valueDecimal=0.5)
    bench = Bench(question("A", "decimal", extension=[control("spinner"), step]), qtbot)
    (editor,) = editors(bench)

    qtbot.mouseClick(editor.less_button, Qt.MouseButton.LeftButton)
    first = bench.values
    qtbot.keyClick(editor.edit, Qt.Key.Key_Up)

    assert first == (value_decimal(Decimal(0)),)
    assert bench.values == (value_decimal(Decimal("0.5")),)


def test_the_arrows_are_left_alone_where_nothing_steps(qtbot: QtBot) -> None:
    bench = Bench(question("A", "integer"), qtbot)

    qtbot.keyClick(line_of(bench.widget), Qt.Key.Key_Up)

    assert bench.values == ()


def test_a_unit_chosen_at_one_question_is_not_that_of_the_next(qtbot: QtBot) -> None:
    bench = Bench(
        question("A", "quantity", extension=UNITS),
        qtbot,
        question("B", "quantity", extension=UNITS),
    )
    (editor,) = editors(bench)
    qtbot.keyClick(editor.unit_box, Qt.Key.Key_Down)

    bench.turn_to("B")
    qtbot.keyClicks(editor.edit, "1")

    assert bench.json[0]["unit"] == KILO["display"]
