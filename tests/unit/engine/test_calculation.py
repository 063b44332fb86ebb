from decimal import Decimal
from itertools import chain, count, repeat

import pytest

from kansrijk_desktop.engine.answers import (
    AbsentReason,
    Value,
    value_boolean,
    value_decimal,
    value_integer,
    value_string,
)
from kansrijk_desktop.engine.calculation import TOO_SLOW
from kansrijk_desktop.engine.loading import load_form
from kansrijk_desktop.engine.session import FormSession, LaunchContext
from kansrijk_desktop.engine.state import NOT_COMPUTABLE
from kansrijk_desktop.fhir.json import JsonObject, dump_json
from tests.questionnaires import (
    A_MOMENT,
    CODES,
    Json,
    a_definition,
    a_session,
    choice,
    option,
    question,
    when_true,
)

HL7 = "http://hl7.org/fhir/StructureDefinition/"
SDC = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-"


def rule(kind: str, text: str, name: str = "") -> Json:
    url = HL7 + kind if kind in {"variable", "cqf-expression"} else SDC + kind
    expression = {"language": "text/fhirpath", "expression": text}
    return {"url": url, "valueExpression": expression | ({"name": name} if name else {})}


def calculated(link_id: str, item_type: str, text: str, *rules: Json, **more: object) -> Json:
    return question(
        link_id, item_type, extension=[rule("calculatedExpression", text), *rules], **more
    )


def answer_of(link_id: str) -> str:
    return f"%resource.item.where(linkId='{link_id}').answer.value"


def test_nothing_answered_is_no_score_and_zero_is_one() -> None:
    definition = a_definition(
        choice("a", option("none", weight=0), option("some", weight=2)),
        choice("b", option("none", weight=0), option("some", weight=2)),
        calculated(
            "total",
            "integer",
            "%resource.item.where(linkId='a' or linkId='b').answer.value.weight().sum()",
        ),
    )
    none, some = (one.value for one in definition.item("a").options)
    session = a_session(definition)

    assert session.state.item("total").values == ()
    assert session.answer("a", none).item("total").values == (value_integer(0),)
    assert session.answer("b", some).item("total").values == (value_integer(2),)
    session.clear("a")
    assert session.clear("b").item("total").values == ()


def test_a_chain_settles_in_one_pass_whatever_its_order_in_the_form() -> None:
    definition = a_definition(
        calculated("c", "integer", answer_of("b") + " + 1"),
        calculated("b", "integer", answer_of("a") + " + 1"),
        question("a", "integer"),
    )
    session = a_session(definition)
    before = session.evaluator.count

    state = session.answer("a", value_integer(1))

    assert state.item("c").values == (value_integer(3),)
    assert session.evaluator.count - before == 2


def test_only_what_depends_on_the_change_is_evaluated() -> None:
    definition = a_definition(
        question("a", "integer"),
        question("b", "integer"),
        calculated("of-a", "integer", answer_of("a") + " + 1"),
        calculated("of-b", "integer", answer_of("b") + " + 1"),
    )
    session = a_session(definition)
    before = session.evaluator.count

    session.answer("a", value_integer(1))

    assert session.evaluator.count - before == 1


def test_a_value_she_chose_is_kept_and_marked_until_it_is_cleared() -> None:
    definition = a_definition(
        question("a", "integer"), calculated("double", "integer", answer_of("a") + " * 2")
    )
    session = a_session(definition)
    session.answer("a", value_integer(2))

    chosen = session.answer("double", value_integer(5))
    later = session.answer("a", value_integer(3))
    cleared = session.clear("double")

    assert chosen.item("double").is_changed_by_user
    assert later.item("double").values == (value_integer(5),)
    assert cleared.item("double").values == (value_integer(6),)
    assert not cleared.item("double").is_changed_by_user


def test_a_calculation_that_was_declined_stays_empty() -> None:
    definition = a_definition(
        question("a", "integer"), calculated("double", "integer", answer_of("a") + " * 2")
    )
    session = a_session(definition)
    session.decline("double", AbsentReason.NOT_ASKED)

    assert session.answer("a", value_integer(2)).item("double").values == ()


