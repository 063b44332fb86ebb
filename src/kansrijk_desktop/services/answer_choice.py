"""Turn a number key into an answer: what a question offers, and what choosing means."""

from dataclasses import dataclass

from kansrijk_desktop.engine.answers import Value, value_boolean
from kansrijk_desktop.engine.state import ItemState, OptionState
from kansrijk_desktop.fhir import extensions
from kansrijk_desktop.texts import _


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer to choose from.

    Attributes:
        is_exclusive: choosing it takes all others away ("geen van deze").
        safety_text: key of the text of the region that this answer calls for, or empty.
    """

    value: Value
    text: str
    is_chosen: bool
    is_exclusive: bool = False
    safety_text: str = ""


def choices_of(item: ItemState) -> tuple[Choice, ...]:
    """Return the answers a question offers now, in order; none when it is not a choice."""
    if item.item.type == "boolean":
        return tuple(
            Choice(value, text, _is_chosen(item, value))
            for value, text in (
                (value_boolean(is_true=True), _("Ja")),
                (value_boolean(is_true=False), _("Nee")),
            )
        )
    return tuple(_choice(item, each) for each in item.options if each.is_enabled)


def chosen_values(item: ItemState, choice: Choice) -> tuple[Value, ...]:
    """Return the answer to a question after `choice` was pressed."""
    if not item.item.repeats:
        return (choice.value,)
    if choice.is_exclusive:
        return () if choice.is_chosen else (choice.value,)
    kept = tuple(
        each.value for each in choices_of(item) if each.is_chosen and not each.is_exclusive
    )
    if choice.is_chosen:
        return tuple(value for value in kept if not value.is_same_as(choice.value))
    return (*kept, choice.value)


def moves_on(item: ItemState, choice: Choice) -> bool:
    """Return whether pressing this choice finishes the question."""
    if choice.safety_text:
        return False
    return not item.item.repeats or (choice.is_exclusive and not choice.is_chosen)


def _choice(item: ItemState, state: OptionState) -> Choice:
    option = state.option
    key = option.extension(extensions.SAFETY_TEXT)
    return Choice(
        value=option.value,
        text=state.label,
        is_chosen=_is_chosen(item, option.value),
        is_exclusive=option.is_exclusive,
        safety_text=key if isinstance(key, str) else "",
    )


def _is_chosen(item: ItemState, value: Value) -> bool:
    return any(each.is_same_as(value) for each in item.values)
