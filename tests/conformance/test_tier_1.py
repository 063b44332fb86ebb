"""Features without which a form gives wrong or missing answers."""

from datetime import date
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
from kansrijk_desktop.fhir.json import JsonObject
from tests.conformance.samples import (
    asked,
    begin,
    codes,
    definition,
    loaded,
    problems,
    values,
)
from tests.questionnaires import A_MOMENT, CODES

A = value_coding(CODES, "a", "a")
ANSWERS = {
    "boolean": value_boolean(is_true=False),
    "decimal": value_decimal(Decimal("1.50")),
    "integer": value_integer(0),
    "date": value_date("2026-11"),
    "dateTime": Value("DateTime", "2026-11-21T10:00:00+01:00"),
    "time": Value("Time", "10:30:00"),
    "string": value_string("kort"),
    "text": value_string("lang\nen breed"),
    "url": Value("Uri", "https://example.org"),
    "attachment": Value("Attachment", {"contentType": "text/plain", "data": "aGFsbG8="}),
    "reference": Value("Reference", {"reference": "Patient/1"}),
    "quantity": value_quantity(Decimal(61), "kg"),
    "choice": A,
    "open-choice": value_string("iets anders"),
}


def test_every_type_of_item_is_answered_written_and_read_back() -> None:
    session = begin("item-types")
    for address, value in ANSWERS.items():
        session.answer(address, value)

    again = begin("item-types", session.export())

    assert {address: again.state.item(address).values for address in ANSWERS} == {
        address: (value,) for address, value in ANSWERS.items()
    }
    assert not session.state.open_problems()
    assert {one.item.type for one in session.state.walk()} == {"group", "display", *ANSWERS}


def test_a_coding_of_r5_opens_as_a_choice() -> None:
    form = definition("r5-coding")

    assert codes("r5-coding") == ["fhir-version"]
    assert [item.type for item in form.walk()] == ["choice", "open-choice"]


def test_options_of_every_type_can_be_chosen_and_one_may_be_chosen_beforehand() -> None:
    session = begin("answer-options")

    assert values(session.state, "coding") == [{"system": CODES, "code": "b", "display": "b"}]
    for address in ("text", "number", "day", "time", "bare"):
        for option in session.state.item(address).options:
            state = session.answer(address, option.option.value)
            assert problems(state, address) == []
    assert problems(session.answer("number", value_integer(3)), "number") == ["option"]


def test_required_counts_only_where_it_is_asked() -> None:
    session = begin("required-repeats")

    assert [one.address for one, _ in session.state.open_problems()] == ["needed"]
    state = session.answer("gate", value_boolean(is_true=True))
    assert [one.address for one, _ in state.open_problems()] == ["needed", "not-asked"]


def test_repeats_read_only_and_length_are_held() -> None:
    session = begin("required-repeats")

    state = session.answer("many", value_string("een"), value_string("twee"))

    assert problems(state, "many") == []
    assert problems(session.answer("needed", value_string("veel te lang")), "needed") == [
        "too-long"
    ]
    assert session.state.item("fixed").item.read_only
    assert values(session.state, "fixed") == ["vast"]


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({}, {"n1", "absent"}),
        ({"n": value_integer(3)}, {"n0", "n4", "n5", "exists", "any"}),
        ({"n": value_integer(4)}, {"n1", "n2", "n4", "exists"}),
        ({"n": value_integer(0)}, {"n1", "n3", "n5", "exists"}),
        ({"c": A}, {"n1", "absent", "coded"}),
        ({"d": value_date("2026-02-01")}, {"n1", "absent", "dated"}),
        (
            {"amount": value_quantity(Decimal(2000), "g", "http://unitsofmeasure.org", "g")},
            {"n1", "absent", "measured"},
        ),
        (
            {"n": value_integer(3), "s": value_string("x")},
            {"n0", "n4", "n5", "exists", "any", "all"},
        ),
    ],
)
def test_every_operator_of_enable_when_and_both_behaviours(
    answers: dict[str, Value], expected: set[str]
) -> None:
    session = begin("enable-when")

    for address, value in answers.items():
        session.answer(address, value)

    assert asked(session.state) - {"n", "c", "s", "d", "amount"} == expected


def test_an_answer_that_is_not_asked_leaves_the_response_and_comes_back() -> None:
    session = begin("enable-when")
    session.answer("c", A)
    session.answer("coded", value_string("ja"))
    state = session.answer("chain", value_string("ook"))
    assert {"coded", "chain"} <= asked(state)

    state = session.clear("c")

    assert not {"coded", "chain"} & asked(state)
    assert "item" not in session.export()
    assert values(session.answer("c", A), "chain") == ["ook"]


def test_lists_are_found_in_the_form_and_among_the_common_ones() -> None:
    form = definition("value-sets")

    found = {item.link_id: [option.value.code for option in item.options] for item in form.walk()}

    assert found["expanded"] == ["x"]
    assert found["composed"] == ["y", "z"]
    assert "female" in found["common"]
    assert found["elsewhere"] == []
    assert codes("value-sets") == ["value-set"]


