"""A region package as sheets of texts: what is typed in an editor, right or not yet.

Sheets can hold anything, so nothing typed is lost; whether they are a package is for `read_region`
to say, by the same rules as for a file. Reading files into sheets and writing them out again gives
the same package.
"""

import json
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Final

from kansrijk_desktop.exchange.region_about import ABOUT
from kansrijk_desktop.exchange.region_rows import (
    CONTACT_COLUMNS,
    CONTACTS,
    MUNICIPALITIES,
    MUNICIPALITY_COLUMNS,
    SERVICE_COLUMNS,
    SERVICES,
)
from kansrijk_desktop.exchange.region_tables import bare_rows, read_day, written_table
from kansrijk_desktop.exchange.regions import SAFETY_TEXTS


class Sheet(StrEnum):
    """The parts of a package."""

    ABOUT = "about"
    SERVICES = "services"
    CONTACTS = "contacts"
    MUNICIPALITIES = "municipalities"
    MOMENTS = "moments"
    SAFETY_TEXTS = "safety_texts"


Cells = Mapping[str, str]
"""The texts of one line, by column."""

FILES: Final = MappingProxyType(
    {
        Sheet.ABOUT: ABOUT,
        Sheet.SERVICES: SERVICES,
        Sheet.CONTACTS: CONTACTS,
        Sheet.MUNICIPALITIES: MUNICIPALITIES,
        Sheet.MOMENTS: ABOUT,
        Sheet.SAFETY_TEXTS: SAFETY_TEXTS,
    }
)
"""In which file each sheet is kept."""
COLUMNS: Final[Mapping[Sheet, Sequence[str]]] = MappingProxyType(
    {
        Sheet.ABOUT: (
            *("id", "name", "owner", "version", "layer", "based_on", "last_checked"),
            *("always_visible", "municipality_count", "coalition_source"),
            *("stale_after_months", "several_concerns", "feedback_within_days", "smallest_count"),
        ),
        Sheet.SERVICES: SERVICE_COLUMNS,
        Sheet.CONTACTS: CONTACT_COLUMNS,
        Sheet.MUNICIPALITIES: MUNICIPALITY_COLUMNS,
        Sheet.MOMENTS: ("id", "name", "counted_from", "unit", "from", "to", "source"),
        Sheet.SAFETY_TEXTS: ("key", "title", "text", "steps", "numbers"),
    }
)
THRESHOLDS: Final = COLUMNS[Sheet.ABOUT][-4:]
LINE_BREAK: Final = "\n"
"""Between the parts of a cell that holds a list of sentences."""
_TEXTS: Final = ("id", "name", "owner", "version", "layer", "based_on")


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """One line of a sheet; an edited line is another one.

    Attributes:
        number: stays with the line while the sheet is edited.
    """

    number: int
    cells: Cells


@dataclass(frozen=True, slots=True)
class Sheets:
    """All lines of a package; what a package says of itself is the one line of `Sheet.ABOUT`."""

    lines: Mapping[Sheet, tuple[Line, ...]]

    @property
    def about(self) -> Cells:
        """What the package says of itself."""
        return self.lines[Sheet.ABOUT][0].cells

    def of(self, sheet: Sheet) -> tuple[Line, ...]:
        """Return the lines of one sheet."""
        return self.lines.get(sheet, ())

    def line(self, sheet: Sheet, number: int) -> Line | None:
        """Return one line, or None."""
        return next((line for line in self.of(sheet) if line.number == number), None)

    def with_lines(self, sheet: Sheet, lines: Iterable[Line]) -> "Sheets":
        """Return the package with other lines in one sheet."""
        return replace(self, lines=MappingProxyType({**self.lines, sheet: tuple(lines)}))

    def says_the_same(self, other: "Sheets | None") -> bool:
        """Tell whether two packages hold the same texts, whatever their lines are numbered."""
        return other is not None and all(
            [line.cells for line in self.of(sheet)] == [line.cells for line in other.of(sheet)]
            for sheet in Sheet
        )


def line_of(sheet: Sheet, number: int, cells: Cells) -> Line:
    """Return a line with a cell for every column."""
    return Line(number, MappingProxyType({name: cells.get(name, "") for name in COLUMNS[sheet]}))


def numbered(sheet: Sheet, rows: Iterable[Cells]) -> tuple[Line, ...]:
    """Return rows as lines."""
    return tuple(line_of(sheet, number, row) for number, row in enumerate(rows, start=1))


def sheets_of(files: Mapping[str, bytes]) -> Sheets:
    """Return the sheets of a package that was read without faults, or of one written from here."""
    about = tomllib.loads(files[ABOUT].decode("utf-8-sig"))
    texts = tomllib.loads(files.get(SAFETY_TEXTS, b"").decode("utf-8-sig"))
    rows: dict[Sheet, Iterable[Cells]] = {
        Sheet.ABOUT: [_about_cells(about)],
        Sheet.MOMENTS: [_moment_cells(moment) for moment in about.get("moments", [])],
        Sheet.SAFETY_TEXTS: [_text_cells(key, part) for key, part in texts.items()],
    }
    for sheet in (Sheet.SERVICES, Sheet.CONTACTS, Sheet.MUNICIPALITIES):
        raw = files.get(FILES[sheet])
        rows[sheet] = bare_rows(raw) if raw is not None else ()
    return Sheets(MappingProxyType({sheet: numbered(sheet, rows[sheet]) for sheet in Sheet}))


