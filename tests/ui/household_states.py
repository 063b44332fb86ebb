"""One family's screen, brought into one state after another."""

import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

from kansrijk_desktop.services.respondents import speakers
from kansrijk_desktop.services.workspace import Workspace
from kansrijk_desktop.ui.routes import (
    Route,
    ShowCareRoute,
    ShowConsents,
    ShowDocuments,
    ShowFamilyEvents,
    ShowHandover,
    ShowHousehold,
    ShowMeldcode,
    ShowTidyUp,
)
from kansrijk_desktop.ui.screens.household.agreements_presenter import AgreementsPresenter
from kansrijk_desktop.ui.screens.household.beside_presenter import BesidePresenter
from kansrijk_desktop.ui.screens.household.editing_presenter import EditingPresenter
from kansrijk_desktop.ui.screens.household.notes_presenter import NotesPresenter
from kansrijk_desktop.ui.screens.household.presenter import HouseholdPresenter, Ways
from kansrijk_desktop.ui.screens.household.reading_page import FACTS
from kansrijk_desktop.ui.screens.household.start_presenter import StartPresenter
from kansrijk_desktop.ui.screens.household.view import HouseholdScreen, Presenters
from tests.builders import HOUSEHOLD_ID
from tests.fakes import FixedClock, InlineTasks
from tests.families import full_family, keep_family, stopped, with_baby
from tests.workspaces import a_workspace


def family_screen(
    workspace: Workspace,
    household_id: str = "",
    go: Callable[[Route], None] = lambda _route: None,
    known: frozenset[type] = frozenset(),
) -> HouseholdScreen:
    """Return the screen over its presenters; work is done at once."""
    tasks, now = InlineTasks(), FixedClock()
    place = ShowHousehold(household_id)
    reading = HouseholdPresenter(
        place, workspace.families.over_time, workspace.screenings, tasks, Ways(go, known), now
    )
    return HouseholdScreen(
        Presenters(
            reading,
            StartPresenter(workspace.screenings, workspace.families.moments, tasks, go),
            EditingPresenter(household_id, workspace.dossiers, tasks, go, reading.show_kept),
            AgreementsPresenter(workspace.families.agreements, tasks, now),
            NotesPresenter(workspace.families.agreements, tasks),
            BesidePresenter(workspace.families.over_time, tasks),
            "verloskundige",
        )
    )


def in_state(
    make: Callable[[Workspace], object],
    reach: Callable[[HouseholdScreen, Workspace], None] = lambda _screen, _workspace: None,
    known: frozenset[type] = frozenset(),
) -> HouseholdScreen:
    """Return the screen in a state; the database is closed again by then."""
    with tempfile.TemporaryDirectory() as name, a_workspace(Path(name)) as workspace:
        make(workspace)
        screen = family_screen(workspace, HOUSEHOLD_ID, known=known)
        reach(screen, workspace)
        return screen


def _partner(screen: HouseholdScreen, workspace: Workspace) -> None:
    _her, partner = speakers(workspace.dossiers.open(HOUSEHOLD_ID))
    screen._presenters.reading.choose_speaker(partner)


def _apart(screen: HouseholdScreen, _workspace: Workspace) -> None:
    screen._presenters.reading.show_apart(is_shown=True)


def _facts(screen: HouseholdScreen, _workspace: Workspace) -> None:
    screen.reading_page.show_tab(FACTS)


def _beside(screen: HouseholdScreen, _workspace: Workspace) -> None:
    screen._presenters.beside.open("weeks-28", "her-own")


def _typing(screen: HouseholdScreen, _workspace: Workspace) -> None:
    screen._presenters.agreements.begin()
    screen._presenters.agreements.save()
    screen._presenters.notes.begin()


PARTS = frozenset(
    {
        ShowCareRoute,
        ShowConsents,
        ShowDocuments,
        ShowFamilyEvents,
        ShowHandover,
        ShowMeldcode,
        ShowTidyUp,
    }
)
STATES: dict[str, Callable[[], HouseholdScreen]] = {
    "household": partial(in_state, full_family),
    "household-first": partial(in_state, keep_family, known=PARTS),
    "household-baby": partial(in_state, with_baby),
    "household-stopped": partial(in_state, stopped),
    "household-partner": partial(in_state, full_family, _partner),
    "household-apart": partial(in_state, full_family, _apart),
    "household-facts": partial(in_state, full_family, _facts),
    "household-beside": partial(in_state, full_family, _beside),
    "household-agreement": partial(in_state, full_family, _typing),
}
