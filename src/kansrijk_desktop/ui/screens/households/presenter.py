"""What the list of dossiers does: search as you type, open, continue an unfinished conversation."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from kansrijk_desktop.errors import ExpectedError
from kansrijk_desktop.services.clock import Clock
from kansrijk_desktop.services.dossiers import Dossiers
from kansrijk_desktop.services.dutch_dates import long_date
from kansrijk_desktop.services.screenings import Screenings, UnfinishedScreening
from kansrijk_desktop.services.tasks import RunsTasks
from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.finding.search import DossierSearch, HouseholdRow
from kansrijk_desktop.ui.routes import Route, ShowHousehold, ShowScreening


@dataclass(frozen=True, slots=True)
class OpenConversation:
    """The offer to go on with a conversation that was not finished."""

    screening_id: str
    initials: str
    name: str
    form: str
    last_saved: str


@dataclass(frozen=True, slots=True)
class HouseholdsState:
    """Everything the list shows.

    Attributes:
        is_empty: there is no dossier at all yet.
    """

    query: str = ""
    rows: tuple[HouseholdRow, ...] = ()
    open_conversations: tuple[OpenConversation, ...] = ()
    is_empty: bool = False
    is_loaded: bool = False
    error: str = ""


class HouseholdsPresenter:
    """Turns typing and clicking into searches and routes."""

    def __init__(
        self,
        dossiers: Dossiers,
        screenings: Screenings,
        tasks: RunsTasks,
        go: Callable[[Route], None],
        now: Clock,
    ) -> None:
        self._screenings = screenings
        self._tasks = tasks
        self._go = go
        self._state = HouseholdsState()
        self._publish: Callable[[HouseholdsState], None] | None = None
        self._search = DossierSearch(dossiers, tasks, now, self._show_rows, self._show_error)

    def attach(self, publish: Callable[[HouseholdsState], None]) -> None:
        """Show the state to a view from now on, and fill it."""
        self._publish = publish
        self._tasks.run(self._screenings.unfinished, self._show_unfinished, self._show_error)
        self.search("")

    def detach(self) -> None:
        """Stop showing."""
        self._publish = None

    def search(self, query: str) -> None:
        """Find what fits; while a search runs, only the last words typed are searched next."""
        self._state = replace(self._state, query=query)
        self._search.search(query)

    def open(self, household_id: str) -> None:
        """Open a dossier."""
        self._go(ShowHousehold(household_id))

    def create(self) -> None:
        """Begin a new dossier."""
        self._go(ShowHousehold(""))

    def resume(self, screening_id: str) -> None:
        """Go on with an unfinished conversation."""
        self._go(ShowScreening(screening_id))

    def _show_rows(self, query: str, rows: tuple[HouseholdRow, ...]) -> None:
        self._show(
            replace(
                self._state,
                rows=rows,
                is_empty=not rows and not query.strip(),
                is_loaded=True,
                error="",
            )
        )

    def _show_unfinished(self, unfinished: Sequence[UnfinishedScreening]) -> None:
        offers = tuple(_offer(each) for each in unfinished)
        self._show(replace(self._state, open_conversations=offers))

    def _show_error(self, error: ExpectedError) -> None:
        self._show(replace(self._state, error=error.message))

    def _show(self, state: HouseholdsState) -> None:
        self._state = state
        if self._publish:
            self._publish(state)


def _offer(unfinished: UnfinishedScreening) -> OpenConversation:
    known = unfinished.open_screening
    return OpenConversation(
        screening_id=known.screening.id,
        initials=known.patient_initials,
        name=known.patient_name,
        form=_("{title}, versie {version}").format(
            title=unfinished.title, version=unfinished.version
        ),
        last_saved=_moment(known.screening.saved_at or known.screening.started_at),
    )


def _moment(moment: datetime) -> str:
    local = moment.astimezone()
    return _("{day} om {time}").format(day=long_date(local.date()), time=local.strftime("%H:%M"))
