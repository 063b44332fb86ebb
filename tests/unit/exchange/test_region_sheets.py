"""A package as sheets of texts: there and back, and where each fault is."""

from dataclasses import replace
from types import MappingProxyType

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kansrijk_desktop.assets import resource
from kansrijk_desktop.exchange.region_archive import packed, unpacked
from kansrijk_desktop.exchange.region_faults import Fault, judged
from kansrijk_desktop.exchange.region_rows import DOMAINS, KINDS, LEVELS
from kansrijk_desktop.exchange.region_sheets import (
    COLUMNS,
    Cells,
    Line,
    Sheet,
    Sheets,
    files_of,
    numbered,
    sheets_of,
    table_of,
)
from kansrijk_desktop.exchange.region_tables import bare_rows
from kansrijk_desktop.exchange.regions import files_in, read_region
from kansrijk_desktop.records.region import Phase
from tests.packages import AGREED, SAFETY, a_package, about

PACKAGES = ("landelijk", "utrecht", "groningen", "zuid-limburg")
QUOTED = AGREED.replace('"bron"', '"bron \\"A\\" \\\\ B"')
FILES = a_package() | {
    "region.toml": (about() + QUOTED).encode(),
    "safety_texts.toml": SAFETY.encode(),
}

PLAIN = st.text(
    st.characters(exclude_categories=("C", "Z"), include_characters=" "), max_size=12
).map(str.strip)
NAMED = PLAIN.filter(bool)
# What a spreadsheet would run, or change.
TRICKY = st.sampled_from(("=1+1", "+31 30", "-", "@x", "'", "''=1", "030123", "'s-Gravenhage", "0"))
CELL = PLAIN | TRICKY


def some(codes: frozenset[str]) -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(sorted(codes)), unique=True).map(";".join)


def row_of(number: int) -> st.SearchStrategy[Cells]:
    return st.fixed_dictionaries(
        {
            "id": st.just(f"aanbod-{number}"),
            "name": NAMED | TRICKY,
            "domains": some(DOMAINS),
            "levels": some(LEVELS),
            "phase": some(frozenset(Phase)),
            "kind": st.sampled_from(sorted(KINDS)),
            "to_week": st.sampled_from(("", "27", "42")),
            "parity": st.sampled_from(("any", "first")),
            "is_formal": st.sampled_from(("ja", "nee")),
            "municipalities": st.sampled_from(("", "Dorp")),
            "source": NAMED,
            "last_checked": st.dates().map(str),
            "status": st.sampled_from(("bevestigd", "controleren", "vervallen")),
            **dict.fromkeys(
                ("audience", "sign_up", "phone", "cost", "waiting_time", "owner"), CELL
            ),
        }
    )


def rows() -> st.SearchStrategy[list[Cells]]:
    return st.integers(0, 4).flatmap(lambda count: st.tuples(*map(row_of, range(count)))).map(list)


def sheets_with(cells: list[Cells]) -> Sheets:
    return sheets_of(FILES).with_lines(Sheet.SERVICES, numbered(Sheet.SERVICES, cells))


def faults(sheets: Sheets) -> list[Fault]:
    return list(judged(sheets)[1])


def changed(sheet: Sheet, number: int, **cells: str) -> Sheets:
    sheets = sheets_of(FILES)
    line = sheets.line(sheet, number)
    assert line is not None
    other = Line(number, MappingProxyType({**line.cells, **cells}))
    lines = (other if one.number == number else one for one in sheets.of(sheet))
    return sheets.with_lines(sheet, lines)


@pytest.mark.parametrize("name", PACKAGES)
def test_a_package_that_came_along_says_the_same_when_it_is_written_again(name: str) -> None:
    files = files_in(resource("regions", name))

    back = files_of(sheets_of(files))

    assert read_region(back).region == read_region(files).region
    assert sheets_of(back).says_the_same(sheets_of(files))
    assert sheets_of(unpacked(packed(back))).says_the_same(sheets_of(files))


def test_everything_a_package_can_say_is_written_again() -> None:
    read = read_region(FILES)

    again = read_region(files_of(sheets_of(FILES)))

    assert read.region is not None
    assert read.region.coalition is not None
    assert read.region.coalition.source == 'bron "A" \\ B'
    assert len(read.region.moments) == 2
    assert again == read


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(rows())
def test_whatever_stands_in_the_menukaart_comes_back_the_same(cells: list[Cells]) -> None:
    sheets = sheets_with(cells)

    read, found = judged(sheets)
    again = sheets_of(files_of(sheets))

    assert not found
    assert read.region is not None
    assert again.says_the_same(sheets)
    assert read_region(files_of(again)).region == read.region
    assert [service.name for service in read.region.services] == [one["name"] for one in cells]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(CELL, CELL, CELL), max_size=5))
