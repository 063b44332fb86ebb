"""Add, remove and move the occurrences of a repeating group, as far as the form allows it."""

from collections.abc import Callable
from typing import TypeAlias

from kansrijk_desktop.engine.session import FormSession
from kansrijk_desktop.services.page_parts import Repeat

Edit: TypeAlias = Callable[[FormSession], object]


def adding(repeat: Repeat) -> Edit | None:
    """Return what adds an occurrence behind the last one; None where no more are allowed."""
    if not repeat.can_add:
        return None
    last = repeat.cards[-1].address
    return lambda session: session.add(last)


def removing(repeat: Repeat, number: int) -> Edit | None:
    """Return what removes occurrence `number` (from 0); the last one is emptied."""
    if not repeat.can_remove:
        return None
    gone = repeat.cards[number].address
    return lambda session: session.remove(gone)


def moving(repeat: Repeat, number: int, step: int) -> Edit | None:
    """Return what puts occurrence `number` one place up (-1) or down (1)."""
    if not 0 <= number + step < len(repeat.cards):
        return None
    moved = repeat.cards[number].address
    return lambda session: session.move(moved, number + step)
