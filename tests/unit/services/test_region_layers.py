"""What no layer can take away, and what a layer of one municipality knows of its region."""

from pathlib import Path

from kansrijk_desktop.exchange.region_archive import unpacked
from kansrijk_desktop.services.what_now import place_note
from kansrijk_desktop.services.workspace import Workspace
from tests.packages import ROW, a_package, a_package_file


def use(workspace: Workspace, folder: Path, files: dict[str, bytes], package_id: str) -> None:
    workspace.regions.keep(workspace.regions.read(a_package_file(folder, files)))
    workspace.regions.choose(package_id)


def test_what_is_for_danger_stays_that_in_every_layer(workspace: Workspace, tmp_path: Path) -> None:
    other_kind = ROW.replace("geldfit,Geldfit", "veilig-thuis-vandaag,Later eens bellen")
    own_number = ROW.replace("geldfit,Geldfit", "113,Crisislijn van de regio").replace(
        "low-threshold", "acute"
    )

    use(workspace, tmp_path, a_package(other_kind, own_number), "proef")

    kept, replaced = (
        workspace.region.service("veilig-thuis-vandaag"),
        workspace.region.service("113"),
    )
    assert kept is not None
    assert (kept.kind, kept.phone) == ("acute", "0800-2000")
    assert replaced is not None
    assert replaced.name == "Crisislijn van de regio"


def test_a_national_package_without_what_is_for_danger_is_refused(
    workspace: Workspace, tmp_path: Path
) -> None:
    files = unpacked(workspace.regions.content("landelijk"))
    lines = files["services.csv"].splitlines(keepends=True)
    files["services.csv"] = b"".join(line for line in lines if not line.startswith(b"113,"))

    read = workspace.regions.read(a_package_file(tmp_path, files))

    assert read.region is None
    assert "113 Zelfmoordpreventie" in read.problems[0].text


def test_a_municipalitys_package_knows_the_other_municipalities_of_its_region(
    workspace: Workspace, tmp_path: Path
) -> None:
    files = a_package(
        id='"dorp"', name='"Gemeente Dorp"', layer='"gemeente"', based_on='"zuid-limburg"'
    )
    use(workspace, tmp_path, files, "dorp")

    assert place_note(workspace.region, "Dorp") == (
        "Aanbod voor gemeente Dorp, regio Zuid-Limburg en heel Nederland."
    )
    assert place_note(workspace.region, "Vaals") == (
        "Aanbod voor gemeente Vaals, regio Zuid-Limburg en heel Nederland."
    )
    assert "Elders" in place_note(workspace.region, "Elders")
