"""Hold the imports to the layers of docs/architecture.md."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from importlinter.cli import lint_imports

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "kansrijk_desktop"
QT_MODULES = {"__init__", "__main__", "app", "cli", "demo", "ui"}


def contracts() -> list[dict[str, Any]]:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    contracts: list[dict[str, Any]] = tomllib.loads(text)["tool"]["importlinter"]["contracts"]
    return contracts


def test_imports_keep_to_the_layers(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)

    exit_code = lint_imports(config_filename="pyproject.toml", no_cache=True)

    assert exit_code == 0, capsys.readouterr().out


def test_every_module_outside_the_user_interface_is_forbidden_to_know_qt() -> None:
    contract = next(entry for entry in contracts() if "knows Qt" in entry["name"])

    modules = {path.stem for path in PACKAGE.iterdir() if path.suffix == ".py" or path.is_dir()}
    without_qt = modules - QT_MODULES - {"__pycache__", "_data"}

    assert {f"kansrijk_desktop.{name}" for name in without_qt} == set(contract["source_modules"])
