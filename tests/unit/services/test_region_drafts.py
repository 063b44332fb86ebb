"""Drafts of region packages, kept in a real encrypted database until they are used."""

import json
from base64 import b64encode
from pathlib import Path

import pytest

from kansrijk_desktop.errors import DiskFullError, InvalidInputError
from kansrijk_desktop.exchange.region_sheets import Sheet, table_of
from kansrijk_desktop.records.region import Layer
from kansrijk_desktop.services.region_draft import (
    AddLine,
    CheckToday,
    Draft,
    SetCell,
    TakeOver,
)
from kansrijk_desktop.services.region_drafts import KEPT_UNDER, PackageName, RegionDrafts
from kansrijk_desktop.services.workspace import Workspace, open_workspace
from kansrijk_desktop.storage.practitioners import SettingRepository
from tests.fakes import FixedClock
from tests.packages import a_package, a_package_file
from tests.workspaces import fresh_database


@pytest.fixture
def drafts(workspace: Workspace) -> RegionDrafts:
    return workspace.region_drafts


def number_of(draft: Draft, service_id: str) -> int:
    lines = draft.sheets.of(Sheet.SERVICES)
    return next(line.number for line in lines if line.cells["id"] == service_id)


def with_cost(drafts: RegionDrafts, package_id: str = "utrecht", cost: str = "gratis") -> Draft:
    draft = drafts.open(package_id)
    edit = SetCell(Sheet.SERVICES, draft.sheets.of(Sheet.SERVICES)[-1].number, "cost", cost)
    changed = drafts.edit(draft, edit)
    drafts.save(changed)
    return changed


def test_a_package_opens_as_it_is_in_use_on_the_layers_below(drafts: RegionDrafts) -> None:
    draft = drafts.open("utrecht")

    assert draft.sheets.about["name"] == "Utrecht"
    assert [lower.about["id"] for lower in draft.below] == ["landelijk"]
    assert not draft.is_changed
    assert drafts.judge(draft).faults == ()
    assert drafts.judge(draft).change_count == 0


def test_a_package_that_is_not_there_is_told(drafts: RegionDrafts) -> None:
    with pytest.raises(InvalidInputError, match="er niet meer"):
        drafts.open("nergens")


def test_a_draft_is_there_after_opening_again_and_changes_nothing_for_families(
    tmp_path: Path,
) -> None:
    database = fresh_database(tmp_path / "dossiers.db")
    workspace = open_workspace(database, FixedClock())
    with_cost(workspace.region_drafts, cost="5 euro")

    again = open_workspace(database, FixedClock())
    draft = again.region_drafts.open("utrecht")
    names = again.region_drafts.names()
    again.regions.choose("utrecht")
    service = again.region.service("lokale-coalitie", "Utrecht")
    database.close()

    assert draft.sheets.of(Sheet.SERVICES)[-1].cells["cost"] == "5 euro"
    assert PackageName("utrecht", "Utrecht", has_draft=True) in names
    assert service is not None
    assert service.cost == ""


def test_what_is_typed_wrong_is_kept_with_the_draft(
    workspace: Workspace, drafts: RegionDrafts
) -> None:
    draft = drafts.open("utrecht")
    edit = SetCell(Sheet.SERVICES, 1, "to_week", "ergens in de lente")

    standing = drafts.save(drafts.edit(draft, edit))
    again = drafts.open("utrecht")

    assert [fault.column for fault in standing.faults] == ["to_week"]
    assert standing.change_count == 1
    assert again.sheets.of(Sheet.SERVICES)[0].cells["to_week"] == "ergens in de lente"


def test_a_draft_with_faults_is_not_used_and_nothing_is_half_kept(
    workspace: Workspace, drafts: RegionDrafts
) -> None:
    draft = drafts.edit(drafts.open("utrecht"), SetCell(Sheet.SERVICES, 1, "to_week", "99"))
    drafts.save(draft)

    with pytest.raises(InvalidInputError, match="Verbeter eerst"):
        drafts.use(draft, "1.0.1", "wij")

    assert all(package.loaded_at is None for package in workspace.regions.packages)
    assert drafts.has_draft("utrecht")


def test_a_draft_is_used_as_a_new_version_of_ours(
    workspace: Workspace, drafts: RegionDrafts
) -> None:
    workspace.regions.choose("utrecht")
    draft = with_cost(drafts, cost="5 euro")

    package = drafts.use(draft, drafts.next_version(draft), drafts.next_owner(draft))

    assert (package.region.version, package.region.owner) == ("1.0.1", "Praktijk De Wieg")
    assert package.loaded_by == "M. de Vroed"
    assert workspace.region.version == "1.0.1"
    service = workspace.region.service("lokale-coalitie", "Utrecht")
    assert service is not None
    assert service.cost == "5 euro"
    assert not drafts.has_draft("utrecht")
    assert not drafts.open("utrecht").is_changed


