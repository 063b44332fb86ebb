"""Answers of every type can be read in words."""

from decimal import Decimal

import pytest

from kansrijk_desktop.engine.answers import Value, value_boolean, value_coding, value_integer
from kansrijk_desktop.services.answer_words import answers_in_words, value_in_words
from tests.questionnaires import CODES, a_definition, a_session, choice


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (value_boolean(is_true=True), "ja"),
        (value_integer(0), "0"),
        (Value("Date", "2026-11"), "november 2026"),
        (Value("DateTime", "2026"), "2026"),
        (Value("Time", "14:30:00"), "14.30 uur"),
        (Value("Quantity", {"comparator": "<", "value": Decimal(5), "unit": "mg"}), "< 5 mg"),
        (Value("Coding", {"code": "x"}), "x"),
        (Value("Coding", {"display": "zonder code"}), "zonder code"),
        (Value("Coding", {}), "(zonder tekst)"),
        (Value("Reference", {"display": "Zij", "reference": "Patient/1"}), "Zij"),
        (Value("Reference", {"reference": "Patient/1"}), "Patient/1"),
        (Value("Reference", {"identifier": {"value": "123"}}), "123"),
        (Value("Reference", {}), "Verwijzing zonder naam"),
        (
            Value("Attachment", {"title": "Echo", "contentType": "image/png", "size": 48213}),
            "Echo (afbeelding, 48 kB)",
        ),
        (
            Value("Attachment", {"title": "Brief", "contentType": "application/x"}),
            "Brief (application/x)",
        ),
        (Value("Attachment", {"size": 2_400_000}), "Bestand zonder naam (2,4 MB)"),
        (Value("Attachment", {"url": "a.pdf", "data": "YWJj"}), "a.pdf (3 bytes)"),
        (Value("Attachment", {"title": "Leeg"}), "Leeg"),
    ],
)
def test_a_value_is_said_in_words(value: Value, words: str) -> None:
    assert value_in_words(value) == words


def test_an_option_is_said_as_it_is_shown() -> None:
    session = a_session(a_definition(choice("A", "ja")))

    state = session.answer("A", value_coding(CODES, "ja"), value_coding(CODES, "x", "Iets"))

    assert answers_in_words(state.item("A")) == ("ja", "Iets")
