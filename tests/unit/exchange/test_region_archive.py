"""A package as one file: there and back, and what is refused before anything is unpacked."""

import csv
import io
import stat
import zipfile
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kansrijk_desktop.assets import resource
from kansrijk_desktop.errors import InvalidInputError
from kansrijk_desktop.exchange.region_archive import (
    MAX_ARCHIVE_BYTES,
    MAX_FILE_BYTES,
    packed,
    unpacked,
)
from kansrijk_desktop.exchange.region_tables import safe_table
from kansrijk_desktop.exchange.regions import FILES, files_in, read_region
from tests.packages import HEADER, ROW, a_package, a_zip

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\0")


@pytest.mark.parametrize("name", ["landelijk", "utrecht", "groningen", "zuid-limburg"])
def test_what_is_packed_says_the_same_when_it_is_unpacked(name: str) -> None:
    files = files_in(resource("regions", name))

    back = unpacked(packed(files))

    assert read_region(back).region == read_region(files).region
    assert packed(back) == packed(files)


def test_a_cell_that_looks_like_a_formula_stays_text_and_comes_back_as_it_was() -> None:
    row = ROW.replace("bellen", "=1+1").replace("0800-8115", "+31 30 0000000")
    files = a_package(row)

    written = unpacked(packed(files))["services.csv"].decode("utf-8-sig")
    cells = next(csv.DictReader(io.StringIO(written)))
    back = read_region(unpacked(packed(files))).region

    assert (cells["sign_up"], cells["phone"]) == ("'=1+1", "'+31 30 0000000")
    assert back is not None
    assert (back.services[0].sign_up, back.services[0].phone) == ("=1+1", "+31 30 0000000")


@given(st.lists(st.text(max_size=8), min_size=1, max_size=5))
def test_no_written_cell_begins_a_formula(cells: list[str]) -> None:
    written = io.StringIO(newline="")
    csv.writer(written).writerow([f"x{cells[0]}", *cells])

    safe = safe_table(written.getvalue().encode("utf-8", "replace")).decode("utf-8-sig")

    found = [cell for row in csv.reader(io.StringIO(safe, newline="")) for cell in row]
    assert not [cell for cell in found if cell.startswith(FORMULA_STARTS)]


def test_apostrophes_of_names_survive() -> None:
    table = HEADER + "\n" + ROW.replace("Geldfit", "'s-Hertogenbosch")

    once = safe_table(table.encode())

    assert b",'s-Hertogenbosch," in once
    assert safe_table(once) == once


def refused(raw: bytes) -> str:
    with pytest.raises(InvalidInputError) as raised:
        unpacked(raw)
    return raised.value.message


@pytest.mark.parametrize(
    "name",
    [
        "../region.toml",
        "/region.toml",
        "C:\\region.toml",
        "\\\\server\\region.toml",
        "CON",
        "region.toml.",
        "map/region.toml",
        "region.toml/",
        "x" * 300,
        "extra.exe",
    ],
)
def test_a_name_that_does_not_belong_is_refused(name: str) -> None:
    told = refused(a_zip(a_package() | {name: b"x"}))

    assert "hoort" in told
    assert "Er is niets gewijzigd" in told


def test_a_link_is_refused() -> None:
    link = zipfile.ZipInfo("services.csv")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16

    assert "verwijzing" in refused(zip_of((link, b"/etc/passwd")))


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_files_of_one_name_are_refused() -> None:
    twice = [(zipfile.ZipInfo("region.toml"), b"a"), (zipfile.ZipInfo("region.toml"), b"b")]

    assert "dezelfde naam" in refused(zip_of(*twice))


def test_a_bomb_is_refused_before_it_goes_off() -> None:
    bomb = zipfile.ZipInfo("services.csv")
    bomb.compress_type = zipfile.ZIP_DEFLATED

    raw = zip_of((bomb, b"0" * (MAX_FILE_BYTES + 1)))

    assert len(raw) < MAX_FILE_BYTES // 100
    assert "groter dan 1 MB" in refused(raw)


def test_a_bomb_that_lies_about_its_size_is_refused() -> None:
    bomb = zipfile.ZipInfo("services.csv")
    bomb.compress_type = zipfile.ZIP_DEFLATED
    content = b"0" * (MAX_FILE_BYTES + 1)
    raw = zip_of((bomb, content)).replace(len(content).to_bytes(4, "little"), b"\x10\0\0\0")

    assert "beschadigd" in refused(raw)


def test_many_members_are_refused() -> None:
    assert "hoort" in refused(a_zip({f"{number}.csv": b"" for number in range(5_000)}))


def test_a_file_that_is_too_large_is_not_looked_into() -> None:
    assert "groter dan 2 MB" in refused(b"PK" + bytes(MAX_ARCHIVE_BYTES))


def test_what_is_encrypted_or_packed_strangely_is_refused() -> None:
    strange = zipfile.ZipInfo("services.csv")
    strange.compress_type = zipfile.ZIP_LZMA
    raw = bytearray(a_zip({"region.toml": b"x"}))
    raw[raw.index(b"PK\x01\x02") + 8] |= 1

    assert "versleuteld" in refused(zip_of((strange, b"x" * 100)))
    assert "versleuteld" in refused(bytes(raw))


@pytest.mark.parametrize("raw", [b"", b"x", b"PK\x03\x04", b"\0" * 1000])
def test_what_is_no_archive_is_refused(raw: bytes) -> None:
    assert "geen zip-bestand" in refused(raw)


def test_damage_anywhere_is_refused_or_gives_the_same_names() -> None:
    raw = packed(a_package())

    for damaged in damaged_copies(raw):
        try:
            files = unpacked(damaged)
        except InvalidInputError:
            continue
        assert set(files) <= set(FILES)


def damaged_copies(raw: bytes) -> Iterator[bytes]:
    for at in range(len(raw)):
        yield raw[:at] + bytes([raw[at] ^ 0xFF]) + raw[at + 1 :]
        yield raw[:at]


def zip_of(*members: tuple[zipfile.ZipInfo, bytes]) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        for member, content in members:
            archive.writestr(member, content, member.compress_type)
    return written.getvalue()
