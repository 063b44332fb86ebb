"""Reading a region package, and saying what is wrong with one."""

from datetime import date
from pathlib import Path

import pytest

from kansrijk_desktop.assets import resource
from kansrijk_desktop.errors import InvalidInputError
from kansrijk_desktop.exchange.region_problems import MAX_PROBLEMS
from kansrijk_desktop.exchange.region_tables import MAX_CELL, MAX_ROWS
from kansrijk_desktop.exchange.regions import load_region, read_region
from kansrijk_desktop.records.region import Coalition, Layer, Region
from tests.packages import AGREED, HEADER, PLACES, ROW, SAFETY, a_package, about

BOM = b"\xef\xbb\xbf"


def region_of(files: dict[str, bytes]) -> Region:
    read = read_region(files)
    assert read.region is not None, [problem.text for problem in read.problems]
    return read.region


def faults(files: dict[str, bytes]) -> list[str]:
    read = read_region(files)
    assert read.region is None
    return [problem.text for problem in read.problems]


def test_a_package_is_read_whole() -> None:
    region = region_of(a_package() | {"safety_texts.toml": SAFETY.encode()})

    service = region.services[0]
    assert (region.id, region.version, region.owner) == ("proef", "1.2.0", "wij")
    assert (region.layer, region.based_on) == (Layer.REGION, "landelijk")
    assert region.always_visible == ("Wachtdienst: 0800-0000",)
    assert region.last_checked == date(2026, 11, 1)
    assert service.domains == ("money", "housing")
    assert service.levels == ("yellow", "orange")
    assert (service.from_week, service.to_week) == (None, 27)
    assert service.last_checked == date(2026, 11, 1)
    assert service.is_confirmed
    assert not service.is_formal
    assert [place.name for place in region.municipalities] == ["Dorp"]
    assert region.contacts[0].email == "post@voorbeeld.nl"
    text = region.safety_text("danger")
    assert text
    assert (text.steps, text.numbers) == (("een",), ("112",))


def test_a_row_has_its_own_owner_or_that_of_the_package() -> None:
    named = ROW.replace("nee,,,,bron", "nee,,,Geldfit zelf,bron").replace("geldfit", "geldfit-2", 1)

    services = region_of(a_package(ROW, named)).services

    assert [service.owner for service in services] == ["wij", "Geldfit zelf"]
    assert {service.package for service in services} == {"Proef"}


def test_a_row_for_some_municipalities_is_of_their_layer() -> None:
    local = ROW.replace("nee,,,,bron", "nee,,dorp,,bron")

    services = region_of(a_package(ROW, local)).services

    assert [service.layer for service in services] == [Layer.REGION, Layer.MUNICIPALITY]


def test_moments_thresholds_and_coalition_are_read() -> None:
    files = a_package() | {"region.toml": (about() + AGREED).encode()}

    region = region_of(files)

    assert region.coalition == Coalition(16, "bron")
    assert [(one.is_after_birth, one.first_day, one.last_day) for one in region.moments] == [
        (False, 196, 210),
        (True, 3, 5),
    ]
    assert region.thresholds.stale_after_months == 6
    assert region.thresholds.smallest_count == 10


def test_a_letter_for_an_offer_may_go_to_a_midwife() -> None:
    row = ROW.replace("nee,,,,bron", "nee,verloskundige,,,bron")

    assert region_of(a_package(row)).services[0].recipient_kind == "verloskundige"


