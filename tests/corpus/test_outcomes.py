"""Scores, branching and validation agree with what others found."""

import pytest

from kansrijk_desktop.engine.response_check import check_response
from kansrijk_desktop.fhir.elements import as_object, text
from kansrijk_desktop.fhir.json import JsonObject, JsonValue, parse_json_object
from tests.corpus.conftest import ReadsCorpus, Tells
from tests.corpus.readings import CONTEXT, Forms, answers, evaluate, is_same, rows

pytestmark = pytest.mark.unmeasured

# The question this value belongs to is not asked with these answers (its enableWhen fails), so the
# value is not in the response; the one engine that was asked fills it in all the same.
_NOT_ASKED = "sample_patient_registration.json::4"

_FORMS = Forms()


def outcome(row: JsonObject, read: ReadsCorpus) -> JsonObject:
    """Evaluate one row of the corpus."""
    path = text(row, "questionnaire")
    definition = _FORMS.open(path, read(path))
    return {} if definition is None else evaluate(definition, row["input"])


@pytest.mark.parametrize(("name", "known"), [("scoring_A", ()), ("scoring_B", (_NOT_ASKED,))])
def test_scores_are_those_of_other_engines(
    name: str, known: tuple[str, ...], read: ReadsCorpus, tell: Tells
) -> None:
    cases = rows(read(f"gold/{name}.jsonl"))
    wrong = []

    for case in cases:
        found = answers(outcome(case, read))
        expected = as_object(case["expected"])
        if not all(is_same(found.get(link_id, []), value) for link_id, value in expected.items()):
            wrong.append(text(case, "id"))

    tell(f"{name}: {len(cases) - len(wrong)} of {len(cases)} scored alike")
    assert cases
    assert [case for case in wrong if not case.endswith(known)] == []


def test_the_same_answers_are_kept_as_by_two_renderers(read: ReadsCorpus, tell: Tells) -> None:
    cases = rows(read("gold/branching.jsonl"))
    wrong = []

    for case in cases:
        kept = set(answers(outcome(case, read)))
        if _names(case["kept"]) - kept or _names(case["dropped"]) & kept:
            wrong.append(text(case, "id"))

    tell(f"branching: {len(cases) - len(wrong)} of {len(cases)} alike")
    assert cases
    assert wrong == []


def test_the_verdict_is_that_of_two_validators_where_they_agree(
    read: ReadsCorpus, tell: Tells
) -> None:
    cases = rows(read("validation/cases.json"))
    agreed = [case for case in cases if case["two_validators_agree"] is True]
    wrong = []

    for case in agreed:
        name = text(case, "name")
        raw = read(f"validation/{name}.questionnaire.json")
        definition = _FORMS.open(name, raw)
        response = parse_json_object(read(f"validation/{name}.response.json"))
        assert definition is not None
        problems = check_response(definition, response, CONTEXT)
        if any(one.problem.is_error for one in problems) is not case["invalid"]:
            wrong.append(name)

    tell(f"validation: {len(agreed) - len(wrong)} of {len(agreed)} alike")
    assert agreed
    assert wrong == []


def _names(value: JsonValue) -> set[str]:
    return {str(name) for name in value} if isinstance(value, list) else set()
