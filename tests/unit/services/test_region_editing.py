"""Editing a region package: every edit, its refusals, and what stays."""

from datetime import date
from typing import Any

import pytest

from kansrijk_desktop.errors import InvalidInputError
from kansrijk_desktop.exchange.region_sheets import Cells, Sheet, sheets_of
from kansrijk_desktop.services.region_draft import (
    AddLine,
    CheckToday,
    Draft,
    Edit,
    Editor,
    Offer,
    Remove,
    ReplaceSheet,
    SetCell,
    TakeOver,
    Withdraw,
    edited,
    has_lower,
    is_for_danger,
    slug,
)
from tests.packages import ROW, SAFETY, a_package

TODAY = date(2026, 11, 21)
EDITOR = Editor("Praktijk De Wieg", TODAY)
ACUTE = ROW.replace("geldfit,Geldfit", "112,Gevaar nu").replace("low-threshold", "acute")
NATIONAL = sheets_of(
    a_package(ROW, ACUTE, id='"landelijk"', name='"Landelijk"', layer='"landelijk"', based_on="")
    | {"safety_texts.toml": SAFETY.encode()}
)


def a_draft(*rows: str, **about: str) -> Draft:
    """A region on a national package with money help and a number for danger."""
    own = rows or (ROW.replace("geldfit,Geldfit", "buurt,Buurthulp"),)
    sheets = sheets_of(a_package(*own, **about))
    return Draft("proef", sheets, sheets, (NATIONAL,))


def do(draft: Draft, *edits: Edit) -> Draft:
    for edit in edits:
        draft = edited(draft, edit, EDITOR)
    return draft


def cells(draft: Draft, number: int = -1, sheet: Sheet = Sheet.SERVICES) -> Cells:
    lines = draft.sheets.of(sheet)
    line = lines[-1] if number < 0 else draft.sheets.line(sheet, number)
    assert line is not None
    return line.cells


def typing(text: str, column: str, sheet: Sheet = Sheet.SERVICES, number: int = 1) -> SetCell:
    return SetCell(sheet, number, column, text)


def test_a_cell_holds_what_was_typed_also_when_it_is_not_right_yet() -> None:
    draft = do(a_draft(), typing("  twee   weken ", "waiting_time"), typing("99", "to_week"))

    assert (cells(draft)["waiting_time"], cells(draft)["to_week"]) == ("twee weken", "99")
    assert draft.is_changed


def test_an_edit_leaves_the_draft_before_it_as_it_was() -> None:
    before = a_draft()

    do(before, typing("anders", "cost"))

    assert cells(before)["cost"] == "gratis"
    assert not before.is_changed


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("bel\u202elen", "bellen"),
        ("bel\x00len", "bellen"),
        ("een\ntwee", "een twee"),
        ("=1+1", "=1+1"),
    ],
)
def test_signs_that_do_not_show_are_left_out(typed: str, kept: str) -> None:
    assert cells(do(a_draft(), typing(typed, "sign_up")))["sign_up"] == kept


def test_the_lines_of_a_list_stay_lines() -> None:
    draft = do(a_draft(), typing("Wacht: 1\n\n Nog: 2 ", "always_visible", Sheet.ABOUT))

    assert draft.sheets.about["always_visible"] == "Wacht: 1\nNog: 2"


@pytest.mark.parametrize("typed", ["3-4-2026", "3 april 2026", "3 apr 26", "2026-04-03"])
def test_a_day_is_understood_as_people_write_it(typed: str) -> None:
    assert cells(do(a_draft(), typing(typed, "last_checked")))["last_checked"] == "2026-04-03"


def test_a_new_offer_is_ours_and_still_has_to_be_checked() -> None:
    new = cells(do(a_draft(), AddLine(Sheet.SERVICES)))

    assert (new["owner"], new["status"]) == ("Praktijk De Wieg", "controleren")
    assert (new["phone"], new["source"], new["last_checked"]) == ("", "", "")


