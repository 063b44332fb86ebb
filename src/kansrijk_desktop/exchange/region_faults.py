"""What is wrong with the sheets of a package, each fault at the line and column it is about."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from kansrijk_desktop.exchange.region_about import ABOUT
from kansrijk_desktop.exchange.region_problems import Problem
from kansrijk_desktop.exchange.region_sheets import FILES, Sheet, Sheets, files_of
from kansrijk_desktop.exchange.regions import SAFETY_TEXTS, ReadRegion, read_region
from kansrijk_desktop.texts import _

_FIRST_LINE = 2
_MOMENT = re.compile(r"moments (\d+)\.?(.*)")
_COLUMNS = {
    "coalition.municipality_count": "municipality_count",
    "coalition.source": "coalition_source",
    "from_day": "from",
    "from_week": "from",
    "to_day": "to",
    "to_week": "to",
}


@dataclass(frozen=True, slots=True)
class Fault:
    """Something to mend.

    Attributes:
        number: of the line; None when the sheet as a whole is meant.
        column: empty when the line as a whole is meant.
        message: what is wrong and what to do.
    """

    sheet: Sheet
    number: int | None
    column: str
    message: str


def judged(sheets: Sheets) -> tuple[ReadRegion, tuple[Fault, ...]]:
    """Read sheets as a package, by the same rules as a file."""
    read = read_region(files_of(sheets))
    return read, tuple(faults_at(sheets, read.problems))


def faults_at(sheets: Sheets, problems: Iterable[Problem]) -> Iterable[Fault]:
    """Return the problems of a package at the lines they are about."""
    for problem in problems:
        if problem.file == ABOUT:
            yield _of_about(sheets, problem)
        elif problem.file == SAFETY_TEXTS:
            yield _of_text(sheets, problem)
        else:
            sheet = next((one for one, file in FILES.items() if file == problem.file), Sheet.ABOUT)
            place = None if problem.line is None else problem.line - _FIRST_LINE
            yield Fault(sheet, _number(sheets, sheet, place), problem.column, problem.message)


def _of_about(sheets: Sheets, problem: Problem) -> Fault:
    if moment := _MOMENT.fullmatch(problem.column):
        number = _number(sheets, Sheet.MOMENTS, int(moment[1]) - 1)
        column = _COLUMNS.get(moment[2], moment[2])
        return Fault(Sheet.MOMENTS, number, column, problem.message)
    column = _COLUMNS.get(problem.column, problem.column.removeprefix("thresholds."))
    # In a file it is written in its own way, here it is typed.
    is_day = column == "last_checked"
    message = _("Dit is geen datum. Typ bijvoorbeeld 21-11-2026.") if is_day else problem.message
    return Fault(Sheet.ABOUT, _number(sheets, Sheet.ABOUT, 0), column, message)


def _of_text(sheets: Sheets, problem: Problem) -> Fault:
    key, _dot, column = problem.column.rpartition(".")
    lines = sheets.of(Sheet.SAFETY_TEXTS)
    number = next((line.number for line in lines if line.cells["key"] == key), None)
    return Fault(Sheet.SAFETY_TEXTS, number, column if number else "", problem.message)


def _number(sheets: Sheets, sheet: Sheet, place: int | None) -> int | None:
    lines = sheets.of(sheet)
    is_there = place is not None and 0 <= place < len(lines)
    return lines[place].number if is_there and place is not None else None
