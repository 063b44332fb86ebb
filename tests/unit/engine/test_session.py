from decimal import Decimal

import pytest

from kansrijk_desktop.engine.answers import (
    AbsentReason,
    AnswerRecord,
    NotAskedReason,
    Value,
    value_boolean,
    value_coding,
    value_decimal,
    value_integer,
    value_quantity,
    value_string,
)
from kansrijk_desktop.engine.loading import load_form
from kansrijk_desktop.engine.occurrences import MAX_OCCURRENCES
from kansrijk_desktop.engine.session import FormSession
from kansrijk_desktop.fhir.elements import TRANSLATION
from kansrijk_desktop.fhir.extensions import NOT_FOR_HOME, OPTION_EXCLUSIVE
from kansrijk_desktop.fhir.json import dump_json
from tests.questionnaires import Json, a_definition, a_session, choice, question, when_true

HL7 = "http://hl7.org/fhir/StructureDefinition/"
SDC = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-"


def children(**more: object) -> FormSession:
    group: Json = question(
        "child",
        "group",
        repeats=True,
        item=[
            question("name", "string"),
            question("toys", "group", repeats=True, item=[question("toy", "string")]),
        ],
    )
    return a_session(a_definition(question("before", "string"), group | more))


def names(session: FormSession) -> list[str]:
    return [
        value.label
        for state in session.state.walk()
        if state.item.link_id == "name"
        for value in state.values
    ]


def test_an_answer_gives_a_fresh_state_and_leaves_the_old_one() -> None:
    session = a_session(a_definition(question("a", "string")))
    before = session.state

    after = session.answer("a", value_string("x"))

    assert before.item("a").values == ()
    assert after.item("a").values == (value_string("x"),)
    assert after.item("a").is_answered


def test_only_what_changed_is_a_new_object() -> None:
    session = a_session(
        a_definition(
            question("g", "group", item=[question("a", "string"), question("b", "string")]),
            question("h", "group", item=[question("c", "string")]),
        )
    )
    before = session.state

    after = session.answer("a", value_string("x"))

    assert after.item("a") is not before.item("a")
    assert after.item("g") is not before.item("g")
    assert after.item("b") is before.item("b")
    assert after.item("h") is before.item("h")
    assert after.items[0].children[0] is after.item("a")
    assert session.answer("a", value_string("x")) is after


def test_a_reason_takes_the_place_of_an_answer_and_the_other_way_round() -> None:
    session = a_session(a_definition(choice("a", "ja"), question("b", "string", required=True)))
    yes = session.definition.item("a").options[0].value
    session.note("a", "twijfelde")
    session.answer("a", yes)

    declined = session.decline("a", AbsentReason.NOT_ASKED, NotAskedReason.NO_TIME).item("a")
    answered = session.answer("a", yes).item("a")

    assert (declined.values, declined.absent) == ((), AbsentReason.NOT_ASKED)
    assert declined.not_asked_reason is NotAskedReason.NO_TIME
    assert declined.is_answered
    assert (answered.absent, answered.not_asked_reason) == (None, None)
    assert answered.note == "twijfelde"


def test_required_is_satisfied_by_a_reason_and_not_asked_of_what_is_hidden_away() -> None:
    session = a_session(
        a_definition(
            question("a", "boolean"),
            question("b", "string", required=True, enableWhen=when_true("a")),
        )
    )

    assert session.state.open_problems() == ()
    asked = session.answer("a", value_boolean(is_true=True))
    assert [(state.address, problem.code) for state, problem in asked.open_problems()] == [
        ("b", "required")
    ]
    assert asked.item("b").is_required
    assert session.decline("b", AbsentReason.ASKED_UNKNOWN).open_problems() == ()


def test_the_mark_not_for_home_follows_the_form_until_it_is_set_by_hand() -> None:
    mark: Json = {"url": NOT_FOR_HOME, "valueBoolean": True}
    session = a_session(
        a_definition(question("a", "string", extension=[mark]), question("b", "string"))
    )

    assert session.state.item("a").is_not_for_home
    assert not session.mark_not_for_home("a", False).item("a").is_not_for_home
    assert session.mark_not_for_home("b", True).item("b").is_not_for_home


def test_a_hidden_item_is_asked_but_not_shown() -> None:
    hidden: Json = {"url": HL7 + "questionnaire-hidden", "valueBoolean": True}
    state = a_session(a_definition(question("a", "string", extension=[hidden]))).state.item("a")

    assert state.is_enabled
    assert not state.is_shown


