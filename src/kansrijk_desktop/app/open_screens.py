"""The screens behind the lock, each made for its route.

This module is imported while the passphrase is typed; most screens when they are first asked for,
which takes no time that shows and spares memory in a session that makes no letter.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from kansrijk_desktop.services.clock import Clock
from kansrijk_desktop.services.tasks import RunsTasks
from kansrijk_desktop.services.workspace import Workspace
from kansrijk_desktop.settings import Settings
from kansrijk_desktop.ui.router import ScreenFactory
from kansrijk_desktop.ui.routes import (
    Route,
    ShowAdvice,
    ShowDocument,
    ShowHandover,
    ShowHandovers,
    ShowHousehold,
    ShowHouseholds,
    ShowInstruments,
    ShowReceived,
    ShowReferral,
    ShowScreening,
    ShowSummary,
    ShowTryOut,
)
from kansrijk_desktop.ui.screens.household.presenter import HouseholdPresenter
from kansrijk_desktop.ui.screens.household.view import HouseholdScreen
from kansrijk_desktop.ui.screens.households.presenter import HouseholdsPresenter
from kansrijk_desktop.ui.screens.households.view import HouseholdsScreen


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What every screen behind the lock works with.

    Attributes:
        database, background: the two workers (docs/architecture.md, "Work off the UI thread").
        hide: a neutral page over everything, at once.
        settings: the preferences of this moment.
    """

    database: RunsTasks
    background: RunsTasks
    go: Callable[[Route], None]
    hide: Callable[[], None]
    now: Clock
    settings: Callable[[], Settings]


def screen_factories(workspace: Workspace, around: Surroundings) -> Mapping[type, ScreenFactory]:
    """Return how to make the screen for each route."""
    return {
        ShowHouseholds: lambda _route: _households(workspace, around),
        ShowHousehold: lambda route: _household(route, workspace, around),
        ShowScreening: lambda route: _screening(route, workspace, around),
        ShowTryOut: lambda route: _try_out(route, workspace, around),
        ShowSummary: lambda route: _summary(route, workspace, around),
        ShowAdvice: lambda route: _advice(route, workspace, around),
        ShowReferral: lambda route: _referral(route, workspace, around),
        ShowDocument: lambda route: _document(route, workspace, around),
        ShowInstruments: lambda _route: _instruments(workspace, around),
        ShowHandovers: lambda _route: _handovers(workspace, around),
        ShowHandover: lambda route: _handover(route, workspace, around),
        ShowReceived: lambda route: _received(route, workspace, around),
    }


def _households(workspace: Workspace, around: Surroundings) -> QWidget:
    return HouseholdsScreen(
        HouseholdsPresenter(
            workspace.dossiers, workspace.screenings, around.database, around.go, around.now
        )
    )


def _household(route: ShowHousehold, workspace: Workspace, around: Surroundings) -> QWidget:
    return HouseholdScreen(
        HouseholdPresenter(
            route.household_id,
            workspace.dossiers,
            workspace.screenings,
            around.database,
            around.go,
            around.now,
        )
    )


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


def _document(route: ShowDocument, workspace: Workspace, around: Surroundings) -> QWidget:
    from kansrijk_desktop.ui.screens.document.presenter import DocumentPresenter
    from kansrijk_desktop.ui.screens.document.view import DocumentScreen

    return DocumentScreen(
        DocumentPresenter(
            route, workspace.referrals, (around.database, around.background), around.go
        )
    )


def _referral(route: ShowReferral, workspace: Workspace, around: Surroundings) -> QWidget:
    from kansrijk_desktop.ui.screens.referral.presenter import ReferralPresenter
    from kansrijk_desktop.ui.screens.referral.view import ReferralScreen

    return ReferralScreen(
        ReferralPresenter(
            (route.screening_id, route.service_id),
            workspace.referrals,
            (around.database, around.background),
            around.go,
            around.now,
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
