"""Order mixed left-to-right and right-to-left text for paper (Unicode Annex 9).

python-bidi computes the levels. Two things are ours: dates and numbers with dashes keep their
order inside Arabic text, and the order of a line is computed on its pieces, after wrapping.
"""

import re
import unicodedata
from collections.abc import Sequence
from typing import Any, Final, Protocol, TypeVar

from bidi import algorithm

_RTL_CLASSES: Final = frozenset({"R", "AL", "AN"})
# 12-03-2026, 06-12345678, 27+3, 14:30: a reader expects these left to right in any script.
_NUMBER_GROUP: Final = re.compile(r"[+]?\d+(?:[-/.:+]\d+)+")
# Embedding marks, not isolates: python-bidi stops on isolates (U+2066 to U+2069).
_EMBED_LTR: Final = "\u202a"
_POP: Final = "\u202c"
_OPEN_CLOSE: Final = frozenset({_EMBED_LTR, _POP})


class Levelled(Protocol):
    """A piece of a line with its embedding level."""

    @property
    def level(self) -> int:
        """Even is left to right, odd is right to left."""


Piece = TypeVar("Piece", bound=Levelled)


def has_rtl(text: str) -> bool:
    """Tell whether the text has any right-to-left character."""
    return any(
        character > "\u0590" and unicodedata.bidirectional(character) in _RTL_CLASSES
        for character in text
    )


def is_rtl(text: str) -> bool:
    """Tell whether the first letter with a direction reads from right to left (rules P2, P3)."""
    return bool(algorithm.get_base_level(text))


def levels(text: str, base: int) -> list[int]:
    """Return the embedding level of every character in a paragraph with this base level."""
    if not base and not has_rtl(text):
        return [0] * len(text)
    marked = _NUMBER_GROUP.sub(lambda found: f"{_EMBED_LTR}{found.group()}{_POP}", text)
    storage = _storage(marked, base)
    resolved = {character["index"]: character["level"] for character in storage["chars"]}
    positions = (at for at, character in enumerate(marked) if character not in _OPEN_CLOSE)
    return [resolved.get(position, base) for position in positions]


def visual_order(pieces: Sequence[Piece]) -> list[Piece]:
    """Return the pieces of one line from left to right (rule L2)."""
    order = list(pieces)
    odd = [piece.level for piece in order if piece.level % 2]
    if not odd:
        return order
    for level in range(max(piece.level for piece in order), min(odd) - 1, -1):
        start = 0
        while start < len(order):
            end = start
            while end < len(order) and order[end].level >= level:
                end += 1
            order[start:end] = reversed(order[start:end])
            start = max(end, start + 1)
    return order


def _storage(text: str, base: int) -> dict[str, Any]:
    """Run the rules of python-bidi up to the levels, remembering where each character was."""
    storage: dict[str, Any] = algorithm.get_empty_storage()
    storage["base_level"] = base
    storage["base_dir"] = "LR"[base]
    algorithm.get_embedding_levels(text, storage)
    for index, character in enumerate(storage["chars"]):
        character["index"] = index
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage)
    algorithm.resolve_neutral_types(storage, debug=False)
    algorithm.resolve_implicit_levels(storage, debug=False)
    return storage
