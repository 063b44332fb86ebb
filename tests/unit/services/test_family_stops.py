"""One action when a pregnancy ends or a child dies or lives elsewhere, and the ways back."""

from dataclasses import replace
from datetime import date

import pytest

from kansrijk_desktop.errors import InvalidInputError
from kansrijk_desktop.records.life_event import StopReason
from kansrijk_desktop.records.offer import OfferState
from kansrijk_desktop.records.pregnancy import PregnancyEnd
from kansrijk_desktop.services.care_route import REST_NOTE, RouteStep
from kansrijk_desktop.services.dossier_form import form_of
from kansrijk_desktop.services.family_events import children_of
from kansrijk_desktop.services.workspace import Workspace
from kansrijk_desktop.storage.offers import OfferRepository
from tests.builders import TODAY
from tests.unit.services.families import (
    YESTERDAY,
    a_birth,
    a_family,
    child_named,
    has_open_offers,
    with_open_offers,
)

NEXT_DUE = "1-8-2027"


def lose_the_pregnancy(workspace: Workspace, household_id: str, day: date = YESTERDAY) -> str:
    pregnancy = workspace.dossiers.open(household_id).pregnancy
    assert pregnancy
    workspace.families.events.stop(household_id, StopReason.PREGNANCY_ENDED, pregnancy.id, day)
    return workspace.dossiers.open(household_id).stops[-1].id


def stop_about(workspace: Workspace, household_id: str, reason: StopReason, name: str) -> str:
    child = child_named(workspace.dossiers.open(household_id), name)
    workspace.families.events.stop(household_id, reason, child.id, YESTERDAY)
    return next(
        stop.id
        for stop in workspace.dossiers.open(household_id).stops
        if stop.subject_id == child.id and stop.is_true
    )


def test_a_lost_pregnancy_brings_everything_to_rest_at_once(workspace: Workspace) -> None:
    household_id = a_family(workspace)
    with_open_offers(workspace, household_id)

    lose_the_pregnancy(workspace, household_id)

    dossier = workspace.dossiers.open(household_id)
    assert dossier.pregnancy
    assert dossier.pregnancy.ended_by is PregnancyEnd.LOSS
    assert dossier.pregnancy.gestational_age(TODAY) is None
    assert dossier.is_stopped
    assert dossier.is_at_rest
    assert not has_open_offers(dossier)
    closed = [offer.id for offer in dossier.offers if offer.state is OfferState.CLOSED]
    notes = [OfferRepository(workspace.kept.database).events(one)[-1].note for one in closed]
    assert notes == [REST_NOTE, REST_NOTE]
    assert dossier.stops[0].noted_by == "M. de Vroed"


def test_weeks_stop_counting_in_the_list_of_dossiers(workspace: Workspace) -> None:
    household_id = a_family(workspace)
    (before,) = workspace.dossiers.search("reuring")

    lose_the_pregnancy(workspace, household_id)

    (after,) = workspace.dossiers.search("reuring")
    assert before.pregnancy
    assert str(before.pregnancy.gestational_age(TODAY)) == "39+0"
    assert after.pregnancy
    assert after.pregnancy.gestational_age(TODAY) is None


@pytest.mark.parametrize("reason", [StopReason.CHILD_DIED, StopReason.CHILD_PLACED])
def test_the_loss_of_a_child_brings_everything_to_rest(
    workspace: Workspace, reason: StopReason
) -> None:
    household_id = a_family(workspace)
    with_open_offers(workspace, household_id)

    stop_about(workspace, household_id, reason, "Noor")

    dossier = workspace.dossiers.open(household_id)
    noor = child_named(dossier, "Noor")
    assert dossier.is_stopped
    assert not has_open_offers(dossier)
    assert (dossier.death_of(noor.id) is None) == (reason is StopReason.CHILD_PLACED)
    assert noor.lives_in == (reason is StopReason.CHILD_DIED)
    assert (noor in children_of(dossier)) == (reason is StopReason.CHILD_PLACED)
    assert dossier.pregnancy
    assert dossier.pregnancy.ended_on is None


