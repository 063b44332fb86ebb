"""A region package that is being edited: its own lines, those of the layers below, and edits."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType
from typing import Final

from kansrijk_desktop.errors import InvalidInputError
from kansrijk_desktop.exchange.region_rows import CONFIRMED, KINDS, UNCONFIRMED, WITHDRAWN
from kansrijk_desktop.exchange.region_sheets import (
    LINE_BREAK,
    Cells,
    Line,
    Sheet,
    Sheets,
    line_of,
    numbered,
)
from kansrijk_desktop.exchange.region_tables import LIST_SEPARATOR
from kansrijk_desktop.records.region import ACUTE, Layer
from kansrijk_desktop.services.dutch_dates import parse_date
from kansrijk_desktop.services.region_columns import column_of
from kansrijk_desktop.services.region_words import Kind
from kansrijk_desktop.services.typed_text import visible
from kansrijk_desktop.texts import _

KEY_COLUMNS: Final = MappingProxyType(
    {
        Sheet.SERVICES: "id",
        Sheet.CONTACTS: "id",
        Sheet.MUNICIPALITIES: "name",
        Sheet.MOMENTS: "id",
        Sheet.SAFETY_TEXTS: "key",
    }
)
"""By which column a line of a nearer layer lies over that of a lower one."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A package as it is being edited.

    Attributes:
        kept: as it is in use now; None for a layer that is new.
        below: the packages it lies on, the nearest first.
    """

    package_id: str
    sheets: Sheets
    kept: Sheets | None
    below: tuple[Sheets, ...] = ()

    @property
    def is_changed(self) -> bool:
        """Whether there is something to use or to throw away."""
        return not self.sheets.says_the_same(self.kept)

    def lower(self, sheet: Sheet, key: str) -> Line | None:
        """Return the nearest line below with a key, or None."""
        column = KEY_COLUMNS[sheet]
        lines = (line for sheets in self.below for line in sheets.of(sheet))
        return next((line for line in lines if key and line.cells[column] == key), None)


@dataclass(frozen=True, slots=True)
class Editor:
    """Who edits, and on which day."""

    organization: str
    today: date


@dataclass(frozen=True, slots=True)
class SetCell:
    """Type another text in a cell of the package's own."""

    sheet: Sheet
    number: int
    column: str
    text: str


@dataclass(frozen=True, slots=True)
class AddLine:
    """Begin a new line."""

    sheet: Sheet


@dataclass(frozen=True, slots=True)
class TakeOver:
    """Make a line of a lower layer one's own, to change it.

    Attributes:
        place: of the lower package in `Draft.below`.
    """

    sheet: Sheet
    place: int
    number: int
    is_withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class Withdraw:
    """Offer it no longer, also not that of a lower layer."""

    sheet: Sheet
    number: int


@dataclass(frozen=True, slots=True)
class Offer:
    """Offer it again."""

    sheet: Sheet
    number: int


@dataclass(frozen=True, slots=True)
class Remove:
    """Take the own line away; that of a lower layer counts again."""

    sheet: Sheet
    number: int


@dataclass(frozen=True, slots=True)
class CheckToday:
    """Say that the facts were looked at today, in the source that is named."""

    sheet: Sheet
    number: int


@dataclass(frozen=True, slots=True)
class ReplaceSheet:
    """Put the lines of a table in the place of a sheet."""

    sheet: Sheet
    rows: tuple[Cells, ...]


Edit = SetCell | AddLine | TakeOver | Withdraw | Offer | Remove | CheckToday | ReplaceSheet


def edited(draft: Draft, edit: Edit, editor: Editor) -> Draft:
    """Return the draft with one edit.

    Raises:
        InvalidInputError: it cannot be done; says why and what to do.
    """
    lines = tuple(_lines_after(draft, edit, editor))
    return replace(draft, sheets=draft.sheets.with_lines(edit.sheet, lines))


def has_lower(draft: Draft, sheet: Sheet, cells: Cells) -> bool:
    """Tell whether a lower layer has this as well."""
    column = KEY_COLUMNS.get(sheet)
    return column is not None and draft.lower(sheet, cells[column]) is not None


def is_for_danger(draft: Draft, sheet: Sheet, cells: Cells) -> bool:
    """Tell whether a line must stay: it is for danger now, in a layer below or as it is in use."""
    if sheet is not Sheet.SERVICES:
        return sheet is Sheet.SAFETY_TEXTS
    in_use = draft.kept.of(sheet) if draft.kept else ()
    known = [draft.lower(sheet, cells["id"]), *in_use]
    return any(
        line is not None and line.cells["id"] == cells["id"] and line.cells["kind"] == ACUTE
        for line in known
    )


def slug(name: str) -> str:
    """Return a name as an id: small letters, digits and dashes."""
    letters = unicodedata.normalize("NFKD", name.casefold()).encode("ascii", "ignore").decode()
    return "-".join(re.findall(r"[a-z0-9]+", letters))[:60].strip("-")


def _lines_after(draft: Draft, edit: Edit, editor: Editor) -> Iterable[Line]:
    lines = draft.sheets.of(edit.sheet)
    match edit:
        case AddLine(sheet):
            return (*lines, line_of(sheet, _next(lines), _new_cells(draft, sheet, editor)))
        case TakeOver():
            return (*lines, *_taken_over(draft, edit, editor))
        case ReplaceSheet(sheet, rows):
            return numbered(sheet, rows)
        case Remove(sheet, number):
            cells = _own(draft, sheet, number).cells
            if not has_lower(draft, sheet, cells):
                _check_danger(draft, sheet, cells)
            return (line for line in lines if line.number != number)
        case SetCell(sheet, number) | Withdraw(sheet, number) | Offer(sheet, number):
            changes = _changes(draft, _own(draft, sheet, number), edit, editor.today)
            return _with(lines, number, changes)
        case CheckToday(sheet, number):
            return _with(lines, number, _checked(_own(draft, sheet, number), editor.today))


