"""Whatever of our questionnaires is used: summary, short text, what now and letter follow."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from kansrijk_desktop.cli.case_files import Case, cases_in
from kansrijk_desktop.cli.case_runs import play_case
from kansrijk_desktop.records.consent import ConsentForm
from kansrijk_desktop.records.dossier import Dossier
from kansrijk_desktop.records.people import Household
from kansrijk_desktop.records.pregnancy import PregnancyEnd
from kansrijk_desktop.records.screening import Moment, Screening
from kansrijk_desktop.services.epd_text import epd_text, shielded_text
from kansrijk_desktop.services.screenings import Beginning
from kansrijk_desktop.services.summary import Summary, summarize
from kansrijk_desktop.services.workspace import Workspace, open_workspace
from kansrijk_desktop.storage.patients import PatientRepository
from kansrijk_desktop.storage.practitioners import PractitionerRepository
from tests.builders import (
    HOUSEHOLD_ID,
    NOW,
    PATIENT_ID,
    TODAY,
    a_patient,
    a_practitioner,
    a_pregnancy,
)
from tests.fakes import FixedClock
from tests.forms.ours import FOLDER, MATERNITY, SIGNALLING, WHAT_COUNTS, YOUTH_CARE, opened
from tests.workspaces import fresh_database

LOUDEST = {
    name: next(case for case in cases_in(FOLDER / name / "cases") if case.expected.safety_texts)
    for name in SIGNALLING
}


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    database = fresh_database(tmp_path / "dossiers.db")
    PractitionerRepository(database).save(a_practitioner())
    born = a_pregnancy(
        due_date=TODAY, ended_on=TODAY - timedelta(days=4), ended_by=PregnancyEnd.BIRTH
    )
    PatientRepository(database).save_dossier(
        Dossier(Household(HOUSEHOLD_ID, "Utrecht", NOW, NOW), a_patient(), born)
    )
    yield open_workspace(database, FixedClock())
    database.close()


def held(workspace: Workspace, name: str, case: Case | None = None) -> tuple[Screening, Summary]:
    """Hold a conversation with one of our forms, and return what came out."""
    begun = workspace.screenings.begin(Beginning(PATIENT_ID, name, Moment.OTHER))
    answers = dict(play_case(opened(name), case).answers()) if case else {}
    screening = workspace.screenings.save(begun.screening, answers)
    ended = workspace.screenings.finish(screening)
    state = workspace.screenings.open(ended.id).worked_out()
    return ended, summarize(state, opened(name).title)


@pytest.mark.parametrize("name", SIGNALLING)
def test_a_conversation_leads_to_a_summary_texts_and_offers(
    workspace: Workspace, name: str
) -> None:
    screening, summary = held(workspace, name, LOUDEST[name])

    page = workspace.what_now.open(screening.id)

    assert [row.title for row in summary.rows] == [
        "Wonen",
        "Geld",
        "Stress",
        "Middelen",
        "En verder",
    ]
    assert summary.overall.proposal
    text = epd_text(summary, TODAY)
    assert text.startswith(f"{opened(name).title}, 21 november 2026.")
    assert "En verder" not in text
    assert page.safety_texts
    assert page.offers


@pytest.mark.parametrize("name", SIGNALLING)
def test_what_is_hers_alone_stands_only_in_the_shielded_text(
    workspace: Workspace, name: str
) -> None:
    case = next(
        one
        for one in cases_in(FOLDER / name / "cases")
        if one.expected.named_levels.get("veiligheid") == "orange"
    )

    _screening, summary = held(workspace, name, case)

    assert "En verder: oranje" in shielded_text(summary, TODAY)
    assert "En verder" not in epd_text(summary, TODAY)


@pytest.mark.parametrize("name", SIGNALLING)
def test_a_letter_can_be_made_of_it_and_counts_no_weeks_after_the_birth(
    workspace: Workspace, name: str
) -> None:
    screening, _summary = held(workspace, name, LOUDEST[name])
    basis, draft = workspace.referrals.begin(screening.id, None)
    ready = replace(
        draft,
        organization="JGZ Voorbeeld",
        consent_form=ConsentForm.SPOKEN,
        subjects=frozenset(basis.subjects) - {"safety"},
    )

    letter = workspace.referrals.letter(basis, ready)

    assert letter.startswith(b"%PDF")
    assert "safety" not in ready.subjects
    pregnancy = basis.facts.dossier.pregnancy
    assert pregnancy is not None
    assert pregnancy.gestational_age(TODAY) is None


def test_the_talk_about_what_counts_shows_answers_and_no_levels(workspace: Workspace) -> None:
    case = next(iter(cases_in(FOLDER / WHAT_COUNTS / "cases")))

    _screening, summary = held(workspace, WHAT_COUNTS, case)

    assert summary.rows == ()
    assert summary.overview is not None
    assert summary.overall.proposal == ""


@pytest.mark.parametrize(
    ("name", "groups"),
    [
        (MATERNITY, ["Wat je zag", "Voor wie na jou komt"]),
        (YOUTH_CARE, ["Draaglast en draagkracht"]),
    ],
)
def test_what_the_professional_adds_stands_under_its_own_title(
    workspace: Workspace, name: str, groups: list[str]
) -> None:
    _screening, summary = held(workspace, name)

    assert [group.title for group in summary.weighing.groups] == groups
    shown = [item.address for group in summary.weighing.groups for item in group.items]
    assert not {"gezien-contact", "gezien-wat", "balans-veiligheid"} & set(shown)
    private = {item.address for item in summary.weighing.private}
    assert private >= {"niet-pluis"}


def test_observations_of_the_maternity_week_stand_apart(workspace: Workspace) -> None:
    _screening, summary = held(workspace, MATERNITY)

    assert [one.address for one in summary.weighing.repeats] == ["waarneming"]
    asked = {item.address for item in (*summary.weighing.loose, *summary.weighing.private)}
    assert not any("waarneming" in address for address in asked)
