"""Say what a screen reader has to say about a field besides its question."""

from collections.abc import Iterator

from kansrijk_desktop.engine.presentation import ends_of, entry_format, unit_of
from kansrijk_desktop.engine.state import ItemState
from kansrijk_desktop.services.answer_words import value_in_words
from kansrijk_desktop.texts import _


def description_of(state: ItemState, around: str = "") -> str:
    """Return whether it is required, its unit, how to write it, its limits and what is wrong.

    `around` is what the page says around the field; what stands there is not said twice.
    """
    parts = [part for part in _parts(state) if part not in around]
    return ". ".join(part.rstrip(".") for part in (*parts, around) if part)


def _parts(state: ItemState) -> Iterator[str]:
    item = state.item
    if state.is_required:
        yield _("Verplicht")
    if item.read_only:
        yield _("Alleen lezen")
    if unit := unit_of(state):
        yield _("Eenheid: {unit}").format(unit=unit)
    if written := entry_format(item):
        yield written
    yield from (end for end in ends_of(state) if end)
    if state.limits.minimum is not None:
        yield _("Minstens {value}").format(value=value_in_words(state.limits.minimum))
    if state.limits.maximum is not None:
        yield _("Hoogstens {value}").format(value=value_in_words(state.limits.maximum))
    if state.limits.maximum_length is not None:
        yield _("Hoogstens {count} tekens").format(count=state.limits.maximum_length)
    if state.values:
        yield from (problem.message for problem in state.problems)
