"""Reading a conversation that others held."""

from dataclasses import replace

from kansrijk_desktop.records.screening import Respondent
from kansrijk_desktop.services.told_lines import ToldLine
from kansrijk_desktop.ui.routes import Route, ShowHousehold, ShowReceived
from kansrijk_desktop.ui.screens.received.presenter import ReceivedPresenter, ReceivedState
from kansrijk_desktop.ui.screens.summary.presenter import SummaryPresenter
from tests.builders import a_partner
from tests.fakes import InlineTasks
from tests.unit.exchange.bundles import SCREENING_ID, a_shared_screening
from tests.unit.services.chain import House, a_told_content, bare, receive, take_all


def shown(house: House, household_id: str, screening_id: str = SCREENING_ID) -> ReceivedState:
    states: list[ReceivedState] = []
    workspace = house.workspace
    presenter = ReceivedPresenter(
        ShowReceived(household_id, screening_id),
        (workspace.partners.handover_import, workspace.dossiers, workspace.forms),
        InlineTasks(),
        lambda _route: None,
    )
    presenter.attach(states.append)
    return states[-1]


def test_it_shows_who_held_it_what_came_out_and_what_was_said(nurse: House) -> None:
    household_id = take_all(nurse, receive(nurse, bare(a_told_content())))

    state = shown(nurse, household_id)

    assert state.title == "Intake"
    assert state.held == "Gehouden door Praktijk De Wieg op 20 november 2026"
    assert state.levels == (("Geld", "orange"),)
    told = [line for line in state.lines if not line.is_heading]
    assert [line.answer for line in told] == ["Ja, net", "Huur of hypotheek"]
    assert [line.is_not_for_home for line in told] == [False, True]


def test_a_questionnaire_that_is_not_here_is_read_from_its_own_texts(nurse: House) -> None:
    unknown = "https://elders.example/Questionnaire/x|9.9.9"
    screening = a_shared_screening(questionnaire=unknown, title="Anders")
    told = replace(screening, response={**screening.response, "questionnaire": unknown})
    household_id = take_all(nurse, receive(nurse, bare(a_told_content(screenings=(told,)))))

    state = shown(nurse, household_id)

    assert state.form == "Anders 9.9.9"
    assert state.lines == (
        ToldLine("Geld"),
        ToldLine("Rondkomen", "Ja, net"),
        ToldLine("G2", "Huur of hypotheek", is_not_for_home=True),
    )


def test_whose_answers_they_are_is_told(nurse: House) -> None:
    with_partner = a_shared_screening(
        respondent=Respondent.PARTNER, respondent_id=a_partner().id, levels=()
    )
    content = a_told_content(screenings=(with_partner,))

    household_id = take_all(nurse, receive(nurse, bare(content)))

    assert shown(nurse, household_id).held.endswith(", met de partner")


def test_what_is_not_here_is_told_and_leads_back(nurse: House, visited: list[Route]) -> None:
    household_id = take_all(nurse, receive(nurse, bare(a_told_content(screenings=()))))

    state = shown(nurse, household_id)

    assert "niet te lezen" in state.error
    presenter = ReceivedPresenter(
        ShowReceived(household_id, SCREENING_ID),
        (nurse.workspace.partners.handover_import, nurse.workspace.dossiers, nurse.workspace.forms),
        InlineTasks(),
        visited.append,
    )
    presenter.back()
    assert visited == [ShowHousehold(household_id)]


def test_the_summary_of_a_conversation_of_others_leads_here(
    nurse: House, visited: list[Route]
) -> None:
    household_id = take_all(nurse, receive(nurse, bare(a_told_content())))
    summary = SummaryPresenter(
        SCREENING_ID, nurse.workspace.screenings, InlineTasks(), visited.append, nurse.clock
    )

    summary.attach(lambda _state: None, lambda _then: None)

    assert visited == [ShowReceived(household_id, SCREENING_ID)]
