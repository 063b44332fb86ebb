"""Small forms that renderers disagree about, with what FHIR R4, SDC and FHIRPath say of them."""

from decimal import Decimal
from typing import Any

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
from kansrijk_desktop.engine.session import FormSession, LaunchContext
from kansrijk_desktop.fhir.json import JsonValue
from tests.questionnaires import A_MOMENT, CODES, Json, a_definition, a_session, choice, question
from tests.unit.engine.rules import HL7, SDC, answer_of, calculated, rule

UCUM = "http://unitsofmeasure.org"
KILO: Json = {"value": 1, "unit": "kg", "system": UCUM, "code": "kg"}
PATIENT: Json = {
    "resourceType": "Patient",
    "birthDate": "1996-04-03",
    "name": [{"given": ["Sanne", "T."], "family": "Reuring"}],
}
CONTEXT = LaunchContext(
    now=A_MOMENT,
    patient=PATIENT,
    user={"resourceType": "Practitioner", "name": [{"text": "M. de Vroed"}]},
    others={"encounter": {"resourceType": "Encounter", "id": "e1"}},
)


def values(session: FormSession, address: str) -> list[JsonValue]:
    return [value.json for value in session.state.item(address).values]


@pytest.mark.parametrize(
    ("source", "operator", "wanted", "answers", "is_met"),
    [
        ("integer", ">", {"answerInteger": 5}, [value_integer(1), value_integer(9)], True),
        ("integer", ">", {"answerInteger": 5}, [value_integer(1), value_integer(2)], False),
        ("integer", "<=", {"answerInteger": 5}, [value_integer(5)], True),
        ("integer", "=", {"answerDecimal": 3.0}, [value_integer(3)], True),
        ("decimal", ">=", {"answerInteger": 3}, [value_decimal(Decimal("3.00"))], True),
        ("integer", "=", {"answerBoolean": True}, [value_integer(1)], False),
        ("string", "exists", {"answerBoolean": False}, [], True),
        ("string", "exists", {"answerBoolean": False}, [value_string("x")], False),
        ("display", "exists", {"answerBoolean": False}, [], True),
        ("string", "!=", {"answerString": "x"}, [], True),
        ("string", "=", {"answerString": "X"}, [value_string("x")], False),
        ("string", ">", {"answerString": "b"}, [value_string("c")], True),
        ("date", ">", {"answerDate": "2026"}, [value_date("2026-05-01")], False),
        ("date", ">", {"answerDate": "2025-12-31"}, [value_date("2026")], True),
        ("date", "=", {"answerDate": "2026-05"}, [value_date("2026-05")], True),
        (
            "dateTime",
            "=",
            {"answerDateTime": "2026-01-01T12:00:00+01:00"},
            [Value("DateTime", "2026-01-01T11:00:00Z")],
            True,
        ),
        (
            "dateTime",
            "=",
            {"answerDateTime": "2026-01-01T12:00:00Z"},
            [Value("DateTime", "2026-01-01")],
            False,
        ),
        ("time", "=", {"answerTime": "12:00:00.000"}, [Value("Time", "12:00:00")], True),
        ("time", "<", {"answerTime": "12:00:00.5"}, [Value("Time", "12:00:00")], True),
        (
            "quantity",
            ">",
            {"answerQuantity": KILO},
            [value_quantity(Decimal(1500), "g", UCUM, "g")],
            True,
        ),
        (
            "quantity",
            "=",
            {"answerQuantity": KILO},
            [value_quantity(Decimal(1), "m", UCUM, "m")],
            False,
        ),
        (
            "quantity",
            "=",
            {"answerQuantity": KILO},
            [value_quantity(Decimal("1.0"), "kilo", UCUM, "kg")],
            True,
        ),
        ("choice", "=", {"answerCoding": {"code": "y"}}, [value_coding(CODES, "y")], True),
        (
            "choice",
            "=",
            {"answerCoding": {"system": "urn:x", "code": "y"}},
            [value_coding(CODES, "y")],
            False,
        ),
        (
            "choice",
            "=",
            {"answerCoding": {"system": CODES, "code": "y", "version": "2"}},
            [Value("Coding", {"system": CODES, "code": "y", "version": "1"})],
            True,
        ),
        (
            "choice",
            "!=",
            {"answerCoding": {"system": CODES, "code": "y"}},
            [value_coding(CODES, "y"), value_coding(CODES, "z")],
            True,
        ),
        ("open-choice", "=", {"answerString": "iets"}, [value_string("iets")], True),
        (
            "reference",
            "=",
            {"answerReference": {"reference": "Patient/1", "display": "zij"}},
            [Value("Reference", {"reference": "Patient/1"})],
            True,
        ),
    ],
)
def test_a_condition_holds_when_the_standard_says_so(
    source: str, operator: str, wanted: Json, answers: list[Value], is_met: bool
) -> None:
    condition = {"question": "a", "operator": operator} | wanted
    asking = question("a", source) | ({} if source == "display" else {"repeats": True})
    session = a_session(a_definition(asking, question("t", "string", enableWhen=[condition])))

    if answers:
        session.answer("a", *answers)

    assert session.state.item("t").is_enabled is is_met


