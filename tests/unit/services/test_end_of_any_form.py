"""What is said at the end of any form: what is open, what was answered, what was scored."""

from decimal import Decimal

from kansrijk_desktop.engine.answers import AbsentReason, value_decimal, value_integer, value_string
from kansrijk_desktop.services.conversation import Conversation
from kansrijk_desktop.services.open_problems import open_problems
from kansrijk_desktop.services.response_overview import LineKind, overview_of
from kansrijk_desktop.services.summary import summarize
from kansrijk_desktop.services.try_out import TryOut
from tests.fakes import FixedClock
from tests.questionnaires import a_definition, a_session, section, when
from tests.shapes import (
    BODY,
    CHILDREN,
    DAYS,
    MATRIX,
    ask,
    calculated,
    constraint,
    everything,
    group,
    pick,
)
from tests.unit.services.test_any_shape import HIDDEN


def problems_at_the_end(talk: Conversation) -> list[tuple[str, str]]:
    while not talk.state().is_at_end:
        talk.go_on()
    return [(each.address, each.label) for each in talk.state().problems]


def test_every_open_problem_has_its_name_and_place() -> None:
    talk = Conversation(a_session(everything()))

    assert problems_at_the_end(talk) == [
        ("taal", "Begrijpen we elkaar goed?"),
        ("lengte", "Hoe lang bent u?"),
        ("kind[0].naam", "Kind 1: Hoe heet het kind?"),
        ("m1", "Slecht slapen"),
    ]


def test_what_is_hidden_or_not_asked_is_never_open() -> None:
    talk = Conversation(
        a_session(
            a_definition(
                group(
                    "g",
                    "G",
                    ask("a", "A?"),
                    ask("h", "H", required=True, extension=[HIDDEN]),
                    ask("b", "B?", required=True, enableWhen=when("a", "x")),
                )
            )
        )
    )

    assert problems_at_the_end(talk) == []


def test_rules_over_a_group_and_over_the_form_are_named() -> None:
    rule = constraint("r1", "false", "Vul een van beide in.")
    warning = constraint("r2", "false", "Let op.", severity="warning")
    definition = a_definition(
        group("g", "Samen", group("i", "Binnen", ask("a", "A?"), extension=[rule, warning])),
        extension=[constraint("r3", "false", "Het geheel klopt niet.")],
    )
    talk = Conversation(a_session(definition))

    found = problems_at_the_end(talk)
    told = [each.message for each in talk.state().problems]

    assert found == [("a", "Binnen"), ("", "")]
    assert told == ["Vul een van beide in.", "Het geheel klopt niet."]


def test_a_rule_over_what_is_hidden_leads_to_what_stands_nearest() -> None:
    hidden = ask("h", "Som", "integer", extension=[HIDDEN, constraint("r", "false", "Klopt niet.")])
    talk = Conversation(a_session(a_definition(group("g", "G", ask("a", "A?"), hidden))))

    assert problems_at_the_end(talk) == [("a", "Som")]


def test_open_problems_of_a_part_without_questions_lead_nowhere() -> None:
    state = a_session(a_definition(ask("a", "A?", required=True))).state

    assert open_problems(state, ()) == ()


def test_the_overview_has_answers_reasons_and_what_is_open() -> None:
    talk = Conversation(
        a_session(
            a_definition(
                group("g", "G", pick("a", "A?", "ja"), ask("b", "B?"), ask("c", "C?"), CHILDREN),
                MATRIX,
                DAYS,
            )
        )
    )
    talk.choose(1, "a")
    talk.decline("b", AbsentReason.ASKED_DECLINED)
    talk.answer("kind[0].naam", value_string("Ada"))

    overview = overview_of(talk.form, talk.visible_sections)
    lines = [(line.label, line.answer, line.kind) for line in overview.sections[0].lines]

    assert lines == [
        ("A?", "ja", LineKind.ANSWER),
        ("B?", "wil zij niet zeggen", LineKind.ABSENT),
        ("C?", "niet ingevuld", LineKind.OPEN),
        ("Kind 1", "", LineKind.HEADING),
        ("Hoe heet het kind?", "Ada", LineKind.ANSWER),
        ("In welk jaar is het geboren?", "niet ingevuld", LineKind.OPEN),
    ]
    assert [section.title for section in overview.sections] == [
        "G",
        "Hoe vaak had u de afgelopen week last van",
        "Hulp in huis",
    ]


def test_nested_groups_are_headings_in_the_overview() -> None:
    talk = Conversation(
        a_session(a_definition(group("g", "G", group("h", "Huis", ask("a", "A?")))))
    )

    lines = overview_of(talk.form, talk.visible_sections).sections[0].lines

    assert [(line.label, line.kind) for line in lines] == [
        ("Huis", LineKind.HEADING),
        ("A?", LineKind.OPEN),
    ]


def test_each_score_that_is_not_hidden_has_its_own_line() -> None:
    hidden = ask("h", "Verborgen", "integer", extension=[HIDDEN, calculated("3")])
    broken = ask("x", "Onbekend", "integer", extension=[calculated("conformsTo('x')")])
    empty = ask("e", "Nog leeg", "integer", extension=[calculated("{}")])
    talk = Conversation(a_session(a_definition(BODY, group("z", "Z", hidden, broken, empty))))
    talk.answer("lengte", value_decimal(Decimal(170)))
    talk.answer("dubbel", value_integer(5))

    scores = overview_of(talk.form, talk.visible_sections).scores

    assert [(score.label, score.value, score.is_changed_by_user) for score in scores] == [
        ("Twee keer de lengte", "5", True),
        ("Lengte met schoenen", "173", False),
        ("Onbekend", "kan niet worden berekend", False),
        ("Nog leeg", "nog niet te berekenen", False),
    ]


def test_a_form_without_levels_is_summed_up_by_its_answers() -> None:
    session = a_session(a_definition(ask("a", "A?", required=True), title="Klein"))

    summary = summarize(session.state, "Klein")

    assert summary.rows == ()
    assert summary.overview is not None
    assert [section.title for section in summary.overview.sections] == ["Klein"]
    assert [(line.label, line.is_missing) for line in summary.problems] == [("A?", True)]


def test_what_was_said_in_confidence_is_not_in_an_overview() -> None:
    session = a_session(
        a_definition(section("v", "safety", ask("a", "A?")), section("g", "money", ask("b", "B?")))
    )

    summary = summarize(session.state)

    assert summary.overview is not None
    assert [each.title for each in summary.overview.sections] == ["G"]


def test_a_rule_over_the_whole_form_stands_in_the_summary() -> None:
    session = a_session(
        a_definition(ask("a", "A?"), extension=[constraint("r", "false", "Het geheel klopt niet.")])
    )

    (line,) = summarize(session.state).problems

    assert (line.address, line.label, line.message) == (
        "",
        "De hele vragenlijst",
        "Het geheel klopt niet.",
    )


def test_trying_out_begins_empty_and_keeps_nothing() -> None:
    definition = a_definition(ask("a", "A?"))
    try_out = TryOut({definition.identity: definition}.__getitem__, FixedClock())
    opened = try_out.open(definition.identity)
    session = opened.new_session()
    session.answer("a", value_string("iets"))

    saved = try_out.save(opened.screening, {})

    assert saved is opened.screening
    assert (opened.who, opened.household_id, dict(opened.answers)) == ("", "", {})
    assert try_out.open(definition.identity).new_session().answers() == {}
