"""Small forms that renderers disagree about, with what FHIR R4, SDC and FHIRPath say of them."""

from decimal import Decimal

import pytest

from kansrijk_desktop.engine.answers import (
    Value,
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
from tests.unit.engine.rules import calculated, rule

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
