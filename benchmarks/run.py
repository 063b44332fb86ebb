"""Measure what a user feels, each beside a reference in the same run.

    .venv/bin/python benchmarks/run.py            print the table, write benchmarks/results.json
    .venv/bin/python benchmarks/run.py --readme   also put the table into README.md

Exit code 1 when a figure is above its limit. Run it with nothing else at work on the machine.
"""

import json
import platform
import re
import sys
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import Any

import start
from timing import Figure, measure_in_child

ROOT = Path(__file__).parents[1]
RESULTS = Path(__file__).with_name("results.json")
# A size, and how many milliseconds opening and answering may take.
SIZES = (("30", 50, 4), ("300", 150, 8), ("1000", 400, 16), ("largest", 400, 16))
HEADINGS = ("what", "measured", "reference", "ratio", "limit")


def main() -> int:
    """Measure everything and return the exit code."""
    figures = [
        *start.figures(),
        *answer_figures(),
        *hiding_figures(),
        *form_figures(),
        *letter_figures(),
        *dossier_figures(),
        *worklist_figures(),
        *handover_figures(),
        *chain_figures(),
    ]
    table = as_table(figures)
    print(table)
    results = {
        "python": platform.python_version(),
        "system": platform.system(),
        "figures": [
            asdict(figure) | {"ratio": figure.ratio, "is_within": figure.is_within}
            for figure in figures
        ],
    }
    RESULTS.write_text(json.dumps(results, indent=2) + "\n", encoding="utf-8")
    if "--readme" in sys.argv:
        put_into_readme(table)
    above = [figure.name for figure in figures if not figure.is_within]
    if above:
        print("\nAbove the limit: " + ", ".join(above))
    return 1 if above else 0


def answer_figures() -> list[Figure]:
    """Return how long one key press in the conversation takes, and where the time goes."""
    answer = measure_in_child("answers.py")
    bare = "bare sqlcipher3 commit"
    whole = "answer to painted screen and committed row"
    parts, second = answer["parts_p50_ms"], answer["second"]
    return [
        Figure(f"{whole}, p50", answer["p50_ms"], "ms", answer["bare_p50_ms"], bare),
        Figure(f"{whole}, p99", answer["p99_ms"], "ms", answer["bare_p99_ms"], bare, limit=16),
        *(Figure(f"– of which {name}, p50", parts[name], "ms") for name in sorted(parts)),
        Figure(
            f"{whole}, last time's answers beside it, p99",
            second["p99_ms"],
            "ms",
            answer["p99_ms"],
            "a first conversation",
            limit=16,
        ),
        Figure(
            "opening a second conversation, p50",
            second["opening_p50_ms"],
            "ms",
            answer["opening_p50_ms"],
            "a first conversation",
            limit=150,
        ),
    ]


def hiding_figures() -> list[Figure]:
    """Return how long it takes to hide everything."""
    hiding = measure_in_child("hiding.py")
    name = "everything hidden after F12, p99"
    return [
        Figure(name, hiding["p99_ms"], "ms", hiding["paint_ms"], "painting that screen", limit=200)
    ]


def form_figures() -> list[Figure]:
    """Return how long forms of several sizes take to open and to answer, without a window."""
    measured = measure_in_child("forms_at_size.py")
    figures = []
    for size, most_to_open, most_to_answer in SIZES:
        if size in measured:
            figures += of_size(measured[size], most_to_open, most_to_answer)
    deciding = "plain enableWhen of 1,000 items, one answer"
    return [*figures, Figure(deciding, measured["enabling"], "ms", limit=2)]


def of_size(form: dict[str, Any], most_to_open: int, most_to_answer: int) -> list[Figure]:
    """Return the figures of one form."""
    items = f"form of {form['items']} items"
    read, write = "reading the JSON", "writing the response"
    return [
        Figure(f"{items}, open", form["open_ms"], "ms", form["json_ms"], read, most_to_open),
        Figure(
            f"{items}, answer, p99",
            form["answer_p99_ms"],
            "ms",
            form["write_ms"],
            write,
            most_to_answer,
        ),
        Figure(f"{items}, expressions an answer, at most", max(form["evaluated"]), ""),
    ]


