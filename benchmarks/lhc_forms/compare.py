"""Open and answer the same forms here and in LHC-Forms, and say how many times faster we are.

    .venv/bin/python benchmarks/lhc_forms/compare.py [FOLDER]

Optional: it needs Chromium, node and npm (see README.md here) and says so where they are missing.
FOLDER may hold what npm would fetch, from an earlier run. Writes results.json beside this file.
Exit code 1 when we are not as much faster as we want to be.
"""

import json
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

from generated_forms import a_form, codes_of  # noqa: E402 - beside us, found by the line above
from on_screen import on_screen  # noqa: E402 - as above

from kansrijk_desktop.engine.loading import usable_definition  # noqa: E402 - as above
from kansrijk_desktop.engine.session import FormSession, LaunchContext  # noqa: E402 - as above
from kansrijk_desktop.services.conversation_outline import sections_of  # noqa: E402 - as above

LFORMS = "lforms@40.1.3"
PLAYWRIGHT = "playwright-core@1.65.1"
SIZES = (30, 300, 1_000)
ROUNDS = 5
ANSWERS = 5
TO_OPEN, TO_RECALCULATE = 5, 3
CHROMIUMS = ("chromium", "chromium-browser", "google-chrome")
LONGEST_SECONDS = 900


@dataclass(frozen=True, slots=True)
class Row:
    """One size: medians in milliseconds, theirs and ours."""

    items: int
    convert: tuple[float, float]
    open: tuple[float, float]
    recalculate: tuple[float, float]
    open_painted: tuple[float, float]
    answer_painted: tuple[float, float]

    @property
    def is_fast(self) -> bool:
        """Whether both goals are met, also with our window painted."""
        opens = min(ratio(self.open), ratio(self.open_painted))
        recalculates = min(ratio(self.recalculate), ratio(self.answer_painted))
        return opens >= TO_OPEN and recalculates >= TO_RECALCULATE


def main() -> int:
    """Measure both, print a table and return the exit code."""
    missing = [name for name in ("node", "npm") if shutil.which(name) is None]
    chromium = next((found for name in CHROMIUMS if (found := shutil.which(name))), None)
    if missing or chromium is None:
        print("Not measured: missing", ", ".join([*missing, *([] if chromium else ["chromium"])]))
        return 0
    with tempfile.TemporaryDirectory(prefix="lhc-forms-") as made:
        folder = Path(sys.argv[1]) if sys.argv[1:] else fetched(Path(made))
        forms = {}
        for size in SIZES:
            forms[size] = Path(made) / f"{size}.json"
            forms[size].write_bytes(a_form(size))
        theirs = in_the_browser(folder, chromium, list(forms.values()))
        rows = [compared(path.read_bytes(), theirs[str(path)]) for path in forms.values()]
    print(as_table(rows))
    (HERE / "results.json").write_text(json.dumps(as_json(rows), indent=2) + "\n", "utf-8")
    return 0 if all(row.is_fast for row in rows) else 1


def fetched(folder: Path) -> Path:
    """Fetch LHC-Forms and what drives the browser into a temporary folder."""
    run(["npm", "pack", LFORMS], folder)
    archive = next(folder.glob("lforms-*.tgz"))
    shutil.unpack_archive(archive, folder, "gztar", filter="data")
    run(["npm", "install", "--no-save", "--no-package-lock", PLAYWRIGHT], folder)
    return folder


def in_the_browser(folder: Path, chromium: str, forms: list[Path]) -> dict[str, Any]:
    """Return per form what LHC-Forms took in each round."""
    command = ["node", str(HERE / "measure.mjs"), str(folder), chromium, *map(str, forms)]
    measured: dict[str, Any] = json.loads(run(command, folder))
    return measured


def compared(raw: bytes, theirs: list[dict[str, Any]]) -> Row:
    """Measure one form here, and put it beside their rounds."""
    ours = [of_ours(raw) for _ in range(ROUNDS)]
    for one in (*theirs, *ours):
        if float(one["total"] or 0) != float(ours[0]["total"]):
            raise RuntimeError(f"the totals differ: {one['total']} and {ours[0]['total']}")
    opened, answered = on_screen(raw, ROUNDS, ANSWERS)
    convert, whole = typical(theirs, ours, "convert"), typical(theirs, ours, "open")
    recalculated = median(time for one in theirs for time in one["recalculated"])
    return Row(
        items=len(usable_definition(raw).by_link_id),
        convert=convert,
        open=whole,
        recalculate=(
            recalculated,
            median(time for one in ours for time in one["recalculated"]),
        ),
        open_painted=(whole[0], opened),
        answer_painted=(recalculated, answered),
    )


def of_ours(raw: bytes) -> dict[str, Any]:
    """Open a form and give the same answers as in the browser."""
    started = perf_counter()
    definition = usable_definition(raw)
    converted = perf_counter()
    context = LaunchContext(now=datetime.now(UTC))
    session = FormSession(definition, context=context)
    sections_of(session.state)
    opened = perf_counter()
    recalculated = []
    for number, link_id in enumerate(codes_of(0)[:ANSWERS]):
        value = session.state.item(link_id).options[1 + number % 3].option.value
        pressed = perf_counter()
        session.answer(link_id, value)
        recalculated.append((perf_counter() - pressed) * 1000)
    return {
        "convert": (converted - started) * 1000,
        "open": (opened - started) * 1000,
        "recalculated": recalculated,
        "total": str(session.state.item("total").values[0].json),
    }


def typical(
    theirs: list[dict[str, Any]], ours: list[dict[str, Any]], name: str
) -> tuple[float, float]:
    """Return the two medians of one measurement."""
    return median(one[name] for one in theirs), median(one[name] for one in ours)


def ratio(pair: tuple[float, float]) -> float:
    """Return how many times faster we are."""
    return pair[0] / pair[1]


def as_table(rows: list[Row]) -> str:
    """Return the rows as a Markdown table."""
    lines = [
        "| items | what | LHC-Forms | ours | times faster |",
        "| --- | --- | --- | --- | --- |",
    ]
    for row in rows:
        for name, pair in (
            ("reading the form", row.convert),
            ("open", row.open),
            ("open, our first page painted", row.open_painted),
            ("recalculate after one answer", row.recalculate),
            ("recalculate, our page painted", row.answer_painted),
        ):
            times = f"{pair[0]:.1f} ms | {pair[1]:.1f} ms | {ratio(pair):.1f}"
            lines.append(f"| {row.items} | {name} | {times} |")
    return "\n".join(lines)


def as_json(rows: list[Row]) -> dict[str, Any]:
    """Return what is kept."""
    return {
        "lforms": LFORMS,
        "rounds": ROUNDS,
        "forms": [
            {
                "items": row.items,
                **{
                    name: {"lhc_ms": pair[0], "ours_ms": pair[1], "times_faster": ratio(pair)}
                    for name, pair in (
                        ("read", row.convert),
                        ("open", row.open),
                        ("open_painted", row.open_painted),
                        ("recalculate", row.recalculate),
                        ("answer_painted", row.answer_painted),
                    )
                },
            }
            for row in rows
        ],
    }


def run(command: list[str], folder: Path) -> str:
    """Run a command in a folder and return what it prints."""
    result = subprocess.run(  # noqa: S603 - our own commands
        command, cwd=folder, capture_output=True, text=True, check=False, timeout=LONGEST_SECONDS
    )
    if result.returncode:
        raise RuntimeError(f"{command[0]}: {result.stderr[-2000:]}")
    return result.stdout


if __name__ == "__main__":
    sys.exit(main())
