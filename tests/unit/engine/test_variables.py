from kansrijk_desktop.engine.answers import (
    Value,
    value_integer,
)
from kansrijk_desktop.engine.loading import load_form
from kansrijk_desktop.engine.session import FormSession, LaunchContext
from kansrijk_desktop.engine.state import NOT_COMPUTABLE
from kansrijk_desktop.fhir.json import JsonObject, dump_json
from tests.questionnaires import (
    A_MOMENT,
    Json,
    a_definition,
    a_session,
    question,
)
from tests.unit.engine.rules import HL7, SDC, answer_of, calculated, rule


def test_variables_are_known_where_they_stand_and_below() -> None:
    definition = a_definition(
        question("a", "integer"),
        question(
            "g",
            "group",
            extension=[rule("variable", answer_of("a"), "x"), rule("variable", "%x * 10", "y")],
            item=[
                calculated("inside", "integer", "%x + %y"),
                calculated("nearer", "integer", "%x", rule("variable", "7", "x")),
            ],
        ),
        calculated("outside", "integer", "%x"),
    )

    state = a_session(definition).answer("a", value_integer(2))

    assert state.item("inside").values == (value_integer(22),)
    assert state.item("nearer").values == (value_integer(7),)
    assert state.item("outside").values == ()
    assert NOT_COMPUTABLE in state.item("outside").problems


def test_a_variable_may_hide_its_own_name_further_out() -> None:
    definition = a_definition(
        question(
            "g",
            "group",
            extension=[rule("variable", "1", "x")],
            item=[
                calculated("inside", "integer", "%x", rule("variable", "%x + 1", "x")),
            ],
        ),
    )

    assert a_session(definition).state.item("inside").values == (value_integer(2),)


def test_a_form_may_have_variables_and_constraints_of_its_own() -> None:
    constraint: Json = {
        "url": HL7 + "targetConstraint",
        "extension": [
            {"url": "key", "valueId": "k"},
            {"url": "severity", "valueCode": "error"},
            {"url": "human", "valueString": "Het moet er een zijn."},
            {
                "url": "expression",
                "valueExpression": {"language": "text/fhirpath", "expression": "%x = 1"},
            },
        ],
    }
    form: JsonObject = {
        "resourceType": "Questionnaire",
        "extension": [
            rule("variable", "7", "y"),
            rule("variable", answer_of("a"), "x"),
            constraint,
        ],
        "item": [question("a", "integer"), calculated("b", "integer", "%x")],
    }
    definition = load_form(dump_json(form)).definition
    assert definition is not None
    session = a_session(definition)

    assert session.state.problems == ()
    wrong = session.answer("a", value_integer(2))
    assert [problem.message for problem in wrong.problems] == ["Het moet er een zijn."]
    assert wrong.item("b").values == (value_integer(2),)
    assert session.answer("a", value_integer(1)).problems == ()


def test_the_person_is_known_to_expressions_and_who_is_not_is_empty() -> None:
    declared: Json = {
        "url": SDC + "launchContext",
        "extension": [{"url": "name", "valueCoding": {"code": "midwife"}}],
    }
    form: JsonObject = {
        "resourceType": "Questionnaire",
        "extension": [declared],
        "item": [
            calculated("born", "date", "%patient.birthDate"),
            calculated("by", "string", "%user.name.text"),
            calculated("place", "string", "%place.name"),
            calculated("nobody", "boolean", "%midwife.empty() and %encounter.empty()"),
        ],
    }
    definition = load_form(dump_json(form)).definition
    assert definition is not None
    context = LaunchContext(
        now=A_MOMENT,
        patient={"resourceType": "Patient", "birthDate": "1999-01-02"},
        user={"resourceType": "Practitioner", "name": [{"text": "Jo"}]},
        others={"place": {"resourceType": "Location", "name": "Hier"}},
    )

    state = FormSession(definition, context=context).state

    assert [state.item(name).values[0].json for name in ("born", "by", "place", "nobody")] == [
        "1999-01-02",
        "Jo",
        "Hier",
        True,
    ]


def test_an_expression_that_fails_in_a_variable_fails_for_all_who_use_it() -> None:
    definition = a_definition(
        question(
            "g",
            "group",
            extension=[rule("variable", "1 / 'x'", "v")],
            item=[
                calculated("first", "integer", "%v + 1"),
                calculated("second", "integer", "%v + 2"),
            ],
        ),
    )

    state = a_session(definition).state

    assert NOT_COMPUTABLE in state.item("first").problems
    assert NOT_COMPUTABLE in state.item("second").problems


def test_variables_that_go_round_in_a_circle_are_empty() -> None:
    circle = [rule("variable", "%b", "a"), rule("variable", "%a", "b")]
    definition = a_definition(
        question("g", "group", extension=circle, item=[calculated("q", "boolean", "%a.empty()")])
    )

    assert a_session(definition).state.item("q").values == (Value("Boolean", True),)


def test_a_variable_this_program_cannot_run_is_empty() -> None:
    unknown = rule("variable", "Patient?x", "v")
    unknown["valueExpression"]["language"] = "application/x-fhir-query"
    definition = a_definition(
        question("g", "group", extension=[unknown], item=[calculated("q", "boolean", "%v.empty()")])
    )

    assert a_session(definition).state.item("q").values == (Value("Boolean", True),)


def test_a_variable_is_evaluated_once_until_what_it_reads_changes() -> None:
    definition = a_definition(
        question("a", "integer"),
        question("other", "integer"),
        question(
            "g",
            "group",
            extension=[rule("variable", answer_of("a"), "v")],
            item=[
                calculated("one", "integer", "%v + 1"),
                calculated("two", "integer", f"%v + {answer_of('other')}"),
            ],
        ),
    )
    session = a_session(definition)
    session.answer("a", value_integer(1))
    before = session.evaluator.count

    state = session.answer("other", value_integer(5))

    assert state.item("two").values == (value_integer(6),)
    assert session.evaluator.count - before == 1


def test_an_expression_may_read_the_weight_of_what_is_no_answer_of_the_form() -> None:
    definition = a_definition(calculated("q", "integer", "%patient.maritalStatus.coding.weight()"))
    patient: JsonObject = {"maritalStatus": {"coding": [{"code": "m"}]}}
    context = LaunchContext(now=A_MOMENT, patient={"resourceType": "Patient", **patient})

    assert FormSession(definition, context=context).state.item("q").values == ()