def test_the_due_date_follows_however_often_its_source_changes() -> None:
    definition = a_definition(
        question("lmp", "date"), calculated("due", "date", answer_of("lmp") + " + 280 days")
    )
    session = a_session(definition)

    found = [
        session.answer("lmp", Value("Date", f"2026-0{month}-01")).item("due").values[0].json
        for month in range(1, 6)
    ]

    assert found == ["2026-10-08", "2026-11-08", "2026-12-06", "2027-01-06", "2027-02-05"]


def test_an_answer_that_is_not_asked_does_not_count() -> None:
    definition = a_definition(
        question("more", "boolean"),
        question("a", "integer", enableWhen=when_true("more")),
        calculated("total", "integer", answer_of("a")),
    )
    session = a_session(definition)
    session.answer("more", value_boolean(is_true=True))
    session.answer("a", value_integer(4))

    off = session.answer("more", value_boolean(is_true=False))
    on = session.answer("more", value_boolean(is_true=True))

    assert off.item("total").values == ()
    assert on.item("total").values == (value_integer(4),)


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


def test_a_constraint_at_an_item_shows_there_as_error_or_warning() -> None:
    def constraint(severity: str) -> Json:
        return {
            "url": HL7 + "questionnaire-constraint",
            "extension": [
                {"url": "severity", "valueCode": severity},
                {"url": "human", "valueString": severity},
                {"url": "expression", "valueString": "answer.value < 10"},
            ],
        }

    definition = a_definition(
        question("a", "integer", extension=[constraint("error"), constraint("warning")])
    )
    session = a_session(definition)

    assert session.state.item("a").problems == ()
    problems = session.answer("a", value_integer(11)).item("a").problems
    assert [(problem.message, problem.is_error) for problem in problems] == [
        ("error", True),
        ("warning", False),
    ]
    assert session.answer("a", value_integer(9)).item("a").problems == ()


def test_an_item_may_be_asked_by_an_expression() -> None:
    definition = a_definition(
        question("a", "integer"),
        question("b", "string", extension=[rule("enableWhenExpression", answer_of("a") + " > 3")]),
        question("c", "string", extension=[rule("enableWhenExpression", "1 / 'x'")]),
    )
    session = a_session(definition)

    assert not session.state.item("b").is_enabled
    assert session.answer("a", value_integer(4)).item("b").is_enabled
    assert not session.state.item("c").is_enabled


def test_a_text_may_be_computed() -> None:
    item: Json = question("b", "display") | {
        "_text": {"extension": [rule("cqf-expression", f"'Hallo ' + {answer_of('a')}")]}
    }
    session = a_session(a_definition(question("a", "string"), item))

    assert session.state.item("b").text == "Vraag b?"
    assert session.answer("a", value_string("An")).item("b").text == "Hallo An"
    assert session.clear("a").item("b").text == "Vraag b?"


def test_a_new_form_starts_with_its_initial_values_and_a_reopened_one_does_not() -> None:
    definition = a_definition(
        question("fixed", "integer", initial=[{"valueInteger": 3}, {"valueInteger": 4}]),
        choice("chosen", {"valueString": "a"}, {"valueString": "b", "initialSelected": True}),
        question("today", "date", extension=[rule("initialExpression", "today()")]),
        question(
            "next", "integer", extension=[rule("initialExpression", answer_of("fixed") + " + 1")]
        ),
        question("wrong", "integer", extension=[rule("initialExpression", "1 / 'x'")]),
    )

    fresh = a_session(definition).state
    reopened = a_session(definition, records={}).state

    assert fresh.item("fixed").values == (value_integer(3),)
    assert fresh.item("chosen").values == (value_string("b"),)
    assert fresh.item("today").values == (Value("Date", "2026-11-21"),)
    assert fresh.item("next").values == (value_integer(4),)
    assert fresh.item("wrong").values == ()
    assert all(state.values == () for state in reopened.walk())


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


def test_what_reads_everything_comes_last_and_sees_other_totals() -> None:
    definition = a_definition(
        calculated(
            "all",
            "integer",
            "%resource.descendants().where(linkId.startsWith('n')).answer.value.sum()",
        ),
        question("n1", "integer"),
        calculated("n2", "integer", answer_of("n1") + " * 10"),
        calculated("n3", "integer", answer_of("all") + " * 100"),
    )

    state = a_session(definition).answer("n1", value_integer(1))

    assert state.item("n2").values == (value_integer(10),)
    assert state.item("all").values[0].json >= 11  # type: ignore[operator]  # an integer item