def files_of(sheets: Sheets) -> dict[str, bytes]:
    """Return the files of a package; a sheet without lines needs no file, save the menukaart."""
    files = {ABOUT: _written_about(sheets).encode()}
    for sheet in (Sheet.SERVICES, Sheet.CONTACTS, Sheet.MUNICIPALITIES):
        if sheets.of(sheet) or sheet is Sheet.SERVICES:
            files[FILES[sheet]] = table_of(sheets, sheet)
    if sheets.of(Sheet.SAFETY_TEXTS):
        files[SAFETY_TEXTS] = "\n".join(
            _written_text(line.cells) for line in sheets.of(Sheet.SAFETY_TEXTS)
        ).encode()
    return files


def table_of(sheets: Sheets, sheet: Sheet) -> bytes:
    """Return one sheet as a table, as a spreadsheet can safely open it."""
    columns = COLUMNS[sheet]
    rows = ([line.cells.get(name, "") for name in columns] for line in sheets.of(sheet))
    return written_table([columns, *rows])


def _about_cells(about: Mapping[str, Any]) -> Cells:
    coalition, thresholds = about.get("coalition", {}), about.get("thresholds", {})
    return {
        **{name: str(about.get(name, "")) for name in (*_TEXTS, "last_checked")},
        "always_visible": LINE_BREAK.join(about.get("always_visible", [])),
        "municipality_count": str(coalition.get("municipality_count", "")),
        "coalition_source": str(coalition.get("source", "")),
        **{name: str(thresholds.get(name, "")) for name in THRESHOLDS},
    }


def _moment_cells(moment: Mapping[str, Any]) -> Cells:
    unit = "day" if "from_day" in moment else "week"
    return {
        **{name: str(moment.get(name, "")) for name in ("id", "name", "counted_from", "source")},
        "unit": unit,
        "from": str(moment.get(f"from_{unit}", "")),
        "to": str(moment.get(f"to_{unit}", "")),
    }


def _text_cells(key: str, part: Mapping[str, Any]) -> Cells:
    return {
        "key": key,
        "title": str(part.get("title", "")),
        "text": str(part.get("text", "")),
        "steps": LINE_BREAK.join(part.get("steps", [])),
        "numbers": LINE_BREAK.join(part.get("numbers", [])),
    }


def _written_about(sheets: Sheets) -> str:
    about = sheets.about
    keys = [f"{name} = {_text(about[name])}" for name in _TEXTS if about[name]]
    if about["last_checked"]:
        keys.append(f"last_checked = {_day(about['last_checked'])}")
    if about["always_visible"]:
        keys.append(f"always_visible = {_texts(about['always_visible'])}")
    coalition = {
        "municipality_count": _number(about["municipality_count"]),
        "source": _text(about["coalition_source"]),
    }
    if about["municipality_count"] or about["coalition_source"]:
        keys += ["", "[coalition]", *(f"{name} = {value}" for name, value in coalition.items())]
    for line in sheets.of(Sheet.MOMENTS):
        keys += ["", "[[moments]]", *_written_moment(line.cells)]
    stated = [f"{name} = {_number(about[name])}" for name in THRESHOLDS if about[name]]
    if stated:
        keys += ["", "[thresholds]", *stated]
    return "\n".join((*keys, ""))


def _written_moment(cells: Cells) -> Iterable[str]:
    unit = cells["unit"] or "week"
    for name in ("id", "name", "counted_from"):
        yield f"{name} = {_text(cells[name])}"
    yield f"from_{unit} = {_number(cells['from'])}"
    yield f"to_{unit} = {_number(cells['to'])}"
    if cells["source"]:
        yield f"source = {_text(cells['source'])}"


def _written_text(cells: Cells) -> str:
    return "\n".join(
        (
            f"[{_text(cells['key'])}]",
            f"title = {_text(cells['title'])}",
            f"text = {_text(cells['text'])}",
            f"steps = {_texts(cells['steps'])}",
            f"numbers = {_texts(cells['numbers'])}",
            "",
        )
    )


def _text(text: str) -> str:
    """Return a TOML string: JSON writes one the same way, but for a sign that is never typed."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _texts(lines: str) -> str:
    return f"[{', '.join(_text(part) for part in lines.split(LINE_BREAK) if part)}]"


def _number(text: str) -> str:
    """Return a number, or where it is none the text, for the reader to refuse."""
    return str(int(text)) if text.isascii() and text.isdigit() else _text(text)


def _day(text: str) -> str:
    try:
        day: date = read_day(text)
    except ValueError:
        return _text(text)
    return day.isoformat()