@pytest.mark.parametrize(
    ("text", "item_type", "expected"),
    [
        ("%qitem.linkId", "string", ["x"]),
        ("%context.linkId & linkId", "string", ["xx"]),
        ("%questionnaire.url", "string", ["https://example.org/Questionnaire/klein"]),
        ("%resource.is(QuestionnaireResponse)", "boolean", [True]),
        ("%rootResource.item.where(linkId='n').answer.value", "integer", [3]),
        ("QuestionnaireResponse.item.where(linkId='n').answer.value", "integer", [3]),
        ("%ucum", "string", [UCUM]),
        ("%patient.name.given.join(' ')", "string", ["Sanne T."]),
        ("%user.name.text", "string", ["M. de Vroed"]),
        ("%encounter.id", "string", ["e1"]),
        ("%location.name", "string", []),
        ("today() - 3 months", "date", ["2026-08-21"]),
        ("@2026-03-31 - 1 month", "date", ["2026-02-28"]),
        ("@2024-02-29 + 1 year", "date", ["2025-02-28"]),
        ("@2026-01-01 + 40 weeks", "date", ["2026-10-08"]),
        ("@2026-01-01 + 1 'd'", "date", ["2026-01-02"]),
        ("%patient.birthDate <= today() - 18 years", "boolean", [True]),
        ("today() + 1000000 years", "date", []),
        ("'3.10'.toDecimal()", "decimal", [Decimal("3.10")]),
        ("(2.5).round(0)", "decimal", [Decimal(3)]),
        ("1 / 0", "decimal", []),
        ("5 div 0", "integer", []),
        ("-5 mod 3", "integer", [-2]),
        ("0.1 + 0.2", "decimal", [Decimal("0.3")]),
        ("2147483647 + 1", "integer", [2147483648]),
        ("1 + 2 * 3 - 4 div 2", "integer", [5]),
        ("999999999999 * 999999999999", "decimal", []),
        (r"'a\'b\u0041\n'", "string", ["a'bA\n"]),
        ("'é😀'.length()", "integer", [2]),
        ("%resource.item.where(linkId='none').answer.value.sum()", "integer", []),
        ("%resource.item.where(linkId='none').count()", "integer", [0]),
        ("%resource.item.where(linkId='none').answer.value.avg()", "decimal", []),
        ("(1|2|3).aggregate($this + $total, 0)", "integer", [6]),
        ("{}.aggregate($this + $total, 0)", "integer", [0]),
        ("iif(true, 'a', 1 / 'x')", "string", ["a"]),
        ("iif({}, 'a', 'b')", "string", ["b"]),
        ("({} and false)", "boolean", [False]),
        ("({} or true)", "boolean", [True]),
        ("({} implies true)", "boolean", [True]),
        ("(true xor {})", "boolean", []),
        ("('a' = {})", "boolean", []),
        ("({} ~ {})", "boolean", [True]),
        ("'a' & {} & 'b'", "string", ["ab"]),
        ("'a' + {}", "string", []),
        ("2 'kg' + 500 'g'", "quantity", [{**KILO, "value": Decimal("2.5")}]),
        ("3.0", "integer", [3]),
        ("3.5", "integer", []),
        ("3.10", "string", ["3.10"]),
        ("true", "string", ["true"]),
        ("'true'", "boolean", []),
        ("now()", "date", ["2026-11-21"]),
        ("'2026-01-02'", "date", ["2026-01-02"]),
        ("'morgen'", "date", []),
        ("'2026-02-30'", "date", []),
        ("@T10:30", "time", ["10:30"]),
        ("3 'kg'", "integer", [3]),
        ("'https://example.org'", "url", ["https://example.org"]),
    ],
)
def test_a_value_is_computed_as_the_standard_says(
    text: str, item_type: str, expected: list[JsonValue]
) -> None:
    given = question("n", "integer", initial=[{"valueInteger": 3}])
    definition = a_definition(given, calculated("x", item_type, text))

    session = FormSession(definition, context=CONTEXT)

    assert values(session, "x") == expected