def test_what_is_hidden_or_inside_it_never_blocks_finishing() -> None:
    hidden: Json = {"url": HL7 + "questionnaire-hidden", "valueBoolean": True}
    inside = question("inside", "string", required=True)
    session = a_session(
        a_definition(
            question("g", "group", extension=[hidden], item=[inside]),
            question("q", "string", extension=[hidden], required=True),
        )
    )

    assert not session.state.item("inside").is_shown
    assert not session.state.item("inside").is_required
    assert session.state.open_problems() == ()


def test_a_required_group_wants_something_in_it() -> None:
    group = question("g", "group", required=True, item=[question("a", "string")])
    session = a_session(a_definition(group))

    assert [problem.code for _, problem in session.state.open_problems()] == ["required"]
    assert session.answer("a", value_string("x")).open_problems() == ()


def test_a_group_repeats_with_an_address_for_each() -> None:
    session = children()
    session.answer("child[0].name", value_string("An"))
    session.add("child[0]")
    session.answer("child[1].name", value_string("Bo"))

    state = session.state

    assert [one.address for one in state.items] == ["before", "child[0]", "child[1]"]
    assert [one.index for one in state.items] == [None, 0, 1]
    assert state.item("child[1].toys[0]").item.link_id == "toys"
    assert names(session) == ["An", "Bo"]


def test_repeats_are_removed_and_moved_with_their_answers() -> None:
    session = children()
    for number, name in enumerate(("An", "Bo", "Cy")):
        if number:
            session.add(f"child[{number - 1}]")
        session.answer(f"child[{number}].name", value_string(name))

    session.move("child[2]", 0)
    assert names(session) == ["Cy", "An", "Bo"]
    session.remove("child[1]")
    assert names(session) == ["Cy", "Bo"]
    session.move("child[0]", 99)
    assert names(session) == ["Bo", "Cy"]
    assert session.state.item("child[1].name").values == (value_string("Cy"),)


def test_the_last_repeat_is_emptied_instead_of_removed() -> None:
    session = children()
    session.answer("child[0].name", value_string("An"))

    state = session.remove("child[0]")

    assert state.item("child[0].name").values == ()
    assert session.answers() == {}


def test_repeats_inside_repeats_show_at_once() -> None:
    session = children()
    session.add("child[0]")
    outer = session.state

    inner = session.add("child[1].toys[0]")

    assert "child[1].toys[1].toy" not in outer.by_address
    assert inner.item("child[1].toys[1].toy").is_enabled
    assert [one.address for one in inner.item("child[1]").children] == [
        "child[1].name",
        "child[1].toys[0]",
        "child[1].toys[1]",
    ]


def test_repeats_stop_where_the_form_or_reason_says() -> None:
    two: Json = {"url": HL7 + "questionnaire-maxOccurs", "valueInteger": 2}
    session = children(extension=[two])
    for _ in range(3):
        session.add("child[0]")
    assert len(session.state.items) == 3

    endless = children()
    for _ in range(MAX_OCCURRENCES + 5):
        endless.add("child[0]")
    assert len(endless.state.items) == 1 + MAX_OCCURRENCES


def test_what_does_not_repeat_is_not_added() -> None:
    session = a_session(a_definition(question("a", "string", repeats=True)))

    assert len(session.add("a").items) == 1


def test_items_under_a_repeating_question_follow_its_answers() -> None:
    definition = a_definition(
        choice("pain", "head", "back", repeats=True, item=[question("since", "string")])
    )
    head, back = (option.value for option in definition.item("pain").options)
    session = a_session(definition)
    session.answer("pain", head, back)
    session.answer("pain[1].since", value_string("gisteren"))

    fewer = session.answer("pain", head)
    again = session.answer("pain", head, back)

    assert [one.address for one in fewer.item("pain").children] == ["pain[0].since"]
    assert again.item("pain[1].since").values == (value_string("gisteren"),)


def test_everything_entered_can_be_restored_also_what_is_not_asked() -> None:
    session = children()
    session.answer("child[0].name", value_string("An"))
    session.add("child[0]")
    session.answer("child[1].name", value_string("Bo"))
    session.add("child[1].toys[0]")
    session.answer("child[1].toys[1].toy", value_string("beer"))
    session.note("before", "let op")

    restored = FormSession(
        session.definition, context=session.evaluator._context, records=session.answers()
    )

    assert restored.export() == session.export()
    assert restored.answers() == session.answers()


