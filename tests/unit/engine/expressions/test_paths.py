"""Ways through a resource."""

from decimal import Decimal
from typing import Any

import pytest

from kansrijk_desktop.engine.expressions import (
    LimitExceededError,
    Node,
    TypeMismatchError,
    UnsupportedError,
    wrap,
)
from tests.unit.engine.expressions.evaluating import coding, evaluate, question, response

PATIENT: dict[str, Any] = {
    "resourceType": "Patient",
    "id": "p",
    "name": [
        {"use": "official", "given": ["Ada", "Maria"], "family": "Jansen"},
        {"use": "usual", "given": ["Adje"]},
    ],
    "birthDate": "1990-05-06",
    "_birthDate": {"id": "b", "extension": [{"url": "http://x/time", "valueString": "noon"}]},
    "deceasedBoolean": False,
    "contained": [{"resourceType": "Organization", "id": "o", "name": "Praktijk"}, "odd"],
    "managingOrganization": {"reference": "#o"},
    "generalPractitioner": [{"reference": "Practitioner/1"}, {"reference": "#absent"}, {}],
}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("name.family", ["Jansen"]),
        ("Patient.name.given", ["Ada", "Maria", "Adje"]),
        ("DomainResource.id", ["p"]),
        ("Observation.name", []),
        ("name[1].given", ["Adje"]),
        ("name[-1]", []),
        ("name[9]", []),
        ("name[{}]", []),
        ("name.nonsense", []),
        ("name.given.nonsense", []),
        ("'text'.name", []),
        ("deceased", [False]),
        ("birthDate.id", ["b"]),
        ("birthDate.extension('http://x/time').value", ["noon"]),
        ("birthDate.extension({})", []),
        ("'text'.extension('http://x/time')", []),
        ("birthDate.extension.url", ["http://x/time"]),
        ("managingOrganization.resolve().name", ["Praktijk"]),
        ("'#o'.resolve()", []),
        ("generalPractitioner.resolve()", []),
        ("generalPractitioner.reference.resolve()", []),
        ("resolve()", []),
    ],
)
def test_a_path_finds_what_is_there_and_nothing_else(text: str, expected: list[Any]) -> None:
    assert evaluate(text, PATIENT) == expected


def test_a_reference_in_a_resource_without_contained_ones_leads_nowhere() -> None:
    assert evaluate("subject.resolve()", {"subject": {"reference": "#o"}}) == []
    assert evaluate("$this.resolve()", {"reference": "#o"}) == []
    assert evaluate("$this.resolve()", {"reference": "#o"}, resource="no resource") == []


def test_a_reference_in_an_item_is_looked_for_in_the_resource_around_it() -> None:
    item = question("q", {"valueReference": {"reference": "#o"}})

    assert evaluate("answer.value.resolve().name", item, resource=PATIENT) == ["Praktijk"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("item.answer.value.code", ["a"]),
        ("item.answer.valueCoding.code", ["a"]),
        ("item.answer.value.ofType(Coding).code", ["a"]),
        ("item.answer.value.is(Coding)", [True]),
        ("item.answer.item.linkId", ["below"]),
    ],
)
def test_value_finds_the_coding_and_knows_its_type(text: str, expected: list[Any]) -> None:
    answer = {**coding("a"), "item": [{"linkId": "below"}]}

    assert evaluate(text, response(question("q", answer))) == expected


def test_an_answer_that_is_only_an_extension_still_has_a_value() -> None:
    answer = {"_valueString": {"extension": [{"url": "http://x", "valueCode": "why"}]}}

    assert evaluate("value.exists()", answer) == [True]
    assert evaluate("value.extension('http://x').value", answer) == ["why"]
    assert evaluate("value.hasValue()", answer) == [False]
    assert evaluate("value = 'a'", answer) == []
    assert evaluate("value.toString()", answer) == []


