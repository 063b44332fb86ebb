"""Files for one recipient: opened by that one only, and only as they were sent."""

from dataclasses import replace

import pyrage
import pytest

from kansrijk_desktop.errors import UnreadableBundleError
from kansrijk_desktop.exchange.own_keys import encrypted
from kansrijk_desktop.exchange.receipts import Receipt, read_receipt, written_receipt
from kansrijk_desktop.exchange.sealing import (
    MAX_BYTES,
    Sealed,
    SealedKind,
    is_sealed,
    open_sealed,
    seal,
)
from kansrijk_desktop.fhir.json import dump_json
from tests.builders import NOW, TODAY
from tests.unit.exchange.bundles import DOCUMENT_ID
from tests.unit.exchange.installations import Installation, an_installation


@pytest.fixture(scope="module")
def midwife() -> Installation:
    return an_installation()


@pytest.fixture(scope="module")
def nurse() -> Installation:
    return an_installation("JGZ Voorbeeld")


@pytest.fixture(scope="module")
def third() -> Installation:
    return an_installation("Kraamzorg Voorbeeld")


def a_handover(sender: Installation, content: bytes = b"inhoud") -> Sealed:
    return Sealed(DOCUMENT_ID, SealedKind.HANDOVER, NOW, sender.card, content)


def refusal(content: bytes, at: Installation) -> str:
    with pytest.raises(UnreadableBundleError) as caught:
        open_sealed(content, at.keys)
    assert "Er is niets gewijzigd." in caught.value.message
    return caught.value.message


def test_the_recipient_reads_what_was_sent(midwife: Installation, nurse: Installation) -> None:
    sent = a_handover(midwife, "Straße ❤".encode() * 1_000)

    sealed = seal(sent, nurse.card.age_recipient, midwife.keys)

    assert is_sealed(sealed)
    assert open_sealed(sealed, nurse.keys) == sent


def test_a_sealed_file_shows_nothing_of_its_content(
    midwife: Installation, nurse: Installation
) -> None:
    sealed = seal(a_handover(midwife, b"GEHEIM"), nurse.card.age_recipient, midwife.keys)

    for secret in (b"GEHEIM", DOCUMENT_ID.encode(), b"De Wieg", b"handover"):
        assert secret not in sealed


def test_any_age_tool_opens_it(midwife: Installation, nurse: Installation) -> None:
    sealed = seal(a_handover(midwife), nurse.card.age_recipient, midwife.keys)

    plain = pyrage.decrypt(sealed, [pyrage.x25519.Identity.from_str(nurse.keys.age_identity)])

    assert plain.endswith(b"\ninhoud")


def test_the_same_content_is_sealed_otherwise_each_time(
    midwife: Installation, nurse: Installation
) -> None:
    first, second = (
        seal(a_handover(midwife), nurse.card.age_recipient, midwife.keys) for _ in range(2)
    )

    assert first != second


def test_another_cannot_open_it(
    midwife: Installation, nurse: Installation, third: Installation
) -> None:
    sealed = seal(a_handover(midwife), nurse.card.age_recipient, midwife.keys)

    assert "niet voor u verzegeld" in refusal(sealed, third)
    assert "niet voor u verzegeld" in refusal(sealed, midwife)


def test_one_bit_changed_anywhere_is_noticed(midwife: Installation, nurse: Installation) -> None:
    sealed = seal(a_handover(midwife), nurse.card.age_recipient, midwife.keys)
    changed, opened = 0, []

    for place in range(len(sealed)):
        flipped = bytearray(sealed)
        flipped[place] ^= 1 << place % 8
        try:
            opened.append((place, open_sealed(bytes(flipped), nurse.keys)))
        except UnreadableBundleError:
            changed += 1

    assert opened == []
    assert changed == len(sealed)


def test_a_file_cut_off_anywhere_is_noticed(midwife: Installation, nurse: Installation) -> None:
    sealed = seal(a_handover(midwife), nurse.card.age_recipient, midwife.keys)

    for length in range(len(sealed)):
        refusal(sealed[:length], nurse)
    refusal(sealed + b"x", nurse)


