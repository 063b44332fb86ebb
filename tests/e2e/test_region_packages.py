"""Keeping a region package up to date through the real window, over the lock and a fresh start."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from kansrijk_desktop.demo.desk import Desk
from kansrijk_desktop.ui.screens.instruments.view import InstrumentsScreen
from kansrijk_desktop.ui.screens.region.fields import LineField
from kansrijk_desktop.ui.screens.region.line_pane import LinePane
from kansrijk_desktop.ui.screens.region.view import RegionScreen
from kansrijk_desktop.ui.screens.settings.view import SettingsScreen
from kansrijk_desktop.ui.screens.unlock.view import UnlockScreen
from tests.e2e.desks import PASSPHRASE, a_desk, a_signed_in_desk, open_list, opened, spoken_texts

pytestmark = pytest.mark.e2e


def from_settings(desk: Desk, package_id: str) -> RegionScreen:
    """Go to the tables of a package by the card of the settings."""
    desk.press(desk.program.window.rail.buttons["Instellingen"])
    row = desk.screen(SettingsScreen).regions_card.rows[package_id]
    desk.press(row.look_button)
    return ready(desk)


def ready(desk: Desk) -> RegionScreen:
    screen = desk.screen(RegionScreen)
    desk.wait_for(lambda: bool(screen.table_page.table.lines), "the table")
    return screen


def open_line(desk: Desk, screen: RegionScreen, name: str) -> LinePane:
    """Search for a line and open it by keyboard."""
    page = screen.table_page
    desk.type(page.lens_bar.search_field.edit, name)
    desk.wait_for(lambda: len(page.table.lines) < 5, "what was searched for")
    page.table.setFocus()
    desk.key(Qt.Key.Key_Return)
    desk.wait_for(lambda: page.pane() is not None, "the line")
    pane = page.pane()
    assert pane is not None
    return pane


def type_in(desk: Desk, pane: LinePane, column: str, text: str) -> LineField:
    field = pane.fields[column]
    assert isinstance(field, LineField)
    desk.type(field.edit, text)
    return field


def test_both_parts_of_the_place_are_one_press_apart(tmp_path: Path) -> None:
    with a_signed_in_desk(tmp_path) as desk:
        window = desk.program.window
        desk.press(window.rail.buttons["Beheer"])
        desk.screen(InstrumentsScreen)
        desk.press(window.parts_bar.buttons["Regiopakket"])
        screen = ready(desk)
        told = spoken_texts(window)
        desk.press(window.parts_bar.buttons["Vragenlijsten"])
        desk.screen(InstrumentsScreen)

    assert screen is not None
    assert "Onderdelen van Beheer" in told
    assert any("Telefoon: 0800-2000" in text for text in told)


def test_what_is_typed_outlives_the_lock_and_a_fresh_start_and_is_used(tmp_path: Path) -> None:
    with a_signed_in_desk(tmp_path) as desk:
        pane = open_line(desk, from_settings(desk, "utrecht"), "buurtteam")
        type_in(desk, pane, "waiting_time", "twee weken")
        desk.press(desk.program.window.lock_button)
        desk.screen(UnlockScreen)
    with opened(tmp_path) as entry:
        in_use = entry.workspace.regions.files("utrecht")["services.csv"]
    with a_desk(tmp_path) as desk:
        desk.sign_in(PASSPHRASE)
        open_list(desk)
        screen = from_settings(desk, "utrecht")
        page, compare = screen.table_page, screen.compare_page
        again = open_line(desk, screen, "buurtteam").fields["waiting_time"]
        assert isinstance(again, LineField)
        kept = again.text()
        desk.press(page.use_button)
        desk.press(compare.use_button)
        desk.wait_for(page.isVisible, "the table")
        desk.press(page.package_bar.choose_button)
        desk.wait_for(page.package_bar.badge.isVisible, "that it is in use")
    with opened(tmp_path) as entry:
        region = entry.workspace.region
        service = region.service("wijkteam", "Utrecht")

    assert b"twee weken" not in in_use
    assert kept == "twee weken"
    assert (region.version, region.owner) == ("1.0.1", "Praktijk De Wieg")
    assert service is not None
    assert service.waiting_time == "twee weken"


def test_what_is_typed_wrong_outlives_the_way_to_another_screen(tmp_path: Path) -> None:
    with a_signed_in_desk(tmp_path) as desk:
        pane = open_line(desk, from_settings(desk, "utrecht"), "buurtteam")
        type_in(desk, pane, "to_week", "ergens in mei")
        desk.press(desk.program.window.rail.buttons["Dossiers"])
        open_list(desk)
        pane = open_line(desk, from_settings(desk, "utrecht"), "buurtteam")
        field = pane.fields["to_week"]
        assert isinstance(field, LineField)
        kept, error = field.text(), field.message.text()

    assert kept == "ergens in mei"
    assert "geen week" in error
