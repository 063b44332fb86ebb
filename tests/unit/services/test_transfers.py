"""A family goes to another practice and comes back."""

from datetime import date

import pytest

from kansrijk_desktop.errors import InvalidInputError
from kansrijk_desktop.records.agreement import Agreement
from kansrijk_desktop.records.dossier import Dossier
from kansrijk_desktop.records.handover import Handover, WarmHandover
from kansrijk_desktop.records.life_event import DossierEventKind
from kansrijk_desktop.records.offer import CareOffer, OfferState
from kansrijk_desktop.records.people import Household
from kansrijk_desktop.records.reminder import Reminder, ReminderKind
from kansrijk_desktop.records.screening import Moment, Screening, ScreeningStatus
from kansrijk_desktop.services.transfers import open_matters
from kansrijk_desktop.services.workspace import Workspace
from tests.builders import HOUSEHOLD_ID, NOW, PATIENT_ID, TODAY, a_patient
from tests.unit.services.letters import kept_talk

TO = "Praktijk Nieuw Begin"


def test_a_family_that_went_elsewhere_is_silent_and_stays_readable(workspace: Workspace) -> None:
    household_id, screening_id = kept_talk(workspace)

    workspace.families.transfers.transfer(household_id, f" {TO} ", TODAY)

    dossier = workspace.dossiers.open(household_id)
    (row,) = workspace.dossiers.search("reuring")
    page = workspace.what_now.open(screening_id)
    assert (dossier.household.transferred_on, dossier.household.transferred_to) == (TODAY, TO)
    assert dossier.is_at_rest
    assert not dossier.is_stopped
    assert row.is_transferred
    assert workspace.screenings.unfinished() == ()
    assert page.holds_back
    assert "andere praktijk" in page.rest_note
    assert [one.kind for one in dossier.events] == [DossierEventKind.TRANSFERRED]
    assert dossier.events[0].details == TO
    assert workspace.screenings.open(screening_id).answers


def test_a_family_that_comes_back_is_as_before(workspace: Workspace) -> None:
    household_id, _ = kept_talk(workspace)
    before = workspace.dossiers.open(household_id)
    workspace.families.transfers.transfer(household_id, TO, TODAY)

    workspace.families.transfers.bring_back(household_id)

    after = workspace.dossiers.open(household_id)
    assert not after.is_at_rest
    assert after.household.transferred_to == ""
    assert after.offers == before.offers
    assert len(workspace.screenings.unfinished()) == 1
    assert [one.kind for one in after.events] == [
        DossierEventKind.TRANSFERRED,
        DossierEventKind.RETURNED,
    ]
    with pytest.raises(InvalidInputError, match="hier al in zorg"):
        workspace.families.transfers.bring_back(household_id)


@pytest.mark.parametrize(
    ("to", "day", "message"),
    [
        ("  ", TODAY, "naar welke praktijk"),
        ("x" * 201, TODAY, "te lang"),
        (TO, date(2026, 11, 22), "nog niet geweest"),
    ],
)
def test_what_is_wrong_is_told_and_nothing_changes(
    workspace: Workspace, to: str, day: date, message: str
) -> None:
    household_id, _ = kept_talk(workspace)

    with pytest.raises(InvalidInputError, match=message):
        workspace.families.transfers.transfer(household_id, to, day)

    assert not workspace.dossiers.open(household_id).is_at_rest


def test_a_family_goes_once(workspace: Workspace) -> None:
    household_id, _ = kept_talk(workspace)
    workspace.families.transfers.transfer(household_id, TO, TODAY)

    with pytest.raises(InvalidInputError, match="al overgedragen"):
        workspace.families.transfers.transfer(household_id, "Elders", TODAY)


def test_what_is_still_open_is_said_in_neutral_words() -> None:
    draft = Screening("s", PATIENT_ID, "f|1", Moment.INTAKE, ScreeningStatus.IN_PROGRESS, NOW)
    offers = [
        CareOffer(state.value, PATIENT_ID, "Geldfit", state, TODAY, NOW) for state in OfferState
    ]
    handover = Handover("h", PATIENT_ID, "c", "jgz", "JGZ", NOW)
    dossier = Dossier(
        Household(HOUSEHOLD_ID),
        a_patient(),
        screenings=(draft,),
        offers=tuple(offers),
        agreements=(
            Agreement("a", PATIENT_ID, "zij", "bellen", NOW),
            Agreement("b", PATIENT_ID, "zij", "bellen", NOW),
            Agreement("c", PATIENT_ID, "zij", "bellen", NOW, done_on=TODAY),
        ),
        reminders=(Reminder("r", PATIENT_ID, ReminderKind.TALK_ALONE, "s", TODAY),),
        handovers=(handover,),
        warm_handovers=(WarmHandover("w", PATIENT_ID, "JGZ", NOW),),
    )

    assert open_matters(dossier) == (
        "Gesprekken die nog niet af zijn: 1",
        "Aanbod dat nog loopt: 5",
        "Afspraken die nog open staan: 2",
        "Herinneringen die nog open staan: 1",
        "Overdrachten die nog niet bevestigd zijn: 1",
        "Overdrachtsgesprekken die nog komen: 1",
    )
    assert open_matters(Dossier(Household(HOUSEHOLD_ID), a_patient())) == ()
