"""See a form as a conversation: sections with their state, and the questions in them, in order.

Pure functions from a `FormState` to frozen dataclasses. A section is a top-level group with our
`domain` extension. The weighing is left to the summary, because others look along during the talk.
A form without domains has one section per group.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property, lru_cache

from kansrijk_desktop.engine.answers import AbsentReason, NotAskedReason
from kansrijk_desktop.engine.definition import Item
from kansrijk_desktop.engine.state import FormState, ItemState
from kansrijk_desktop.fhir import extensions

SAFETY = "safety"
WEIGHING = "weighing"
PROFESSIONAL = "professional"

_PRESSED_TYPES = frozenset({"boolean", "choice", "open-choice"})


class SectionStatus(StrEnum):
    """How far a section is; it says nothing about what was answered."""

    OPEN = "open"
    BUSY = "busy"
    ASKED = "asked"
    LATER = "later"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Guidance:
    """How a question may be asked, and why.

    Attributes:
        bridge: a sentence that leads on to the next subject.
        rationale: for the professional, with its source.
    """

    softer: str = ""
    more_direct: str = ""
    why_we_ask: str = ""
    bridge: str = ""
    rationale: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """One question with what belongs on the same page.

    Attributes:
        introduction: texts of display items that stand before it.
        details: shown questions inside this one ("which?").
    """

    item: ItemState
    introduction: tuple[str, ...] = ()
    details: tuple[ItemState, ...] = ()

    @property
    def address(self) -> str:
        """Where the answer is kept."""
        return self.item.address

    @property
    def items(self) -> tuple[ItemState, ...]:
        """The question and its details."""
        return (self.item, *self.details)

    def holds(self, address: str) -> bool:
        """Return whether an address is the question's own or that of a detail."""
        return any(item.address == address for item in self.items)

    def item_at(self, address: str) -> ItemState | None:
        """Return the question or the detail at an address."""
        return next((item for item in self.items if item.address == address), None)

    @property
    def is_gate(self) -> bool:
        """Whether it asks if she is alone."""
        return flag_extension(self.item.item, extensions.SAFETY_GATE)

    @property
    def is_done(self) -> bool:
        """Answered, or said that it will not be."""
        return bool(self.item.values) or self.item.absent is not None

    @property
    def counts(self) -> bool:
        """Whether progress waits for it: words, numbers and dates may be left out."""
        return self.item.is_required or self.item.item.type in _PRESSED_TYPES

    @property
    def is_filled_in(self) -> bool:
        """Whether the form took the answer from elsewhere, so that nobody need be asked."""
        is_calculated = self.item.item.logic.calculated is not None
        return is_calculated and bool(self.item.values) and not self.item.is_changed_by_user


@dataclass(frozen=True)
class Section:
    """One part of the conversation. Without slots, so that what follows from it is kept.

    Attributes:
        group: the state of the form that it shows.
        domain: code of the domain, empty in a form without domains.
        follow_ups: the switches that open the follow-up of this section by hand.
    """

    group: ItemState
    domain: str
    questions: tuple[Question, ...]
    follow_ups: tuple[ItemState, ...]

    @property
    def address(self) -> str:
        """The place of the section itself."""
        return self.group.address

    @property
    def title(self) -> str:
        """What it is called."""
        return self.group.text

    @cached_property
    def counted(self) -> tuple[Question, ...]:
        """The questions that progress counts; where none counts, all of them."""
        return tuple(question for question in self.questions if question.counts) or self.questions

    @property
    def is_safety(self) -> bool:
        """Whether this is the section that asks for a moment alone."""
        return self.domain == SAFETY

    @property
    def is_shut(self) -> bool:
        """Whether the gate was answered with no: nothing is left to ask her."""
        gates = [question for question in self.questions if question.is_gate]
        return any(gate.is_done for gate in gates) and all(
            question.is_gate or is_for_the_professional(question.item.item)
            for question in self.questions
        )

    @cached_property
    def status(self) -> SectionStatus:
        """How far it is, by its own questions."""
        counted = self.counted
        done = [question for question in counted if question.is_done]
        if not any(question.is_done for question in self.questions):
            return SectionStatus.OPEN
        if self.is_safety and _is_left_for_a_moment_alone(counted):
            return SectionStatus.CLOSED
        if len(done) < len(counted):
            return SectionStatus.BUSY
        if self.is_safety and self.is_shut:
            return SectionStatus.CLOSED
        if any(question.item.absent is AbsentReason.NOT_ASKED for question in counted):
            return SectionStatus.LATER
        return SectionStatus.ASKED


