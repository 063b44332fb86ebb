"""The items of a loaded questionnaire, and what they do by themselves; all immutable."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from kansrijk_desktop.engine.answers import Value
from kansrijk_desktop.engine.expressions import Expression
from kansrijk_desktop.engine.markup import Markup, markup_of
from kansrijk_desktop.engine.value_index import ValueIndex
from kansrijk_desktop.fhir.elements import (
    designation,
    extension_value,
    localized,
)
from kansrijk_desktop.fhir.json import JsonObject, JsonValue


class Operator(StrEnum):
    """How enableWhen compares (FHIR R4, questionnaire-enable-operator)."""

    EXISTS = "exists"
    EQUAL = "="
    NOT_EQUAL = "!="
    GREATER = ">"
    LESS = "<"
    GREATER_OR_EQUAL = ">="
    LESS_OR_EQUAL = "<="


@dataclass(frozen=True, slots=True)
class Condition:
    """One enableWhen.

    Attributes:
        is_met: tells whether it holds for the answers of its question.
    """

    question: str
    operator: Operator
    answer: Value
    is_met: Callable[[Sequence[Value]], bool] = field(repr=False, compare=False)


@dataclass(frozen=True, slots=True, eq=False)
class Option:
    """One answer to choose from.

    Attributes:
        weight: ordinalValue or itemWeight, wherever the form put it.
        raw: the answerOption, or the concept of the value set; for other extensions.
        label_source: the element and key its label comes from; the place of translations.
    """

    value: Value
    prefix: str = ""
    weight: Decimal | None = None
    is_initial: bool = False
    is_exclusive: bool = False
    raw: JsonObject = field(default_factory=dict)
    label_source: tuple[JsonObject, str] | None = None

    def label(self, language: str | None = None) -> str:
        """Return what the option says, in a language where it is translated."""
        written = designation(self.raw, language)
        if not written and self.label_source is not None:
            written = localized(*self.label_source, language)
        return written or self.value.label

    def markup(self, language: str | None = None) -> Markup | None:
        """Return the markup of its label in that language."""
        if self.label_source is None or designation(self.raw, language):
            return None
        return markup_of(*self.label_source, language)

    def extension(self, url: str) -> JsonValue:
        """Return the value of an extension of the option or of its coding."""
        own = extension_value(self.raw, url)
        if own is None and isinstance(self.value.json, dict):
            return extension_value(self.value.json, url)
        return own


class OptionList(NamedTuple):
    """Options in their order, and where each stands."""

    options: tuple[Option, ...]
    places: ValueIndex

    @staticmethod
    def of(options: Iterable[Option]) -> "OptionList":
        """Make a list that can be searched."""
        every = tuple(options)
        return OptionList(every, ValueIndex(option.value for option in every))


@dataclass(frozen=True, slots=True, eq=False)
class Variable:
    """A named expression that the expressions of an item and below it may use.

    Attributes:
        expression: None where it cannot be executed here; it then has no value.
    """

    name: str
    expression: Expression | None


@dataclass(frozen=True, slots=True, eq=False)
class Constraint:
    """A rule over answers; its expression says true where all is well.

    Attributes:
        is_error: an error, not a warning.
    """

    key: str
    expression: Expression
    message: str
    is_error: bool


@dataclass(frozen=True, slots=True, eq=False)
class OptionsToggle:
    """Options that can only be chosen while an expression is true (SDC)."""

    options: tuple[Value, ...]
    expression: Expression


@dataclass(frozen=True, slots=True)
class Limits:
    """What a value must keep to."""

    minimum: Value | None = None
    maximum: Value | None = None
    minimum_length: int | None = None
    maximum_length: int | None = None
    decimal_places: int | None = None
    pattern: str = ""
    minimum_count: int | None = None
    maximum_count: int | None = None
    maximum_bytes: Decimal | None = None
    mime_types: tuple[str, ...] = ()
    resource_types: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class ComputedLimit:
    """A limit that an expression gives.

    Attributes:
        name: the field of `Limits` it is for.
    """

    name: str
    expression: Expression


@dataclass(frozen=True, slots=True, eq=False)
class Logic:
    """What an item does by itself.

    Attributes:
        is_computable: no calculation stands here that cannot be executed.
    """

    conditions: tuple[Condition, ...] = ()
    needs_all_conditions: bool = True
    enable_expression: Expression | None = None
    calculated: Expression | None = None
    initial: Expression | None = None
    options_expression: Expression | None = None
    text_expression: Expression | None = None
    toggles: tuple[OptionsToggle, ...] = ()
    variables: tuple[Variable, ...] = ()
    constraints: tuple[Constraint, ...] = ()
    limits: tuple[ComputedLimit, ...] = ()
    is_computable: bool = True


@dataclass(frozen=True, slots=True, eq=False)
class Item:
    """One item of a questionnaire: a question, a group or a text to show.

    Attributes:
        type: FHIR R4's word; R5's `coding` is read as `choice` or `open-choice`.
        control: code of itemControl, such as "radio-button"; empty when the form leaves it open.
        items: the items inside a group or under a question.
        is_open: other values than the options are allowed.
        units: the units of a quantity, as codings; `unit` is the fixed one of a number.
        path: where the item stands in the JSON, as the load report writes it.
    """

    link_id: str
    type: str
    text: str
    raw: JsonObject
    path: str
    parent: "Item | None" = field(default=None, repr=False)
    items: tuple["Item", ...] = ()
    prefix: str = ""
    control: str = ""
    required: bool = False
    repeats: bool = False
    read_only: bool = False
    hidden: bool = False
    is_open: bool = False
    options: tuple[Option, ...] = ()
    option_index: ValueIndex = field(default_factory=ValueIndex, repr=False)
    units: tuple[Value, ...] = ()
    initial: tuple[Value, ...] = ()
    limits: Limits = field(default_factory=Limits)
    logic: Logic = field(default_factory=Logic)

    @property
    def is_hidden(self) -> bool:
        """Whether it, or what it stands in, is never shown."""
        return self.hidden or any(ancestor.hidden for ancestor in self.ancestors())

    @property
    def is_group(self) -> bool:
        """Whether it only holds other items."""
        return self.type == "group"

    @property
    def is_display(self) -> bool:
        """Whether it only shows a text."""
        return self.type == "display"

    @property
    def is_question(self) -> bool:
        """Whether it can be answered."""
        return self.type not in {"group", "display"}

    def option_for(self, value: Value) -> Option | None:
        """Return the option that a value stands for; None when it is not one of them.

        A coding without system, in the form or in the answer, matches on its code alone.
        """
        place = self.option_index.find(value)
        return None if place is None else self.options[place]

    def option_named(self, word: JsonValue) -> Option | None:
        """Return the first option whose value, code or label a plain value is."""
        place = self.option_index.named(word)
        return None if place is None else self.options[place]

    def extension(self, url: str) -> JsonValue:
        """Return the value of an extension; None when the item does not have it."""
        return extension_value(self.raw, url)

    def walk(self) -> Iterator["Item"]:
        """Yield the item and all below it, in the order of the form."""
        yield self
        for item in self.items:
            yield from item.walk()

    def ancestors(self) -> Iterator["Item"]:
        """Yield the items it stands in, the nearest first."""
        parent = self.parent
        while parent is not None:
            yield parent
            parent = parent.parent

    def label(self, language: str | None = None) -> str:
        """Return the text, in a language where it is translated."""
        return localized(self.raw, "text", language)
