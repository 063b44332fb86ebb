"""What a demo leaves behind: a picture of every screen in both themes, and how long it took."""

import time
from pathlib import Path

import simplejson
from PySide6.QtWidgets import QApplication

from kansrijk_desktop.atomic_file import write_atomically
from kansrijk_desktop.demo.desk import Desk
from kansrijk_desktop.ui.theme import DARK, LIGHT, Look, apply_look

PICTURES = "schermen"
TIMINGS = "timings.json"


class Evidence:
    """Collects pictures and times in one folder.

    Attributes:
        folder: where everything goes.
        counts: what was counted, such as key presses.
    """

    def __init__(self, folder: Path, application: QApplication) -> None:
        self.folder = folder
        self._application = application
        self._seconds: dict[str, float] = {}
        self._pictures: list[Path] = []
        self._began = time.perf_counter()
        self.counts: dict[str, int] = {}
        (folder / PICTURES).mkdir(parents=True, exist_ok=True)

    def picture(self, desk: Desk, name: str) -> None:
        """Take a picture of the window in light and dark, and note the time since the last one."""
        self._seconds[name] = round(time.perf_counter() - self._began, 3)
        number = len(self._pictures) // 2 + 1
        for palette in (DARK, LIGHT):
            apply_look(self._application, Look(palette))
            desk.look()
            path = self.folder / PICTURES / f"{number:02}-{name}-{palette.name}.png"
            desk.program.window.grab().save(str(path))
            self._pictures.append(path)
        self._began = time.perf_counter()

    def write(self) -> None:
        """Write the times and counts."""
        content = {"seconds": self._seconds, "counts": self.counts}
        text = simplejson.dumps(content, indent=2, ensure_ascii=False)
        write_atomically(self.folder / TIMINGS, text.encode() + b"\n")

    def missing(self) -> list[str]:
        """Return the names of pictures that are not there or empty."""
        return [
            path.name for path in self._pictures if not path.exists() or not path.stat().st_size
        ]
