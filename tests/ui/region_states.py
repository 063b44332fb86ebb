"""The screen of region packages, brought into one state after another."""

import tempfile
from collections.abc import Callable
from pathlib import Path

from kansrijk_desktop.exchange.region_sheets import Sheet
from kansrijk_desktop.services.region_draft import AddLine, SetCell, TakeOver, Withdraw
from kansrijk_desktop.ui.screens.region.view import RegionScreen
from tests.packages import ROW, a_package, a_package_file
from tests.region_desk import RegionDesk
from tests.workspaces import a_workspace


def region_screen_of(desk: RegionDesk) -> RegionScreen:
    """Return the screen over the presenters."""
    return RegionScreen(desk.presenter, desk.comparing, desk.files)


def in_region_state(reach: Callable[[RegionDesk, Path], RegionScreen]) -> RegionScreen:
    """Return the screen in a state; the database is closed again by then."""
    with tempfile.TemporaryDirectory() as name, a_workspace(Path(name)) as workspace:
        return reach(RegionDesk(workspace), Path(name))


def table(desk: RegionDesk, folder: Path) -> RegionScreen:
    return region_screen_of(desk)


def wide(desk: RegionDesk, folder: Path) -> RegionScreen:
    screen = region_screen_of(desk)
    screen.table_page.lens_bar.columns_button.click()
    screen.table_page.lens_bar.filter_button.click()
    screen.table_page.package_bar.more_button.click()
    return screen


def editing(desk: RegionDesk, folder: Path) -> RegionScreen:
    screen = region_screen_of(desk)
    line = desk.open("Buurtteam")
    desk.presenter.do(SetCell(line.sheet, line.line.number, "to_week", "99"))
    desk.presenter.do(SetCell(line.sheet, line.line.number, "waiting_time", "twee weken"))
    return screen


def changed(desk: RegionDesk, folder: Path) -> RegionScreen:
    screen = region_screen_of(desk)
    line = desk.open("Buurtteam")
    desk.presenter.do(SetCell(line.sheet, line.line.number, "waiting_time", "twee weken"))
    return screen


def lower(desk: RegionDesk, folder: Path) -> RegionScreen:
    screen = region_screen_of(desk)
    desk.open("Geldfit")
    return screen


def added(desk: RegionDesk, folder: Path) -> RegionScreen:
    screen = region_screen_of(desk)
    desk.presenter.do(AddLine(Sheet.SERVICES))
    return screen


def nothing(desk: RegionDesk, folder: Path) -> RegionScreen:
    screen = region_screen_of(desk)
    screen.table_page.lens_bar.search_field.edit.textEdited.emit("dit staat er nergens")
    return screen


def about(desk: RegionDesk, folder: Path) -> RegionScreen:
    screen = region_screen_of(desk)
    desk.presenter.show_sheet(Sheet.ABOUT)
    return screen


def safety(desk: RegionDesk, folder: Path) -> RegionScreen:
    screen = region_screen_of(desk)
    desk.presenter.show_sheet(Sheet.SAFETY_TEXTS)
    line = desk.state.lines[0]
    desk.presenter.do(TakeOver(line.sheet, line.place, line.line.number))
    return screen


def looking_over(desk: RegionDesk, folder: Path) -> RegionScreen:
    screen = editing(desk, folder)
    line = desk.line("Buurtteam")
    desk.presenter.do(SetCell(line.sheet, line.line.number, "to_week", ""))
    first = desk.line("Lokale coalitie")
    desk.presenter.do(Withdraw(first.sheet, first.line.number))
    desk.presenter.do(AddLine(Sheet.SERVICES))
    new = desk.draft.sheets.of(Sheet.SERVICES)[-1]
    desk.presenter.do(SetCell(Sheet.SERVICES, new.number, "name", "Inloop voor jonge ouders"))
    desk.comparing.look_over(desk.draft)
    return screen


def with_faults(desk: RegionDesk, folder: Path) -> RegionScreen:
    screen = editing(desk, folder)
    desk.comparing.look_over(desk.draft)
    return screen


def refused(desk: RegionDesk, folder: Path) -> RegionScreen:
    screen = region_screen_of(desk)
    wrong = [ROW.replace("money", "geld").replace("geldfit", f"x{n}", 1) for n in range(12)]
    desk.comparing.load(a_package_file(folder, a_package(*wrong)))
    return screen


def layer(desk: RegionDesk, folder: Path) -> RegionScreen:
    screen = region_screen_of(desk)
    screen.table_page.package_bar.layer_button.clicked.emit()
    return screen


def own_layer(desk: RegionDesk, folder: Path) -> RegionScreen:
    screen = region_screen_of(desk)
    desk.presenter.begin_layer("Zeist")
    return screen


REGION_STATES = {
    "region": table,
    "region-wide": wide,
    "region-editing": editing,
    "region-changed": changed,
    "region-lower": lower,
    "region-added": added,
    "region-nothing": nothing,
    "region-about": about,
    "region-safety": safety,
    "region-looking-over": looking_over,
    "region-with-faults": with_faults,
    "region-refused": refused,
    "region-layer": layer,
    "region-own-layer": own_layer,
}
