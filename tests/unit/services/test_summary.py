"""The summary says what came out, why, and what is still needed."""

import pytest

from kansrijk_desktop.engine.answers import (
    AbsentReason,
    NotAskedReason,
    value_coding,
    value_integer,
    value_string,
)
from kansrijk_desktop.fhir import extensions
from kansrijk_desktop.services.answer_words import answer_line
from kansrijk_desktop.services.summary import summarize
from tests.questionnaires import a_definition, a_session, choice, mark, question, section
from tests.unit.services.visits import a_visit, money_visit, summary_of

ORANGE = value_coding(extensions.LEVEL_SYSTEM, "orange", "Oranje")
YELLOW = value_coding(extensions.LEVEL_SYSTEM, "yellow", "Geel")


def test_five_domains_stand_in_their_order_with_the_neutral_title_for_safety() -> None:
    session, _talk = a_visit()

    summary = summary_of(session)

    assert [row.title for row in summary.rows] == [
        "Wonen",
        "Geld",
        "Stress",
        "Middelen",
        "En verder",
    ]
    assert {row.level for row in summary.rows} == {"green"}
    assert [row.domain for row in summary.rows if row.is_safety] == ["safety"]


def test_why_a_level_is_what_it_is_lists_the_answers_with_their_reason() -> None:
    session, _talk = money_visit()

    money = summary_of(session).row("money")

    assert money.level == "orange"
    assert [(line.label, line.answer) for line in money.answers] == [
        ("Rondkomen", "Met moeite"),
        ("Achterstanden", "Gas, licht of water"),
        ("Werk of inkomen weg", "Ja"),
    ]
    assert all(line.why for line in money.answers)


def test_wish_strengths_and_her_first_steps_are_in_it() -> None:
    session, _talk = money_visit()

    summary = summary_of(session)

    assert summary.row("money").wishes == ("Hulp",)
    assert len(summary.strengths) >= 2
    assert summary.first_actions == ("Bellen met de gemeente",)


def test_what_was_not_answered_says_why() -> None:
    session, talk = money_visit()
    talk.decline("S1", AbsentReason.NOT_ASKED, NotAskedReason.NO_TIME)
    talk.decline("S2", AbsentReason.ASKED_UNKNOWN)
    summary = summary_of(session)

    found = {line.address: line.reason for row in summary.rows for line in row.absent}

    assert found == {
        "M2": "wil zij niet zeggen",
        "S1": "niet gevraagd: geen tijd",
        "S2": "weet zij niet",
    }


def test_a_signal_outside_the_domains_is_context() -> None:
    session, _talk = a_visit(C1=2)

    summary = summary_of(session)

    assert [line.address for line in summary.context] == ["C1"]


def test_a_domain_that_was_not_asked_makes_the_whole_provisional() -> None:
    session, talk = a_visit()
    for address in ("S1", "S2", "S3"):
        talk.decline(address, AbsentReason.NOT_ASKED, NotAskedReason.NOT_NOW)

    summary = summary_of(session)

    assert summary.row("stress").level == "not-asked"
    assert summary.overall.is_provisional


def test_the_proposal_reads_in_words() -> None:
    session, _talk = a_visit(W1=5)

    summary = summary_of(session)

    assert summary.row("housing").level == "red"
    assert summary.overall.proposal == "Vandaag een stap"
    assert summary.overall.own == ""


def test_an_own_weighing_that_differs_asks_for_a_reason_and_counts() -> None:
    session, _talk = money_visit()

    session.answer("weging-geld", YELLOW)
    row = summary_of(session).row("money")

    assert (row.level, row.agreed_level) == ("orange", "yellow")
    assert row.own_reason is not None
    assert row.own_reason.is_shown


def test_an_own_weighing_that_agrees_asks_for_nothing() -> None:
    session, _talk = money_visit()

    session.answer("weging-geld", ORANGE)
    row = summary_of(session).row("money")

    assert row.agreed_level == "orange"
    assert row.own_reason is None


def test_what_is_still_needed_says_where_to_do_it() -> None:
    session, talk = a_visit()
    talk.answer("W1")

    problems = {line.address: line for line in summary_of(session).problems}

    assert not problems["W1"].is_weighing
    assert problems["weging-totaal"].is_weighing
    assert problems["W1"].is_missing
    assert problems["W1"].label == "Woonplek"


def test_niet_pluis_and_kindcheck_are_kept_apart() -> None:
    session, _talk = a_visit(V2=2)

    summary = summary_of(session)

    assert summary.is_kindcheck_open
    assert summary.is_meldcode_open
    assert "niet-pluis" in {item.address for item in summary.weighing.private}
    assert "besproken" in {item.address for item in summary.weighing.loose}
    assert "weging-geld" not in {item.address for item in summary.weighing.loose}


def test_a_row_that_is_not_there_is_an_error() -> None:
    session, _talk = a_visit()

    with pytest.raises(KeyError):
        summary_of(session).row("sport")


def test_a_form_without_levels_has_an_empty_summary() -> None:
    summary = summarize(a_session(a_definition(section("s", "money", choice("A", "x")))).state)

    assert summary.rows == ()
    assert (summary.overall.proposal, summary.overall.own) == ("", "")
    assert summary.overall.choice is None


def test_a_level_without_a_section_of_its_own_still_has_a_row() -> None:
    level = choice(
        "niveau",
        "green",
        extension=[
            mark(extensions.RESULT, valueCode="level"),
            mark(extensions.DOMAIN, valueCode="money"),
        ],
    )
    session = a_session(a_definition(section("alles", "stress", level)))
    session.answer("niveau", session.definition.item("niveau").options[0].value)

    (row,) = summarize(session.state).rows

    assert (row.title, row.level, row.first_address) == ("money", "green", "")


def test_answers_read_as_words() -> None:
    session = a_session(
        a_definition(
            section(
                "s",
                "money",
                question("ja", "boolean"),
                choice("keuze", "een", "twee", repeats=True),
                question("getal", "integer"),
                question("tekst", "text"),
            )
        )
    )
    session.answer("keuze", *(option.value for option in session.definition.item("keuze").options))
    session.answer("getal", value_integer(3))
    session.answer("tekst", value_string("woord"))

    texts = [answer_line(session.state.item(name)) for name in ("ja", "keuze", "getal", "tekst")]

    assert texts == ["", "een, twee", "3", "woord"]
