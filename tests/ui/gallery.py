"""Take a picture of each screen in every look: `python -m tests.ui.gallery FOLDER [NAME ...]`.

Each entry makes one screen in one state, with made-up answers and nothing behind it.
"""

import os
import sys
from collections.abc import Callable, Container
from functools import partial
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication, QWidget

from kansrijk_desktop.app.doorway import region_options
from kansrijk_desktop.app.places import rail_entries
from kansrijk_desktop.assets import resource
from kansrijk_desktop.overriding import override
from kansrijk_desktop.records.practitioner import Practitioner, Role
from kansrijk_desktop.services.practitioner_form import PractitionerForm
from kansrijk_desktop.services.regions import Regions
from kansrijk_desktop.services.signed_in import SignedIn
from kansrijk_desktop.settings import Settings
from kansrijk_desktop.storage.practitioners import PractitionerRepository, SettingRepository
from kansrijk_desktop.ui.main_window import MainWindow
from kansrijk_desktop.ui.passphrase_judge import judge_passphrase
from kansrijk_desktop.ui.routes import (
    Route,
    ShowDocuments,
    ShowHandover,
    ShowHandovers,
    ShowHouseholds,
    ShowInstruments,
    ShowMeldcode,
    ShowRegion,
    ShowScreening,
    ShowSettings,
)
from kansrijk_desktop.ui.screens.first_start.flow import Step
from kansrijk_desktop.ui.screens.first_start.presenter import (
    FirstStartActions,
    FirstStartPresenter,
    RegionOption,
)
from kansrijk_desktop.ui.screens.first_start.view import FirstStartScreen
from kansrijk_desktop.ui.screens.settings.details_presenter import DetailsPresenter
from kansrijk_desktop.ui.screens.settings.presenter import SettingsPresenter
from kansrijk_desktop.ui.screens.settings.recovery_presenter import RecoveryPresenter
from kansrijk_desktop.ui.screens.settings.regions_presenter import RegionsPresenter
from kansrijk_desktop.ui.screens.settings.view import SettingsScreen
from kansrijk_desktop.ui.screens.unlock.presenter import UnlockMode, UnlockPresenter, UnlockState
from kansrijk_desktop.ui.screens.unlock.view import UnlockScreen
from kansrijk_desktop.ui.theme import DARK, LIGHT, Look, apply_look, load_fonts
from tests.builders import a_practitioner
from tests.fakes import FixedClock, InlineTasks
from tests.ui import handover_states, household_states
from tests.ui.documents_states import DOCUMENTS_STATES, documents_in_states
from tests.ui.family_states import FAMILY_STATES, in_family
from tests.ui.instrument_states import STATES, in_state
from tests.ui.meldcode_states import TRACKS
from tests.ui.region_states import REGION_STATES, in_region_state
from tests.ui.route_states import ROUTE_STATES
from tests.ui.talk_states import START_STATES, TALK_STATES, in_talk_state

WIDTH, HEIGHT = 1366, 768
LOOKS = (Look(LIGHT, 100), Look(DARK, 100), Look(LIGHT, 200), Look(DARK, 200))
CODE = "K7WF-9Q2M-4HXT-B6RD-Z3NP-8VCS-5JYG"
FILLED = {
    "organization_name": "Verloskundigenpraktijk Reuring",
    "organization_phone": "010 123 45 67",
    "organization_agb": "08001234",
    "name": "Anna de Wit",
    "role": Role.MIDWIFE.value,
    "register_number": "19049907803",
    "region": "utrecht",
}


class NoVault:
    """A vault that always says wait."""

    def wait_seconds(self) -> int:
        return 0

    def unlock(self, passphrase: str) -> None:
        del passphrase

    def unlock_with_recovery(self, code: str, new_passphrase: str) -> None:
        del code, new_passphrase


class OnePractitioner(PractitionerRepository):
    """Knows who is at the keyboard, without a database."""

    def __init__(self) -> None:
        """Need nothing."""

    @override
    def current(self) -> Practitioner | None:
        return a_practitioner()


class NoSettings(SettingRepository):
    """Keeps nothing."""

    def __init__(self) -> None:
        """Need nothing."""

    @override
    def get(self, key: str, default: str = "") -> str:
        del key
        return default


def unlock(state: UnlockState) -> QWidget:
    presenter = UnlockPresenter(NoVault, judge_passphrase, InlineTasks(), lambda: None)
    screen = UnlockScreen(presenter)
    screen.show_state(state)
    return screen


def first_start(step: Step) -> QWidget:
    def create(passphrase: str, practitioner: Practitioner) -> str:
        del passphrase, practitioner
        return CODE

    actions = FirstStartActions(create, lambda _path, _code: None, lambda: None)
    regions = tuple(RegionOption(*option) for option in region_options())
    presenter = FirstStartPresenter(actions, regions, judge_passphrase, InlineTasks(), lambda: None)
    screen = FirstStartScreen(presenter)
    for name, value in FILLED.items():
        presenter.fill_in(name, value)
    if step is Step.PRACTITIONER:
        presenter.fill_in("register_number", FILLED["register_number"][:-1])
    presenter.type_passphrase("vier ganzen aan de plas")
    presenter.type_again("vier ganzen aan de plas")
    presenter.type_code(CODE)
    while screen.step is not step:
        presenter.go_on()
    if step is Step.PRACTITIONER:
        presenter.go_on()
    return screen