def _changes(
    draft: Draft, line: Line, edit: SetCell | Withdraw | Offer, today: date
) -> dict[str, str]:
    match edit:
        case Withdraw(sheet):
            _check_danger(draft, sheet, line.cells)
            return {"status": WITHDRAWN}
        case Offer():
            return {"status": UNCONFIRMED}
        case SetCell(sheet, _number, column, text):
            if column in {"kind", "status"} and text in {*KINDS, WITHDRAWN} - {ACUTE}:
                _check_danger(draft, sheet, line.cells)
            day = parse_date(text, today=today) if column == "last_checked" else None
            is_list = column_of(sheet, column).kind is Kind.LINES
            cell = day.isoformat() if day else typed(text, is_list=is_list)
            return {column: cell, **_new_id(draft, line, edit)}


def typed(text: str, *, is_list: bool = False) -> str:
    """Return what was typed without signs that do not show; only the lines of a list stay lines."""
    lines = (visible(line) for line in text.splitlines())
    return (LINE_BREAK if is_list else " ").join(line for line in lines if line)


def _new_id(draft: Draft, line: Line, edit: SetCell) -> dict[str, str]:
    """Name a new line after what it is called, so that nobody has to think of an id."""
    if edit.column != "name" or line.cells.get("id", "-"):
        return {}
    wanted = slug(edit.text) or "nieuw"
    taken = {
        one.cells["id"] for sheets in (draft.sheets, *draft.below) for one in sheets.of(edit.sheet)
    }
    ids = (wanted, *(f"{wanted}-{count}" for count in range(2, len(taken) + 3)))
    return {"id": next(each for each in ids if each not in taken)}


def _new_cells(draft: Draft, sheet: Sheet, editor: Editor) -> Cells:
    owner, places = editor.organization, own_places(draft)
    origin = {"status": UNCONFIRMED}
    return {
        Sheet.SERVICES: {
            "kind": "low-threshold",
            "parity": "any",
            "is_formal": "ja",
            "municipalities": places,
            "owner": owner,
            **origin,
        },
        Sheet.CONTACTS: {"municipalities": places, "owner": owner, **origin},
        Sheet.MUNICIPALITIES: {"coalition": "onbekend", **origin},
        Sheet.MOMENTS: {"counted_from": "zwangerschap", "unit": "week"},
    }.get(sheet, {})


def own_places(draft: Draft) -> str:
    """Return for which municipalities a new line is: in the layer of one, for that one."""
    if draft.sheets.about["layer"] != Layer.MUNICIPALITY:
        return ""
    names = (line.cells["name"] for line in draft.sheets.of(Sheet.MUNICIPALITIES))
    return LIST_SEPARATOR.join(names)


def _taken_over(draft: Draft, edit: TakeOver, editor: Editor) -> Iterable[Line]:
    lines = draft.sheets.of(edit.sheet)
    number = _next(lines)
    source = draft.below[edit.place]
    if edit.sheet is Sheet.MOMENTS:
        # The moments of a layer count together, so they are taken over together.
        copies = source.of(Sheet.MOMENTS)
        return [Line(number + at, line.cells) for at, line in enumerate(copies)]
    line = source.line(edit.sheet, edit.number)
    if line is None:
        raise _gone()
    changes = {"owner": editor.organization} if "owner" in line.cells else {}
    if "municipalities" in line.cells and own_places(draft):
        changes["municipalities"] = own_places(draft)
    if edit.is_withdrawn:
        _check_danger(draft, edit.sheet, line.cells)
        changes["status"] = WITHDRAWN
    return [Line(number, MappingProxyType({**line.cells, **changes}))]


def _checked(line: Line, today: date) -> dict[str, str]:
    if not line.cells.get("source", ""):
        raise InvalidInputError(
            _("Vul eerst de bron in: waar hebt u dit nagekeken? Er is niets gewijzigd.")
        )
    if line.cells.get("status") == WITHDRAWN:
        raise InvalidInputError(
            _("Dit aanbod is vervallen. Bied het eerst weer aan. Er is niets gewijzigd.")
        )
    return {"last_checked": today.isoformat(), "status": CONFIRMED}


def _check_danger(draft: Draft, sheet: Sheet, cells: Cells) -> None:
    if is_for_danger(draft, sheet, cells):
        raise InvalidInputError(
            _(
                "Dit is voor gevaar nu. Het blijft staan, en blijft van dit soort. Er is niets "
                "gewijzigd."
            )
        )


def _own(draft: Draft, sheet: Sheet, number: int) -> Line:
    line = draft.sheets.line(sheet, number)
    if line is None:
        raise _gone()
    return line


def _with(lines: Iterable[Line], number: int, changes: dict[str, str]) -> tuple[Line, ...]:
    return tuple(
        replace(line, cells=MappingProxyType({**line.cells, **changes}))
        if line.number == number
        else line
        for line in lines
    )


def _next(lines: Iterable[Line]) -> int:
    return max((line.number for line in lines), default=0) + 1


def _gone() -> InvalidInputError:
    return InvalidInputError(_("Deze regel is er niet meer. Er is niets gewijzigd."))
