"""Whatever shape a form has, all of it is asked, once and in its own order."""

from kansrijk_desktop.engine.answers import value_coding, value_integer, value_string
from kansrijk_desktop.services.conversation import END, Conversation
from kansrijk_desktop.services.conversation_outline import SectionStatus
from kansrijk_desktop.services.conversation_state import Check
from kansrijk_desktop.services.conversation_walk import PAGE_SIZE
from kansrijk_desktop.services.page_parts import (
    Group,
    NoteKind,
    Question,
    Reading,
    Repeat,
    Table,
)
from kansrijk_desktop.settings import QuestionLayout
from tests.questionnaires import CODES, Json, a_definition, a_session, mark, when
from tests.shapes import (
    BELOW_ANSWERS,
    BODY,
    CHILDREN,
    DAYS,
    MATRIX,
    MEDICINES,
    TABS,
    ask,
    calculated,
    control,
    everything,
    group,
    pick,
    text,
    translated,
)

HIDDEN = mark("http://hl7.org/fhir/StructureDefinition/questionnaire-hidden", valueBoolean=True)
PAGES = QuestionLayout.PAGE_PER_DOMAIN


def a_talk(*items: Json, **root: object) -> Conversation:
    return Conversation(a_session(a_definition(*items, **root)))


def titles(talk: Conversation) -> list[str]:
    return [row.title for row in talk.state().sections]


def walked(talk: Conversation) -> list[str]:
    """Return every stop from here to the end."""
    found = []
    while talk.place != END:
        found.append(talk.place)
        talk.go_on()
    return found


def test_loose_questions_stand_in_a_part_with_the_title_of_the_form() -> None:
    talk = a_talk(
        text("d", "Welkom"),
        ask("a", "Naam?"),
        group("g", "Wonen", ask("b", "Waar?")),
        ask("c", "Nog iets?"),
    )

    assert titles(talk) == ["Kleine vragenlijst", "Wonen", "Kleine vragenlijst"]
    assert walked(talk) == ["a", "b", "c"]


def test_nested_groups_show_their_titles_on_the_way_in() -> None:
    talk = a_talk(group("g", "Wonen", group("h", "Huis", group("k", "Keuken", ask("a", "Groot?")))))

    stop = talk.state().stop

    assert stop is not None
    assert stop.path == ("Huis", "Keuken")


def test_texts_behind_the_last_question_of_a_group_stay_with_it() -> None:
    talk = a_talk(group("g", "Wonen", ask("a", "Waar?"), text("d", "Dank u.")))

    stop = talk.state().stop

    assert stop is not None
    assert [note.text for note in stop.closing] == ["Dank u."]


def test_a_group_of_texts_alone_is_read_on_the_way() -> None:
    talk = a_talk(
        group("g", "Uitleg", text("d", "Lees dit.")), group("h", "Vragen", ask("a", "Wie?"))
    )
    talk.go_to("g")

    stop = talk.state().stop

    assert isinstance(stop, Reading)
    assert talk.state().sections[0].status is SectionStatus.ASKED
    assert walked(talk) == ["d", "a"]


def test_a_form_of_texts_alone_begins_at_the_first() -> None:
    talk = a_talk(text("d", "Lees dit."))

    assert talk.place == "d"
    assert talk.state().applicable == 0


def test_each_page_and_tab_is_a_part() -> None:
    pages = group(
        "alles",
        "Alles",
        group("p1", "Eerste", ask("a", "A?"), extension=[control("page")]),
        ask("los", "Los?"),
        group("p2", "Tweede", ask("b", "B?"), extension=[control("page")]),
    )

    assert titles(a_talk(TABS)) == ["Thuis", "Familie"]
    assert titles(a_talk(pages)) == ["Eerste", "Alles", "Tweede"]


def test_help_and_instructions_are_known_for_what_they_are() -> None:
    talk = a_talk(BODY)
    talk.go_to("lengte")

    question = talk.state().question

    assert question is not None
    assert [note.kind for note in question.notes] == [
        NoteKind.INSTRUCTIONS,
        NoteKind.HELP,
        NoteKind.PROMPT,
        NoteKind.LEGAL,
    ]
    assert question.parts == ()


def test_what_the_field_draws_itself_stands_nowhere_else() -> None:
    unit = text("u", "kilo", control("unit"))
    talk = a_talk(group("g", "Gewicht", ask("a", "Zwaar?", "decimal", item=[unit])))

    question = talk.state().question

    assert question is not None
    assert (question.notes, question.parts) == ((), ())


