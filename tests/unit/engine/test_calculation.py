from kansrijk_desktop.engine.answers import (
    AbsentReason,
    Value,
    value_boolean,
    value_integer,
    value_string,
)
from kansrijk_desktop.engine.loading import load_form
from kansrijk_desktop.fhir.json import JsonObject, dump_json
from tests.questionnaires import (
    Json,
    a_definition,
    a_session,
    choice,
    option,
    question,
    when_true,
)
from tests.unit.engine.rules import HL7, answer_of, calculated, rule


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


def test_a_calculated_answer_that_repeats_takes_its_items_along() -> None:
    both = f"1 | {answer_of('a')}"
    below = [calculated("c", "integer", "3")]
    definition = a_definition(
        question("a", "integer"), calculated("b", "integer", both, repeats=True, item=below)
    )

    state = a_session(definition).answer("a", value_integer(2))

    assert [one.address for one in state.item("b").children] == ["b[0].c", "b[1].c"]
    assert state.item("b[1].c").values == (value_integer(3),)


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