def test_nothing_answered_is_no_score_zero_is_one_and_decimals_are_exact() -> None:
    session = begin("calculated")

    assert values(session.state, "total") == values(session.state, "double") == []
    assert values(session.state, "exact") == [Decimal("0.3")]
    state = session.answer("a", value_integer(0))
    assert values(state, "total") == values(state, "double") == [0]
    state = session.answer("b", value_integer(4))
    assert (values(state, "total"), values(state, "double")) == ([4], [8])


def test_a_total_she_changed_is_kept_marked_and_given_back() -> None:
    session = begin("calculated")
    session.answer("a", value_integer(1))
    session.answer("total", value_integer(9))

    state = session.answer("b", value_integer(1))

    assert values(state, "total") == [9]
    assert state.item("total").is_changed_by_user
    assert values(state, "double") == [18]
    assert values(session.clear("total"), "total") == [2]


def test_a_circle_is_named_by_its_link_ids() -> None:
    (issue,) = loaded("circle").report.issues

    assert issue.code == "cycle"
    assert issue.message.endswith("egg, hen")


def test_weights_are_found_in_each_of_their_places() -> None:
    session = begin("weights")
    assert values(session.state, "total") == []

    total = []
    for address, code in (("on-option", "none"), ("in-coding", "much"), ("in-list", "plain")):
        state = session.answer(address, value_coding(CODES, code))
        total += values(state, "total")
    total += values(session.answer("in-list", value_coding(CODES, "very")), "total")

    assert total == [0, 2, 5, 6]
    assert values(session.answer("on-option", value_coding(CODES, "some")), "ordinals") == [1]


def test_initial_values_are_for_a_new_response_only() -> None:
    context = LaunchContext(now=A_MOMENT, patient={"birthDate": "1996-03-01"})

    session = begin("initial", context=context)

    assert values(session.state, "fixed") == ["begin"]
    assert values(session.state, "computed") == [date(2026, 11, 21).isoformat()]
    assert values(session.state, "from-patient") == ["1996-03-01"]
    empty: JsonObject = {"resourceType": "QuestionnaireResponse", "status": "in-progress"}
    assert begin("initial", empty, context).export().get("item") is None


def test_an_expression_decides_what_is_asked_and_one_that_fails_asks_nothing() -> None:
    session = begin("enable-when-expression")

    assert asked(session.state) == {"age"}
    assert asked(session.answer("age", value_integer(18))) == {"age", "adult"}
    assert asked(session.answer("age", value_integer(17))) == {"age"}


def test_what_is_hidden_counts_and_never_blocks() -> None:
    state = begin("hidden").answer("a", value_integer(1))

    assert values(state, "secret") == [2]
    assert [one.address for one in state.walk() if one.is_shown] == ["a"]
    assert state.open_problems() == ()


def test_items_under_answers_and_deep_in_groups_keep_their_place() -> None:
    session = begin("nested")
    back, head = (option.option.value for option in session.state.item("pain").options)
    session.answer("pain", back, head)
    session.answer("deep", value_string("diep"))
    for address, number in children_of(session, "pain").items():
        session.answer(address, value_integer(number))

    exported = session.export()

    pain, outer = item_list(exported)
    assert [answer["item"][0]["answer"][0]["valueInteger"] for answer in pain["answer"]] == [0, 1]
    assert outer["item"][0]["item"][0]["item"][0]["linkId"] == "deep"
    assert begin("nested", exported).export() == exported


def test_what_could_mean_something_else_is_refused() -> None:
    form = loaded("modifier")

    assert form.definition is None
    assert codes("modifier") == ["modifier-extension"]


def test_doubled_and_missing_link_ids_are_refused_each_with_its_place() -> None:
    form = loaded("doubled")

    assert form.definition is None
    assert [(issue.code, issue.path) for issue in form.report.issues] == [
        ("duplicate-link-id", "item[0]"),
        ("duplicate-link-id", "item[1]"),
        ("missing-link-id", "item[2]"),
    ]


def test_groups_are_added_moved_and_removed_up_to_their_limit() -> None:
    session = begin("repeating-groups")
    session.add("child[0]")
    session.answer("child[0].name", value_string("Noor"))
    session.answer("child[1].name", value_string("Sam"))

    state = session.move("child[1]", 0)
    assert values(state, "child[0].name") == ["Sam"]
    session.add("child[1]")
    session.add("child[2]")
    assert "child[3]" not in session.state.by_address
    state = session.remove("child[0]")
    assert values(state, "child[0].name") == ["Noor"]


def children_of(session: FormSession, address: str) -> dict[str, int]:
    children = session.state.item(address).children
    return {child.address: number for number, child in enumerate(children)}


def item_list(element: JsonObject) -> list[Any]:
    items = element["item"]
    assert isinstance(items, list)
    return items
