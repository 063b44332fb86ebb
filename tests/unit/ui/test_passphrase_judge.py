import pytest

from kansrijk_desktop.ui.passphrase_judge import judge_passphrase


def test_nothing_typed_is_neither_strong_nor_refused() -> None:
    judgement = judge_passphrase("")

    assert (judgement.strength, judgement.refusal) == (0, "")


@pytest.mark.parametrize("short", ["a", "T9#kz!x", "één koe"])
def test_fewer_than_eight_characters_are_refused(short: str) -> None:
    assert "8 tekens" in judge_passphrase(short).refusal


@pytest.mark.parametrize(
    "guessable",
    ["password", "qwertyuiop", "welkom01", "Wachtwoord1", "kansrijk2026", "aaaaaaaaaa", "12345678"],
)
def test_much_used_and_own_words_are_refused(guessable: str) -> None:
    judgement = judge_passphrase(guessable)

    assert judgement.strength == 1
    assert "raden" in judgement.refusal


def test_the_name_of_the_practice_is_refused() -> None:
    assert judge_passphrase("reuring1", ("Praktijk Reuring", "Anna de Wit")).refusal


@pytest.mark.parametrize(
    "good",
    ["vier ganzen aan de plas", "zonnebloem-tegel-9", "één koe in de wei", "x" * 3 + "9kLq#" * 20],
)
def test_a_sentence_is_good_without_capitals_digits_or_signs(good: str) -> None:
    judgement = judge_passphrase(good)

    assert judgement.refusal == ""
    assert judgement.strength >= 3


def test_composed_and_decomposed_letters_are_judged_alike() -> None:
    assert judge_passphrase("één koe") == judge_passphrase("e\u0301e\u0301n koe")
