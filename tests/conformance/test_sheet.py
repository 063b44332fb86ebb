"""The sheet says what the tests prove, and is up to date."""

import ast
from pathlib import Path

import pytest

from tests.conformance.features import FEATURES, Feature
from tests.conformance.samples import FOLDER
from tests.conformance.sheet import SHEET, numbers_in, sheet

HERE = Path(__file__).parent


def test_the_sheet_is_up_to_date_but_for_its_numbers() -> None:
    written = SHEET.read_text("utf-8")

    assert written == sheet(numbers_in(written)), "make it: python -m tests.conformance.sheet"


def test_the_sheet_has_numbers() -> None:
    numbers = numbers_in(SHEET.read_text("utf-8"))

    for word in ("forms opened", "scoring_A", "scoring_B", "branching", "validation", "FHIRPath"):
        assert word in numbers


@pytest.mark.parametrize("feature", FEATURES, ids=lambda feature: feature.name)
def test_a_row_names_a_test_that_uses_its_sample(feature: Feature) -> None:
    file, name = feature.proof
    source = (HERE / file).read_text("utf-8")

    (test,) = [
        node
        for node in ast.parse(source).body
        if isinstance(node, ast.FunctionDef) and node.name == name
    ]

    used = {node.value for node in ast.walk(test) if isinstance(node, ast.Constant)}
    assert feature.sample in used


def test_every_sample_stands_in_the_sheet() -> None:
    samples = {path.stem for path in FOLDER.glob("*.json")}

    assert {feature.sample for feature in FEATURES} == samples
