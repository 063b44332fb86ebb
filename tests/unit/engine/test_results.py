from decimal import Decimal

import pytest

from kansrijk_desktop.engine.answers import (
    Value,
    value_decimal,
    value_integer,
    value_string,
)
from kansrijk_desktop.engine.session import FormSession, LaunchContext
from kansrijk_desktop.fhir.json import JsonObject
from tests.questionnaires import (
    A_MOMENT,
    CODES,
    Json,
    a_definition,
    a_session,
    choice,
)
from tests.unit.engine.rules import HL7, calculated, rule


@pytest.mark.parametrize(
    ("item_type", "text", "expected"),
    [
        ("boolean", "1 = 1", Value("Boolean", True)),
        ("boolean", "1", None),
        ("integer", "4 / 2", value_integer(2)),
        ("integer", "1.5", None),
        ("integer", "'x'", None),
        ("integer", "true", None),
        ("decimal", "2.50 + 1", value_decimal(Decimal("3.50"))),
        ("decimal", "1.0 / 3", value_decimal(Decimal("0.333333333333333333"))),
        ("decimal", "5 'kg'", value_decimal(Decimal(5))),
        ("string", "1.5", value_string("1.5")),
        ("string", "true", value_string("true")),
        ("string", "''", None),
        ("text", "'a'", value_string("a")),
        ("url", "'https://example.org'", Value("Uri", "https://example.org")),
        ("date", "today()", Value("Date", "2026-11-21")),
        ("date", "now()", Value("Date", "2026-11-21")),
        ("date", "1", None),
        ("time", "@T10:30", Value("Time", "10:30")),
        ("dateTime", "@2026-01-01T10:00:00Z", Value("DateTime", "2026-01-01T10:00:00Z")),
        (
            "quantity",
            "5 'kg'",
            Value(
                "Quantity",
                {
                    "value": Decimal(5),
                    "unit": "kg",
                    "system": "http://unitsofmeasure.org",
                    "code": "kg",
                },
            ),
        ),
        ("quantity", "5", Value("Quantity", {"value": 5})),
        ("quantity", "'x'", None),
        ("reference", "'x'", None),
        ("display", "1", None),
    ],
)
def test_a_result_is_fitted_to_its_question_or_left_out(
    item_type: str, text: str, expected: Value | None
) -> None:
    definition = a_definition(calculated("q", item_type, text))

    values = a_session(definition).state.item("q").values

    assert values == (() if expected is None else (expected,))


def test_a_number_gets_the_unit_of_its_quantity() -> None:
    unit: Json = {
        "url": HL7 + "questionnaire-unit",
        "valueCoding": {"system": "http://unitsofmeasure.org", "code": "kg", "display": "kilo"},
    }
    definition = a_definition(calculated("q", "quantity", "5", unit))

    (value,) = a_session(definition).state.item("q").values

    assert value.json == {
        "value": 5,
        "unit": "kilo",
        "system": "http://unitsofmeasure.org",
        "code": "kg",
    }


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("'b'", "b"),
        ("%qitem.answerOption.value.where(code = 'a')", "a"),
        ("%patient.maritalStatus", "m"),
        ("'onbekend'", ""),
        ("1", ""),
    ],
)
def test_a_result_may_be_a_choice(text: str, code: str) -> None:
    definition = a_definition(choice("q", "a", "b", extension=[rule("calculatedExpression", text)]))
    patient: JsonObject = {
        "resourceType": "Patient",
        "maritalStatus": {"coding": [{"system": CODES, "code": "m"}]},
    }
    context = LaunchContext(now=A_MOMENT, patient=patient)

    values = FormSession(definition, context=context).state.item("q").values

    assert [value.code for value in values] == ([code] if code else [])


def test_an_open_choice_takes_a_computed_text() -> None:
    item = choice("q", "a", extension=[rule("calculatedExpression", "'iets anders'")])
    definition = a_definition(item | {"type": "open-choice"})

    assert a_session(definition).state.item("q").values == (value_string("iets anders"),)


def test_of_several_results_a_repeating_question_keeps_all() -> None:
    definition = a_definition(
        calculated("one", "integer", "1 | 2"), calculated("all", "integer", "1 | 2", repeats=True)
    )
    state = a_session(definition).state

    assert state.item("one").values == (value_integer(1),)
    assert state.item("all").values == (value_integer(1), value_integer(2))


def test_a_dimensionless_result_and_a_bare_concept_fit_their_questions() -> None:
    coding = "%patient.maritalStatus.coding"
    definition = a_definition(
        calculated("ratio", "quantity", "6 'kg' / 2 'kg'"),
        calculated("word", "string", coding),
        choice(
            "kind", "a", extension=[rule("calculatedExpression", "%patient.maritalStatus.coding")]
        ),
        calculated("nothing", "string", "%patient.name"),
        calculated("secret", "date", "%patient.birthDate"),
    )
    patient: JsonObject = {
        "resourceType": "Patient",
        "maritalStatus": {"coding": [{"system": CODES, "code": "m", "display": "Gehuwd"}]},
        "name": [{"family": "Reuring"}],
        "_birthDate": {"extension": [{"url": "https://example.org/x", "valueCode": "masked"}]},
    }

    state = FormSession(definition, context=LaunchContext(now=A_MOMENT, patient=patient)).state

    assert state.item("ratio").values == (Value("Quantity", {"value": Decimal(3)}),)
    assert state.item("word").values == (value_string("Gehuwd"),)
    assert state.item("kind").values[0].code == "m"
    assert state.item("nothing").values == state.item("secret").values == ()
