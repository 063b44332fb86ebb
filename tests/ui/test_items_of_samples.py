"""Every question of every sample form is shown, heard, reached and pressed in any look."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QSlider,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from kansrijk_desktop.engine.session import FormSession
from kansrijk_desktop.engine.state import ItemState
from kansrijk_desktop.fhir.extensions import HL7
from kansrijk_desktop.ui.questionnaire.items.item_widget import ItemWidget
from kansrijk_desktop.ui.questionnaire.registry import kind_of, widget_for
from kansrijk_desktop.ui.theme import DARK, LIGHT, Look, apply_look
from kansrijk_desktop.ui.widgets.choice_card import ChoiceCard
from tests.conformance.samples import FOLDER, begin, loaded
from tests.questionnaires import Json, choice, mark, question
from tests.ui.item_bench import UNIT, UNITS, Bench, control
from tests.ui.screen_checks import cut_texts, tab_order

SAMPLES = sorted(
    path.stem for path in FOLDER.glob("*.json") if loaded(path.stem).definition is not None
)
FIELDS = (QLineEdit, QPlainTextEdit, QComboBox, QSlider, QAbstractButton)
LOOKS = [Look(LIGHT, 100), Look(DARK, 200)]
MANY = [f"antwoord {number}" for number in range(30)]
REQUIRED = {"required": True}
FORMAT = mark(HL7 + "entryFormat", valueString="zo dus")
EVERY_KIND = [
    question("A", "string", extension=[FORMAT]) | REQUIRED,
    question("A", "quantity", extension=[*UNITS, FORMAT]) | REQUIRED,
    question("A", "text", extension=[FORMAT]) | REQUIRED,
    question("A", "integer", extension=[control("slider"), UNIT, FORMAT]) | REQUIRED,
    question("A", "date", repeats=True, extension=[FORMAT]) | REQUIRED,
    choice("A", "x", extension=[control("drop-down"), FORMAT]) | REQUIRED,
    choice("A", *MANY, extension=[FORMAT]) | REQUIRED,
]


@pytest.fixture
def plain_look() -> Iterator[None]:
    yield
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    apply_look(application, Look())


def questions(session: FormSession) -> list[ItemState]:
    return [state for state in session.state.walk() if state.item.is_question]


def fields(widget: QWidget) -> list[QWidget]:
    """Return what can be typed in, chosen from or pressed, as far as it can be seen."""
    found = [each for each in widget.findChildren(QWidget) if isinstance(each, FIELDS)]
    seen = [each for each in found if each.isVisibleTo(widget)]
    return sorted(seen, key=lambda each: each.mapTo(widget, QPoint(0, 0)).y())


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: f"{look.palette.name}-{look.text_percent}")
@pytest.mark.parametrize("name", SAMPLES)
def test_every_question_can_be_seen_heard_and_pressed(
    name: str, look: Look, qtbot: QtBot, plain_look: None
) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    apply_look(application, look)
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    widgets: list[ItemWidget] = []
    for state in questions(begin(name)):
        widget = widget_for(state.item)
        widget.show_item(state)
        widgets.append(widget)
        column.addWidget(widget)
    page.resize(900, 400)
    page.show()
    page.resize(900, max(column.heightForWidth(900), column.sizeHint().height()))
    application.processEvents()

    shown = [field for widget in widgets for field in fields(widget)]
    nameless = [type(field).__name__ for field in shown if not field.accessibleName()]
    small = [field.accessibleName() for field in shown if field.height() < 44]

    assert nameless == []
    assert small == []
    assert cut_texts(page) == []


@pytest.mark.parametrize("item", EVERY_KIND, ids=lambda item: f"{item['type']}-{len(item)}")
def test_a_field_is_heard_with_its_question_format_and_duty(item: Json, qtbot: QtBot) -> None:
    bench = Bench(item, qtbot)
    bench.widget.describe("Typ het rustig over.")

    field = fields(bench.widget)[0]

    assert field.accessibleName().startswith("Vraag A?")
    for told in ("Verplicht", "zo dus", "Typ het rustig over"):
        assert told in field.accessibleDescription()


def test_cards_are_heard_as_a_group_with_their_question(qtbot: QtBot) -> None:
    bench = Bench(choice("A", "x", "y") | REQUIRED, qtbot)

    assert bench.widget.accessibleName() == "Vraag A?"
    assert bench.widget.accessibleDescription() == "Verplicht"
    assert [card.accessibleName() for card in bench.widget.findChildren(ChoiceCard)] == ["x", "y"]


def test_what_the_page_says_is_not_said_twice_nor_at_the_next_question(qtbot: QtBot) -> None:
    bench = Bench(question("A", "string") | REQUIRED, qtbot, question("B", "string"))
    bench.widget.describe("Verplicht")
    once = fields(bench.widget)[0].accessibleDescription()

    bench.turn_to("B")

    assert once == "Verplicht"
    assert fields(bench.widget)[0].accessibleDescription() == ""


def test_a_problem_is_heard_at_the_field(qtbot: QtBot) -> None:
    most = mark(HL7 + "maxValue", valueInteger=3)
    bench = Bench(question("A", "integer", extension=[most]), qtbot)

    qtbot.keyClicks(fields(bench.widget)[0], "4")

    assert "Dit mag hoogstens 3 zijn" in fields(bench.widget)[0].accessibleDescription()


@pytest.mark.parametrize(
    "item",
    [
        *EVERY_KIND,
        choice("A", "x", "y", repeats=True, type="open-choice"),
        question("A", "decimal", extension=[control("spinner")]),
        question("A", "string", repeats=True)
        | {"initial": [{"valueString": text} for text in "abcd"]},
    ],
    ids=lambda item: f"{item['type']}-{len(item)}",
)
def test_tab_goes_from_top_to_bottom(item: Json, qtbot: QtBot) -> None:
    bench = Bench(item, qtbot)
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    column.addWidget(bench.widget)
    column.addWidget(QLineEdit())
    window.show()

    # What is made while the page is there already must not come last.
    bench.answer(*bench.values)
    order = tab_order(bench.widget)

    places = [field.mapTo(window, QPoint(0, 0)) for field in order]
    assert places == sorted(places, key=lambda place: (place.y() // 30, place.x()))
    assert len(order) >= 1


def test_one_widget_shows_every_question_of_its_kind_in_turn(qtbot: QtBot) -> None:
    told: list[object] = []
    for name in SAMPLES:
        turning: dict[type[ItemWidget], ItemWidget] = {}
        for state in questions(begin(name)):
            kind = kind_of(state.item)
            widget = turning.get(kind)
            if widget is None:
                widget = turning[kind] = widget_for(state.item)
                qtbot.addWidget(widget)
                widget.picked.connect(told.append)
                widget.answered.connect(told.append)
                widget.typed.connect(told.append)
            widget.show_item(state)
            widget.show_item(state)

    assert told == []
