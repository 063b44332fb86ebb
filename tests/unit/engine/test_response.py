from kansrijk_desktop.engine.answers import (
    AbsentReason,
    NotAskedReason,
    value_boolean,
    value_integer,
    value_string,
)
from kansrijk_desktop.engine.definition import Definition
from kansrijk_desktop.engine.session import FormSession, LaunchContext
from kansrijk_desktop.fhir import extensions
from kansrijk_desktop.fhir.json import JsonObject
from tests.questionnaires import (
    A_MOMENT,
    Json,
    a_definition,
    a_session,
    choice,
    question,
    when_true,
)


def opened(definition: Definition, *items: Json, **about: object) -> FormSession:
    response: JsonObject = {"resourceType": "QuestionnaireResponse", "item": list(items), **about}  # type: ignore[dict-item]  # JSON as written
    return FormSession(definition, response, context=LaunchContext(now=A_MOMENT))


def test_a_response_names_its_form_and_holds_what_was_answered() -> None:
    definition = a_definition(
        question("g", "group", item=[question("a", "string"), question("b", "string")]),
        question("c", "integer"),
    )
    session = a_session(definition)
    session.answer("b", value_string("x"))

    assert session.export() == {
        "resourceType": "QuestionnaireResponse",
        "questionnaire": "https://example.org/Questionnaire/klein|1.0.0",
        "status": "in-progress",
        "item": [
            {
                "linkId": "g",
                "text": "Vraag g?",
                "item": [
                    {"linkId": "b", "text": "Vraag b?", "answer": [{"valueString": "x"}]},
                ],
            }
        ],
    }


def test_what_is_not_asked_stays_in_the_session_and_out_of_the_response() -> None:
    definition = a_definition(
        question("a", "boolean"), question("b", "string", enableWhen=when_true("a"))
    )
    session = a_session(definition)
    session.answer("a", value_boolean(is_true=True))
    session.answer("b", value_string("geheim"))
    session.answer("a", value_boolean(is_true=False))

    assert "geheim" not in str(session.export())
    assert session.answers()["b"].values == (value_string("geheim"),)


def test_every_mark_is_written_on_the_item_and_read_back() -> None:
    definition = a_definition(choice("a", "ja"), question("b", "string"))
    session = a_session(definition)
    session.decline("a", AbsentReason.NOT_ASKED, NotAskedReason.NOT_ALONE)
    session.note("a", "let op")
    session.mark_not_for_home("a", True)
    session.mark_not_for_home("b", False)

    written = session.export()
    again = FormSession(definition, written, context=LaunchContext(now=A_MOMENT))

    assert written["item"] == [
        {
            "linkId": "a",
            "text": "Vraag a?",
            "extension": [
                {"url": extensions.DATA_ABSENT_REASON, "valueCode": "not-asked"},
                {"url": extensions.NOT_ASKED_REASON, "valueCode": "not-alone"},
                {"url": extensions.NOT_FOR_HOME, "valueBoolean": True},
                {"url": extensions.NOTE, "valueString": "let op"},
            ],
        },
        {
            "linkId": "b",
            "text": "Vraag b?",
            "extension": [{"url": extensions.NOT_FOR_HOME, "valueBoolean": False}],
        },
    ]
    assert again.answers() == session.answers()
    assert again.export() == written


def test_a_preset_mark_is_written_with_the_answer() -> None:
    mark: Json = {"url": extensions.NOT_FOR_HOME, "valueBoolean": True}
    session = a_session(a_definition(question("a", "string", extension=[mark])))
    session.answer("a", value_string("x"))

    assert session.export()["item"] == [
        {
            "linkId": "a",
            "text": "Vraag a?",
            "extension": [mark],
            "answer": [{"valueString": "x"}],
        }
    ]


def test_a_value_she_chose_over_a_calculation_is_known_as_hers_later() -> None:
    rule: Json = {
        "url": extensions.SDC + "sdc-questionnaire-calculatedExpression",
        "valueExpression": {"language": "text/fhirpath", "expression": "1"},
    }
    definition = a_definition(question("a", "integer", extension=[rule]))
    session = a_session(definition)
    session.answer("a", value_integer(5))

    again = FormSession(definition, session.export(), context=LaunchContext(now=A_MOMENT))

    assert again.state.item("a").values == (value_integer(5),)
    assert again.state.item("a").is_changed_by_user


def test_what_the_form_does_not_know_is_kept_in_its_place() -> None:
    definition = a_definition(
        question("g", "group", item=[question("a", "string")]), question("b", "string")
    )
    items: list[Json] = [
        {"linkId": "first?", "answer": [{"valueString": "1"}]},
        {
            "linkId": "g",
            "item": [{"linkId": "a", "answer": [{"valueString": "2"}]}, {"linkId": "inner?"}],
        },
        {"linkId": "between?"},
        {"linkId": "b", "answer": [{"valueString": "3"}]},
        {"linkId": "b", "item": [{"linkId": "wrong"}]},
    ]

    session = opened(definition, *items)

    assert session.export()["item"] == items
    assert [item["linkId"] for _, item in session.unplaced_items()] == [
        "first?",
        "between?",
        "b",
        "inner?",
    ]
    assert session.unplaced_items()[3][0] == "g"


