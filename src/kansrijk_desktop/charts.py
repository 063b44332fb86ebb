"""The geometry of our charts as plain points, lines and labels; screen and paper draw it.

Units are those of the caller (pixels or points); y grows downwards.
"""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rectangle:
    """A box."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Block:
    """One label that lies on the balance.

    Attributes:
        is_load: left, what weighs; otherwise right, what carries.
        is_rest: stands for the labels that found no place ("en nog 3").
    """

    box: Rectangle
    label: str
    is_load: bool
    is_rest: bool = False


@dataclass(frozen=True, slots=True)
class Balance:
    """What weighs and what carries, lying on a level beam.

    The beam never tilts: a slope would be a sum over domains, and there is none.

    Attributes:
        beam: the bar they lie on.
        foot: three corners of the support under it.
    """

    blocks: tuple[Block, ...]
    beam: Rectangle
    foot: tuple[tuple[float, float], ...]
    width: float
    height: float


def balance(
    loads: Sequence[str],
    strengths: Sequence[str],
    *,
    width: float,
    block_height: float,
    most: int = 6,
    rest: str = "+ {count}",
) -> Balance:
    """Lay the labels on both sides of a balance, the first at the bottom.

    A side holds at most `most` blocks; the last then says in the words of `rest` how many more
    there are.
    """
    gap = block_height / 6
    rows = max(min(max(len(loads), len(strengths)), most), 1)
    beam_top = rows * (block_height + gap)
    half = width / 2 - 2 * gap
    sides = ((loads, 0.0, True), (strengths, width - half, False))
    blocks = [
        Block(
            Rectangle(x, beam_top - (index + 1) * (block_height + gap), half, block_height),
            label,
            is_load,
            is_rest,
        )
        for labels, x, is_load in sides
        for index, (label, is_rest) in enumerate(_fitting(labels, most, rest))
    ]
    middle, foot_top = width / 2, beam_top + gap
    return Balance(
        blocks=tuple(blocks),
        beam=Rectangle(0, beam_top, width, gap),
        foot=(
            (middle, foot_top),
            (middle - block_height / 2, foot_top + block_height / 2),
            (middle + block_height / 2, foot_top + block_height / 2),
        ),
        width=width,
        height=foot_top + block_height / 2,
    )


def _fitting(labels: Sequence[str], most: int, rest: str) -> list[tuple[str, bool]]:
    if len(labels) <= most:
        return [(label, False) for label in labels]
    kept = [(label, False) for label in labels[: most - 1]]
    return [*kept, (rest.format(count=len(labels) - len(kept)), True)]
