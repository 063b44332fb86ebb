"""Turn a number key into an answer: what a question offers, and what choosing means."""

from dataclasses import dataclass

from kansrijk_desktop.engine.answers import Value, value_boolean
from kansrijk_desktop.engine.markup import Markup
from kansrijk_desktop.engine.state import ItemState, OptionState
from kansrijk_desktop.fhir import extensions
from kansrijk_desktop.services.answer_words import value_in_words
from kansrijk_desktop.texts import _

_WORDED_TYPES = frozenset({"Date", "Time", "Reference"})


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer to choose from.

    Attributes:
        is_exclusive: choosing it takes all others away ("geen van deze").
        safety_text: key of the text of the region that this answer calls for, or empty.
        prefix: "A." before the text, or empty.
        is_open: it can be chosen now; otherwise the form has it switched off.
        markup: of the text, as the form has it; not safe to show as it is.
    """

    value: Value
    text: str
    is_chosen: bool
    is_exclusive: bool = False
    safety_text: str = ""
    prefix: str = ""
    is_open: bool = True
    markup: Markup | None = None

    @property
    def shown_text(self) -> str:
        """The text with its prefix."""
        return f"{self.prefix} {self.text}" if self.prefix else self.text


def choices_of(item: ItemState) -> tuple[Choice, ...]:
    """Return the answers a question offers now, in order; none when it is not a choice."""
    return tuple(choice for choice in all_choices_of(item) if choice.is_open)


def all_choices_of(item: ItemState) -> tuple[Choice, ...]:
    """Return the answers a question offers, also those that are switched off now.

    A question that is only read offers none.
    """
    if item.item.read_only:
        return ()
    if item.item.type == "boolean":
        return tuple(
            Choice(value, text, _is_chosen(item, value))
            for value, text in (
                (value_boolean(is_true=True), _("Ja")),
                (value_boolean(is_true=False), _("Nee")),
            )
        )
    return tuple(_choice(item, each) for each in item.options)


def own_answers(item: ItemState) -> tuple[Value, ...]:
    """Return the answers that are not among the options: in own words, or kept from elsewhere."""
    if item.item.type == "boolean":
        return ()
    offered = [each.option.value for each in item.options]
    return tuple(
        value for value in item.values if not any(each.is_same_as(value) for each in offered)
    )


def chosen_values(item: ItemState, choice: Choice) -> tuple[Value, ...]:
    """Return the answer to a question after `choice` was pressed."""
    if not item.item.repeats:
        return (choice.value,)
    if choice.is_exclusive:
        return () if choice.is_chosen else (choice.value,)
    if choice.is_chosen:
        return values_without(item, choice.value)
    exclusive = [each.value for each in all_choices_of(item) if each.is_exclusive]
    kept = tuple(
        value for value in item.values if not any(value.is_same_as(each) for each in exclusive)
    )
    return (*kept, choice.value)


def values_without(item: ItemState, taken: Value) -> tuple[Value, ...]:
    """Return the answers of a question without one of them."""
    return tuple(value for value in item.values if not value.is_same_as(taken))


def moves_on(item: ItemState, choice: Choice) -> bool:
    """Return whether pressing this choice finishes the question."""
    if choice.safety_text:
        return False
    return not item.item.repeats or (choice.is_exclusive and not choice.is_chosen)


def _choice(item: ItemState, state: OptionState) -> Choice:
    option = state.option
    key = option.extension(extensions.SAFETY_TEXT)
    is_worded = option.value.type in _WORDED_TYPES
    return Choice(
        value=option.value,
        text=value_in_words(option.value) if is_worded or not state.label else state.label,
        is_chosen=_is_chosen(item, option.value),
        is_exclusive=option.is_exclusive,
        safety_text=key if isinstance(key, str) else "",
        prefix=option.prefix,
        is_open=state.is_enabled,
        markup=state.markup,
    )


def _is_chosen(item: ItemState, value: Value) -> bool:
    return any(each.is_same_as(value) for each in item.values)
