"""The packages of an installation: chosen, laid in layers, loaded, shared and taken back."""

import json
from base64 import b64encode
from pathlib import Path

import pytest

from kansrijk_desktop.errors import DiskFullError, InvalidInputError
from kansrijk_desktop.exchange.region_archive import packed, unpacked
from kansrijk_desktop.records.region import Freshness, Layer
from kansrijk_desktop.services.regions import KEPT_UNDER, ReadPackage, Regions
from kansrijk_desktop.services.what_now import place_note
from kansrijk_desktop.services.workspace import Workspace, open_workspace
from kansrijk_desktop.storage.practitioners import SettingRepository
from tests.fakes import FixedClock
from tests.packages import ROW, a_package, a_package_file
from tests.unit.services.letters import kept_talk
from tests.workspaces import fresh_database

LOCAL = ROW.replace("Geldfit,iedereen", "Geldfit in Dorp,iedereen").replace(
    "nee,,,,bron", "nee,,Dorp,,bron"
)


def choose(workspace: Workspace, region: str) -> None:
    workspace.regions.choose(region)


def load(workspace: Workspace, folder: Path, files: dict[str, bytes]) -> ReadPackage:
    read = workspace.regions.read(a_package_file(folder, files))
    workspace.regions.keep(read)
    return read


def names(regions: Regions) -> list[str]:
    return [package.region.name for package in regions.packages]


def test_the_national_package_stands_before_the_regions(workspace: Workspace) -> None:
    assert names(workspace.regions) == ["Landelijk", "Groningen", "Utrecht", "Zuid-Limburg"]
    assert all(package.loaded_at is None for package in workspace.regions.packages)


def test_another_region_holds_at_once_and_after_opening_again(tmp_path: Path) -> None:
    database = fresh_database(tmp_path / "dossiers.db")
    workspace = open_workspace(database, FixedClock())
    before = workspace.region.id

    choose(workspace, "zuid-limburg")
    after, again = workspace.region.id, open_workspace(database, FixedClock()).region.id
    database.close()

    assert (before, after, again) == ("landelijk", "zuid-limburg", "zuid-limburg")


def test_a_region_lies_on_the_national_package(workspace: Workspace) -> None:
    choose(workspace, "zuid-limburg")

    region = workspace.region
    ids = {service.id for service in region.services_in("Stein")}
    assert {"knooppunt-kansrijke-start", "geldfit", "112"} <= ids
    assert region.safety_text("danger") is not None
    assert any("Veilig Thuis" in line for line in region.always_visible)
    assert region.moments
    assert region.thresholds.stale_after_months == 12


def test_the_nearest_row_wins_and_keeps_its_owner(workspace: Workspace, tmp_path: Path) -> None:
    load(workspace, tmp_path, a_package(ROW.replace("Geldfit", "Geldfit in de regio"), LOCAL))
    choose(workspace, "proef")

    here = workspace.region.service("geldfit", "  gemeente DORP ")
    elsewhere = workspace.region.service("geldfit", "Elders")
    national = workspace.region.service("voedselbank", "Dorp")

    assert here is not None
    assert elsewhere is not None
    assert national is not None
    assert (here.name, here.layer) == ("Geldfit in Dorp", Layer.MUNICIPALITY)
    assert (elsewhere.name, elsewhere.layer) == ("Geldfit in de regio", Layer.REGION)
    assert (national.layer, national.owner) == (Layer.NATIONAL, "Kansrijk Desktop")
    assert here.owner == "wij"


def test_a_package_of_a_municipality_lies_on_that_of_its_region(
    workspace: Workspace, tmp_path: Path
) -> None:
    files = a_package(
        ROW.replace("Geldfit", "Geldloket Stein"),
        id='"stein"',
        name='"Stein"',
        layer='"gemeente"',
        based_on='"zuid-limburg"',
    )
    del files["contacts.csv"]

    load(workspace, tmp_path, files)
    choose(workspace, "stein")

    ids = {service.id: service for service in workspace.region.services_in("Dorp")}
    assert ids["geldfit"].name == "Geldloket Stein"
    assert ids["knooppunt-kansrijke-start"].layer is Layer.REGION
    assert ids["voedselbank"].layer is Layer.NATIONAL


def test_a_nearer_layer_may_withdraw_an_offer_but_not_what_is_for_danger(
    workspace: Workspace, tmp_path: Path
) -> None:
    gone = ROW.replace("bron,2026-11-01,bevestigd", ",,vervallen")
    danger = gone.replace("geldfit,Geldfit", "veilig-thuis-vandaag,Weg")

    load(workspace, tmp_path, a_package(gone, danger))
    choose(workspace, "proef")

    kept = workspace.region.service("veilig-thuis-vandaag")
    assert workspace.region.service("geldfit") is None
    assert kept is not None
    assert kept.phone == "0800-2000"


