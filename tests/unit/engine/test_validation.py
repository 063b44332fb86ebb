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
from kansrijk_desktop.engine.items import Item
from kansrijk_desktop.engine.validation import problems_of
from tests.questionnaires import CODES, Json, a_definition, choice, option, question

HL7 = "http://hl7.org/fhir/StructureDefinition/"
SDC = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-"


def item(item_type: str, *limits: tuple[str, str, object], **more: object) -> Item:
    extensions: list[Json] = [{"url": url, key: value} for url, key, value in limits]
    return a_definition(question("q", item_type, extension=extensions, **more)).item("q")


def codes(asked: Item, *values: Value) -> list[str]:
    return [problem.code for problem in problems_of(asked, values, is_missed=False)]


def test_what_has_to_be_answered_and_is_not_is_missed() -> None:
    (problem,) = problems_of(item("string", required=True), (), is_missed=True)

    assert problem.code == "required"
    assert codes(item("string", required=True)) == []


def test_a_text_to_show_is_never_wrong() -> None:
    assert codes(item("display"), value_string("x")) == []


@pytest.mark.parametrize(
    ("item_type", "good", "bad"),
    [
        ("boolean", value_boolean(is_true=False), Value("Boolean", "true")),
        ("integer", value_integer(0), Value("Integer", True)),
        ("decimal", value_decimal(Decimal("0.5")), Value("Decimal", "0.5")),
        ("decimal", value_integer(1), value_string("1")),
        ("string", value_string("x"), value_integer(1)),
        ("text", value_string("x"), Value("String", 1)),
        ("date", value_date("2026-05"), value_date("01-05-2026")),
        ("dateTime", Value("DateTime", "2026-05-01T10:00:00Z"), Value("DateTime", "gisteren")),
        ("time", Value("Time", "10:00"), Value("Time", "10 uur")),
        ("url", Value("Uri", "https://example.org"), value_string("x")),
        ("choice", value_coding("s", "a"), value_string("x")),
        ("open-choice", value_string("x"), value_boolean(is_true=True)),
        ("quantity", value_quantity(Decimal(1)), Value("Quantity", 1)),
        ("attachment", Value("Attachment", {}), value_string("x")),
        ("reference", Value("Reference", {"reference": "Patient/1"}), value_string("Patient/1")),
    ],
)
def test_a_value_is_of_the_type_of_its_question(item_type: str, good: Value, bad: Value) -> None:
    assert codes(item(item_type), good) == []
    assert codes(item(item_type), bad) == ["type"]


def test_a_question_has_as_many_answers_as_the_form_allows() -> None:
    once = item("string")
    between = item(
        "string",
        (HL7 + "questionnaire-minOccurs", "valueInteger", 2),
        (HL7 + "questionnaire-maxOccurs", "valueInteger", 3),
        repeats=True,
    )
    one = value_string("x")

    assert codes(once, one, one) == ["too-many"]
    assert codes(between, one) == ["too-few"]
    assert codes(between, one, one) == []
    assert codes(between, one, one, one, one) == ["too-many"]
    assert codes(item("string", repeats=True), *[one] * 50) == []


def test_a_text_keeps_to_its_lengths_and_pattern() -> None:
    limited = item(
        "string",
        (HL7 + "minLength", "valueInteger", 2),
        (HL7 + "regex", "valueString", "[0-9]+"),
        maxLength=3,
    )

    assert codes(limited, value_string("12")) == []
    assert codes(limited, value_string("1")) == ["too-short"]
    assert codes(limited, value_string("1234")) == ["too-long"]
    assert codes(limited, value_string("12a")) == ["pattern"]


@pytest.mark.parametrize("pattern", ["(", "x" * 3_000])
def test_a_pattern_that_cannot_be_used_blocks_nothing(pattern: str) -> None:
    assert codes(item("string", (HL7 + "regex", "valueString", pattern)), value_string("a")) == []


def test_a_number_keeps_to_its_range_and_decimals_also_below_zero() -> None:
    limited = item(
        "decimal",
        (HL7 + "minValue", "valueDecimal", -2),
        (HL7 + "maxValue", "valueDecimal", Decimal("2.5")),
        (HL7 + "maxDecimalPlaces", "valueInteger", 1),
    )

    assert codes(limited, value_decimal(Decimal("-1.5"))) == []
    assert codes(limited, value_decimal(Decimal("-2.5"))) == ["too-low"]
    assert codes(limited, value_decimal(Decimal("2.6"))) == ["too-high"]
    assert codes(limited, value_decimal(Decimal("1.25"))) == ["decimals"]
    problems = problems_of(limited, (value_decimal(Decimal(9)),), is_missed=False)
    assert problems[0].message == "Dit mag hoogstens 2,5 zijn."


