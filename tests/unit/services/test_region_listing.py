"""The lines of a package with those of the layers below it: which count, and how they stand."""

from dataclasses import replace
from datetime import date

import pytest

from kansrijk_desktop.exchange.region_faults import Fault, judged
from kansrijk_desktop.exchange.region_sheets import Sheet, Sheets, sheets_of
from kansrijk_desktop.records.region import Layer
from kansrijk_desktop.services.region_draft import (
    Draft,
    Edit,
    Editor,
    SetCell,
    TakeOver,
    Withdraw,
    edited,
)
from kansrijk_desktop.services.region_listing import LineState, ListedLine, listed, lower_cells
from tests.packages import ROW, SAFETY, a_package

TODAY = date(2026, 11, 21)
ACUTE = ROW.replace("geldfit,Geldfit", "112,Gevaar nu").replace("low-threshold", "acute")
BUURT = ROW.replace("geldfit,Geldfit", "buurt,Buurthulp")
LOCAL = ROW.replace("Geldfit,iedereen", "Geldfit in Dorp,iedereen").replace(
    "nee,,,,bron", "nee,,Dorp,,bron"
)
NATIONAL = sheets_of(
    a_package(ROW, ACUTE, id='"landelijk"', name='"Landelijk"', layer='"landelijk"', based_on="")
    | {"safety_texts.toml": SAFETY.encode()}
)


def a_draft(*rows: str, below: Sheets = NATIONAL, **about: str) -> Draft:
    sheets = sheets_of(a_package(*(rows or (BUURT,)), **about))
    return Draft("proef", sheets, sheets, (below,))


def do(draft: Draft, *edits: Edit) -> Draft:
    for edit in edits:
        draft = edited(draft, edit, Editor("wij", TODAY))
    return draft


def lines(
    draft: Draft, sheet: Sheet = Sheet.SERVICES, faults: tuple[Fault, ...] = ()
) -> tuple[ListedLine, ...]:
    return listed(draft, sheet, faults, TODAY)


def names(draft: Draft, sheet: Sheet = Sheet.SERVICES) -> list[str]:
    return [line.cells["name"] for line in lines(draft, sheet)]


def test_own_lines_stand_before_those_of_the_layers_below() -> None:
    found = lines(a_draft())

    assert [(line.cells["name"], line.is_own) for line in found] == [
        ("Buurthulp", True),
        ("Geldfit", False),
        ("Gevaar nu", False),
    ]
    assert [(line.layer, line.package) for line in found[:2]] == [
        (Layer.REGION, "Proef"),
        (Layer.NATIONAL, "Landelijk"),
    ]
    assert len({line.key for line in found}) == len(found)


def test_the_nearest_line_takes_the_place_of_a_lower_one_and_says_so() -> None:
    draft = do(a_draft(), TakeOver(Sheet.SERVICES, 0, 1))

    found = {line.cells["name"]: line for line in lines(draft)}

    assert names(draft) == ["Buurthulp", "Geldfit", "Gevaar nu"]
    assert found["Geldfit"].is_own
    assert found["Geldfit"].covers == "ligt op Landelijk: Geldfit"
    assert lower_cells(draft, Sheet.SERVICES, found["Geldfit"].cells)["phone"] == "0800-8115"


def test_a_line_for_some_municipalities_leaves_the_lower_one_for_the_others() -> None:
    found = {line.cells["name"]: line for line in lines(a_draft(LOCAL))}

    assert found["Geldfit in Dorp"].layer is Layer.MUNICIPALITY
    assert found["Geldfit"].covers == "in Dorp ligt er een eigen regel op"


def test_a_line_for_everyone_beside_one_for_some_covers_the_lower_one() -> None:
    everywhere = ROW.replace("Geldfit,iedereen", "Geldfit in de regio,iedereen")

    assert names(a_draft(LOCAL, everywhere))[:2] == ["Geldfit in Dorp", "Geldfit in de regio"]
    assert "Geldfit" not in names(a_draft(LOCAL, everywhere))
    assert "Geldfit" not in names(a_draft(everywhere, LOCAL))


