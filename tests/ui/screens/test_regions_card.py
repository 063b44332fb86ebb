"""The region packages on the settings screen, with real widgets on a real encrypted file."""

import pytest
from pytestqt.qtbot import QtBot

from kansrijk_desktop.services.workspace import Workspace
from kansrijk_desktop.ui.routes import Route, ShowRegion
from kansrijk_desktop.ui.screens.settings.regions_card import RegionsCard
from kansrijk_desktop.ui.screens.settings.regions_presenter import RegionsPresenter
from tests.fakes import FailingTasks, HeldTasks, InlineTasks
from tests.ui.showing import press, show, shown_texts


@pytest.fixture
def card(workspace: Workspace, visited: list[Route], qtbot: QtBot) -> RegionsCard:
    card = RegionsCard(RegionsPresenter(workspace.regions, InlineTasks(), visited.append))
    show(qtbot, card)
    return card


def test_every_package_shows_its_version_its_owner_and_which_one_holds(card: RegionsCard) -> None:
    texts = shown_texts(card)

    assert list(card.rows) == ["landelijk", "groningen", "utrecht", "zuid-limburg"]
    assert "Landelijk: in gebruik" in texts
    assert any("versie 1.0.0" in text and "eigenaar: Kansrijk Desktop" in text for text in texts)
    for count in (10, 18, 16):
        assert any(f"in {count} gemeenten" in text for text in texts)


def test_another_region_is_used_from_now_on(
    card: RegionsCard, workspace: Workspace, qtbot: QtBot
) -> None:
    press(qtbot, card.rows["groningen"].use_button)

    assert workspace.region.id == "groningen"
    assert workspace.signed_in.practitioner.region == "groningen"
    assert not card.rows["groningen"].use_button.isVisible()
    assert card.rows["groningen"].look_button.hasFocus()
    assert any("Vanaf nu ziet u het aanbod" in text for text in shown_texts(card))


def test_a_package_leads_to_its_tables(
    card: RegionsCard, visited: list[Route], qtbot: QtBot
) -> None:
    press(qtbot, card.rows["utrecht"].look_button)
    press(qtbot, card.manage_button)

    assert visited == [ShowRegion("utrecht"), ShowRegion()]


def test_what_cannot_be_kept_is_told(
    workspace: Workspace, visited: list[Route], qtbot: QtBot
) -> None:
    tasks = FailingTasks("De schijf is vol.")
    card = RegionsCard(RegionsPresenter(workspace.regions, tasks, visited.append))
    show(qtbot, card)

    press(qtbot, card.rows["utrecht"].use_button)

    assert "De schijf is vol." in shown_texts(card)
    assert workspace.region.id == "landelijk"


def test_while_one_thing_runs_no_other_begins(workspace: Workspace, visited: list[Route]) -> None:
    tasks = HeldTasks()
    presenter = RegionsPresenter(workspace.regions, tasks, visited.append)

    presenter.choose("utrecht")
    presenter.choose("groningen")

    assert len(tasks.waiting) == 1
