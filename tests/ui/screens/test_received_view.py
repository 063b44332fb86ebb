"""The screen of a conversation that others held."""

import pytest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QTextEdit
from pytestqt.qtbot import QtBot

from kansrijk_desktop.app.handover_screens import received_screen
from kansrijk_desktop.ui.routes import Route, ShowHousehold, ShowReceived
from kansrijk_desktop.ui.screens.received.view import ReceivedScreen
from tests.fakes import InlineTasks
from tests.ui.showing import shown_texts
from tests.unit.exchange.bundles import SCREENING_ID
from tests.unit.services.chain import House, a_told_content, bare, receive, take_all


@pytest.fixture
def routes() -> list[Route]:
    return []


def shown(qtbot: QtBot, house: House, household_id: str, routes: list[Route]) -> ReceivedScreen:
    route = ShowReceived(household_id, SCREENING_ID)
    screen = received_screen(route, house.workspace, InlineTasks(), routes.append)
    assert isinstance(screen, ReceivedScreen)
    qtbot.addWidget(screen)
    screen.resize(1100, 760)
    screen.show()
    return screen


def test_answers_are_there_to_read_and_nothing_is_there_to_change(
    qtbot: QtBot, nurse: House, routes: list[Route]
) -> None:
    household_id = take_all(nurse, receive(nurse, bare(a_told_content())))

    screen = shown(qtbot, nurse, household_id, routes)

    texts = shown_texts(screen)
    assert {"Rondkomen", "Ja, net", "Niet voor thuis"} <= set(texts)
    assert any("Praktijk De Wieg" in text for text in texts)
    assert not screen.findChildren(QLineEdit)
    assert not screen.findChildren(QTextEdit)
    buttons = [one for one in screen.findChildren(QAbstractButton) if one.isVisible()]
    assert buttons == [screen.header.back_button]
    screen.header.back_button.click()
    assert routes == [ShowHousehold(household_id)]


def test_what_cannot_be_read_says_so(qtbot: QtBot, nurse: House, routes: list[Route]) -> None:
    household_id = take_all(nurse, receive(nurse, bare(a_told_content(screenings=()))))

    screen = shown(qtbot, nurse, household_id, routes)

    assert "niet te lezen" in screen.notice.text()
    assert "Geld" not in shown_texts(screen)
