"""The recovery code: 128 random bits that a person can write down and type back.

Twenty-six random characters out of 31 (128.8 bits) and two check characters, in seven groups of
four. The check characters make it a Reed-Solomon code over the integers modulo 31: every wrong
character, every swap of two, and every pair of wrong characters is noticed.
"""

import secrets
from collections.abc import Sequence

from kansrijk_desktop.errors import InvalidInputError

# Digits and letters without 0, 1, I, L and O, which look alike on paper; 31 is a prime.
ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
MODULUS = len(ALPHABET)
RANDOM_CHARACTERS = 26
CODE_CHARACTERS = RANDOM_CHARACTERS + 2
GROUP = 4
SEPARATORS = " -–—‐‑\t\n\r."


def new_recovery_code() -> str:
    """Return a fresh code in groups ("K7WF-9Q2M-…")."""
    values = [secrets.randbelow(MODULUS) for _ in range(RANDOM_CHARACTERS)]
    values += _check_values(values)
    characters = "".join(ALPHABET[value] for value in values)
    return "-".join(characters[i : i + GROUP] for i in range(0, CODE_CHARACTERS, GROUP))


def read_recovery_code(typed: str) -> str:
    """Return the code as it was made, from what someone typed.

    Capitals, spaces and dashes do not matter.

    Raises:
        InvalidInputError: it cannot be right; the message says where to look.
    """
    characters = "".join(c for c in typed.upper() if c not in SEPARATORS)
    for position, character in enumerate(characters):
        if character not in ALPHABET:
            raise InvalidInputError(
                f"{_place(position)} kan niet in een herstelcode voorkomen. "
                "De code heeft geen 0, 1, I, L of O. Kijk de code nog eens na."
            )
    if len(characters) != CODE_CHARACTERS:
        raise InvalidInputError(
            f"De herstelcode heeft {CODE_CHARACTERS} tekens, in 7 groepen van 4. "
            f"Nu staan er {len(characters)}. Kijk de code nog eens na."
        )
    _check([ALPHABET.index(character) for character in characters])
    return "-".join(characters[i : i + GROUP] for i in range(0, CODE_CHARACTERS, GROUP))


def _check_values(values: Sequence[int]) -> list[int]:
    """Return two values that make the sum and the weighted sum of the whole zero."""
    plain = sum(values)
    weighted = sum((i + 1) * value for i, value in enumerate(values))
    first_weight = RANDOM_CHARACTERS + 1
    # Solves a + b = -plain and w a + (w + 1) b = -weighted.
    last = (first_weight * plain - weighted) % MODULUS
    first = (-plain - last) % MODULUS
    return [first, last]


def _check(values: Sequence[int]) -> None:
    plain = sum(values) % MODULUS
    weighted = sum((i + 1) * value for i, value in enumerate(values)) % MODULUS
    if plain == 0 and weighted == 0:
        return
    message = "De herstelcode klopt niet: er is een teken verkeerd of verwisseld."
    if plain:
        # One wrong character shows its own place; with more of them this may point elsewhere.
        position = (weighted * pow(plain, -1, MODULUS)) % MODULUS - 1
        if 0 <= position < CODE_CHARACTERS:
            place = _place(position)
            raise InvalidInputError(f"{message} Kijk eerst naar {place[0].lower()}{place[1:]}.")
    raise InvalidInputError(f"{message} Kijk de code teken voor teken na.")


def _place(position: int) -> str:
    group, character = divmod(position, GROUP)
    return f"Teken {character + 1} van groep {group + 1}"
