"""Before a version of a region package is used, and what goes to files, without Qt."""

from collections.abc import Callable
from pathlib import Path

import pytest

from kansrijk_desktop.exchange.region_sheets import Sheet
from kansrijk_desktop.services.region_draft import (
    AddLine,
    SetCell,
)
from kansrijk_desktop.services.workspace import Workspace
from tests.fakes import HeldTasks, InlineTasks
from tests.packages import ROW, a_package, a_package_file
from tests.region_desk import RegionDesk


@pytest.fixture
def desk(workspace: Workspace) -> RegionDesk:
    return RegionDesk(workspace).attach()


def cost(desk: RegionDesk, text: str, name: str = "Buurtteam") -> None:
    """Type another cost in a line."""
    line = desk.line(name)
    desk.presenter.do(SetCell(line.sheet, line.line.number, "cost", text))


def test_a_draft_is_compared_before_it_is_used(desk: RegionDesk) -> None:
    cost(desk, "5 euro")

    desk.comparing.look_over(desk.draft)
    state = desk.comparing_state
    desk.comparing.use()

    assert state.comparison is not None
    assert (state.version, state.owner) == ("1.0.1", "Praktijk De Wieg")
    assert [one.name for one in state.shown] == ["Buurtteam in de wijk"]
    assert not desk.comparing_state.is_open
    assert "versie 1.0.1, geldt vanaf nu" in desk.state.told
    assert desk.state.facts is not None
    assert desk.state.facts.version == "1.0.1"
    assert desk.state.change_count == 0


def test_version_and_owner_have_their_errors_at_the_field(desk: RegionDesk) -> None:
    cost(desk, "5 euro")
    desk.comparing.look_over(desk.draft)

    desk.comparing.type_version("1.0.0")
    desk.comparing.use()
    version_error = desk.comparing_state.version_error
    desk.comparing.type_version("1.0.1")
    desk.comparing.type_owner("  ")
    desk.comparing.use()

    assert "hogere versie dan 1.0.0" in version_error
    assert desk.comparing_state.version_error == ""
    assert desk.comparing_state.owner_error
    assert desk.drafts.has_draft("utrecht")


def test_a_file_is_used_only_after_it_was_shown(desk: RegionDesk, tmp_path: Path) -> None:
    path = a_package_file(tmp_path, a_package())

    desk.comparing.load(path)
    shown = desk.comparing_state.comparison
    there_before = "proef" in {one.id for one in desk.drafts.names()}
    desk.comparing.use()

    assert shown is not None
    assert shown.name == "Proef"
    assert not there_before
    assert desk.state.facts is not None
    assert desk.state.facts.name == "Proef"
    assert desk.state.facts.is_loaded


def test_a_file_is_put_away(desk: RegionDesk, tmp_path: Path) -> None:
    desk.comparing.load(a_package_file(tmp_path, a_package()))

    desk.comparing.put_away()

    assert not desk.comparing_state.is_open
    assert "proef" not in {one.id for one in desk.drafts.names()}


def test_differences_can_be_shown_by_sort(desk: RegionDesk) -> None:
    cost(desk, "5 euro")
    desk.presenter.do(AddLine(Sheet.CONTACTS))
    desk.comparing.look_over(desk.draft)

    desk.comparing.show_change("new")

    assert [one.sheet for one in desk.comparing_state.shown] == [Sheet.CONTACTS]


def test_what_is_wrong_with_a_file_is_shown_and_a_file_that_is_none_is_told(
    desk: RegionDesk, tmp_path: Path
) -> None:
    (tmp_path / "x.zip").write_bytes(b"x")
    desk.comparing.load(a_package_file(tmp_path, a_package(ROW.replace("27", "99"))))
    problems = desk.comparing_state.problems
    desk.comparing.put_away()
    desk.comparing.load(tmp_path / "x.zip")

    assert [one.column for one in problems] == ["to_week"]
    assert "geen zip-bestand" in desk.state.error
    assert not desk.comparing_state.is_open


def test_a_file_that_is_here_already_is_told(desk: RegionDesk, tmp_path: Path) -> None:
    path = tmp_path / "utrecht.zip"
    desk.files.write_package(desk.draft, path)
    saved = desk.state.told

    desk.comparing.load(path)

    assert "geen gegevens van gezinnen" in saved
    assert "is hier al" in desk.state.told


def test_going_back_asks_first(desk: RegionDesk) -> None:
    cost(desk, "5 euro")
    desk.comparing.look_over(desk.draft)
    desk.comparing.use()

    desk.comparing.return_to_built_in(desk.draft)
    asked = desk.comparing_state.comparison
    desk.comparing.use()

    assert asked is not None
    assert (asked.here, asked.there) == ("1.0.1", "1.0.0")
    assert desk.line("Buurtteam").cells["cost"] == "gratis"
    assert desk.state.facts is not None
    assert not desk.state.facts.is_loaded


def test_a_newer_package_that_came_along_is_told(workspace: Workspace, tmp_path: Path) -> None:
    files = workspace.regions.files("utrecht")
    files["region.toml"] = files["region.toml"].replace(b'"1.0.0"', b'"0.9.0"')
    older = workspace.regions.read(a_package_file(tmp_path, files))
    workspace.regions.keep(older, accepts_older=True)

    desk = RegionDesk(workspace).attach()

    assert desk.state.facts is not None
    assert desk.state.facts.newer == "1.0.0"


def test_a_table_goes_to_a_file_and_comes_back_into_the_draft(
    desk: RegionDesk, tmp_path: Path
) -> None:
    path = tmp_path / "aanbod.csv"
    desk.files.write_table(desk.draft, Sheet.SERVICES, path)
    path.write_bytes(path.read_bytes().replace(b"Buurtteam in de wijk", b"Buurtteam"))

    desk.files.read_table(desk.draft, Sheet.SERVICES, path)

    assert desk.state.told == "De tabel is ingelezen in uw kladversie: 5 regels."
    assert desk.line("Buurtteam").cells["name"] == "Buurtteam"
    assert desk.state.change_count == 1
    desk.presenter.undo()
    assert desk.state.change_count == 0


def test_a_table_with_faults_changes_nothing(desk: RegionDesk, tmp_path: Path) -> None:
    path = tmp_path / "aanbod.csv"
    path.write_text("id,name\nx,y\n", encoding="utf-8")

    desk.files.read_table(desk.draft, Sheet.SERVICES, path)

    assert desk.comparing_state.problems
    assert desk.state.change_count == 0


@pytest.mark.parametrize(
    "act",
    [
        lambda desk, path: desk.files.read_table(desk.draft, Sheet.SERVICES, path),
        lambda desk, path: desk.files.write_table(desk.draft, Sheet.SERVICES, path / "x" / "y"),
        lambda desk, path: desk.files.write_package(desk.draft, path / "x" / "y"),
    ],
)
def test_what_cannot_be_read_or_written_is_told(
    desk: RegionDesk, tmp_path: Path, act: Callable[[RegionDesk, Path], None]
) -> None:
    (tmp_path / "x").write_text("x")

    act(desk, tmp_path)

    assert desk.state.error


def test_while_one_comparison_runs_no_other_begins(workspace: Workspace, tmp_path: Path) -> None:
    tasks = HeldTasks()
    desk = RegionDesk(workspace, tasks=tasks).attach()
    tasks.let_go()

    desk.comparing.load(tmp_path)
    desk.comparing.load(tmp_path)
    desk.comparing.put_away()

    assert len(tasks.waiting) == 1
    assert isinstance(tasks, InlineTasks)