def test_a_region_adds_numbers_and_never_takes_one_away(
    workspace: Workspace, tmp_path: Path
) -> None:
    national = workspace.region.always_visible

    load(workspace, tmp_path, a_package())
    choose(workspace, "proef")

    assert workspace.region.always_visible == (*national, "Wachtdienst: 0800-0000")


def test_a_loaded_package_is_there_after_opening_again(tmp_path: Path) -> None:
    database = fresh_database(tmp_path / "dossiers.db")
    workspace = open_workspace(database, FixedClock())
    load(workspace, tmp_path, a_package())

    again = open_workspace(database, FixedClock()).regions.packages
    database.close()

    package = next(one for one in again if one.region.id == "proef")
    assert (package.region.version, package.region.owner) == ("1.2.0", "wij")
    assert package.loaded_at == FixedClock()()


def test_a_kept_package_that_cannot_be_used_any_more_keeps_nobody_out(tmp_path: Path) -> None:
    database = fresh_database(tmp_path / "dossiers.db")
    no_zip, faulty = b"x", packed(a_package(ROW.replace("27", "99")))
    kept = {
        f"proef-{number}": {
            "content": b64encode(content).decode(),
            "loaded_at": FixedClock()().isoformat(),
            "loaded_by": "",
        }
        for number, content in enumerate((no_zip, faulty))
    }
    SettingRepository(database).set(KEPT_UNDER, json.dumps(kept))

    workspace = open_workspace(database, FixedClock())
    workspace.regions.choose("proef-0")
    region = workspace.region
    database.close()

    assert region.id == "landelijk"
    assert len(workspace.regions.packages) == 4


def test_the_national_package_itself_can_be_renewed(workspace: Workspace, tmp_path: Path) -> None:
    files = unpacked(workspace.regions.content("landelijk"))
    files["region.toml"] = files["region.toml"].replace(b'"1.2.0"', b'"1.3.0"')

    load(workspace, tmp_path, files)

    assert workspace.region.version == "1.3.0"
    assert workspace.region.service("112") is not None


