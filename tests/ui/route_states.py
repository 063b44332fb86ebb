"""The worklist, the klantroute and the consents, brought into one state after another."""

import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from kansrijk_desktop.records.consent import Consent, ConsentForm, Explanation
from kansrijk_desktop.records.document import Delivery
from kansrijk_desktop.records.dossier import Dossier
from kansrijk_desktop.records.offer import OfferState
from kansrijk_desktop.services.care_route import RouteStep
from kansrijk_desktop.services.consent_draft import ConsentDraft, Purpose
from kansrijk_desktop.services.dossier_form import DossierForm
from kansrijk_desktop.services.workspace import Workspace
from kansrijk_desktop.ui.routes import Route, ShowCareRoute, ShowConsents, ShowWorklist
from kansrijk_desktop.ui.screens.care_route.presenter import CareRoutePresenter
from kansrijk_desktop.ui.screens.care_route.view import CareRouteScreen
from kansrijk_desktop.ui.screens.consents.presenter import ConsentsPresenter
from kansrijk_desktop.ui.screens.consents.view import ConsentsScreen
from kansrijk_desktop.ui.screens.worklist.presenter import WorklistPresenter
from kansrijk_desktop.ui.screens.worklist.view import WorklistScreen
from tests.builders import NOW, TODAY, a_consent, a_pregnancy
from tests.fakes import FixedClock, InlineTasks
from tests.unit.services.letters import kept_talk
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


def worklist_of_a_week(workspace: Workspace, clock: FixedClock) -> QWidget:
    """As long a list as a practice has on a quiet day."""
    keep_neighbours(workspace, clock)
    return worklist_of(workspace)


def keep_neighbours(workspace: Workspace, clock: FixedClock) -> None:
    """Keep the family Reuring with all that waits, and four others."""
    a_full_list(workspace)
    for given_name, family_name, weeks in (
        ("Elif", "Yilmaz", 28),
        ("Fatima", "El Amrani", 30),
        ("Lotte", "Jansen", 9),
        ("Chantal", "Pieters", 26),
    ):
        due = TODAY + timedelta(weeks=40 - weeks)
        clock.advance(timedelta(seconds=1))  # So that the order is theirs.
        workspace.dossiers.save(
            DossierForm(
                given_name=given_name,
                family_name=family_name,
                birth_date=f"{weeks}-8-1998",
                due_date=f"{due.day}-{due.month}-{due.year}",
            )
        )


def worklist_empty(workspace: Workspace, clock: FixedClock) -> QWidget:
    return worklist_of(workspace)


def worklist_narrowed(workspace: Workspace, clock: FixedClock) -> QWidget:
    a_full_list(workspace)
    screen = worklist_of(workspace)
    screen.kind_choice.segments["overdracht"].click()
    return screen


def worklist_searching(workspace: Workspace, clock: FixedClock) -> QWidget:
    keep_neighbours(workspace, clock)
    screen = worklist_of(workspace)
    screen._presenter.search("el")
    return screen


