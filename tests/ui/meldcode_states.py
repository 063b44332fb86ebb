"""The screen of the Meldcode track, brought into one state after another."""

import tempfile
from collections.abc import Callable
from pathlib import Path

from kansrijk_desktop.records.meldcode import MeldcodeGround, MeldcodeStep
from kansrijk_desktop.services.workspace import Workspace
from kansrijk_desktop.ui.screens.meldcode.presenter import MeldcodePresenter
from kansrijk_desktop.ui.screens.meldcode.view import MeldcodeScreen
from tests.fakes import InlineTasks
from tests.unit.services.meldcode_tracks import (
    CHILD_CHECK,
    FACT,
    OPINION,
    QUOTE,
    WEIGHED,
    a_family,
    as_maternity_carer,
)
from tests.workspaces import a_workspace

Reach = Callable[[Workspace, MeldcodePresenter, str], None]
LONG = (
    "Zij vertelt dat zij haar telefoon niet meer zelf mag houden en dat hij meekijkt als zij belt. "
    "Zij kijkt steeds naar de deur."
)


def in_track(reach: Reach, *, is_open: bool = True, is_new: bool = False) -> MeldcodeScreen:
    """Return the screen in a state; the database is closed again by then."""
    with tempfile.TemporaryDirectory() as name, a_workspace(Path(name)) as workspace:
        household_id = a_family(workspace)
        if reach is kraamzorg:
            as_maternity_carer(workspace)
        if not is_new:
            workspace.meldcode.start(household_id, MeldcodeGround.SAFETY)
        tasks = (InlineTasks(), InlineTasks())
        presenter = MeldcodePresenter(
            household_id, workspace.meldcode, lambda _passphrase: None, tasks, lambda _route: None
        )
        screen = MeldcodeScreen(presenter)
        if is_open:
            presenter.gate.open("vier losse woorden samen")
        reach(workspace, presenter, household_id)
        if reach is paper and screen.track is not None:
            screen.track.paper_requested.emit()
        return screen


def nothing(workspace: Workspace, presenter: MeldcodePresenter, household_id: str) -> None:
    """Leave it as it opens."""


def signals(workspace: Workspace, presenter: MeldcodePresenter, household_id: str) -> None:
    note = workspace.meldcode.note
    track = workspace.meldcode.open(household_id)
    for key, typed in (
        ("feit", FACT | {"text": "Op de verkeerde dag geschreven."}),
        ("feit", FACT),
        ("citaat", QUOTE),
        ("mening", OPINION | {"text": LONG}),
        ("kindcheck", CHILD_CHECK),
    ):
        track = note(track, key, typed)
    workspace.meldcode.strike(track, [track.entries[0].id])
    presenter.look_into("")


def form(workspace: Workspace, presenter: MeldcodePresenter, household_id: str) -> None:
    presenter.go_to(MeldcodeStep.TALK)
    presenter.begin("gesprek-overgeslagen")
    presenter.type("text", LONG)
    presenter.note()


def child_check(workspace: Workspace, presenter: MeldcodePresenter, household_id: str) -> None:
    presenter.begin("kindcheck")


def weighed(workspace: Workspace, presenter: MeldcodePresenter, household_id: str) -> None:
    track = workspace.meldcode.open(household_id)
    workspace.meldcode.note(track, "weging-vermoeden", WEIGHED)
    presenter.look_into("")
    presenter.go_to(MeldcodeStep.WEIGH)


def decided(workspace: Workspace, presenter: MeldcodePresenter, household_id: str) -> None:
    track = workspace.meldcode.open(household_id)
    workspace.meldcode.note(track, "besluit-melden", WEIGHED)
    presenter.look_into("")
    presenter.go_to(MeldcodeStep.DECIDE)
    presenter.begin("melding-veilig-thuis")


def finishing(workspace: Workspace, presenter: MeldcodePresenter, household_id: str) -> None:
    signals(workspace, presenter, household_id)
    presenter.go_to(None)
    presenter.begin("afgesloten")


def closed(workspace: Workspace, presenter: MeldcodePresenter, household_id: str) -> None:
    finishing(workspace, presenter, household_id)
    presenter.type("text", "Na overleg is er geen vermoeden meer.")
    presenter.note()


def earlier(workspace: Workspace, presenter: MeldcodePresenter, household_id: str) -> None:
    closed(workspace, presenter, household_id)
    presenter.go_to(MeldcodeStep.SIGNALS)
    presenter.look_into("")


def others(workspace: Workspace, presenter: MeldcodePresenter, household_id: str) -> None:
    track = workspace.meldcode.open(household_id)
    workspace.meldcode.close(track, MeldcodeStep.CONSULT, "Na overleg geen vermoeden.")
    workspace.meldcode.start(household_id, MeldcodeGround.UNEASE)
    presenter.look_into("")
    presenter.go_to(None)


def kraamzorg(workspace: Workspace, presenter: MeldcodePresenter, household_id: str) -> None:
    """A kraamverzorgende begins."""


def paper(workspace: Workspace, presenter: MeldcodePresenter, household_id: str) -> None:
    signals(workspace, presenter, household_id)


TRACKS: dict[str, Callable[[], MeldcodeScreen]] = {
    "vervolgstappen": lambda: in_track(nothing, is_open=False),
    "vervolgstappen-begin": lambda: in_track(nothing, is_new=True),
    "vervolgstappen-eerder": lambda: in_track(earlier),
    "vervolgstappen-kraamzorg": lambda: in_track(kraamzorg),
    "vervolgstappen-signalen": lambda: in_track(signals),
    "vervolgstappen-kindcheck": lambda: in_track(child_check),
    "vervolgstappen-gesprek": lambda: in_track(form),
    "vervolgstappen-wegen": lambda: in_track(weighed),
    "vervolgstappen-besluit": lambda: in_track(decided),
    "vervolgstappen-afronden": lambda: in_track(finishing),
    "vervolgstappen-afgesloten": lambda: in_track(closed),
    "vervolgstappen-andere": lambda: in_track(others),
    "vervolgstappen-papier": lambda: in_track(paper),
}
