"""Typed words are kept in a form that every store and file can hold."""

import pytest

from kansrijk_desktop.fhir.json import dump_json, parse_json
from kansrijk_desktop.services.written_words import MAX_WORDS, written_words


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Zus helpt ", "Zus helpt"),
        ("een\ntwee", "een\ntwee"),
        ("a\x00b\x07c", "abc"),
        ("half \ud800 paar", "half paar"),
        ("Yılmaz, سارة, 字", "Yılmaz, سارة, 字"),
        ("", ""),
    ],
)
def test_what_cannot_be_kept_is_left_out(typed: str, kept: str) -> None:
    assert written_words(typed) == kept
    assert parse_json(dump_json(written_words(typed))) == kept


def test_endless_text_ends() -> None:
    assert len(written_words("a" * 50_000)) == MAX_WORDS
