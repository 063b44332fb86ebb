"""How much of everything the front of a letter or handover shows, and who gets the lines left."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of everything is shown.

    Attributes:
        field, text: most lines of a field and of a text.
        moments: the last moments of which the levels are shown.
        asked, name: lines kept for the question and for her name, whatever the others get.
        facts: most lines of a fact about her; as many as of a field where 0.
        subjects: most lines of each subject; as many as of a text where empty.
    """

    field: int
    text: int
    moments: int = 5
    asked: int = 4
    name: int = 3
    facts: int = 0
    subjects: tuple[int, ...] = ()


LIMITS: Final = (
    *(Limits(5, lines) for lines in (40, 24, 16, 12, 9, 7, 6, 5, 4, 3)),
    *(Limits(3, lines) for lines in (4, 3, 2)),
    *(Limits(2, lines) for lines in (3, 2, 1)),
    Limits(1, 2),
    Limits(1, 1),
    *(Limits(3, lines, moments=0) for lines in (3, 2)),
    *(Limits(2, lines, moments=0) for lines in (2, 1)),
    Limits(1, 1, moments=0),
    Limits(1, 1, moments=0, asked=2, name=2),
    Limits(1, 1, moments=0, asked=1, name=1),
)
"""Tried in turn until the page is not overfull."""


@dataclass(frozen=True, slots=True)
class Need:
    """How many lines a subject would fill, how many it has, and how much it weighs."""

    wanted: int
    given: int
    weight: int


def share_out(needs: Sequence[Need], spare: int) -> tuple[int, ...]:
    """Share the lines of all subjects and the spare ones: a line each, then the heaviest first.

    Subjects that weigh the same get a line in turn.
    """
    lines = [1] * len(needs)
    left = sum(need.given for need in needs) + spare - len(needs)
    for weight in sorted({need.weight for need in needs}, reverse=True):
        alike = [at for at, need in enumerate(needs) if need.weight == weight]
        while left > 0 and (short := [at for at in alike if lines[at] < needs[at].wanted]):
            for at in short[:left]:
                lines[at] += 1
            left -= min(left, len(short))
    return tuple(lines)