def test_a_file_that_may_not_be_opened_is_told(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = a_package_file(tmp_path, a_package())

    def refuse(*_arguments: object, **_names: object) -> None:
        raise PermissionError("geen toegang")

    monkeypatch.setattr(Path, "open", refuse)

    with pytest.raises(InvalidInputError, match="of u het mag openen"):
        workspace.regions.read(path)


def test_reading_tells_every_fault_and_keeps_nothing(workspace: Workspace, tmp_path: Path) -> None:
    files = a_package(ROW.replace("money", "geld").replace("27", "99"))

    read = workspace.regions.read(a_package_file(tmp_path, files))

    assert [(one.line, one.column) for one in read.problems] == [(2, "domains"), (2, "to_week")]
    with pytest.raises(InvalidInputError, match="Verbeter eerst"):
        workspace.regions.keep(read)
    assert "Proef" not in names(workspace.regions)


@pytest.mark.parametrize("below", ['"nergens"', '"utrecht"', '"proef"'])
def test_a_package_needs_the_layer_below_it(
    workspace: Workspace, tmp_path: Path, below: str
) -> None:
    read = workspace.regions.read(a_package_file(tmp_path, a_package(based_on=below)))

    assert read.region is None
    assert "Laad eerst dat pakket" in read.problems[0].text


def test_an_older_version_asks_first(workspace: Workspace, tmp_path: Path) -> None:
    regions = workspace.regions
    load(workspace, tmp_path, a_package(version='"1.10.0"'))
    older = regions.read(a_package_file(tmp_path, a_package(version='"1.9.0"')))

    with pytest.raises(InvalidInputError, match=r"1\.9\.0 is ouder dan versie 1\.10\.0"):
        regions.keep(older)
    before = next(one.region.version for one in regions.packages if one.region.id == "proef")
    after = regions.keep(older, accepts_older=True).region.version

    assert older.is_older
    assert (before, after) == ("1.10.0", "1.9.0")


def test_the_same_package_again_is_recognised(workspace: Workspace, tmp_path: Path) -> None:
    load(workspace, tmp_path, a_package())

    read = workspace.regions.read(a_package_file(tmp_path, a_package()))

    assert read.is_same
    assert not read.is_older
    assert read.version_here == "1.2.0"


def test_what_is_written_can_be_loaded_elsewhere(workspace: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "utrecht.zip"

    workspace.regions.write("utrecht", path)
    read = workspace.regions.read(path)

    assert read.is_same
    assert read.region is not None
    assert read.region.id == "utrecht"


def test_a_place_that_cannot_be_written_is_told(workspace: Workspace, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")

    with pytest.raises(DiskFullError, match="Kies een andere plek"):
        workspace.regions.write("utrecht", tmp_path / "file" / "x.zip")


def test_a_loaded_version_gives_way_to_the_one_of_the_program(
    workspace: Workspace, tmp_path: Path
) -> None:
    files = a_package(id='"utrecht"', name='"Utrecht"', version='"9.0.0"')
    load(workspace, tmp_path, files)
    choose(workspace, "utrecht")
    loaded = workspace.region.version

    workspace.regions.drop("utrecht")

    assert (loaded, workspace.region.version) == ("9.0.0", "1.0.0")


def test_a_package_in_use_or_below_another_stays(workspace: Workspace, tmp_path: Path) -> None:
    load(workspace, tmp_path, a_package())
    choose(workspace, "proef")

    with pytest.raises(InvalidInputError, match="in gebruik"):
        workspace.regions.drop("proef")
    load(workspace, tmp_path, a_package(id='"dorp"', layer='"gemeente"', based_on='"proef"'))
    choose(workspace, "dorp")
    with pytest.raises(InvalidInputError, match="in gebruik"):
        workspace.regions.drop("proef")
    choose(workspace, "landelijk")
    workspace.regions.drop("dorp")
    workspace.regions.drop("proef")

    assert "Proef" not in names(workspace.regions)


@pytest.mark.parametrize("kind", ["missing", "folder"])
def test_what_is_no_file_is_refused(workspace: Workspace, tmp_path: Path, kind: str) -> None:
    path = tmp_path if kind == "folder" else tmp_path / "weg.zip"

    with pytest.raises(InvalidInputError, match="Er is niets gewijzigd"):
        workspace.regions.read(path)


@pytest.mark.parametrize(
    ("region", "municipality", "words"),
    [
        ("landelijk", "Stein", "Kies uw regio"),
        ("zuid-limburg", "Stein", "Aanbod voor gemeente Stein, regio Zuid-Limburg"),
        ("zuid-limburg", "sittard geleen", "Aanbod voor gemeente sittard geleen"),
        ("zuid-limburg", " ", "nog geen gemeente"),
        ("zuid-limburg", "Baarn", "De gemeente Baarn staat niet in het pakket"),
    ],
)
def test_the_page_says_for_which_place_it_is(
    workspace: Workspace, region: str, municipality: str, words: str
) -> None:
    choose(workspace, region)

    assert words in place_note(workspace.region, municipality)


def test_what_now_offers_what_the_family_can_have_where_it_lives(workspace: Workspace) -> None:
    _, screening_id = kept_talk(workspace)
    choose(workspace, "zuid-limburg")

    page = workspace.what_now.open(screening_id)

    offers = {offer.service.id: offer for offer in page.offers}
    assert offers["knooppunt-kansrijke-start"].place == "voor de regio Zuid-Limburg"
    assert offers["basisstructuur-graad-2"].freshness is Freshness.UNCHECKED
    assert "basisstructuur-graad-1" not in offers


def test_a_finished_letter_stays_as_it_is_when_the_region_changes(workspace: Workspace) -> None:
    _, screening_id = kept_talk(workspace)
    basis, draft = workspace.referrals.begin(screening_id, "prenataal-huisbezoek")

    choose(workspace, "zuid-limburg")
    later, _draft = workspace.referrals.begin(screening_id, "prenataal-huisbezoek")

    assert basis.service is not None
    assert later.service is not None
    assert basis.service.layer is Layer.NATIONAL
    assert later.service.layer is Layer.REGION
    assert workspace.referrals.letter(basis, draft).startswith(b"%PDF")


def test_a_letter_knows_whom_the_region_names_for_this_recipient(workspace: Workspace) -> None:
    _, screening_id = kept_talk(workspace)
    choose(workspace, "zuid-limburg")

    basis, _draft = workspace.referrals.begin(screening_id, "prenataal-huisbezoek")

    service, contact = basis.contacts
    assert service.organization == "GGD Zuid Limburg, JGZ Zuid-Limburg"
    assert service.contact == "trendbreukzuidlimburg.nl"
    assert contact.organization.startswith("JGZ Zuid-Limburg")
    assert "voorzorg@ggdzl.nl" in contact.details
    assert "voorzorg@ggdzl.nl" not in contact.contact
    assert contact.checked.startswith("Nagekeken op 22 november 2026")


def test_a_contact_looked_up_long_ago_is_marked(workspace: Workspace, tmp_path: Path) -> None:
    files = a_package()
    contacts = files["contacts.csv"].replace(b"jgz,Dorp,", b"jgz,,")
    files["contacts.csv"] = contacts.replace(b"2026-11-01", b"2020-01-31")
    load(workspace, tmp_path, files)
    choose(workspace, "proef")
    _, screening_id = kept_talk(workspace)

    basis, _draft = workspace.referrals.begin(screening_id, None)

    (contact,) = basis.contacts
    assert contact.freshness is Freshness.STALE
    assert contact.checked.startswith("Verouderd: voor het laatst nagekeken op 31 januari 2020")


def test_a_contact_of_another_municipality_is_not_named(
    workspace: Workspace, tmp_path: Path
) -> None:
    load(workspace, tmp_path, a_package())
    choose(workspace, "proef")
    _, screening_id = kept_talk(workspace)

    basis, _draft = workspace.referrals.begin(screening_id, None)

    assert basis.contacts == ()