def test_a_date_keeps_to_its_range() -> None:
    limited = item("date", (HL7 + "maxValue", "valueDate", "2026-11-21"))

    assert codes(limited, value_date("2026-11-21")) == []
    assert codes(limited, value_date("2026-11-22")) == ["too-high"]


def test_a_quantity_is_compared_across_units_and_refused_where_that_makes_no_sense() -> None:
    metres: Json = {"value": 5, "system": "http://unitsofmeasure.org", "code": "m"}
    least = item("quantity", (SDC + "minQuantity", "valueQuantity", metres))
    most = item("quantity", (SDC + "maxQuantity", "valueQuantity", metres))
    both = item(
        "quantity",
        (SDC + "minQuantity", "valueQuantity", metres),
        (SDC + "maxQuantity", "valueQuantity", metres),
    )
    kilometre = value_quantity(Decimal(1), "km", code="km")
    kilo = value_quantity(Decimal(1), "kg", code="kg")

    assert codes(least, kilometre) == []
    assert codes(most, kilometre) == ["too-high"]
    assert codes(least, kilo) == codes(most, kilo) == codes(both, kilo) == ["unit"]


def test_a_quantity_has_one_of_the_units_of_the_form() -> None:
    unit: Json = {"code": "kg", "display": "kilo"}
    weighed = item("quantity", (HL7 + "questionnaire-unitOption", "valueCoding", unit))

    assert codes(weighed, value_quantity(Decimal(1), "x", code="kg")) == []
    assert codes(weighed, value_quantity(Decimal(1), "kilo")) == []
    assert codes(weighed, value_quantity(Decimal(1), "pond")) == ["unit"]
    assert codes(weighed, value_quantity(Decimal(1), "kilo", code="g")) == ["unit"]


def test_units_may_come_from_a_list() -> None:
    genders = "http://hl7.org/fhir/ValueSet/administrative-gender"
    weighed = item("quantity", (HL7 + "questionnaire-unitValueSet", "valueCanonical", genders))

    assert codes(weighed, value_quantity(Decimal(1), "Male")) == []


def test_a_choice_is_one_of_its_options_unless_it_is_open() -> None:
    closed = a_definition(choice("q", option("a"), {"valueInteger": 1})).item("q")
    open_choice = a_definition(choice("q", "a") | {"type": "open-choice"}).item("q")
    years = a_definition(
        choice("q", {"valueInteger": 1}) | {"type": "integer", "answerConstraint": "optionsOrType"}
    ).item("q")

    assert codes(closed, value_coding(CODES, "a", "andere tekst")) == []
    assert codes(closed, value_integer(1)) == []
    assert codes(closed, value_coding(CODES, "b")) == ["option"]
    assert codes(open_choice, value_string("vrij")) == []
    assert codes(open_choice, value_coding(CODES, "b")) == ["option"]
    assert codes(years, value_integer(7)) == []


def test_a_list_that_is_not_there_is_a_warning_and_one_that_may_not_be_an_error() -> None:
    elders = "https://example.org/elders"
    unknown = problems_of(
        item("choice", answerValueSet=elders), (value_coding("s", "a"),), is_missed=False
    )

    assert [(problem.code, problem.is_error) for problem in unknown] == [("unknown-list", False)]
    assert codes(item("string", answerValueSet=elders), value_string("x")) == ["list"]


@pytest.mark.parametrize(
    ("attachment", "expected"),
    [
        ({"contentType": "image/png", "data": "AAAA", "size": 3}, []),
        ({"contentType": "image/png", "data": "AAAA", "size": 4}, ["attachment-size"]),
        ({"contentType": "image/png", "data": "AAAA"}, []),
        ({"contentType": "image/png", "data": "AAAAAAAA"}, ["attachment-size"]),
        ({"contentType": "image/png", "data": "%"}, ["attachment"]),
        ({"contentType": "image/png", "size": 6}, ["attachment-size"]),
        ({"contentType": "text/html"}, ["mime-type"]),
    ],
)
def test_an_attachment_keeps_to_kind_and_size(attachment: Json, expected: list[str]) -> None:
    limited = item(
        "attachment",
        (HL7 + "mimeType", "valueCode", "image/png"),
        (HL7 + "mimeType", "valueInteger", 3),
        (HL7 + "maxSize", "valueDecimal", 5),
    )

    assert codes(limited, Value("Attachment", attachment)) == expected


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("Patient/1", []),
        ("https://example.org/fhir/Patient/1/_history/2", []),
        ("Group/1", ["reference-type"]),
        ("https://example.org/Kip/1", ["reference"]),
        ("zo maar iets", ["reference"]),
        ("urn:uuid:0", []),
        ("#p", []),
        ("", []),
    ],
)
def test_a_reference_goes_to_the_right_kind_of_resource(target: str, expected: list[str]) -> None:
    limited = item("reference", (HL7 + "questionnaire-referenceResource", "valueCode", "Patient"))

    assert codes(limited, Value("Reference", {"reference": target})) == expected
