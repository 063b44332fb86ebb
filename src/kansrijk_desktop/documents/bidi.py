"""Order mixed left-to-right and right-to-left text for paper (Unicode Annex 9).

python-bidi computes the levels. Ours are: the direction of a text, each right-to-left phrase in a
Dutch sentence by itself (the number behind an Arabic name stays behind it), dates kept whole,
brackets kept in pairs (rule N0), and the order of a line, computed on its pieces after wrapping.
"""

import re
import unicodedata
from collections.abc import Sequence
from typing import Any, Final, Protocol, TypeVar

from bidi import algorithm

_RTL_CLASSES: Final = frozenset({"R", "AL"})
# 12-03-2026, 06-12345678, 27+3, 14:30: a reader expects these left to right in any script.
_NUMBER_GROUP: Final = re.compile(r"[+]?\d+(?:[-/.:+]\d+)+")
# Embedding marks, not isolates: python-bidi stops on isolates (U+2066 to U+2069).
_EMBED_LTR: Final = "\u202a"
_POP: Final = "\u202c"
_MARKS: Final = frozenset({_EMBED_LTR, _POP})
_BRACKETS: Final = {")": "(", "]": "[", "}": "{"}


class Levelled(Protocol):
    """A piece of a line with its embedding level."""

    @property
    def level(self) -> int:
        """Even is left to right, odd is right to left."""


Piece = TypeVar("Piece", bound=Levelled)


def is_rtl(text: str) -> bool:
    """Tell whether a text as a whole reads from right to left.

    Its first letter must (rules P2, P3) and so must most of its letters: a Latin name with an
    Arabic one in front is still a Latin name in a Dutch letter.
    """
    directions = [_direction(character) for character in text]
    strong = [direction for direction in directions if direction]
    return bool(strong) and strong[0] < 0 and sum(strong) < 0


def levels(text: str, base: int) -> list[int]:
    """Return the embedding level of every character in a text of this direction."""
    if base:
        return _resolved(text)
    found = [0] * len(text)
    for start, end in _phrases(text):
        found[start:end] = _resolved(text[start:end])
    return found


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


def _direction(character: str) -> int:
    """Return -1 for a right-to-left letter, 1 for a left-to-right one, 0 for neither."""
    if character.isascii():
        return int(character.isalpha())
    kind = unicodedata.bidirectional(character)
    if kind in _RTL_CLASSES:
        return -1
    return int(kind == "L")


def _phrases(text: str) -> list[tuple[int, int]]:
    """Return where right-to-left phrases begin and end: from letter to letter, digits between."""
    phrases: list[tuple[int, int]] = []
    is_open = False
    for index, character in enumerate(text):
        direction = _direction(character)
        if direction < 0 and is_open:
            phrases[-1] = (phrases[-1][0], index + 1)
        elif direction < 0:
            phrases.append((index, index + 1))
        elif direction == 0 and phrases and unicodedata.combining(character):
            start, end = phrases[-1]
            phrases[-1] = (start, index + 1 if end == index else end)
        is_open = direction < 0 or (is_open and direction == 0)
    return phrases


def _resolved(text: str) -> list[int]:
    """Return the levels of a right-to-left text."""
    marked = _NUMBER_GROUP.sub(lambda found: f"{_EMBED_LTR}{found.group()}{_POP}", text)
    storage: dict[str, Any] = algorithm.get_empty_storage()
    storage["base_level"] = 1
    storage["base_dir"] = "R"
    algorithm.get_embedding_levels(marked, storage)
    for index, character in enumerate(storage["chars"]):
        character["index"] = index
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage)
    _pair_brackets(storage["chars"])
    algorithm.resolve_neutral_types(storage, debug=False)
    algorithm.resolve_implicit_levels(storage, debug=False)
    resolved = {character["index"]: character["level"] for character in storage["chars"]}
    positions = (at for at, character in enumerate(marked) if character not in _MARKS)
    return [resolved.get(position, 1) for position in positions]


def _pair_brackets(characters: Sequence[dict[str, Any]]) -> None:
    """Give both brackets of a pair one direction (rule N0, which python-bidi lacks)."""
    opened: list[int] = []
    for index, character in enumerate(characters):
        if character["ch"] in _BRACKETS.values():
            opened.append(index)
        elif opened and characters[opened[-1]]["ch"] == _BRACKETS.get(character["ch"]):
            start = opened.pop()
            inside = {each["type"] for each in characters[start + 1 : index]}
            direction = "R"
            if "L" in inside and not inside & {"R", "AN", "EN"}:
                direction = _before(characters[:start])
            characters[start]["type"] = character["type"] = direction


def _before(characters: Sequence[dict[str, Any]]) -> str:
    """Return the direction of the text before an opening bracket."""
    strong = (each["type"] for each in reversed(characters) if each["type"] in {"L", "R"})
    return next(strong, "R")