def test_a_table_is_safe_for_a_spreadsheet_and_comes_back_as_it_was(
    cells: list[tuple[str, str, str]],
) -> None:
    cells = [("x", *row[1:]) for row in cells]
    lines = numbered(
        Sheet.CONTACTS, [dict(zip(("id", "name", "phone"), row, strict=True)) for row in cells]
    )
    sheets = sheets_of(FILES).with_lines(Sheet.CONTACTS, lines)

    back = bare_rows(table_of(sheets, Sheet.CONTACTS))

    assert [(row["id"], row["name"], row["phone"]) for row in back] == cells
    assert all(list(row) == list(COLUMNS[Sheet.CONTACTS]) for row in back)


def test_a_telephone_number_keeps_its_first_zero_in_a_spreadsheet() -> None:
    sheets = changed(Sheet.CONTACTS, 1, phone="0301234567")

    written = table_of(sheets, Sheet.CONTACTS).decode("utf-8-sig")

    assert ",'0301234567," in written
    assert bare_rows(written.encode())[0]["phone"] == "0301234567"


@pytest.mark.parametrize(
    ("sheet", "number", "cells", "column", "words"),
    [
        (Sheet.SERVICES, 1, {"to_week": "99"}, "to_week", "geen week"),
        (Sheet.SERVICES, 1, {"name": ""}, "name", "leeg"),
        (Sheet.SERVICES, 1, {"phase": "later"}, "phase", "Kies uit: kraamtijd"),
        (Sheet.SERVICES, 1, {"municipalities": "Elders"}, "municipalities", "Elders"),
        (Sheet.CONTACTS, 1, {"source": ""}, "source", "bevestigde regel"),
        (Sheet.MUNICIPALITIES, 1, {"last_checked": "gisteren"}, "last_checked", "geen datum"),
        (Sheet.MOMENTS, 2, {"to": "2"}, "to", "voor het begin"),
        (Sheet.MOMENTS, 1, {"from": "een"}, "from", "heel getal"),
        (Sheet.MOMENTS, 1, {"name": ""}, "name", "ontbreekt"),
        (Sheet.ABOUT, 1, {"last_checked": "gisteren"}, "last_checked", "geen datum"),
        (Sheet.ABOUT, 1, {"owner": ""}, "owner", "ontbreekt"),
        (Sheet.ABOUT, 1, {"municipality_count": "veel"}, "municipality_count", "heel getal"),
        (Sheet.ABOUT, 1, {"coalition_source": ""}, "coalition_source", "ontbreekt"),
        (Sheet.ABOUT, 1, {"several_concerns": "drie"}, "several_concerns", "heel getal"),
        (Sheet.SAFETY_TEXTS, 1, {"title": ""}, "title", "ontbreekt"),
    ],
)
def test_what_is_typed_wrong_is_kept_and_its_fault_is_at_its_place(
    sheet: Sheet, number: int, cells: dict[str, str], column: str, words: str
) -> None:
    sheets = changed(sheet, number, **cells)

    (fault,) = faults(sheets)
    again = sheets_of(files_of(sheets))

    assert (fault.sheet, fault.number, fault.column) == (sheet, number, column)
    assert words in fault.message
    assert again.says_the_same(sheets)


def test_a_fault_of_a_whole_sheet_has_no_line() -> None:
    many = [{"id": f"x{number}", "name": "X"} for number in range(2_001)]

    (fault,) = faults(sheets_with(list(many)))

    assert (fault.sheet, fault.number, fault.column) == (Sheet.SERVICES, None, "")


def test_sheets_say_the_same_whatever_their_lines_are_numbered() -> None:
    sheets = sheets_of(FILES)
    (service,) = sheets.of(Sheet.SERVICES)

    renumbered = sheets.with_lines(Sheet.SERVICES, [replace(service, number=7)])

    assert renumbered.says_the_same(sheets)
    assert not sheets.with_lines(Sheet.SERVICES, []).says_the_same(sheets)
    assert not sheets.says_the_same(None)
