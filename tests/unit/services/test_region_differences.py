"""What is new, changed and gone between two versions of a region package."""

from pathlib import Path

import pytest

from kansrijk_desktop.exchange.region_sheets import Sheet, Sheets, sheets_of
from kansrijk_desktop.services.region_comparisons import Comparison, Purpose, RegionComparisons
from kansrijk_desktop.services.region_differences import Change, Difference, differences
from kansrijk_desktop.services.region_draft import SetCell
from kansrijk_desktop.services.regions import ReadPackage
from kansrijk_desktop.services.workspace import Workspace
from tests.packages import ROW, a_package, a_package_file

OTHER = ROW.replace("geldfit,Geldfit", "buurt,Buurthulp")
LOCAL = ROW.replace("nee,,,,bron", "nee,,Dorp,,bron")


def a_version(*rows: str, **about: str) -> Sheets:
    return sheets_of(a_package(*rows, **about))


def told(found: tuple[Difference, ...]) -> list[tuple[str, str]]:
    return [(one.change.value, one.name) for one in found]


def fields(found: tuple[Difference, ...]) -> list[tuple[str, str, str]]:
    return [(one.label, one.before, one.after) for each in found for one in each.fields]


def test_versions_that_say_the_same_do_not_differ() -> None:
    assert differences(a_version(), a_version(version='"1.3.0"')) == ()


def test_what_is_new_changed_and_gone_is_told_by_name() -> None:
    before = a_version(ROW, OTHER)
    after = a_version(
        ROW.replace("gratis", "5 euro"), ROW.replace("geldfit,Geldfit", "inloop,Inloop")
    )

    found = differences(before, after)

    assert told(found) == [("changed", "Geldfit"), ("new", "Inloop"), ("gone", "Buurthulp")]
    assert fields(found[:1]) == [("Kosten", "gratis", "5 euro")]


def test_fields_are_told_in_words() -> None:
    after = ROW.replace("money;housing,yellow; orange", "stress,red").replace(
        "bron,2026-11-01,bevestigd", "bron,2026-11-21,controleren"
    )

    found = differences(a_version(), a_version(after))

    assert fields(found) == [
        ("Onderwerpen", "Geld, Wonen", "Stress"),
        ("Niveaus", "geel, oranje", "rood"),
        ("Nagekeken op", "1 november 2026", "21 november 2026"),
        ("Stand", "Bevestigd", "Controleren"),
    ]


def test_a_row_that_gets_other_municipalities_is_the_same_row() -> None:
    found = differences(a_version(ROW), a_version(LOCAL))

    assert fields(found) == [("Alleen in deze gemeenten", "", "Dorp")]


def test_rows_of_one_offer_for_other_places_are_kept_apart() -> None:
    before = a_version(ROW, LOCAL)
    after = a_version(LOCAL.replace("gratis", "5 euro"), ROW)

    found = differences(before, after)

    assert fields(found) == [("Kosten", "gratis", "5 euro")]


def test_without_a_first_version_everything_is_new() -> None:
    found = differences(None, a_version())

    assert {one.change for one in found} == {Change.NEW}
    assert {one.sheet for one in found} == {
        Sheet.SERVICES,
        Sheet.CONTACTS,
        Sheet.MUNICIPALITIES,
        Sheet.ABOUT,
    }


@pytest.mark.parametrize(
    ("about", "label"),
    [
        ({"owner": '"anderen"'}, "Eigenaar"),
        ({"always_visible": '["Wacht: 1"]'}, "Nummers die altijd in beeld zijn"),
        ({"thresholds": "{ several_concerns = 4 }"}, "Vanaf hoeveel onderwerpen"),
    ],
)
def test_what_a_package_says_of_itself_counts_too(about: dict[str, str], label: str) -> None:
    (found,) = differences(a_version(), a_version(**about))

    assert found.sheet is Sheet.ABOUT
    assert found.fields[0].label.startswith(label)


@pytest.fixture
def comparisons(workspace: Workspace) -> RegionComparisons:
    return RegionComparisons(workspace.regions, workspace.region_drafts)


