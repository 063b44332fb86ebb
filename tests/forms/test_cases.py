"""The cases a professional wrote, run through the engine: answers in, levels and questions out."""

import pytest

from kansrijk_desktop.cli.case_files import DOMAINS, Case, cases_in
from kansrijk_desktop.cli.case_runs import CASE_MOMENT, play_case, run_case, value_for
from kansrijk_desktop.engine.session import FormSession, LaunchContext
from kansrijk_desktop.fhir import extensions
from tests.forms.ours import AFTER_PREGNANCY, ALL, FOLDER, SIGNALLING, WHAT_COUNTS, opened

CASES = {name: tuple(cases_in(FOLDER / name / "cases")) for name in ALL}
FEWEST = {**dict.fromkeys(SIGNALLING, 40), WHAT_COUNTS: 8}
EVERY_CASE = [(name, case) for name in ALL for case in CASES[name]]


@pytest.mark.parametrize(
    ("name", "case"), EVERY_CASE, ids=[f"{name}: {case.name}" for name, case in EVERY_CASE]
)
def test_a_case_has_the_outcome_its_writer_expects(name: str, case: Case) -> None:
    assert run_case(opened(name), case).differences == ()


@pytest.mark.parametrize("name", ALL)
def test_there_are_enough_cases_with_names_of_their_own(name: str) -> None:
    names = [case.name for case in CASES[name]]

    assert len(names) >= FEWEST[name]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("name", SIGNALLING)
@pytest.mark.parametrize("domain", DOMAINS)
def test_every_level_of_every_domain_has_a_case(name: str, domain: str) -> None:
    found = {case.expected.level(domain) for case in CASES[name]}

    assert found == {"green", "yellow", "orange", "red", "not-asked"}


@pytest.mark.parametrize("name", SIGNALLING)
def test_every_overall_outcome_has_a_case(name: str) -> None:
    assert {case.expected.overall for case in CASES[name]} == {
        "act-now",
        "discuss-home-visit",
        "offer",
        "own-practice",
    }


@pytest.mark.parametrize("name", SIGNALLING)
def test_every_urgent_question_has_a_case(name: str) -> None:
    urgent = {
        item.link_id
        for item in opened(name).walk()
        if any(option.extension(extensions.SAFETY_TEXT) for option in item.options)
    }
    answered = {
        link_id
        for case in CASES[name]
        if case.expected.safety_texts
        for link_id, _ in case.answers
        if link_id in urgent
    }

    assert answered == urgent


@pytest.mark.parametrize("name", AFTER_PREGNANCY)
def test_every_sign_after_a_birth_has_a_case(name: str) -> None:
    signs = {option.value.code for option in opened(name).item("P1").options}
    told = {
        code
        for case in CASES[name]
        for link_id, answer in case.answers
        if link_id == "P1"
        for code in (answer if isinstance(answer, list) else [answer])
    }

    assert told >= signs


@pytest.mark.parametrize("name", SIGNALLING)
def test_an_answer_behind_a_closed_gate_is_kept_but_leaves_the_response(name: str) -> None:
    case = next(
        each for each in CASES[name] if each.name == "Veiligheid, wat verborgen is telt niet mee"
    )

    session = play_case(opened(name), case)

    assert session.answers()["V3"].values[0].code == "V3-recent"
    assert "V3-recent" not in str(session.export())


@pytest.mark.parametrize("name", SIGNALLING)
def test_doubts_about_the_pregnancy_stay_away_from_home_and_other_worries_do_not(name: str) -> None:
    definition = opened(name)
    session = FormSession(definition, context=LaunchContext(now=CASE_MOMENT))
    loss = value_for(definition.item("S3"), "S3-verlies")
    doubts = value_for(definition.item("S3"), "S3-twijfel")

    with_loss = session.answer("S3", loss).item("S3")
    with_both = session.answer("S3", loss, doubts).item("S3")

    assert not with_loss.is_not_for_home
    assert with_both.is_not_for_home
    assert "not-for-home" in str(session.export())
