"""Answers are chosen from cards, from a list that unfolds, or from a long list by typing."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from kansrijk_desktop.engine.answers import Value, value_coding, value_string
from kansrijk_desktop.fhir.extensions import HL7, SDC
from kansrijk_desktop.ui.questionnaire.items.choice import ChoiceItem
from kansrijk_desktop.ui.questionnaire.items.item_widget import ItemWidget
from kansrijk_desktop.ui.questionnaire.items.listed_choice import DropDownItem, SearchItem
from kansrijk_desktop.ui.questionnaire.items.open_choice import OpenChoiceItem
from kansrijk_desktop.ui.questionnaire.items.read_only import ReadOnlyItem
from tests.questionnaires import CODES, Json, choice, mark, option, question
from tests.ui.item_bench import Bench, codes, control, off, seen

MANY = [f"land {number}" for number in range(30)]
HORIZONTAL = mark(HL7 + "questionnaire-choiceOrientation", valueCode="horizontal")
OPEN = {"type": "open-choice"}
OLD_SYSTEM = "http://hl7.org/fhir/ValueSet/questionnaire-item-control"


def cards(bench: Bench) -> ChoiceItem:
    assert isinstance(bench.widget, ChoiceItem)
    return bench.widget


def click(qtbot: QtBot, bench: Bench, place: int) -> None:
    qtbot.mouseClick(cards(bench).cards[place], Qt.MouseButton.LeftButton)


@pytest.mark.parametrize(
    ("item", "kind"),
    [
        (choice("A", "x", extension=[control("radio-button")]), ChoiceItem),
        (choice("A", "x", extension=[control("check-box")]), ChoiceItem),
        (choice("A", *MANY, extension=[control("check-box")]), ChoiceItem),
        (choice("A", "x", extension=[control("drop-down")]), DropDownItem),
        (choice("A", "x", extension=[control("drop-down", OLD_SYSTEM)]), DropDownItem),
        (choice("A", "x", extension=[control("drop-down", "")]), DropDownItem),
        (choice("A", "x", extension=[control("drop-down")], repeats=True), SearchItem),
        (choice("A", "x", extension=[control("autocomplete")]), SearchItem),
        (choice("A", "x", extension=[control("lookup")]), SearchItem),
        (choice("A", "x", extension=[control("onbekend")]), ChoiceItem),
        (choice("A", extension=[control("autocomplete")]), ChoiceItem),
        (choice("A", *MANY), SearchItem),
        (choice("A", *MANY) | OPEN, SearchItem),
        (choice("A", *MANY, readOnly=True), ReadOnlyItem),
        (question("A", "boolean", extension=[control("check-box")]), ChoiceItem),
        (choice("A", "x", extension=[control("autocomplete")]) | OPEN, SearchItem),
    ],
)
def test_the_form_asks_for_a_control_or_gets_what_suits_its_options(
    item: Json, kind: type[ItemWidget], qtbot: QtBot
) -> None:
    assert type(Bench(item, qtbot).widget) is kind


def test_check_boxes_for_one_answer_hold_one(qtbot: QtBot) -> None:
    bench = Bench(choice("A", "x", "y", extension=[control("check-box")]), qtbot)

    click(qtbot, bench, 0)
    click(qtbot, bench, 1)

    assert codes(bench) == ["y"]


def test_several_answers_are_chosen_and_taken_back(qtbot: QtBot) -> None:
    bench = Bench(choice("A", "x", "y", "z", repeats=True), qtbot)

    for place in (0, 2, 0):
        click(qtbot, bench, place)

    assert codes(bench) == ["z"]
    assert [card.isChecked() for card in cards(bench).cards] == [False, False, True]


def test_an_option_that_is_switched_off_says_so_and_cannot_be_picked(qtbot: QtBot) -> None:
    bench = Bench(choice("A", "x", "y", "z", extension=[off("y")]), qtbot)
    middle = cards(bench).cards[1]

    click(qtbot, bench, 1)
    untouched = bench.values
    click(qtbot, bench, 2)

    assert untouched == ()
    assert not middle.isEnabled()
    assert middle.accessibleDescription() == "Nu niet te kiezen"
    assert [card.key for card in cards(bench).cards] == ["1", "", "2"]
    assert codes(bench) == ["z"]


def test_an_answer_that_was_switched_off_afterwards_can_be_taken_back(qtbot: QtBot) -> None:
    bench = Bench(choice("A", "x", "y", extension=[off("y")]), qtbot)
    bench.answer(value_coding(CODES, "y"))

    click(qtbot, bench, 1)

    assert bench.values == ()


def test_options_without_code_display_or_with_other_types_can_be_read(qtbot: QtBot) -> None:
    options: list[dict[str, Any]] = [
        {"valueCoding": {"code": "alleen-code"}},
        {"valueCoding": {"display": "zonder code"}},
        {"valueCoding": {}},
        {"valueDate": "2026-11"},
        {"valueTime": "14:30:00"},
        {"valueInteger": 3},
        {"valueReference": {"reference": "Patient/1"}},
    ]
    bench = Bench(question("A", "choice", answerOption=options), qtbot)

    click(qtbot, bench, 3)

    assert [card.text() for card in cards(bench).cards] == [
        "alleen-code",
        "zonder code",
        "(zonder tekst)",
        "november 2026",
        "14.30 uur",
        "3",
        "Patient/1",
    ]
    assert bench.values == (Value("Date", "2026-11"),)


def test_prefixes_stand_before_the_options_and_pictures_do_no_harm(qtbot: QtBot) -> None:
    prefix = mark(HL7 + "questionnaire-optionPrefix", valueString="A & <b>.")
    media = mark(
        SDC + "sdc-questionnaire-itemAnswerMedia", valueAttachment={"url": "https://a.nl/x.png"}
    )
    bench = Bench(choice("A", option("x") | {"extension": [prefix, media]}), qtbot)

    assert cards(bench).cards[0].text() == "A & <b>. x"
    assert cards(bench).cards[0].accessibleName() == "A & <b>. x"


def test_options_stand_beside_one_another_where_the_form_says_so(qtbot: QtBot) -> None:
    bench = Bench(choice("A", "x", "y", extension=[HORIZONTAL]), qtbot, choice("B", "x", "y", "z"))
    bench.widget.resize(700, 300)
    beside = cards(bench).cards
    qtbot.waitUntil(lambda: beside[0].y() == beside[1].y() and beside[0].x() < beside[1].x())

    bench.turn_to("B")

    below = cards(bench).cards
    qtbot.waitUntil(lambda: below[0].y() < below[1].y() < below[2].y())
    bench.turn_to("A")
    qtbot.waitUntil(lambda: beside[0].y() == beside[1].y())
    assert [card.text() for card in cards(bench).cards] == ["x", "y"]


def test_a_long_option_beside_others_is_shown_whole(qtbot: QtBot) -> None:
    bench = Bench(choice("A", "kort", "een lang antwoord " * 12, extension=[HORIZONTAL]), qtbot)
    bench.widget.resize(320, 600)
    card = cards(bench).cards[1]

    qtbot.waitUntil(lambda: card.height() >= card.heightForWidth(card.width()) > 60)

    assert card.width() <= 320


def test_a_list_that_is_not_here_is_said(qtbot: QtBot) -> None:
    missing = question("A", "choice", answerValueSet="https://example.org/ValueSet/weg")
    bench = Bench(missing, qtbot, choice("B", "x"))

    told = seen(bench.widget)
    bench.turn_to("B")

    assert told == ["De keuzelijst van deze vraag is hier niet aanwezig."]
    assert seen(bench.widget) == []


def test_an_open_choice_without_options_is_answered_in_own_words(qtbot: QtBot) -> None:
    bench = Bench(question("A", "open-choice"), qtbot)
    assert isinstance(bench.widget, OpenChoiceItem)

    qtbot.keyClicks(bench.widget.other_edit, "iets")

    assert bench.values == (value_string("iets"),)
    assert "niet aanwezig" not in " ".join(seen(bench.widget))


def test_an_answer_that_is_not_in_the_list_is_shown_and_can_be_taken_away(qtbot: QtBot) -> None:
    bench = Bench(choice("A", "x", repeats=True), qtbot)
    bench.answer(value_coding(CODES, "oud", "Iets ouds"), value_coding(CODES, "x"))
    foreign = cards(bench).foreign
    assert foreign is not None
    shown = foreign.texts()

    qtbot.mouseClick(foreign.buttons[0], Qt.MouseButton.LeftButton)

    assert shown == ("Iets ouds (niet in deze lijst)",)
    assert codes(bench) == ["x"]
    assert foreign.texts() == ()


def test_several_own_answers_stand_beside_the_choices(qtbot: QtBot) -> None:
    label = mark(SDC + "sdc-questionnaire-openLabel", valueString="Anders & wel <dit>")
    bench = Bench(choice("A", "x", "y", repeats=True, extension=[label]) | OPEN, qtbot)
    assert isinstance(bench.widget, OpenChoiceItem)
    click(qtbot, bench, 0)
    qtbot.keyClicks(bench.widget.other_edit, "een")
    rows = bench.widget.own.rows

    qtbot.mouseClick(rows.add_button, Qt.MouseButton.LeftButton)
    second = rows.editors[1].edit
    qtbot.keyClicks(second, "twee")
    click(qtbot, bench, 1)

    assert codes(bench) == ["x", "een", "twee", "y"]
    assert "Anders & wel <dit>" in seen(bench.widget)
    assert bench.widget.other_edit.accessibleName().startswith("Anders & wel <dit>")
    click(qtbot, bench, 0)
    assert codes(bench) == ["een", "twee", "y"]


def test_an_own_answer_has_the_type_the_form_asks(qtbot: QtBot) -> None:
    numbers = {"answerOption": [{"valueInteger": 3}], "answerConstraint": "optionsOrType"}
    bench = Bench(question("A", "integer", **numbers), qtbot)
    assert isinstance(bench.widget, OpenChoiceItem)

    qtbot.keyClicks(bench.widget.other_edit, "12")

    assert bench.values == (Value("Integer", 12),)
    assert bench.problems == []


def test_a_card_draws_its_markup_in_the_colour_of_its_text(qtbot: QtBot) -> None:
    marks = [mark(HL7 + "rendering-xhtml", valueString="<p>Heel <b>vet</b></p>")]
    coding = {"system": CODES, "code": "x", "display": "Heel vet", "_display": {"extension": marks}}
    bench = Bench(choice("A", {"valueCoding": coding}, extension=[HORIZONTAL]), qtbot)
    card = cards(bench).cards[0]

    image = card.grab().toImage()

    inks = {
        QColor(image.pixel(x, y)).lightness()
        for x in range(60, image.width() - 50)
        for y in range(10, image.height() - 10)
    }
    assert min(inks) < 90
    assert card.accessibleName() == "Heel vet"
