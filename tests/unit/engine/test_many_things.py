"""Forms and responses with far too much in them stay bounded, and say so."""

from collections.abc import Iterator

from kansrijk_desktop.engine.answers import Value, value_integer, value_string
from kansrijk_desktop.engine.calculation import TOO_LARGE
from kansrijk_desktop.engine.loading import load_form
from kansrijk_desktop.engine.occurrences import MAX_IN_ALL
from kansrijk_desktop.engine.session import FormSession, LaunchContext
from kansrijk_desktop.fhir.json import JsonObject, dump_json
from tests.questionnaires import (
    A_MOMENT,
    Json,
    a_definition,
    a_session,
    choice,
    question,
)
from tests.unit.engine.rules import SDC, answer_of, calculated, rule

CONTEXT = LaunchContext(now=A_MOMENT)


def wide_group(count: int) -> Json:
    items = [question(f"w{number}", "string") for number in range(count)]
    return question("group", "group", repeats=True, item=items)


def answers_of(count: int) -> Iterator[Value]:
    yield from (value_string(str(number)) for number in range(count))


def test_groups_are_repeated_while_there_is_room() -> None:
    session = a_session(a_definition(wide_group(4_000)))
    for _ in range(6):
        session.add("group[0]")

    state = session.state

    assert len(state.items) == MAX_IN_ALL // 4_001
    assert state.problems == (TOO_LARGE,)
    assert not TOO_LARGE.is_error


def test_items_under_answers_are_repeated_while_there_is_room() -> None:
    below = [question(f"b{number}", "string") for number in range(3_000)]
    session = a_session(a_definition(question("a", "string", repeats=True, item=below)))

    state = session.answer("a", *answers_of(10))

    assert len(state.item("a").values) == 10
    assert len(state.item("a").children) == 6 * 3_000
    assert state.problems == (TOO_LARGE,)


def test_a_response_with_too_many_repeats_is_kept_whole() -> None:
    group: JsonObject = {
        "linkId": "group",
        "item": [{"linkId": "w0", "answer": [{"valueString": "ja"}]}],
    }
    response: JsonObject = {
        "resourceType": "QuestionnaireResponse",
        "status": "completed",
        "item": [dict(group) for _ in range(9)],
    }

    session = FormSession(a_definition(wide_group(4_000)), response, context=CONTEXT)

    assert session.state.problems == (TOO_LARGE,)
    assert session.export() == response


def test_a_draft_with_too_many_repeats_is_opened_as_far_as_it_goes() -> None:
    below = [question(f"b{number}", "string") for number in range(2_000)]
    asking = question("a", "string", repeats=True, item=below)
    session = a_session(a_definition(wide_group(2_000), asking))
    session.answer("group[0].w0", value_string("ja"))
    kept = session.answers()

    for address in ("group[9].w0", "a[9].b0"):
        session.restore(address, kept["group[0].w0"])

    assert session.answers() == kept


def test_many_unknown_items_of_a_response_keep_their_place() -> None:
    known: list[Json] = [{"linkId": "a", "answer": [{"valueString": "x"}]}, {"linkId": "b"}]
    unknown: list[Json] = [{"linkId": f"u{number}"} for number in range(3)]
    items = [unknown[0], known[0], unknown[1], unknown[2], known[1]]
    response: JsonObject = {
        "resourceType": "QuestionnaireResponse",
        "status": "completed",
        "item": list(items),
    }
    definition = a_definition(question("a", "string"), question("b", "string"))
    session = FormSession(definition, response, context=CONTEXT)

    session.answer("b", value_string("y"))

    exported = session.export()["item"]
    assert isinstance(exported, list)
    assert [one["linkId"] for one in exported if isinstance(one, dict)] == [
        *("u0", "a", "u1", "u2", "b"),
    ]


def test_variables_of_variables_go_so_deep_and_no_deeper() -> None:
    chain = [rule("variable", answer_of("a"), "v0")]
    chain += [rule("variable", f"%v{number - 1} + 1", f"v{number}") for number in range(1, 2_000)]
    definition = a_definition(
        question("a", "integer"),
        calculated("near", "integer", "%v50"),
        calculated("far", "integer", "%v1999"),
        extension=chain,
    )

    state = a_session(definition).answer("a", value_integer(1))

    assert state.item("near").values == (value_integer(51),)
    assert state.item("far").values == ()
    assert [problem.code for problem in state.item("far").problems] == ["not-computable"]


def test_a_thousand_items_with_the_same_link_id_can_be_told_apart() -> None:
    form: Json = {
        "resourceType": "Questionnaire",
        "item": [question("a", "string") for _ in range(1_000)],
    }
    definition = load_form(dump_json(form), is_for_use=False).definition
    assert definition is not None

    assert len(a_session(definition).state.by_address) == 1_000


def test_a_long_list_is_switched_and_computed_from() -> None:
    codes = [f"c{number}" for number in range(3_000)]
    switched = {
        "url": SDC + "answerOptionsToggleExpression",
        "extension": [
            *({"url": "option", "valueCoding": {"code": code}} for code in codes[1:]),
            {"url": "expression", "valueExpression": {"expression": "false"}},
        ],
    }
    rules = [switched, rule("calculatedExpression", "%qitem.answerOption.value.code")]
    definition = a_definition(choice("x", *codes, extension=rules, repeats=True))

    state = a_session(definition).state.item("x")

    assert [one.option.value.code for one in state.options if one.is_enabled] == ["c0"]
    assert [value.code for value in state.values] == codes
