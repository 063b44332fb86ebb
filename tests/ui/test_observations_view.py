"""The cards below the weighing: several answers at once, and observations one below the other."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kansrijk_desktop.records.screening import Moment
from kansrijk_desktop.services.screenings import Beginning
from kansrijk_desktop.ui.screens.summary.view import SummaryScreen
from tests.builders import PATIENT_ID
from tests.ui.showing import press, show
from tests.unit.ui.screens.test_observations import Desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(tmp_path)
    yield desk
    desk.database.close()


@pytest.fixture
def screen(desk: Desk, qtbot: QtBot) -> SummaryScreen:
    screen = SummaryScreen(desk.presenter)
    show(qtbot, screen)
    return screen


def test_each_group_has_a_card_with_its_title(screen: SummaryScreen) -> None:
    assert list(screen.observations.groups) == ["Wat je zag", "Voor wie na jou komt"]
    assert all(card.isVisibleTo(screen) for card in screen.observations.groups.values())


def test_two_answers_are_shown_as_chosen_together(
    screen: SummaryScreen, qtbot: QtBot, desk: Desk
) -> None:
    field = screen.observations.groups["Wat je zag"].form.fields["gezien-slaapplek"]
    assert field.segments is not None

    for key in ("1", "2"):
        press(qtbot, field.segments.segments[key])

    chosen = [key for key, each in field.segments.segments.items() if each.isChecked()]
    assert chosen == ["1", "2"]
    assert len(desk.kept("gezien-slaapplek")) == 2


def test_observations_are_folded_until_they_are_asked_for_and_counted(
    screen: SummaryScreen, qtbot: QtBot, desk: Desk
) -> None:
    noted = screen.observations.noted["waarneming"]
    assert not noted.column.isVisibleTo(screen)

    press(qtbot, noted.fold.header)
    fields = list(noted.column.fields())

    assert noted.column.isVisibleTo(screen)
    assert [field.address for field in fields] == [
        "waarneming[0].waarneming-datum",
        "waarneming[0].waarneming-wat",
        "waarneming[0].waarneming-erbij",
    ]
    assert noted.fold.header.text() == "Waarneming met datum"


def test_one_more_is_added_by_its_button(screen: SummaryScreen, qtbot: QtBot) -> None:
    noted = screen.observations.noted["waarneming"]
    press(qtbot, noted.fold.header)

    screen.observations.answering.added.emit("waarneming")

    addresses = [field.address for field in noted.column.fields()]
    assert "waarneming[1].waarneming-wat" in addresses


def test_a_form_without_such_questions_shows_nothing_of_it(tmp_path: Path, qtbot: QtBot) -> None:
    desk = Desk(tmp_path, Beginning(PATIENT_ID, "signalering-zwangerschap", Moment.INTAKE))
    screen = SummaryScreen(desk.presenter)
    show(qtbot, screen)

    assert not screen.observations.isVisibleTo(screen)
    desk.database.close()
