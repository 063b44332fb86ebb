"""The cases a midwife wrote, run through the engine: answers in, levels and questions out."""

from datetime import UTC, datetime

import pytest

from kansrijk_desktop.assets import forms_folder
from kansrijk_desktop.engine.answers import (
    AbsentReason,
    NotAskedReason,
    Value,
    value_boolean,
    value_string,
)
from kansrijk_desktop.engine.definition import Definition
from kansrijk_desktop.engine.loading import usable_definition
from kansrijk_desktop.engine.session import FormSession, FormState, LaunchContext
from kansrijk_desktop.fhir import extensions
from kansrijk_desktop.fhir.json import JsonObject
from tests.forms.cases import DOMAINS, Case, cases_in

FOLDER = forms_folder() / "signalering-zwangerschap"
NOW = datetime(2026, 11, 21, 10, 0, tzinfo=UTC)
CASES = tuple(cases_in(FOLDER / "cases"))
ABSENT = {
    "wil niet zeggen": AbsentReason.ASKED_DECLINED,
    "weet niet": AbsentReason.ASKED_UNKNOWN,
}
NOT_ASKED = {
    "niet gevraagd: niet alleen": NotAskedReason.NOT_ALONE,
    "niet gevraagd: geen tijd": NotAskedReason.NO_TIME,
    "niet gevraagd: geen tolk": NotAskedReason.NO_INTERPRETER,
    "niet gevraagd: nu niet": NotAskedReason.NOT_NOW,
}


@pytest.fixture(scope="module")
def definition() -> Definition:
    return usable_definition((FOLDER / "1.0.0.json").read_bytes())


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_a_case_has_the_outcome_its_writer_expects(definition: Definition, case: Case) -> None:
    expected = case.expected

    state = played(definition, case).state

    assert {domain: code_at(state, f"{domain}-niveau") for domain in DOMAINS} == expected.levels
    assert code_at(state, "uitkomst-totaal") == expected.overall
    assert is_true_at(state, "uitkomst-voorlopig") is expected.is_provisional
    assert is_true_at(state, "kindcheck-open") is expected.opens_kindcheck
    assert is_true_at(state, "meldcode-open") is expected.opens_meldcode
    assert safety_texts(state) == expected.safety_texts
    assert [each for each in expected.opens if not state.item(each).is_enabled] == []
    assert [each for each in expected.closed if state.item(each).is_enabled] == []
    assert {each: weight_at(state, each) for each in expected.weights} == expected.weights


def test_there_are_at_least_forty_cases_with_names_of_their_own() -> None:
    names = [case.name for case in CASES]

    assert len(names) >= 40
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("domain", DOMAINS)
def test_every_level_of_every_domain_has_a_case(domain: str) -> None:
    found = {case.expected.levels[domain] for case in CASES}

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

    session = played(definition, case)

    assert session.answers()["V3"].values[0].code == "V3-recent"
    assert "V3-recent" not in str(session.export())


def test_doubts_about_the_pregnancy_stay_away_from_home_and_other_worries_do_not(
    definition: Definition,
) -> None:
    session = FormSession(definition, context=LaunchContext(now=NOW))
    loss = value_for(definition, "S3", "S3-verlies")
    doubts = value_for(definition, "S3", "S3-twijfel")

    with_loss = session.answer("S3", loss).item("S3")
    with_both = session.answer("S3", loss, doubts).item("S3")

    assert not with_loss.is_not_for_home
    assert with_both.is_not_for_home
    assert "not-for-home" in str(session.export())


def played(definition: Definition, case: Case) -> FormSession:
    """Give the answers of a case, in its order."""
    context = LaunchContext(now=NOW, patient=patient_of(case.age))
    session = FormSession(definition, context=context)
    for link_id, answer in case.answers:
        if isinstance(answer, str) and answer in ABSENT:
            session.decline(link_id, ABSENT[answer])
        elif isinstance(answer, str) and answer in NOT_ASKED:
            session.decline(link_id, AbsentReason.NOT_ASKED, NOT_ASKED[answer])
        else:
            given = answer if isinstance(answer, list) else [answer]
            session.answer(link_id, *(value_for(definition, link_id, each) for each in given))
    return session


def patient_of(age: int | None) -> JsonObject:
    """Return the patient as a FHIR resource; the birthday was some months ago."""
    if age is None:
        return {"resourceType": "Patient"}
    return {"resourceType": "Patient", "birthDate": f"{NOW.year - age}-03-01"}


def value_for(definition: Definition, link_id: str, answer: object) -> Value:
    """Turn what a case says into a value: an option by its code, otherwise text or a boolean."""
    if isinstance(answer, bool):
        return value_boolean(is_true=answer)
    options = definition.item(link_id).options
    if not options:
        return value_string(str(answer))
    return next(each.value for each in options if each.value.code == answer)


def code_at(state: FormState, link_id: str) -> str:
    values = state.item(link_id).values
    return values[0].code if values else ""


def is_true_at(state: FormState, link_id: str) -> bool:
    return any(value.json is True for value in state.item(link_id).values)


def weight_at(state: FormState, link_id: str) -> object:
    values = state.item(f"{link_id}-gewicht").values
    return values[0].json if values else None


def safety_texts(state: FormState) -> set[str]:
    """Return the safety texts that the chosen answers call for."""
    chosen = (
        each.option.extension(extensions.SAFETY_TEXT)
        for item in state.walk()
        if item.is_enabled
        for each in item.options
        if any(value.is_same_as(each.option.value) for value in item.values)
    )
    return {str(key) for key in chosen if key}
