"""A key as eight words, to compare by telephone.

Both sides see the same words for a key: its owner at the own card, the other in the address book.
Eight words of 512 are 72 bits, and slow to make: nobody finds another key with the same words.
"""

from functools import cache
from hashlib import pbkdf2_hmac
from typing import Final

from kansrijk_desktop.assets import resource

WORDS: Final = 8
_BITS: Final = 9
_ROUNDS: Final = 50_000
_SALT: Final = b"kansrijk-contact-1"


@cache
def check_phrase(age_recipient: str, verify_key: str) -> tuple[str, ...]:
    """Return the words of a pair of public keys."""
    keys = f"{age_recipient}\n{verify_key}".encode()
    number = int.from_bytes(pbkdf2_hmac("sha256", keys, _SALT, _ROUNDS, WORDS * _BITS // 8))
    words, all_words = [], _words()
    for _place in range(WORDS):
        number, index = divmod(number, len(all_words))
        words.append(all_words[index])
    return tuple(words)


@cache
def _words() -> tuple[str, ...]:
    """Return our word list: easy to say, and no two alike."""
    return tuple(resource("check-words.txt").read_text(encoding="utf-8").split())