def test_what_stood_behind_something_gone_comes_at_the_end() -> None:
    definition = a_definition(question("a", "string"), question("b", "string"))
    session = opened(
        definition,
        {"linkId": "a", "answer": [{"valueString": "1"}]},
        {"linkId": "x?"},
        {"linkId": "b", "answer": [{"valueString": "2"}]},
    )
    session.clear("a")

    items = session.export()["item"]

    assert items == [{"linkId": "b", "answer": [{"valueString": "2"}]}, {"linkId": "x?"}]


def test_ids_extensions_and_empty_items_of_a_response_survive() -> None:
    definition = a_definition(question("a", "string", repeats=True), question("b", "string"))
    items: list[Json] = [
        {
            "linkId": "a",
            "id": "7",
            "text": "anders",
            "extension": [{"url": "https://example.org/x", "valueInteger": 1}],
            "answer": [{"valueString": "1", "id": "8"}, {"valueString": "2"}],
        },
        {"linkId": "b"},
    ]

    session = opened(definition, *items, id="9", author={"reference": "Practitioner/1"})

    exported = session.export()
    assert exported["item"] == items
    assert (exported["id"], exported["author"]) == ("9", {"reference": "Practitioner/1"})
    session.answer("a", value_string("3"))
    assert "8" not in str(session.export())
    session.clear("b")
    assert session.note("b", "").item("b").values == ()


def test_an_untouched_response_is_saved_as_it_came() -> None:
    definition = a_definition(
        question("a", "boolean"), question("b", "string", enableWhen=when_true("a"))
    )
    session = opened(definition, {"linkId": "b", "answer": [{"valueString": "x"}]})

    assert session.save()["item"] == [{"linkId": "b", "answer": [{"valueString": "x"}]}]
    assert "item" not in session.export()
    session.answer("a", value_boolean(is_true=True))
    assert session.save() == session.export()


def test_repeating_groups_come_in_as_often_as_they_were_answered() -> None:
    group = question("child", "group", repeats=True, item=[question("name", "string")])
    single = question("home", "group", item=[question("street", "string")])
    items: list[Json] = [
        {"linkId": "child", "item": [{"linkId": "name", "answer": [{"valueString": "An"}]}]},
        {"linkId": "child", "item": [{"linkId": "name", "answer": [{"valueString": "Bo"}]}]},
        {"linkId": "home", "item": [{"linkId": "street", "answer": [{"valueString": "1"}]}]},
        {"linkId": "home", "item": [{"linkId": "street", "answer": [{"valueString": "2"}]}]},
    ]

    session = opened(a_definition(group, single), *items)

    assert session.state.item("child[1].name").values == (value_string("Bo"),)
    assert [item["linkId"] for _, item in session.unplaced_items()] == ["home"]
    assert session.export()["item"] == items


def test_items_under_answers_come_in_and_go_out_under_their_answer() -> None:
    definition = a_definition(
        choice("pain", "head", "back", repeats=True, item=[question("since", "string")]),
        question("smokes", "boolean", item=[question("since when", "string")]),
    )
    head, back = (option.value for option in definition.item("pain").options)
    items: list[Json] = [
        {
            "linkId": "pain",
            "answer": [
                {
                    "valueCoding": head.json,
                    "item": [{"linkId": "since", "answer": [{"valueString": "1"}]}],
                },
                {
                    "valueCoding": back.json,
                    "item": [{"linkId": "since", "answer": [{"valueString": "2"}]}],
                },
            ],
        },
        {
            "linkId": "smokes",
            "answer": [{"item": [{"linkId": "since when", "answer": [{"valueString": "3"}]}]}],
        },
    ]

    session = opened(definition, *items)

    assert session.state.item("pain[1].since").values == (value_string("2"),)
    assert session.export()["item"] == items


def test_answers_of_a_question_written_several_times_are_taken_together() -> None:
    definition = a_definition(question("a", "string", repeats=True))

    session = opened(
        definition,
        {"linkId": "a", "answer": [{"valueString": "1"}]},
        {"linkId": "a", "answer": [{"valueString": "2"}]},
    )

    assert session.state.item("a").values == (value_string("1"), value_string("2"))


def test_a_form_without_url_gives_a_response_without_one() -> None:
    nameless = a_definition(question("a", "string"), url="", version="")
    unversioned = a_definition(question("a", "string"), version="")

    assert "questionnaire" not in a_session(nameless).export()
    assert a_session(unversioned).export()["questionnaire"] == unversioned.url