def test_a_mistake_is_taken_back_and_everything_is_as_it_was(workspace: Workspace) -> None:
    household_id = a_family(workspace)
    offers = with_open_offers(workspace, household_id)
    before = workspace.dossiers.open(household_id)
    stops = [
        lose_the_pregnancy(workspace, household_id),
        stop_about(workspace, household_id, StopReason.CHILD_PLACED, "Noor"),
    ]

    for stop_id in reversed(stops):
        workspace.families.events.undo_stop(household_id, stop_id)

    after = workspace.dossiers.open(household_id)
    assert not after.is_stopped
    assert after.offers == offers
    assert after.pregnancy == before.pregnancy
    assert after.related_persons == before.related_persons
    assert [stop.is_true for stop in after.stops] == [False, False]
    with pytest.raises(InvalidInputError, match="al teruggedraaid"):
        workspace.families.events.undo_stop(household_id, stops[0])


def test_while_another_stop_holds_offers_stay_closed(workspace: Workspace) -> None:
    household_id = a_family(workspace)
    with_open_offers(workspace, household_id)
    lost = lose_the_pregnancy(workspace, household_id)
    stop_about(workspace, household_id, StopReason.CHILD_DIED, "Noor")

    workspace.families.events.undo_stop(household_id, lost)

    dossier = workspace.dossiers.open(household_id)
    assert dossier.is_stopped
    assert not has_open_offers(dossier)


def test_an_offer_that_was_closed_by_hand_stays_closed(workspace: Workspace) -> None:
    household_id = a_family(workspace)
    first, *others = with_open_offers(workspace, household_id)
    workspace.care_route.move(first.id, RouteStep(OfferState.CLOSED, TODAY, "verhuisd"))
    lost = lose_the_pregnancy(workspace, household_id)

    workspace.families.events.undo_stop(household_id, lost)

    closed, *opened = workspace.dossiers.open(household_id).offers
    assert closed.state is OfferState.CLOSED
    assert opened == others


def test_reminding_again_leaves_true_what_happened(workspace: Workspace) -> None:
    household_id = a_family(workspace)
    with_open_offers(workspace, household_id)
    stop_about(workspace, household_id, StopReason.CHILD_DIED, "Noor")

    workspace.families.events.resume(household_id)

    dossier = workspace.dossiers.open(household_id)
    assert not dossier.is_stopped
    assert dossier.death_of(child_named(dossier, "Noor").id)
    assert not has_open_offers(dossier)


def test_after_reminding_again_a_mistake_can_still_be_taken_back(workspace: Workspace) -> None:
    household_id = a_family(workspace)
    lost = lose_the_pregnancy(workspace, household_id)
    workspace.families.events.resume(household_id)

    workspace.families.events.undo_stop(household_id, lost)

    pregnancy = workspace.dossiers.open(household_id).pregnancy
    assert pregnancy
    assert pregnancy.ended_on is None


def test_a_new_pregnancy_begins_and_the_one_before_stays_readable(workspace: Workspace) -> None:
    household_id = a_family(workspace)
    lost = lose_the_pregnancy(workspace, household_id)
    before = workspace.dossiers.open(household_id).pregnancy
    form = replace(
        form_of(workspace.dossiers.open(household_id)), due_date=NEXT_DUE, gravidity="3", parity="1"
    )

    workspace.families.events.begin_pregnancy(household_id, form)

    dossier = workspace.dossiers.open(household_id)
    assert dossier.pregnancy
    assert dossier.pregnancy.due_date == date(2027, 8, 1)
    assert dossier.pregnancy.gravidity == 3
    assert dossier.earlier_pregnancies == (before,)
    assert not dossier.is_stopped
    assert dossier.stops[0].is_true
    with pytest.raises(InvalidInputError, match="nieuwe zwangerschap"):
        workspace.families.events.undo_stop(household_id, lost)


