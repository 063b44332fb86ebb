"""Run the program as a shell would."""

import json
import sys
from pathlib import Path

import pytest

from kansrijk_desktop.__main__ import main


def run(monkeypatch: pytest.MonkeyPatch, *arguments: str | Path) -> int:
    """Run the program and return its exit code."""
    monkeypatch.setattr(sys, "argv", ["kansrijk-desktop", *map(str, arguments)])
    with pytest.raises(SystemExit) as end:
        main()
    return int(end.value.code or 0)


def written(path: Path, content: object) -> Path:
    """Write JSON to a file and return its path."""
    path.write_text(json.dumps(content), encoding="utf-8")
    return path
