"""Options: where they come from, what they weigh and what choosing one does to the others."""

from decimal import Decimal

import pytest

from kansrijk_desktop.engine.answers import Value, value_coding, value_integer, value_string
from kansrijk_desktop.engine.common_value_sets import COMMON_VALUE_SETS
from kansrijk_desktop.engine.items import Item
from kansrijk_desktop.engine.loading import load_form
from kansrijk_desktop.engine.scoring import weight_of
from kansrijk_desktop.fhir.json import dump_json
from tests.questionnaires import CODES, Json, a_definition, a_session, choice, option, question

HL7 = "http://hl7.org/fhir/StructureDefinition/"
SDC = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-"


def with_lists(contained: list[Json], *items: Json) -> list[Item]:
    form: Json = {
        "resourceType": "Questionnaire",
        "contained": contained,
        "item": list(items),
    }
    definition = load_form(dump_json(form)).definition
    assert definition is not None
    return list(definition.walk())


def listed(reference: str, *contained: Json) -> list[str]:
    (item,) = with_lists(list(contained), question("q", "choice", answerValueSet=reference))
    return [one.value.code for one in item.options]


def value_set(name: str, **content: object) -> Json:
    return {"resourceType": "ValueSet", "id": name, "url": f"https://example.org/{name}", **content}


def composed(name: str, *codes: str, **more: object) -> Json:
    concepts = [{"code": code, "display": code} for code in codes]
    return value_set(name, compose={"include": [{"system": CODES, "concept": concepts, **more}]})


def test_a_composition_inside_the_form_is_expanded() -> None:
    assert listed("#letters", composed("letters", "a", "b")) == ["a", "b"]
    assert listed("https://example.org/letters|2", composed("letters", "a")) == ["a"]


def test_an_expansion_goes_before_a_composition_and_leaves_abstract_concepts_out() -> None:
    contains: list[Json] = [
        {"code": "group", "abstract": True, "contains": [{"system": CODES, "code": "inner"}]},
        {"system": CODES, "code": "outer"},
    ]
    letters = composed("letters", "a") | {"expansion": {"contains": contains}}

    assert listed("#letters", letters) == ["inner", "outer"]


def test_a_value_set_may_include_another_and_exclude_some() -> None:
    both = value_set(
        "both",
        compose={
            "include": [{"valueSet": ["#letters"]}, {"system": CODES, "concept": [{"code": "c"}]}],
            "exclude": [{"system": CODES, "concept": [{"code": "a"}]}],
        },
    )

    assert listed("#both", both, composed("letters", "a", "b")) == ["b", "c"]


def test_all_parts_of_one_include_have_to_agree() -> None:
    common = value_set("common", compose={"include": [{"valueSet": ["#abc", "#bcd"]}]})
    part = value_set(
        "part",
        compose={"include": [{"system": CODES, "concept": [{"code": "d"}], "valueSet": ["#bcd"]}]},
    )
    lists = (composed("abc", "a", "b", "c"), composed("bcd", "b", "c", "d"))

    assert listed("#common", common, *lists) == ["b", "c"]
    assert listed("#part", part, *lists) == ["d"]


def test_a_list_of_any_length_is_offered_whole_and_shared() -> None:
    codes = [f"c{number}" for number in range(12_000)]

    first, second = with_lists(
        [composed("long", *codes)],
        question("by-id", "choice", answerValueSet="#long"),
        question("by-url", "choice", answerValueSet="https://example.org/long|2"),
    )

    assert len(first.options) == 12_000
    assert first.options is second.options
    assert first.option_for(value_coding(CODES, "c11999")) is first.options[-1]


def test_lists_that_are_too_long_together_are_refused() -> None:
    codes = [f"c{number}" for number in range(20_000)]
    form: Json = {
        "resourceType": "Questionnaire",
        "contained": [composed(f"l{number}", *codes) for number in range(4)],
        "item": [
            question(f"q{number}", "choice", answerValueSet=f"#l{number}") for number in range(4)
        ],
    }

    report = load_form(dump_json(form)).report

    assert report.issues[0].code == "too-many-concepts"
    assert not report.usable


