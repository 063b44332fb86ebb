"""One family's presenters at work: what each showed last, and where they went."""

from kansrijk_desktop.records.dossier import Dossier
from kansrijk_desktop.services.workspace import Workspace
from kansrijk_desktop.ui.routes import Route, ShowHousehold
from kansrijk_desktop.ui.screens.household.agreements_presenter import (
    AgreementsPresenter,
    AgreementsState,
)
from kansrijk_desktop.ui.screens.household.beside_presenter import BesidePresenter, BesideState
from kansrijk_desktop.ui.screens.household.editing_presenter import (
    EditingPresenter,
    EditingState,
)
from kansrijk_desktop.ui.screens.household.notes_presenter import NotesPresenter, NotesState
from kansrijk_desktop.ui.screens.household.presenter import (
    HouseholdPresenter,
    HouseholdState,
    Ways,
)
from tests.fakes import FixedClock, InlineTasks


class HouseholdDesk:
    """The presenters of one family, without widgets."""

    def __init__(
        self,
        workspace: Workspace,
        household_id: str = "",
        tasks: InlineTasks | None = None,
        known: frozenset[type] = frozenset(),
        partner_id: str = "",
    ) -> None:
        self.visited: list[Route] = []
        self.states: list[HouseholdState] = []
        self.forms: list[EditingState] = []
        self.agreements_states: list[AgreementsState] = []
        self.notes_states: list[NotesState] = []
        self.beside_states: list[BesideState] = []
        run, now = tasks or InlineTasks(), FixedClock()
        self.presenter = HouseholdPresenter(
            ShowHousehold(household_id, partner_id),
            workspace.families.over_time,
            workspace.screenings,
            run,
            Ways(self.visited.append, known),
            now,
        )
        self.editing = EditingPresenter(
            household_id, workspace.dossiers, run, self.visited.append, self.presenter.show_kept
        )
        self.agreements = AgreementsPresenter(workspace.families.agreements, run, now)
        self.notes = NotesPresenter(workspace.families.agreements, run)
        self.beside = BesidePresenter(workspace.families.over_time, run)
        self.editing.attach(self.forms.append)
        self.agreements.attach(self.agreements_states.append)
        self.notes.attach(self.notes_states.append)
        self.beside.attach(self.beside_states.append)
        self.presenter.attach(self.states.append, self._take)

    @property
    def state(self) -> HouseholdState:
        """What the page shows now."""
        return self.states[-1]

    @property
    def form(self) -> EditingState:
        """What the form shows now."""
        return self.forms[-1]

    @property
    def papers(self) -> AgreementsState:
        """What the agreements show now."""
        return self.agreements_states[-1]

    def _take(self, dossier: Dossier) -> None:
        self.editing.take(dossier)
        self.agreements.take(dossier)
        self.notes.take(dossier)
