"""What a form says about how a question is shown."""

from decimal import Decimal
from typing import Any

import pytest

from kansrijk_desktop.engine.answers import value_decimal
from kansrijk_desktop.engine.items import Item
from kansrijk_desktop.engine.markup import Markup, MarkupKind
from kansrijk_desktop.engine.presentation import (
    ends_of,
    entry_format,
    is_horizontal,
    is_part_of_field,
    open_label,
    scale_of,
    step_of,
    unit_of,
)
from kansrijk_desktop.fhir.extensions import HL7, SDC
from tests.questionnaires import a_definition, a_session, choice, mark, question

XHTML, MARKDOWN = HL7 + "rendering-xhtml", HL7 + "rendering-markdown"
BOLD = Markup(MarkupKind.XHTML, "<b>Vet</b>")
KILO = {"system": "http://unitsofmeasure.org", "code": "kg", "display": "kilo"}
CONTROL = HL7 + "questionnaire-itemControl"


def number(item_type: str = "integer", **values: Any) -> Item:
    """Return a question about a number with these limits or step."""
    names = {"least": "minValue", "most": "maxValue", "step": "questionnaire-sliderStepValue"}
    marks = [
        mark(
            HL7 + names[name],
            **({"valueInteger": value} if isinstance(value, int) else {"valueDecimal": value}),
        )
        for name, value in values.items()
    ]
    return a_definition(question("A", item_type, extension=marks)).item("A")


def beside(link_id: str, control: str, text: str) -> dict[str, Any]:
    """Return a text that belongs to the field it stands in."""
    concept = {"coding": [{"code": control}]}
    return question(
        link_id, "display", text=text, extension=[mark(CONTROL, valueCodeableConcept=concept)]
    )


@pytest.mark.parametrize(
    ("item", "lowest", "highest", "step", "count"),
    [
        (number(), 0, 100, 1, 100),
        (number(least=1, most=10), 1, 10, 1, 9),
        (number(least=50), 50, 150, 1, 100),
        (number(most=-10), -110, -10, 1, 100),
        (number(least=0, most=10, step=3), 0, 10, 3, 4),
        (number("decimal", least=0, most=5), 0, 5, 0.1, 50),
        (number("decimal", least=0, most=50), 0, 50, 1, 50),
        (number("decimal", least=0, most=1, step=0.25), 0, 1, 0.25, 4),
    ],
)
def test_a_slider_knows_its_values(
    item: Item, lowest: int, highest: int, step: float, count: int
) -> None:
    scale = scale_of(item, item.limits)

    assert scale is not None
    assert (scale.lowest, scale.highest) == (Decimal(lowest), Decimal(highest))
    assert (scale.step, scale.count) == (Decimal(str(step)), count)


@pytest.mark.parametrize(
    "item",
    [
        number(least=10, most=10),
        number(least=10, most=1),
        number(least=0, most=10**12),
        number(least=0.5, most=3),
    ],
)
def test_what_cannot_be_slid_over_has_no_scale(item: Item) -> None:
    assert scale_of(item, item.limits) is None


def test_the_last_step_may_be_short_and_a_value_has_a_nearest_step() -> None:
    item = number(least=0, most=10, step=3)
    scale = scale_of(item, item.limits)

    assert scale is not None
    assert [scale.value_at(position) for position in range(5)] == [0, 3, 6, 9, 10]
    assert [scale.position_of(Decimal(value)) for value in (-5, 0, 4, 100)] == [0, 0, 1, 4]


def test_a_step_that_makes_no_sense_is_not_used() -> None:
    assert step_of(number(step=-1)) == 1
    assert step_of(number(step=0.5)) == 1
    assert step_of(number("decimal", step=0.5)) == Decimal("0.5")


def test_units_and_ends_stand_beside_the_field() -> None:
    inside = [
        beside("u", "unit", "kilo’s"),
        beside("l", "lower", "weinig"),
        beside("h", "upper", "veel"),
    ]
    session = a_session(
        a_definition(question("A", "decimal", item=inside), question("B", "decimal"))
    )
    state = session.state.item("A")

    assert unit_of(state) == "kilo’s"
    assert ends_of(state) == ("weinig", "veel")
    assert all(is_part_of_field(child.item) for child in state.children)
    assert unit_of(session.state.item("B")) == ""
    assert ends_of(session.state.item("B")) == ("", "")
    assert not is_part_of_field(state.item)


def test_the_only_unit_is_the_unit_and_of_several_none_is() -> None:
    unit = mark(HL7 + "questionnaire-unitOption", valueCoding=KILO)
    other = mark(HL7 + "questionnaire-unitOption", valueCoding={"code": "g"})
    form = a_definition(
        question("one", "quantity", extension=[unit]),
        question("two", "quantity", extension=[unit, other]),
    )
    state = a_session(form).state

    assert unit_of(state.item("one")) == "kilo"
    assert unit_of(state.item("two")) == ""