@pytest.mark.parametrize("step", [0.3, 0.5, 0.9, 2.0])
def test_a_form_that_computes_too_long_is_interrupted_and_says_so(step: float) -> None:
    definition = a_definition(
        question("a", "integer", initial=[{"valueInteger": 2}]),
        calculated("double", "integer", answer_of("a") + " * 2"),
        question("b", "integer", extension=[rule("initialExpression", "3")]),
    )
    seconds = count(0, step)

    session = FormSession(
        definition, context=LaunchContext(now=A_MOMENT), clock=lambda: next(seconds)
    )

    assert session.state.problems == (TOO_SLOW,)
    assert session.state.item("b").values == ()


def test_what_was_interrupted_is_computed_with_the_next_change() -> None:
    definition = a_definition(
        question("a", "integer"), calculated("double", "integer", answer_of("a") + " * 2")
    )
    seconds = chain([0.0, 2.0], repeat(3.0))
    session = FormSession(
        definition, context=LaunchContext(now=A_MOMENT), clock=lambda: next(seconds)
    )
    interrupted = session.state

    state = session.answer("a", value_integer(4))

    assert interrupted.problems == (TOO_SLOW,)
    assert state.problems == ()
    assert state.item("double").values == (value_integer(8),)


def test_of_several_results_a_repeating_question_keeps_all() -> None:
    definition = a_definition(
        calculated("one", "integer", "1 | 2"), calculated("all", "integer", "1 | 2", repeats=True)
    )
    state = a_session(definition).state

    assert state.item("one").values == (value_integer(1),)
    assert state.item("all").values == (value_integer(1), value_integer(2))


def test_a_calculated_answer_that_repeats_takes_its_items_along() -> None:
    both = f"1 | {answer_of('a')}"
    below = [calculated("c", "integer", "3")]
    definition = a_definition(
        question("a", "integer"), calculated("b", "integer", both, repeats=True, item=below)
    )

    state = a_session(definition).answer("a", value_integer(2))

    assert [one.address for one in state.item("b").children] == ["b[0].c", "b[1].c"]
    assert state.item("b[1].c").values == (value_integer(3),)


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


def test_a_question_asked_on_an_unknown_question_waits_for_ever() -> None:
    definition = a_definition(
        question("a", "string", enableWhen=when_true("weg")), calculated("b", "string", "{}")
    )

    state = a_session(definition).state

    assert not state.item("a").is_enabled
    assert state.item("b").values == ()


def test_items_under_an_unanswered_question_are_seen_by_expressions() -> None:
    below = question("b", "integer")
    reads_below = "%resource.item.where(linkId='a').answer.item.where(linkId='b').answer.value"
    definition = a_definition(
        question("a", "boolean", item=[below]), calculated("c", "integer", reads_below)
    )

    state = a_session(definition).answer("b", value_integer(3))

    assert state.item("c").values == (value_integer(3),)


def test_an_expression_that_reads_very_much_is_taken_to_read_everything() -> None:
    definition = a_definition(
        question("g", "group", item=[question(f"n{number}", "integer") for number in range(301)]),
        calculated("all", "integer", "%resource.item.where(linkId='g').item.answer.value.sum()"),
    )

    state = a_session(definition).answer("n7", value_integer(7))

    assert state.item("all").values == (value_integer(7),)
    assert definition.plan.readers_of_all == (0,)


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


def test_of_items_with_the_same_link_id_each_keeps_its_own_calculation() -> None:
    form: JsonObject = {
        "resourceType": "Questionnaire",
        "item": [
            calculated("a", "integer", "1"),
            question("g", "group", item=[calculated("a", "integer", "2")]),
        ],
    }
    definition = load_form(dump_json(form), is_for_use=False).definition
    assert definition is not None

    state = a_session(definition).state

    assert state.item("a").values == (value_integer(1),)
    assert state.item("a~").values == (value_integer(2),)
