"""Hand a family over to another practice; what is still open is said first."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from kansrijk_desktop.errors import InvalidInputError
from kansrijk_desktop.records.dossier import Dossier
from kansrijk_desktop.services.clock import Clock, local_day
from kansrijk_desktop.services.dutch_dates import short_date
from kansrijk_desktop.services.tasks import RunsTasks
from kansrijk_desktop.services.transfers import Transfers, open_matters
from kansrijk_desktop.services.typed_text import read_day
from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.sheet import Sheet


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
    """Holds what is typed until it is kept; `kept` hears what to tell.

    Attributes:
        sheet: what the page shows.
    """

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
        self._now = now
        self.sheet = Sheet(TransferState(), tasks, kept)

    def begin(self, dossier: Dossier) -> None:
        """Begin with today, and what is still open."""
        today = short_date(local_day(self._now()))
        self.sheet.show(TransferState(day=today, still_open=open_matters(dossier)))

    def type_to(self, typed: str) -> None:
        """Take the name of the practice."""
        self.sheet.change(to=typed, error="")

    def type_day(self, typed: str) -> None:
        """Take the day."""
        self.sheet.change(day=typed, day_problem="", error="")

    def keep(self) -> None:
        """Keep that another practice has the care from that day on."""
        if self.sheet.state.is_busy:
            return
        try:
            day = read_day(self.sheet.state.day, local_day(self._now()))
        except InvalidInputError as error:
            self.sheet.change(day_problem=error.message)
            return
        work = partial(self._transfers.transfer, self._household_id, self.sheet.state.to, day)
        told = _("Het gezin is overgedragen. Het programma herinnert nergens meer aan.")
        self.sheet.keep(work, told)