def test_lists_that_include_one_another_over_and_over_are_read_once() -> None:
    lists = [composed("l0", "a", "b")]
    for number in range(1, 12):
        again = [{"valueSet": [f"#l{number - 1}"]}] * 10
        lists.append(value_set(f"l{number}", compose={"include": again}))

    assert listed("#l11", *lists) == ["a", "b"]


def test_lists_that_include_one_another_too_deep_are_named() -> None:
    lists = [composed("l0", "a")]
    lists += [
        value_set(f"l{number}", compose={"include": [{"valueSet": [f"#l{number - 1}"]}]})
        for number in range(1, 3_000)
    ]

    assert listed("#l2999", *lists) == []


def test_a_code_system_inside_the_form_gives_all_its_concepts() -> None:
    system: Json = {
        "resourceType": "CodeSystem",
        "id": "cs",
        "url": CODES,
        "concept": [{"code": "a", "concept": [{"code": "a1"}]}, {"code": "b"}],
    }
    whole = value_set("whole", compose={"include": [{"system": CODES}]})

    assert listed("#whole", whole, system) == ["a", "a1", "b"]


@pytest.mark.parametrize(
    "compose",
    [
        {"include": [{"system": "http://snomed.info/sct"}]},
        {"include": [{"valueSet": ["https://example.org/elders"]}]},
        {"include": [{"valueSet": ["#list"]}]},
        {"include": [{"concept": [{"code": "a"}]}], "exclude": [{"valueSet": ["#elders"]}]},
        {},
    ],
)
def test_what_needs_a_server_or_has_no_end_gives_no_options(compose: Json) -> None:
    assert listed("#list", value_set("list", compose=compose)) == []


def test_a_few_common_lists_are_built_in() -> None:
    assert listed("http://hl7.org/fhir/ValueSet/administrative-gender") == [
        "male",
        "female",
        "other",
        "unknown",
    ]
    assert all(concepts for concepts in COMMON_VALUE_SETS.values())


def test_a_list_used_twice_is_read_once() -> None:
    first, second = with_lists(
        [composed("letters", "a")],
        question("q", "choice", answerValueSet="#letters"),
        question("r", "choice", answerValueSet="#letters"),
    )

    assert first.options is second.options


def test_a_weight_is_found_in_each_of_its_places() -> None:
    weight: Json = {"url": HL7 + "ordinalValue", "valueDecimal": 2}
    in_coding: Json = {
        "valueCoding": {"code": "in-coding", "extension": [weight | {"url": HL7 + "itemWeight"}]}
    }
    letters = value_set(
        "letters",
        compose={
            "include": [{"system": CODES, "concept": [{"code": "in-list", "extension": [weight]}]}]
        },
    )
    own, listed_item = with_lists(
        [letters],
        choice(
            "own", {"valueCoding": {"code": "at-option"}, "extension": [weight]}, in_coding, "none"
        ),
        question("listed", "choice", answerValueSet="#letters"),
    )

    assert weight_of(own, value_coding("", "at-option")) == Decimal(2)
    assert weight_of(own, value_coding("", "in-coding")) == Decimal(2)
    assert weight_of(own, value_coding(CODES, "none")) is None
    assert weight_of(own, value_coding(CODES, "unknown")) is None
    assert weight_of(listed_item, value_coding(CODES, "in-list")) == Decimal(2)
    answered = Value("Coding", {"code": "x", "extension": [weight]})
    assert weight_of(own, answered) == Decimal(2)


def test_a_weight_that_is_no_number_is_no_weight() -> None:
    wrong: Json = {"url": HL7 + "ordinalValue", "valueBoolean": True}
    (item,) = with_lists([], choice("q", {"valueCoding": {"code": "a"}, "extension": [wrong]}))

    assert weight_of(item, value_coding("", "a")) is None


def test_options_of_other_types_are_found_by_value() -> None:
    (item,) = with_lists(
        [],
        choice(
            "q", {"valueInteger": 1}, {"valueString": "twee"}, {"valueCoding": {"display": "drie"}}
        ),
    )

    assert [one.label() for one in item.options] == ["1", "twee", "drie"]
    assert item.option_for(value_integer(1)) is item.options[0]
    assert item.option_for(value_string("twee")) is item.options[1]
    assert item.option_for(value_coding("", "", "drie")) is item.options[2]
    assert item.option_for(value_integer(9)) is None


