"""The demo is only complete when everything is there."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from kansrijk_desktop.demo import desk as desk_module
from kansrijk_desktop.demo.evidence import Evidence
from kansrijk_desktop.demo.visit import play, shortcomings
from kansrijk_desktop.errors import ExpectedError
from kansrijk_desktop.storage.key_cost import KeyCost

GOOD_COUNTS = {"key_presses_quiet": 29, "typed_fields_letter": 3}


@pytest.fixture
def evidence(tmp_path: Path, qapp: QApplication) -> Evidence:
    evidence = Evidence(tmp_path, qapp)
    evidence.counts.update(GOOD_COUNTS)
    evidence.letter("brief.pdf").write_bytes(b"%PDF-1.7")
    return evidence


def test_a_whole_demo_lacks_nothing(evidence: Evidence) -> None:
    assert shortcomings(evidence) == []


def test_a_letter_that_is_no_pdf_is_missing(evidence: Evidence) -> None:
    evidence.letter("brief.pdf").write_bytes(b"")
    evidence.letter("tweede.pdf")

    assert shortcomings(evidence) == ["brief.pdf", "brief.pdf", "tweede.pdf"]


@pytest.mark.parametrize("count", [0, 41])
def test_a_count_out_of_bounds_is_told_with_its_limit(evidence: Evidence, count: int) -> None:
    evidence.counts["key_presses_quiet"] = count

    assert shortcomings(evidence) == [f"key_presses_quiet: {count} (40)"]


def test_a_letter_of_an_earlier_demo_makes_room(evidence: Evidence, tmp_path: Path) -> None:
    path = evidence.letter("brief.pdf")

    assert not path.exists()


def test_pictures_of_an_earlier_demo_make_room_and_other_files_stay(
    tmp_path: Path, qapp: QApplication
) -> None:
    folder = tmp_path / "schermen"
    folder.mkdir()
    (folder / "07-oud-licht.png").touch()
    (folder / "vakantie.png").touch()

    Evidence(tmp_path, qapp)

    assert [path.name for path in folder.iterdir()] == ["vakantie.png"]


def test_a_folder_that_cannot_be_written_is_told_with_what_to_do(
    tmp_path: Path, qapp: QApplication
) -> None:
    (tmp_path / "bestand").touch()

    with pytest.raises(ExpectedError, match="--out"):
        play(tmp_path / "bestand")


def test_a_demo_that_gets_stuck_says_where_and_fails(
    tmp_path: Path,
    qapp: QApplication,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(desk_module, "PATIENCE", 0.0)

    exit_code = play(tmp_path, KeyCost.floor())

    assert exit_code == 1
    assert "De demo is niet compleet" in capsys.readouterr().err
    assert list(tmp_path.rglob("*hier-bleef-het-steken-licht.png"))
