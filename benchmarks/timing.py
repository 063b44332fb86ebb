"""What all benchmarks share: one figure, percentiles, and a measurement in its own process."""

import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import quantiles
from typing import Any

HERE = Path(__file__).parent
LONGEST_SECONDS = 600


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table.

    Attributes:
        reference: the same unit, measured in the same run; None where there is none.
        limit: the largest value allowed, or with `is_ratio` the largest value / reference.
    """

    name: str
    value: float
    unit: str
    reference: float | None = None
    reference_name: str = ""
    limit: float | None = None
    is_ratio: bool = False

    @property
    def ratio(self) -> float | None:
        """How many times the reference."""
        return self.value / self.reference if self.reference else None

    @property
    def is_within(self) -> bool:
        """Whether the limit holds; a figure without a limit is only shown."""
        if self.limit is None:
            return True
        measured = self.ratio if self.is_ratio else self.value
        return measured is not None and measured <= self.limit


def percentile(values: Sequence[float], rank: int) -> float:
    """Return a percentile, 50 for the median."""
    return quantiles(values, n=100, method="inclusive")[rank - 1]


def measure_in_child(script: str, *arguments: str, **environment: str) -> dict[str, Any]:
    """Run a script of this folder in its own process and return what it prints as JSON."""
    command = [sys.executable, str(HERE / script), *arguments]
    result = subprocess.run(  # noqa: S603 - our own script
        command,
        capture_output=True,
        text=True,
        check=False,
        env=environment or None,
        timeout=LONGEST_SECONDS,
    )
    if result.returncode:
        raise RuntimeError(f"{script}: {result.stderr[-2000:]}")
    measured: dict[str, Any] = json.loads(result.stdout.splitlines()[-1])
    return measured
