"""Time the start: first paint, the dossiers ready, and the memory in use after that."""

import os
import tempfile
import time
from statistics import median
from typing import Any

from timing import Figure, measure_in_child

ROUNDS = 7
EMPTY = "empty window"


def figures() -> list[Figure]:
    """Start the program and an empty window in turn, and return the medians."""
    with tempfile.TemporaryDirectory(prefix="kansrijk-") as folder:
        window("vault", folder)
        rounds = [(window("empty"), window("program", folder)) for _round in range(ROUNDS)]
    empty = [first for first, _second in rounds]
    program = [second for _first, second in rounds]
    if not all(start["is_usable_at_once"] for start in program):
        raise RuntimeError("the unlock field was not usable at the first paint")
    database, shown = (
        median(start[name] - start["key_ms"] for start in program)
        for name in ("database_ms", "list_ms")
    )
    return [
        Figure(
            "process start to first paint",
            typical(program, "paint_ms"),
            "ms",
            typical(empty, "paint_ms"),
            EMPTY,
            limit=1.5,
            is_ratio=True,
        ),
        Figure("database ready after paint, Argon2 apart", database, "ms", limit=600),
        Figure("first screen shown after paint, Argon2 apart", shown, "ms"),
        Figure(
            "memory after unlock",
            typical(program, "resident_mb"),
            "MB",
            typical(empty, "resident_mb"),
            EMPTY,
            limit=3,
            is_ratio=True,
        ),
    ]


def typical(runs: list[dict[str, Any]], name: str) -> float:
    """Return the median of one measurement."""
    return median(float(run[name]) for run in runs)


def window(*arguments: str) -> dict[str, Any]:
    """Run one window in a process of its own."""
    environment = os.environ | {
        "QT_QPA_PLATFORM": "offscreen",
        "KANSRIJK_STARTED": str(time.monotonic_ns()),
    }
    return measure_in_child("window.py", *arguments, **environment)
