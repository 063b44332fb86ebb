"""The tables of a region package: CSV as spreadsheets save it, and safe for them to open."""

import csv
import io
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date

from kansrijk_desktop.exchange.region_problems import Problems
from kansrijk_desktop.texts import _

MAX_ROWS = 2_000
MAX_CELL = 1_000
MAX_PREGNANCY_WEEK = 42
LIST_SEPARATOR = ";"
YES = "ja"
# A spreadsheet takes a cell that begins like this for a formula and runs it (OWASP ASVS 1.2.10),
# and a telephone number in one piece for a number, of which it drops the first zero.
_MEANS_MORE = r"(?:[=+\-@\t\r\0]|0[0-9]+\Z)"
_UNSAFE = re.compile(f"'*{_MEANS_MORE}")
_PROTECTED = re.compile(f"'+{_MEANS_MORE}")
_DUTCH_DATE = re.compile(r"(\d{1,2})-(\d{1,2})-(\d{4})")


class Row:
    """One row of a table; what cannot be read is noted and replaced by something harmless."""

    def __init__(self, cells: Mapping[str, str], file: str, line: int, problems: Problems) -> None:
        self._cells = cells
        self._file = file
        self._line = line
        self._problems = problems

    def note(self, column: str, message: str) -> None:
        """Note what is wrong with a cell."""
        self._problems.add(message, self._file, self._line, column)

    def text(self, column: str) -> str:
        """Return a cell; empty when the table has no such column."""
        return self._cells.get(column, "")

    def required(self, column: str) -> str:
        """Return a cell that must hold something."""
        cell = self.text(column)
        if not cell:
            self.note(column, _("Deze cel is leeg. Vul hem in."))
        return cell

    def one_of(self, column: str, allowed: Collection[str]) -> str:
        """Return a cell that must hold one of these words."""
        cell = self.text(column)
        if cell not in allowed:
            self.note(column, _unknown(cell, allowed))
        return cell

    def some_of(self, column: str, allowed: Collection[str]) -> tuple[str, ...]:
        """Return the codes in a cell; an unknown one would silently fit nobody."""
        codes = self.parts(column)
        for code in codes:
            if code not in allowed:
                self.note(column, _unknown(code, allowed))
        return codes

    def parts(self, column: str) -> tuple[str, ...]:
        """Return the parts of a cell with a list."""
        parts = (part.strip() for part in self.text(column).split(LIST_SEPARATOR))
        return tuple(part for part in parts if part)

    def week(self, column: str) -> int | None:
        """Return a week of pregnancy; None when the cell is empty."""
        cell = self.text(column)
        if not cell:
            return None
        if cell.isascii() and cell.isdigit() and int(cell[:6]) <= MAX_PREGNANCY_WEEK:
            return int(cell)
        self.note(
            column,
            _("‘{cell}’ is geen week. Vul een getal van 0 tot en met {last} in, of niets.").format(
                cell=cell, last=MAX_PREGNANCY_WEEK
            ),
        )
        return None

    def day(self, column: str) -> date | None:
        """Return a date; None when the cell is empty."""
        cell = self.text(column)
        if not cell:
            return None
        try:
            return read_day(cell)
        except ValueError:
            self.note(
                column,
                _("‘{cell}’ is geen datum. Schrijf 2026-11-21 of 21-11-2026.").format(cell=cell),
            )
            return None

    def is_yes(self, column: str) -> bool:
        """Tell whether a cell says so."""
        return self.text(column) == YES


def read_day(text: str) -> date:
    """Return the day of 2026-11-21 or 21-11-2026, as a spreadsheet here writes it.

    Raises:
        ValueError: it is no date.
    """
    if match := _DUTCH_DATE.fullmatch(text):
        return date(int(match[3]), int(match[2]), int(match[1]))
    return date.fromisoformat(text)


