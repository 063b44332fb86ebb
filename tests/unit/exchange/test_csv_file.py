"""A table is what it was, and nothing in it can run."""

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kansrijk_desktop.exchange.csv_file import csv_bytes, safe_cell

DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n", "\0", "\uff1d", "\uff0b", "\uff0d", "\uff20")
cells = st.one_of(
    st.text(max_size=20),
    st.builds("".join, st.tuples(st.sampled_from((*DANGEROUS, " ", "\xa0")), st.text(max_size=9))),
)


def read(table: bytes) -> list[list[str]]:
    text = table.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))


@pytest.mark.parametrize(
    "cell", ["=1+1", "+31612345678", "-1", "@x", "\tx", "\rx", " =1", "\xa0=1", "＝1", "\0=1"]
)
def test_a_cell_that_could_run_is_put_in_quotes_of_a_spreadsheet(cell: str) -> None:
    assert safe_cell(cell).startswith("'")


@pytest.mark.parametrize("cell", ["", "Met moeite", "06 12345678", "1-2", "a=b", 'merk; en "zo"'])
def test_an_ordinary_cell_stays_as_it_is(cell: str) -> None:
    assert safe_cell(cell) == cell


@settings(max_examples=1_000, deadline=None)
@given(cells)
def test_no_cell_begins_with_what_a_spreadsheet_runs(cell: str) -> None:
    shown = safe_cell(cell)

    assert not shown.lstrip(" \xa0").startswith(DANGEROUS)
    assert "\0" not in shown
    assert shown.removeprefix("'") == cell.replace("\0", "") or shown == cell.replace("\0", "")


@settings(max_examples=300, deadline=None)
@given(st.lists(st.lists(cells, min_size=2, max_size=2), max_size=6))
def test_a_table_reads_back_as_it_was_written(rows: list[list[str]]) -> None:
    table = csv_bytes(("Code", "Antwoord"), rows)

    assert table.startswith(b"\xef\xbb\xbf")
    assert read(table) == [["Code", "Antwoord"], *([safe_cell(one) for one in row] for row in rows)]
