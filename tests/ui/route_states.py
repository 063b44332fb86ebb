"""The worklist, the klantroute and the consents, brought into one state after another."""

import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from kansrijk_desktop.records.dossier import Dossier
from kansrijk_desktop.records.offer import OfferState
from kansrijk_desktop.services.care_route import RouteStep
from kansrijk_desktop.services.workspace import Workspace
from kansrijk_desktop.ui.routes import Route, ShowCareRoute, ShowWorklist
from kansrijk_desktop.ui.screens.care_route.presenter import CareRoutePresenter
from kansrijk_desktop.ui.screens.care_route.view import CareRouteScreen
from kansrijk_desktop.ui.screens.worklist.presenter import WorklistPresenter
from kansrijk_desktop.ui.screens.worklist.view import WorklistScreen
from tests.builders import TODAY, a_pregnancy
from tests.fakes import FixedClock, InlineTasks
from tests.unit.services.random_families import RandomFamilies
from tests.unit.services.work import DAY, a_family, a_full_list
from tests.workspaces import a_workspace

Reach = Callable[[Workspace, FixedClock], QWidget]


def in_route_state(reach: Reach) -> QWidget:
    """Return the screen in a state; the database is closed again by then."""
    clock = FixedClock()
    with tempfile.TemporaryDirectory() as name, a_workspace(Path(name), clock) as workspace:
        return reach(workspace, clock)


def worklist_of(workspace: Workspace) -> WorklistScreen:
    presenter = WorklistPresenter(
        workspace.worklist.open, workspace.dossiers, InlineTasks(), _stay, FixedClock()
    )
    return WorklistScreen(presenter)


def worklist(workspace: Workspace, clock: FixedClock) -> QWidget:
    a_full_list(workspace)
    RandomFamilies(workspace.kept.database, 3).write(25)
    return worklist_of(workspace)


def worklist_empty(workspace: Workspace, clock: FixedClock) -> QWidget:
    return worklist_of(workspace)


def worklist_narrowed(workspace: Workspace, clock: FixedClock) -> QWidget:
    a_full_list(workspace)
    screen = worklist_of(workspace)
    screen.kind_choice.segments["overdracht"].click()
    return screen


def worklist_searching(workspace: Workspace, clock: FixedClock) -> QWidget:
    a_full_list(workspace)
    RandomFamilies(workspace.kept.database, 3).write(25)
    screen = worklist_of(workspace)
    screen._presenter.search("anna")
    return screen


def care_route_of(workspace: Workspace, household_id: str) -> CareRouteScreen:
    return CareRouteScreen(
        CareRoutePresenter(household_id, workspace.family_route, InlineTasks(), _stay, FixedClock())
    )


def offers_of_every_state(workspace: Workspace, clock: FixedClock) -> str:
    """Return a household with offers that came a shorter or a longer way."""
    workspace.regions.choose("zuid-limburg")
    family = a_family(workspace)
    clock.advance(-20 * DAY)  # Offered three weeks ago, and answered since.
    route, region = workspace.care_route, workspace.region
    due = TODAY + timedelta(days=85 + 11)
    pregnancy = a_pregnancy(due_date=due)
    ways = {
        "voorzorg": (),
        "prenataal-huisbezoek": (OfferState.CONSENTED, OfferState.REFERRED, OfferState.RECEIVED),
        "geldfit": (OfferState.CONSENTED, OfferState.STARTED, OfferState.FED_BACK),
        "home-start": (OfferState.DECLINED,),
        "vrouwenopvang": (),
        "babyspullen": (OfferState.CONSENTED, OfferState.CLOSED),
    }
    dossier = workspace.dossiers.open(family.household_id)
    workspace.kept.patients.save_dossier(_due(dossier, due))
    for name, states in ways.items():
        service = region.service(name)
        assert service is not None, name
        offer = route.propose(
            family.patient_id, service, service.domains, pregnancy, family.screening_id
        )
        clock.advance(18 * DAY)
        for days, state in enumerate(states, start=1):
            note = "liever na de verhuizing" if state is OfferState.DECLINED else ""
            route.move(offer.id, RouteStep(state, TODAY + (days - 20) * DAY, note))
        clock.advance(-18 * DAY)
    clock.advance(20 * DAY)
    route.propose_own(family.patient_id, "Taalles in de buurt", TODAY, "wijkteam")
    return family.household_id


def care_route(workspace: Workspace, clock: FixedClock) -> QWidget:
    return care_route_of(workspace, offers_of_every_state(workspace, clock))


def care_route_step(workspace: Workspace, clock: FixedClock) -> QWidget:
    screen = care_route_of(workspace, offers_of_every_state(workspace, clock))
    screen.offer_cards[0].step_buttons[OfferState.DECLINED].click()
    return screen


def care_route_new(workspace: Workspace, clock: FixedClock) -> QWidget:
    screen = care_route_of(workspace, offers_of_every_state(workspace, clock))
    screen.new_offer.fold.show_open(True)
    screen.new_offer.menu.edit.setText("hulp")
    return screen


def care_route_past(workspace: Workspace, clock: FixedClock) -> QWidget:
    screen = care_route_of(workspace, offers_of_every_state(workspace, clock))
    screen.private.show_open(True)
    screen.past.show_open(True)
    for card in screen.offer_cards[:5]:
        card.hide()
    return screen


def care_route_empty(workspace: Workspace, clock: FixedClock) -> QWidget:
    return care_route_of(workspace, a_family(workspace).household_id)


def _due(dossier: Dossier, due_date: date) -> Dossier:
    assert dossier.pregnancy is not None
    return replace(dossier, pregnancy=replace(dossier.pregnancy, due_date=due_date))


def _stay(_route: Route) -> None:
    """Go nowhere."""


ROUTE_STATES: dict[str, tuple[Route, Callable[[], QWidget]]] = {
    "worklist": (ShowWorklist(), partial(in_route_state, worklist)),
    "worklist-empty": (ShowWorklist(), partial(in_route_state, worklist_empty)),
    "worklist-narrowed": (ShowWorklist(), partial(in_route_state, worklist_narrowed)),
    "worklist-searching": (ShowWorklist(), partial(in_route_state, worklist_searching)),
    "care-route": (ShowCareRoute(""), partial(in_route_state, care_route)),
    "care-route-step": (ShowCareRoute(""), partial(in_route_state, care_route_step)),
    "care-route-new": (ShowCareRoute(""), partial(in_route_state, care_route_new)),
    "care-route-past": (ShowCareRoute(""), partial(in_route_state, care_route_past)),
    "care-route-empty": (ShowCareRoute(""), partial(in_route_state, care_route_empty)),
}
