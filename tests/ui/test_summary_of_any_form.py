"""The summary of a form without levels: its answers, its scores, and the way to round it off."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kansrijk_desktop.engine.answers import AnswerRecord, value_integer, value_string
from kansrijk_desktop.fhir.json import dump_json
from kansrijk_desktop.records.screening import Moment, ScreeningStatus
from kansrijk_desktop.services.forms import Forms
from kansrijk_desktop.services.screenings import Screenings
from kansrijk_desktop.storage.screenings import ScreeningRepository
from kansrijk_desktop.ui.routes import Route, ShowHousehold, ShowScreening
from kansrijk_desktop.ui.screens.summary.presenter import SummaryPresenter
from kansrijk_desktop.ui.screens.summary.view import SummaryScreen
from tests.builders import HOUSEHOLD_ID, PATIENT_ID
from tests.fakes import FixedClock, InlineTasks
from tests.questionnaires import a_definition
from tests.screening_desk import database_path, keep_family
from tests.shapes import BODY, CHILDREN
from tests.ui.form_views import settle
from tests.ui.showing import press, show, shown_texts
from tests.workspaces import fresh_database


class Desk:
    """A summary of a small form on a real encrypted file."""

    def __init__(self, folder: Path, qtbot: QtBot) -> None:
        forms = folder / "vormen" / "lichaam"
        forms.mkdir(parents=True)
        definition = a_definition(BODY, CHILDREN, title="Lichaam en gezin")
        (forms / "1.0.0.json").write_bytes(dump_json(definition.source))
        self.database = fresh_database(database_path(folder))
        keep_family(self.database)
        self.screenings = Screenings(
            ScreeningRepository(self.database), Forms(forms.parent), FixedClock(), lambda: "afname"
        )
        self.opened = self.screenings.start(PATIENT_ID, "lichaam", Moment.INTAKE)
        self.visited: list[Route] = []
        self.qtbot = qtbot

    def keep(self, **answers: AnswerRecord) -> None:
        self.screenings.save(self.opened.screening, answers)

    def show(self) -> SummaryScreen:
        presenter = SummaryPresenter(
            "afname", self.screenings, InlineTasks(), self.visited.append, FixedClock()
        )
        screen = SummaryScreen(presenter)
        show(self.qtbot, screen)
        settle()
        return screen


@pytest.fixture
def desk(tmp_path: Path, qtbot: QtBot) -> Iterator[Desk]:
    desk = Desk(tmp_path, qtbot)
    yield desk
    desk.database.close()


def test_it_shows_answers_and_each_score(desk: Desk) -> None:
    desk.keep(lengte=AnswerRecord((value_integer(170),)))
    screen = desk.show()

    texts = shown_texts(screen)

    assert {"Lichaam", "Kind", "Kind 1", "170", "Uitkomsten", "340", "173"} <= set(texts)
    assert not screen.balance.isVisible()
    assert not screen.epd_button.isVisible()


def test_what_is_open_stops_rounding_off_and_says_where(desk: Desk) -> None:
    screen = desk.show()
    press(desk.qtbot, screen.what_now_button)
    asked = screen.to_do.skip_button.isVisible()
    press(desk.qtbot, screen.to_do.buttons[0])

    assert asked
    assert desk.visited == [ShowScreening("afname")]


def test_rounding_off_leads_back_to_the_family(desk: Desk) -> None:
    desk.keep(
        **{
            "lengte": AnswerRecord((value_integer(170),)),
            "kind[0].naam": AnswerRecord((value_string("Ada"),)),
        }
    )
    screen = desk.show()
    press(desk.qtbot, screen.what_now_button)

    assert desk.visited == [ShowHousehold(HOUSEHOLD_ID)]
    assert desk.screenings.open("afname").screening.status is ScreeningStatus.COMPLETED
