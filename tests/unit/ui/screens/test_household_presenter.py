"""One family's screen, without widgets."""

from dataclasses import replace
from datetime import date

import pytest

from kansrijk_desktop.records.dossier import Dossier
from kansrijk_desktop.records.people import Household
from kansrijk_desktop.records.pregnancy import PregnancyEnd
from kansrijk_desktop.records.screening import Moment, Screening
from kansrijk_desktop.services.respondents import PATIENT, speakers
from kansrijk_desktop.services.workspace import Workspace
from kansrijk_desktop.ui.routes import (
    Route,
    ShowCareRoute,
    ShowHouseholds,
    ShowScreening,
    ShowSummary,
    ShowTidyUp,
)
from kansrijk_desktop.ui.screens.household.wording import facts_of
from tests.builders import HOUSEHOLD_ID, TODAY, a_partner, a_patient, a_pregnancy
from tests.fakes import FailingTasks, HeldTasks
from tests.families import Family, full_family, keep_family, talked, with_baby
from tests.unit.services.test_dossiers import REURING
from tests.unit.ui.screens.household_desk import HouseholdDesk


@pytest.fixture
def reuring(workspace: Workspace) -> HouseholdDesk:
    form = replace(REURING, language="Turks", needs_interpreter=True, best_time="ochtend")
    return HouseholdDesk(workspace, workspace.dossiers.save(form))


@pytest.fixture
def full(workspace: Workspace) -> Family:
    return full_family(workspace)


def test_the_dossier_says_which_births_are_counted_and_stops_counting_weeks() -> None:
    overdue = a_pregnancy(due_date=date(2026, 5, 3))
    born = a_pregnancy(ended_on=TODAY, ended_by=PregnancyEnd.BIRTH)

    waiting, after = (
        dict(facts_of(Dossier(Household(HOUSEHOLD_ID), a_patient(), one), TODAY)["pregnancy"])
        for one in (overdue, born)
    )

    assert (waiting["Vandaag"], waiting["G en P"]) == ("bevalling nog niet genoteerd", "G2 P1")
    assert "Vandaag" not in after
    assert after["G en P"] == "G2 P1 (voor deze bevalling)"


def test_a_dossier_is_read_in_words(reuring: HouseholdDesk) -> None:
    facts = {name: dict(lines) for name, lines in reuring.state.facts.items()}

    assert reuring.state.page.title == "Sanne Reuring"
    assert reuring.state.page.subtitle == "11+3 weken · uitgerekend op 9 juni 2027"
    assert facts["pregnancy"]["Vandaag"] == "11+3 weken"
    assert facts["pregnancy"]["G en P"] == "G2 P1"
    assert facts["patient"]["Tolk"] == "nodig: Turks"
    assert facts["contact"]["Hier bellen"] == "veilig"
    assert facts["contact"]["Hier schrijven"] == "nog niet gevraagd"
    assert reuring.state.people[0] == ("Partner", "Jesse Reuring")


def begin(workspace: Workspace, desk: HouseholdDesk, moment: Moment) -> Screening:
    """Begin a conversation in the dossier of a desk."""
    patient = workspace.dossiers.open(desk.presenter._household_id).patient
    return workspace.screenings.start(patient.id, "signalering-zwangerschap", moment).screening


def test_a_conversation_is_begun_and_found_again(
    workspace: Workspace, reuring: HouseholdDesk
) -> None:
    begun = begin(workspace, reuring, Moment.INTAKE)

    again = HouseholdDesk(workspace, reuring.presenter._household_id)
    (entry,) = again.state.page.entries
    again.presenter.open_entry(entry)

    assert (entry.title, entry.detail, entry.day) == ("Intake", "nog bezig", "21 november 2026")
    assert again.visited == [ShowScreening(begun.id)]


def test_a_finished_conversation_opens_its_summary(
    workspace: Workspace, reuring: HouseholdDesk
) -> None:
    begun = begin(workspace, reuring, Moment.WEEKS_28)
    workspace.screenings.finish(begun)

    again = HouseholdDesk(workspace, reuring.presenter._household_id)
    again.presenter.open_entry(again.state.page.entries[0])

    assert again.state.page.entries[0].detail == "afgerond"
    assert again.visited == [ShowSummary(begun.id)]


def test_a_place_can_name_the_partner_whose_page_it_is(workspace: Workspace, full: Family) -> None:
    desk = HouseholdDesk(workspace, full.household_id, partner_id=a_partner().id)

    assert [entry.key for entry in desk.state.page.entries] == ["partner"]


def test_a_dossier_that_cannot_be_read_says_why(workspace: Workspace, full: Family) -> None:
    desk = HouseholdDesk(workspace, full.household_id, FailingTasks("De schijf doet het niet."))

    assert desk.state.error == "De schijf doet het niet."
    assert not desk.state.is_loaded


def test_a_closed_screen_is_shown_nothing_more(workspace: Workspace, full: Family) -> None:
    desk = HouseholdDesk(workspace, full.household_id)
    shown = len(desk.states)

    desk.presenter.detach()
    desk.presenter.show_apart(is_shown=True)

    assert len(desk.states) == shown


