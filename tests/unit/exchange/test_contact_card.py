"""Cards of installations, their words to compare, and their code to scan."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kansrijk_desktop.assets import resource
from kansrijk_desktop.errors import UnreadableBundleError
from kansrijk_desktop.exchange.check_phrase import WORDS, check_phrase
from kansrijk_desktop.exchange.contact_card import MAX_NAME, card_of, read_card, written_card
from kansrijk_desktop.exchange.own_keys import new_keys
from kansrijk_desktop.exchange.qr_code import qr_squares
from kansrijk_desktop.records.correspondent import OwnKeys
from tests.builders import NOW
from tests.unit.exchange.installations import an_installation


@pytest.fixture(scope="module")
def keys() -> OwnKeys:
    return new_keys(NOW)


def refusal(content: bytes) -> str:
    with pytest.raises(UnreadableBundleError) as caught:
        read_card(content)
    assert "Er is niets gewijzigd." in caught.value.message
    return caught.value.message


names = st.text(st.characters(categories=("L", "N", "P", "S")), min_size=1, max_size=20)


@given(names, names, names)
def test_a_card_reads_back_as_it_was(
    keys: OwnKeys, name: str, organization: str, phone: str
) -> None:
    card = card_of(keys, name, organization, "jgz", phone)

    assert read_card(written_card(card, keys).encode()) == card


@pytest.mark.parametrize("kind", ["verloskundige", "ander"])
def test_a_card_of_a_midwife_is_read_with_her_kind_and_with_that_of_before(
    keys: OwnKeys, kind: str
) -> None:
    card = card_of(keys, "Anna", "De Wieg", kind, "")

    assert read_card(written_card(card, keys).encode()).recipient_kind == kind


def test_a_card_pasted_from_a_message_is_read(keys: OwnKeys) -> None:
    card = card_of(keys, "Anna", "De Wieg", "ander", "")
    written = written_card(card, keys)
    pasted = "Beste collega, hier is mijn kaart:\r\n" + "\r\n".join(
        written[at : at + 70] for at in range(0, len(written), 70)
    )

    assert read_card(f"{pasted}\r\nGroet, Anna".encode()) == card


def test_every_part_of_a_card_is_signed(keys: OwnKeys) -> None:
    written = json.loads(written_card(card_of(keys, "Anna", "De Wieg", "ander", "030"), keys))
    other = an_installation().card

    for part, value in (
        ("name", "Bea"),
        ("organization", "De Box"),
        ("kind", "jgz"),
        ("phone", "06"),
        ("age", other.age_recipient),
        ("key", other.verify_key),
        ("signature", ""),
    ):
        assert "veranderd" in refusal(json.dumps(written | {part: value}).encode())


@pytest.mark.parametrize(
    "change",
    [
        {"age": "age1x"},
        {"key": "AAAA"},
        {"kind": "minister"},
        {"organization": ""},
        {"name": "x" * (MAX_NAME + 1)},
        {"name": "A\u202eB"},
        {"name": 3},
    ],
)
def test_a_card_with_nonsense_is_refused(change: dict[str, object], keys: OwnKeys) -> None:
    written = json.loads(written_card(card_of(keys, "Anna", "De Wieg", "ander", ""), keys))

    refusal(json.dumps(written | change).encode())


@pytest.mark.parametrize("content", [b"", b"x", b"{", b"{}", b"[1]", b"\xff\xfe{}", b"{" * 9_000])
def test_what_is_no_card_is_refused(content: bytes) -> None:
    assert "geen kaart van Kansrijk" in refusal(content)


def test_a_card_of_a_later_version_says_so(keys: OwnKeys) -> None:
    written = json.loads(written_card(card_of(keys, "Anna", "De Wieg", "ander", ""), keys))

    assert "andere versie" in refusal(json.dumps(written | {"kansrijk-contact": 2}).encode())


def test_the_words_of_a_key_are_always_the_same_and_of_no_other() -> None:
    first, second = an_installation().card, an_installation().card

    phrase = check_phrase(first.age_recipient, first.verify_key)

    assert len(phrase) == WORDS
    assert phrase == check_phrase(first.age_recipient, first.verify_key)
    assert phrase != check_phrase(second.age_recipient, second.verify_key)
    assert phrase != check_phrase(first.age_recipient, second.verify_key)


def test_the_words_to_compare_stay_what_they_are() -> None:
    """Two versions of the program must show the same words."""
    assert check_phrase("age1", "sleutel") == (
        *("wiel", "plank", "citroen", "libel"),
        *("artiest", "fluit", "wasbeer", "landkaart"),
    )


def test_our_word_list_holds_512_words_that_are_easy_to_tell_apart() -> None:
    words = resource("check-words.txt").read_text(encoding="utf-8").split()

    assert len(words) == len(set(words)) == 512
    assert all(word.isascii() and word.islower() and 4 <= len(word) <= 12 for word in words)
    almost = [word[:at] + "." + word[at + 1 :] for word in words for at in range(len(word))]
    assert len(almost) == len(set(almost)), "two words differ by one letter"


def test_a_card_fits_a_code_to_scan(keys: OwnKeys) -> None:
    card = card_of(keys, "é" * MAX_NAME, "ß" * MAX_NAME, "jgz", "0" * MAX_NAME)

    squares = qr_squares(written_card(card, keys))

    assert len(squares) == len(squares[0])
    # The three corners every reader looks for.
    assert all(squares[0][:7] + squares[0][-7:] + squares[-7][:7])