def test_what_a_recipient_passes_on_is_not_from_the_first_sender(
    midwife: Installation, nurse: Installation, third: Installation
) -> None:
    sealed = seal(a_handover(midwife), nurse.card.age_recipient, midwife.keys)
    opened = pyrage.decrypt(sealed, [pyrage.x25519.Identity.from_str(nurse.keys.age_identity)])

    passed_on = encrypted(opened, third.card.age_recipient)

    assert "doorgegeven" in refusal(passed_on, third)


def test_nobody_signs_for_another(
    midwife: Installation, nurse: Installation, third: Installation
) -> None:
    forged = seal(a_handover(midwife), nurse.card.age_recipient, third.keys)

    assert "onderweg veranderd" in refusal(forged, nurse)


def test_content_cannot_be_put_in_the_place_of_other_content(
    midwife: Installation, nurse: Installation
) -> None:
    sealed = seal(a_handover(midwife), nurse.card.age_recipient, midwife.keys)
    opened = pyrage.decrypt(sealed, [pyrage.x25519.Identity.from_str(nurse.keys.age_identity)])

    other = encrypted(opened.replace(b"inhoud", b"anders"), nurse.card.age_recipient)

    assert "onderweg veranderd" in refusal(other, nurse)


def test_a_file_that_others_can_open_as_well_is_refused(
    midwife: Installation, nurse: Installation, third: Installation
) -> None:
    both = [pyrage.x25519.Recipient.from_str(one.card.age_recipient) for one in (nurse, third)]

    sealed = pyrage.encrypt(b"kansrijk-sealed\n", both)

    assert "niet voor één ontvanger" in refusal(sealed, nurse)


def test_a_file_with_a_passphrase_is_refused_before_it_costs_time(nurse: Installation) -> None:
    # As `age -p` writes it, with work for days.
    hostile = b"age-encryption.org/v1\n-> scrypt c2FsdHNhbHRzYWx0c2FsdA 30\nAAAA\n--- AAAA\n"

    assert "niet voor één ontvanger" in refusal(hostile, nurse)


@pytest.mark.parametrize(
    "content", [b"", b"x", b"%PDF-1.7", b"age-encryption.org/v1\n", b"\0" * 1_000]
)
def test_what_is_no_sealed_file_is_refused(content: bytes, nurse: Installation) -> None:
    assert "geen verzegeld bestand" in refusal(content, nurse)


def test_an_age_file_of_something_else_is_refused(nurse: Installation) -> None:
    assert "geen overdracht van Kansrijk" in refusal(
        encrypted(b"vakantiefoto", nurse.card.age_recipient), nurse
    )


def test_a_file_that_is_far_too_large_is_refused_unread(nurse: Installation) -> None:
    assert "groter dan 20 MB" in refusal(b"x" * (MAX_BYTES + 1), nurse)


def test_a_file_of_another_version_says_so(
    midwife: Installation, nurse: Installation, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kansrijk_desktop.exchange.sealing.FORMAT", 2)
    sealed = seal(a_handover(midwife), nurse.card.age_recipient, midwife.keys)
    monkeypatch.undo()

    assert "andere versie van Kansrijk" in refusal(sealed, nurse)


def test_a_head_that_is_no_head_is_refused(nurse: Installation) -> None:
    for head in (b"", b"{}", b"[", dump_json({"format": 1, "sender": 3})):
        plain = b"kansrijk-sealed\n" + head + b"\n\n"

        refusal(encrypted(plain, nurse.card.age_recipient), nurse)


def test_a_receipt_reads_back_as_it_was() -> None:
    receipt = Receipt(DOCUMENT_ID, TODAY, "J. de Nurse", "Dank, wij bellen maandag.")

    assert read_receipt(written_receipt(receipt)) == receipt


@pytest.mark.parametrize(
    "content", [b"", b"[]", b"{}", b'{"handover": "x", "received": "2026-11-21"}', b"\xff"]
)
def test_what_is_no_receipt_is_refused(content: bytes) -> None:
    with pytest.raises(UnreadableBundleError, match="ontvangstbevestiging"):
        read_receipt(content)


def test_a_receipt_holds_no_marks_that_turn_the_text() -> None:
    receipt = replace(Receipt(DOCUMENT_ID, TODAY, "J."), note="op\u202etijd")

    assert read_receipt(written_receipt(receipt)).note == "optijd"
