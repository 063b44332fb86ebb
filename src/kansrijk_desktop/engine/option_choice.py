"""Which options can be chosen now, and what choosing one does to the others."""

from collections.abc import Iterable, Sequence

from kansrijk_desktop.engine.answers import Value
from kansrijk_desktop.engine.items import Item, Option, OptionsToggle
from kansrijk_desktop.engine.results import Result, option_value
from kansrijk_desktop.engine.state import Problem
from kansrijk_desktop.engine.value_index import ValueIndex

_CLOSED = Problem("option-closed", "Dit antwoord kan nu niet worden gekozen.")


def computed_options(item: Item, result: Result | None) -> tuple[Option, ...]:
    """Return the options an answerExpression came to; those of the form when it has none."""
    if result is None or not result.elements:
        return item.options
    values = (option_value(element) for element in result.elements)
    return tuple(Option(value) for value in values if value is not None)


def open_options(
    options: Iterable[Option], closed: Sequence[OptionsToggle]
) -> tuple[tuple[Option, bool], ...]:
    """Return every option with whether it can be chosen, given the toggles that are off."""
    shut = ValueIndex(value for toggle in closed for value in toggle.options)
    return tuple((option, shut.find(option.value) is None) for option in options)


def closed_choice_problems(
    item: Item, offered: Sequence[tuple[Option, bool]], values: Sequence[Value]
) -> tuple[Problem, ...]:
    """Return a problem for each answer that is not, or no longer, among what can be chosen now."""
    if not offered or not values:
        return ()
    now = ValueIndex(option.value for option, is_open in offered if is_open)
    own_words = "String" if item.is_open else ""
    return tuple(_CLOSED for value in values if value.type != own_words and now.find(value) is None)


def settle_exclusive(
    item: Item, before: Sequence[Value], chosen: tuple[Value, ...]
) -> tuple[Value, ...]:
    """Let "none of these" stand alone: what was chosen last decides (extension optionExclusive)."""
    exclusive = [option.value for option in item.options if option.is_exclusive]
    if len(chosen) <= 1 or not exclusive:
        return chosen
    new = [value for value in chosen if not _holds(before, value)]
    newly_exclusive = [value for value in new or chosen if _holds(exclusive, value)]
    if newly_exclusive:
        return (newly_exclusive[-1],)
    return tuple(value for value in chosen if not _holds(exclusive, value))


def _holds(values: Iterable[Value], wanted: Value) -> bool:
    return any(value.is_same_as(wanted) for value in values)
