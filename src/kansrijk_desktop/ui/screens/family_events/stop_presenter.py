"""Note an end or a loss: which child, one day, one look at what it does."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from kansrijk_desktop.errors import InvalidInputError
from kansrijk_desktop.records.dossier import Dossier
from kansrijk_desktop.records.life_event import StopReason
from kansrijk_desktop.services.clock import Clock, local_day
from kansrijk_desktop.services.dutch_dates import short_date
from kansrijk_desktop.services.family_events import FamilyEvents
from kansrijk_desktop.services.tasks import RunsTasks
from kansrijk_desktop.services.typed_text import read_day
from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.screens.family_events.facts import Choice, facts_of
from kansrijk_desktop.ui.sheet import Sheet


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
    """Keeps it in one go; `kept` hears what to tell.

    Attributes:
        sheet: what the page shows.
    """

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
        self._now = now
        self.sheet = Sheet(StopState(), tasks, kept)

    def begin(self, reason: StopReason, dossier: Dossier) -> None:
        """Begin with today; where there is one child, it is about that one."""
        today = local_day(self._now())
        facts = facts_of(dossier, today)
        children = facts.living if reason is StopReason.CHILD_DIED else facts.living_in
        pregnancy_id = dossier.pregnancy.id if dossier.pregnancy else ""
        is_pregnancy = reason is StopReason.PREGNANCY_ENDED
        only = children[0][0] if len(children) == 1 else ""
        self.sheet.show(
            StopState(
                reason=reason,
                subjects=() if is_pregnancy else children,
                subject_id=pregnancy_id if is_pregnancy else only,
                day=short_date(today),
            )
        )

    def choose(self, subject_id: str) -> None:
        """Take the child it is about."""
        self.sheet.change(subject_id=subject_id, subject_problem="", error="")

    def type_day(self, typed: str) -> None:
        """Take the day."""
        self.sheet.change(day=typed, day_problem="", error="")

    def keep(self) -> None:
        """Keep it: everything comes to rest at once."""
        if self.sheet.state.is_busy:
            return
        if not self.sheet.state.subject_id:
            self.sheet.change(subject_problem=_("Kies om welk kind het gaat."))
            return
        try:
            day = read_day(self.sheet.state.day, local_day(self._now()))
        except InvalidInputError as error:
            self.sheet.change(day_problem=error.message)
            return
        reason, subject_id = self.sheet.state.reason, self.sheet.state.subject_id
        work = partial(self._events.stop, self._household_id, reason, subject_id, day)
        told = _("Vastgelegd. Herinneringen, aftellen en aanbod zijn gestopt.")
        self.sheet.keep(work, told)
