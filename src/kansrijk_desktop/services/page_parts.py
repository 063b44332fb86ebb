"""What stands on a page of a form: questions, texts, groups, repeating groups and tables.

Frozen and pure: what the screen shows of an `ItemState` and all below it, in the order of the form.
A *stop* is what the walk through a conversation halts at; a *part* is what stands within one.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TypeAlias

from kansrijk_desktop.engine.state import ItemState
from kansrijk_desktop.overriding import override
from kansrijk_desktop.services.item_marks import is_safety_gate

_PRESSED_TYPES = frozenset({"boolean", "choice", "open-choice"})


class NoteKind(StrEnum):
    """What a text is for."""

    TEXT = "text"
    INSTRUCTIONS = "instructions"
    PROMPT = "prompt"
    HELP = "help"
    LEGAL = "legal"


@dataclass(frozen=True, slots=True)
class Note:
    """A text of the form that stands at a question or a group."""

    item: ItemState
    kind: NoteKind

    @property
    def text(self) -> str:
        """What it says."""
        return self.item.text


@dataclass(frozen=True)
class Stop:
    """What the walk halts at. Without slots, so that what follows from it is kept.

    Attributes:
        item: the state that stands for it.
        introduction: texts that stand before it.
        path: titles of the groups between it and the section, from outside in.
        closing: texts that stand behind it, as the last of its group.
    """

    item: ItemState
    introduction: tuple[Note, ...] = ()
    path: tuple[str, ...] = ()
    closing: tuple[Note, ...] = ()

    @property
    def address(self) -> str:
        """Its place in the conversation."""
        return self.item.address

    @property
    def questions(self) -> tuple["Question", ...]:
        """The questions that are asked here; not those asked along with one."""
        return ()

    @property
    def counted(self) -> tuple["Question", ...]:
        """The questions that progress waits for."""
        return tuple(question for question in self.questions if question.counts)

    @cached_property
    def items(self) -> tuple[ItemState, ...]:
        """Every question in it, those asked along with one too."""
        return tuple(item for question in self.questions for item in question.items)

    def holds(self, address: str) -> bool:
        """Return whether an address is its own or that of something in it."""
        return address == self.address or address in self._addresses

    @cached_property
    def _addresses(self) -> frozenset[str]:
        found = {item.address for item in self.items}
        for repeat in repeats_in((self,)):
            found.add(repeat.address)
            found |= {each.address for card in repeat.cards for each in card.item.walk()}
        return frozenset(found)

    def item_at(self, address: str) -> ItemState | None:
        """Return the question at an address in it."""
        return next((item for item in self.items if item.address == address), None)

    @property
    def is_done(self) -> bool:
        """Answered, or said that it will not be."""
        return all(question.is_done for question in self.questions)

    @property
    def is_gate(self) -> bool:
        """Whether it asks if she is alone."""
        return False

    @property
    def is_filled_in(self) -> bool:
        """Whether nobody need be asked, so that the walk passes it."""
        return False


@dataclass(frozen=True)
class Question(Stop):
    """One question with what belongs to it.

    Attributes:
        notes: texts about it: instructions, help, a prompt.
        parts: what is asked along with it ("which?").
    """

    notes: tuple[Note, ...] = ()
    parts: tuple["Part", ...] = ()

    @property
    @override
    def questions(self) -> tuple["Question", ...]:
        return (self,)

    @cached_property
    def details(self) -> tuple[ItemState, ...]:
        """The questions that are asked along with it."""
        return tuple(item for each in questions_in(self.parts) for item in each.items)

    @cached_property
    @override
    def items(self) -> tuple[ItemState, ...]:
        """The question and its details."""
        return (self.item, *self.details)

    @property
    @override
    def is_gate(self) -> bool:
        """Whether it asks if she is alone."""
        return is_safety_gate(self.item.item)

    @property
    @override
    def is_done(self) -> bool:
        """Answered, or said that it will not be."""
        return bool(self.item.values) or self.item.absent is not None

    @property
    def counts(self) -> bool:
        """Whether progress waits for it: words, numbers and dates may be left out."""
        if self.is_read_only:
            return False
        return self.item.is_required or self.item.item.type in _PRESSED_TYPES

    @property
    def is_read_only(self) -> bool:
        """Whether only the form fills it in."""
        return self.item.item.read_only

    @property
    def is_calculated(self) -> bool:
        """Whether the form can compute the answer."""
        return self.item.item.logic.calculated is not None

    @property
    @override
    def is_filled_in(self) -> bool:
        """Whether the form took the answer from elsewhere, so that nobody need be asked."""
        is_taken = (
            self.is_calculated and bool(self.item.values) and not self.item.is_changed_by_user
        )
        return self.is_read_only or is_taken


@dataclass(frozen=True)
class Reading(Stop):
    """Texts without a question: there is only something to read.

    Attributes:
        notes: the texts.
    """

    notes: tuple[Note, ...] = ()


@dataclass(frozen=True)
class Group:
    """A group within a page, or what stands under one answer.

    Attributes:
        title: its text, or the answer it stands under.
        notes: texts about the group as a whole.
    """

    item: ItemState
    title: str
    notes: tuple[Note, ...] = ()
    parts: tuple["Part", ...] = ()


@dataclass(frozen=True)
class Card:
    """One occurrence of a repeating group.

    Attributes:
        is_filled: something in it has been answered, so that removing it asks first.
    """

    item: ItemState
    parts: tuple["Part", ...]

    @property
    def address(self) -> str:
        """Where the occurrence is kept."""
        return self.item.address

    @property
    def is_filled(self) -> bool:
        """Whether something in it has been answered by her."""
        return any(
            item.values and not item.item.read_only and item.item.logic.calculated is None
            for question in self.questions
            for item in question.items
        )

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """Every question in it."""
        return tuple(questions_in(self.parts))


@dataclass(frozen=True)
class Repeat(Stop):
    """A repeating group with all its occurrences.

    Attributes:
        title: what one occurrence is called.
        columns: heads of the table it asks to be; empty where it is none.
        most, least: how many occurrences there may and must be.
    """

    title: str = ""
    cards: tuple[Card, ...] = ()
    columns: tuple["Column", ...] = ()
    most: int = 0
    least: int = 0

    @property
    @override
    def address(self) -> str:
        """The address of the group without the number of an occurrence."""
        return base_address(self.item.address)

    @cached_property
    @override
    def questions(self) -> tuple[Question, ...]:
        """The questions of every occurrence."""
        return tuple(question for card in self.cards for question in card.questions)

    @property
    @override
    def counted(self) -> tuple[Question, ...]:
        """The questions of occurrences that have to be there, or that she began."""
        wanted = max(self.least, 1 if self.item.is_required else 0)
        return tuple(
            question
            for number, card in enumerate(self.cards)
            if number < wanted or card.is_filled
            for question in card.questions
            if question.counts
        )

    @property
    @override
    def is_done(self) -> bool:
        """Begun, and complete where it was begun."""
        is_begun = any(card.is_filled for card in self.cards)
        return is_begun and all(question.is_done for question in self.counted)

    @property
    def is_short(self) -> bool:
        """Whether it was begun, or has to be, and there are too few."""
        is_begun = self.item.is_required or any(card.is_filled for card in self.cards)
        return is_begun and len(self.cards) < self.least

    @property
    def can_add(self) -> bool:
        """Whether one more is allowed."""
        return len(self.cards) < self.most

    @property
    def can_remove(self) -> bool:
        """Whether one fewer is allowed; the last one is emptied instead."""
        is_last_filled = len(self.cards) == 1 and self.cards[0].is_filled
        return len(self.cards) > max(self.least, 1) or (self.least <= 1 and is_last_filled)


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table.

    Attributes:
        key: link id of the question, or the place of the question or option in its row.
    """

    key: str
    title: str