def test_what_is_for_danger_stays_in_view_whatever_a_file_says() -> None:
    gone = ACUTE.replace("bron,2026-11-01,bevestigd", ",,vervallen")

    assert names(a_draft(gone)).count("Gevaar nu") == 2


def test_a_layer_of_a_municipality_shows_what_its_families_can_have() -> None:
    region = sheets_of(a_package(LOCAL, LOCAL.replace("geldfit", "elders", 1), BUURT))
    other = sheets_of(
        a_package(BUURT)
        | {
            "municipalities.csv": b"name,coalition,source,last_checked,status\r\n"
            b"Stad,ja,bron,2026-11-01,bevestigd\r\n"
        }
    )
    about = other.of(Sheet.ABOUT)[0]
    own = other.with_lines(
        Sheet.ABOUT, [replace(about, cells={**about.cells, "layer": "gemeente"})]
    ).with_lines(Sheet.SERVICES, [])

    draft = Draft("stad", own, None, (region, NATIONAL))

    assert names(draft) == ["Buurthulp", "Geldfit", "Gevaar nu"]


@pytest.mark.parametrize(
    ("day", "status", "state"),
    [
        ("2026-11-01", "bevestigd", LineState.CHECKED),
        ("2025-11-21", "bevestigd", LineState.CHECKED),
        ("2025-11-20", "bevestigd", LineState.STALE),
        ("2026-11-01", "controleren", LineState.UNCHECKED),
        ("", "controleren", LineState.UNCHECKED),
        ("2026-11-01", "vervallen", LineState.WITHDRAWN),
        ("ooit", "bevestigd", LineState.UNCHECKED),
    ],
)
def test_a_line_says_how_it_stands(day: str, status: str, state: LineState) -> None:
    draft = do(
        a_draft(),
        SetCell(Sheet.SERVICES, 1, "last_checked", day),
        SetCell(Sheet.SERVICES, 1, "status", status),
    )

    assert lines(draft)[0].state is state


@pytest.mark.parametrize(("months", "state"), [("", LineState.CHECKED), ("6", LineState.STALE)])
def test_the_package_decides_after_how_long_facts_are_old(months: str, state: LineState) -> None:
    draft = do(
        a_draft(),
        SetCell(Sheet.SERVICES, 1, "last_checked", "2026-03-01"),
        SetCell(Sheet.ABOUT, 1, "stale_after_months", months),
    )

    assert lines(draft)[0].state is state


def test_a_line_with_a_fault_says_so_and_only_that_line() -> None:
    draft = do(a_draft(BUURT, LOCAL), SetCell(Sheet.SERVICES, 2, "to_week", "99"))
    faults = judged(draft.sheets)[1]

    found = lines(draft, faults=faults)

    assert [line.state for line in found[:2]] == [LineState.CHECKED, LineState.FAULTY]
    assert [fault.column for fault in found[1].faults] == ["to_week"]


def test_a_withdrawn_line_stays_in_the_own_list() -> None:
    draft = do(a_draft(), Withdraw(Sheet.SERVICES, 1))

    assert lines(draft)[0].state is LineState.WITHDRAWN


def test_texts_for_danger_come_from_below_until_they_are_taken_over() -> None:
    draft = a_draft()
    taken = do(draft, TakeOver(Sheet.SAFETY_TEXTS, 0, 1))

    assert [line.is_own for line in lines(draft, Sheet.SAFETY_TEXTS)] == [False]
    assert [line.is_own for line in lines(taken, Sheet.SAFETY_TEXTS)] == [True]
    assert lines(taken, Sheet.SAFETY_TEXTS)[0].state is LineState.PLAIN


def test_own_moments_stand_alone() -> None:
    moment = (
        b'\n[[moments]]\nid = "a"\nname = "a"\ncounted_from = "geboorte"'
        b"\nfrom_day = 1\nto_day = 2\n"
    )
    files = a_package(id='"landelijk"', layer='"landelijk"', based_on="")
    files["region.toml"] += moment
    draft = a_draft(below=sheets_of(files))
    taken = do(draft, TakeOver(Sheet.MOMENTS, 0, 1))

    assert [line.is_own for line in lines(draft, Sheet.MOMENTS)] == [False]
    assert [line.is_own for line in lines(taken, Sheet.MOMENTS)] == [True]
