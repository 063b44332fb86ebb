"""Doubles and misplaced conversations, without widgets."""

from dataclasses import replace

import pytest

from kansrijk_desktop.records.offer import OfferState
from kansrijk_desktop.records.screening import ScreeningStatus
from kansrijk_desktop.services.care_route import RouteStep
from kansrijk_desktop.services.merge_plan import Side
from kansrijk_desktop.services.workspace import Workspace
from kansrijk_desktop.ui.routes import Route, ShowHousehold
from kansrijk_desktop.ui.screens.tidy_up.conversation_presenter import ConversationState
from kansrijk_desktop.ui.screens.tidy_up.merge_presenter import MergeState
from kansrijk_desktop.ui.screens.tidy_up.presenter import (
    Page,
    Purpose,
    TidyUpPresenter,
    TidyUpState,
)
from tests.builders import TODAY
from tests.fakes import FailingTasks, HeldTasks, InlineTasks
from tests.unit.services.letters import kept_talk
from tests.unit.services.test_doubles import DOUBLE
from tests.unit.services.test_tidying import OTHER, propose, send_letter


class Desk:
    """The presenters at work: what they showed, and where they went."""

    def __init__(self, workspace: Workspace, tasks: InlineTasks | None = None) -> None:
        self.workspace = workspace
        self.here, self.screening_id = kept_talk(workspace)
        self.visited: list[Route] = []
        self.states: list[TidyUpState] = []
        self.merges: list[MergeState] = []
        self.talks: list[ConversationState] = []
        self.presenter = TidyUpPresenter(
            self.here,
            (workspace.dossiers, workspace.families.doubles, workspace.families.tidying),
            tasks or InlineTasks(),
            self.visited.append,
        )
        self.show()
        self.presenter.merge.sheet.attach(self.merges.append)
        self.presenter.conversation.sheet.attach(self.talks.append)

    def show(self) -> None:
        self.presenter.attach(self.states.append)

    @property
    def state(self) -> TidyUpState:
        return self.states[-1]

    def pick_talk(self) -> None:
        self.presenter.pick_conversation(self.screening_id)


@pytest.fixture
def desk(workspace: Workspace) -> Desk:
    return Desk(workspace)


def test_a_likely_double_stands_ready_with_its_name_covered(desk: Desk) -> None:
    before = desk.state.doubles
    other = desk.workspace.dossiers.save(DOUBLE)

    desk.show()

    assert before == ()
    (row,) = desk.state.doubles
    assert (row.key, row.cover) == (other, "S. R.")
    assert row.detail == "geboren 3 april 1996"
    assert [one.title for one in desk.state.conversations] == ["Intake van 21 november 2026"]


def test_two_dossiers_stand_side_by_side_and_become_one(desk: Desk) -> None:
    other = desk.workspace.dossiers.save(DOUBLE)
    desk.presenter.pick_double(other)
    compared = desk.merges[-1]
    key = next(one.key for one in compared.differences if one.label == "Achternaam")
    desk.presenter.merge.choose(key, Side.OTHER)
    desk.presenter.turn(Page.MERGE)

    desk.presenter.merge.keep()

    lines = {line.label: (line.here, line.other) for line in compared.lines}
    assert lines["Naam"] == ("Sanne Reuring", "Sanne Reuring-de Wit")
    assert lines["Gesprekken"] == ("1", "0")
    assert compared.here == "Sanne Reuring · geboren 3 april 1996 · BSN 999910644"
    assert desk.state.page is Page.OVERVIEW
    assert desk.state.told.startswith("De twee dossiers zijn nu één.")
    assert desk.state.name == "Sanne Reuring-de Wit"
    assert desk.state.merges == ("Samengevoegd op 21 november 2026 door M. de Vroed.",)
    assert desk.state.doubles == ()


def test_a_merge_is_taken_apart_after_a_question(desk: Desk) -> None:
    other = desk.workspace.dossiers.save(DOUBLE)
    desk.presenter.pick_double(other)
    desk.presenter.merge.keep()

    desk.presenter.ask_apart()
    page = desk.state.page
    desk.presenter.merge.take_apart()

    assert page is Page.APART
    assert desk.state.told.startswith("Het zijn weer twee dossiers.")
    assert desk.state.merges == ()
    assert [row.key for row in desk.state.doubles] == [other]


def test_two_women_cannot_become_one(desk: Desk) -> None:
    other = desk.workspace.dossiers.save(replace(DOUBLE, bsn="999911466"))

    desk.presenter.pick_double(other)
    desk.presenter.merge.keep()

    assert "twee verschillende mensen" in desk.merges[-1].refusal
    assert "twee verschillende mensen" in desk.merges[-1].error
    assert desk.state.page is Page.COMPARE


def test_another_dossier_is_found_by_typing_and_never_this_one(desk: Desk) -> None:
    other = desk.workspace.dossiers.save(OTHER)
    desk.presenter.look_for(Purpose.MERGE)
    empty = desk.state.found

    desk.presenter.search("yil")
    found = [row.key for row in desk.state.found]
    desk.presenter.search("reuring")
    own = desk.state.found
    desk.presenter.search(" ")
    nothing = desk.state.found
    desk.presenter.pick_dossier(other)

    assert empty == own == nothing == ()
    assert found == [other]
    assert desk.state.page is Page.COMPARE
    assert desk.merges[-1].other == "Elif Yilmaz"


