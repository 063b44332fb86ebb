"""Put one question on the table with its widget, and answer the form with what the widget tells."""

from decimal import Decimal
from typing import Any

from PySide6.QtWidgets import QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from kansrijk_desktop.engine.answers import Value
from kansrijk_desktop.engine.session import FormSession
from kansrijk_desktop.engine.state import ItemState
from kansrijk_desktop.fhir.extensions import HL7, SDC
from kansrijk_desktop.services.conversation import Conversation
from kansrijk_desktop.ui.questionnaire.items.item_widget import ItemWidget
from kansrijk_desktop.ui.questionnaire.items.text import LineItem
from kansrijk_desktop.ui.questionnaire.registry import widget_for
from tests.questionnaires import CODES, Json, a_definition, a_session, mark, question, section

UCUM = "http://unitsofmeasure.org"
CONTROLS = "http://hl7.org/fhir/questionnaire-item-control"
KILO = {"system": UCUM, "code": "kg", "display": "kilo"}
GRAM = {"system": UCUM, "code": "g", "display": "gram"}
UNIT = mark(HL7 + "questionnaire-unit", valueCoding=KILO)
UNITS = [mark(HL7 + "questionnaire-unitOption", valueCoding=unit) for unit in (KILO, GRAM)]


class Bench:
    """One question with its widget, shown again after each answer as the screen does.

    Attributes:
        told: what the widget told, in order.
    """

    def __init__(self, item: Json, qtbot: QtBot, *others: Json) -> None:
        self.session: FormSession = a_session(a_definition(section("s", "money", item, *others)))
        self.address = str(item["linkId"])
        self.told: list[tuple[Value, ...]] = []
        self._talk = Conversation(self.session, self.address)
        self.widget: ItemWidget = widget_for(self.session.definition.item(self.address))
        qtbot.addWidget(self.widget)
        self.widget.typed.connect(self._on_told)
        self.widget.answered.connect(self._on_told)
        self.widget.picked.connect(self._on_picked)
        self.show()
        self.widget.show()

    def show(self) -> None:
        """Show the question as it is now; this may tell nothing."""
        before = len(self.told)
        self.widget.show_item(self.state)
        assert len(self.told) == before

    def answer(self, *values: Value) -> None:
        """Answer from elsewhere."""
        self._talk.answer(self.address, *values)
        self.show()

    def turn_to(self, address: str) -> None:
        """Let the same widget show another question."""
        self.address = address
        self.show()

    @property
    def state(self) -> ItemState:
        return self.session.state.item(self.address)

    @property
    def values(self) -> tuple[Value, ...]:
        return self.state.values

    @property
    def json(self) -> list[Any]:
        return [value.json for value in self.values]

    @property
    def problems(self) -> list[str]:
        return [problem.code for problem in self.state.problems]

    def _on_told(self, values: tuple[Value, ...]) -> None:
        self.told.append(values)
        self._talk.answer(self.address, *values)
        self.show()

    def _on_picked(self, number: int) -> None:
        self._talk.choose(number, self.address)
        self.told.append(self.values)
        self.show()


def control(code: str, system: str = CONTROLS) -> Json:
    """Return the extension that asks for a control."""
    coding = {"system": system, "code": code} if system else {"code": code}
    return mark(HL7 + "questionnaire-itemControl", valueCodeableConcept={"coding": [coding]})


def off(*codes: str) -> Json:
    """Return the extension that switches options off."""
    options = [mark("option", valueCoding={"system": CODES, "code": code}) for code in codes]
    never = {"language": "text/fhirpath", "expression": "%resource.item.where(linkId='x').exists()"}
    return mark(
        SDC + "sdc-questionnaire-answerOptionsToggleExpression",
        extension=[*options, mark("expression", valueExpression=never)],
    )


def shown_beside(link_id: str, code: str, text: str) -> Json:
    """Return a display item that belongs to the field above it."""
    return question(link_id, "display", text=text, extension=[control(code)])


def line_of(widget: ItemWidget) -> QLineEdit:
    """Return the first line of a widget that has lines."""
    assert isinstance(widget, LineItem)
    return widget.edit


def seen(widget: QWidget) -> list[str]:
    """Return the texts of the labels that can be seen."""
    labels = widget.findChildren(QLabel)
    return [each.text() for each in labels if each.isVisibleTo(widget) and each.text()]


def digits(value: Value) -> str:
    """Return a number to the digit."""
    number = value.json["value"] if isinstance(value.json, dict) else value.json
    assert isinstance(number, int | Decimal)
    return str(number)


def codes(bench: Bench) -> list[str]:
    """Return the codes of the answers, the words of those without."""
    return [value.code or value.label for value in bench.values]


def retype(qtbot: QtBot, edit: QLineEdit, typed: str) -> None:
    """Type over all that stands in a line."""
    edit.selectAll()
    qtbot.keyClicks(edit, typed)
