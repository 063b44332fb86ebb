"""What the worklist does: show what waits, narrow it to one kind, find a dossier, go there."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from kansrijk_desktop.errors import ExpectedError
from kansrijk_desktop.services.clock import Clock
from kansrijk_desktop.services.dossiers import Dossiers
from kansrijk_desktop.services.dutch_dates import long_date
from kansrijk_desktop.services.tasks import RunsTasks
from kansrijk_desktop.services.work_items import (
    WorkGroup,
    WorkItem,
    WorkKind,
    WorklistPage,
    WorkPlace,
)
from kansrijk_desktop.ui.finding.search import DossierSearch, HouseholdRow
from kansrijk_desktop.ui.routes import (
    Route,
    ShowCareRoute,
    ShowHandover,
    ShowHousehold,
    ShowScreening,
)

EVERYTHING = ""
"""The choice of no kind in particular."""


@dataclass(frozen=True, slots=True)
class WorkSection:
    """What is to be done equally soon."""

    group: WorkGroup
    items: tuple[WorkItem, ...]


@dataclass(frozen=True, slots=True)
class WorklistState:
    """Everything the worklist shows.

    Attributes:
        today: in words; empty until the list is there.
        counts: how much there is of each kind, and of everything.
        kind: what the list is narrowed to.
        query: what is searched for; while it is not empty the dossiers found stand in place of the
            list.
        is_cut: there is more than can be shown.
    """

    is_loaded: bool = False
    today: str = ""
    counts: tuple[tuple[str, int], ...] = ()
    kind: str = EVERYTHING
    sections: tuple[WorkSection, ...] = ()
    query: str = ""
    found: tuple[HouseholdRow, ...] = ()
    has_searched: bool = False
    is_cut: bool = False
    error: str = ""

    @property
    def is_searching(self) -> bool:
        """Whether a dossier is looked for."""
        return bool(self.query.strip())


class WorklistPresenter:
    """Turns what waits into lines, and a line into the place where it is done."""

    def __init__(
        self,
        open_list: Callable[[], WorklistPage],
        dossiers: Dossiers,
        tasks: RunsTasks,
        go: Callable[[Route], None],
        now: Clock,
    ) -> None:
        self._open_list = open_list
        self._tasks = tasks
        self._go = go
        self._page: WorklistPage | None = None
        self._state = WorklistState()
        self._publish: Callable[[WorklistState], None] | None = None
        self._search = DossierSearch(dossiers, tasks, now, self._on_found, self._on_error)

    def attach(self, publish: Callable[[WorklistState], None]) -> None:
        """Show the state to a view from now on, and fill it."""
        self._publish = publish
        publish(self._state)
        self._tasks.run(self._open_list, self._on_page, self._on_error)

    def detach(self) -> None:
        """Stop showing."""
        self._publish = None

    def narrow(self, kind: str) -> None:
        """Show one kind of work, or everything."""
        self._show(replace(self._state, kind=kind))

    def search(self, query: str) -> None:
        """Find dossiers; nothing typed brings the list back."""
        self._show(replace(self._state, query=query, error=""))
        if query.strip():
            self._search.search(query)

    def open(self, key: str) -> None:
        """Go where one line is done."""
        items = self._page.items if self._page else ()
        item = next((item for item in items if item.key == key), None)
        if item is not None:
            self._go(route_to(item))

    def open_dossier(self, household_id: str) -> None:
        """Open a dossier that was found."""
        self._go(ShowHousehold(household_id))

    def create(self) -> None:
        """Begin a new dossier."""
        self._go(ShowHousehold(""))

    def _on_page(self, page: WorklistPage) -> None:
        self._page = page
        kinds = [item.kind for item in page.items]
        counts = ((EVERYTHING, len(kinds)), *((kind, kinds.count(kind)) for kind in WorkKind))
        self._show(
            replace(
                self._state,
                is_loaded=True,
                today=long_date(page.today),
                counts=counts,
                is_cut=page.is_cut,
                error="",
            )
        )

    def _on_found(self, query: str, rows: tuple[HouseholdRow, ...]) -> None:
        if query.strip():
            self._show(replace(self._state, found=rows, has_searched=True, error=""))

    def _on_error(self, error: ExpectedError) -> None:
        self._show(replace(self._state, error=error.message))

    def _show(self, state: WorklistState) -> None:
        self._state = replace(state, sections=_sections(self._page, state.kind))
        if self._publish:
            self._publish(self._state)


def route_to(item: WorkItem) -> Route:
    """Return where a line is done."""
    if item.place is WorkPlace.SCREENING:
        return ShowScreening(item.record_id)
    if item.place is WorkPlace.CARE_ROUTE:
        return ShowCareRoute(item.whose.household_id, item.partner_id)
    if item.place is WorkPlace.HANDOVER:
        return ShowHandover(item.whose.household_id)
    return ShowHousehold(item.whose.household_id, item.partner_id)


def _sections(page: WorklistPage | None, kind: str) -> tuple[WorkSection, ...]:
    if page is None:
        return ()
    shown = [item for item in page.items if kind in {EVERYTHING, item.kind}]
    grouped = (
        WorkSection(group, tuple(item for item in shown if item.group(page.today) is group))
        for group in WorkGroup
    )
    return tuple(section for section in grouped if section.items)
