"""What the conversation screen shows: frozen, free of levels and colours."""

from dataclasses import dataclass

from kansrijk_desktop.services.conversation_outline import Question, SectionStatus


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
class ConversationState:
    """The conversation at one moment.

    Attributes:
        questions: what the page shows; one question, or all of the section.
        current: address of the question the keys work on; empty on a cover and at the end.
        is_covered: the section waits for a moment alone; nothing of it shows.
        is_private: she is in the section that asks for a moment alone.
        is_at_end: every question has been passed.
        safety_texts: keys of the region's safety texts that the answers on this page call for.
        urgent_texts: the same for the whole conversation, outside covered sections.
    """

    sections: tuple[SectionRow, ...]
    title: str
    questions: tuple[Question, ...]
    current: str
    follow_ups: tuple[FollowUp, ...]
    safety_texts: tuple[str, ...]
    urgent_texts: tuple[str, ...]
    answered: int
    applicable: int
    is_covered: bool
    is_private: bool
    is_at_end: bool
    can_go_back: bool
    can_undo: bool

    @property
    def question(self) -> Question | None:
        """The question the keys work on."""
        return next((each for each in self.questions if each.address == self.current), None)