@pytest.mark.parametrize("start", [b"", BOM])
@pytest.mark.parametrize("separator", [",", ";"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_a_table_is_read_however_a_spreadsheet_saved_it(
    start: bytes, separator: str, line_end: str
) -> None:
    table = f"{HEADER}{line_end}{ROW}{line_end}"
    if separator == ";":
        cells = [f'"{cell}"' if ";" in cell else cell for cell in ROW.split(",")]
        empty = ";" * HEADER.count(",")
        table = line_end.join((HEADER.replace(",", ";"), ";".join(cells), empty, ""))
    files = a_package() | {"services.csv": start + table.encode()}

    assert region_of(files).services == region_of(a_package()).services


def test_a_date_as_a_spreadsheet_here_writes_it_is_read() -> None:
    service = region_of(a_package(ROW.replace("2026-11-01", "1-11-2026"))).services[0]

    assert service.last_checked == date(2026, 11, 1)


@pytest.mark.parametrize(
    ("row", "column", "words"),
    [
        (ROW.replace("27", "99"), "to_week", "geen week"),
        (ROW.replace("27", "week"), "to_week", "0 tot en met 42"),
        (ROW.replace("2026-11-01", "gisteren"), "last_checked", "geen datum"),
        (ROW.replace("2026-11-01", "31-02-2026"), "last_checked", "geen datum"),
        (ROW.replace("money", "geld"), "domains", "Kies uit: housing, money"),
        (ROW.replace("Geldfit", ""), "name", "leeg"),
        (ROW.replace("first", "second"), "parity", "Kies uit: any, first"),
        (ROW.replace("low-threshold", "nice"), "kind", "onbekend"),
        (ROW.replace("zwangerschap", "later"), "phase", "Kies uit: kraamtijd, tot 2 jaar"),
        (ROW.replace("low-threshold", ""), "kind", "leeg"),
        (ROW.replace("nee,,,,bron", "nee,buurman,,,bron"), "recipient_kind", "onbekend"),
        (ROW.replace("nee,,,,bron", "nee,,Elders,,bron"), "municipalities", "municipalities.csv"),
        (ROW.replace("bron,", ","), "source", "Een bevestigde regel heeft een bron"),
        (ROW.replace("2026-11-01", ""), "last_checked", "Een bevestigde regel"),
        (ROW.replace("bevestigd", "zeker"), "status", "onbekend"),
        (ROW.replace("bellen", "bel\u202elen"), "sign_up", "onzichtbaar"),
        (ROW.replace("bellen", '"bel\nlen"'), "sign_up", "regeleinde"),
        (ROW.replace("bellen", "b" * (MAX_CELL + 1)), "sign_up", "langer dan 1000"),
        (ROW.replace("geldfit", "eerst", 1), "id", "twee keer"),
        ("te,kort", "", "2 cellen"),
        (ROW + ",te,lang", "", "25 cellen"),
    ],
)
def test_a_wrong_cell_is_named_by_line_and_column_with_what_to_do(
    row: str, column: str, words: str
) -> None:
    (fault,) = faults(a_package(ROW.replace("geldfit", "eerst", 1), row))

    assert fault.startswith("services.csv, regel ")
    assert "regel 3" in fault or "regel 4" in fault
    assert not column or f"‘{column}’" in fault
    assert words in fault


def test_every_fault_is_told_at_once_and_not_without_end() -> None:
    wrong = ROW.replace("money", "geld").replace("27", "99")

    assert len(faults(a_package(ROW, wrong))) == 3
    assert len(faults(a_package(*[wrong] * 200))) == MAX_PROBLEMS


@pytest.mark.parametrize(
    ("table", "words"),
    [
        (b"", "leeg"),
        (b"id,name\nx,y\n", "‘audience’: Deze kolom ontbreekt"),
        (HEADER.replace("cost", "kosten").encode(), "‘kosten’: Deze kolom is onbekend"),
        ((HEADER + ",cost").encode(), "‘cost’: Deze kolom staat er twee keer"),
        (HEADER.encode("utf-16"), "UTF-8"),
        (HEADER.encode() + b'\n"open', "CSV"),
        ((HEADER + f"\n{ROW}" * (MAX_ROWS + 1)).encode(), "meer dan 2000"),
    ],
)
def test_a_table_that_cannot_be_used_says_why(table: bytes, words: str) -> None:
    assert any(words in fault for fault in faults(a_package() | {"services.csv": table}))


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"id": '"Mijn Regio"'}, "kleine letters"),
        ({"id": ""}, "ontbreekt"),
        ({"version": '"eerste"'}, "1.2.0"),
        ({"version": "1.2"}, "gewone tekst"),
        ({"name": '"Re\u202egio"'}, "gewone tekst"),
        ({"layer": '"wijk"'}, "Kies uit: landelijk, regio, gemeente"),
        ({"based_on": ""}, "Noem het pakket"),
        ({"last_checked": '"2026"'}, "zonder aanhalingstekens"),
        ({"last_checked": "2026-11-01T10:00:00"}, "zonder aanhalingstekens"),
        ({"always_visible": "[112]"}, "lijst van teksten"),
        ({"kleur": '"rood"'}, "onbekend"),
        ({"coalition": "16"}, "onderdeel"),
        ({"coalition": '{ municipality_count = "16", source = "x" }'}, "heel getal"),
        ({"coalition": "{ municipality_count = true, source = 'x' }"}, "heel getal"),
        ({"thresholds": "{ drempel = 1 }"}, "‘thresholds.drempel’: Deze sleutel is onbekend"),
        ({"moments": "3"}, "[[moments]]"),
        (
            {"moments": '[{id="a", name="b", counted_from="nu", from_week=1, to_week=2}]'},
            "zwangerschap, geboorte",
        ),
        (
            {"moments": '[{id="a", name="b", counted_from="geboorte", from_day=3, to_day=2}]'},
            "‘moments 1.to_day’",
        ),
    ],
)
def test_what_is_wrong_with_the_package_itself_is_told(changes: dict[str, str], words: str) -> None:
    found = faults(a_package(**changes))

    assert any(fault.startswith("region.toml") and words in fault for fault in found)


