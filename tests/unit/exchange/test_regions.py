"""Reading a region package from its folder."""

from datetime import date
from pathlib import Path

import pytest

from kansrijk_desktop.assets import resource
from kansrijk_desktop.errors import InvalidInputError
from kansrijk_desktop.exchange.regions import load_region

HEADER = (
    "id,name,audience,domains,levels,from_week,to_week,parity,phase,kind,sign_up,phone,website,cost,"
    "waiting_time,languages,is_formal,recipient_kind,source,last_checked,status"
)
ROW = (
    "geldfit,Geldfit,iedereen,money;housing,yellow; orange,,27,first,pregnancy,low-threshold,"
    "bellen,0800-8115,,gratis,,,nee,,bron,2026-11-01,bevestigd"
)
ABOUT = 'id = "proef"\nname = "Proef"\nowner = "wij"\nversion = "1"\nalways_visible = ["112", 3]\n'
SAFETY = (
    'note = "x"\n[danger]\ntitle = "Nu"\ntext = "Bel"\nsteps = ["een"]\nnumbers = "geen lijst"\n'
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "region.toml").write_text(ABOUT, encoding="utf-8")
    (tmp_path / "services.csv").write_text(f"{HEADER}\n{ROW}\n", encoding="utf-8")
    (tmp_path / "safety_texts.toml").write_text(SAFETY, encoding="utf-8")
    return tmp_path


def test_a_package_is_read_whole(folder: Path) -> None:
    region = load_region(folder)

    service = region.services[0]
    assert (region.id, region.always_visible) == ("proef", ("112",))
    assert service.domains == ("money", "housing")
    assert service.levels == ("yellow", "orange")
    assert (service.from_week, service.to_week) == (None, 27)
    assert service.last_checked == date(2026, 11, 1)
    assert service.is_confirmed
    assert not service.is_formal
    text = region.safety_text("danger")
    assert text
    assert (text.steps, text.numbers) == (("een",), ())


@pytest.mark.parametrize(
    "row",
    [
        ROW.replace("27", "99"),
        ROW.replace("27", "week"),
        ROW.replace("2026-11-01", "gisteren"),
        ROW.replace("money", "geld"),
        ROW.replace("Geldfit", ""),
        ROW.replace("first", "second"),
        ROW.replace("low-threshold", "nice"),
        ROW.replace("low-threshold", ""),
        ROW.replace(",,bron", ",buurman,bron"),
        ROW,
        "te,kort",
        ROW + ",te,lang",
    ],
)
def test_a_wrong_or_doubled_row_is_named_by_its_line(folder: Path, row: str) -> None:
    (folder / "services.csv").write_text(f"{HEADER}\n{ROW}\n{row}\n", encoding="utf-8")

    with pytest.raises(InvalidInputError) as raised:
        load_region(folder)

    assert "regel 3" in raised.value.message


def test_a_missing_column_is_an_error(folder: Path) -> None:
    (folder / "services.csv").write_text("id,name\nx,y\n", encoding="utf-8")

    with pytest.raises(InvalidInputError, match="regel 2"):
        load_region(folder)


@pytest.mark.parametrize("name", ["region.toml", "services.csv", "safety_texts.toml"])
def test_a_file_that_is_missing_or_garbage_is_named(folder: Path, name: str) -> None:
    (folder / name).write_bytes(b"\xff\xfe\x00 = [")

    with pytest.raises(InvalidInputError, match=name):
        load_region(folder)

    (folder / name).unlink()
    with pytest.raises(InvalidInputError, match=name):
        load_region(folder)


def test_the_national_package_can_be_read() -> None:
    region = load_region(resource("regions", "landelijk"))

    assert region.id == "landelijk"
    assert len(region.services) == len({service.id for service in region.services})
