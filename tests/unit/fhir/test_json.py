from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kansrijk_desktop.errors import InvalidInputError
from kansrijk_desktop.fhir.json import (
    MAX_DEPTH,
    JsonValue,
    dump_json,
    parse_json,
    parse_json_object,
)

NUMBERS = st.integers(-(2**63) + 1, 2**63 - 1) | st.decimals(
    allow_nan=False, allow_infinity=False, min_value=-(10**12), max_value=10**12, places=6
)
TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=20)
VALUES = st.recursive(
    st.none() | st.booleans() | NUMBERS | TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=20,
)


@given(VALUES)
def test_what_is_written_is_read_back_the_same(value: JsonValue) -> None:
    assert parse_json(dump_json(value)) == value


@pytest.mark.parametrize("digits", ["1.10", "0.0", "0.000", "12.50", "-0.5", "1E+5"])
def test_every_digit_of_a_decimal_is_kept(digits: str) -> None:
    assert dump_json(parse_json(digits.encode())) == digits.encode()


def test_minus_zero_stays_minus_zero() -> None:
    assert dump_json(parse_json(b"[-0,0]")) == b"[-0,0]"


def test_a_byte_order_mark_is_accepted() -> None:
    assert parse_json(b'\xef\xbb\xbf{"a":1}') == {"a": 1}


def test_letters_of_all_scripts_are_written_as_they_are() -> None:
    assert dump_json({"naam": "İbrahim ğş 😀"}) == '{"naam":"İbrahim ğş 😀"}'.encode()


def test_an_escaped_pair_of_surrogates_is_one_letter() -> None:
    assert parse_json(b'[{"a": "\\ud83d\\ude00"}, 1, null]') == [{"a": "😀"}, 1, None]


def test_indented_json_means_the_same() -> None:
    value: JsonValue = {"a": [1, {"b": Decimal("2.50")}]}

    written = dump_json(value, is_indented=True)

    assert b"\n" in written
    assert parse_json(written) == value


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", "leeg"),
        (b"  \n ", "leeg"),
        (b"{", "geen geldige JSON"),
        (b'{"a":1} {"b":2}', "geen geldige JSON"),
        (b'{"a":1,"a":2}', "“a” twee keer"),
        (b'{"a":[{"x":1,"b":2,"x":3}]}', "Bij a[0] staat de naam “x” twee keer"),
        (b'{"a":NaN}', "Bij a staat NaN"),
        (b'{"a":[1,-Infinity]}', "Bij a[1] staat -Infinity"),
        (b'{"a":1e999}', "Bij a staat een getal dat te groot"),
        (b'{"a":1e-999}', "te groot of te precies"),
        (b'{"a":1.' + b"1" * 80 + b"}", "te groot of te precies"),
        (b'{"a":1e99999999999999999999}', "te groot of te precies"),
        (b'{"a":9223372036854775808}', "Bij a staat een getal dat te groot is"),
        (b"1" * 5000, "Bij het begin staat een getal dat te groot is"),
        (b'{"a":"\\ud800"}', "Bij a staat een half teken"),
        (b'{"\\udfff":1}', "half teken"),
        (b'{"a":"x\\u0000y"}', "Bij a staat een NUL-teken"),
        ("{}".encode("utf-16"), "niet in UTF-8"),
        ('"é"'.encode("latin-1"), "niet in UTF-8 opgeslagen (byte 1)"),
        (b"[" * 100_000, "te diep genest"),
        (b"[" * (MAX_DEPTH + 2) + b"]" * (MAX_DEPTH + 2), "te diep genest"),
    ],
)
def test_what_would_be_changed_or_lost_is_refused_in_words(raw: bytes, reason: str) -> None:
    with pytest.raises(InvalidInputError) as refused:
        parse_json(raw)

    assert reason in refused.value.message
    assert "Er is niets gewijzigd." in refused.value.message


def test_nesting_up_to_the_limit_is_read() -> None:
    assert parse_json(b"[" * MAX_DEPTH + b"]" * MAX_DEPTH)


def test_a_file_that_is_too_large_is_refused_before_it_is_read() -> None:
    with pytest.raises(InvalidInputError, match="groter dan 1 MB"):
        parse_json(b"[" + b" " * (1024 * 1024), max_bytes=1024 * 1024)


def test_only_an_object_can_be_a_resource() -> None:
    assert parse_json_object(b'{"a":1}') == {"a": 1}
    with pytest.raises(InvalidInputError, match="geen FHIR-gegeven"):
        parse_json_object(b"[1]")


def test_a_file_made_of_crumbs_is_refused_before_it_is_read_through() -> None:
    with pytest.raises(InvalidInputError, match="meer dan 17 onderdelen"):
        parse_json(b"[" + b",".join([b"{}"] * 100) + b"]", max_bytes=1024)