@pytest.mark.parametrize(
    ("text", "expected"), [("'b'", "b"), ("'B'", ""), ("'nee'", ""), ("%qitem.linkId", "")]
)
def test_a_computed_choice_is_one_of_the_options(text: str, expected: str) -> None:
    session = a_session(
        a_definition(choice("x", "a", "b", extension=[rule("calculatedExpression", text)]))
    )

    assert [value.code for value in session.state.item("x").values] == [expected][: bool(expected)]


def test_each_repeat_has_its_own_conditions_variables_and_values() -> None:
    inside = [
        question("n", "integer"),
        calculated("double", "integer", "%n * 2"),
        question("deep", "group", item=[question("t", "string", extension=[IS_MUCH])]),
        question(
            "u", "string", enableWhen=[{"question": "n", "operator": ">", "answerInteger": 3}]
        ),
    ]
    own = rule("variable", "item.where(linkId='n').answer.value", "n")
    child = question("r", "group", repeats=True, extension=[own], item=inside)
    session = a_session(a_definition(child))

    session.add("r[0]")
    session.answer("r[0].n", value_integer(2))
    session.answer("r[1].n", value_integer(5))

    state = session.state
    assert [values(session, f"r[{at}].double") for at in (0, 1)] == [[4], [10]]
    assert [state.item(f"r[{at}].t").is_enabled for at in (0, 1)] == [False, True]
    assert [state.item(f"r[{at}].u").is_enabled for at in (0, 1)] == [False, True]


IS_MUCH = rule("enableWhenExpression", "%n > 3")


def test_a_variable_hides_one_of_the_same_name_around_it_and_may_use_it() -> None:
    own = calculated("y", "string", "%v", rule("variable", "%v & '!'", "v"))
    group = question(
        "g",
        "group",
        extension=[rule("variable", "'inner'", "v")],
        item=[calculated("x", "string", "%v"), own],
    )
    session = a_session(
        a_definition(
            group, calculated("z", "string", "%v"), extension=[rule("variable", "'outer'", "v")]
        )
    )

    assert [values(session, address) for address in "xyz"] == [["inner"], ["inner!"], ["outer"]]


def test_a_group_that_is_added_starts_with_its_initial_values() -> None:
    inside = [
        question("fixed", "string", initial=[{"valueString": "begin"}]),
        question("made", "string", extension=[rule("initialExpression", "'gemaakt'")]),
        question("whole", "decimal", initial=[{"valueInteger": 3}]),
    ]
    session = a_session(a_definition(question("r", "group", repeats=True, item=inside)))

    session.add("r[0]")

    for at in (0, 1):
        assert values(session, f"r[{at}].fixed") == ["begin"]
        assert values(session, f"r[{at}].made") == ["gemaakt"]
        assert session.state.item(f"r[{at}].whole").values == (Value("Decimal", 3),)


@pytest.mark.parametrize(
    ("source", "answers", "labels"),
    [
        (question("n", "string", repeats=True), ("p", "q"), ["p", "q"]),
        (question("n", "integer", repeats=True), (1, 2), ["1", "2"]),
        (question("n", "date", repeats=True), ("2026-01-01",), ["2026-01-01"]),
        (question("n", "boolean"), (True,), ["geen"]),
    ],
)
def test_options_may_be_the_answers_to_another_question(
    source: Json, answers: tuple[Any, ...], labels: list[str]
) -> None:
    kind = source["type"].capitalize()
    own = [{"valueString": "geen"}] if kind == "Boolean" else []
    asked = question(
        "x",
        "choice",
        extension=[rule("answerExpression", answer_of("n"))],
        **({"answerOption": own} if own else {}),
    )
    session = a_session(a_definition(source, asked))

    session.answer("n", *(Value(kind, answer) for answer in answers))

    options = session.state.item("x").options
    assert [one.label for one in options] == (labels if not own else [])
    for one in options:
        assert session.answer("x", one.option.value).item("x").problems == ()


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("%qitem.answerOption.value", "a"),
        ("%questionnaire.item.code", "c"),
        ("%questionnaire.useContext.value", "d"),
        ("%questionnaire.derivedFrom", "https://example.org/q"),
    ],
)
def test_options_may_be_codings_and_concepts_of_the_form(text: str, label: str) -> None:
    asked = choice(
        "x", "a", extension=[rule("answerExpression", text)], code=[{"code": "c", "display": "c"}]
    )
    session = a_session(
        a_definition(
            asked,
            useContext=[{"valueCodeableConcept": {"coding": [{"code": "d", "display": "d"}]}}],
            derivedFrom=["https://example.org/q"],
        )
    )

    assert [one.label for one in session.state.item("x").options] == [label]