def test_none_of_these_stands_alone_whichever_was_chosen_last() -> None:
    item = choice("q", "a", "b", option("none", is_exclusive=True), repeats=True)
    definition = a_definition(item)
    a, b, none = (one.value for one in definition.item("q").options)
    session = a_session(definition)

    assert session.answer("q", a, b).item("q").values == (a, b)
    assert session.answer("q", a, b, none).item("q").values == (none,)
    assert session.answer("q", none, a).item("q").values == (a,)
    assert session.answer("q", a, none).item("q").values == (none,)
    assert session.answer("q", none).item("q").values == (none,)


def toggled(*codes: str, by: str) -> Json:
    switched: list[Json] = [
        {"url": "option", "valueCoding": {"system": CODES, "code": code}} for code in codes
    ]
    rule = {"url": "expression", "valueExpression": {"language": "text/fhirpath", "expression": by}}
    return {"url": SDC + "answerOptionsToggleExpression", "extension": [*switched, rule]}


def test_options_are_switched_on_and_off_by_an_expression() -> None:
    is_adult = "%resource.item.where(linkId='age').answer.value >= 18"
    definition = a_definition(
        question("age", "integer"),
        choice("q", "a", "b", extension=[toggled("b", by=is_adult)]),
    )
    session = a_session(definition)

    young = session.answer("age", value_integer(17)).item("q").options
    old = session.answer("age", value_integer(18)).item("q").options

    assert [one.is_enabled for one in young] == [True, False]
    assert [one.is_enabled for one in old] == [True, True]


def test_a_toggle_that_cannot_be_computed_leaves_its_options_off() -> None:
    definition = a_definition(choice("q", "a", extension=[toggled("a", by="%nergens")]))

    assert [one.is_enabled for one in a_session(definition).state.item("q").options] == [False]


def test_options_may_be_earlier_answers() -> None:
    names: Json = {
        "url": SDC + "answerExpression",
        "valueExpression": {
            "language": "text/fhirpath",
            "expression": "%resource.item.where(linkId='names').answer.value",
        },
    }
    definition = a_definition(
        question("names", "string", repeats=True),
        question("who", "open-choice", extension=[names]),
    )
    session = a_session(definition)

    state = session.answer("names", value_string("An"), value_string("Bo"))

    assert [one.label for one in state.item("who").options] == ["An", "Bo"]
    assert session.clear("names").item("who").options == ()


def test_an_option_and_its_coding_share_their_extensions() -> None:
    mark: Json = {"url": "https://example.org/x", "valueString": "hier"}
    (item,) = with_lists(
        [], choice("q", {"valueCoding": {"code": "a", "extension": [mark]}}, {"valueInteger": 1})
    )

    assert item.options[0].extension("https://example.org/x") == "hier"
    assert item.options[1].extension("https://example.org/x") is None


def test_other_contained_resources_and_lists_without_a_name_are_passed_over() -> None:
    nameless: Json = {"resourceType": "ValueSet"}

    assert listed("#letters", {"resourceType": "Patient", "id": "letters"}, nameless) == []


def test_a_list_may_name_its_concepts_in_other_languages() -> None:
    concept: Json = {
        "code": "a",
        "display": "Ja",
        "designation": [{"language": "pl", "value": "Tak"}, {"value": "Oui"}],
    }
    letters = value_set("letters", compose={"include": [{"system": CODES, "concept": [concept]}]})
    (item,) = with_lists([letters], question("q", "choice", answerValueSet="#letters"))
    (only,) = item.options

    assert [only.label(language) for language in (None, "pl", "pl-PL", "tr")] == [
        "Ja",
        "Tak",
        "Tak",
        "Ja",
    ]


def test_a_coding_without_system_matches_on_its_code_alone() -> None:
    bare: Json = {"valueCoding": {"code": "b"}}
    (item,) = with_lists([], choice("q", option("a", weight=1), bare))
    first, second = item.options

    assert item.option_for(value_coding("", "a")) is first
    assert item.option_for(value_coding("https://example.org/other", "a")) is None
    assert item.option_for(value_coding(CODES, "b")) is second
    assert weight_of(item, value_coding("", "a")) == Decimal(1)
    assert item.option_for(value_coding("", "c")) is None
