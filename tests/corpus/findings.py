"""What tests found in the corpus, taken from their reports: also from those of other processes."""

from collections.abc import Iterable

import pytest


def findings(reports: Iterable[pytest.TestReport]) -> list[str]:
    """Return a line for each thing a test told, and one for the FHIRPath suite."""
    ran = [one for one in reports if not one.skipped]
    suite = [one for one in ran if "test_official_suite.py::" in one.nodeid]
    found = [str(value) for one in ran for name, value in one.user_properties if name == "corpus"]
    if suite:
        alike = sum(one.passed for one in suite if "a_known_deviation" not in one.nodeid)
        found.append(f"FHIRPath R4 suite: {alike} of {len(suite)} alike")
    return found
