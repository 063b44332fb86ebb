"""The presenters of what happens in a family, at work without widgets."""

from collections.abc import Sequence

from kansrijk_desktop.records.life_event import StopReason
from kansrijk_desktop.services.workspace import Workspace
from kansrijk_desktop.ui.routes import Route
from kansrijk_desktop.ui.screens.family_events.birth_presenter import BirthState
from kansrijk_desktop.ui.screens.family_events.facts import FamilyFacts
from kansrijk_desktop.ui.screens.family_events.pregnancy_presenter import PregnancyState
from kansrijk_desktop.ui.screens.family_events.presenter import (
    FamilyEventsPresenter,
    FamilyEventsState,
)
from kansrijk_desktop.ui.screens.family_events.stop_presenter import StopState
from kansrijk_desktop.ui.screens.family_events.transfer_presenter import TransferState
from tests.fakes import FixedClock, InlineTasks
from tests.unit.services.families import a_family

AnyState = FamilyEventsState | BirthState | StopState | PregnancyState | TransferState


class FamilyDesk:
    """The presenters at work: what they showed, and where they went."""

    def __init__(
        self, workspace: Workspace, household_id: str = "", tasks: InlineTasks | None = None
    ) -> None:
        self.household_id = household_id or a_family(workspace)
        self.workspace = workspace
        self.visited: list[Route] = []
        self.states: list[FamilyEventsState] = []
        self.births: list[BirthState] = []
        self.stops: list[StopState] = []
        self.pregnancies: list[PregnancyState] = []
        self.transfers: list[TransferState] = []
        self.presenter = FamilyEventsPresenter(
            self.household_id,
            (workspace.dossiers, workspace.families.events, workspace.families.transfers),
            tasks or InlineTasks(),
            self.visited.append,
            FixedClock(),
        )
        self.presenter.attach(self.states.append)
        self.presenter.birth.sheet.attach(self.births.append)
        self.presenter.stop.sheet.attach(self.stops.append)
        self.presenter.pregnancy.sheet.attach(self.pregnancies.append)
        self.presenter.transfer.sheet.attach(self.transfers.append)

    @property
    def state(self) -> FamilyEventsState:
        return self.states[-1]

    @property
    def facts(self) -> FamilyFacts:
        assert self.state.facts
        return self.state.facts

    def everything(self) -> tuple[Sequence[AnyState], ...]:
        return self.states, self.births, self.stops, self.pregnancies, self.transfers

    def lose(self, reason: StopReason = StopReason.PREGNANCY_ENDED) -> None:
        self.presenter.begin_stop(reason)
        self.presenter.stop.keep()
