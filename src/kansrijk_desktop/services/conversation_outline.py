"""See a form as a conversation: sections with their state, and the questions in them, in order.

Pure functions from a `FormState` to frozen dataclasses. A section is a group at the top of the
form, a page or tab within one, or what stands loose between them. The weighing is left to the
summary, because others look along during the talk.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from kansrijk_desktop.engine.answers import AbsentReason, NotAskedReason
from kansrijk_desktop.engine.definition import Item
from kansrijk_desktop.engine.interpretation import safety_texts
from kansrijk_desktop.engine.state import FormState, ItemState
from kansrijk_desktop.fhir import extensions
from kansrijk_desktop.services.item_marks import (
    is_for_the_professional,
    is_switch,
    text_extension,
)
from kansrijk_desktop.services.page_making import TABLE_CONTROLS, label_of, stops_of
from kansrijk_desktop.services.page_parts import Question, Stop, base_address

SAFETY = "safety"
WEIGHING = "weighing"

_PAGE = "page"
_TABS = "tab-container"


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


@dataclass(frozen=True)
class Section:
    """One part of the conversation. Without slots, so that what follows from it is kept.

    Attributes:
        states: the items of the form that it shows.
        address: the place of the section itself.
        title: what it is called.
        domain: code of the domain, empty in a form without domains.
        stops: what the walk halts at.
        follow_ups: the switches that open the follow-up of this section by hand.
    """

    states: tuple[ItemState, ...]
    address: str
    title: str
    domain: str
    stops: tuple[Stop, ...]
    follow_ups: tuple[ItemState, ...]

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """Every question in it; not those asked along with one."""
        return tuple(question for stop in self.stops for question in stop.questions)

    @cached_property
    def stop_addresses(self) -> frozenset[str]:
        """The places in it."""
        return frozenset(stop.address for stop in self.stops)

    @cached_property
    def counted(self) -> tuple[Question, ...]:
        """The questions that progress counts; where none counts, all of them."""
        return tuple(question for stop in self.stops for question in stop.counted) or tuple(
            question for question in self.questions if not question.is_read_only
        )

    @cached_property
    def answered(self) -> int:
        """How many of the counted questions are done."""
        return sum(question.is_done for question in self.counted)

    @cached_property
    def safety_texts(self) -> tuple[str, ...]:
        """Keys of the safety texts that its answers call for."""
        return safety_texts_of(self.stops)

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
            return SectionStatus.OPEN if self.questions else SectionStatus.ASKED
        if self.is_safety and _is_left_for_a_moment_alone(counted):
            return SectionStatus.CLOSED
        if len(done) < len(counted):
            return SectionStatus.BUSY
        if self.is_safety and self.is_shut:
            return SectionStatus.CLOSED
        if any(question.item.absent is AbsentReason.NOT_ASKED for question in counted):
            return SectionStatus.LATER
        return SectionStatus.ASKED


@dataclass(frozen=True, slots=True)
class _Piece:
    """What becomes a section; `group` is None for what stands loose."""

    states: tuple[ItemState, ...]
    title: str
    domain: str
    group: ItemState | None


def sections_of(
    state: FormState, before: Sequence[Section] = (), form_title: str = ""
) -> tuple[Section, ...]:
    """Return the sections that apply now, with the questions that apply now.

    What stands loose gets a section with the title of the form. Sections that did not change since
    `before` are taken over.
    """
    known = {(section.states, section.title): section for section in before}
    has_domains = any(text_extension(item.item, extensions.DOMAIN) for item in state.items)
    made = (
        known.get((piece.states, piece.title)) or _section(piece)
        for piece in _pieces(state.items, form_title, "")
        if _belongs_in_the_talk(piece, has_domains=has_domains)
    )
    return tuple(section for section in made if section.stops)


def safety_texts_of(stops: Sequence[Stop]) -> tuple[str, ...]:
    """Return the keys of the safety texts that the answers in these stops call for."""
    found = (
        key for stop in stops for item in stop.items if item.values for key in safety_texts(item)
    )
    return tuple(dict.fromkeys(found))


def guidance_of(item: Item) -> Guidance:
    """Return what the form says about asking this question."""
    return Guidance(
        softer=text_extension(item, extensions.WORDING_SOFTER),
        more_direct=text_extension(item, extensions.WORDING_MORE_DIRECT),
        why_we_ask=text_extension(item, extensions.WHY_WE_ASK),
        bridge=text_extension(item, extensions.BRIDGE),
        rationale=text_extension(item, extensions.RATIONALE),
    )


def _pieces(states: Sequence[ItemState], loose_title: str, domain: str) -> Iterator[_Piece]:
    """Yield the pieces in the order of the form; loose items that follow one another together."""
    loose: list[ItemState] = []
    run: list[ItemState] = []
    for each in (*states, None):
        if run and (each is None or each.item is not run[0].item):
            yield _Piece(tuple(run), label_of(run[0]), _domain(run[0].item) or domain, run[0])
            run = []
        is_loose = each is not None and not each.item.is_group
        if loose and not is_loose:
            yield _Piece(tuple(loose), loose_title, domain, None)
            loose = []
        if each is None:
            break
        if is_loose:
            loose.append(each)
        elif each.index is not None:
            run.append(each)
        elif each.is_shown and _is_in_pages(each):
            inner = _domain(each.item) or domain
            yield from _pieces(each.children, label_of(each) or loose_title, inner)
        else:
            yield _Piece((each,), label_of(each) or loose_title, _domain(each.item) or domain, each)


def _domain(item: Item) -> str:
    return text_extension(item, extensions.DOMAIN)


def _is_in_pages(group: ItemState) -> bool:
    if group.item.control == _TABS:
        return any(child.item.is_group for child in group.children)
    return any(child.item.is_group and child.item.control == _PAGE for child in group.children)


def _belongs_in_the_talk(piece: _Piece, *, has_domains: bool) -> bool:
    if piece.group is None:
        return any(state.is_shown for state in piece.states)
    if is_for_the_professional(piece.group.item) or piece.domain == WEIGHING:
        return False
    is_shown = any(state.is_shown for state in piece.states)
    return is_shown and (bool(piece.domain) or not has_domains)


def _section(piece: _Piece) -> Section:
    group = piece.group
    if group is None:
        stops = stops_of(piece.states)
        address = f"({piece.states[0].address})"
    elif group.index is not None or group.item.control in TABLE_CONTROLS:
        stops = stops_of(piece.states)
        address = f"({base_address(group.address)})"
    else:
        stops = stops_of(group.children)
        address = group.address
    return Section(
        states=piece.states,
        address=address,
        title=piece.title,
        domain=piece.domain,
        stops=stops,
        follow_ups=tuple(_switches(piece.states)),
    )


def _switches(states: Sequence[ItemState]) -> Iterator[ItemState]:
    for state in states:
        for item in _leaves(state):
            if is_switch(item.item) and _is_useful_switch(item, state):
                yield item


def _is_useful_switch(switch: ItemState, group: ItemState) -> bool:
    """Tell whether a switch still opens something that no answer has opened already."""
    opened = [
        item
        for item in group.walk()
        if any(each.question == switch.item.link_id for each in item.item.logic.conditions)
    ]
    return bool(switch.values) or not all(item.is_enabled for item in opened)


def _leaves(state: ItemState) -> Iterator[ItemState]:
    if not state.is_shown:
        return
    if not state.item.is_group:
        yield state
        return
    for child in state.children:
        yield from _leaves(child)


def _is_left_for_a_moment_alone(questions: tuple[Question, ...]) -> bool:
    return any(question.item.not_asked_reason is NotAskedReason.NOT_ALONE for question in questions)