def test_a_conversation_is_moved_after_a_second_look(desk: Desk) -> None:
    other = desk.workspace.dossiers.save(OTHER)
    propose(desk.workspace, desk.here, desk.screening_id, "Geldfit")
    send_letter(desk.workspace, desk.screening_id)
    desk.pick_talk()
    desk.presenter.look_for(Purpose.MOVE)
    desk.presenter.search("yil")
    desk.presenter.pick_dossier(other)
    look, page = desk.talks[-1], desk.state.page

    desk.presenter.conversation.move()

    assert page is Page.MOVE
    assert look.here.startswith("Sanne Reuring")
    assert look.there == "Elif Yilmaz"
    assert look.goes == ("Aanbod: Geldfit",)
    assert look.stays == ("Verwijsbrief aan JGZ Voorbeeld, 21 november 2026",)
    assert desk.state.told.startswith("Het gesprek is verplaatst.")
    assert desk.state.conversations == ()
    assert len(desk.workspace.dossiers.open(other).screenings) == 1


def test_a_conversation_that_cannot_go_there_says_why(desk: Desk) -> None:
    example = desk.workspace.dossiers.save(OTHER, is_demo=True)
    desk.pick_talk()
    desk.presenter.look_for(Purpose.MOVE)

    desk.presenter.pick_dossier(example)
    error = desk.talks[-1].error
    desk.presenter.turn_to_conversation(Page.CONVERSATION)

    assert "verzonnen voorbeeld" in error
    assert desk.talks[-1].is_ready
    assert desk.talks[-1].error == ""


def test_a_conversation_is_withdrawn_with_a_reason_and_opened_again(desk: Desk) -> None:
    propose(desk.workspace, desk.here, desk.screening_id, "Geldfit")
    desk.pick_talk()
    desk.presenter.turn_to_conversation(Page.WITHDRAW)
    goes = desk.talks[-1].goes
    desk.presenter.conversation.withdraw()
    asked = desk.talks[-1].error
    desk.presenter.conversation.type_reason("dubbel ingevuld")
    desk.presenter.conversation.withdraw()
    told, rows = desk.state.told, desk.state.conversations
    desk.pick_talk()
    is_withdrawn = desk.talks[-1].is_withdrawn

    desk.presenter.conversation.reopen()

    assert goes == ("Aanbod: Geldfit",)
    assert "Schrijf kort op" in asked
    assert told.startswith("Het gesprek telt niet meer mee.")
    assert [row.detail for row in rows] == ["ingetrokken"]
    assert is_withdrawn
    assert desk.state.told.startswith("Het gesprek staat weer open.")
    (screening,) = desk.workspace.dossiers.open(desk.here).screenings
    assert screening.status is ScreeningStatus.IN_PROGRESS


def test_an_offer_that_is_further_stays_and_is_named(desk: Desk) -> None:
    offer = propose(desk.workspace, desk.here, desk.screening_id, "Geldfit")
    for state in (OfferState.CONSENTED, OfferState.STARTED):
        desk.workspace.care_route.move(offer, RouteStep(state, TODAY))

    desk.pick_talk()

    assert desk.talks[-1].goes == ()
    assert desk.talks[-1].stays == ("Aanbod dat al verder is: Geldfit",)


def test_leaving_goes_to_the_dossier(desk: Desk) -> None:
    desk.presenter.leave()

    assert desk.visited == [ShowHousehold(desk.here)]


def test_a_failure_is_told_where_she_works(workspace: Workspace) -> None:
    desk = Desk(workspace, FailingTasks("De schijf is vol.", after=1))

    desk.presenter.look_for(Purpose.MOVE)
    desk.presenter.search("yil")
    desk.presenter.pick_double("x")
    desk.pick_talk()
    desk.presenter.conversation.move()

    assert desk.states[-1].error == ""
    assert any(state.error == "De schijf is vol." for state in desk.states)
    assert desk.merges[-1].error == desk.talks[-1].error == "De schijf is vol."


def test_a_second_press_while_it_is_kept_does_nothing(workspace: Workspace) -> None:
    tasks = HeldTasks()
    desk = Desk(workspace, tasks)
    tasks.let_go()

    for keep in (
        desk.presenter.merge.keep,
        desk.presenter.conversation.move,
    ):
        keep()
        keep()

    assert len(tasks.waiting) == 2


def test_nothing_is_published_to_who_went_away(desk: Desk) -> None:
    presenter = desk.presenter
    for part in (presenter, presenter.merge.sheet, presenter.conversation.sheet):
        part.detach()
    counts = len(desk.states), len(desk.merges), len(desk.talks)

    desk.pick_talk()
    desk.presenter.ask_apart()

    assert (len(desk.states), len(desk.merges), len(desk.talks)) == counts
