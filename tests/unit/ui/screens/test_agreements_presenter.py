"""Agreements and notes on the page, without widgets."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from kansrijk_desktop.records.agreement import Agreement
from kansrijk_desktop.services.agreements import AgreementForm
from kansrijk_desktop.services.workspace import Workspace
from kansrijk_desktop.ui.screens.household.agreements_presenter import AgreementsPresenter
from tests.builders import HOUSEHOLD_ID, PATIENT_ID, TODAY
from tests.fakes import FailingTasks, HeldTasks
from tests.families import a_note, an_agreement, keep, keep_family
from tests.unit.ui.screens.household_desk import HouseholdDesk

FORM = AgreementForm(who="cliënt", what="Belt de gemeente", is_hers=True)


@pytest.fixture
def desk(workspace: Workspace) -> HouseholdDesk:
    keep_family(workspace)
    keep(
        workspace,
        an_agreement("later", "partner", "later", due_on=TODAY + timedelta(days=9)),
        an_agreement("none", "partner", "zonder dag"),
        an_agreement("late", "cliënt", "te laat", due_on=TODAY - timedelta(days=1)),
        an_agreement("done", "cliënt", "gedaan", done_on=TODAY),
        an_agreement("secret", "cliënt", "geheim", is_not_for_home=True),
        a_note("n", "Eerste notitie"),
    )
    desk = HouseholdDesk(workspace, HOUSEHOLD_ID)
    desk.agreements.show_for(is_patient=True, shows_apart=False)
    desk.notes.show_for(is_patient=True)
    return desk


def ids(desk: HouseholdDesk) -> list[str]:
    return [one.id for one in desk.papers.open]


def test_what_is_due_first_stands_first_and_what_is_done_apart(desk: HouseholdDesk) -> None:
    assert ids(desk) == ["late", "later", "none"]
    assert [one.id for one in desk.papers.done] == ["done"]


def test_what_is_not_for_home_shows_only_when_asked_for(desk: HouseholdDesk) -> None:
    before = repr(desk.papers)

    desk.agreements.show_for(is_patient=True, shows_apart=True)

    assert "geheim" not in before
    assert "secret" in ids(desk)


def test_a_new_agreement_is_told_only_after_it_was_kept(workspace: Workspace) -> None:
    keep_family(workspace)
    tasks = HeldTasks()
    desk = HouseholdDesk(workspace, HOUSEHOLD_ID, tasks)
    tasks.let_go()
    desk.agreements.begin()
    desk.agreements.fill_in(FORM)

    desk.agreements.save()
    before = desk.papers.message
    tasks.let_go()

    assert before == ""
    assert desk.papers.message == "De afspraak is opgeslagen."
    assert desk.papers.form is None
    assert [one.what for one in workspace.families.agreements.of_patient(PATIENT_ID)] == [FORM.what]


def test_what_is_wrong_is_told_and_what_was_typed_stays(desk: HouseholdDesk) -> None:
    desk.agreements.begin()
    desk.agreements.fill_in(replace(FORM, due_on="gisteren"))

    desk.agreements.save()
    told = desk.papers
    desk.agreements.fill_in(replace(FORM, due_on=""))

    assert set(told.problems) == {"due_on"}
    assert told.form == replace(FORM, due_on="gisteren")
    assert desk.papers.problems == {}


def test_a_new_agreement_can_be_undone(desk: HouseholdDesk) -> None:
    desk.agreements.begin()
    desk.agreements.fill_in(FORM)
    desk.agreements.save()

    desk.agreements.undo()

    assert ids(desk) == ["late", "later", "none"]
    assert (desk.papers.message, desk.papers.can_undo) == ("Teruggedraaid.", False)


def change_it(presenter: AgreementsPresenter, agreement: Agreement) -> None:
    presenter.change(agreement)
    presenter.fill_in(replace(FORM, what="anders"))
    presenter.save()


@pytest.mark.parametrize("act", [change_it, AgreementsPresenter.tick, AgreementsPresenter.remove])
def test_a_change_a_tick_and_a_removal_can_be_undone(
    act: Callable[[AgreementsPresenter, Agreement], None], desk: HouseholdDesk
) -> None:
    late = desk.papers.open[0]

    act(desk.agreements, late)
    changed = desk.papers.open
    desk.agreements.undo()

    assert late not in changed
    assert desk.papers.open[0] == late


def test_what_was_ticked_by_mistake_is_opened_again(desk: HouseholdDesk) -> None:
    (done,) = desk.papers.done

    desk.agreements.tick(done)

    assert "done" in ids(desk)
    assert desk.papers.message == "Weer open."


def test_ticking_another_leaves_what_is_being_typed(desk: HouseholdDesk) -> None:
    desk.agreements.begin()
    desk.agreements.fill_in(FORM)

    desk.agreements.tick(desk.papers.open[0])

    assert desk.papers.form == FORM


def test_taking_away_what_is_being_changed_closes_the_form(desk: HouseholdDesk) -> None:
    late = desk.papers.open[0]
    desk.agreements.change(late)

    desk.agreements.remove(late)

    assert (desk.papers.form, desk.papers.changing) == (None, None)


def test_cancelling_keeps_nothing(desk: HouseholdDesk, workspace: Workspace) -> None:
    desk.agreements.begin()
    desk.agreements.fill_in(FORM)

    desk.agreements.cancel()

    assert desk.papers.form is None
    assert len(workspace.families.agreements.of_patient(PATIENT_ID)) == 5


def test_what_is_typed_is_kept_before_she_leaves(desk: HouseholdDesk, workspace: Workspace) -> None:
    left: list[str] = []
    desk.agreements.begin()
    desk.agreements.fill_in(FORM)
    desk.notes.begin()
    desk.notes.fill_in("Half getypt")

    desk.agreements.about_to_leave(lambda: desk.notes.about_to_leave(lambda: left.append("weg")))

    assert left == ["weg"]
    assert FORM.what in {one.what for one in workspace.families.agreements.of_patient(PATIENT_ID)}
    assert workspace.families.agreements.notes(PATIENT_ID)[0].text == "Half getypt"


def test_what_is_wrong_holds_her_on_the_page(desk: HouseholdDesk) -> None:
    left: list[str] = []
    desk.agreements.begin()
    desk.agreements.fill_in(replace(FORM, due_on="gisteren"))

    desk.agreements.about_to_leave(lambda: left.append("weg"))
    held = list(left)
    desk.agreements.cancel()
    desk.agreements.about_to_leave(lambda: left.append("weg"))

    assert held == []
    assert left == ["weg"]


def test_a_failure_is_told_and_nothing_typed_is_lost(workspace: Workspace) -> None:
    keep_family(workspace)
    # Reading the dossier goes well; nothing to compare comes after it.
    desk = HouseholdDesk(workspace, HOUSEHOLD_ID, FailingTasks("De schijf is vol.", after=1))
    left: list[str] = []
    desk.agreements.begin()
    desk.agreements.fill_in(FORM)
    desk.notes.begin()
    desk.notes.fill_in("Notitie")

    desk.agreements.about_to_leave(lambda: left.append("weg"))
    desk.notes.save()

    assert (desk.papers.error, desk.papers.form) == ("De schijf is vol.", FORM)
    assert (desk.notes_states[-1].error, desk.notes_states[-1].text) == (
        "De schijf is vol.",
        "Notitie",
    )
    assert left == []


def test_a_note_is_written_changed_removed_and_each_undone(desk: HouseholdDesk) -> None:
    desk.notes.begin()
    desk.notes.fill_in("Tweede")
    desk.notes.save()
    written = [one.text for one in desk.notes_states[-1].notes]
    desk.notes.undo()
    (first,) = desk.notes_states[-1].notes
    desk.notes.change(first)
    desk.notes.fill_in("Anders")
    desk.notes.save()
    changed = [one.text for one in desk.notes_states[-1].notes]
    desk.notes.undo()
    desk.notes.remove(first)
    removed = desk.notes_states[-1].notes
    desk.notes.undo()

    assert set(written) == {"Eerste notitie", "Tweede"}
    assert changed == ["Anders"]
    assert removed == ()
    assert desk.notes_states[-1].notes == (first,)


def test_an_empty_note_says_what_to_do(desk: HouseholdDesk) -> None:
    desk.notes.begin()

    desk.notes.save()
    told = desk.notes_states[-1]
    desk.notes.cancel()

    assert told.error == "Schrijf eerst iets op. Een lege notitie wordt niet bewaard."
    assert desk.notes_states[-1].text is None


def test_a_closed_card_is_shown_nothing_more(desk: HouseholdDesk) -> None:
    shown = len(desk.agreements_states), len(desk.notes_states)

    desk.agreements.detach()
    desk.notes.detach()
    desk.agreements.begin()
    desk.notes.begin()

    assert (len(desk.agreements_states), len(desk.notes_states)) == shown