def read_table(
    file: str, raw: bytes, columns: tuple[Sequence[str], Sequence[str]], problems: Problems
) -> list[Row]:
    """Read a table with these required and optional columns; separated by `,` or `;`."""
    required, optional = columns
    lines = _lines(file, raw, problems)
    if not lines:
        return []
    (_number, header), *rows = lines
    header = [name.strip() for name in header]
    missing = [name for name in required if name not in header]
    unknown = [name for name in header if name not in {*required, *optional}]
    for name in missing:
        problems.add(_("Deze kolom ontbreekt. Voeg hem toe."), file, 1, name)
    for name in unknown:
        problems.add(_("Deze kolom is onbekend. Haal hem weg."), file, 1, name)
    for name in {name for name in header if header.count(name) > 1}:
        problems.add(_("Deze kolom staat er twee keer. Laat er een staan."), file, 1, name)
    if missing:
        return []
    if len(rows) > MAX_ROWS:
        message = _("Er zijn meer dan {count} regels. Splits het pakket op.")
        problems.add(message.format(count=MAX_ROWS), file)
        return []
    return [
        Row(dict(zip(header, cells, strict=True)), file, line, problems)
        for line, cells in rows
        if _is_whole(cells, header, file, line, problems)
    ]


def safe_table(raw: bytes) -> bytes:
    """Return a table that was read without faults, as a spreadsheet can safely open it."""
    return written_table(cells for _line, cells in _lines("", raw, Problems()))


def bare_rows(raw: bytes) -> list[dict[str, str]]:
    """Return the rows of a table that was read without faults, by the names of its columns."""
    lines = [cells for _line, cells in _lines("", raw, Problems())]
    return [dict(zip(lines[0], cells, strict=True)) for cells in lines[1:]]


def written_table(rows: Iterable[Sequence[str]]) -> bytes:
    """Return rows, the names of the columns first, as a spreadsheet can safely open them."""
    written = io.StringIO(newline="")
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerows([_protected(cell) for cell in row] for row in rows)
    return written.getvalue().encode("utf-8-sig")


def is_plain(text: str) -> bool:
    """Tell whether a text has nothing in it that does not show: no control, no change of writing.

    Such signs can make a number read as another one.
    """
    return text.isprintable()


def _lines(file: str, raw: bytes, problems: Problems) -> list[tuple[int, list[str]]]:
    """Return the rows that hold something, each with its line; the cells without their shield."""
    try:
        text = raw.decode("utf-8-sig")
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
        rows = [(reader.line_num, [_bare(cell) for cell in cells]) for cells in reader]
    except UnicodeDecodeError:
        problems.add(_("Dit is geen UTF-8. Sla de tabel op als ‘CSV UTF-8’."), file)
        return []
    except csv.Error:
        problems.add(_("Deze tabel is niet te lezen. Sla hem opnieuw op als CSV."), file)
        return []
    rows = [(line, cells) for line, cells in rows if any(cells)]
    if not rows:
        problems.add(_("Deze tabel is leeg. Zet op regel 1 de namen van de kolommen."), file)
    return rows


def _delimiter(text: str) -> str:
    header = text.partition("\n")[0]
    return ";" if header.count(";") > header.count(",") else ","


def _bare(cell: str) -> str:
    cell = cell.strip()
    return cell[1:] if _PROTECTED.match(cell) else cell


def _protected(cell: str) -> str:
    return f"'{cell}" if _UNSAFE.match(cell) else cell


def _is_whole(
    cells: Sequence[str], header: Sequence[str], file: str, line: int, problems: Problems
) -> bool:
    if len(cells) != len(header):
        message = _(
            "Deze regel heeft {found} cellen; de kop heeft er {expected}. Staat er een komma of "
            "puntkomma in een tekst? Zet die tekst tussen dubbele aanhalingstekens."
        )
        problems.add(message.format(found=len(cells), expected=len(header)), file, line)
        return False
    for name, cell in zip(header, cells, strict=True):
        if not is_plain(cell):
            message = _("Hier staat een onzichtbaar teken of een regeleinde. Typ de tekst opnieuw.")
            problems.add(message, file, line, name)
            return False
        if len(cell) > MAX_CELL:
            message = _("Deze tekst is langer dan {count} tekens. Maak hem korter.")
            problems.add(message.format(count=MAX_CELL), file, line, name)
            return False
    return True


def _unknown(cell: str, allowed: Iterable[str]) -> str:
    choices = ", ".join(sorted(one for one in allowed if one))
    if not cell:
        return _("Deze cel is leeg. Kies uit: {choices}.").format(choices=choices)
    return _("‘{cell}’ is onbekend. Kies uit: {choices}.").format(cell=cell, choices=choices)