def test_rows_that_nobody_changed_keep_their_owner(
    workspace: Workspace, drafts: RegionDrafts
) -> None:
    before = {
        service.id: service.owner
        for package in workspace.regions.packages
        if package.region.id == "utrecht"
        for service in package.region.services
    }

    package = drafts.use(with_cost(drafts), "1.0.1", "Coalitie Utrecht")

    after = {service.id: service.owner for service in package.region.services}
    assert after == before


def test_versions_go_up_and_an_owner_stays(drafts: RegionDrafts) -> None:
    drafts.use(with_cost(drafts, cost="1"), "1.0.1", "Coalitie Utrecht")

    draft = with_cost(drafts, cost="2")

    assert (drafts.next_version(draft), drafts.next_owner(draft)) == ("1.0.2", "Coalitie Utrecht")
    with pytest.raises(InvalidInputError, match=r"hogere versie dan 1\.0\.1"):
        drafts.use(draft, "1.0.1", "Coalitie Utrecht")


@pytest.mark.parametrize("version", ["", "eerste", "1.2.3.4"])
def test_a_version_that_is_none_is_refused(drafts: RegionDrafts, version: str) -> None:
    draft = with_cost(drafts)

    with pytest.raises(InvalidInputError):
        drafts.use(draft, version, "wij")


def test_an_owner_that_was_typed_in_the_package_counts(drafts: RegionDrafts) -> None:
    draft = drafts.open("utrecht")

    changed = drafts.edit(draft, SetCell(Sheet.ABOUT, 1, "owner", "GGD regio Utrecht"))

    assert drafts.next_owner(changed) == "GGD regio Utrecht"


def test_the_package_that_came_along_can_be_returned_to(
    workspace: Workspace, drafts: RegionDrafts
) -> None:
    drafts.use(with_cost(drafts, cost="5 euro"), "1.0.1", "wij")

    workspace.regions.drop("utrecht")

    assert drafts.open("utrecht").sheets.about["version"] == "1.0.0"


def test_a_draft_that_changes_nothing_is_no_draft(drafts: RegionDrafts) -> None:
    draft = drafts.open("utrecht")
    with_cost(drafts, cost="5 euro")

    drafts.save(draft)

    assert not drafts.has_draft("utrecht")


def test_a_draft_can_be_thrown_away(drafts: RegionDrafts) -> None:
    with_cost(drafts)

    drafts.forget("utrecht")
    drafts.forget("utrecht")

    assert not drafts.open("utrecht").is_changed


def test_a_layer_of_a_municipality_can_be_made_from_scratch(
    workspace: Workspace, drafts: RegionDrafts
) -> None:
    draft = drafts.begin_layer("Zeist", "utrecht")
    draft = drafts.edit(draft, AddLine(Sheet.SERVICES))
    draft = drafts.edit(draft, SetCell(Sheet.SERVICES, 1, "name", "Inloop Zeist"))
    drafts.save(draft)

    package = drafts.use(draft, drafts.next_version(draft), drafts.next_owner(draft))
    workspace.regions.choose(package.region.id)

    region = workspace.region
    assert (region.layer, region.based_on, region.version) == (
        Layer.MUNICIPALITY,
        "utrecht",
        "1.0.0",
    )
    assert region.service("inloop-zeist", "Zeist") is not None
    assert region.service("inloop-zeist", "Baarn") is None
    assert region.has_municipality("Baarn")
    assert region.service("112", "Zeist") is not None


@pytest.mark.parametrize("name", ["Zeist", "'s-Gravenhage", "Nieuwdorp"])
def test_what_a_new_layer_begins_with_is_no_change(drafts: RegionDrafts, name: str) -> None:
    begun = drafts.begin_layer(name, "utrecht")
    again = drafts.open(begun.package_id)
    added = drafts.edit(again, AddLine(Sheet.SERVICES))
    renamed = drafts.edit(again, SetCell(Sheet.ABOUT, 1, "name", "Onze laag"))
    moved = drafts.edit(again, SetCell(Sheet.MUNICIPALITIES, 1, "source", "gebeld"))

    counts = [drafts.judge(draft).change_count for draft in (begun, again, added, renamed, moved)]

    assert counts == [0, 0, 1, 1, 1]


def test_a_new_layer_can_be_opened_before_it_is_used(drafts: RegionDrafts) -> None:
    drafts.begin_layer("Zeist", "utrecht")

    names = {one.id: one for one in drafts.names()}
    draft = drafts.open("gemeente-zeist")

    assert names["gemeente-zeist"].is_new
    assert draft.kept is None
    assert [lower.about["id"] for lower in draft.below] == ["utrecht", "landelijk"]
    with pytest.raises(InvalidInputError, match="al een laag"):
        drafts.begin_layer("zeist", "utrecht")


def test_a_municipality_of_the_same_name_as_its_region_is_another_package(
    drafts: RegionDrafts,
) -> None:
    assert drafts.begin_layer("Utrecht", "utrecht").package_id == "gemeente-utrecht"