@pytest.mark.parametrize("sheet", [Sheet.CONTACTS, Sheet.MUNICIPALITIES, Sheet.MOMENTS])
def test_every_table_can_have_a_new_line(sheet: Sheet) -> None:
    draft = a_draft()

    after = do(draft, AddLine(sheet))

    assert len(after.sheets.of(sheet)) == len(draft.sheets.of(sheet)) + 1


def test_a_new_offer_gets_its_id_from_its_name_once() -> None:
    draft = do(a_draft(), AddLine(Sheet.SERVICES))
    named = do(draft, typing("Inloop café", "name", number=2))
    renamed = do(named, typing("Inloophuis", "name", number=2))

    assert cells(named)["id"] == "inloop-cafe"
    assert cells(renamed)["id"] == "inloop-cafe"


def test_a_new_offer_never_lies_on_another_by_chance() -> None:
    twice = do(
        a_draft(),
        AddLine(Sheet.SERVICES),
        typing("Geldfit", "name", number=2),
        AddLine(Sheet.SERVICES),
        typing("geldfit!", "name", number=3),
    )

    assert cells(twice, 2)["id"] == "geldfit-2"
    assert cells(twice, 3)["id"] == "geldfit-3"


def test_an_offer_of_a_lower_layer_is_taken_over_with_its_facts_and_our_name() -> None:
    draft = do(a_draft(), TakeOver(Sheet.SERVICES, 0, 1))

    own = cells(draft)
    assert (own["id"], own["phone"], own["source"]) == ("geldfit", "0800-8115", "bron")
    assert own["owner"] == "Praktijk De Wieg"
    assert has_lower(draft, Sheet.SERVICES, own)


def test_a_layer_of_a_municipality_takes_over_for_that_municipality_only() -> None:
    draft = a_draft(layer='"gemeente"')

    taken, new = do(draft, TakeOver(Sheet.SERVICES, 0, 1)), do(draft, AddLine(Sheet.SERVICES))

    assert (cells(taken)["municipalities"], cells(new)["municipalities"]) == ("Dorp", "Dorp")


def test_moments_of_a_lower_layer_are_taken_over_together() -> None:
    moments = """
[[moments]]
id = "a"
name = "a"
counted_from = "geboorte"
from_day = 1
to_day = 2

[[moments]]
id = "b"
name = "b"
counted_from = "geboorte"
from_week = 1
to_week = 2
"""
    files = a_package(id='"landelijk"') | {}
    files["region.toml"] += moments.encode()
    draft = Draft("proef", a_draft().sheets, None, (sheets_of(files),))

    after = do(draft, TakeOver(Sheet.MOMENTS, 0, 2))

    assert [line.cells["id"] for line in after.sheets.of(Sheet.MOMENTS)] == ["a", "b"]


def test_an_offer_is_withdrawn_and_offered_again() -> None:
    gone = do(a_draft(), Withdraw(Sheet.SERVICES, 1))
    back = do(gone, Offer(Sheet.SERVICES, 1))

    assert cells(gone)["status"] == "vervallen"
    assert cells(back)["status"] == "controleren"


def test_an_offer_of_a_lower_layer_can_be_left_out_here() -> None:
    draft = do(a_draft(), TakeOver(Sheet.SERVICES, 0, 1, is_withdrawn=True))

    assert (cells(draft)["id"], cells(draft)["status"]) == ("geldfit", "vervallen")


def test_an_own_line_can_go_so_that_the_lower_one_counts_again() -> None:
    draft = do(a_draft(), TakeOver(Sheet.SERVICES, 0, 1), Remove(Sheet.SERVICES, 2))

    assert not draft.is_changed


def in_own_hands() -> Draft:
    """A region that has the number for danger as a line of its own, and has used it so."""
    taken = do(a_draft(), TakeOver(Sheet.SERVICES, 0, 2))
    return Draft("proef", taken.sheets, taken.sheets, (NATIONAL,))


