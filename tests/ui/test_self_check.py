import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QFontDatabase
from pytestqt.qtbot import QtBot

from kansrijk_desktop import self_check
from kansrijk_desktop.__main__ import main
from kansrijk_desktop.self_check import run_self_check


def test_this_program_is_whole(qtbot: QtBot) -> None:
    said: list[str] = []

    exit_code = run_self_check(said.append)

    assert (exit_code, said) == (0, ["Het programma is heel."])


def test_the_command_line_can_ask_for_it(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["kansrijk-desktop", "--check"])

    with pytest.raises(SystemExit) as end:
        main()

    assert not end.value.code
    assert capsys.readouterr().out == "Het programma is heel.\n"


def test_a_form_that_cannot_be_used_is_named_with_the_reason(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "some-form").mkdir()
    (tmp_path / "some-form" / "1.0.0.json").write_text("{}", encoding="utf-8")
    monkeypatch.setattr(self_check, "forms_folder", lambda: tmp_path)
    said: list[str] = []

    exit_code = run_self_check(said.append)

    assert exit_code == 1
    assert said[0].startswith("some-form/1.0.0.json: ")
    assert said[-1] == "Het programma is niet heel."


def test_a_program_without_forms_is_not_whole(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(self_check, "forms_folder", lambda: tmp_path)
    said: list[str] = []

    assert run_self_check(said.append) == 1
    assert said[0] == "Er zijn geen vragenlijsten."


def test_a_font_that_qt_does_not_know_is_named(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFontDatabase, "families", lambda: ["Noto Sans", "Noto Sans Arabic"])
    said: list[str] = []

    assert run_self_check(said.append) == 1
    assert said[0] == "Lettertype Noto Sans Ethiopic ontbreekt."