def letter_figures() -> list[Figure]:
    """Return how long the referral letter takes, and every other document."""
    letter = measure_in_child("letter.py")
    name = "referral letter, tagged, PDF/A, attachment"
    plain = "plain reportlab letter"
    papers = measure_in_child("papers.py")
    return [
        Figure(name, letter["letter_ms"], "ms", letter["plain_ms"], plain, limit=150),
        *(
            Figure(f"document {kind}, four talks", one["ms"], "ms", one["plain_ms"], plain, 300)
            for kind, one in papers.items()
        ),
    ]


def dossier_figures() -> list[Figure]:
    """Return how long a dossier of years takes to open."""
    dossier = measure_in_child("dossier.py")
    name = f"dossier of {dossier['screenings']} conversations, read and painted"
    bare = "the same rows read bare"
    return [Figure(name, dossier["open_ms"], "ms", dossier["bare_ms"], bare, limit=150)]


def worklist_figures() -> list[Figure]:
    """Return how long the worklist and one key of a search take over very many dossiers."""
    many = measure_in_child("worklist.py")
    dossiers = f"{many['count']:,} dossiers"
    bare_list = "bare sqlcipher3 read of as many rows"
    bare_key = "bare sqlcipher3 look-up"
    return [
        Figure(
            f"worklist over {dossiers}, {many['items']} lines",
            many["list_ms"],
            "ms",
            many["bare_list_ms"],
            bare_list,
        ),
        Figure(
            f"worklist over {dossiers}, beside that over {many['few']:,}",
            many["list_ms"],
            "ms",
            many["few_ms"],
            f"over {many['few']:,} dossiers",
        ),
        Figure(
            f"search over {dossiers}, one key, p50",
            many["key_p50_ms"],
            "ms",
            many["bare_key_p50_ms"],
            bare_key,
        ),
        Figure(
            f"search over {dossiers}, one key, p99",
            many["key_p99_ms"],
            "ms",
            many["bare_key_p99_ms"],
            bare_key,
            limit=16,
        ),
    ]


def handover_figures() -> list[Figure]:
    """Return how long a sealed handover takes to make, and to take in."""
    handover = measure_in_child("handover.py")
    told = "8 conversations of 120 answers, paper and Bundle"
    out, into = "age and a file alone", "age and one commit alone"
    return [
        Figure(
            f"sealed export, {told}",
            handover["export_ms"],
            "ms",
            handover["bare_export_ms"],
            out,
            limit=300,
        ),
        Figure(
            "Bundle of 4.5 MB, the largest there is, read",
            handover["largest_ms"],
            "ms",
            handover["bare_largest_ms"],
            "its JSON alone",
            limit=2000,
        ),
        Figure(
            f"sealed import with preview, {told}",
            handover["import_ms"],
            "ms",
            handover["bare_import_ms"],
            into,
            limit=300,
        ),
    ]


def chain_figures() -> list[Figure]:
    """Return how long the whole chain takes, through the windows of three installations."""
    chain = measure_in_child("chain.py")
    name = f"demo of the chain, three installations, {chain['pictures']} pictures"
    return [Figure(name, chain["seconds"], "s", limit=90)]


def as_table(figures: Iterable[Figure]) -> str:
    """Return the figures as a Markdown table."""
    rows = [HEADINGS, tuple("---" for _heading in HEADINGS)]
    rows += [cells(figure) for figure in figures]
    return "\n".join("| " + " | ".join(row) + " |" for row in rows)


def cells(figure: Figure) -> tuple[str, ...]:
    """Return one line of the table."""
    limit = ""
    if figure.limit is not None:
        limit = f"{figure.limit:g} x" if figure.is_ratio else f"{figure.limit:g} {figure.unit}"
        limit += "" if figure.is_within else " **above**"
    reference = ""
    if figure.reference is not None:
        reference = f"{figure.reference_name} {amount(figure.reference, figure.unit)}"
    ratio = f"{figure.ratio:.1f} x" if figure.ratio else ""
    return (figure.name, amount(figure.value, figure.unit), reference, ratio, limit)


def amount(value: float, unit: str) -> str:
    """Return a value with two or three digits that mean something."""
    digits = f"{value:.0f}" if value >= 100 else f"{value:.2g}"  # noqa: PLR2004 - three digits
    return f"{digits} {unit}"


def put_into_readme(table: str) -> None:
    """Replace what stands between the two marks in README.md."""
    readme = ROOT / "README.md"
    text = readme.read_text(encoding="utf-8")
    marked = f"<!-- figures -->\n{table}\n<!-- /figures -->"
    text = re.sub(r"<!-- figures -->.*?<!-- /figures -->", marked, text, flags=re.DOTALL)
    readme.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