def test_the_example_family_is_said_to_be_invented(workspace: Workspace) -> None:
    example = HouseholdDesk(workspace, workspace.dossiers.save(REURING, is_demo=True))

    assert example.state.is_demo


def test_going_back_leads_to_the_list(workspace: Workspace, full: Family) -> None:
    desk = HouseholdDesk(workspace, full.household_id)

    desk.presenter.leave()

    assert desk.visited == [ShowHouseholds()]


def test_what_is_compared_comes_after_the_page_itself(workspace: Workspace, full: Family) -> None:
    tasks = HeldTasks()
    desk = HouseholdDesk(workspace, full.household_id, tasks)

    tasks.let_one_go()
    page, before = desk.state.page, desk.state.changes
    tasks.let_go()

    assert page.compared == ("intake", "weeks-28")
    assert before is None
    assert desk.state.changes is not None
    assert [change.subject for change in desk.state.changes.levels] == [
        "Wonen",
        "Geld",
        "Stress",
        "Middelen",
    ]


def test_what_cannot_be_compared_says_why_and_the_page_stays(
    workspace: Workspace, full: Family
) -> None:
    failing = FailingTasks("De versie van de vragenlijst ontbreekt.", after=1)

    desk = HouseholdDesk(workspace, full.household_id, failing)

    assert desk.state.is_loaded
    assert desk.state.not_compared == "De versie van de vragenlijst ontbreekt."
    assert (desk.state.changes, desk.state.error) == (None, "")


def test_the_other_respondent_has_a_page_of_his_own(workspace: Workspace, full: Family) -> None:
    desk = HouseholdDesk(workspace, full.household_id)
    (_, partner) = speakers(workspace.dossiers.open(HOUSEHOLD_ID))

    desk.presenter.show_apart(is_shown=True)
    desk.presenter.choose_speaker(partner)

    assert [word for _speaker, word in desk.state.speakers] == ["Cliënt", "Partner"]
    assert [entry.key for entry in desk.state.page.entries] == ["partner"]
    assert not desk.state.page.shows_apart
    assert desk.state.changes is None


def test_a_family_where_only_she_spoke_has_no_switch(workspace: Workspace) -> None:
    family = keep_family(workspace)
    family.hold("intake", Moment.INTAKE, 10, talked())

    desk = HouseholdDesk(workspace, family.household_id)

    assert [speaker for speaker, _word in desk.state.speakers] == [PATIENT]


def test_the_page_stays_with_the_respondent_after_a_change(
    workspace: Workspace, full: Family
) -> None:
    desk = HouseholdDesk(workspace, full.household_id)
    (_, partner) = speakers(workspace.dossiers.open(HOUSEHOLD_ID))
    desk.presenter.choose_speaker(partner)

    desk.presenter.show_kept()

    assert desk.state.page.speaker == partner


def test_a_moment_that_was_held_opens_its_summary(workspace: Workspace, full: Family) -> None:
    desk = HouseholdDesk(workspace, full.household_id)
    intake = desk.state.page.stations[0]

    desk.presenter.open_station(intake)

    assert (intake.title, intake.words) == ("Intake", "9 juli 2026")
    assert desk.visited == [ShowSummary("intake")]


def test_a_moment_that_was_begun_goes_on(workspace: Workspace) -> None:
    family = keep_family(workspace)
    begun = workspace.screenings.start(
        family.patient_id, "signalering-zwangerschap", Moment.WEEKS_28
    )
    desk = HouseholdDesk(workspace, family.household_id)
    station = next(one for one in desk.state.page.stations if one.is_open)

    desk.presenter.open_station(station)

    assert station.words == "al begonnen"
    assert desk.visited == [ShowScreening(begun.screening.id)]


def test_parts_appear_only_where_the_program_has_a_screen_for_them(
    workspace: Workspace, full: Family
) -> None:
    without = HouseholdDesk(workspace, full.household_id)
    known = frozenset({ShowCareRoute, ShowTidyUp})
    desk = HouseholdDesk(workspace, full.household_id, known=known)

    desk.presenter.open_part(desk.state.parts[0])

    assert without.state.parts == ()
    assert [part.title for part in desk.state.parts] == ["Aanbod", "Opruimen"]
    visited: list[object] = list[object](desk.visited)
    assert visited == [ShowCareRoute(HOUSEHOLD_ID)]


def test_after_the_birth_the_age_of_the_baby_stands_on_top(workspace: Workspace) -> None:
    family = with_baby(workspace)

    desk = HouseholdDesk(workspace, family.household_id)

    assert desk.state.page.subtitle == "Mees, 9 dagen oud"


def test_a_route_is_nowhere_for_what_only_happened(workspace: Workspace, full: Family) -> None:
    desk = HouseholdDesk(workspace, full.household_id)
    step = next(one for one in desk.state.page.entries if one.icon == "flag")
    visited: list[Route] = desk.visited

    desk.presenter.open_entry(step)

    assert not visited
