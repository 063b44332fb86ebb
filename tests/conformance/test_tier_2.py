"""Features that a form works without, but people notice."""

from decimal import Decimal

import pytest

from kansrijk_desktop.engine.answers import (
    Value,
    value_boolean,
    value_coding,
    value_date,
    value_decimal,
    value_integer,
    value_quantity,
    value_string,
)
from kansrijk_desktop.engine.markup import MarkupKind
from kansrijk_desktop.engine.session import FormSession, LaunchContext
from kansrijk_desktop.fhir.extensions import HL7, SDC, SHORT_TEXT
from tests.conformance.samples import begin, codes, definition, problems, source, values
from tests.questionnaires import A_MOMENT, CODES

UCUM = "http://unitsofmeasure.org"


def test_the_control_is_read_also_by_its_old_name_and_without_a_system() -> None:
    form = definition("item-control")

    named = {item.link_id: item.control for item in form.walk() if item.control}

    assert named.pop("old-system") == "drop-down"
    assert named.pop("no-system") == "check-box"
    assert len(named) == 16
    assert all(control == link_id for link_id, control in named.items())
    assert codes("item-control") == ["legacy-system", "legacy-system"]


def test_units_are_offered_held_and_given_to_a_result() -> None:
    session = begin("quantity-units")

    grams = value_quantity(Decimal(3500), "g", UCUM, "g")
    stones = value_quantity(Decimal(1), "stone", UCUM, "[stone_av]")

    assert problems(session.answer("weight", grams), "weight") == []
    assert problems(session.answer("weight", stones), "weight") == ["unit"]
    state = session.answer("length", value_decimal(Decimal("1.5")))
    assert values(state, "double") == [
        {"value": Decimal("3.0"), "unit": "cm", "system": UCUM, "code": "cm"}
    ]


@pytest.mark.parametrize(
    ("address", "given", "expected"),
    [
        ("number", [value_decimal(Decimal("-5.5"))], ["too-low"]),
        ("number", [value_decimal(Decimal("10.1"))], ["too-high"]),
        ("number", [value_decimal(Decimal("1.25"))], ["decimals"]),
        ("number", [value_decimal(Decimal("-5.0"))], []),
        ("day", [value_date("2025-12-31")], ["too-low"]),
        ("text", [value_string("a")], ["too-short"]),
        ("text", [value_string("abcdef")], ["too-long"]),
        ("text", [value_string("ABC")], ["pattern"]),
        ("many", [value_string("a")], ["too-few"]),
        ("many", [value_string(letter) for letter in "abcd"], ["too-many"]),
        ("any", [value_string("wat dan ook")], []),
    ],
)
def test_limits_are_held(address: str, given: list[Value], expected: list[str]) -> None:
    state = begin("limits").answer(address, *given)

    assert problems(state, address) == expected


def test_a_limit_may_be_an_expression() -> None:
    session = begin("limits")

    assert codes("limits") == ["pattern"]
    assert problems(session.answer("computed", value_date("2099-01-01")), "computed") == [
        "too-high"
    ]
    assert problems(session.answer("computed", value_date("2026-11-21")), "computed") == []


def test_prefixes_and_direction_are_known() -> None:
    item = definition("prefix").item("a")

    assert item.prefix == "A1"
    assert [option.prefix for option in item.options] == ["1.", ""]
    assert item.extension(HL7 + "questionnaire-choiceOrientation") == "horizontal"


def test_instructions_formats_and_short_labels_are_known() -> None:
    form = definition("instructions")

    assert form.item("weight").extension(HL7 + "entryFormat") == "in kilo"
    assert form.item("weight").extension(SHORT_TEXT) == "Gewicht"
    assert form.item("help").extension(HL7 + "questionnaire-displayCategory") is not None
    assert form.item("open").extension(SDC + "sdc-questionnaire-openLabel") == "Anders, namelijk"
    assert codes("instructions") == []


def test_markup_is_handed_on_and_the_plain_text_is_always_there() -> None:
    session = begin("rendering")
    state = session.state.item("a")

    assert state.text == "Vet en schuin"
    assert state.markup is not None
    assert state.markup.kind is MarkupKind.XHTML
    assert "<script>" in state.markup.written
    assert codes("rendering") == ["rendering-style"]
    assert session.definition.source == source("rendering")


def test_the_language_changes_while_answers_stay() -> None:
    session = begin("translations")
    good = session.state.item("a").options[0].option.value
    session.answer("a", good)

    state = session.set_language("ar")

    assert state.item("a").text == "كيف حالك؟"
    assert [option.label for option in state.item("a").options] == ["جيد"]
    assert [option.label for option in state.item("b").options] == ["نعم"]
    assert state.item("a").values == (good,)


def test_options_come_from_answers_are_switched_and_exclude_each_other() -> None:
    session = begin("option-logic")
    session.answer("name", value_string("Noor"), value_string("Sam"))
    assert [one.label for one in session.state.item("pick").options] == ["Noor", "Sam"]

    assert drinks(session) == [("water", True), ("wine", False)]
    session.answer("grown", value_boolean(is_true=True))
    assert drinks(session) == [("water", True), ("wine", True)]

    work, none = value_coding(CODES, "work"), value_coding(CODES, "none")
    session.answer("help", work)
    assert [one.code for one in session.answer("help", work, none).item("help").values] == ["none"]
    assert codes("option-logic") == []


def drinks(session: FormSession) -> list[tuple[str, bool]]:
    return [(one.label, one.is_enabled) for one in session.state.item("drink").options]


def test_a_text_is_computed_from_answers() -> None:
    state = begin("computed-text").answer("name", value_string("Noor"))

    assert state.item("hello").text == "Welkom Noor"


def test_true_means_valid_in_the_newer_and_the_older_constraint() -> None:
    session = begin("constraints")
    session.answer("begin", value_integer(5))

    wrong = session.answer("end", value_integer(4)).item("end").problems
    odd = session.answer("old", value_integer(3)).item("old").problems

    assert [(one.message, one.is_error) for one in wrong] == [
        ("Het einde komt na het begin.", True)
    ]
    assert [(one.message, one.is_error) for one in odd] == [("Meestal is dit even.", False)]
    assert problems(session.answer("end", value_integer(5)), "end") == []
    assert problems(session.answer("old", value_integer(2)), "old") == []


def test_who_is_known_is_there_and_who_is_not_is_empty() -> None:
    context = LaunchContext(
        now=A_MOMENT,
        patient={"resourceType": "Patient", "birthDate": "1996-03-01"},
        user={"resourceType": "Practitioner", "name": [{"text": "A. Bakker"}]},
    )

    state = begin("launch-context", context=context).state

    assert values(state, "born") == ["1996-03-01"]
    assert values(state, "by") == ["A. Bakker"]
    assert values(state, "visit") == values(state, "own") == []
    assert codes("launch-context") == []


def test_codes_and_definitions_stay_in_the_form_and_extraction_is_named() -> None:
    item = definition("codes").item("weight")

    assert item.raw["code"] == [{"system": "http://loinc.org", "code": "29463-7"}]
    assert "definition" in item.raw
    assert codes("codes") == ["extraction"]


def test_a_form_without_url_or_version_is_known_by_its_content() -> None:
    form = definition("metadata")

    assert form.identity.startswith("sha256:")
    assert codes("metadata") == ["no-identity"]
    assert form.source["copyright"] == "Eigen werk, CC0."
    assert form.source["status"] == "retired"
