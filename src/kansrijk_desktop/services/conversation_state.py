"""What the conversation screen shows: frozen, free of levels and colours."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import IntEnum
from types import MappingProxyType

from kansrijk_desktop.services.conversation_outline import SectionStatus
from kansrijk_desktop.services.open_problems import OpenProblem
from kansrijk_desktop.services.page_parts import Question, Stop


class Check(IntEnum):
    """What is said of the problems at a stop: nothing before she was there."""

    NOTHING = 0
    WRONG_ANSWERS = 1
    EVERYTHING = 2


@dataclass(frozen=True, slots=True)
class SectionRow:
    """One line of the list of sections.

    Attributes:
        answered: of the questions that apply, how many are answered or set aside.
        applicable: how many questions apply.
    """

    address: str
    title: str
    status: SectionStatus
    is_current: bool
    answered: int
    applicable: int


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A switch that opens more questions of a section by hand."""

    address: str
    label: str
    is_open: bool


@dataclass(frozen=True, slots=True)
class NothingChanged:
    """The key that confirms a whole section.

    Attributes:
        since: the day of the earlier conversation.
        is_confirmed: she said today that nothing changed.
        can_confirm: it would answer something that is still open.
    """

    since: date
    is_confirmed: bool
    can_confirm: bool


@dataclass(frozen=True, slots=True)
class PageRange:
    """Which stops of a long section the page shows.

    Attributes:
        first, last: from 1.
        before, after: places to go to for what does not fit; empty where there is nothing.
    """

    first: int
    last: int
    total: int
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class ConversationState:
    """The conversation at one moment.

    Attributes:
        questions: what the page shows; one stop with what the form filled in behind it, or all of
            the section.
        current: address of the stop the keys work on; empty on a cover and at the end.
        focus: address of the field in it to bring the keyboard to, or empty.
        checks: what to say of the problems at each of the shown stops.
        memories: what was answered last time, in words, at the shown stops that have it.
        nothing_changed: None where the section has no such key, or nothing is known.
        is_page: it shows a whole section, or as much of it as fits on a page.
        range: which part of a long section is shown; None where all of it is.
        is_covered: the section waits for a moment alone; nothing of it shows.
        is_private: she is in the section that asks for a moment alone.
        is_at_end: every question has been passed.
        problems: what is still open, at the end only.
        safety_texts: keys of the region's safety texts that the answers on this page call for.
        urgent_texts: the same for the whole conversation, outside covered sections.
        languages: what the form can be shown in, its own first; `language` is shown now.
    """

    sections: tuple[SectionRow, ...]
    title: str
    questions: tuple[Stop, ...]
    current: str
    focus: str
    checks: Mapping[str, Check]
    is_page: bool
    range: PageRange | None
    follow_ups: tuple[FollowUp, ...]
    safety_texts: tuple[str, ...]
    urgent_texts: tuple[str, ...]
    answered: int
    applicable: int
    is_covered: bool
    is_private: bool
    is_at_end: bool
    problems: tuple[OpenProblem, ...]
    can_go_back: bool
    can_undo: bool
    languages: tuple[str, ...]
    language: str
    memories: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    nothing_changed: NothingChanged | None = None

    @property
    def stop(self) -> Stop | None:
        """What the keys work on."""
        return next((each for each in self.questions if each.address == self.current), None)

    @property
    def question(self) -> Question | None:
        """The question the keys work on; None at a table, a repeating group or a text."""
        stop = self.stop
        return stop if isinstance(stop, Question) else None
