"""What screens say about a new passphrase; the estimate itself is handed to them."""

from collections.abc import Callable
from dataclasses import dataclass

MIN_LENGTH = 8
ADVISED_LENGTH = 15


@dataclass(frozen=True, slots=True)
class Judgement:
    """How good a passphrase is.

    Attributes:
        strength: 0 (nothing typed) to 4 (strong).
        refusal: why it cannot be used; empty when it can.
    """

    strength: int = 0
    refusal: str = ""


Judge = Callable[[str, tuple[str, ...]], Judgement]
"""Judges a passphrase; the second argument holds words that are easy to guess here."""