def loaded(workspace: Workspace, folder: Path, files: dict[str, bytes]) -> None:
    workspace.regions.keep(workspace.regions.read(a_package_file(folder, files)))


def test_a_file_is_compared_with_the_version_here_and_nothing_is_kept(
    workspace: Workspace, comparisons: RegionComparisons, tmp_path: Path
) -> None:
    loaded(workspace, tmp_path, a_package())
    newer = a_package(ROW.replace("gratis", "5 euro"), OTHER, version='"1.3.0"')

    found = comparisons.with_file(a_package_file(tmp_path, newer))

    assert isinstance(found, Comparison)
    assert (found.purpose, found.here, found.there) == (Purpose.LOAD, "1.2.0", "1.3.0")
    assert [found.count(change) for change in Change] == [1, 1, 0]
    assert found.warnings == ()
    assert workspace.region_drafts.open("proef").sheets.about["version"] == "1.2.0"


@pytest.mark.parametrize(
    ("version", "words"),
    [('"1.1.0"', "Die is nieuwer"), ('"1.2.0"', "versienummer is gelijk")],
)
def test_a_file_that_is_older_or_has_the_same_number_is_warned_about(
    workspace: Workspace,
    comparisons: RegionComparisons,
    tmp_path: Path,
    version: str,
    words: str,
) -> None:
    loaded(workspace, tmp_path, a_package())

    found = comparisons.with_file(a_package_file(tmp_path, a_package(OTHER, version=version)))

    assert isinstance(found, Comparison)
    assert words in found.warnings[0]


def test_a_file_beside_a_draft_is_warned_about(
    workspace: Workspace, comparisons: RegionComparisons, tmp_path: Path
) -> None:
    loaded(workspace, tmp_path, a_package())
    drafts = workspace.region_drafts
    edit = SetCell(Sheet.SERVICES, 1, "cost", "5 euro")
    drafts.save(drafts.edit(drafts.open("proef"), edit))

    found = comparisons.with_file(a_package_file(tmp_path, a_package(OTHER, version='"2.0.0"')))

    assert isinstance(found, Comparison)
    assert "kladversie" in found.warnings[0]
    comparisons.use(found, "", "")
    behind = comparisons.with_draft(drafts.open("proef"))
    assert "begonnen op versie 1.2.0. Nu geldt versie 2.0.0" in behind.warnings[0]
    assert told(behind.differences)[-1] == ("gone", "Buurthulp")


def test_a_file_that_is_here_already_or_faulty_is_no_comparison(
    workspace: Workspace, comparisons: RegionComparisons, tmp_path: Path
) -> None:
    loaded(workspace, tmp_path, a_package())

    same = comparisons.with_file(a_package_file(tmp_path, a_package()))
    wrong = comparisons.with_file(a_package_file(tmp_path, a_package(ROW.replace("27", "99"))))

    assert isinstance(same, ReadPackage)
    assert same.is_same
    assert isinstance(wrong, ReadPackage)
    assert wrong.problems


def test_going_back_to_what_came_along_is_compared_too(
    workspace: Workspace, comparisons: RegionComparisons
) -> None:
    drafts = workspace.region_drafts
    edit = SetCell(Sheet.SERVICES, 1, "cost", "5 euro")
    draft = drafts.edit(drafts.open("utrecht"), edit)
    comparisons.use(comparisons.with_draft(draft), "1.0.1", "wij")

    found = comparisons.with_built_in(drafts.open("utrecht"))
    package = comparisons.use(found, "", "")

    assert (found.here, found.there) == ("1.0.1", "1.0.0")
    assert ("Kosten", "5 euro", "") in fields(found.differences)
    assert package is None
    assert drafts.open("utrecht").sheets.about["version"] == "1.0.0"


def test_a_loaded_package_that_nothing_came_along_for_can_be_taken_away(
    workspace: Workspace, comparisons: RegionComparisons, tmp_path: Path
) -> None:
    loaded(workspace, tmp_path, a_package())

    found = comparisons.with_built_in(workspace.region_drafts.open("proef"))
    comparisons.use(found, "", "")

    assert (found.there, found.differences) == ("", ())
    assert "proef" not in {package.region.id for package in workspace.regions.packages}
