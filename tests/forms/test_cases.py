"""The cases a midwife wrote, run through the engine: answers in, levels and questions out."""

import pytest

from kansrijk_desktop.assets import forms_folder
from kansrijk_desktop.cli.case_files import DOMAINS, Case, cases_in
from kansrijk_desktop.cli.case_runs import CASE_MOMENT, play_case, run_case, value_for
from kansrijk_desktop.engine.definition import Definition
from kansrijk_desktop.engine.loading import usable_definition
from kansrijk_desktop.engine.session import FormSession, LaunchContext
from kansrijk_desktop.fhir import extensions

FOLDER = forms_folder() / "signalering-zwangerschap"
CASES = tuple(cases_in(FOLDER / "cases"))


@pytest.fixture(scope="module")
def definition() -> Definition:
    return usable_definition((FOLDER / "1.0.0.json").read_bytes())


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_a_case_has_the_outcome_its_writer_expects(definition: Definition, case: Case) -> None:
    assert run_case(definition, case).differences == ()


def test_there_are_at_least_forty_cases_with_names_of_their_own() -> None:
    names = [case.name for case in CASES]

    assert len(names) >= 40
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("domain", DOMAINS)
def test_every_level_of_every_domain_has_a_case(domain: str) -> None:
    found = {case.expected.level(domain) for case in CASES}

    assert found == {"green", "yellow", "orange", "red", "not-asked"}


def test_every_overall_outcome_has_a_case() -> None:
    assert {case.expected.overall for case in CASES} == {
        "act-now",
        "discuss-home-visit",
        "offer",
        "own-practice",
    }


def test_every_urgent_question_has_a_case(definition: Definition) -> None:
    urgent = {
        item.link_id
        for item in definition.walk()
        if any(option.extension(extensions.SAFETY_TEXT) for option in item.options)
    }
    answered = {
        link_id
        for case in CASES
        if case.expected.safety_texts
        for link_id, _ in case.answers
        if link_id in urgent
    }

    assert answered == urgent


def test_an_answer_behind_a_closed_gate_is_kept_but_leaves_the_response(
    definition: Definition,
) -> None:
    case = next(each for each in CASES if each.name == "Veiligheid, wat verborgen is telt niet mee")

    session = play_case(definition, case)

    assert session.answers()["V3"].values[0].code == "V3-recent"
    assert "V3-recent" not in str(session.export())


def test_doubts_about_the_pregnancy_stay_away_from_home_and_other_worries_do_not(
    definition: Definition,
) -> None:
    session = FormSession(definition, context=LaunchContext(now=CASE_MOMENT))
    loss = value_for(definition.item("S3"), "S3-verlies")
    doubts = value_for(definition.item("S3"), "S3-twijfel")

    with_loss = session.answer("S3", loss).item("S3")
    with_both = session.answer("S3", loss, doubts).item("S3")

    assert not with_loss.is_not_for_home
    assert with_both.is_not_for_home
    assert "not-for-home" in str(session.export())
