"""Agreements and notes are written, changed, ticked off and taken back."""

from dataclasses import replace
from datetime import timedelta

import pytest

from kansrijk_desktop.errors import InvalidInputError
from kansrijk_desktop.records.agreement import Agreement
from kansrijk_desktop.services.agreements import AgreementForm, form_of
from kansrijk_desktop.services.workspace import Workspace
from tests.builders import HOUSEHOLD_ID, PATIENT_ID, TODAY
from tests.families import an_agreement, keep, keep_family

FORM = AgreementForm(who="cliënt", what="Belt de gemeente", due_on="1-12-2026", is_hers=True)


@pytest.fixture(autouse=True)
def family(workspace: Workspace) -> None:
    keep_family(workspace)


def only(workspace: Workspace) -> Agreement:
    (agreement,) = workspace.families.agreements.of_patient(PATIENT_ID)
    return agreement


def test_an_agreement_is_kept_as_it_was_typed(workspace: Workspace) -> None:
    kept = workspace.families.agreements.save(PATIENT_ID, FORM)

    assert only(workspace) == kept
    assert form_of(kept) == FORM
    assert workspace.dossiers.open(HOUSEHOLD_ID).agreements == (kept,)


def test_what_is_missing_or_cannot_be_is_told_by_field(workspace: Workspace) -> None:
    form = AgreementForm(who=" ", what="", due_on="31-2-2026")

    problems = workspace.families.agreements.check(form)

    assert set(problems) == {"who", "what", "due_on"}
    with pytest.raises(ValueError, match="due_on"):
        workspace.families.agreements.save(PATIENT_ID, form)
    assert workspace.families.agreements.of_patient(PATIENT_ID) == ()


def test_a_day_that_was_can_stay_but_not_be_chosen(workspace: Workspace) -> None:
    past = an_agreement("a", "cliënt", "iets", due_on=TODAY - timedelta(days=3))
    keep(workspace, past)

    new = workspace.families.agreements.check(form_of(past))
    known = workspace.families.agreements.check(form_of(past), past)

    assert new == {"due_on": "Deze dag is al geweest. Kies vandaag of later, of laat het leeg."}
    assert known == {}


def test_an_agreement_is_changed_and_put_back(workspace: Workspace) -> None:
    before = workspace.families.agreements.save(PATIENT_ID, FORM)

    changed = workspace.families.agreements.save(PATIENT_ID, replace(FORM, who="partner"), before)
    after = only(workspace)
    workspace.families.agreements.put_back(before)

    assert after == changed == replace(before, who="partner")
    assert only(workspace) == before


def test_an_agreement_is_ticked_off_today_and_opened_again(workspace: Workspace) -> None:
    agreement = workspace.families.agreements.save(PATIENT_ID, FORM)

    ticked = workspace.families.agreements.tick(agreement, is_done=True)
    opened = workspace.families.agreements.tick(ticked, is_done=False)

    assert ticked.done_on == TODAY
    assert only(workspace) == opened == agreement


def test_an_agreement_is_taken_away_and_put_back(workspace: Workspace) -> None:
    agreement = workspace.families.agreements.save(PATIENT_ID, FORM)

    workspace.families.agreements.remove(agreement)
    gone = workspace.families.agreements.of_patient(PATIENT_ID)
    workspace.families.agreements.put_back(agreement)

    assert gone == ()
    assert only(workspace) == agreement


def test_a_note_bears_the_name_of_who_wrote_it(workspace: Workspace) -> None:
    note = workspace.families.agreements.write(PATIENT_ID, "  Twee regels\nover iets  ")

    assert workspace.families.agreements.notes(PATIENT_ID) == (note,)
    assert (note.text, note.written_by) == ("Twee regels\nover iets", "M. de Vroed")


def test_a_note_is_changed_removed_and_put_back(workspace: Workspace) -> None:
    note = workspace.families.agreements.write(PATIENT_ID, "eerst")
    changed = workspace.families.agreements.write(PATIENT_ID, "daarna", note)
    workspace.families.agreements.remove_note(changed)
    gone = workspace.families.agreements.notes(PATIENT_ID)
    workspace.families.agreements.put_note_back(note)

    assert changed == replace(note, text="daarna")
    assert gone == ()
    assert workspace.families.agreements.notes(PATIENT_ID) == (note,)


def test_an_empty_note_is_refused(workspace: Workspace) -> None:
    with pytest.raises(InvalidInputError, match="lege notitie"):
        workspace.families.agreements.write(PATIENT_ID, " \n ")


def test_every_change_counts_for_the_retention_period(workspace: Workspace) -> None:
    before = workspace.dossiers.open(HOUSEHOLD_ID).household.changed_at

    workspace.families.agreements.write(PATIENT_ID, "iets")
    after = workspace.dossiers.open(HOUSEHOLD_ID).household.changed_at

    assert before is not None
    assert after is not None
    assert after > before
