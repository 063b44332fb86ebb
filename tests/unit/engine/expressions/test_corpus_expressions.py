"""The expressions of real questionnaires, where the corpus is at hand."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import simplejson

from kansrijk_desktop.engine.expressions import (
    ExpressionError,
    ExpressionSyntaxError,
    UnknownFunctionError,
    compile_expression,
)

BESIDE_THE_REPOSITORY = Path(__file__).resolve().parents[5] / "shared" / "corpus"
FORMS = Path(os.environ.get("KANSRIJK_CORPUS", BESIDE_THE_REPOSITORY)) / "questionnaires"

# What their authors wrote wrong: strings in double quotes, a bracket without its function, an
# address instead of an expression, a quote inside a pattern; and once the functions of CQL.
KNOWN_TO_BE_WRONG = 6


def _expressions(json: Any) -> Iterator[str]:
    if isinstance(json, dict):
        if json.get("language") == "text/fhirpath" and isinstance(json.get("expression"), str):
            yield json["expression"]
        for value in json.values():
            yield from _expressions(value)
    elif isinstance(json, list):
        for value in json:
            yield from _expressions(value)


def _in_corpus() -> set[str]:
    found: set[str] = set()
    for path in FORMS.rglob("*.json"):
        try:
            found.update(_expressions(simplejson.loads(path.read_bytes())))
        except ValueError:
            continue  # some are broken on purpose
    return found


@pytest.mark.skipif(not FORMS.exists(), reason="no corpus: set KANSRIJK_CORPUS")
def test_the_expressions_of_real_forms_compile_or_are_refused_in_words() -> None:
    refusals: dict[str, ExpressionError] = {}

    for text in _in_corpus():
        try:
            compile_expression(text)
        except ExpressionError as error:
            refusals[text] = error

    assert len(refusals) <= KNOWN_TO_BE_WRONG
    kinds = (ExpressionSyntaxError, UnknownFunctionError)
    assert all(isinstance(error, kinds) for error in refusals.values())
    assert all(error.position is not None for error in refusals.values())
