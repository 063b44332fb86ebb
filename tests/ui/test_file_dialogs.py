"""Asking for files and for a place to write."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from kansrijk_desktop.ui import file_dialogs


@pytest.mark.parametrize(
    ("kind", "written_name"), [("Tekst (*.txt)", "verslag.txt"), ("JSON (*.json)", "verslag.json")]
)
def test_the_kind_of_report_is_its_suffix(
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    kind: str,
    written_name: str,
) -> None:
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", lambda *_asked: (str(tmp_path / "verslag"), kind)
    )
    parent = QWidget()
    qtbot.addWidget(parent)

    assert file_dialogs.choose_report_path(parent, "verslag") == tmp_path / written_name


def test_files_and_folders_are_asked_for_and_not_choosing_is_nothing(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: ("", ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_asked: ([str(tmp_path)], ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_asked: "")

    assert file_dialogs.choose_report_path(parent, "verslag") is None
    assert file_dialogs.choose_forms(parent) == [tmp_path]
    assert file_dialogs.choose_folder(parent) == []
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_asked: str(tmp_path))
    assert file_dialogs.choose_folder(parent) == [tmp_path]


@pytest.mark.parametrize(
    ("typed", "written"),
    [("pakket-1.0.0", "pakket-1.0.0.zip"), ("pakket-1.0.0.zip", "pakket-1.0.0.zip")],
)
def test_a_package_keeps_its_version_in_its_name(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, typed: str, written: str
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(tmp_path / typed), ""))

    assert file_dialogs.choose_package_path(parent, "pakket.zip") == tmp_path / written


def test_a_package_and_a_table_are_asked_for_and_not_choosing_is_nothing(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    for name in ("getSaveFileName", "getOpenFileName"):
        monkeypatch.setattr(QFileDialog, name, lambda *_asked: ("", ""))
    nothing = (
        file_dialogs.choose_package(parent),
        file_dialogs.choose_table(parent),
        file_dialogs.choose_package_path(parent, "x"),
        file_dialogs.choose_table_path(parent, "x"),
    )
    for name in ("getSaveFileName", "getOpenFileName"):
        monkeypatch.setattr(QFileDialog, name, lambda *_asked: (str(tmp_path / "x.csv"), ""))

    assert nothing == (None, None, None, None)
    assert file_dialogs.choose_table(parent) == tmp_path / "x.csv"
    assert file_dialogs.choose_table_path(parent, "x") == tmp_path / "x.csv"
