"""Hold a conversation of which nothing is kept, to see what a questionnaire is like."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from kansrijk_desktop.engine.answers import NO_ANSWERS, AnswerRecord
from kansrijk_desktop.engine.definition import Definition
from kansrijk_desktop.engine.session import FormSession, LaunchContext
from kansrijk_desktop.records.screening import Moment, Screening, ScreeningStatus
from kansrijk_desktop.services.clock import Clock
from kansrijk_desktop.services.memory import NO_MEMORY, Memory
from kansrijk_desktop.services.outcome import Outcome


@dataclass(frozen=True, slots=True)
class OpenedTryOut:
    """A questionnaire that begins empty and belongs to nobody."""

    screening: Screening
    definition: Definition
    answers: Mapping[str, AnswerRecord] = field(default_factory=lambda: NO_ANSWERS)
    who: str = ""
    household_id: str = ""

    def new_session(self) -> FormSession:
        """Return the form, empty."""
        now = self.screening.started_at.astimezone()
        return FormSession(self.definition, context=LaunchContext(now=now))


class TryOut:
    """Opens questionnaires by their identity, and keeps nothing.

    `version` gives the questionnaire of an identity (`Forms.version`).
    """

    def __init__(self, version: Callable[[str], Definition], now: Clock) -> None:
        self._version = version
        self._now = now

    def open(self, screening_id: str) -> OpenedTryOut:
        """Return a questionnaire to try out; its identity stands where a screening has its id.

        Raises:
            FormDefinitionError: the questionnaire is not there.
        """
        screening = Screening(
            id="",
            patient_id="",
            questionnaire=screening_id,
            moment=Moment.OTHER,
            status=ScreeningStatus.IN_PROGRESS,
            started_at=self._now(),
        )
        return OpenedTryOut(screening, self._version(screening_id))

    def remember(self, screening: Screening) -> Memory:
        """Remember nothing."""
        del screening
        return NO_MEMORY

    def save(
        self,
        screening: Screening,
        changes: Mapping[str, AnswerRecord | None],
        outcome: Outcome | None = None,
    ) -> Screening:
        """Keep nothing."""
        del changes, outcome
        return screening

    def settle(self) -> None:
        """Have nothing to bring to rest."""
