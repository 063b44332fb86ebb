"""Note an end or a loss: which child, one day, one look at what it does."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from kansrijk_desktop.errors import ExpectedError, InvalidInputError
from kansrijk_desktop.records.dossier import Dossier
from kansrijk_desktop.records.life_event import StopReason
from kansrijk_desktop.services.clock import Clock, local_day
from kansrijk_desktop.services.dutch_dates import short_date
from kansrijk_desktop.services.family_events import FamilyEvents
from kansrijk_desktop.services.tasks import RunsTasks
from kansrijk_desktop.services.typed_text import read_day
from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.screens.family_events.facts import Choice, facts_of


@dataclass(frozen=True, slots=True)
class StopState:
    """Everything the page shows.

    Attributes:
        subjects: the children to choose from; empty where there is nothing to choose.
        subject_id: what it is about; empty until a child is chosen.
        day: as typed.
        day_problem, subject_problem: what is wrong, under the field.
    """

    reason: StopReason = StopReason.PREGNANCY_ENDED
    subjects: tuple[Choice, ...] = ()
    subject_id: str = ""
    day: str = ""
    day_problem: str = ""
    subject_problem: str = ""
    error: str = ""
    is_busy: bool = False


class StopPresenter:
    """Keeps it in one go; `kept` hears what to tell."""

    def __init__(
        self,
        household_id: str,
        events: FamilyEvents,
        tasks: RunsTasks,
        now: Clock,
        kept: Callable[[str], None],
    ) -> None:
        self._household_id = household_id
        self._events = events
        self._tasks = tasks
        self._now = now
        self._kept = kept
        self._state = StopState()
        self._publish: Callable[[StopState], None] | None = None

    def attach(self, publish: Callable[[StopState], None]) -> None:
        """Publish the state now and after every change."""
        self._publish = publish
        publish(self._state)

    def detach(self) -> None:
        """Publish no more."""
        self._publish = None

    def begin(self, reason: StopReason, dossier: Dossier) -> None:
        """Begin with today; where there is one child, it is about that one."""
        today = local_day(self._now())
        facts = facts_of(dossier, today)
        children = facts.living if reason is StopReason.CHILD_DIED else facts.living_in
        pregnancy_id = dossier.pregnancy.id if dossier.pregnancy else ""
        is_pregnancy = reason is StopReason.PREGNANCY_ENDED
        only = children[0][0] if len(children) == 1 else ""
        self._state = StopState()
        self._show(
            reason=reason,
            subjects=() if is_pregnancy else children,
            subject_id=pregnancy_id if is_pregnancy else only,
            day=short_date(today),
        )

    def choose(self, subject_id: str) -> None:
        """Take the child it is about."""
        self._show(subject_id=subject_id, subject_problem="", error="")

    def type_day(self, typed: str) -> None:
        """Take the day."""
        self._show(day=typed, day_problem="", error="")

    def keep(self) -> None:
        """Keep it: everything comes to rest at once."""
        if self._state.is_busy:
            return
        if not self._state.subject_id:
            self._show(subject_problem=_("Kies om welk kind het gaat."))
            return
        try:
            day = read_day(self._state.day, local_day(self._now()))
        except InvalidInputError as error:
            self._show(day_problem=error.message)
            return
        self._show(is_busy=True, error="")
        reason, subject_id = self._state.reason, self._state.subject_id
        work = partial(self._events.stop, self._household_id, reason, subject_id, day)
        self._tasks.run(work, self._on_kept, self._on_failed)

    def _on_kept(self, _result: None) -> None:
        self._show(is_busy=False)
        self._kept(_("Vastgelegd. Herinneringen, aftellen en aanbod zijn gestopt."))

    def _on_failed(self, error: ExpectedError) -> None:
        self._show(is_busy=False, error=error.message)

    def _show(self, **changes: object) -> None:
        self._state = replace(self._state, **changes)  # type: ignore[arg-type]  # fields by name
        if self._publish is not None:
            self._publish(self._state)