def test_names_and_their_extensions_are_paired_by_place() -> None:
    context = {"given": [None, "B", None], "_given": [{"id": "1"}, None, None, {"id": "4"}]}

    assert evaluate("given.select(iif(hasValue(), $this, id))", context) == ["1", "B", "4"]
    assert evaluate("given.count()", {"given": "A", "_given": [{"id": "1"}]}) == [1]
    assert evaluate("given.id", {"given": [], "_given": {"id": "1"}}) == []


def test_children_are_every_element_once() -> None:
    context = {
        "resourceType": "Patient",
        "id": "p",
        "active": True,
        "_active": {"id": "a"},
        "_gender": {"id": "g"},
        "name": [{"family": "X"}],
    }

    assert evaluate("children().count()", context) == [4]
    assert evaluate("children().id", context) == ["a", "g"]
    assert evaluate("active.children()", context) == ["a"]
    assert evaluate("id.children() | 'x'.children()", context) == []
    assert evaluate("descendants().count()", context) == [7]


@pytest.mark.parametrize(
    "text",
    ["children().first()", "children()[0]", "descendants().skip(1)", "item.children().last()"],
)
def test_children_have_no_order_to_pick_from(text: str) -> None:
    with pytest.raises(UnsupportedError, match="no order"):
        evaluate(text, PATIENT)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("repeat(item).linkId", ["a", "b", "c"]),
        ("repeat(item | answer.item).linkId", ["a", "b", "c", "d"]),
        ("descendants().where(linkId = 'c').linkId", ["c"]),
        ("item.where(linkId = 'a').item.where(linkId = 'b').linkId", ["b"]),
        ("item.where('a' = linkId).linkId", ["a"]),
        ("item.where($this.linkId = 'a').linkId", ["a"]),
        ("item.where(linkId = 'z').linkId", []),
        ("QuestionnaireResponse.where(id = 'r').id", ["r"]),
        ("QuestionnaireResponse.where(url = 'u').id", []),
        ("answers().value", [1, 3, 2]),
        ("(item | 'text').answers().value", [1, 3, 2]),
    ],
)
def test_items_are_found_at_any_depth(text: str, expected: list[Any]) -> None:
    deepest = {"linkId": "c", "answer": [{"valueInteger": 2}]}
    answered = {"valueInteger": 1, "item": [question("d", {"valueInteger": 3})]}
    middle = {"linkId": "b", "answer": [answered], "item": [deepest]}
    tree = {**response({"linkId": "a", "item": [middle]}), "id": "r"}

    assert evaluate(text, tree) == expected


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        ([{"linkId": "a"}, {"text": "no linkId"}], ["a"]),
        ([{"linkId": ["a", "b"]}, {"linkId": "a"}], ["a"]),
        ({"linkId": "a"}, ["a"]),
        (["a"], []),
        ([], []),
        (None, []),
    ],
)
def test_odd_items_do_not_stop_the_search_for_a_link_id(items: Any, expected: list[Any]) -> None:
    context = {"resourceType": "QuestionnaireResponse", "item": items}

    assert evaluate("item.where(linkId = 'a').linkId", context) == expected


def test_a_list_where_one_link_id_belongs_is_an_error_only_if_it_is_compared_in_order() -> None:
    items = [{"linkId": "a"}, {"other": 1}]

    assert evaluate("item.where(linkId = 'a').count()", {"item": items}) == [1]
    assert evaluate("where(linkId = 'a').count()", [{"linkId": "a"}, {"linkId": "b"}]) == [1]
    assert evaluate("('x' | 'y').item.where(linkId = 'a')", {"item": items}) == []


def test_repeat_takes_equal_items_once_and_repeat_all_takes_each() -> None:
    child, other = question("child", {"valueInteger": 1}), question("child", {"valueInteger": 2})
    tree = response(child, dict(child), other, {"linkId": "g", "item": [dict(child)]})

    assert evaluate("repeat(item).where(linkId = 'child').answer.value", tree) == [1, 2]
    assert evaluate("repeatAll(item).where(linkId = 'child').answer.value", tree) == [1, 1, 2, 1]
    assert evaluate("(item | item).count()", tree) == [3]


