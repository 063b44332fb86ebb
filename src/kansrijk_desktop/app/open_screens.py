"""The screens behind the lock, each made for its route.

This module is imported while the passphrase is typed; most screens when they are first asked for,
which takes no time that shows and spares memory in a session that makes no letter.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QWidget

from kansrijk_desktop.services.clock import Clock
from kansrijk_desktop.services.tasks import RunsTasks
from kansrijk_desktop.services.work_items import WorklistPage
from kansrijk_desktop.services.workspace import Workspace
from kansrijk_desktop.settings import Settings
from kansrijk_desktop.ui.router import ScreenFactory
from kansrijk_desktop.ui.routes import (
    Route,
    ShowAdvice,
    ShowCareRoute,
    ShowConsents,
    ShowDocument,
    ShowDocuments,
    ShowFamilyEvents,
    ShowHandover,
    ShowHandovers,
    ShowHousehold,
    ShowHouseholds,
    ShowInstruments,
    ShowMeldcode,
    ShowReceived,
    ShowReferral,
    ShowRegion,
    ShowScreening,
    ShowSummary,
    ShowTidyUp,
    ShowTryOut,
    ShowWorklist,
)
from kansrijk_desktop.ui.screens.households.presenter import HouseholdsPresenter
from kansrijk_desktop.ui.screens.households.view import HouseholdsScreen
from kansrijk_desktop.ui.screens.worklist.presenter import WorklistPresenter
from kansrijk_desktop.ui.screens.worklist.view import WorklistScreen


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What every screen behind the lock works with.

    Attributes:
        database, background: the two workers (docs/architecture.md, "Work off the UI thread").
        hide: a neutral page over everything, at once.
        settings: the preferences of this moment.
        check_passphrase: raises an `ExpectedError` where it is not hers; slow, and counts tries.
    """

    database: RunsTasks
    background: RunsTasks
    go: Callable[[Route], None]
    hide: Callable[[], None]
    now: Clock
    settings: Callable[[], Settings]
    check_passphrase: Callable[[str], None]


def screen_factories(workspace: Workspace, around: Surroundings) -> Mapping[type, ScreenFactory]:
    """Return how to make the screen for each route."""
    return {
        ShowWorklist: lambda _route: _worklist(workspace, around),
        ShowHouseholds: lambda _route: _households(workspace, around),
        ShowHousehold: lambda route: _household(route, workspace, around),
        ShowScreening: lambda route: _screening(route, workspace, around),
        ShowTryOut: lambda route: _try_out(route, workspace, around),
        ShowSummary: lambda route: _summary(route, workspace, around),
        ShowAdvice: lambda route: _advice(route, workspace, around),
        ShowReferral: lambda route: _referral(route, workspace, around),
        ShowDocument: lambda route: _document(route, workspace, around),
        ShowMeldcode: lambda route: _meldcode(route, workspace, around),
        ShowConsents: lambda route: _consents(route, workspace, around),
        ShowCareRoute: lambda route: _care_route(route, workspace, around),
        ShowDocuments: lambda route: _documents(route, workspace, around),
        ShowInstruments: lambda _route: _instruments(workspace, around),
        ShowRegion: lambda route: _region(route, workspace, around),
        ShowFamilyEvents: lambda route: _family_events(route, workspace, around),
        ShowTidyUp: lambda route: _tidy_up(route, workspace, around),
        ShowHandovers: lambda _route: _handovers(workspace, around),
        ShowHandover: lambda route: _handover(route, workspace, around),
        ShowReceived: lambda route: _received(route, workspace, around),
    }


def _worklist(workspace: Workspace, around: Surroundings) -> QWidget:
    def open_list() -> WorklistPage:
        # Here, by the worker: the first screen is there before what it asks is imported.
        return workspace.worklist.open()

    return WorklistScreen(
        WorklistPresenter(
            open_list,
            workspace.dossiers,
            around.database,
            around.go,
            around.now,
        )
    )


def _households(workspace: Workspace, around: Surroundings) -> QWidget:
    return HouseholdsScreen(
        HouseholdsPresenter(
            workspace.dossiers, workspace.screenings, around.database, around.go, around.now
        )
    )


