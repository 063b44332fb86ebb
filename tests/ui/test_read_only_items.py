"""What is only read is shown in words, can be reached, and follows its calculation."""

from decimal import Decimal

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from kansrijk_desktop.engine.answers import Value, value_boolean, value_coding, value_integer
from kansrijk_desktop.fhir.extensions import SDC
from kansrijk_desktop.services.answer_choice import choices_of
from kansrijk_desktop.ui.questionnaire.items.read_only import ReadOnlyItem
from tests.questionnaires import CODES, choice, mark, question
from tests.ui.item_bench import UNIT, Bench

DOUBLE = mark(
    SDC + "sdc-questionnaire-calculatedExpression",
    valueExpression={
        "language": "text/fhirpath",
        "expression": "%resource.descendants().where(linkId='B').answer.value * 2",
    },
)


def shown(bench: Bench) -> ReadOnlyItem:
    assert isinstance(bench.widget, ReadOnlyItem)
    return bench.widget


def test_a_calculated_value_follows_what_it_is_calculated_from(qtbot: QtBot) -> None:
    item = question("A", "decimal", readOnly=True, extension=[DOUBLE, UNIT])
    bench = Bench(item, qtbot, question("B", "decimal"))
    before = shown(bench).text()

    bench.session.answer("B", Value("Decimal", Decimal("1.5")))
    bench.show()

    assert before == "Nog niet te berekenen"
    assert shown(bench).text() == "3,0 kilo"


def test_keys_change_nothing_and_the_field_can_be_reached_and_heard(qtbot: QtBot) -> None:
    bench = Bench(choice("A", "ja", "nee", readOnly=True), qtbot)
    bench.answer(value_coding(CODES, "ja"))
    field = shown(bench).field

    for key in (Qt.Key.Key_1, Qt.Key.Key_A, Qt.Key.Key_Delete, Qt.Key.Key_Return):
        qtbot.keyClick(field, key)

    assert bench.told == []
    assert shown(bench).text() == "ja"
    assert choices_of(bench.state) == ()
    assert field.isEnabled()
    assert field.isReadOnly()
    assert field.focusPolicy() & Qt.FocusPolicy.TabFocus
    assert field.accessibleName() == "Vraag A?"
    assert "Alleen lezen" in field.accessibleDescription()
    assert not bench.widget.start_editing()


def test_all_answers_are_shown_as_they_are(qtbot: QtBot) -> None:
    bench = Bench(question("A", "integer", readOnly=True, repeats=True), qtbot)

    bench.answer(value_integer(1), value_integer(2))

    assert shown(bench).text() == "1\n2"


def test_a_file_and_a_reference_are_said_in_words(qtbot: QtBot) -> None:
    file = Bench(question("A", "attachment"), qtbot)
    reference = Bench(question("A", "reference"), qtbot)
    nothing = shown(file).text()

    file.answer(Value("Attachment", {"title": "<b>Echo</b>", "contentType": "image/png"}))
    reference.answer(Value("Reference", {"reference": "Patient/1"}))

    assert nothing == "Dit soort vraag kan hier niet worden ingevuld."
    assert shown(file).text() == "<b>Echo</b> (afbeelding)"
    assert shown(reference).text() == "Patient/1"


def test_a_yes_that_is_only_read_is_said(qtbot: QtBot) -> None:
    bench = Bench(question("A", "boolean", readOnly=True), qtbot)

    bench.answer(value_boolean(is_true=True))

    assert shown(bench).text() == "ja"
