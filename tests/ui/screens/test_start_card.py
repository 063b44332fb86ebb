"""The start card: one big button, and everything else folded until it is wanted."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from kansrijk_desktop.records.screening import Author, Moment
from kansrijk_desktop.services.workspace import Workspace
from kansrijk_desktop.ui.routes import Route, ShowScreening
from kansrijk_desktop.ui.screens.household.start_card import StartCard
from kansrijk_desktop.ui.screens.household.start_presenter import PATIENT
from tests.ui.showing import press, show
from tests.unit.services.test_dossiers import REURING
from tests.unit.ui.screens.test_start_presenter import start_presenter


@pytest.fixture
def visited() -> list[Route]:
    return []


@pytest.fixture
def card(workspace: Workspace, visited: list[Route], qtbot: QtBot) -> StartCard:
    presenter = start_presenter(workspace, visited)
    card = StartCard(presenter)
    presenter.show_dossier(workspace.dossiers.open(workspace.dossiers.save(REURING)))
    show(qtbot, card)
    return card


def test_what_is_proposed_stands_beside_one_button_and_the_rest_is_folded(card: StartCard) -> None:
    assert card.proposal.text().startswith("Nu aan de beurt: intake")
    assert card.start_button.text() == "Begin het gesprek"
    assert not card.moment_field.isVisibleTo(card)
    assert not card.respondent_choice.isVisibleTo(card)


def test_before_the_dossier_is_there_the_button_is_off(workspace: Workspace, qtbot: QtBot) -> None:
    card = StartCard(start_presenter(workspace, []))
    show(qtbot, card)

    assert not card.start_button.isEnabled()


def test_one_press_begins(card: StartCard, visited: list[Route], qtbot: QtBot) -> None:
    press(qtbot, card.start_button)

    (route,) = visited
    assert isinstance(route, ShowScreening)


def test_another_moment_is_chosen_by_keyboard_and_brings_its_form(
    card: StartCard, qtbot: QtBot
) -> None:
    press(qtbot, card.otherwise.header)
    card.moment_field.edit.setFocus()

    while card.moment_field.key() != Moment.MATERNITY_WEEK.value:
        qtbot.keyClick(card.moment_field.edit, Qt.Key.Key_Down)

    assert card.form_field.key().endswith("signalering-kraamtijd")
    assert "Kraamtijd" in card.summary.text()


def test_the_partner_and_paper_are_one_press_each(
    card: StartCard, workspace: Workspace, visited: list[Route], qtbot: QtBot
) -> None:
    press(qtbot, card.otherwise.header)
    partner = next(key for key in card.respondent_choice.segments if key != PATIENT)

    press(qtbot, card.respondent_choice.segments[partner])
    press(qtbot, card.author_choice.segments[Author.RESPONDENT.value])
    press(qtbot, card.start_button)

    (route,) = visited
    assert isinstance(route, ShowScreening)
    screening = workspace.screenings.open(route.screening_id).screening
    assert (screening.respondent_id, screening.author) == (partner, Author.RESPONDENT)


def test_the_client_is_shown_as_chosen_though_her_key_is_empty(
    card: StartCard, qtbot: QtBot
) -> None:
    press(qtbot, card.otherwise.header)

    assert card.respondent_choice.segments[PATIENT].isChecked()


def test_a_moment_is_left_out_with_a_reason_and_taken_up_again(
    card: StartCard, qtbot: QtBot
) -> None:
    press(qtbot, card.otherwise.header)
    press(qtbot, card.pass_over.open_button)
    qtbot.keyClicks(card.pass_over.reason_field.edit, "Elders gedaan")

    press(qtbot, card.pass_over.pass_button)

    assert card.pass_over.reason_label.text() == "Overgeslagen: Elders gedaan"
    assert not card.pass_over.reason_field.isVisibleTo(card)
    press(qtbot, card.pass_over.again_button)
    assert card.pass_over.open_button.isVisibleTo(card)


def test_without_a_reason_it_is_said_what_is_missing(card: StartCard, qtbot: QtBot) -> None:
    press(qtbot, card.otherwise.header)
    press(qtbot, card.pass_over.open_button)

    press(qtbot, card.pass_over.pass_button)

    assert card.pass_over.reason_field.has_error()
    assert card.pass_over.reason_field.isVisibleTo(card)
