import pytest

from kansrijk_desktop.services.passphrases import MOST_BYTES, PassphraseAdvice, assess_passphrase


@pytest.mark.parametrize(
    "passphrase",
    [
        "12345678",
        "password",
        "welkom01",
        "Welkom2026!",
        "W3lkom01",
        "wachtwoord",
        "qwertyuiop",
        "kansrijk",
        "Kansrijk2026!",
        "verloskunde",
        "Verloskundige1!",
        "zwangerschap 2026",
        "aaaaaaaaaaaaaaaaaaaaaa",
        "!!!!!!!!!!",
        "de wieg 1",
        "utrecht2025",
    ],
)
def test_what_is_guessed_first_is_refused_with_a_way_out(passphrase: str) -> None:
    advice = assess_passphrase(passphrase, own_words=["Praktijk De Wieg"])

    assert advice.strength == 1
    assert "makkelijk te raden" in advice.refusal
    assert "4 of 5 losse woorden" in advice.refusal


@pytest.mark.parametrize("length", [1, 7])
def test_a_short_one_is_refused(length: int) -> None:
    assert "minstens 8 tekens" in assess_passphrase("x7$Kq2!vLp9"[:length]).refusal


def test_a_kilobyte_is_accepted_and_more_is_not() -> None:
    sentence = "vier paarse fietsen fluiten " * 40

    assert assess_passphrase(sentence[:MOST_BYTES]).refusal == ""
    assert "te lang" in assess_passphrase(sentence[: MOST_BYTES + 1]).refusal


@pytest.mark.parametrize(
    "passphrase",
    [
        "vier paarse fietsen fluiten",
        "mijn wieg fluit zachte paarden",
        "koffie kaas voetbal regenboog trap",
        "trap-kabel-noot-vork",
        "x7$Kq2!vLp9#zRt4",
        "één café naast de gracht",
        "كلمة سر طويلة جدا",
    ],
)
def test_a_long_one_is_strong_whatever_signs_it_has(passphrase: str) -> None:
    advice = assess_passphrase(passphrase)

    assert advice.strength >= 3
    assert advice.refusal == ""


def test_a_weak_one_may_be_used() -> None:
    assert assess_passphrase("sanne1996") == PassphraseAdvice(strength=2)


def test_nothing_typed_is_neither_strong_nor_refused() -> None:
    assert assess_passphrase("") == PassphraseAdvice()
