"""Time the worklist and the search over 100,000 dossiers, each beside a bare look-up.

worklist.py [COUNT]
"""

import json
import sys
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter

from many_dossiers import GIVEN, family_name, fill
from timing import percentile

from kansrijk_desktop.services.workspace import open_workspace
from kansrijk_desktop.storage.database import Database

COUNT = 100_000
FEW = 1_000
NOW = datetime(2026, 11, 21, 13, tzinfo=UTC)
KEY = bytes(range(32))
ROUNDS = 9
NAMES = 150


def main() -> None:
    """Print the figures as JSON."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else COUNT
    with tempfile.TemporaryDirectory(prefix="kansrijk-") as folder:
        few = measure_list(Path(folder) / "few.db", FEW)
        many = measure_list(Path(folder) / "many.db", count)
    print(json.dumps({"count": count, "few": FEW, "few_ms": few["list_ms"], **many}))


def measure_list(path: Path, count: int) -> dict[str, float]:
    """Return the typical time of the list, and of each key of a search, in milliseconds."""
    database = Database.create(path, KEY)
    try:
        fill(database, count)
        database.checkpoint()
        workspace = open_workspace(database, lambda: NOW)
        page = workspace.worklist.open()
        keys = [timed(partial(workspace.dossiers.search, text)) for text in typed()]
        bare = [timed(partial(look_up, database, text)) for text in typed()]
        return {
            "list_ms": median(timed(workspace.worklist.open) for _round in range(ROUNDS)),
            "items": len(page.items),
            "is_cut": page.is_cut,
            "bare_list_ms": median(
                timed(partial(read_rows, database, len(page.items))) for _round in range(ROUNDS)
            ),
            "key_p50_ms": percentile(keys, 50),
            "key_p99_ms": percentile(keys, 99),
            "bare_key_p50_ms": percentile(bare, 50),
            "bare_key_p99_ms": percentile(bare, 99),
        }
    finally:
        database.close()


def typed() -> list[str]:
    """Return what stands in the search field after each key: names, given names, dates."""
    texts = [f"{family_name(17 * number)} {GIVEN[number % 10]}" for number in range(NAMES)]
    texts += [f"3-{number % 12 + 1}-{1980 + number % 20}" for number in range(NAMES // 3)]
    return [text[:end] for text in texts for end in range(1, len(text) + 1)]


def look_up(database: Database, text: str) -> list[tuple[str, ...]]:
    """Ask the library itself for the first 50 words that begin so: what a key costs at least."""
    with database._raw() as raw:  # noqa: SLF001 - the reference goes below the repositories
        found: list[tuple[str, ...]] = raw.execute(
            "SELECT patient_id FROM search_word WHERE word >= ? AND word < ? LIMIT 50",
            (text.lower(), text.lower() + "\U0010ffff"),
        ).fetchall()
    return found


def read_rows(database: Database, count: int) -> list[tuple[object, ...]]:
    """Ask the library itself for so many offers with their patients and households."""
    with database._raw() as raw:  # noqa: SLF001 - the reference goes below the repositories
        found: list[tuple[object, ...]] = raw.execute(
            "SELECT * FROM offer JOIN patient ON patient.id = offer.patient_id "
            "JOIN household ON household.id = patient.household_id LIMIT ?",
            (count,),
        ).fetchall()
    return found


def timed(work: Callable[[], object]) -> float:
    """Return how many milliseconds it takes."""
    started = perf_counter()
    work()
    return (perf_counter() - started) * 1000


if __name__ == "__main__":
    main()
