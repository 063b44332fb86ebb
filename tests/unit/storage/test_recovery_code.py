import itertools
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kansrijk_desktop.errors import InvalidInputError
from kansrijk_desktop.storage.recovery_code import (
    ALPHABET,
    CODE_CHARACTERS,
    RANDOM_CHARACTERS,
    new_recovery_code,
    read_recovery_code,
)

codes = st.builds(new_recovery_code)
positions = st.integers(0, CODE_CHARACTERS - 1)


def characters_of(code: str) -> list[str]:
    return list(code.replace("-", ""))


def test_the_code_holds_at_least_128_random_bits() -> None:
    assert math.log2(len(ALPHABET)) * RANDOM_CHARACTERS >= 128


def test_a_code_is_seven_groups_of_four_without_lookalikes() -> None:
    code = new_recovery_code()

    assert [len(group) for group in code.split("-")] == [4] * 7
    assert not set(code) & set("01ILO")


def test_two_codes_differ() -> None:
    assert new_recovery_code() != new_recovery_code()


@given(codes, st.sampled_from(["", " ", "  ", "–", "\n", ". "]), st.booleans())
def test_case_spaces_and_dashes_do_not_matter(code: str, separator: str, is_lower: bool) -> None:
    typed = separator.join(code.split("-"))

    assert read_recovery_code(typed.lower() if is_lower else typed) == code


@given(codes)
def test_every_single_wrong_character_is_noticed_and_pointed_at(code: str) -> None:
    characters = characters_of(code)

    for position, wrong in itertools.product(range(CODE_CHARACTERS), ALPHABET):
        if characters[position] == wrong:
            continue
        typed = [*characters[:position], wrong, *characters[position + 1 :]]
        place = f"teken {position % 4 + 1} van groep {position // 4 + 1}"
        with pytest.raises(InvalidInputError, match=place):
            read_recovery_code("".join(typed))


@given(codes)
def test_every_swap_of_two_characters_is_noticed(code: str) -> None:
    characters = characters_of(code)

    for one, other in itertools.combinations(range(CODE_CHARACTERS), 2):
        typed = list(characters)
        typed[one], typed[other] = typed[other], typed[one]
        if typed == characters:
            continue
        with pytest.raises(InvalidInputError, match="teken voor teken"):
            read_recovery_code("".join(typed))


@given(codes, positions, positions, st.sampled_from(ALPHABET), st.sampled_from(ALPHABET))
def test_two_wrong_characters_are_noticed(
    code: str, one: int, other: int, first: str, second: str
) -> None:
    typed = characters_of(code)
    typed[one], typed[other] = first, second
    if typed == characters_of(code):
        return

    with pytest.raises(InvalidInputError):
        read_recovery_code("".join(typed))


@pytest.mark.parametrize("extra", ["", "A", "ABCD"])
def test_a_code_of_another_length_is_refused(extra: str) -> None:
    typed = new_recovery_code()[:-1] + extra
    if len(extra) == 1:
        typed += "A"

    with pytest.raises(InvalidInputError, match="28 tekens"):
        read_recovery_code(typed)


@pytest.mark.parametrize("character", "01ILO@é")
def test_a_character_that_is_never_used_is_pointed_at(character: str) -> None:
    typed = new_recovery_code()[:5] + character

    with pytest.raises(InvalidInputError, match="Teken 1 van groep 2"):
        read_recovery_code(typed)