@dataclass(frozen=True)
class Row:
    """One row of a table.

    Attributes:
        cells: the questions by the key of their column; one that is not asked now has no cell.
    """

    item: ItemState
    title: str
    cells: tuple[tuple[str, Question], ...]


@dataclass(frozen=True)
class Table(Stop):
    """A group that asks to be a table.

    Attributes:
        is_matrix: each row is one question and the columns are the options they share.
        parts: the same, one below the other, for where there is no room.
    """

    title: str = ""
    columns: tuple[Column, ...] = ()
    rows: tuple[Row, ...] = ()
    is_matrix: bool = False
    notes: tuple[Note, ...] = ()
    parts: tuple["Part", ...] = ()

    @cached_property
    @override
    def questions(self) -> tuple[Question, ...]:
        """The questions of every row."""
        return tuple(questions_in(self.parts))


Part: TypeAlias = Question | Note | Group | Repeat | Table


def questions_in(parts: tuple[Part, ...]) -> Iterator[Question]:
    """Yield the questions among parts and below them; not those asked along with one."""
    for part in parts:
        if isinstance(part, Stop):
            yield from part.questions
        elif isinstance(part, Group):
            yield from questions_in(part.parts)


def base_address(address: str) -> str:
    """Return the address of a repeating group without the number of the occurrence."""
    return address.rpartition("[")[0] if address.endswith("]") else address


def repeats_in(parts: Sequence[Part | Stop]) -> Iterator[Repeat]:
    """Yield the repeating groups among parts and below them."""
    for part in parts:
        if isinstance(part, Repeat):
            yield part
            for card in part.cards:
                yield from repeats_in(card.parts)
        elif isinstance(part, Group | Question | Table):
            yield from repeats_in(part.parts)