def test_a_row_of_a_lower_layer_is_taken_over_and_checked_today(
    workspace: Workspace, drafts: RegionDrafts
) -> None:
    workspace.regions.choose("utrecht")
    draft = drafts.open("utrecht")
    number = number_of(Draft("", draft.below[0], None), "geldfit")
    draft = drafts.edit(draft, TakeOver(Sheet.SERVICES, 0, number))
    draft = drafts.edit(draft, CheckToday(Sheet.SERVICES, number_of(draft, "geldfit")))

    drafts.use(draft, "1.1.0", "wij")

    service = workspace.region.service("geldfit")
    assert service is not None
    assert (service.layer, service.owner) == (Layer.REGION, "Praktijk De Wieg")
    assert str(service.last_checked) == "2026-11-21"


def test_the_national_package_cannot_be_used_without_what_is_for_danger(
    workspace: Workspace, drafts: RegionDrafts
) -> None:
    draft = drafts.open("landelijk")
    number = number_of(draft, "112")
    lines = [line for line in draft.sheets.of(Sheet.SERVICES) if line.number != number]
    without = Draft(
        "landelijk", draft.sheets.with_lines(Sheet.SERVICES, lines), draft.kept, draft.below
    )

    with pytest.raises(InvalidInputError):
        drafts.use(without, "9.0.0", "wij")
    read = workspace.regions.judge(
        {
            **workspace.regions.files("landelijk"),
            "services.csv": table_of(without.sheets, Sheet.SERVICES),
        }
    )

    assert "112: gevaar nu" in read.problems[0].text


def test_a_table_goes_out_and_comes_back_as_an_edit(drafts: RegionDrafts, tmp_path: Path) -> None:
    draft, path = drafts.open("utrecht"), tmp_path / "contacten.csv"

    drafts.write_table(draft, Sheet.CONTACTS, path)
    path.write_bytes(path.read_bytes().replace(b"Raedelijn,Steunt", b"Raedelijn,Helpt"))
    read = drafts.read_table(draft, Sheet.CONTACTS, path)

    assert read.edit is not None
    after = drafts.edit(draft, read.edit)
    assert drafts.judge(after).change_count == 1
    assert "Helpt de lokale coalities" in after.sheets.of(Sheet.CONTACTS)[-1].cells["role"]


def test_a_table_that_comes_back_as_it_went_changes_nothing(
    drafts: RegionDrafts, tmp_path: Path
) -> None:
    draft = drafts.open("utrecht")
    for sheet in (Sheet.SERVICES, Sheet.CONTACTS, Sheet.MUNICIPALITIES):
        drafts.write_table(draft, sheet, tmp_path / "tabel.csv")

        read = drafts.read_table(draft, sheet, tmp_path / "tabel.csv")

        assert read.edit is not None
        assert not drafts.edit(draft, read.edit).is_changed


def test_what_is_wrong_in_a_table_is_told_by_line_and_column(
    drafts: RegionDrafts, tmp_path: Path
) -> None:
    draft, path = drafts.open("utrecht"), tmp_path / "aanbod.csv"
    drafts.write_table(draft, Sheet.SERVICES, path)
    path.write_bytes(path.read_bytes().replace(b",orange;red,", b",oranje,", 1))

    read = drafts.read_table(draft, Sheet.SERVICES, path)

    assert read.edit is None
    assert [(one.line, one.column) for one in read.problems] == [(3, "levels")]


def test_a_table_without_end_or_that_is_not_there_is_refused(
    drafts: RegionDrafts, tmp_path: Path
) -> None:
    draft, path = drafts.open("utrecht"), tmp_path / "groot.csv"
    path.write_bytes(b"x" * 1_100_000)

    with pytest.raises(InvalidInputError, match="groter dan 1 MB"):
        drafts.read_table(draft, Sheet.SERVICES, path)
    with pytest.raises(InvalidInputError, match="geen gewoon bestand"):
        drafts.read_table(draft, Sheet.SERVICES, tmp_path)


def test_a_table_that_cannot_be_written_is_told(drafts: RegionDrafts, tmp_path: Path) -> None:
    (tmp_path / "bestand").write_text("x")

    with pytest.raises(DiskFullError, match="andere plek"):
        drafts.write_table(
            drafts.open("utrecht"), Sheet.SERVICES, tmp_path / "bestand" / "tabel.csv"
        )


def test_a_draft_that_cannot_be_read_any_more_keeps_nobody_out(workspace: Workspace) -> None:
    kept = {"utrecht": "geen base64", "groningen": b64encode(b"geen zip").decode()}
    SettingRepository(workspace.kept.database).set(KEPT_UNDER, json.dumps(kept))

    assert not workspace.region_drafts.open("utrecht").is_changed
    assert not workspace.region_drafts.open("groningen").is_changed


def test_a_draft_can_be_begun_on_a_loaded_package(
    workspace: Workspace, drafts: RegionDrafts, tmp_path: Path
) -> None:
    workspace.regions.keep(workspace.regions.read(a_package_file(tmp_path, a_package())))

    draft = drafts.open("proef")

    assert drafts.next_version(draft) == "1.2.1"
    assert drafts.next_owner(draft) == "wij"