def test_what_is_hidden_or_not_asked_is_nowhere() -> None:
    talk = a_talk(
        group(
            "g",
            "Wonen",
            ask("a", "Waar?"),
            ask("h", "Totaal", "integer", extension=[HIDDEN]),
            ask("c", "Waarom?", enableWhen=when("a", "x")),
        ),
        group("leeg", "Leeg", ask("n", "Nooit", extension=[HIDDEN])),
    )

    assert titles(talk) == ["Wonen"]
    assert walked(talk) == ["a"]


def test_items_under_each_answer_are_told_apart_by_the_answer() -> None:
    talk = a_talk(group("g", "Klachten", BELOW_ANSWERS))
    talk.answer("klacht", *(value_coding(CODES, code, code) for code in ("rug", "hoofd")))

    question = talk.state().question

    assert question is not None
    groups = [part for part in question.parts if isinstance(part, Group)]
    assert [each.title for each in groups] == ["rug", "hoofd"]
    assert [each.address for each in question.details] == ["klacht[0].sinds", "klacht[1].sinds"]


def test_a_group_under_a_question_belongs_to_the_question() -> None:
    inner = group("i", "Meer", ask("b", "Hoeveel?"))
    talk = a_talk(group("g", "G", pick("a", "Kiest u?", "ja", "nee", item=[inner])))

    question = talk.state().question

    assert question is not None
    assert [part.title for part in question.parts if isinstance(part, Group)] == ["Meer"]
    assert [each.address for each in question.details] == ["b"]


def test_a_repeating_group_is_one_stop_with_all_its_occurrences() -> None:
    talk = a_talk(CHILDREN)

    stop = talk.state().stop

    assert isinstance(stop, Repeat)
    assert (stop.address, stop.title, stop.most) == ("kind", "Kind", 3)
    assert walked(talk) == ["kind"]


def test_a_repeating_group_can_be_a_table() -> None:
    stop = a_talk(MEDICINES).state().stop

    assert isinstance(stop, Repeat)
    assert [column.title for column in stop.columns] == ["Welk middel", "Hoeveel", "Hoe vaak"]


def test_questions_with_the_same_answers_are_a_matrix() -> None:
    stop = a_talk(MATRIX).state().stop

    assert isinstance(stop, Table)
    assert stop.is_matrix
    assert [column.title for column in stop.columns] == ["nooit", "soms", "vaak", "altijd"]
    assert len(stop.rows) == 3


def test_groups_that_ask_the_same_are_a_table() -> None:
    stop = a_talk(DAYS).state().stop

    assert isinstance(stop, Table)
    assert [row.title for row in stop.rows] == ["Maandag", "Dinsdag"]
    assert [column.title for column in stop.columns] == ["Wie", "Uren"]


def test_a_table_that_would_lose_something_is_asked_as_a_group() -> None:
    other_options = group(
        "t", "T", pick("a", "A?", "x"), pick("b", "B?", "y"), extension=[control("grid")]
    )
    other_questions = group(
        "u",
        "U",
        group("r1", "R1", ask("c", "C?")),
        group("r2", "R2", ask("d", "D?")),
        extension=[control("grid")],
    )
    nested = group(
        "v",
        "V",
        group("r3", "R3", group("r4", "R4", ask("e", "E?"))),
        extension=[control("grid")],
    )
    mixed = group(
        "w", "W", ask("f", "F?"), group("r5", "R5", ask("h", "H?")), extension=[control("table")]
    )
    empty = group("x", "X", text("i", "Alleen tekst."), extension=[control("gtable")])
    explained = group(
        "y",
        "Y",
        ask("k", "K?", item=[text("k-h", "Help", control("help"))]),
        repeats=True,
        extension=[control("gtable")],
    )

    talk = a_talk(other_options, other_questions, nested, mixed, empty, explained)
    talk.go_to("a")

    assert walked(talk) == ["a", "b", "c", "d", "e", "f", "h", "i", "y"]
    assert not any(
        isinstance(stop, Table) for section in talk.visible_sections for stop in section.stops
    )


def test_progress_leaves_out_an_optional_group_that_was_not_begun() -> None:
    talk = a_talk(group("g", "G", pick("a", "A?", "ja"), CHILDREN))
    before = talk.state().applicable
    talk.answer("kind[0].jaar", value_integer(2020))

    assert before == 1
    assert talk.state().applicable == 2


def test_the_walk_passes_what_only_the_form_fills_in_and_shows_it_beside() -> None:
    total = ask("t", "Totaal", "integer", readOnly=True, extension=[calculated("1 + 1")])
    talk = a_talk(
        group("g", "G", total, ask("a", "A?"), ask("r", "Vast", readOnly=True), ask("b", "B?"))
    )

    shown = [stop.address for stop in talk.state().questions]

    assert shown == ["t", "a", "r"]
    assert walked(talk) == ["a", "b"]


