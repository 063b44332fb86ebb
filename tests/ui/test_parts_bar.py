"""The row of words that leads to the parts of one place."""

import pytest
from pytestqt.qtbot import QtBot

from kansrijk_desktop.ui.main_window import MainWindow
from kansrijk_desktop.ui.rail import Part, RailEntry
from kansrijk_desktop.ui.routes import (
    Route,
    ShowHouseholds,
    ShowInstruments,
    ShowRegion,
    ShowTryOut,
)
from tests.ui.showing import press

ENTRIES = (
    RailEntry("Dossiers", "folder", ShowHouseholds()),
    RailEntry(
        "Beheer",
        "clipboard",
        ShowInstruments(),
        (ShowTryOut,),
        (Part("Vragenlijsten", ShowInstruments()), Part("Regiopakket", ShowRegion())),
    ),
)


@pytest.fixture
def window(qtbot: QtBot) -> MainWindow:
    window = MainWindow(ENTRIES)
    qtbot.addWidget(window, before_close_func=MainWindow.close_now)
    window.show_signed_in("Anna de Wit")
    window.show()
    return window


def test_a_place_of_one_screen_has_no_parts(window: MainWindow) -> None:
    window.show_route(ShowHouseholds())

    assert not window.parts_bar.isVisible()


def test_a_place_of_more_screens_shows_where_she_is(window: MainWindow) -> None:
    window.show_route(ShowRegion("utrecht"))

    bar = window.parts_bar
    assert bar.isVisible()
    assert bar.accessibleName() == "Onderdelen van Beheer"
    assert [button.isChecked() for button in bar.buttons.values()] == [False, True]
    assert window.rail.buttons["Beheer"].isChecked()


def test_a_part_leads_to_its_screen_and_is_marked_once_she_is_there(
    window: MainWindow, visited: list[Route], qtbot: QtBot
) -> None:
    window.navigated.connect(visited.append)
    window.show_route(ShowInstruments())

    press(qtbot, window.parts_bar.buttons["Regiopakket"])
    marked_before = window.parts_bar.buttons["Regiopakket"].isChecked()
    window.show_route(ShowRegion())

    assert visited == [ShowRegion()]
    assert not marked_before
    assert window.parts_bar.buttons["Regiopakket"].isChecked()


def test_pressing_the_part_where_she_is_leaves_it_marked(window: MainWindow, qtbot: QtBot) -> None:
    window.show_route(ShowInstruments())

    press(qtbot, window.parts_bar.buttons["Vragenlijsten"])
    window.show_route(ShowInstruments())

    assert window.parts_bar.buttons["Vragenlijsten"].isChecked()


def test_a_conversation_to_try_out_belongs_to_the_place_without_its_parts(
    window: MainWindow,
) -> None:
    window.show_route(ShowTryOut("x"))

    assert window.rail.buttons["Beheer"].isChecked()
    assert not window.parts_bar.isVisible()


def test_who_locks_sees_no_parts(window: MainWindow) -> None:
    window.show_route(ShowRegion())

    window.show_signed_in("")

    assert not window.parts_bar.isVisible()