def _household(route: ShowHousehold, workspace: Workspace, around: Surroundings) -> QWidget:
    from kansrijk_desktop.ui.screens.household.agreements_presenter import AgreementsPresenter
    from kansrijk_desktop.ui.screens.household.beside_presenter import BesidePresenter
    from kansrijk_desktop.ui.screens.household.editing_presenter import EditingPresenter
    from kansrijk_desktop.ui.screens.household.notes_presenter import NotesPresenter
    from kansrijk_desktop.ui.screens.household.presenter import HouseholdPresenter, Ways
    from kansrijk_desktop.ui.screens.household.start_presenter import StartPresenter
    from kansrijk_desktop.ui.screens.household.view import HouseholdScreen, Presenters

    database, go = around.database, around.go
    # Before the dossier is read, on the same worker: what older conversations came to.
    fill_in = partial(workspace.screenings.fill_in_levels, route.household_id)
    database.run(fill_in, _ignore, _ignore)
    known = frozenset(screen_factories(workspace, around))
    reading = HouseholdPresenter(
        route,
        workspace.families.over_time,
        workspace.screenings,
        database,
        Ways(go, known),
        around.now,
    )
    start = StartPresenter(
        workspace.screenings, workspace.families.moments, database, go, route.partner_id
    )
    start.when_changed(reading.show_kept)
    return HouseholdScreen(
        Presenters(
            reading,
            start,
            EditingPresenter(
                route.household_id, workspace.dossiers, database, go, reading.show_kept
            ),
            AgreementsPresenter(workspace.families.agreements, database, around.now),
            NotesPresenter(workspace.families.agreements, database),
            BesidePresenter(workspace.families.over_time, database),
            workspace.signed_in.practitioner.role.value,
        )
    )


def _ignore(_result: object) -> None:
    """Take a result that nobody waits for: a failure is met again by what reads next."""


def _screening(route: ShowScreening, workspace: Workspace, around: Surroundings) -> QWidget:
    from kansrijk_desktop.ui.screens.screening.presenter import ScreeningPresenter, Ways
    from kansrijk_desktop.ui.screens.screening.view import ScreeningScreen

    presenter = ScreeningPresenter(
        route.screening_id,
        workspace.screenings,
        workspace.region,
        around.database,
        Ways(around.go, around.hide),
        around.now,
    )
    presenter.use_layout(around.settings().question_layout)
    return ScreeningScreen(presenter)


def _try_out(route: ShowTryOut, workspace: Workspace, around: Surroundings) -> QWidget:
    from kansrijk_desktop.services.try_out import TryOut
    from kansrijk_desktop.ui.screens.screening.presenter import ScreeningPresenter, Ways
    from kansrijk_desktop.ui.screens.screening.view import ScreeningScreen

    presenter = ScreeningPresenter(
        route.identity,
        TryOut(workspace.forms.version, around.now),
        workspace.region,
        around.database,
        Ways(around.go, around.hide),
        around.now,
        is_try_out=True,
    )
    presenter.use_layout(around.settings().question_layout)
    return ScreeningScreen(presenter)


def _summary(route: ShowSummary, workspace: Workspace, around: Surroundings) -> QWidget:
    from kansrijk_desktop.ui.screens.summary.presenter import SummaryPresenter
    from kansrijk_desktop.ui.screens.summary.view import SummaryScreen

    return SummaryScreen(
        SummaryPresenter(
            route.screening_id, workspace.screenings, around.database, around.go, around.now
        )
    )


def _advice(route: ShowAdvice, workspace: Workspace, around: Surroundings) -> QWidget:
    from kansrijk_desktop.ui.screens.advice.presenter import AdvicePresenter
    from kansrijk_desktop.ui.screens.advice.view import AdviceScreen

    return AdviceScreen(
        AdvicePresenter(route.screening_id, workspace.what_now, around.database, around.go)
    )


def _care_route(route: ShowCareRoute, workspace: Workspace, around: Surroundings) -> QWidget:
    from kansrijk_desktop.ui.screens.care_route.presenter import CareRoutePresenter
    from kansrijk_desktop.ui.screens.care_route.view import CareRouteScreen

    return CareRouteScreen(
        CareRoutePresenter(route, workspace.family_route, around.database, around.go, around.now)
    )


def _consents(route: ShowConsents, workspace: Workspace, around: Surroundings) -> QWidget:
    from kansrijk_desktop.ui.screens.consents.presenter import ConsentsPresenter
    from kansrijk_desktop.ui.screens.consents.view import ConsentsScreen

    return ConsentsScreen(
        ConsentsPresenter(
            route.household_id, workspace.consents, around.database, around.go, around.now
        )
    )


def _document(route: ShowDocument, workspace: Workspace, around: Surroundings) -> QWidget:
    from kansrijk_desktop.ui.screens.document.presenter import DocumentPresenter
    from kansrijk_desktop.ui.screens.document.view import DocumentScreen

    return DocumentScreen(
        DocumentPresenter(
            route, workspace.referrals, (around.database, around.background), around.go
        )
    )


def _meldcode(route: ShowMeldcode, workspace: Workspace, around: Surroundings) -> QWidget:
    from kansrijk_desktop.ui.screens.meldcode.presenter import MeldcodePresenter
    from kansrijk_desktop.ui.screens.meldcode.view import MeldcodeScreen

    return MeldcodeScreen(
        MeldcodePresenter(
            route.household_id,
            workspace.meldcode,
            around.check_passphrase,
            (around.database, around.background),
            around.go,
        )
    )


