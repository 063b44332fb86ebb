"""Hand a family over to another practice; what is still open is said first."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from kansrijk_desktop.errors import ExpectedError, InvalidInputError
from kansrijk_desktop.records.dossier import Dossier
from kansrijk_desktop.services.clock import Clock, local_day
from kansrijk_desktop.services.dutch_dates import short_date
from kansrijk_desktop.services.tasks import RunsTasks
from kansrijk_desktop.services.transfers import Transfers, open_matters
from kansrijk_desktop.services.typed_text import read_day
from kansrijk_desktop.texts import _


@dataclass(frozen=True, slots=True)
class TransferState:
    """Everything the page shows.

    Attributes:
        to, day: as typed.
        still_open: what is not finished, in neutral words.
    """

    to: str = ""
    day: str = ""
    still_open: tuple[str, ...] = ()
    day_problem: str = ""
    error: str = ""
    is_busy: bool = False


class TransferPresenter:
    """Holds what is typed until it is kept; `kept` hears what to tell."""

    def __init__(
        self,
        household_id: str,
        transfers: Transfers,
        tasks: RunsTasks,
        now: Clock,
        kept: Callable[[str], None],
    ) -> None:
        self._household_id = household_id
        self._transfers = transfers
        self._tasks = tasks
        self._now = now
        self._kept = kept
        self._state = TransferState()
        self._publish: Callable[[TransferState], None] | None = None

    def attach(self, publish: Callable[[TransferState], None]) -> None:
        """Publish the state now and after every change."""
        self._publish = publish
        publish(self._state)

    def detach(self) -> None:
        """Publish no more."""
        self._publish = None

    def begin(self, dossier: Dossier) -> None:
        """Begin with today, and what is still open."""
        self._state = TransferState()
        self._show(day=short_date(local_day(self._now())), still_open=open_matters(dossier))

    def type_to(self, typed: str) -> None:
        """Take the name of the practice."""
        self._show(to=typed, error="")

    def type_day(self, typed: str) -> None:
        """Take the day."""
        self._show(day=typed, day_problem="", error="")

    def keep(self) -> None:
        """Keep that another practice has the care from that day on."""
        if self._state.is_busy:
            return
        try:
            day = read_day(self._state.day, local_day(self._now()))
        except InvalidInputError as error:
            self._show(day_problem=error.message)
            return
        self._show(is_busy=True, error="")
        work = partial(self._transfers.transfer, self._household_id, self._state.to, day)
        self._tasks.run(work, self._on_kept, self._on_failed)

    def _on_kept(self, _result: None) -> None:
        self._show(is_busy=False)
        self._kept(_("Het gezin is overgedragen. Het programma herinnert nergens meer aan."))

    def _on_failed(self, error: ExpectedError) -> None:
        self._show(is_busy=False, error=error.message)

    def _show(self, **changes: object) -> None:
        self._state = replace(self._state, **changes)  # type: ignore[arg-type]  # fields by name
        if self._publish is not None:
            self._publish(self._state)
