"""Reading questionnaires from files, without Qt."""

import json
from pathlib import Path

import pytest

from kansrijk_desktop.engine.load_report import Severity
from kansrijk_desktop.services.workspace import Workspace
from kansrijk_desktop.ui.screens.instruments.loading_presenter import LoadingState
from kansrijk_desktop.ui.screens.instruments.wording import Outcome
from tests.fakes import FailingTasks, HeldTasks
from tests.instruments_desk import InstrumentsDesk, a_form, a_poor_form, load, written


@pytest.fixture
def desk(workspace: Workspace) -> InstrumentsDesk:
    desk = InstrumentsDesk(workspace.instruments)
    desk.look()
    return desk


def shown(desk: InstrumentsDesk) -> LoadingState:
    return desk.loading_states[-1]


def a_broken_form() -> dict[str, object]:
    form = a_form("3.0.0")
    form["item"].append(form["item"][1])
    return form


def test_a_folder_gives_a_line_for_every_file(desk: InstrumentsDesk, tmp_path: Path) -> None:
    load(desk, *written(tmp_path, bekend=a_form()))
    (tmp_path / "stuk.json").write_text("{")
    written(tmp_path, goed=a_poor_form(), dubbel=a_broken_form())

    desk.loading.read([tmp_path])

    outcomes = {row.name: row.outcome for row in shown(desk).rows}
    assert outcomes == {
        "bekend.json": Outcome.KNOWN,
        "dubbel.json": Outcome.REFUSED,
        "goed.json": Outcome.USABLE,
        "stuk.json": Outcome.REFUSED,
    }
    assert shown(desk).count(Outcome.REFUSED) == 2
    assert shown(desk).file_count == 4
    details = {row.name: row.detail for row in shown(desk).rows}
    assert details["goed.json"] == "Slaap en rust · 4 vragen · niet ondersteund: 1"


def test_one_file_shows_its_report_at_once(desk: InstrumentsDesk, tmp_path: Path) -> None:
    desk.loading.read(written(tmp_path, dubbel=a_broken_form()))

    picked = shown(desk).picked
    assert picked is not None
    assert "linkId" in picked.problem
    assert {issue.severity for issue in picked.report.issues} == {Severity.REFUSED}


def test_files_are_found_by_name_and_by_what_came_of_them(
    desk: InstrumentsDesk, tmp_path: Path
) -> None:
    desk.loading.read(written(tmp_path, goed=a_form(), dubbel=a_broken_form()))

    desk.loading.show_outcome(Outcome.REFUSED.value)
    assert [row.name for row in shown(desk).rows] == ["dubbel.json"]
    desk.loading.search("goed")
    assert shown(desk).rows == ()
    desk.loading.show_outcome("all")
    assert [row.name for row in shown(desk).rows] == ["goed.json"]


def test_a_long_name_is_found_by_a_word_in_it(desk: InstrumentsDesk, tmp_path: Path) -> None:
    name = "vragenlijst-over-slaap-en-rust-in-het-eerste-jaar"
    desk.loading.read(written(tmp_path, **{name: a_form(), "ander": a_poor_form()}))

    desk.loading.search("eerste-jaar")

    assert [row.name for row in shown(desk).rows] == [f"{name}.json"]


def test_a_file_is_looked_at_and_put_back(desk: InstrumentsDesk, tmp_path: Path) -> None:
    desk.loading.read(written(tmp_path, goed=a_form(), dubbel=a_broken_form()))

    desk.loading.pick("1")
    picked = shown(desk).picked
    assert picked is not None
    assert picked.row.name == "dubbel.json"
    desk.loading.put_back()

    assert shown(desk).picked is None


def test_the_good_ones_are_kept_and_not_yet_in_use(desk: InstrumentsDesk, tmp_path: Path) -> None:
    paths = written(tmp_path, goed=a_form(), ook=a_poor_form(), dubbel=a_broken_form())

    load(desk, *paths)

    assert not shown(desk).is_open
    assert "2 vragenlijsten zijn bewaard" in desk.list_states[-1].told
    assert desk.list_states[-1].chosen is None
    assert {desk.version(label).state.value for label in ("1.0.0", "2.0.0-concept")} == {"loaded"}


def test_one_that_is_kept_shows_its_page(desk: InstrumentsDesk, tmp_path: Path) -> None:
    load(desk, *written(tmp_path, goed=a_form()))

    chosen = desk.list_states[-1].chosen
    assert chosen is not None
    assert chosen.version.label == "1.0.0"


def test_nothing_is_kept_when_there_is_nothing_good(desk: InstrumentsDesk, tmp_path: Path) -> None:
    desk.loading.read(written(tmp_path, dubbel=a_broken_form()))

    desk.loading.keep()

    assert shown(desk).is_open
    assert not shown(desk).is_keeping


