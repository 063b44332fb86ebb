"""What was offered before, on the screen of what now."""

import pytest
from pytestqt.qtbot import QtBot

from kansrijk_desktop.records.offer import OfferState
from kansrijk_desktop.services.care_route import RouteStep
from kansrijk_desktop.services.workspace import Workspace
from kansrijk_desktop.ui.routes import Route, ShowCareRoute
from kansrijk_desktop.ui.screens.advice.offer_card import OfferCard
from kansrijk_desktop.ui.screens.advice.view import AdviceScreen
from tests.builders import TODAY
from tests.ui.letters.desk import advice_screen
from tests.ui.showing import press
from tests.unit.services.letters import kept_talk


def card_of(screen: AdviceScreen, service_id: str) -> OfferCard:
    return next(card for card in screen.offer_cards if card.service_id == service_id)


@pytest.mark.parametrize(
    ("states", "words", "can_choose"),
    [
        ((), "voorgesteld op 21 november 2026", True),
        ((OfferState.DECLINED,), "nee, nu niet op 21 november 2026", True),
        ((OfferState.CLOSED,), "afgesloten op 21 november 2026", True),
        ((OfferState.CONSENTED,), "ja, graag op 21 november 2026", False),
    ],
)
def test_a_card_says_what_came_of_it_before(
    workspace: Workspace,
    visited: list[Route],
    qtbot: QtBot,
    states: tuple[OfferState, ...],
    words: str,
    can_choose: bool,
) -> None:
    household_id, screening_id = kept_talk(workspace)
    page = workspace.what_now.choose(screening_id, "geldfit", is_chosen=True)
    for state in states:
        workspace.care_route.move(page.offered["geldfit"].id, RouteStep(state, TODAY))

    screen = advice_screen(workspace, screening_id, visited, qtbot)

    card = card_of(screen, "geldfit")
    assert card.known_label.text() == words
    assert card.choose_button.isHidden() is not can_choose
    assert card.route_button.isHidden() is can_choose
    if not can_choose:
        press(qtbot, card.route_button)
        assert visited == [ShowCareRoute(household_id)]


def test_what_was_not_offered_says_nothing(
    workspace: Workspace, visited: list[Route], qtbot: QtBot
) -> None:
    _, screening_id = kept_talk(workspace)

    screen = advice_screen(workspace, screening_id, visited, qtbot)

    assert card_of(screen, "geldfit").known_label.isHidden()


def test_the_klantroute_is_one_click_away(
    workspace: Workspace, visited: list[Route], qtbot: QtBot
) -> None:
    household_id, screening_id = kept_talk(workspace)
    screen = advice_screen(workspace, screening_id, visited, qtbot)

    press(qtbot, screen.route_button)

    assert visited == [ShowCareRoute(household_id)]


def test_what_is_about_safety_is_not_named_among_the_chosen(
    workspace: Workspace, visited: list[Route], qtbot: QtBot
) -> None:
    _, screening_id = kept_talk(workspace)
    workspace.what_now.choose(screening_id, "geldfit", is_chosen=True)
    workspace.what_now.choose(screening_id, "vrouwenopvang", is_chosen=True)

    screen = advice_screen(workspace, screening_id, visited, qtbot)

    assert screen.chosen_label.text() == "Geldfit"
