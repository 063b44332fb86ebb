"""A demo played through the real windows, and what was seen meanwhile."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

from kansrijk_desktop.demo.evidence import Inspect
from tests.e2e.desks import Windows
from tests.ui.screen_checks import cut_texts, unnamed_controls


@dataclass(frozen=True)
class Played:
    """What it left, and what was wrong with a screen on the way."""

    exit_code: int
    folder: Path
    windows: Windows
    unfit: list[str]

    def papers(self) -> list[Path]:
        return sorted((self.folder / "documenten").glob("*.pdf"))

    def pictures(self) -> list[Path]:
        return sorted((self.folder / "schermen").glob("*.png"))


def look_on(
    application: QApplication, folder: Path, play: Callable[[Path, Inspect], int]
) -> Played:
    """Let it play into a folder, and look at every screen it shows."""
    windows = Windows(application)
    unfit: list[str] = []

    def inspect(window: QWidget, name: str) -> None:
        unfit.extend(f"{name}: cut: {text}" for text in cut_texts(window))
        unfit.extend(f"{name}: no name: {control}" for control in unnamed_controls(window))

    exit_code = play(folder, inspect)
    windows.stop()
    return Played(exit_code, folder, windows, unfit)