def test_a_value_she_changed_is_a_stop_and_can_be_given_back() -> None:
    double = ask(
        "d",
        "Dubbel",
        "integer",
        extension=[
            calculated("%resource.item.where(linkId='g').item.where(linkId='a').answer.value * 2")
        ],
    )
    talk = a_talk(group("g", "G", ask("a", "A?", "integer"), double))
    talk.answer("a", value_integer(4))
    talk.answer("d", value_integer(9))
    changed = talk.form.item("d")
    talk.answer("a", value_integer(5))
    kept = talk.form.item("d").values[0].json
    talk.answer("d")

    assert changed.is_changed_by_user
    assert kept == 9
    assert talk.form.item("d").values[0].json == 10
    assert not talk.form.item("d").is_changed_by_user


def test_a_long_part_is_leafed_through() -> None:
    talk = a_talk(group("g", "G", *(ask(f"q{n}", f"Vraag {n}") for n in range(60))))
    first = talk.state(PAGES)
    assert first.range is not None
    talk.go_to(first.range.after)
    second = talk.state(PAGES)

    assert len(first.questions) == PAGE_SIZE
    assert second.range is not None
    assert (second.range.first, second.range.last, second.range.total) == (26, 50, 60)
    assert (second.range.before, second.range.after) == ("q0", "q50")


def test_an_answer_makes_anew_only_the_part_it_stands_in() -> None:
    parts = [
        group(f"g{k}", f"G{k}", *(pick(f"q{k}-{n}", "Vraag?", "ja") for n in range(20)))
        for k in range(40)
    ]
    talk = a_talk(*parts)
    before = talk.visible_sections

    talk.choose(1)

    after = talk.visible_sections
    assert [old is new for old, new in zip(before, after, strict=True)].count(False) == 1


def test_opening_shows_nothing_wrong_and_leaving_does() -> None:
    talk = a_talk(group("g", "G", ask("a", "A?", required=True, maxLength=3), ask("b", "B?")))
    at_first = talk.state().checks["a"]
    talk.answer("a", value_string("te lang"), is_typing=True)
    while_typing = talk.state().checks["a"]
    talk.go_on()
    untouched = talk.state().checks["b"]
    talk.go_back()

    assert (at_first, while_typing) == (Check.NOTHING, Check.WRONG_ANSWERS)
    assert untouched is Check.NOTHING
    assert talk.state().checks["a"] is Check.EVERYTHING


def test_leaving_a_page_holds_all_that_stood_on_it_to_account() -> None:
    talk = a_talk(group("g", "G", ask("a", "A?"), ask("b", "B?")), group("h", "H", ask("c", "C?")))
    talk.state(PAGES)
    talk.go_to("c")
    talk.state(PAGES)
    talk.go_to("a")

    assert set(talk.state(PAGES).checks.values()) == {Check.EVERYTHING}


def test_answers_stay_when_the_language_changes() -> None:
    question = pick("a", "", "ja", "nee") | translated("Hoe gaat het?", ar="كيف حالك؟")
    talk = a_talk(group("g", "G", question), language="nl")
    talk.choose(1)
    talk.go_to("a")
    talk.show_language("ar")
    state = talk.state()
    talk.show_language("xx")

    assert state.languages == ("nl", "ar")
    assert state.question is not None
    assert state.question.item.text == "كيف حالك؟"
    assert [value.code for value in state.question.item.values] == ["ja"]
    assert talk.state().language == "ar"


def test_a_form_with_a_dutch_translation_begins_in_dutch() -> None:
    question = ask("a", "") | translated("How are you?", nl="Hoe gaat het?")
    talk = a_talk(group("g", "G", question), language="en", title="T")

    assert talk.state().language == "nl"
    assert talk.form.item("a").text == "Hoe gaat het?"


def test_all_of_a_form_with_everything_is_walked() -> None:
    talk = Conversation(a_session(everything()))

    places = walked(talk)

    assert places[:3] == ["taal", "lengte", "dubbel"]
    assert places[-2:] == ["klacht", "l1"]
    assert all(isinstance(each, Question) for each in talk.visible_sections[0].stops)


def test_a_jump_goes_to_the_field_within_its_stop() -> None:
    talk = Conversation(a_session(everything()))
    talk.go_to("kind[0].jaar")

    assert (talk.state().current, talk.state().focus) == ("kind", "kind[0].jaar")