def test_a_structure_that_is_no_answer_is_no_option() -> None:
    asked = choice(
        "x", "a", extension=[rule("answerExpression", "%questionnaire.item | 1.5 | 1 'kg'")]
    )

    assert a_session(a_definition(asked)).state.item("x").options == ()


def test_a_reference_may_be_an_option() -> None:
    nurse = {"reference": "Practitioner/1", "display": "Verpleegkundige"}
    options = [{"valueReference": nurse}]
    session = a_session(a_definition(question("x", "choice", answerOption=options)))
    (own,) = session.state.item("x").options

    assert session.answer("x", Value("Reference", dict(nurse))).item("x").problems == ()
    assert own.label == "Verpleegkundige"


@pytest.mark.parametrize(
    "link_id",
    [
        *("a b", "a.b", "a[0]", "a[0].b", "r[0].k", "/1.2/x", "é-ß-语", "a~", "%", "a%5B0].b"),
        *("it's", '"q"', "[", "a[99999999999]", "..", "\u202e"),
    ],
)
def test_any_link_id_can_be_answered_kept_and_found_again(link_id: str) -> None:
    inside = question("r", "group", repeats=True, item=[question("k", "string")])
    definition = a_definition(inside, question(link_id, "string"))
    session = a_session(definition)
    (address,) = (one.address for one in session.state.walk() if one.item.link_id == link_id)

    session.answer("r[0].k", value_string("binnen"))
    session.answer(address, value_string("buiten"))

    again = a_session(definition, dict(session.answers()))
    assert again.export() == session.export()
    assert values(again, address) == ["buiten"]


@pytest.mark.parametrize(
    ("item_type", "value"),
    [
        ("date", value_date("2026-02-30")),
        ("date", value_date("2026-13")),
        ("dateTime", Value("DateTime", "2026-04-31T10:00:00Z")),
        ("time", Value("Time", "25:00:00")),
        ("url", Value("Uri", "geen adres")),
    ],
)
def test_what_no_calendar_or_address_book_knows_is_a_wrong_answer(
    item_type: str, value: Value
) -> None:
    state = a_session(a_definition(question("x", item_type))).answer("x", value)

    assert [problem.code for problem in state.item("x").problems] == ["type"]


@pytest.mark.parametrize(
    ("item_type", "given", "kept"),
    [
        ("decimal", value_integer(3), "Decimal"),
        ("dateTime", value_date("2026-01-01"), "DateTime"),
        ("url", value_string("https://example.org"), "Uri"),
        ("integer", value_integer(3), "Integer"),
    ],
)
def test_an_answer_is_written_as_the_type_of_its_question(
    item_type: str, given: Value, kept: str
) -> None:
    session = a_session(a_definition(question("x", item_type)))

    (value,) = session.answer("x", given).item("x").values

    assert value == Value(kept, given.json)


def test_none_of_these_may_be_a_text() -> None:
    options = [
        {"valueString": "geen", "extension": [{"url": EXCLUSIVE, "valueBoolean": True}]},
        {"valueString": "wel"},
    ]
    session = a_session(a_definition(question("x", "choice", repeats=True, answerOption=options)))
    session.answer("x", value_string("wel"))

    state = session.answer("x", value_string("wel"), value_string("geen"))

    assert values(session, "x") == ["geen"]
    assert state.item("x").problems == ()


EXCLUSIVE = HL7 + "questionnaire-optionExclusive"


def test_an_option_is_open_while_all_its_switches_are_on() -> None:
    def switch(text: str) -> Json:
        return {
            "url": SDC + "answerOptionsToggleExpression",
            "extension": [
                {"url": "option", "valueCoding": {"system": CODES, "code": "a"}},
                {"url": "expression", "valueExpression": {"expression": text}},
            ],
        }

    rules = [switch(answer_of("k")), switch("true")]
    session = a_session(
        a_definition(question("k", "boolean"), choice("x", "a", "b", extension=rules))
    )
    closed = [one.is_enabled for one in session.state.item("x").options]

    state = session.answer("k", value_boolean(is_true=True))

    assert closed == [False, True]
    assert [one.is_enabled for one in state.item("x").options] == [True, True]
