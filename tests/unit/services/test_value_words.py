"""Answers in words, as people here read them."""

import pytest

from kansrijk_desktop.engine.answers import Value, value_date
from kansrijk_desktop.services.answer_words import answer_line
from tests.questionnaires import a_definition, a_session, question


@pytest.mark.parametrize(
    ("kind", "value", "words"),
    [
        ("date", value_date("2026-11-03"), "3-11-2026"),
        ("date", value_date("2026-11"), "november 2026"),
        ("date", value_date("2026"), "2026"),
        ("dateTime", Value("DateTime", "2026-11-03T14:05:00+01:00"), "3-11-2026 14:05"),
        ("time", Value("Time", "14:05:00"), "14:05"),
        ("date", value_date("2026-02-31"), "2026-02-31"),
        ("string", Value("String", "2026-11-03"), "2026-11-03"),
    ],
)
def test_dates_and_times_are_written_as_here(kind: str, value: Value, words: str) -> None:
    session = a_session(a_definition(question("a", kind)))
    session.answer("a", value)

    assert answer_line(session.state.item("a")) == words
