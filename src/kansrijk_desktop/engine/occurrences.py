"""The occurrences of items while a form is filled in: the mutable tree inside a session.

A group that repeats occurs several times; the items under a question occur once per answer where
that question repeats. Everything else occurs once.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TypeAlias

from kansrijk_desktop.engine.answers import EMPTY_RECORD, AnswerRecord, Value
from kansrijk_desktop.engine.definition import Definition
from kansrijk_desktop.engine.items import Item, Option
from kansrijk_desktop.engine.state import ItemState, Problem
from kansrijk_desktop.fhir.json import JsonObject

MAX_OCCURRENCES = 200
# Of all items together. Every one costs memory and time; the largest forms have a thousand items.
MAX_IN_ALL = 20_000
_STEP = re.compile(r"\[(\d+)\]\.|\[(\d+)\]$")
_LOOKS_LIKE_STEP = re.compile(r"\[(?=\d+\](?:\.|$))")


Foreign: TypeAlias = tuple[str, JsonObject]
"""A response item without a place in the form, and the link id it stood behind."""


class Occurrence:
    """One occurrence of an item.

    Attributes:
        branch: which answer of a repeating question it stands under; 0 elsewhere.
        index: which occurrence of a repeating group; None where it does not repeat.
        branches: the occurrences below, per answer; always at least one branch.
        is_allowed: its own conditions hold; `is_enabled`: also those of all around it.
        order: its place in the order of the form.
        is_computable: its value could be computed, where the form computes it.
        text: computed by an expression; None where the form's own text holds.
        options: computed options; None where the form's own hold.
        limits: what its value must keep to now, computed limits included.
        state, live: caches, None when out of date. `live` is what expressions see of it.
        shell: what an imported response said about the item besides its answers.
        was_empty: an imported response had the item without anything in it.
        beside: what imported answers had beside their value, such as an id.
        foreign: imported response items that have no place in the form.
    """

    __slots__ = (
        "address",
        "beside",
        "branch",
        "branches",
        "constraint_problems",
        "foreign",
        "index",
        "is_allowed",
        "is_computable",
        "is_enabled",
        "is_live_known",
        "item",
        "limits",
        "live",
        "options",
        "order",
        "parent",
        "record",
        "shell",
        "state",
        "text",
        "was_empty",
    )

    def __init__(self, item: Item, parent: "Occurrence | None", branch: int = 0) -> None:
        self.item = item
        self.parent = parent
        self.branch = branch
        self.index: int | None = None
        self.address = ""
        self.order = 0
        self.record: AnswerRecord = EMPTY_RECORD
        self.branches: list[list[Occurrence]] = [[]]
        self.is_allowed = True
        self.is_enabled: bool = parent is None or parent.is_enabled
        self.text: str | None = None
        self.options: tuple[tuple[Option, bool], ...] | None = None
        self.limits = item.limits
        self.constraint_problems: tuple[Problem, ...] = ()
        self.is_computable = True
        self.state: ItemState | None = None
        self.live: JsonObject | None = None
        self.is_live_known = False
        self.shell: JsonObject | None = None
        self.was_empty = False
        self.beside: tuple[tuple[Value, JsonObject], ...] = ()
        self.foreign: tuple[Foreign, ...] = ()

    @property
    def children(self) -> Iterator["Occurrence"]:
        """Every occurrence directly below."""
        for branch in self.branches:
            yield from branch

    @property
    def is_branching(self) -> bool:
        """Whether the items below occur once per answer."""
        return self.item.repeats and self.item.is_question and bool(self.item.items)

    def walk(self) -> Iterator["Occurrence"]:
        """Yield it and all below it."""
        yield self
        for child in self.children:
            yield from child.walk()

    def ancestors(self) -> Iterator["Occurrence"]:
        """Yield the occurrences it stands in, the nearest first."""
        parent = self.parent
        while parent is not None:
            yield parent
            parent = parent.parent

    def touch(self) -> None:
        """Forget the state that was shown, here and in all around it."""
        occurrence: Occurrence | None = self
        while occurrence is not None and occurrence.state is not None:
            occurrence.state = None
            occurrence = occurrence.parent

    def touch_around(self) -> None:
        """Forget what was shown and seen of all it stands in, because it came, went or moved."""
        if self.parent is not None:
            self.parent.touch()
            self.parent.touch_live()

    def touch_live(self) -> None:
        """Forget what expressions saw of it, here and in all around it."""
        occurrence: Occurrence | None = self
        while occurrence is not None and occurrence.is_live_known:
            occurrence.is_live_known = False
            occurrence = occurrence.parent


class OccurrenceTree:
    """All occurrences of one form, with their addresses.

    Attributes:
        version: changes with every change of shape.
        is_full: something was not repeated because the whole would become too large.
    """

    def __init__(self, definition: Definition) -> None:
        self.version = 0
        self.is_full = False
        self.by_address: dict[str, Occurrence] = {}
        self.by_link_id: dict[str, list[Occurrence]] = {}
        self.top: list[Occurrence] = []
        self.foreign: tuple[Foreign, ...] = ()
        self._definition = definition
        self._sizes: dict[Item, int] = {}
        self._doubled: Counter[str] = Counter()
        self._count = 0
        self._grow(self.top, definition.items, None)
        self.index()

    def walk(self) -> Iterator[Occurrence]:
        """Yield every occurrence in the order of the form."""
        for occurrence in self.top:
            yield from occurrence.walk()

    def siblings(self, occurrence: Occurrence) -> list[Occurrence]:
        """Return the list that an occurrence stands in."""
        parent = occurrence.parent
        return self.top if parent is None else parent.branches[occurrence.branch]

    def repeats_of(self, occurrence: Occurrence) -> list[Occurrence]:
        """Return the occurrences of the same item at the same place."""
        return [one for one in self.siblings(occurrence) if one.item is occurrence.item]

    def has_room_for(self, items: Sequence[Item], times: int = 1) -> bool:
        """Tell whether these items can occur so much more; remember it where they cannot."""
        for item in items:
            if item not in self._sizes:
                self._sizes[item] = sum(1 for _ in item.walk())
        added = times * sum(self._sizes[item] for item in items)
        has_room = self._count + added <= MAX_IN_ALL
        self.is_full = self.is_full or not has_room
        return has_room

    def add_after(self, occurrence: Occurrence) -> Occurrence:
        """Add an occurrence of a repeating group behind another; call `index` afterwards.

        There has to be room for it.
        """
        siblings = self.siblings(occurrence)
        added = self._make(occurrence.item, occurrence.parent, occurrence.branch)
        siblings.insert(siblings.index(occurrence) + 1, added)
        added.touch_around()
        return added

    def fit_branches(self, occurrence: Occurrence) -> tuple[Occurrence, ...]:
        """Give a repeating question a branch per answer; return what is new.

        Call `index` afterwards.

        Branches beyond the answers stay, so that an answer taken away and given again finds its
        items back; they are not enabled.
        """
        if not occurrence.is_branching:
            return ()
        wanted = min(max(1, len(occurrence.record.values)), MAX_OCCURRENCES)
        added: list[Occurrence] = []
        while len(occurrence.branches) < wanted and self.has_room_for(occurrence.item.items):
            branch: list[Occurrence] = []
            self._grow(branch, occurrence.item.items, occurrence, len(occurrence.branches))
            occurrence.branches.append(branch)
            added.extend(branch)
        if added:
            added[0].touch_around()
        return tuple(added)

    def find_or_grow(self, address: str) -> Occurrence | None:
        """Return the occurrence at an address, adding repeats up to it; None if there is none."""
        position = 0
        while address not in self.by_address:
            step = _STEP.search(address, position)
            if step is None:
                return None
            owner = self.by_address.get(address[: step.end()].removesuffix("."))
            if owner is None and not self._grow_step(
                address[: step.start()], int(step[1] or step[2])
            ):
                return None
            position = step.end()
        return self.by_address[address]

    def index(self) -> None:
        """Name every occurrence again, after one was added, removed, moved or hidden."""
        self.version += 1
        self.by_address.clear()
        self.by_link_id.clear()
        self._doubled.clear()
        self._name(self.top, "")
        self._count = len(self.by_address)

    def _grow_step(self, base: str, wanted: int) -> bool:
        first = self.by_address.get(base + "[0]") or self.by_address.get(base)
        if first is None or wanted >= MAX_OCCURRENCES:
            return False
        if first.is_branching:
            if not self.has_room_for(first.item.items, wanted + 1 - len(first.branches)):
                return False
            while len(first.branches) <= wanted:
                branch: list[Occurrence] = []
                self._grow(branch, first.item.items, first, len(first.branches))
                first.branches.append(branch)
            first.touch()
            first.touch_live()
        elif first.item.is_group and first.item.repeats:
            repeats = self.repeats_of(first)
            if not self.has_room_for([first.item], wanted + 1 - len(repeats)):
                return False
            while len(repeats) <= wanted:
                repeats.append(self.add_after(repeats[-1]))
        else:
            return False
        self.index()
        return True

    def _grow(
        self,
        branch: list[Occurrence],
        items: Sequence[Item],
        parent: Occurrence | None,
        number: int = 0,
    ) -> None:
        branch.extend(self._make(item, parent, number) for item in items)

    def _make(self, item: Item, parent: Occurrence | None, branch: int) -> Occurrence:
        occurrence = Occurrence(item, parent, branch)
        self._count += 1
        self._grow(occurrence.branches[0], item.items, occurrence)
        return occurrence

    def _name(self, siblings: list[Occurrence], prefix: str) -> None:
        counts: dict[Item, int] = {}
        for occurrence in siblings:
            item = occurrence.item
            own = prefix + _LOOKS_LIKE_STEP.sub("%5B", item.link_id)
            below = prefix
            if item.is_group and item.repeats:
                occurrence.index = counts.get(item, 0)
                counts[item] = occurrence.index + 1
                own = f"{own}[{occurrence.index}]"
                below = own + "."
            if own in self.by_address:  # a link id that occurs twice, opened for evaluation only
                self._doubled[own] += 1
                own += "~" * self._doubled[own]
            if occurrence.address != own:
                occurrence.address = own
                occurrence.touch()
            occurrence.order = len(self.by_address)
            self.by_address[own] = occurrence
            self.by_link_id.setdefault(item.link_id, []).append(occurrence)
            for number, branch in enumerate(occurrence.branches):
                self._name(branch, f"{own}[{number}]." if occurrence.is_branching else below)
