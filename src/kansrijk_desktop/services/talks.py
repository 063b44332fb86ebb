"""What the conversation screen needs of whoever opens and keeps a conversation."""

from collections.abc import Mapping
from typing import Protocol

from kansrijk_desktop.engine.answers import AnswerRecord
from kansrijk_desktop.engine.definition import Definition
from kansrijk_desktop.engine.session import FormSession
from kansrijk_desktop.records.screening import Screening
from kansrijk_desktop.services.memory import Memory
from kansrijk_desktop.services.outcome import Outcome


class OpenedTalk(Protocol):
    """A conversation with what is needed to go on with it."""

    @property
    def screening(self) -> Screening:
        """The conversation itself."""

    @property
    def definition(self) -> Definition:
        """The questionnaire."""

    @property
    def answers(self) -> Mapping[str, AnswerRecord]:
        """Every kept answer by address."""

    @property
    def who(self) -> str:
        """Whose it is, in initials; empty for nobody's."""

    @property
    def household_id(self) -> str:
        """The family to return to; empty where there is none."""

    def new_session(self) -> FormSession:
        """Return the form with its answers, to be filled in further."""


class KeepsTalks(Protocol):
    """Opens conversations and keeps what changes in them; works off the UI thread."""

    def open(self, screening_id: str) -> OpenedTalk:
        """Return a conversation.

        Raises:
            ExpectedError: it cannot be opened; says why and what to do.
        """

    def remember(self, screening: Screening) -> Memory:
        """Return what was answered last time."""

    def save(
        self,
        screening: Screening,
        changes: Mapping[str, AnswerRecord | None],
        outcome: Outcome | None = None,
    ) -> Screening:
        """Keep changes; return the conversation as kept, with the time where it was.

        `outcome` is what a conversation that has ended comes to with them.
        """

    def settle(self) -> None:
        """Bring what was kept to rest, after each section."""
