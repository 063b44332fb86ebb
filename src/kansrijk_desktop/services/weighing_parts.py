"""The professional's own questions after a conversation, in the parts the form gives them.

Beside the weighing a form may ask for more: what was seen, for who comes next, load and capacity,
and dated observations that can be added on any day.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from kansrijk_desktop.engine.interpretation import domain_of
from kansrijk_desktop.engine.items import Item
from kansrijk_desktop.engine.state import FormState, ItemState
from kansrijk_desktop.fhir import extensions
from kansrijk_desktop.services.page_making import parts_of
from kansrijk_desktop.services.page_parts import Repeat, repeats_in

SAFETY = "safety"
WEIGHING = "weighing"


@dataclass(frozen=True, slots=True)
class WeighingGroup:
    """Questions that belong together beside the weighing."""

    title: str
    items: tuple[ItemState, ...]


@dataclass(frozen=True, slots=True)
class WeighingParts:
    """Everything that is asked of the professional, apart from the levels.

    Attributes:
        loose: the weighing itself, in the order of the form.
        groups: what stands under a title of its own.
        private: what nobody may read over her shoulder (niet pluis, kindcheck).
        titles: what a private question is called when its group has to be named too, by address.
        repeats: what can be noted more than once, with what was noted.
    """

    loose: tuple[ItemState, ...]
    groups: tuple[WeighingGroup, ...]
    private: tuple[ItemState, ...]
    titles: dict[str, str]
    repeats: tuple[Repeat, ...]


def weighing_parts(state: FormState) -> WeighingParts:
    """Return what is asked of the professional now."""
    asked = [item for item in state.walk() if item.is_shown and _is_loose_weighing(item)]
    single = [item for item in asked if not _repeating_group(item.item)]
    private = [item for item in single if _is_private(item)]
    titled: dict[str, list[ItemState]] = {}
    for item in single:
        titled.setdefault("" if _is_private(item) else _group_title(item.item), []).append(item)
    return WeighingParts(
        loose=tuple(item for item in titled.pop("", ()) if not _is_private(item)),
        groups=tuple(WeighingGroup(title, tuple(items)) for title, items in titled.items()),
        private=tuple(private),
        titles={
            item.address: f"{title}: {item.text}"
            for item in private
            if (title := _group_title(item.item))
        },
        repeats=tuple(_repeats(state)),
    )


def is_weighing(item: Item) -> bool:
    """Tell whether an item stands in the weighing."""
    chain = (item, *item.ancestors())
    return _text(chain[-1], extensions.DOMAIN) == WEIGHING


def _is_loose_weighing(state: ItemState) -> bool:
    """Tell whether a question is the professional's, and stands beside no level of its own."""
    item = state.item
    belongs_to_level = _text(item, extensions.OWN_WEIGHING_FOR) or _text(
        item, extensions.OWN_WEIGHING_REASON_FOR
    )
    return is_weighing(item) and item.is_question and not belongs_to_level


def _is_private(state: ItemState) -> bool:
    is_switch = state.item.extension(extensions.OPENS_FOLLOW_UP) is True
    return is_switch or domain_of(state.item) == SAFETY


def _group_title(item: Item) -> str:
    """Return the title of the group around a question; empty for the weighing itself.

    A group that a signal opened (kindcheck) is told by its questions.
    """
    around = [each for each in item.ancestors() if each.is_group]
    inner = around[0] if len(around) > 1 else None
    if inner is None or inner.extension(extensions.FOLLOW_UP) is True:
        return ""
    return inner.text


def _repeating_group(item: Item) -> bool:
    return any(each.is_group and each.repeats for each in item.ancestors())


def _repeats(state: FormState) -> Iterator[Repeat]:
    for top in state.items:
        if top.is_shown and is_weighing(top.item):
            yield from repeats_in(parts_of(top.children))


def _text(item: Item, url: str) -> str:
    value = item.extension(url)
    return value if isinstance(value, str) else ""