def settings() -> QWidget:
    return SettingsScreen(
        SettingsPresenter(
            Settings(),
            lambda _settings: None,
            lambda _settings: None,
            lambda _current, _new: None,
            judge_passphrase,
            InlineTasks(),
        ),
        DetailsPresenter(
            a_practitioner(), PractitionerForm.practitioner, lambda _name: None, InlineTasks()
        ),
        RecoveryPresenter(lambda _passphrase: CODE, lambda _path, _code: None, InlineTasks()),
        RegionsPresenter(regions(), InlineTasks(), lambda _route: None),
    )


def regions() -> Regions:
    signed_in = SignedIn(OnePractitioner(), lambda: "")
    return Regions(NoSettings(), resource("regions"), signed_in, FixedClock())


SIGNED_OUT: dict[str, Callable[[], QWidget]] = {
    "unlock": lambda: unlock(UnlockState()),
    "unlock-wrong": lambda: unlock(
        UnlockState(
            tries=1,
            error="Het wachtwoord klopt niet. Probeer het opnieuw, let op hoofdletters. "
            "Weet u het niet meer, gebruik dan de herstelcode. Er is niets verloren.",
        )
    ),
    "unlock-wait": lambda: unlock(UnlockState(wait_seconds=20)),
    "unlock-recovery": lambda: unlock(UnlockState(mode=UnlockMode.RECOVERY, strength=3)),
    **{f"first-start-{step.value}": partial(first_start, step) for step in Step},
}
SIGNED_IN: dict[str, Callable[[], QWidget]] = {
    "settings": settings,
    "neutral": settings,
    **{name: partial(in_state, reach) for name, reach in STATES.items()},
    **TRACKS,
    **{name: partial(in_region_state, reach) for name, reach in REGION_STATES.items()},
    **{name: partial(in_family, reach) for name, reach in FAMILY_STATES.items()},
    **{name: partial(in_talk_state, reach) for name, reach in START_STATES.items()},
    **household_states.STATES,
    **{name: make for name, (_route, make) in ROUTE_STATES.items()},
    **documents_in_states(lambda: regions().current),
    **{
        name: partial(handover_states.in_state, reach)
        for name, reach in handover_states.STATES.items()
    },
}
IN_COLUMNS: dict[str, Callable[[], QWidget]] = {
    name: partial(in_talk_state, reach) for name, reach in TALK_STATES.items()
}
"""Screens in columns, where the Tab key goes down more than once; they have tests of their own."""
SCREENS = (*SIGNED_OUT, *SIGNED_IN)
PLACES: tuple[tuple[Container[str], Route], ...] = (
    (STATES, ShowInstruments()),
    (REGION_STATES, ShowRegion()),
    (FAMILY_STATES, ShowHouseholds()),
    (household_states.STATES, ShowHouseholds()),
    (TRACKS, ShowMeldcode("")),
    (DOCUMENTS_STATES, ShowDocuments("")),
    (START_STATES, ShowHouseholds()),
    (TALK_STATES, ShowScreening("")),
    (handover_states.OF_A_FAMILY, ShowHandover("")),
    (handover_states.STATES, ShowHandovers()),
)
"""Where screens belong; the first that holds one counts."""


def window_with(name: str) -> MainWindow:
    """Return a window with the named screen in it, not shown yet."""
    window = MainWindow(rail_entries())
    window.show_signed_in("" if name in SIGNED_OUT else a_practitioner().name)
    window.stack.addWidget((SIGNED_OUT | SIGNED_IN | IN_COLUMNS)[name]())
    window.show_route(route_of(name))
    if name == "neutral":
        window.cover()
    return window


def route_of(name: str) -> Route:
    """Return where the named screen belongs."""
    if name in ROUTE_STATES:
        return ROUTE_STATES[name][0]
    return next((place for names, place in PLACES if name in names), ShowSettings())


def main(folder: Path, wanted: set[str]) -> None:
    """Write a PNG of each screen in each look."""
    application = QApplication([])
    load_fonts()
    folder.mkdir(parents=True, exist_ok=True)
    for look in LOOKS:
        apply_look(application, look)
        for name in sorted(wanted) or (*SCREENS, *IN_COLUMNS):
            window = window_with(name)
            window.resize(WIDTH, HEIGHT)
            window.show()
            application.processEvents()
            picture = window.grab()
            picture.save(str(folder / f"{name}-{look.palette.name}-{look.text_percent}.png"))
            window.close_now()


if __name__ == "__main__":
    main(Path(sys.argv[1]), set(sys.argv[2:]))
