from decimal import Decimal

import pytest

from kansrijk_desktop.engine.answers import (
    AbsentReason,
    Value,
    value_boolean,
    value_coding,
    value_date,
    value_decimal,
    value_integer,
    value_string,
)
from kansrijk_desktop.engine.enablement import make_condition
from kansrijk_desktop.engine.items import Operator
from tests.questionnaires import (
    CODES,
    Json,
    a_definition,
    a_session,
    choice,
    question,
    when,
    when_true,
)

YES, NO = value_coding(CODES, "ja"), value_coding(CODES, "nee")


@pytest.mark.parametrize(
    ("operator", "wanted", "given", "expected"),
    [
        ("exists", value_boolean(is_true=True), [value_integer(0)], True),
        ("exists", value_boolean(is_true=True), [], False),
        ("exists", value_boolean(is_true=False), [], True),
        ("exists", value_boolean(is_true=False), [value_integer(0)], False),
        ("=", YES, [YES], True),
        ("=", YES, [NO], False),
        ("=", YES, [NO, YES], True),
        ("=", YES, [], False),
        ("!=", YES, [NO], True),
        ("!=", YES, [YES], False),
        ("!=", YES, [NO, YES], True),
        ("!=", YES, [], True),
        ("!=", value_date("2026-05-01"), [value_date("2026")], False),
        ("!=", value_integer(1), [], True),
        ("=", value_integer(1), [], False),
        ("=", YES, [value_coding("", "ja")], True),
        ("=", YES, [value_coding("https://example.org/other", "ja")], False),
        ("=", YES, [value_string("ja")], True),
        ("=", YES, [value_string("nee")], False),
        ("=", value_coding("", "", "Ja"), [value_coding("", "", "Ja")], True),
        (">", value_integer(3), [value_integer(4)], True),
        (">", value_integer(3), [value_integer(3)], False),
        (">", value_integer(3), [], False),
        ("<", value_integer(3), [value_decimal(Decimal("-2.5"))], True),
        ("<", value_integer(3), [value_integer(3)], False),
        (">=", value_date("2026-01-01"), [value_date("2026-01-01")], True),
        (">=", value_date("2026-01-01"), [value_date("2025-12-31")], False),
        ("<=", value_integer(3), [value_integer(3)], True),
        ("<=", value_integer(3), [value_integer(4)], False),
        ("<=", value_string("b"), [value_integer(1)], False),
    ],
)
def test_a_condition_holds_as_documented(
    operator: str, wanted: Value, given: list[Value], expected: bool
) -> None:
    condition = make_condition("q", Operator(operator), wanted)

    assert condition.is_met(given) is expected


def test_all_conditions_are_needed_unless_the_form_says_any() -> None:
    both: list[Json] = [*when_true("a"), *when_true("b")]
    definition = a_definition(
        question("a", "boolean"),
        question("b", "boolean"),
        question("all", "string", enableWhen=both, enableBehavior="all"),
        question("any", "string", enableWhen=both, enableBehavior="any"),
        question("unsaid", "string", enableWhen=both),
    )

    state = a_session(definition).answer("a", value_boolean(is_true=True))

    assert not state.item("all").is_enabled
    assert state.item("any").is_enabled
    assert not state.item("unsaid").is_enabled


def test_a_question_that_is_not_asked_counts_as_unanswered_three_levels_deep() -> None:
    definition = a_definition(
        question("a", "boolean"),
        question("b", "boolean", enableWhen=when_true("a")),
        question("c", "boolean", enableWhen=when_true("b")),
        question("d", "string", enableWhen=when_true("c")),
    )
    session = a_session(definition)
    for link_id in ("a", "b", "c"):
        session.answer(link_id, value_boolean(is_true=True))

    off = session.answer("a", value_boolean(is_true=False))
    on = session.answer("a", value_boolean(is_true=True))

    assert [off.item(name).is_enabled for name in "abcd"] == [True, False, False, False]
    assert [on.item(name).is_enabled for name in "abcd"] == [True, True, True, True]
    assert on.item("b").values == (value_boolean(is_true=True),)


def test_what_stands_in_a_group_is_asked_only_with_the_group() -> None:
    group: Json = question(
        "g", "group", enableWhen=when_true("a"), item=[question("inside", "string")]
    )
    session = a_session(a_definition(question("a", "boolean"), group))

    assert not session.state.item("inside").is_enabled
    assert session.answer("a", value_boolean(is_true=True)).item("inside").is_enabled


def test_a_reason_for_not_answering_is_not_an_answer() -> None:
    definition = a_definition(
        choice("q", "ja", "nee"),
        question(
            "more",
            "string",
            enableWhen=[{"question": "q", "operator": "exists", "answerBoolean": True}],
        ),
    )

    state = a_session(definition).decline("q", AbsentReason.ASKED_DECLINED)

    assert not state.item("more").is_enabled


def test_a_condition_may_point_forward() -> None:
    definition = a_definition(
        question("early", "string", enableWhen=when("late", "ja")), choice("late", "ja", "nee")
    )

    state = a_session(definition).answer("late", definition.item("late").options[0].value)

    assert state.item("early").is_enabled


def test_in_repeats_the_nearest_occurrence_counts() -> None:
    child: Json = question(
        "child",
        "group",
        repeats=True,
        item=[question("ill", "boolean"), question("what", "string", enableWhen=when_true("ill"))],
    )
    session = a_session(a_definition(child))
    session.add("child[0]")

    state = session.answer("child[1].ill", value_boolean(is_true=True))

    assert not state.item("child[0].what").is_enabled
    assert state.item("child[1].what").is_enabled


def test_outside_a_repeat_the_last_occurrence_before_counts_then_the_first_after() -> None:
    child: Json = question("child", "group", repeats=True, item=[question("ill", "boolean")])
    definition = a_definition(
        question("before", "string", enableWhen=when_true("ill")),
        child,
        question("after", "string", enableWhen=when_true("ill")),
    )
    session = a_session(definition)
    session.add("child[0]")

    state = session.answer("child[1].ill", value_boolean(is_true=True))

    assert not state.item("before").is_enabled
    assert state.item("after").is_enabled


def test_an_item_below_the_question_it_depends_on_finds_that_question() -> None:
    pains: Json = choice(
        "pain",
        "head",
        "back",
        repeats=True,
        item=[question("since", "string", enableWhen=when("pain", "back"))],
    )
    definition = a_definition(pains)
    head, back = (option.value for option in definition.item("pain").options)
    session = a_session(definition)

    assert not session.answer("pain", head).item("pain[0].since").is_enabled
    assert session.answer("pain", head, back).item("pain[1].since").is_enabled


def test_in_repeats_an_item_below_a_question_finds_its_own_question() -> None:
    ill = question("ill", "boolean", item=[question("what", "string", enableWhen=when_true("ill"))])
    session = a_session(a_definition(question("child", "group", repeats=True, item=[ill])))
    session.add("child[0]")

    state = session.answer("child[0].ill", value_boolean(is_true=True))

    assert state.item("child[0].what").is_enabled
    assert not state.item("child[1].what").is_enabled


def test_two_questions_that_exclude_each_other_keep_one_outcome() -> None:
    def only_without(other: str) -> list[Json]:
        return [{"question": other, "operator": "exists", "answerBoolean": False}]

    definition = a_definition(
        question("a", "string", enableWhen=only_without("b")),
        question("b", "string", enableWhen=only_without("a")),
    )
    session = a_session(definition)
    state = session.answer("a", value_string("x"))

    assert definition.plan.cycles == (("a", "b"),)
    assert state.item("a").is_enabled
    assert not state.item("b").is_enabled
