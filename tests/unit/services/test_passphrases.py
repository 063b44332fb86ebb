import pytest

from kansrijk_desktop.services.passphrases import MOST_BYTES, Strength, judge_passphrase


@pytest.mark.parametrize(
    "passphrase",
    [
        "",
        "kort",
        "1234567",
        "12345678",
        "password",
        "welkom01",
        "Welkom2026!",
        "W3lkom01",
        "wachtwoord",
        "qwertyuiop",
        "kansrijk",
        "Kansrijk123",
        "verloskunde",
        "Verloskundige1!",
        "zwangerschap 2026",
        "aaaaaaaaaaaaaaaaaaaaaa",
        "!!!!!!!!!!",
        "de wieg 1",
        "utrecht2025",
        "a" * (MOST_BYTES + 1),
    ],
)
def test_what_is_guessed_first_is_refused_with_a_way_out(passphrase: str) -> None:
    advice = judge_passphrase(passphrase, own_words=["Praktijk De Wieg"])

    assert advice.strength is Strength.REFUSED
    assert not advice.is_accepted
    assert "Kies" in advice.message


@pytest.mark.parametrize(
    "passphrase",
    [
        "vier paarse fietsen fluiten",
        "mijn wieg fluit zachte paarden",
        "trap-kabel-noot-vork",
        "x7$Kq2!vLp9#zRt4",
        "één café naast de gracht",
        "كلمة سر طويلة جدا",
    ],
)
def test_a_long_passphrase_is_good(passphrase: str) -> None:
    assert judge_passphrase(passphrase).strength is Strength.GOOD


def test_a_short_but_random_one_is_fair() -> None:
    assert judge_passphrase("x7$Kq2!vLp9").strength is Strength.FAIR


def test_a_weak_one_may_be_used_and_hears_what_is_better() -> None:
    advice = judge_passphrase("sanne1996")

    assert advice.strength is Strength.WEAK
    assert advice.is_accepted
    assert "4 of 5 losse woorden" in advice.message


def test_long_ones_are_accepted_whole() -> None:
    passphrase = "vier paarse fietsen fluiten " * 20

    assert judge_passphrase(passphrase).is_accepted


def test_no_message_repeats_the_passphrase() -> None:
    for passphrase in ("welkom01", "vier paarse fietsen", "sanne1996"):
        assert passphrase not in judge_passphrase(passphrase).message
