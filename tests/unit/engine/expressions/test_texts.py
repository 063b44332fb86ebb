"""Functions on text."""

from typing import Any

import pytest

from kansrijk_desktop.engine.expressions import (
    LimitExceededError,
    TypeMismatchError,
    UnsupportedError,
)
from tests.unit.engine.expressions.evaluating import evaluate

TWO_TEXTS = ("indexOf", "lastIndexOf", "startsWith", "endsWith", "contains", "matches",
             "matchesFull", "split")  # fmt: skip
ONE_TEXT = ("upper", "lower", "length", "toChars", "trim")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("'abcabc'.indexOf('c')", [2]),
        ("'abcabc'.lastIndexOf('c')", [5]),
        ("'abc'.indexOf('z')", [-1]),
        ("'abc'.substring(1)", ["bc"]),
        ("'abc'.substring(1, 1)", ["b"]),
        ("'abc'.substring(1, 9)", ["bc"]),
        ("'abc'.substring(1, -1)", [""]),
        ("'abc'.substring(3)", []),
        ("'abc'.substring(-1)", []),
        ("'abc'.substring({})", []),
        ("{}.substring(1)", []),
        ("'abc'.startsWith('ab')", [True]),
        ("'abc'.endsWith('bc')", [True]),
        ("'abc'.contains('z')", [False]),
        ("'abc'.upper()", ["ABC"]),
        ("'ABC'.lower()", ["abc"]),
        ("'abc'.length()", [3]),
        ("'abc'.toChars()", ["a", "b", "c"]),
        ("' a '.trim()", ["a"]),
        ("'a,b,,'.split(',')", ["a", "b", "", ""]),
        ("'ab'.split('')", ["a", "b"]),
        ("('a' | 'b').join('-')", ["a-b"]),
        ("('a' | 'b').join()", ["ab"]),
        ("{}.join(',')", []),
        ("'abc'.replace('b', 'xx')", ["axxc"]),
        ("'abc'.replace('', '-')", ["-a-b-c-"]),
        ("{}.replace('a', 'b')", []),
        ("'a'.replace({}, 'b')", []),
        ("'a'.replace('a', {})", []),
        ("when.length()", [10]),
    ],
)
def test_text_is_cut_searched_and_joined(text: str, expected: list[Any]) -> None:
    assert evaluate(text, {"resourceType": "X", "when": "2014-05-06"}) == expected


@pytest.mark.parametrize("name", TWO_TEXTS)
def test_nothing_searched_or_searched_for_gives_nothing(name: str) -> None:
    assert evaluate(f"{{}}.{name}('a')") == []
    assert evaluate(f"'a'.{name}({{}})") == []


@pytest.mark.parametrize("name", ONE_TEXT)
def test_nothing_stays_nothing(name: str) -> None:
    assert evaluate(f"{{}}.{name}()") == []


@pytest.mark.parametrize(
    "text", ["1.upper()", "name.startsWith('a')", "(1 | 'a').join()", "'a'.contains(1)", "x.join()"]
)
def test_what_is_no_text_is_an_error(text: str) -> None:
    with pytest.raises(TypeMismatchError):
        evaluate(text, {"name": {"family": "a"}, "_x": [{"id": "1"}]})


def test_a_date_reads_as_its_text() -> None:
    patient = {"resourceType": "Patient", "birthDate": "1990-05-06"}

    assert evaluate("birthDate.substring(0, 4)", patient) == ["1990"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("'abc'.matches('b')", [True]),
        ("'abc'.matches('^b$')", [False]),
        ("'a\\nb'.matches('a.b')", [True]),
        ("'abc'.matchesFull('b')", [False]),
        ("'abc'.matchesFull('a.c')", [True]),
        ("'a1b22'.replaceMatches('[0-9]+', '#')", ["a#b#"]),
        ("'Jan Smit'.replaceMatches('(\\\\w+) (\\\\w+)', '$2, $1')", ["Smit, Jan"]),
        ("'ab'.replaceMatches('b', '[$0]')", ["a[b]"]),
        ("'ab'.replaceMatches('b', '$9 $x $')", ["a$9 $x $"]),
        ("'ab'.replaceMatches('(z)?b', '<$1>')", ["a<>"]),
        ("'ab'.replaceMatches('', 'x')", ["ab"]),
        ("'ab'.replaceMatches('z', 'x')", ["ab"]),
        ("{}.replaceMatches('a', 'b')", []),
        ("'a'.replaceMatches({}, 'b')", []),
        ("'a'.replaceMatches('a', {})", []),
        ("'caf\\u00e9!'.replaceMatches('!', '?')", ["café?"]),
        ("'\\ud800a'.matches('a')", [True]),
    ],
)
def test_patterns_search_the_whole_text(text: str, expected: list[Any]) -> None:
    assert evaluate(text) == expected


@pytest.mark.parametrize("pattern", ["(", "(?=a)", "((a{1,99}){1,99}){1,99}", "\\ud800"])
def test_a_pattern_that_re2_does_not_run_is_refused(pattern: str) -> None:
    with pytest.raises(UnsupportedError, match="pattern"):
        evaluate(f"'a'.matches('{pattern}')")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("'test'.encode('base64')", ["dGVzdA=="]),
        ("'a?>'.encode('urlbase64')", ["YT8-"]),
        ("'test'.encode('hex')", ["74657374"]),
        ("'YT8-'.decode('urlbase64')", ["a?>"]),
        ("'dGVzdA=='.decode('base64')", ["test"]),
        ("'74657374'.decode('hex')", ["test"]),
        ("'!'.decode('base64')", []),
        ("'ff'.decode('hex')", []),
        ("'zz'.decode('hex')", []),
        ("'<a href=\"x\">'.escape('html')", ["&lt;a href=&quot;x&quot;&gt;"]),
        ("'&lt;'.unescape('html')", ["<"]),
        ("'say \"hi\"'.escape('json')", ['say \\"hi\\"']),
        ("'a\\\\nb'.unescape('json')", ["a\nb"]),
        ("{}.encode('hex')", []),
        ("'a'.encode({})", []),
    ],
)
def test_text_is_encoded_and_back(text: str, expected: list[Any]) -> None:
    assert evaluate(text) == expected


def test_an_unknown_format_is_refused() -> None:
    with pytest.raises(UnsupportedError, match="format"):
        evaluate("'a'.encode('rot13')")


@pytest.mark.parametrize(
    "text",
    [
        "'a'" + ".replace('a', 'aaaaaaaaaa')" * 8,
        "'aaaaaaaaaa'" + ".replaceMatches('a', 'aaaaaaaaaa')" * 8,
        "'a'" + ".encode('hex')" * 20,
        "('" + "a" * 9000 + "').replace('a', 'bbbbbbbbbbb') + ('" + "a" * 9000 + "')",
    ],
    ids=["replace", "replaceMatches", "encode", "plus"],
)
def test_text_cannot_grow_without_bound(text: str) -> None:
    with pytest.raises(LimitExceededError, match="text"):
        evaluate(text)