def sections_of(state: FormState, before: Sequence[Section] = ()) -> tuple[Section, ...]:
    """Return the sections that apply now, with the questions that apply now.

    Sections that did not change since `before` are taken over.
    """
    known = {section.group: section for section in before}
    groups = [item for item in state.items if item.item.type == "group"]
    has_domains = any(text_extension(group.item, extensions.DOMAIN) for group in groups)
    return tuple(
        known.get(group) or _section(group)
        for group in groups
        if group.is_shown and _belongs_in_the_talk(group, has_domains=has_domains)
    )


def guidance_of(item: Item) -> Guidance:
    """Return what the form says about asking this question."""
    return Guidance(
        softer=text_extension(item, extensions.WORDING_SOFTER),
        more_direct=text_extension(item, extensions.WORDING_MORE_DIRECT),
        why_we_ask=text_extension(item, extensions.WHY_WE_ASK),
        bridge=text_extension(item, extensions.BRIDGE),
        rationale=text_extension(item, extensions.RATIONALE),
    )


@lru_cache(maxsize=8192)
def text_extension(item: Item, url: str) -> str:
    """Return the text or code of an extension, empty when it is absent."""
    value = item.extension(url)
    return value if isinstance(value, str) else ""


@lru_cache(maxsize=8192)
def flag_extension(item: Item, url: str) -> bool:
    """Return whether a boolean extension is there and true."""
    return item.extension(url) is True


def is_for_the_professional(item: Item) -> bool:
    """Return whether an item is answered by the professional alone."""
    return text_extension(item, extensions.AUDIENCE) == PROFESSIONAL


def _belongs_in_the_talk(group: ItemState, *, has_domains: bool) -> bool:
    domain = text_extension(group.item, extensions.DOMAIN)
    if is_for_the_professional(group.item) or domain == WEIGHING:
        return False
    return bool(domain) or not has_domains


def _section(group: ItemState) -> Section:
    return Section(
        group=group,
        domain=text_extension(group.item, extensions.DOMAIN),
        questions=tuple(_questions(group)),
        follow_ups=tuple(item for item in _leaves(group) if _is_useful_switch(item, group)),
    )


def _is_useful_switch(switch: ItemState, group: ItemState) -> bool:
    """Tell whether a switch still opens something that no answer has opened already."""
    if not flag_extension(switch.item, extensions.OPENS_FOLLOW_UP):
        return False
    opened = [
        item
        for item in group.walk()
        if any(each.question == switch.item.link_id for each in item.item.logic.conditions)
    ]
    return bool(switch.values) or not all(item.is_enabled for item in opened)


def _questions(group: ItemState) -> Iterator[Question]:
    """Walk through a group; texts between questions stand above the question that follows."""
    introduction: list[str] = []
    for item in _leaves(group):
        if item.item.type == "display":
            introduction.append(item.text)
        elif not flag_extension(item.item, extensions.OPENS_FOLLOW_UP):
            yield Question(item, tuple(introduction), tuple(_details(item)))
            introduction.clear()


def _leaves(group: ItemState) -> Iterator[ItemState]:
    for child in group.children:
        if not child.is_shown:
            continue
        if child.item.type == "group":
            yield from _leaves(child)
        else:
            yield child


def _details(question: ItemState) -> Iterator[ItemState]:
    for child in question.children:
        if child.is_shown and child.item.type != "group":
            yield child
            yield from _details(child)
        elif child.is_shown:
            yield from _leaves(child)


def _is_left_for_a_moment_alone(questions: tuple[Question, ...]) -> bool:
    return any(question.item.not_asked_reason is NotAskedReason.NOT_ALONE for question in questions)