def test_restoring_one_answer_grows_the_repeats_it_needs() -> None:
    definition = a_definition(
        choice("pain", "head", "back", repeats=True, item=[question("since", "string")]),
        question("child", "group", repeats=True, item=[question("name", "string")]),
    )
    session = a_session(definition)

    session.restore("pain[2].since", AnswerRecord((value_string("lang"),)))
    state = session.restore("child[2].name", AnswerRecord((value_string("Cy"),)))

    assert state.item("child[2].name").values == (value_string("Cy"),)
    assert "pain[2].since" not in [one.address for one in state.item("pain").children]


@pytest.mark.parametrize(
    "address", ["weg", "weg[0].x", "a[1].x", "child[9999].name", "child[1].weg", "child[0]x"]
)
def test_an_address_the_form_does_not_have_is_left_alone(address: str) -> None:
    group = question("child", "group", repeats=True, item=[question("name", "string")])
    session = a_session(a_definition(question("a", "string"), group))

    session.restore(address, AnswerRecord((value_integer(1),)))

    assert session.answers() == {}


def test_a_link_id_that_looks_like_an_address_cannot_be_confused_with_one() -> None:
    session = a_session(a_definition(question("a[0].b", "string"), question("c[1]", "string")))

    assert [one.address for one in session.state.items] == ["a%5B0].b", "c%5B1]"]


def test_the_language_can_change_while_answers_stay() -> None:
    def in_turkish(word: str) -> Json:
        parts: list[Json] = [
            {"url": "lang", "valueCode": "tr"},
            {"url": "content", "valueString": word},
        ]
        return {"extension": [{"url": TRANSLATION, "extension": parts}]}

    option: Json = {"valueCoding": {"code": "ja", "display": "Ja", "_display": in_turkish("Evet")}}
    definition = a_definition(choice("a", option) | {"_text": in_turkish("Soru?")})
    session = a_session(definition)
    session.answer("a", value_coding("", "ja"))

    turkish = session.set_language("tr").item("a")
    dutch = session.set_language(None).item("a")

    assert (turkish.text, turkish.options[0].label) == ("Soru?", "Evet")
    assert (dutch.text, dutch.options[0].label) == ("Vraag a?", "Ja")
    assert turkish.values == dutch.values != ()


def test_options_computed_by_the_form_are_translated_too() -> None:
    toggle: Json = {
        "url": SDC + "answerOptionsToggleExpression",
        "extension": [
            {"url": "option", "valueString": "b"},
            {
                "url": "expression",
                "valueExpression": {"language": "text/fhirpath", "expression": "true"},
            },
        ],
    }
    exclusive: Json = {
        "valueString": "b",
        "extension": [{"url": OPTION_EXCLUSIVE, "valueBoolean": True}],
    }
    session = a_session(
        a_definition(choice("a", {"valueString": "a"}, exclusive, extension=[toggle]))
    )

    assert [one.label for one in session.state.item("a").options] == ["a", "b"]


def test_a_record_is_stored_and_read_back_whole() -> None:
    full = AnswerRecord(
        (value_string("x"), value_integer(2)),
        AbsentReason.NOT_ASKED,
        NotAskedReason.NOT_NOW,
        "let op",
        is_not_for_home=False,
        is_changed_by_user=True,
    )

    assert AnswerRecord.from_json(full.as_json()) == full
    assert AnswerRecord.from_json({}) == AnswerRecord()
    assert AnswerRecord().as_json() == {}
    assert AnswerRecord().is_empty


def test_link_ids_that_occur_twice_can_still_be_told_apart_in_an_evaluation() -> None:
    form: Json = {
        "resourceType": "Questionnaire",
        "item": [question("a", "string"), question("g", "group", item=[question("a", "string")])],
    }
    definition = load_form(dump_json(form), is_for_use=False).definition
    assert definition is not None

    state = a_session(definition).answer("a~", value_string("x"))

    assert state.item("a").values == ()
    assert state.item("a~").values == (value_string("x"),)


@pytest.mark.parametrize(
    ("value", "label"),
    [
        (value_coding("s", "c", "Ja"), "Ja"),
        (value_coding("s", "c"), "c"),
        (value_quantity(Decimal("2.5"), "kilo", "u", "kg"), "2,5 kilo"),
        (value_quantity(Decimal(3), code="kg"), "3 kg"),
        (value_decimal(Decimal("1E+2")), "100"),
        (value_boolean(is_true=True), "ja"),
        (value_boolean(is_true=False), "nee"),
        (Value("Quantity", {"unit": "kilo"}), "kilo"),
        (value_integer(0), "0"),
        (Value("String", None), ""),
    ],
)
def test_a_value_reads_as_people_write_it(value: Value, label: str) -> None:
    assert value.label == label