@pytest.mark.parametrize(
    "edit",
    [
        Withdraw(Sheet.SERVICES, 2),
        typing("consult", "kind", number=2),
        typing("vervallen", "status", number=2),
        TakeOver(Sheet.SERVICES, 0, 2, is_withdrawn=True),
    ],
)
def test_what_is_for_danger_now_cannot_be_taken_away(edit: Edit) -> None:
    draft = in_own_hands()

    with pytest.raises(InvalidInputError, match="voor gevaar nu"):
        do(draft, edit)


def test_the_lowest_layer_cannot_lose_what_is_for_danger() -> None:
    draft = Draft("landelijk", NATIONAL, NATIONAL)

    with pytest.raises(InvalidInputError, match="voor gevaar nu"):
        do(draft, Remove(Sheet.SERVICES, 2))
    with pytest.raises(InvalidInputError, match="voor gevaar nu"):
        do(draft, Remove(Sheet.SAFETY_TEXTS, 1))


def test_what_is_for_danger_can_be_kept_up_to_date_and_given_back() -> None:
    draft = in_own_hands()

    after = do(draft, typing("0800-0000", "phone", number=2), CheckToday(Sheet.SERVICES, 2))
    back = do(after, Remove(Sheet.SERVICES, 2))

    assert cells(after)["phone"] == "0800-0000"
    assert [line.cells["id"] for line in back.sheets.of(Sheet.SERVICES)] == ["buurt"]


def test_an_own_line_made_for_danger_by_mistake_is_no_trap() -> None:
    draft = do(a_draft(), AddLine(Sheet.SERVICES), typing("acute", "kind", number=2))

    assert not is_for_danger(draft, Sheet.SERVICES, cells(draft))
    assert cells(do(draft, typing("consult", "kind", number=2)))["kind"] == "consult"
    assert not do(draft, Remove(Sheet.SERVICES, 2)).is_changed


def test_looked_at_today_sets_the_day_and_confirms() -> None:
    waiting = do(a_draft(), typing("controleren", "status"), typing("", "last_checked"))

    checked = cells(do(waiting, CheckToday(Sheet.SERVICES, 1)))

    assert (checked["last_checked"], checked["status"]) == ("2026-11-21", "bevestigd")


@pytest.mark.parametrize(
    ("edits", "words"),
    [
        ([typing("", "source")], "eerst de bron"),
        ([Withdraw(Sheet.SERVICES, 1)], "weer aan"),
    ],
)
def test_looked_at_today_needs_a_source_and_something_to_look_at(
    edits: list[Any], words: str
) -> None:
    draft = do(a_draft(), *edits)

    with pytest.raises(InvalidInputError, match=words):
        do(draft, CheckToday(Sheet.SERVICES, 1))


def test_a_table_can_be_replaced_as_a_whole() -> None:
    draft = do(a_draft(), ReplaceSheet(Sheet.CONTACTS, ({"id": "a", "name": "A"},)))

    assert [line.cells["name"] for line in draft.sheets.of(Sheet.CONTACTS)] == ["A"]
    assert cells(draft, sheet=Sheet.CONTACTS)["phone"] == ""


@pytest.mark.parametrize(
    "edit",
    [typing("x", "name", number=9), Remove(Sheet.SERVICES, 9), TakeOver(Sheet.SERVICES, 0, 9)],
)
def test_a_line_that_is_gone_is_told(edit: Edit) -> None:
    with pytest.raises(InvalidInputError, match="er niet meer"):
        do(a_draft(), edit)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Het Hogeland", "het-hogeland"),
        ("’s-Gravenhage", "s-gravenhage"),
        ("Skarsterlân!", "skarsterlan"),
    ],
)
def test_a_name_becomes_an_id(name: str, expected: str) -> None:
    assert slug(name) == expected
