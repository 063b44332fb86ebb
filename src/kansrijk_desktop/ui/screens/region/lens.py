"""Which lines of a table are looked at, and in what order."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from kansrijk_desktop.exchange.region_sheets import Line, Sheet
from kansrijk_desktop.services.region_columns import columns_of
from kansrijk_desktop.services.region_listing import ListedLine
from kansrijk_desktop.services.region_words import parts_of

OWN_LINES = "own"
"""The layer to ask for when only the own lines are wanted."""


@dataclass(frozen=True, slots=True)
class Lens:
    """What is asked for; empty asks for nothing.

    Attributes:
        subject, level, phase: codes; a line without any fits all.
        layer: a `Layer`, or `OWN_LINES`.
        state: a `LineState`.
        sort: a column; empty for the order of the package.
        is_wide: every column is shown.
    """

    query: str = ""
    subject: str = ""
    level: str = ""
    phase: str = ""
    layer: str = ""
    state: str = ""
    sort: str = ""
    is_descending: bool = False
    is_wide: bool = False

    @property
    def is_filtering(self) -> bool:
        """Whether more than words is asked for."""
        return any((self.subject, self.level, self.phase, self.layer, self.state))

    def sorted_by(self, column: str) -> "Lens":
        """Return the lens with another order; once more turns it, and then it is undone."""
        if column != self.sort:
            return replace(self, sort=column, is_descending=False)
        if not self.is_descending:
            return replace(self, is_descending=True)
        return replace(self, sort="", is_descending=False)


ALL_LINES: Final = Lens()


def seen_through(lens: Lens, lines: Iterable[ListedLine]) -> tuple[ListedLine, ...]:
    """Return the lines that fit, in the order that is asked for."""
    words = lens.query.casefold().split()
    found = [line for line in lines if _fits(line, lens, words)]
    if lens.sort:
        found.sort(key=lambda line: _order(line, lens.sort), reverse=lens.is_descending)
    return tuple(found)


def make_ready(lines: Iterable[ListedLine]) -> None:
    """Make what is searched in, so that the first key need not wait for it."""
    for line in lines:
        _searched(line.sheet, line.line, line.package)


def _fits(line: ListedLine, lens: Lens, words: list[str]) -> bool:
    cells = line.cells
    codes = ((lens.subject, "domains"), (lens.level, "levels"), (lens.phase, "phase"))
    if any(code and code not in (parts_of(cells.get(name, "")) or (code,)) for code, name in codes):
        return False
    if lens.layer and not (line.is_own if lens.layer == OWN_LINES else line.layer == lens.layer):
        return False
    if lens.state and line.state != lens.state:
        return False
    text = _searched(line.sheet, line.line, line.package) if words else ""
    return all(word in text for word in words)


@lru_cache(maxsize=4096)
def _searched(sheet: Sheet, line: Line, package: str) -> str:
    """Return everything a line says, to search in; a key is pressed faster than this is made."""
    told = (column.words(line.cells[column.name]) for column in columns_of(sheet))
    return " ".join((*told, package)).casefold()


def _order(line: ListedLine, name: str) -> tuple[bool, str]:
    """Return what a line is put in order by; empty cells come last."""
    known = {"layer": line.layer.value, "state": line.state.value}
    cell = known.get(name, line.cells.get(name, ""))
    column = next((one for one in columns_of(line.sheet) if one.name == name), None)
    # A date is put in order as it is written, not as it is read out.
    words = cell if column is None or name == "last_checked" else column.words(cell)
    is_number = words.isdecimal()
    return not words, words.zfill(6) if is_number else words.casefold()


def has_facets(sheet: Sheet) -> bool:
    """Tell whether lines of a sheet have subjects, levels and phases."""
    return sheet is Sheet.SERVICES
