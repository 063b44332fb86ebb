"""The form of a dossier, without widgets."""

from dataclasses import replace

import pytest

from kansrijk_desktop.records.people import Relationship
from kansrijk_desktop.services.workspace import Workspace
from kansrijk_desktop.ui.routes import ShowHousehold, ShowHouseholds
from tests.fakes import FailingTasks, HeldTasks
from tests.unit.services.test_dossiers import REURING
from tests.unit.ui.screens.household_desk import HouseholdDesk


@pytest.fixture
def reuring(workspace: Workspace) -> HouseholdDesk:
    return HouseholdDesk(workspace, workspace.dossiers.save(REURING))


def test_a_new_dossier_begins_with_the_form(workspace: Workspace) -> None:
    desk = HouseholdDesk(workspace)

    assert (desk.form.is_new, desk.form.is_editing) == (True, True)


def test_a_new_dossier_is_kept_and_shown(workspace: Workspace) -> None:
    desk = HouseholdDesk(workspace)
    desk.editing.change(REURING)

    desk.editing.save()

    (route,) = desk.visited
    assert isinstance(route, ShowHousehold)
    assert workspace.dossiers.open(route.household_id).patient.full_name == "Sanne Reuring"


def test_wrong_fields_are_told_and_nothing_typed_is_lost(workspace: Workspace) -> None:
    desk = HouseholdDesk(workspace)
    desk.editing.change(replace(REURING, bsn="123", family_name=""))

    desk.editing.save()

    assert set(desk.form.problems) == {"bsn", "family_name"}
    assert desk.form.form.bsn == "123"
    assert not desk.visited


def test_a_message_goes_when_its_field_changes(workspace: Workspace) -> None:
    desk = HouseholdDesk(workspace)
    desk.editing.change(replace(REURING, bsn="123", family_name=""))
    desk.editing.save()

    desk.editing.change(replace(desk.form.form, bsn="999910644"))

    assert set(desk.form.problems) == {"family_name"}


def test_a_change_is_told_only_after_it_was_kept(reuring: HouseholdDesk) -> None:
    reuring.editing.edit()
    reuring.editing.change(replace(reuring.form.form, family_name="de Vries"))
    before = reuring.state.saved_at

    reuring.editing.save()

    assert before == ""
    assert reuring.state.saved_at
    assert reuring.state.page.title == "Sanne de Vries"
    assert not reuring.form.is_editing


def test_cancelling_puts_back_what_was_kept(reuring: HouseholdDesk) -> None:
    reuring.editing.edit()
    reuring.editing.change(replace(reuring.form.form, family_name="iets anders"))

    reuring.editing.cancel()

    assert reuring.form.form.family_name == "Reuring"
    assert not reuring.form.is_editing


def test_cancelling_a_new_dossier_goes_back_to_the_list(workspace: Workspace) -> None:
    desk = HouseholdDesk(workspace)

    desk.editing.cancel()

    assert desk.visited == [ShowHouseholds()]


def test_people_are_added_and_taken_away(reuring: HouseholdDesk) -> None:
    reuring.editing.edit()
    reuring.editing.add_person(Relationship.CHILD)
    added = len(reuring.form.form.related_persons)

    reuring.editing.remove_person(0)

    assert added == 3
    assert [p.relationship for p in reuring.form.form.related_persons] == [
        Relationship.CHILD,
        Relationship.CHILD,
    ]


def test_a_save_that_fails_keeps_what_was_typed(workspace: Workspace) -> None:
    desk = HouseholdDesk(workspace, tasks=FailingTasks("De schijf is vol."))
    desk.editing.change(REURING)

    desk.editing.save()

    assert desk.form.error == "De schijf is vol."
    assert desk.form.form == REURING
    assert not desk.form.is_saving


def test_a_second_save_waits_for_the_first(workspace: Workspace) -> None:
    tasks = HeldTasks()
    desk = HouseholdDesk(workspace, tasks=tasks)
    desk.editing.change(REURING)

    desk.editing.save()
    desk.editing.save()
    tasks.let_go()

    assert tasks.run_count == 1
    assert len(workspace.dossiers.search("reur")) == 1


def test_a_closed_form_is_shown_nothing_more(reuring: HouseholdDesk) -> None:
    shown = len(reuring.forms)

    reuring.editing.detach()
    reuring.editing.edit()

    assert len(reuring.forms) == shown