def _documents(route: ShowDocuments, workspace: Workspace, around: Surroundings) -> QWidget:
    from kansrijk_desktop.ui.screens.documents.presenter import DocumentsPresenter, Ways
    from kansrijk_desktop.ui.screens.documents.table_presenter import TablePresenter
    from kansrijk_desktop.ui.screens.documents.view import DocumentsScreen

    presenter = DocumentsPresenter(
        route.household_id,
        workspace.papers,
        (around.database, around.background),
        Ways(around.go, lambda: around.go(ShowConsents(route.household_id))),
        around.check_passphrase,
        around.now,
    )
    return DocumentsScreen(
        presenter, TablePresenter(workspace.papers, around.background, lambda: presenter.read)
    )


def _referral(route: ShowReferral, workspace: Workspace, around: Surroundings) -> QWidget:
    from kansrijk_desktop.ui.screens.referral.presenter import ReferralPresenter
    from kansrijk_desktop.ui.screens.referral.view import ReferralScreen

    return ReferralScreen(
        ReferralPresenter(
            route,
            workspace.referrals,
            (around.database, around.background),
            around.go,
            around.now,
        )
    )


def _family_events(route: ShowFamilyEvents, workspace: Workspace, around: Surroundings) -> QWidget:
    from kansrijk_desktop.ui.screens.family_events.presenter import FamilyEventsPresenter
    from kansrijk_desktop.ui.screens.family_events.view import FamilyEventsScreen

    return FamilyEventsScreen(
        FamilyEventsPresenter(
            route.household_id,
            (workspace.dossiers, workspace.families.events, workspace.families.transfers),
            around.database,
            around.go,
            around.now,
        )
    )


def _tidy_up(route: ShowTidyUp, workspace: Workspace, around: Surroundings) -> QWidget:
    from kansrijk_desktop.ui.screens.tidy_up.presenter import TidyUpPresenter
    from kansrijk_desktop.ui.screens.tidy_up.view import TidyUpScreen

    return TidyUpScreen(
        TidyUpPresenter(
            route.household_id,
            (workspace.dossiers, workspace.families.doubles, workspace.families.tidying),
            around.database,
            around.go,
        )
    )


def _instruments(workspace: Workspace, around: Surroundings) -> QWidget:
    from kansrijk_desktop.ui.screens.instruments.editing_presenter import EditingPresenter
    from kansrijk_desktop.ui.screens.instruments.loading_presenter import LoadingPresenter
    from kansrijk_desktop.ui.screens.instruments.presenter import InstrumentsPresenter
    from kansrijk_desktop.ui.screens.instruments.view import InstrumentsScreen

    instruments, tasks = workspace.instruments, (around.database, around.background)
    presenter = InstrumentsPresenter(instruments, tasks, around.go, around.now)
    return InstrumentsScreen(
        presenter,
        LoadingPresenter(instruments, tasks, presenter.show_kept),
        EditingPresenter(instruments, around.database, presenter.show_kept),
    )


def _region(route: ShowRegion, workspace: Workspace, around: Surroundings) -> QWidget:
    from kansrijk_desktop.services.region_comparisons import RegionComparisons
    from kansrijk_desktop.ui.screens.region.comparing_presenter import ComparingPresenter
    from kansrijk_desktop.ui.screens.region.files_presenter import FilesPresenter
    from kansrijk_desktop.ui.screens.region.presenter import RegionPresenter
    from kansrijk_desktop.ui.screens.region.view import RegionScreen

    regions, drafts = workspace.regions, workspace.region_drafts
    presenter = RegionPresenter(regions, drafts, around.database, around.now, route.package_id)
    comparing = ComparingPresenter(
        RegionComparisons(regions, drafts),
        around.database,
        lambda package_id, told: presenter.open_package(package_id or regions.current.id, told),
        lambda error: presenter.tell(error=error),
    )
    files = FilesPresenter(
        (regions, drafts), around.database, presenter.tell, presenter.do, comparing.show_problems
    )
    return RegionScreen(presenter, comparing, files)


def _handovers(workspace: Workspace, around: Surroundings) -> QWidget:
    from kansrijk_desktop.app.handover_screens import handovers_screen

    tasks = (around.database, around.background)
    return handovers_screen(workspace, tasks, around.go, around.now)


def _handover(route: ShowHandover, workspace: Workspace, around: Surroundings) -> QWidget:
    from kansrijk_desktop.app.handover_screens import handover_screen

    tasks = (around.database, around.background)
    return handover_screen(route, workspace, tasks, around.go, around.now)


def _received(route: ShowReceived, workspace: Workspace, around: Surroundings) -> QWidget:
    from kansrijk_desktop.app.handover_screens import received_screen

    return received_screen(route, workspace, around.database, around.go)
