"""The beginning of a conversation and the second conversation, in one state after another."""

import tempfile
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from kansrijk_desktop.engine.answers import value_date, value_string
from kansrijk_desktop.records.screening import Moment
from kansrijk_desktop.services.workspace import Workspace
from kansrijk_desktop.settings import QuestionLayout
from kansrijk_desktop.ui.screens.household.start_card import StartCard
from kansrijk_desktop.ui.screens.household.start_presenter import StartPresenter
from kansrijk_desktop.ui.screens.screening.presenter import ScreeningPresenter, Ways
from kansrijk_desktop.ui.screens.screening.view import ScreeningScreen
from kansrijk_desktop.ui.screens.summary.presenter import SummaryPresenter
from kansrijk_desktop.ui.screens.summary.view import SummaryScreen
from kansrijk_desktop.ui.widgets.scroll_column import ScrollColumn
from tests.builders import PATIENT_ID
from tests.fakes import FixedClock, InlineTasks
from tests.screening_desk import begin_second, keep_family
from tests.unit.services.test_dossiers import REURING
from tests.workspaces import a_workspace


def in_talk_state(reach: Callable[[Workspace], QWidget]) -> QWidget:
    """Return the screen in a state; the database is closed again by then."""
    with tempfile.TemporaryDirectory() as name, a_workspace(Path(name)) as workspace:
        return reach(workspace)


def start_folded(workspace: Workspace) -> QWidget:
    """What is proposed."""
    return _on_a_page(_start(workspace))


def start_unfolded(workspace: Workspace) -> QWidget:
    """Everything that can be chosen."""
    card = _start(workspace)
    card.otherwise.show_open(True)
    return _on_a_page(card)


def start_passing_over(workspace: Workspace) -> QWidget:
    """A moment about to be passed over, without a reason yet."""
    card = _start(workspace)
    card.otherwise.show_open(True)
    card.pass_over.open_button.click()
    card._presenter.pass_over("")
    return _on_a_page(card)


def remembered(workspace: Workspace) -> QWidget:
    """One question with the earlier answer."""
    return _talk(workspace, "W1")


def confirmed(workspace: Workspace) -> QWidget:
    """A part that was confirmed, with what is left to ask."""
    screen = _talk(workspace, "G1")
    screen._presenter.act(lambda talk: talk.nothing_changed())
    return screen


def remembered_page(workspace: Workspace) -> QWidget:
    """A whole part on one page."""
    screen = _talk(workspace, "W1")
    screen._presenter.use_layout(QuestionLayout.PAGE_PER_DOMAIN)
    return screen


def maternity_summary(workspace: Workspace) -> QWidget:
    """What the professional adds after the conversation in the maternity week."""
    screen = _summary(workspace, "signalering-kraamtijd", Moment.MATERNITY_WEEK)
    presenter = screen._presenter
    presenter.choose("gezien-slaapplek", 1)
    presenter.choose("gezien-slaapplek", 2)
    presenter.write("waarneming[0].waarneming-datum", (value_date("2026-11-20"),))
    presenter.write("waarneming[0].waarneming-wat", (value_string("Sliep in eigen bed"),))
    presenter.add_occurrence("waarneming")
    screen.observations.noted["waarneming"].fold.show_open(True)
    screen.weighing.private_fold.show_open(True)
    return screen


def youth_summary(workspace: Workspace) -> QWidget:
    """The same after two weeks."""
    return _summary(workspace, "signalering-jgz", Moment.WEEKS_2)


START_STATES: dict[str, Callable[[Workspace], QWidget]] = {
    "gesprek-beginnen": start_folded,
    "gesprek-anders-beginnen": start_unfolded,
    "moment-overslaan": start_passing_over,
}
TALK_STATES: dict[str, Callable[[Workspace], QWidget]] = {
    "gesprek-vorige-keer": remembered,
    "gesprek-vorige-keer-pagina": remembered_page,
    "gesprek-niets-veranderd": confirmed,
    "samenvatting-kraamtijd": maternity_summary,
    "samenvatting-jgz": youth_summary,
}


def _start(workspace: Workspace) -> StartCard:
    presenter = StartPresenter(
        workspace.screenings, workspace.families.moments, InlineTasks(), lambda _route: None
    )
    card = StartCard(presenter)
    presenter.show_dossier(workspace.dossiers.open(workspace.dossiers.save(REURING)))
    return card


def _on_a_page(card: StartCard) -> QWidget:
    page = ScrollColumn(1040)
    page.body.addWidget(card)
    page.body.addStretch(1)
    return page


def _talk(workspace: Workspace, place: str) -> ScreeningScreen:
    keep_family(workspace.kept.database)
    presenter = ScreeningPresenter(
        begin_second(workspace),
        workspace.screenings,
        workspace.region,
        InlineTasks(),
        Ways(lambda _route: None, lambda: None),
        FixedClock(),
    )
    screen = ScreeningScreen(presenter)
    presenter.act(lambda talk: talk.go_to(place))
    return screen


def _summary(workspace: Workspace, form: str, moment: Moment) -> SummaryScreen:
    keep_family(workspace.kept.database)
    screening = workspace.screenings.start(PATIENT_ID, form, moment).screening
    return SummaryScreen(
        SummaryPresenter(
            screening.id,
            workspace.screenings,
            InlineTasks(),
            lambda _route: None,
            FixedClock(),
        )
    )