def test_the_dossier_form_then_edits_the_new_pregnancy(workspace: Workspace) -> None:
    household_id = a_family(workspace)
    workspace.families.events.keep_birth(household_id, a_birth("Mila"))
    form = replace(form_of(workspace.dossiers.open(household_id)), due_date=NEXT_DUE)
    workspace.families.events.begin_pregnancy(household_id, form)
    again = form_of(workspace.dossiers.open(household_id))

    workspace.dossiers.save(replace(again, risk_status="VIL B"), household_id)

    dossier = workspace.dossiers.open(household_id)
    assert dossier.pregnancy
    assert dossier.pregnancy.risk_status == "VIL B"
    assert [one.risk_status for one in dossier.earlier_pregnancies] == [""]
    assert dossier.births[0].pregnancy_id == dossier.earlier_pregnancies[0].id


def test_a_new_pregnancy_of_which_nothing_is_known_yet_begins_as_well(
    workspace: Workspace,
) -> None:
    household_id = a_family(workspace)
    lose_the_pregnancy(workspace, household_id)
    form = form_of(workspace.dossiers.open(household_id))
    empty = replace(form, due_date="", gravidity="", parity="", planned_birth_place="")

    workspace.families.events.begin_pregnancy(household_id, empty)

    dossier = workspace.dossiers.open(household_id)
    assert dossier.pregnancy
    assert dossier.pregnancy.ended_on is None


def test_a_new_pregnancy_waits_until_the_one_before_has_ended(workspace: Workspace) -> None:
    household_id = a_family(workspace)
    form = form_of(workspace.dossiers.open(household_id))

    with pytest.raises(InvalidInputError, match="loopt nog"):
        workspace.families.events.begin_pregnancy(household_id, form)


def test_what_is_wrong_with_a_new_pregnancy_is_told_at_the_field(workspace: Workspace) -> None:
    household_id = a_family(workspace)
    lose_the_pregnancy(workspace, household_id)
    form = replace(form_of(workspace.dossiers.open(household_id)), due_date="1-8-2029")

    problems = workspace.families.events.check_pregnancy(household_id, form)

    assert set(problems) == {"due_date"}
    with pytest.raises(ValueError, match="due_date"):
        workspace.families.events.begin_pregnancy(household_id, form)


@pytest.mark.parametrize(
    ("day", "message"),
    [(date(2026, 11, 22), "nog niet geweest"), (date(2026, 1, 1), "begin van de zwangerschap")],
)
def test_a_day_that_cannot_be_is_refused(workspace: Workspace, day: date, message: str) -> None:
    household_id = a_family(workspace)

    with pytest.raises(InvalidInputError, match=message):
        lose_the_pregnancy(workspace, household_id, day)

    assert workspace.dossiers.open(household_id).stops == ()


def test_a_child_is_not_lost_before_it_was_born(workspace: Workspace) -> None:
    household_id = a_family(workspace)
    noor = child_named(workspace.dossiers.open(household_id), "Noor")

    with pytest.raises(InvalidInputError, match="voor de geboorte"):
        workspace.families.events.stop(
            household_id, StopReason.CHILD_DIED, noor.id, date(2023, 1, 31)
        )


def test_a_pregnancy_that_ended_in_a_birth_is_not_lost(workspace: Workspace) -> None:
    household_id = a_family(workspace)
    workspace.families.events.keep_birth(household_id, a_birth("Mila"))

    with pytest.raises(InvalidInputError, match="staat al in het dossier"):
        lose_the_pregnancy(workspace, household_id, TODAY)


def test_the_same_loss_is_noted_once(workspace: Workspace) -> None:
    household_id = a_family(workspace)
    stop_about(workspace, household_id, StopReason.CHILD_DIED, "Noor")

    with pytest.raises(InvalidInputError, match="staat al in het dossier"):
        stop_about(workspace, household_id, StopReason.CHILD_DIED, "Noor")
