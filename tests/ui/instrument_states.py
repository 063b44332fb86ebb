"""The screen of questionnaires, brought into one state after another."""

import tempfile
from collections.abc import Callable
from pathlib import Path

from kansrijk_desktop.records.instrument import InstrumentState
from kansrijk_desktop.services.form_editing import HIDDEN, SetFlag, SetTranslation
from kansrijk_desktop.ui.screens.instruments.presenter import InstrumentsState
from kansrijk_desktop.ui.screens.instruments.view import InstrumentsScreen
from tests.fakes import HeldTasks
from tests.instruments_desk import (
    InstrumentsDesk,
    a_form,
    a_hostile_form,
    a_poor_form,
    load,
    written,
)
from tests.workspaces import a_workspace


def screen_of(desk: InstrumentsDesk) -> InstrumentsScreen:
    """Return the screen over the presenters."""
    return InstrumentsScreen(desk.presenter, desk.loading, desk.editing)


def in_state(reach: Callable[[InstrumentsDesk, Path], InstrumentsScreen]) -> InstrumentsScreen:
    """Return the screen in a state; the database is closed again by then."""
    with tempfile.TemporaryDirectory() as name, a_workspace(Path(name)) as workspace:
        return reach(InstrumentsDesk(workspace.instruments), Path(name))


def listed(desk: InstrumentsDesk, folder: Path) -> InstrumentsScreen:
    screen = screen_of(desk)
    load(desk, *written(folder, eerste=a_form(), concept=a_poor_form(), vreemd=a_hostile_form()))
    desk.instruments.use(desk.version("1.0.0").identity)
    desk.presenter.show_kept((), "3 vragenlijsten zijn bewaard.")
    return screen


def empty(desk: InstrumentsDesk, folder: Path) -> InstrumentsScreen:
    screen = screen_of(desk)
    screen.show_state(InstrumentsState(is_loaded=True))
    return screen


def reading(desk: InstrumentsDesk, folder: Path) -> InstrumentsScreen:
    busy = InstrumentsDesk(desk.instruments, HeldTasks())
    screen = screen_of(busy)
    busy.loading.read(written(folder, een=a_form(), twee=a_poor_form()))
    return screen


def read(desk: InstrumentsDesk, folder: Path) -> InstrumentsScreen:
    screen = screen_of(desk)
    load(desk, *written(folder, bekend=a_form("0.9.0")))
    broken = a_form()
    broken["item"].append(broken["item"][1])
    forms = {f"vragenlijst-{number}": a_form(f"1.{number}.0") for number in range(12)}
    written(folder, dubbel=broken, vreemd=a_hostile_form(), **forms)
    (folder / "stuk.json").write_text("{", encoding="utf-8")
    desk.loading.read([folder])
    return screen


def refused(desk: InstrumentsDesk, folder: Path) -> InstrumentsScreen:
    screen = screen_of(desk)
    broken = a_poor_form()
    broken["item"] += [broken["item"][1]] * 30
    desk.loading.read(written(folder, dubbel=broken))
    return screen


def version(desk: InstrumentsDesk, folder: Path) -> InstrumentsScreen:
    screen = listed(desk, folder)
    desk.presenter.open(desk.version("2.0.0-concept").identity)
    return screen


def hostile(desk: InstrumentsDesk, folder: Path) -> InstrumentsScreen:
    screen = screen_of(desk)
    load(desk, *written(folder, vreemd=a_hostile_form()))
    return screen


def second_look(desk: InstrumentsDesk, folder: Path) -> InstrumentsScreen:
    screen = version(desk, folder)
    desk.presenter.look_twice()
    return screen


def withdrawing(desk: InstrumentsDesk, folder: Path) -> InstrumentsScreen:
    screen = listed(desk, folder)
    desk.presenter.open(desk.version("1.0.0").identity)
    assert desk.version("1.0.0").state is InstrumentState.IN_USE
    desk.presenter.ask_withdraw()
    return screen


def compared(desk: InstrumentsDesk, folder: Path) -> InstrumentsScreen:
    screen = version(desk, folder)
    desk.presenter.compare()
    return screen


def editing(desk: InstrumentsDesk, folder: Path) -> InstrumentsScreen:
    screen = listed(desk, folder)
    first = desk.version("1.0.0")
    desk.editing.begin(first, ())
    screen.editor_page.items.pick("slaap")
    desk.editing.change(SetFlag("slaap", HIDDEN, is_on=True))
    desk.editing.change(SetTranslation("slaap", "en", "How have you slept this week?"))
    desk.editing.change(SetTranslation("slaap", "en", "Well", 0))
    return screen


def keeping(desk: InstrumentsDesk, folder: Path) -> InstrumentsScreen:
    screen = editing(desk, folder)
    desk.editing.look_over()
    return screen


def leaving(desk: InstrumentsDesk, folder: Path) -> InstrumentsScreen:
    screen = editing(desk, folder)
    desk.editing.leave()
    return screen


STATES = {
    "instruments": listed,
    "instruments-empty": empty,
    "instruments-reading": reading,
    "instruments-read": read,
    "instruments-refused": refused,
    "instruments-version": version,
    "instruments-hostile": hostile,
    "instruments-second-look": second_look,
    "instruments-withdrawing": withdrawing,
    "instruments-compared": compared,
    "instruments-editing": editing,
    "instruments-keeping": keeping,
    "instruments-leaving": leaving,
}
