"""What a demo leaves behind: a picture of every screen in each look, and how long it took."""

import time
from collections.abc import Callable, Mapping
from pathlib import Path

import simplejson
from PySide6.QtWidgets import QApplication, QWidget

from kansrijk_desktop.atomic_file import write_atomically
from kansrijk_desktop.demo.desk import Desk
from kansrijk_desktop.ui.theme import DARK, LIGHT, Look, apply_look
from kansrijk_desktop.ui.widgets.settle import settle_layouts

Inspect = Callable[[QWidget, str], None]

PICTURES = "schermen"
TIMINGS = "timings.json"
LOOKS = {"groot": Look(LIGHT, 200), "donker": Look(DARK), "licht": Look(LIGHT)}
"""The last one stays on the screen."""


class Evidence:
    """Collects pictures and times in one folder.

    Attributes:
        folder: where everything goes.
        counts: what was counted, such as key presses.
        names: the screens that were pictured, in order.
    """

    def __init__(
        self,
        folder: Path,
        application: QApplication,
        inspect: Inspect | None = None,
        looks: Mapping[str, Look] = LOOKS,
    ) -> None:
        """Make the folder, and take away the pictures that an earlier demo left there.

        `inspect` gets the window and the name of the picture at each of them.
        """
        self._looks = looks
        self._worn: tuple[Desk, Look] | None = None
        self.folder = folder
        self.counts: dict[str, int] = {}
        self.names: list[str] = []
        self._application = application
        self._inspect = inspect
        self._seconds: dict[str, float] = {}
        self._pictures: list[Path] = []
        self._letters: list[Path] = []
        (folder / PICTURES).mkdir(parents=True, exist_ok=True)
        for stale in (folder / PICTURES).glob("[0-9]*-*.png"):
            stale.unlink()
        self._began = time.perf_counter()

    def picture(self, desk: Desk, name: str) -> None:
        """Take pictures of the window, and note the time since the last ones."""
        self.names.append(name)
        title = f"{len(self.names):02}-{name}"
        self._seconds[title] = round(time.perf_counter() - self._began, 3)
        for kind, look in self._looks.items():
            self._apply(desk, look)
            desk.look()
            settle_layouts()
            path = self.folder / PICTURES / f"{title}-{kind}.png"
            desk.program.window.grab().save(str(path))
            self._pictures.append(path)
            if self._inspect is not None:
                self._inspect(desk.program.window, path.stem)
        self._began = time.perf_counter()

    def _apply(self, desk: Desk, look: Look) -> None:
        """Put on a look, which is slow, unless this program has it on already."""
        if self._worn != (desk, look):
            apply_look(self._application, look)
            self._worn = (desk, look)

    def letter(self, name: str) -> Path:
        """Return where a letter goes, for the save dialog; one of an earlier demo makes room."""
        path = self.folder / name
        path.parent.mkdir(exist_ok=True)
        path.unlink(missing_ok=True)
        self._letters.append(path)
        return path

    def write(self) -> None:
        """Write the times and counts."""
        content = {"seconds": self._seconds, "counts": self.counts}
        text = simplejson.dumps(content, indent=2, ensure_ascii=False)
        write_atomically(self.folder / TIMINGS, text.encode() + b"\n")

    def missing(self) -> list[str]:
        """Return the names of pictures and letters that are not there or not whole."""
        return [path.name for path in (*self._pictures, *self._letters) if not _is_whole(path)]


def _is_whole(path: Path) -> bool:
    begins = {".png": b"\x89PNG", ".pdf": b"%PDF-"}
    content = path.read_bytes() if path.exists() else b""
    return bool(content) and content.startswith(begins.get(path.suffix, b""))
