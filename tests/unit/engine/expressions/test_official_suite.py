"""The official FHIRPath suite for R4, where the corpus is at hand."""

import os
from collections.abc import Callable
from datetime import UTC, datetime
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

import pytest
import simplejson

from kansrijk_desktop.engine.expressions import (
    Collection,
    Element,
    Environment,
    ExpressionError,
    compile_expression,
    typed_json,
)

BESIDE_THE_REPOSITORY = Path(__file__).resolve().parents[5] / "shared" / "corpus"
SUITE = Path(os.environ.get("KANSRIJK_CORPUS", BESIDE_THE_REPOSITORY)) / "fhirpath/r4-suite.json"

STRICT = "an error only in the optional strict mode, which checks names against the model: empty"
LENIENT = "a name such as valueQuantity is read, because published forms write answer.valueCoding"
PROFILES = "conformsTo() needs profiles: refused when the expression is compiled"

# Where we differ on purpose. The outcome is an error or nothing, never another value; a LENIENT
# one gives the value that the strict name gives.
DEVIATIONS: dict[str, str] = {
    "testSimpleFail": STRICT,
    "testSimpleWithWrongContext": STRICT,
    "testPolymorphismAsB": STRICT,
    "testPolymorphismB": LENIENT,
    "testPolymorphicsB": LENIENT,
    "testConformsTo1": PROFILES,
    "testConformsTo2": PROFILES,
}

Case = dict[str, Any]


def _cases(accept: Callable[[Case], bool]) -> list[Any]:
    if not SUITE.exists():
        skip = pytest.mark.skip(reason=f"no corpus: set KANSRIJK_CORPUS ({SUITE.name} not found)")
        return [pytest.param({}, None, id="absent", marks=skip)]
    suite = simplejson.loads(SUITE.read_text("utf-8"), use_decimal=True)
    return [
        pytest.param(case, suite["inputs"].get(case["input"]), id=f"{case['name']}-{number}")
        for number, case in enumerate(suite["tests"])
        if accept(case)
    ]


def _outcome(case: Case, resource: Any) -> Collection | ExpressionError:
    environment = Environment(
        now=lambda: datetime(2026, 5, 6, 7, 8, 9, tzinfo=UTC), resource=resource
    )
    try:
        return compile_expression(case["expr"]).evaluate(resource, environment)
    except ExpressionError as error:
        return error


def _is_expected(case: Case, outcome: Collection | ExpressionError) -> bool:
    if case["invalid"] or isinstance(outcome, ExpressionError):
        return bool(case["invalid"]) and isinstance(outcome, ExpressionError)
    if case["predicate"]:
        return bool(outcome)
    outputs = case["outputs"]
    return len(outcome) == len(outputs) and all(map(_is_same, outcome, outputs))


def _is_same(element: Element, output: Case) -> bool:
    type_name, json = typed_json(element)
    expected: str = output["value"]
    if output["type"] not in {None, type_name}:
        return False
    if isinstance(json, bool):
        return str(json).lower() == expected
    if isinstance(json, int | Decimal):
        return _number(expected) == json
    if isinstance(json, dict):
        return str(element) == expected
    return str(json) == expected.removeprefix("@").removeprefix("T")


def _number(text: str) -> Decimal | None:
    try:
        return Decimal(text)
    except InvalidOperation:
        return None


@pytest.mark.parametrize(("case", "resource"), _cases(lambda case: case["name"] not in DEVIATIONS))
def test_the_official_suite_gets_the_answer_it_expects(case: Case, resource: Any) -> None:
    outcome = _outcome(case, resource)

    assert _is_expected(case, outcome), outcome


@pytest.mark.parametrize(("case", "resource"), _cases(lambda case: case["name"] in DEVIATIONS))
def test_a_known_deviation_is_still_one_and_never_another_value(case: Case, resource: Any) -> None:
    outcome = _outcome(case, resource)

    assert not _is_expected(case, outcome), "no deviation any more: take it off the list"
    if DEVIATIONS[case["name"]] is LENIENT:
        by_strict_name = {**case, "expr": case["expr"].replace("valueQuantity", "value")}
        assert typed_values(outcome) == typed_values(_outcome(by_strict_name, resource))
    else:
        assert isinstance(outcome, ExpressionError) or not outcome


def typed_values(outcome: Collection | ExpressionError) -> list[Any]:
    assert not isinstance(outcome, ExpressionError)
    return [typed_json(element) for element in outcome]