def care_route_of(workspace: Workspace, household_id: str) -> CareRouteScreen:
    return CareRouteScreen(
        CareRoutePresenter(
            ShowCareRoute(household_id), workspace.family_route, InlineTasks(), _stay, FixedClock()
        )
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
    for number, (name, states) in enumerate(ways.items()):
        service = region.service(name)
        assert service is not None, name
        offer = route.propose(
            family.patient_id, service, service.domains, pregnancy, family.screening_id
        )
        clock.advance(18 * DAY)
        for days, state in enumerate(states, start=1):
            note = "liever na de verhuizing" if state is OfferState.DECLINED else ""
            route.move(offer.id, RouteStep(state, TODAY + (number + days - 20) * DAY, note))
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


def consents_of(workspace: Workspace, household_id: str) -> ConsentsScreen:
    return ConsentsScreen(
        ConsentsPresenter(household_id, workspace.consents, InlineTasks(), _stay, FixedClock())
    )


def some_consents(workspace: Workspace) -> tuple[str, Consent]:
    """Return a household with a letter on a consent, an older one, and one for the home visit."""
    household_id, screening_id = kept_talk(workspace)
    basis, draft = workspace.referrals.begin(screening_id, "prenataal-huisbezoek")
    draft = replace(draft, organization="JGZ Voorbeeld", consent_form=ConsentForm.SPOKEN)
    workspace.referrals.keep(basis, draft, b"%PDF", Delivery.SAVED)
    visit = ConsentDraft(
        purpose=Purpose.HOME_VISIT,
        recipient="JGZ Voorbeeld",
        subjects=frozenset({"money", "stress", "safety"}),
        form=ConsentForm.WRITTEN,
        interpreter="nummer 12",
        language="Turks",
        given_on="20-11-2026",
        valid_until="1-6-2027",
        explained=frozenset(Explanation),
    )
    workspace.consents.record(household_id, visit)
    over = a_consent(
        patient_id=basis.facts.dossier.patient.id,
        recipient="Buurtteam Noord",
        recipient_kind="wijkteam",
        purpose="hulp in de buurt",
        given_on=TODAY - 90 * DAY,
        valid_until=TODAY - DAY,
    )
    workspace.kept.referrals.add_consent(over, NOW)
    (letter,) = workspace.dossiers.open(household_id).referrals
    return household_id, workspace.kept.referrals.consent(letter.consent_id)


def consents(workspace: Workspace, clock: FixedClock) -> QWidget:
    household_id, _consent = some_consents(workspace)
    return consents_of(workspace, household_id)


def consents_empty(workspace: Workspace, clock: FixedClock) -> QWidget:
    return consents_of(workspace, a_family(workspace).household_id)


def consents_withdrawing(workspace: Workspace, clock: FixedClock) -> QWidget:
    household_id, consent = some_consents(workspace)
    screen = consents_of(workspace, household_id)
    screen._presenter.begin_withdrawal(consent.id)
    screen.list_pane.verticalScrollBar().setValue(300)
    return screen


def consents_withdrawn(workspace: Workspace, clock: FixedClock) -> QWidget:
    household_id, consent = some_consents(workspace)
    screen = consents_of(workspace, household_id)
    screen._presenter.begin_withdrawal(consent.id)
    screen._presenter.withdraw()
    return screen


def consents_form(workspace: Workspace, clock: FixedClock) -> QWidget:
    screen = consents_empty(workspace, clock)
    assert isinstance(screen, ConsentsScreen)
    screen.new_button.click()
    presenter = screen._presenter
    presenter.change(ConsentDraft(purpose=Purpose.HOME_VISIT, given_on="21-11-2026"))
    presenter.explain(Explanation.VISIT)
    presenter.record()
    return screen


def consents_filled(workspace: Workspace, clock: FixedClock) -> QWidget:
    screen = consents_empty(workspace, clock)
    assert isinstance(screen, ConsentsScreen)
    screen.new_button.click()
    draft = ConsentDraft(
        purpose=Purpose.HOME_VISIT,
        recipient="JGZ Voorbeeld",
        subjects=frozenset({"money", "stress"}),
        form=ConsentForm.SPOKEN,
        given_on="21-11-2026",
        explained=frozenset(Explanation),
    )
    screen._presenter.change(draft)
    return screen


def _due(dossier: Dossier, due_date: date) -> Dossier:
    assert dossier.pregnancy is not None
    first = replace(dossier.pregnancy, due_date=due_date, gravidity=1, parity=0)
    return replace(dossier, pregnancy=first)


def _stay(_route: Route) -> None:
    """Go nowhere."""


ROUTE_STATES: dict[str, tuple[Route, Callable[[], QWidget]]] = {
    "worklist": (ShowWorklist(), partial(in_route_state, worklist)),
    "worklist-week": (ShowWorklist(), partial(in_route_state, worklist_of_a_week)),
    "worklist-empty": (ShowWorklist(), partial(in_route_state, worklist_empty)),
    "worklist-narrowed": (ShowWorklist(), partial(in_route_state, worklist_narrowed)),
    "worklist-searching": (ShowWorklist(), partial(in_route_state, worklist_searching)),
    "care-route": (ShowCareRoute(""), partial(in_route_state, care_route)),
    "care-route-step": (ShowCareRoute(""), partial(in_route_state, care_route_step)),
    "care-route-new": (ShowCareRoute(""), partial(in_route_state, care_route_new)),
    "care-route-past": (ShowCareRoute(""), partial(in_route_state, care_route_past)),
    "consents": (ShowConsents(""), partial(in_route_state, consents)),
    "consents-empty": (ShowConsents(""), partial(in_route_state, consents_empty)),
    "consents-withdrawing": (ShowConsents(""), partial(in_route_state, consents_withdrawing)),
    "consents-withdrawn": (ShowConsents(""), partial(in_route_state, consents_withdrawn)),
    "consents-form": (ShowConsents(""), partial(in_route_state, consents_form)),
    "consents-filled": (ShowConsents(""), partial(in_route_state, consents_filled)),
    "care-route-empty": (ShowCareRoute(""), partial(in_route_state, care_route_empty)),
}
