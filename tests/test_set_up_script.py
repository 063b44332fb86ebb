"""Try what `./kansrijk` decides; that it really sets up is tried on a fresh machine."""

import os
import subprocess
import sys
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from pathlib import Path
from types import ModuleType

import pytest

SCRIPT = Path(__file__).parents[1] / "kansrijk"


@pytest.fixture(scope="module")
def script() -> ModuleType:
    loader = SourceFileLoader("kansrijk_script", str(SCRIPT))
    spec = spec_from_loader(loader.name, loader)
    assert spec is not None
    module = module_from_spec(spec)
    sys.dont_write_bytecode, before = True, sys.dont_write_bytecode
    loader.exec_module(module)
    sys.dont_write_bytecode = before
    return module


@pytest.fixture
def installed(script: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a virtual environment that carries the stamp of a finished set-up."""
    monkeypatch.setattr(script, "VENV", tmp_path)
    stamp = tmp_path / "set-up-lock"
    stamp.write_text(script.fingerprint(script.LOCK), encoding="utf-8")
    return tmp_path


@pytest.mark.usefixtures("installed")
def test_a_second_set_up_does_nothing(
    script: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    script.set_up()

    assert capsys.readouterr().out == ""


def test_another_lock_file_is_another_installation(
    script: ModuleType, installed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = script.fingerprint(script.LOCK)
    changed = installed / "changed.txt"
    changed.write_bytes(script.SYSTEM_LIST.read_bytes() + b"libexample1\n")

    monkeypatch.setattr(script, "SYSTEM_LIST", changed)

    assert script.fingerprint(script.LOCK) != before
    assert script.fingerprint(script.DEV_LOCK) != script.fingerprint(script.LOCK)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no root")
def test_who_may_not_install_gets_the_command_for_an_administrator(
    script: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.setattr(script.shutil, "which", lambda name: None if name == "sudo" else name)

    with pytest.raises(script.StopError) as stop:
        script.install_packages(["libgl1", "libegl1"], "systeembibliotheken")

    text = str(stop.value)
    assert "apt-get install --yes --no-install-recommends libgl1 libegl1" in text
    assert "Er is niets veranderd." in text


def test_progress_is_told_in_quarters_where_there_is_no_terminal(
    script: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    progress = script.Progress("Setting up ", "newly installed")

    progress.see("0 upgraded, 8 newly installed, 0 to remove and 0 not upgraded.")
    for number in range(9):
        progress.see(f"Setting up package-{number} ...")
    progress.see("Processing triggers")

    told = [line.strip() for line in capsys.readouterr().out.splitlines()]
    assert told == ["2 van 8", "4 van 8", "6 van 8", "8 van 8"]


def test_a_command_that_fails_shows_its_last_words(script: ModuleType) -> None:
    command = [sys.executable, "-c", "print('one'); print('two'); raise SystemExit(5)"]

    with pytest.raises(script.StopError) as stop:
        script.run_quietly(command)

    assert "one\n    two" in str(stop.value)
    assert "Start ./kansrijk opnieuw" in str(stop.value)


def test_help_names_every_command_and_installs_nothing() -> None:
    result = subprocess.run(  # noqa: S603 - our own script
        [sys.executable, str(SCRIPT), "--help"], capture_output=True, text=True, check=True
    )

    for command in ("setup", "demo", "test", "form check"):
        assert f"./kansrijk {command}" in result.stdout
