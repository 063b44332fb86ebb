"""Hold the imports to the layers of docs/architecture.md."""

import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "kansrijk_desktop"
QT_MODULES = {"__init__", "__main__", "app", "cli", "demo", "self_check", "ui"}


def contracts() -> list[dict[str, Any]]:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    contracts: list[dict[str, Any]] = tomllib.loads(text)["tool"]["importlinter"]["contracts"]
    return contracts


def test_imports_keep_to_the_layers() -> None:
    # A process of its own: the linter sets up logging for itself and silences all other loggers.
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]

    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S603 - our own tool

    assert result.returncode == 0, result.stdout


def test_every_module_outside_the_user_interface_is_forbidden_to_know_qt() -> None:
    contract = next(entry for entry in contracts() if "knows Qt" in entry["name"])

    modules = {path.stem for path in PACKAGE.iterdir() if path.suffix == ".py" or path.is_dir()}
    without_qt = modules - QT_MODULES - {"__pycache__", "_data"}

    assert {f"kansrijk_desktop.{name}" for name in without_qt} == set(contract["source_modules"])