def test_a_search_in_depth_finds_what_a_walk_finds_nearest_first() -> None:
    answer = {**coding("x", 2), "item": [{"linkId": "a", "text": "under an answer"}]}
    tree = {
        **response(question("q", answer), {"linkId": "g", "item": [{"linkId": "a"}, "odd"]}),
        "contained": [
            {"resourceType": "Questionnaire", "item": [{"linkId": "a", "type": "group"}]}
        ],
        "_status": {"extension": [{"url": "u"}]},
    }

    fast = evaluate("descendants().where(linkId = 'a')", tree)
    slow = evaluate("descendants().where(true and linkId = 'a')", tree)

    assert fast == slow
    assert len(fast) == 3
    assert evaluate("item.descendants().where(linkId = 'a').count()", tree) == [2]
    assert evaluate("('x' | status).descendants().where(linkId = 'a')", tree) == []


def test_what_a_search_in_depth_finds_knows_its_type_and_its_item() -> None:
    tree = response({"linkId": "g", "item": [question("q", {"valueString": "often"})]})
    path = "%resource.descendants().where(linkId = 'q')"

    assert evaluate(f"{path}.type().name", tree) == ["BackboneElement"]
    assert evaluate(f"{path}.answer.value is string", tree) == [True]
    assert evaluate(
        f"{path}.answer.value.weight()",
        tree,
        score=lambda link_id, _: {"q": Decimal(3)}[link_id or ""],
    ) == [Decimal(3)]


def test_a_sibling_of_the_items_takes_the_slow_way() -> None:
    context = {"item": [{"linkId": "a"}], "_item": [{"id": "x"}]}

    assert evaluate("item.where(linkId = 'a').linkId", context) == ["a"]


def test_numbers_keep_their_digits() -> None:
    context = {"valueDecimal": Decimal("1.50"), "other": 0.1, "valueInteger": 3}

    assert evaluate("valueDecimal.toString()", context) == ["1.50"]
    assert evaluate("other + 0.2 = 0.3", context) == [True]
    assert evaluate("value + 1", {"valueDecimal": 2}) == [Decimal(3)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("'a'.hasValue()", [True]),
        ("('a' | 'b').hasValue()", [False]),
        ("{}.hasValue()", [False]),
        ("name.first().hasValue()", [False]),
        ("birthDate.getValue()", ["1990-05-06"]),
        ("name.first().getValue()", []),
        ("name.given.getValue()", []),
        ("5.getValue()", [5]),
    ],
)
def test_a_primitive_can_be_asked_whether_it_has_a_value(text: str, expected: list[Any]) -> None:
    assert evaluate(text, PATIENT) == expected


def test_a_context_may_be_a_node_a_list_or_nothing() -> None:
    assert evaluate("linkId", wrap({"linkId": "a"}, "QuestionnaireResponse.item")) == ["a"]
    assert evaluate("linkId", [{"linkId": "a"}, None, {"linkId": "b"}]) == ["a", "b"]
    assert evaluate("$this", 0.5) == [Decimal("0.5")]
    assert evaluate("exists()", None) == [False]
    assert evaluate("$this | 1", [["no FHIR"]]) == [["no FHIR"], 1]


def test_a_node_shows_its_type_and_never_its_value() -> None:
    assert repr(Node("secret", "string")) == "Node(string)"


def test_several_values_where_one_is_needed_are_an_error() -> None:
    with pytest.raises(TypeMismatchError, match="several"):
        evaluate("name.given + 'x'", PATIENT)


def test_a_resource_nested_beyond_reason_is_refused_in_words() -> None:
    context: dict[str, Any] = {}
    for _ in range(5000):
        context = {"item": [context]}

    with pytest.raises(LimitExceededError, match="nested"):
        evaluate("$this = $this", context)