def test_formats_labels_and_direction_are_read() -> None:
    marks = [
        mark(HL7 + "entryFormat", valueString="in kilo"),
        mark(SDC + "sdc-questionnaire-openLabel", valueString="Anders"),
        mark(HL7 + "questionnaire-choiceOrientation", valueCode="horizontal"),
    ]
    form = a_definition(choice("A", "x", extension=marks), choice("B", "x"))

    assert (entry_format(form.item("A")), open_label(form.item("A"))) == ("in kilo", "Anders")
    assert is_horizontal(form.item("A"))
    assert not is_horizontal(form.item("B"))
    assert entry_format(form.item("B")) == ""


def marked(*marks: dict[str, Any]) -> dict[str, Any]:
    return {"extension": list(marks)}


def translated(language: str, text: str, *marks: dict[str, Any]) -> dict[str, Any]:
    content = mark("content", valueString=text, _valueString=marked(*marks))
    return mark(
        "http://hl7.org/fhir/StructureDefinition/translation",
        extension=[mark("lang", valueCode=language), content],
    )


def test_xhtml_goes_before_markdown_and_the_plain_text_stays() -> None:
    both = marked(mark(MARKDOWN, valueMarkdown="**Vet**"), mark(XHTML, valueString="<b>Vet</b>"))
    only = marked(mark(MARKDOWN, valueMarkdown="**Vet**"))
    form = a_definition(
        question("A", "string", _text=both, prefix="1", _prefix=both),
        question("B", "string", _text=only),
        question("C", "string", _text=marked(mark(XHTML, valueString=" "))),
    )
    state = a_session(form).state

    assert state.item("A").markup == state.item("A").prefix_markup == BOLD
    assert state.item("A").text == "Vraag A?"
    assert state.item("B").markup == Markup(MarkupKind.MARKDOWN, "**Vet**")
    assert state.item("B").prefix_markup is None
    assert state.item("C").markup is None


def test_a_translation_has_its_own_markup_or_none() -> None:
    bold = mark(XHTML, valueString="<b>Vet</b>")
    arabic = mark(XHTML, valueString="<b>x</b>")
    bare = mark(
        "http://hl7.org/fhir/StructureDefinition/translation",
        extension=[mark("lang", valueCode="tr"), mark("content", valueString="y")],
    )
    empty = mark(
        "http://hl7.org/fhir/StructureDefinition/translation",
        extension=[mark("lang", valueCode="pl")],
    )
    text = marked(bold, translated("ar", "x", arabic), bare, empty)
    session = a_session(a_definition(question("A", "string", _text=text)))

    def found(language: str | None) -> Markup | None:
        return session.set_language(language).item("A").markup

    assert found("ar-MA") == Markup(MarkupKind.XHTML, "<b>x</b>")
    assert found("tr") is None
    assert found("pl") is None
    assert found("uk") == BOLD
    assert found(None) == BOLD


def test_options_have_markup_too_but_not_that_of_another_language() -> None:
    marks = marked(mark(XHTML, valueString="<b>Vet</b>"))
    coding = {"system": "s", "code": "x", "display": "Vet", "_display": marks}
    form = a_definition(
        choice("A", {"valueCoding": coding}, {"valueString": "Vet", "_valueString": marks}),
        question(
            "B",
            "choice",
            answerOption=[{"valueInteger": 3}],
        ),
        question("C", "choice", answerValueSet="#lijst"),
        contained=[
            {
                "resourceType": "ValueSet",
                "id": "lijst",
                "status": "active",
                "compose": {
                    "include": [
                        {
                            "system": "s",
                            "concept": [
                                {
                                    "code": "x",
                                    "display": "Vet",
                                    "_display": marks,
                                    "designation": [{"language": "ar", "value": "y"}],
                                }
                            ],
                        }
                    ]
                },
            }
        ],
    )
    session = a_session(form)

    assert [each.markup for each in session.state.item("A").options] == [BOLD, BOLD]
    assert session.state.item("B").options[0].markup is None
    assert session.set_language("ar").item("C").options[0].markup is None
    assert session.set_language(None).item("C").options[0].markup in {None, BOLD}


def test_a_computed_text_has_no_markup_of_another_text() -> None:
    expression = {"language": "text/fhirpath", "expression": "'Hallo'"}
    text = marked(
        mark(XHTML, valueString="<b>Vet</b>"),
        mark(HL7 + "cqf-expression", valueExpression=expression),
    )
    state = a_session(a_definition(question("A", "string", _text=text))).state

    assert state.item("A").text == "Hallo"
    assert state.item("A").markup is None


def test_digits_that_were_typed_are_kept() -> None:
    session = a_session(a_definition(question("A", "decimal")))
    session.answer("A", value_decimal(Decimal("1.5")))

    session.answer("A", value_decimal(Decimal("1.50")))

    assert [str(value.json) for value in session.state.item("A").values] == ["1.50"]
    assert "Decimal('1.50')" in repr(session.export())
