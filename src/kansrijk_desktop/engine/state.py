"""What the screens show: the state of every item, immutable.

An item whose state did not change is the same object as before, so a screen repaints only what is
new.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kansrijk_desktop.engine.answers import AbsentReason, NotAskedReason, Value
from kansrijk_desktop.engine.items import Item, Limits, Option
from kansrijk_desktop.engine.markup import Markup


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with an answer, in Dutch.

    Attributes:
        code: a stable name such as "required".
        is_error: an error; otherwise a warning that blocks nothing.
    """

    code: str
    message: str
    is_error: bool = True


NO_LIMITS = Limits()
NOT_COMPUTABLE = Problem("not-computable", "Dit kan niet worden berekend.", is_error=False)


@dataclass(frozen=True, slots=True)
class OptionState:
    """One option as it stands now.

    Attributes:
        markup: of the label, as the form has it; not safe to show as it is.
    """

    option: Option
    label: str
    is_enabled: bool = True
    markup: Markup | None = None


@dataclass(frozen=True, slots=True, eq=False)
class ItemState:
    """One occurrence of an item as it stands now.

    Attributes:
        address: what `FormSession` calls it: the link id; inside repeats "child[1].name", counted
            from 0.
        text: in the language of the session, with expressions filled in.
        absent: why there is no value.
        is_enabled: it is asked: its conditions and those of all around it hold.
        is_shown: it is enabled, and neither it nor what it stands in is hidden.
        is_required: an answer is needed; only what is shown is required.
        is_answered: it has a value or a reason for having none; a group: something in it has.
        is_changed_by_user: she chose the value herself where the form would have filled it in.
        problems: what is wrong here; not below it. Do not show "required" before leaving a page.
        limits: what a value must keep to now, computed limits included.
        index: which occurrence of a repeating group; None where it does not repeat.
        children: the items inside, each occurrence of a repeating group by itself.
        markup: of the text, as the form has it; not safe to show as it is. None for a text that
            was computed.
        prefix_markup: of the prefix of the item.
    """

    address: str
    item: Item
    text: str
    options: tuple[OptionState, ...] = ()
    values: tuple[Value, ...] = ()
    absent: AbsentReason | None = None
    not_asked_reason: NotAskedReason | None = None
    note: str = ""
    is_not_for_home: bool = False
    is_enabled: bool = True
    is_shown: bool = True
    is_required: bool = False
    is_answered: bool = False
    is_changed_by_user: bool = False
    problems: tuple[Problem, ...] = ()
    limits: Limits = NO_LIMITS
    index: int | None = None
    children: tuple["ItemState", ...] = ()
    markup: Markup | None = None
    prefix_markup: Markup | None = None

    def walk(self) -> Iterator["ItemState"]:
        """Yield the state and all below it."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True, slots=True, eq=False)
class FormState:
    """The whole form as it stands now.

    Attributes:
        by_address: every item state.
        problems: what is wrong with the form as a whole.
    """

    items: tuple[ItemState, ...]
    by_address: Mapping[str, ItemState]
    problems: tuple[Problem, ...] = ()

    def item(self, address: str) -> ItemState:
        """Return one item.

        Raises:
            KeyError: there is no such item.
        """
        return self.by_address[address]

    def walk(self) -> Iterator[ItemState]:
        """Yield all items, in the order of the form."""
        for item in self.items:
            yield from item.walk()

    def open_problems(self) -> tuple[tuple[ItemState, Problem], ...]:
        """Return what stands between this form and being finished, with its place."""
        return tuple(
            (state, problem)
            for state in self.walk()
            if state.is_enabled
            for problem in state.problems
            if problem.is_error
        )
