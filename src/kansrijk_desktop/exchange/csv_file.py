"""Write a table as CSV that a spreadsheet opens in columns, and in which nothing can run.

RFC 4180 quoting; a semicolon between cells, as spreadsheets in Dutch expect; UTF-8 with a mark in
front, without which they take it for something else.
"""

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Final

_RUNS: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "\0")
"""A cell that begins with one of these may be run as a formula (OWASP ASVS 1.2.10)."""

# A spreadsheet folds these to their plain form before it looks.
_LOOKALIKES: Final = ("\uff1d", "\uff0b", "\uff0d", "\uff20")
_SAFE: Final = "'"


def csv_bytes(header: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """Return a table as a CSV file."""
    target = io.StringIO(newline="")
    writer = csv.writer(target, delimiter=";", lineterminator="\r\n")
    writer.writerow([safe_cell(cell) for cell in header])
    writer.writerows([safe_cell(cell) for cell in row] for row in rows)
    return target.getvalue().encode("utf-8-sig")


def safe_cell(text: str) -> str:
    """Return a text that a spreadsheet shows and never runs."""
    shown = text.replace("\0", "")
    looked_at = shown.lstrip(" \xa0")
    begins = shown.startswith(_RUNS) or looked_at.startswith((*_RUNS, *_LOOKALIKES))
    return f"{_SAFE}{shown}" if begins else shown
