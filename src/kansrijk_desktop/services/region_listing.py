"""The lines of a package that is edited, with those of the layers below, as one list."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from kansrijk_desktop.exchange.region_faults import Fault
from kansrijk_desktop.exchange.region_rows import CONFIRMED, WITHDRAWN
from kansrijk_desktop.exchange.region_sheets import Cells, Line, Sheet, Sheets
from kansrijk_desktop.exchange.region_tables import read_day
from kansrijk_desktop.records.region import Freshness, Layer, Thresholds, freshness_of, same_place
from kansrijk_desktop.services.region_columns import name_of
from kansrijk_desktop.services.region_draft import KEY_COLUMNS, Draft, is_for_danger, own_places
from kansrijk_desktop.services.region_words import parts_of
from kansrijk_desktop.texts import _

OWN: Final = -1
"""The place of the lines of the package itself."""


class LineState(StrEnum):
    """How a line stands."""

    CHECKED = "checked"
    STALE = "stale"
    UNCHECKED = "unchecked"
    WITHDRAWN = "withdrawn"
    FAULTY = "faulty"
    PLAIN = "plain"


@dataclass(frozen=True, slots=True)
class ListedLine:
    """One line.

    Attributes:
        place: of its package among those below; `OWN` for the package itself.
        layer: how near it is.
        package: the name of its package.
        covers: what it lies on, in words; of a line below, what lies on a part of it.
        faults: what must be mended in it.
    """

    sheet: Sheet
    place: int
    line: Line
    layer: Layer
    package: str
    state: LineState
    covers: str = ""
    faults: tuple[Fault, ...] = ()

    @property
    def key(self) -> str:
        """What tells it from all other lines of its sheet."""
        return f"{self.place}:{self.line.number}"

    @property
    def is_own(self) -> bool:
        """Whether it can be changed here."""
        return self.place == OWN

    @property
    def cells(self) -> Cells:
        """Its texts."""
        return self.line.cells


def listed(
    draft: Draft, sheet: Sheet, faults: Iterable[Fault], today: date
) -> tuple[ListedLine, ...]:
    """Return the own lines, then those of the layers below that these do not lie on."""
    months = stale_after_months(draft)
    of_line: dict[int | None, list[Fault]] = {}
    for fault in faults:
        if fault.sheet is sheet:
            of_line.setdefault(fault.number, []).append(fault)
    own = [
        ListedLine(
            sheet,
            OWN,
            line,
            _layer(draft.sheets, line.cells),
            draft.sheets.about["name"],
            _state(line.cells, of_line.get(line.number, ()), today, months),
            _lies_on(draft, sheet, line.cells),
            tuple(of_line.get(line.number, ())),
        )
        for line in draft.sheets.of(sheet)
    ]
    return (*own, *_below(draft, sheet, today, months))


def stale_after_months(draft: Draft) -> int:
    """Return after how many months facts are out of date here."""
    stated = (one.about["stale_after_months"] for one in (draft.sheets, *draft.below))
    return next((int(each) for each in stated if each.isdecimal()), Thresholds().stale_after_months)


def lower_cells(draft: Draft, sheet: Sheet, cells: Cells) -> Cells:
    """Return the line of the layers below that a line lies on; empty where there is none."""
    column = KEY_COLUMNS.get(sheet)
    line = draft.lower(sheet, cells[column]) if column else None
    return line.cells if line else {}


def _below(draft: Draft, sheet: Sheet, today: date, months: int) -> Iterator[ListedLine]:
    column = KEY_COLUMNS.get(sheet)
    if column is None or (sheet is Sheet.MOMENTS and draft.sheets.of(sheet)):
        # What a package says of itself, and its moments, stand as a whole.
        return
    nearer = _lying_over(draft.sheets, sheet, column)
    for place, lower in enumerate(draft.below):
        for line in lower.of(sheet):
            over = nearer.get(line.cells[column], "")
            is_covered = over == "" and line.cells[column] in nearer
            if not _is_there(draft, line.cells):
                continue
            if not is_covered or _stays(draft, sheet, line.cells):
                state = _state(line.cells, (), today, months)
                layer, package = _layer(lower, line.cells), lower.about["name"]
                yield ListedLine(sheet, place, line, layer, package, state, over)
        nearer = {**_lying_over(lower, sheet, column), **nearer}


def _is_there(draft: Draft, cells: Cells) -> bool:
    """Tell whether a lower line is about the place of a layer of one municipality."""
    own, theirs = parts_of(own_places(draft)), parts_of(cells.get("municipalities", ""))
    return not own or not theirs or any(same_place(one, each) for one in own for each in theirs)


def _lying_over(sheets: Sheets, sheet: Sheet, column: str) -> dict[str, str]:
    """Return what lies over lower lines, by key; empty when wholly, else in words for where."""
    found: dict[str, str] = {}
    for line in sheets.of(sheet):
        places = line.cells.get("municipalities", "")
        words = _("in {places} ligt er een eigen regel op").format(places=places.replace(";", ", "))
        key = line.cells[column]
        found[key] = "" if not places or found.get(key) == "" else words
    return found


def _stays(draft: Draft, sheet: Sheet, cells: Cells) -> bool:
    """Tell whether a line counts although a nearer one takes it away: it is for danger."""
    if sheet is not Sheet.SERVICES or not is_for_danger(draft, sheet, cells):
        return False
    own = (line.cells for line in draft.sheets.of(sheet) if line.cells["id"] == cells["id"])
    return any(one["status"] == WITHDRAWN for one in own)


def _lies_on(draft: Draft, sheet: Sheet, cells: Cells) -> str:
    column = KEY_COLUMNS.get(sheet)
    if column is None or sheet is Sheet.MOMENTS:
        return ""
    for lower in draft.below:
        for line in lower.of(sheet):
            if cells[column] and line.cells[column] == cells[column]:
                return _("ligt op {package}: {name}").format(
                    package=lower.about["name"], name=name_of(sheet, line.cells)
                )
    return ""


def _layer(sheets: Sheets, cells: Cells) -> Layer:
    if cells.get("municipalities", ""):
        return Layer.MUNICIPALITY
    layer = sheets.about["layer"]
    return Layer(layer) if layer in set(Layer) else Layer.NATIONAL


def _state(cells: Cells, faults: Iterable[Fault], today: date, months: int) -> LineState:
    if tuple(faults):
        return LineState.FAULTY
    status = cells.get("status")
    if status is None:
        return LineState.PLAIN
    if status == WITHDRAWN:
        return LineState.WITHDRAWN
    day = _day(cells)
    states: Mapping[Freshness, LineState] = {
        Freshness.CHECKED: LineState.CHECKED,
        Freshness.STALE: LineState.STALE,
        Freshness.UNCHECKED: LineState.UNCHECKED,
    }
    return states[freshness_of(day, today, months, is_confirmed=status == CONFIRMED)]


def _day(cells: Cells) -> date | None:
    try:
        return read_day(cells["last_checked"])
    except ValueError:
        return None
