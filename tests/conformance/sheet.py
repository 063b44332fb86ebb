"""Make docs/conformance.md: the features, and the numbers over the corpus where it is there.

.venv/bin/python -m tests.conformance.sheet [--corpus DIR] [--out FILE]
"""

import argparse
import os
import re
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.conformance.features import FEATURES, Feature
from tests.corpus.findings import findings
from tests.unit.engine.expressions.test_official_suite import DEVIATIONS

ROOT = Path(__file__).parents[2]
SHEET = ROOT / "docs" / "conformance.md"
_TESTS = ROOT / "tests"
_MEASURING = (_TESTS / "corpus", _TESTS / "unit/engine/expressions/test_official_suite.py")
_NUMBERS = re.compile(r"(?s)<!-- numbers -->\n(.*?)<!-- /numbers -->")
_NOT_MEASURED = "Not measured yet.\n"
_EXCEPTIONS = """
## Where the numbers are not whole

- **Forms that do not open**: each is refused with its reason: doubled or missing link ids, a
  modifier, STU3. A form refused only for doubled or missing link ids is opened for responses that
  exist; one of the 142 belongs to such a form.
- **scoring_B**: one expected value stands at a question whose `enableWhen` does not hold with these
  answers. We do not ask it, so it has no value.
- **FHIRPath**: where we differ the outcome is an error or empty, or the value that the strict name
  gives; never another value.
"""
_TITLES = {
    1: "without it a form gives wrong or missing answers",
    2: "without it a form works, but people notice",
    3: "rare",
    4: "kept, not carried out",
}
_HEAD = """\
# What of a questionnaire works here

Made by `.venv/bin/python -m tests.conformance.sheet`; do not edit by hand. The rows stand in
`tests/conformance/features.py`. Each has a small form of our own and the test that proves it.

- **Engine**: *supported* runs as FHIR and SDC describe; *partly*: see the last column; *kept*: has
  no effect, stays in the form byte for byte and is named in the load report; *refused*: with its
  reason. The proof is about the engine.
- **Screen**: whether the window shows or asks it today, as its authors say. *–*: there is nothing
  to show.

FHIR R4 with SDC; R5 forms with `coding` items open too, STU3 is refused by name.

Try a form of your own: [the command line](command-line.md).
"""


class _Reports:
    """Keeps the reports of a run of pytest."""

    def __init__(self) -> None:
        self.kept: list[pytest.TestReport] = []

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Keep the report of the test itself, not of what is set up around it."""
        if report.when == "call" or report.skipped:
            self.kept.append(report)


def main() -> None:
    """Write the sheet."""
    parser = argparse.ArgumentParser(description="Make docs/conformance.md.")
    parser.add_argument("--corpus", type=Path, help="folder of the corpus")
    parser.add_argument("--out", type=Path, default=SHEET)
    arguments = parser.parse_args()
    if arguments.corpus is not None:
        os.environ["KANSRIJK_CORPUS"] = str(arguments.corpus.resolve())
    arguments.out.write_text(sheet(measured()), encoding="utf-8")


def sheet(numbers: str) -> str:
    """Return the sheet with these numbers."""
    tables = [_table(tier, title) for tier, title in _TITLES.items()]
    counted = f"\n## Numbers\n\n<!-- numbers -->\n{numbers}<!-- /numbers -->\n"
    return "\n".join([_HEAD, *tables]) + counted + _EXCEPTIONS + _deviations()


def numbers_in(written: str) -> str:
    """Return the numbers that stand in a sheet."""
    found = _NUMBERS.search(written)
    return found[1] if found is not None else _NOT_MEASURED


def measured() -> str:
    """Run the tests on the corpus and return what they found, and when."""
    reports = _Reports()
    pytest.main(["-q", "-p", "no:cacheprovider", *map(str, _MEASURING)], plugins=[reports])
    found = findings(reports.kept)
    if not found:
        return "The corpus was not there.\n"
    day = datetime.now(UTC).date().isoformat()
    lines = [f"Over the questionnaires of others, on {day}:", "", *(f"- {one}" for one in found)]
    return "\n".join(lines) + "\n"


def _deviations() -> str:
    return "".join(f"  - `{name}`: {reason}.\n" for name, reason in DEVIATIONS.items())


def _table(tier: int, title: str) -> str:
    rows = (_row(feature) for feature in FEATURES if feature.tier == tier)
    return "\n".join([f"## Tier {tier}: {title}", "", *_heading(), *rows, ""])


def _heading() -> Iterable[str]:
    yield "| feature | engine | screen | sample | proof | limits |"
    yield "| --- | --- | --- | --- | --- | --- |"


def _row(feature: Feature) -> str:
    file, test = feature.proof
    folder = "../tests/conformance"
    sample = f"[{feature.sample}]({folder}/samples/{feature.sample}.json)"
    proof = f"[{test.removeprefix('test_').replace('_', ' ')}]({folder}/{file})"
    cells = (feature.name, feature.engine, feature.screen, sample, proof, feature.limits)
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    main()