def test_what_cannot_be_kept_stays_to_try_again(workspace: Workspace, tmp_path: Path) -> None:
    desk = InstrumentsDesk(workspace.instruments, database=FailingTasks("De schijf is vol."))
    desk.look()
    desk.loading.read(written(tmp_path, goed=a_form()))

    desk.loading.keep()

    assert shown(desk).error == "De schijf is vol."
    assert shown(desk).is_open
    assert not shown(desk).is_keeping


def test_while_reading_the_progress_is_looked_at_now_and_then(
    workspace: Workspace, tmp_path: Path
) -> None:
    background = HeldTasks()
    desk = InstrumentsDesk(workspace.instruments, background)
    desk.look()
    desk.loading.read(written(tmp_path, goed=a_form(), ook=a_poor_form()))
    assert (shown(desk).done, shown(desk).total) == (0, 2)

    desk.loading._note_progress(1, 2)
    desk.loading.look_at_progress()

    assert (shown(desk).done, shown(desk).total) == (1, 2)
    count = len(desk.loading_states)
    desk.loading.look_at_progress()
    assert len(desk.loading_states) == count


def test_reading_that_is_stopped_brings_nothing_and_another_may_begin(
    workspace: Workspace, tmp_path: Path
) -> None:
    background = HeldTasks()
    desk = InstrumentsDesk(workspace.instruments, background)
    desk.look()
    first, second = written(tmp_path, goed=a_form(), ook=a_poor_form())
    desk.loading.read([first])
    desk.loading.read([second])
    assert len(background.waiting) == 1

    desk.loading.close()
    desk.loading.read([second])
    background.let_go()

    assert [row.name for row in shown(desk).rows] == ["ook.json"]


def test_locking_while_a_file_is_read_lets_the_reading_go(
    workspace: Workspace, tmp_path: Path
) -> None:
    background = HeldTasks()
    desk = InstrumentsDesk(workspace.instruments, background)
    desk.look()
    desk.loading.read(written(tmp_path, goed=a_form()))
    count = len(desk.loading_states)

    desk.loading.detach()
    background.let_go()

    assert len(desk.loading_states) == count
    assert desk.loading.reports() == ()


def test_nothing_to_read_is_no_reading(desk: InstrumentsDesk) -> None:
    desk.loading.read([])

    assert not shown(desk).is_open


def test_a_reading_that_fails_says_so(workspace: Workspace, tmp_path: Path) -> None:
    desk = InstrumentsDesk(workspace.instruments, FailingTasks("De schijf weigert."))
    desk.look()

    desk.loading.read(written(tmp_path, goed=a_form()))

    assert shown(desk).error == "De schijf weigert."
    assert not shown(desk).is_reading


def test_what_is_being_kept_is_not_thrown_away(workspace: Workspace, tmp_path: Path) -> None:
    database = HeldTasks()
    desk = InstrumentsDesk(workspace.instruments, database=database)
    desk.look()
    desk.loading.read(written(tmp_path, goed=a_form()))
    desk.loading.keep()

    desk.loading.close()
    desk.loading.keep()
    assert shown(desk).is_keeping
    database.let_go()

    assert not shown(desk).is_open


def test_the_report_is_written_for_programs_as_well(desk: InstrumentsDesk, tmp_path: Path) -> None:
    desk.loading.read(written(tmp_path, dubbel=a_broken_form()))

    desk.loading.save_report(tmp_path / "verslag.json")

    (file,) = json.loads((tmp_path / "verslag.json").read_text("utf-8"))["files"]
    assert file["name"] == "dubbel.json"
    assert file["usable"] is False
    assert file["issues"][0]["code"] == "duplicate-link-id"
    assert shown(desk).told


def test_the_reports_of_all_files_go_into_one_text(desk: InstrumentsDesk, tmp_path: Path) -> None:
    (tmp_path / "stuk.json").write_text("{")
    paths = written(tmp_path, goed=a_form(), dubbel=a_broken_form())
    desk.loading.read([*paths, tmp_path / "stuk.json"])

    desk.loading.save_report(tmp_path / "verslag.txt")

    text = (tmp_path / "verslag.txt").read_text("utf-8")
    assert "goed.json\nKan worden gebruikt" in text
    assert "dubbel.json" in text
    assert "- item[1]: De linkId “rust” komt 2 keer voor" in text


def test_a_report_that_cannot_be_written_keeps_what_was_read(
    desk: InstrumentsDesk, tmp_path: Path
) -> None:
    desk.loading.read(written(tmp_path, goed=a_form()))

    desk.loading.save_report(tmp_path / "goed.json" / "verslag.txt")

    assert "andere plek" in shown(desk).error
    assert shown(desk).is_open
