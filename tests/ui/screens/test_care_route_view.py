"""The klantroute with real widgets on a real encrypted file."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from kansrijk_desktop.records.offer import OfferState
from kansrijk_desktop.services.workspace import Workspace
from kansrijk_desktop.ui.routes import Route, ShowCareRoute, ShowConsents, ShowReferral
from kansrijk_desktop.ui.screens.care_route.offer_card import OfferCard
from kansrijk_desktop.ui.screens.care_route.presenter import CareRoutePresenter
from kansrijk_desktop.ui.screens.care_route.view import CareRouteScreen
from tests.builders import TODAY
from tests.fakes import FailingTasks, FixedClock, HeldTasks, InlineTasks
from tests.ui.route_states import offers_of_every_state
from tests.ui.showing import press, show, shown_texts
from tests.unit.services.test_offers_apart import JESSE, Couple
from tests.unit.services.work import Family, a_family


@pytest.fixture
def family(workspace: Workspace) -> Family:
    return a_family(workspace)


def route_screen(
    workspace: Workspace,
    household_id: str,
    visited: list[Route],
    qtbot: QtBot,
    tasks: InlineTasks | None = None,
) -> CareRouteScreen:
    presenter = CareRoutePresenter(
        ShowCareRoute(household_id),
        workspace.family_route,
        tasks or InlineTasks(),
        visited.append,
        FixedClock(),
    )
    screen = CareRouteScreen(presenter)
    show(qtbot, screen)
    return screen


def card_of(screen: CareRouteScreen, name: str) -> OfferCard:
    return next(card for card in screen.offer_cards if card.accessibleName().startswith(name))


def lines_of(card: OfferCard) -> list[str]:
    return [label.text() for label in card.step_labels]


def test_every_offer_shows_its_state_in_words_and_its_steps(
    workspace: Workspace, visited: list[Route], qtbot: QtBot
) -> None:
    clock = FixedClock()
    workspace.care_route._now = workspace.family_route._now = clock
    household_id = offers_of_every_state(workspace, clock)

    screen = route_screen(workspace, household_id, visited, qtbot)

    declined = card_of(screen, "Home-Start")
    visit = card_of(screen, "Prenataal huisbezoek")
    assert declined.state_badge.text() == "nee, nu niet"
    assert lines_of(declined) == [
        "1 november 2026: voorgesteld",
        "5 november 2026: nee, nu niet · liever na de verhuizing",
    ]
    assert visit.state_badge.text() == "ontvangen"
    assert len(lines_of(visit)) == 4
    assert not [text for text in shown_texts(screen) if "geweigerd" in text.lower()]


def test_what_is_about_safety_shows_only_where_she_is_alone(
    workspace: Workspace, visited: list[Route], qtbot: QtBot
) -> None:
    clock = FixedClock()
    workspace.care_route._now = clock
    household_id = offers_of_every_state(workspace, clock)
    screen = route_screen(workspace, household_id, visited, qtbot)
    hidden = card_of(screen, "Vrouwenopvang")
    shown = " ".join(shown_texts(screen))
    was_visible = hidden.isVisible()

    press(qtbot, screen.private.header)

    assert not was_visible
    assert "Vrouwenopvang" not in shown
    assert hidden.isVisible()


def test_a_family_without_offers_has_the_same_folded_part(
    workspace: Workspace, family: Family, visited: list[Route], qtbot: QtBot
) -> None:
    screen = route_screen(workspace, family.household_id, visited, qtbot)

    assert screen.private_card.isVisible()
    assert not screen.private.is_open()
    assert not screen.past.isVisible()
    assert any("Er loopt nu geen aanbod" in text for text in shown_texts(screen))


def test_a_step_is_noted_with_two_presses_of_enter(
    workspace: Workspace, family: Family, visited: list[Route], qtbot: QtBot
) -> None:
    workspace.what_now.choose(family.screening_id, "geldfit", is_chosen=True)
    screen = route_screen(workspace, family.household_id, visited, qtbot)
    button = card_of(screen, "Geldfit").step_buttons[OfferState.DECLINED]
    button.setFocus()

    qtbot.keyClick(button, Qt.Key.Key_Return)
    keep = card_of(screen, "Geldfit").step_form.keep_button
    had_focus = keep.hasFocus()
    qtbot.keyClick(keep, Qt.Key.Key_Return)

    assert button.accessibleName() == "Nee, nu niet: Geldfit"
    assert had_focus
    again = card_of(screen, "Geldfit")
    assert lines_of(again)[-1] == "21 november 2026: nee, nu niet"
    assert again.isVisible()
    assert again.step_buttons[OfferState.PROPOSED].hasFocus()
    assert screen.notice.text().startswith("Opgeslagen")


def test_another_day_and_a_remark_are_typed_and_enter_keeps_them(
    workspace: Workspace, family: Family, visited: list[Route], qtbot: QtBot
) -> None:
    workspace.care_route.propose_own(family.patient_id, "Taalles", TODAY - timedelta(days=9))
    screen = route_screen(workspace, family.household_id, visited, qtbot)
    card = card_of(screen, "Taalles")
    press(qtbot, card.step_buttons[OfferState.CONSENTED])

    card.step_form.day_field.edit.selectAll()
    qtbot.keyClicks(card.step_form.day_field.edit, "20 nov 26")
    qtbot.keyClicks(card.step_form.note_field.edit, "begint in januari")
    qtbot.keyClick(card.step_form.note_field.edit, Qt.Key.Key_Return)

    assert lines_of(card_of(screen, "Taalles"))[-1] == (
        "20 november 2026: ja, graag · begint in januari"
    )


def test_a_wrong_day_is_said_and_what_was_typed_stays(
    workspace: Workspace, family: Family, visited: list[Route], qtbot: QtBot
) -> None:
    workspace.what_now.choose(family.screening_id, "geldfit", is_chosen=True)
    screen = route_screen(workspace, family.household_id, visited, qtbot)
    card = card_of(screen, "Geldfit")
    press(qtbot, card.step_buttons[OfferState.CONSENTED])
    card.step_form.day_field.edit.selectAll()
    qtbot.keyClicks(card.step_form.day_field.edit, "1-1-2027")

    press(qtbot, card.step_form.keep_button)
    wrong = card.step_form.problem.text()
    press(qtbot, card.step_form.leave_button)

    assert "nog niet geweest" in wrong
    assert card.step_form.isHidden()
    assert card.step_buttons[OfferState.CONSENTED].isVisible()


def test_the_menukaart_is_searched_and_picked_with_the_keyboard(
    workspace: Workspace, family: Family, visited: list[Route], qtbot: QtBot
) -> None:
    screen = route_screen(workspace, family.household_id, visited, qtbot)
    press(qtbot, screen.new_offer.fold.header)
    line = screen.new_offer.menu.edit

    qtbot.keyClicks(line, "geldf")
    qtbot.keyClick(line, Qt.Key.Key_Return)

    assert card_of(screen, "Geldfit").state_badge.text() == "voorgesteld"
    assert not screen.new_offer.fold.is_open()
    assert line.text() == ""


def test_own_words_become_an_offer(
    workspace: Workspace, family: Family, visited: list[Route], qtbot: QtBot
) -> None:
    screen = route_screen(workspace, family.household_id, visited, qtbot)
    press(qtbot, screen.new_offer.fold.header)
    new = screen.new_offer
    press(qtbot, new.own_button)
    wrong = new.name_field.message.text()

    qtbot.keyClicks(new.name_field.edit, "Taalles")
    new.kind_field.edit.setCurrentIndex(5)
    new.kind_field.edit.activated.emit(5)
    new.day_field.edit.selectAll()
    qtbot.keyClicks(new.day_field.edit, "19-11-2026")
    press(qtbot, new.own_button)

    card = card_of(screen, "Taalles")
    assert "Schrijf op wat u aanbiedt" in wrong
    assert lines_of(card) == ["19 november 2026: voorgesteld"]
    assert card.letter_button is not None
    press(qtbot, card.letter_button)
    (letter,) = visited
    assert isinstance(letter, ShowReferral)
    assert letter.offer_id == card.offer_id


def test_a_stopped_dossier_says_gently_that_offers_rest(
    workspace: Workspace, family: Family, visited: list[Route], qtbot: QtBot
) -> None:
    workspace.what_now.choose(family.screening_id, "geldfit", is_chosen=True)
    workspace.care_route.rest(family.patient_id)
    screen = route_screen(workspace, family.household_id, visited, qtbot)
    press(qtbot, screen.past.header)

    card = card_of(screen, "Geldfit")
    assert not card.step_buttons
    assert any("Dit aanbod rust" in text for text in shown_texts(card))


def test_the_partners_klantroute_has_no_way_to_her_consents(
    workspace: Workspace, visited: list[Route], qtbot: QtBot
) -> None:
    couple = Couple(workspace)
    presenter = CareRoutePresenter(
        ShowCareRoute(couple.household_id, JESSE),
        workspace.family_route,
        InlineTasks(),
        visited.append,
        FixedClock(),
    )
    screen = CareRouteScreen(presenter)
    show(qtbot, screen)

    assert screen.consents_button.isHidden()
    assert "Jesse Reuring" in shown_texts(screen)
    assert "Sanne Reuring" not in shown_texts(screen)


def test_before_it_is_read_nothing_seems_to_work(
    workspace: Workspace, family: Family, visited: list[Route], qtbot: QtBot
) -> None:
    tasks = HeldTasks()
    screen = route_screen(workspace, family.household_id, visited, qtbot, tasks)
    was_enabled = screen.isEnabled()

    tasks.let_go()
    press(qtbot, screen.consents_button)

    assert not was_enabled
    assert visited == [ShowConsents(family.household_id)]


def test_what_goes_wrong_is_said(
    workspace: Workspace, family: Family, visited: list[Route], qtbot: QtBot
) -> None:
    screen = route_screen(
        workspace, family.household_id, visited, qtbot, FailingTasks("De schijf is vol.")
    )

    assert screen.notice.text() == "De schijf is vol."
