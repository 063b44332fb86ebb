"""Time forms of 30, 300 and 1,000 items, and the largest one at hand: opening, answering, counting.

No window: from bytes to the sections of the first page, as the conversation screen gets them. Times
are of the processor, medians of five; beside each the same bytes by Python's own JSON reader, or
the response by its writer. KANSRIJK_CORPUS names the folder with the questionnaires of others.
"""

import json
import os
import random
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from time import process_time
from typing import Any

from generated_forms import a_form, an_enabling_form
from timing import percentile

from kansrijk_desktop.engine.answers import value_integer
from kansrijk_desktop.engine.loading import usable_definition
from kansrijk_desktop.engine.session import FormSession, LaunchContext
from kansrijk_desktop.errors import FormDefinitionError
from kansrijk_desktop.fhir.json import dump_json
from kansrijk_desktop.services.conversation_outline import sections_of

SIZES = (30, 300, 1_000)
ROUNDS = 5
ANSWERS = 300
SEED = 20261121
CONTEXT = LaunchContext(now=datetime(2026, 11, 21, 13, 3, tzinfo=UTC))


def main() -> None:
    """Print all measurements as JSON."""
    measured: dict[str, Any] = {str(size): of_form(a_form(size)) for size in SIZES}
    measured["enabling"] = enabling_ms(an_enabling_form(SIZES[-1]))
    largest = largest_form()
    if largest is not None:
        measured["largest"] = of_form(largest)
    print(json.dumps(measured))


def of_form(raw: bytes) -> dict[str, Any]:
    """Open a form and answer it at random; return milliseconds and counts."""
    session = opened(raw)
    session.evaluator.count = 0
    times, counts = answer_times(session)
    return {
        "items": len(session.definition.by_link_id),
        "open_ms": milliseconds(lambda: opened(raw)),
        "json_ms": milliseconds(lambda: json.loads(raw)),
        "answer_p50_ms": percentile(times, 50),
        "answer_p99_ms": percentile(times, 99),
        "write_ms": milliseconds(lambda: dump_json(session.export())),
        "evaluated": sorted(set(counts)),
        "evaluated_p50": median(counts),
    }


def opened(raw: bytes) -> FormSession:
    """Go from bytes to what the first page shows."""
    session = FormSession(usable_definition(raw), context=CONTEXT)
    sections_of(session.state)
    return session


def answer_times(session: FormSession) -> tuple[list[float], list[int]]:
    """Answer questions at random; return the milliseconds and the expressions of each."""
    chance = random.Random(SEED)  # noqa: S311 - the same answers in every run
    asked = [one.address for one in session.state.walk() if one.options and one.is_enabled]
    times, counts = [], []
    for _ in range(ANSWERS):
        address = chance.choice(asked)
        options = session.state.item(address).options
        value = chance.choice(options).option.value
        before, started = session.evaluator.count, process_time()
        session.answer(address, value)
        times.append((process_time() - started) * 1000)
        counts.append(session.evaluator.count - before)
    return times, counts


def enabling_ms(raw: bytes) -> float:
    """Return what deciding on every item takes when nothing comes or goes."""
    session = opened(raw)
    numbers = iter(range(1, 10 * ROUNDS))
    return milliseconds(lambda: session.answer("gate", value_integer(next(numbers))))


def milliseconds(work: Callable[[], object]) -> float:
    """Return the median of some rounds."""
    times = []
    for _ in range(ROUNDS):
        started = process_time()
        work()
        times.append((process_time() - started) * 1000)
    return median(times)


def largest_form() -> bytes | None:
    """Return the questionnaire of others with the most items that can be used; None without any."""
    folder = Path(os.environ.get("KANSRIJK_CORPUS", "")) / "questionnaires"
    paths = sorted(folder.rglob("*.json"), key=lambda path: -path.stat().st_size)[:10]
    found: list[tuple[int, bytes]] = []
    for path in paths if os.environ.get("KANSRIJK_CORPUS") else ():
        raw = path.read_bytes()
        try:
            found.append((len(usable_definition(raw).by_link_id), raw))
        except FormDefinitionError:
            continue
    return max(found)[1] if found else None


if __name__ == "__main__":
    main()
