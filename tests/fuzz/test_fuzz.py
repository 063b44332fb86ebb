"""Forms and responses changed at random are refused in words or work: no crash, no hang.

Each number is one form and one response, always the same ones. What was ever found stands in
`findings/` as NUMBER-what.form.json with its .response.json.

KANSRIJK_LONG=1 tries 100,000; KANSRIJK_FUZZ_FROM=n begins at another number.
"""

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from random import Random

import pytest

from kansrijk_desktop.assets import forms_folder
from kansrijk_desktop.engine.loading import load_form
from kansrijk_desktop.engine.session import FormSession
from kansrijk_desktop.fhir.json import JsonObject, dump_json, parse_json_object
from tests.conformance.samples import FOLDER
from tests.fuzz.mutations import mutated, mutated_bytes
from tests.fuzz.trying import CONTEXT, Laps, some_values, try_form

pytestmark = pytest.mark.unmeasured

IS_LONG = bool(os.environ.get("KANSRIJK_LONG"))
COUNT = 100_000 if IS_LONG else 20_000
FIRST = int(os.environ.get("KANSRIJK_FUZZ_FROM", "0"))
PARTS = 4
MAX_SECONDS = 2.0
# Large, or made to compute as long as it may: a few of these are as good as many.
HEAVY = ("hostile",)
HEAVY_EVERY = 200
FINDINGS = Path(__file__).parent / "findings"

Case = Callable[[int], tuple[bytes, bytes, Random]]


@pytest.fixture(scope="module")
def case() -> Case:
    """Return how a numbered case is made: form, response and what chance remains."""
    paths = sorted(FOLDER.glob("*.json"), key=lambda path: (path.stem in HEAVY, path.stem))
    ours = forms_folder() / "signalering-zwangerschap" / "1.0.0.json"
    seeds = [path.read_bytes() for path in (*paths, ours)]
    light = len(seeds) - len(HEAVY) - 1
    forms = [parse_json_object(raw) for raw in seeds]
    responses = [a_response(raw) for raw in seeds]

    def made(number: int) -> tuple[bytes, bytes, Random]:
        random = Random(number)  # noqa: S311 - the same case for the same number
        is_heavy = number % HEAVY_EVERY == 0
        at = random.randrange(light, len(seeds)) if is_heavy else random.randrange(light)
        form, response = mutated(forms[at], random), mutated(responses[at], random)
        return (
            mutated_bytes(dump_json(form), random),
            mutated_bytes(dump_json(response), random),
            random,
        )

    return made


def longest_again(case: Case, number: int) -> float:
    """Measure once more: a machine that stood still looks like a slow form, though not twice."""
    laps = Laps()
    with suppress(Exception):  # told where it happened first
        try_form(*case(number), laps)
    return laps.longest


@pytest.mark.no_cover  # pytest-cov: what is measured here is time, and there is much of it
@pytest.mark.parametrize("part", range(PARTS))
def test_changed_forms_and_responses_work_or_are_refused_in_words(
    part: int, case: Case, record_property: Callable[[str, object], None]
) -> None:
    used, failed, slow = 0, [], []

    for number in range(FIRST + part, FIRST + COUNT, PARTS):
        laps = Laps()
        try:
            used += try_form(*case(number), laps)
        except Exception as error:  # noqa: BLE001 - every crash is a finding, all are wanted
            failed.append((number, f"{type(error).__name__}: {error}"[:200]))
        if laps.longest > MAX_SECONDS and (longest := longest_again(case, number)) > MAX_SECONDS:
            slow.append((number, round(longest, 1)))

    record_property("fuzz tried", COUNT // PARTS)
    assert failed == []
    assert slow == []
    assert used > COUNT // PARTS // 3


@pytest.mark.parametrize(
    "form", sorted(FINDINGS.glob("*.form.json")), ids=lambda path: path.name.partition(".")[0]
)
def test_what_was_found_stays_mended(form: Path) -> None:
    response = form.with_name(form.name.replace(".form.", ".response."))
    laps = Laps()

    for seed in range(5):
        try_form(form.read_bytes(), response.read_bytes(), Random(seed), laps)  # noqa: S311 - as above

    assert laps.longest < MAX_SECONDS


def a_response(raw: bytes) -> JsonObject:
    """Fill in a form a little, so that there is something to change."""
    definition = load_form(raw).definition
    if definition is None:
        return {"resourceType": "QuestionnaireResponse", "status": "completed"}
    session = FormSession(definition, context=CONTEXT)
    for state in list(session.state.walk()):
        if state.item.is_question:
            session.answer(state.address, *some_values(state))
    return session.export()