@pytest.mark.parametrize(
    ("raw", "words"),
    [(b"[", "niet te lezen"), (b"\xff\xfe", "UTF-8"), (b"a = " + b"[" * 9000, "niet te lezen")],
)
def test_a_file_that_cannot_be_read_is_named(raw: bytes, words: str) -> None:
    (fault,) = faults(a_package() | {"region.toml": raw})

    assert fault.startswith("region.toml")
    assert words in fault


@pytest.mark.parametrize("name", ["region.toml", "services.csv"])
def test_a_file_that_is_missing_is_named(name: str) -> None:
    files = a_package()
    del files[name]

    assert any(fault.startswith(f"{name}: Dit bestand ontbreekt") for fault in faults(files))


def test_a_package_without_a_layer_below_needs_its_own_safety_texts() -> None:
    files = a_package(layer='"landelijk"', based_on="")

    assert any("safety_texts.toml" in fault for fault in faults(files))
    assert region_of(files | {"safety_texts.toml": SAFETY.encode()}).layer is Layer.NATIONAL


def test_a_part_that_should_have_keys_is_told() -> None:
    files = a_package() | {"safety_texts.toml": b'danger = "bel"\n'}

    assert "‘danger’" in faults(files)[0]


def test_doubled_municipalities_and_contacts_are_told() -> None:
    twice = PLACES + "gemeente dorp,ja,bron,2026-11-01,bevestigd\n"
    contacts = a_package()["contacts.csv"]
    files = a_package() | {
        "municipalities.csv": twice.encode(),
        "contacts.csv": contacts + contacts.splitlines()[1],
    }

    assert ["twee keer" in fault for fault in faults(files)] == [True, True]


def test_a_region_may_do_without_places_and_contacts() -> None:
    files = a_package()
    del files["municipalities.csv"], files["contacts.csv"]

    region = region_of(files)

    assert (region.municipalities, region.contacts) == ((), ())


def test_a_folder_that_is_no_package_is_refused_in_words(tmp_path: Path) -> None:
    with pytest.raises(InvalidInputError, match=r"region\.toml"):
        load_region(tmp_path)


def test_the_national_package_can_be_read() -> None:
    region = load_region(resource("regions", "landelijk"))

    assert region.id == "landelijk"
    assert len(region.services) == len({service.id for service in region.services})
