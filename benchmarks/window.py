"""Open one window in a process of its own and tell when it was first painted.

    window.py empty            an empty window with our fonts and style: the reference
    window.py program FOLDER   the program; then unlocks it and tells when the dossiers show
    window.py vault FOLDER     no window: make the vault that `program` unlocks

Prints JSON; times are milliseconds since KANSRIJK_STARTED, the clock of the parent in nanoseconds.
"""

from __future__ import annotations

import gc
import json
import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from kansrijk_desktop.app.program import Program
    from kansrijk_desktop.services.installation import Installation

PASSPHRASE = "a passphrase for the benchmark"  # noqa: S105 - guards nothing
SETTLE_MS = 1500
POLL_MS = 5
WINDOW = (1366, 768)


def main() -> None:
    """Do what the command line says."""
    kind = sys.argv[1]
    if kind == "vault":
        make_vault(Path(sys.argv[2]))
    elif kind == "empty":
        show_empty_window()
    else:
        show_program(Path(sys.argv[2]))


def since_start() -> float:
    """Return the milliseconds since the parent started this process."""
    return (time.monotonic_ns() - int(os.environ["KANSRIJK_STARTED"])) / 1e6


def resident_mb() -> float:
    """Return the memory in use now, in MB."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def finish(result: dict[str, Any]) -> None:
    """Print the result and end the process; how it would end is not what is measured."""
    print(json.dumps(result), flush=True)
    os._exit(0)


def show_empty_window() -> None:
    """Paint a window with nothing in it, with the program's own fonts and style."""
    from PySide6.QtCore import Qt, QTimer
    from PySide6.QtWidgets import QApplication, QMainWindow

    from kansrijk_desktop.settings import Settings
    from kansrijk_desktop.ui.theme import apply_look, load_fonts, look_for

    app = QApplication(sys.argv[:1])
    load_fonts()
    apply_look(app, look_for(Settings(), Qt.ColorScheme.Light))
    window = QMainWindow()
    window.resize(*WINDOW)

    result: dict[str, Any] = {}

    def painted() -> None:
        result["paint_ms"] = since_start()
        QTimer.singleShot(SETTLE_MS, lambda: finish(result | {"resident_mb": resident_mb()}))

    on_first_paint(window, painted)
    window.show()
    app.exec()


def show_program(folder: Path) -> None:
    """Start the program as a user does, unlock it, and tell what happened when."""
    # `__main__` does this before it imports the program; here it must come before our own import.
    gc.disable()
    from kansrijk_desktop.__main__ import main as start_program
    from kansrijk_desktop.app.program import Program

    os.environ["XDG_DATA_HOME"] = str(folder)
    sys.argv = sys.argv[:1]
    start = Program.start

    def watch_and_start(program: Program) -> None:
        start(program)
        # The window has not painted yet; before what the program itself does once it has.
        on_first_paint(program.window, lambda: unlock(program, folder))

    # The program has no hook for this, nor needs one.
    setattr(Program, "start", watch_and_start)  # noqa: B010 - mypy forbids the other
    start_program()


def unlock(program: Program, folder: Path) -> None:
    """Type the passphrase at once, and wait for the database and for the first screen."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication, QLineEdit

    result: dict[str, Any] = {"paint_ms": since_start()}
    field = QApplication.focusWidget()
    result["is_usable_at_once"] = isinstance(field, QLineEdit) and field.isEnabled()
    if isinstance(field, QLineEdit):
        field.setText(PASSPHRASE)
        field.returnPressed.emit()
    poll = QTimer(program)

    def look() -> None:
        if program.is_open:
            result.setdefault("database_ms", since_start() - result["paint_ms"])
        if type(program.window.stack.currentWidget()).__name__ == "WorklistScreen":
            poll.stop()
            result["list_ms"] = since_start() - result["paint_ms"]
            QTimer.singleShot(SETTLE_MS, lambda: finish_unlocked(result, folder))

    poll.timeout.connect(look)
    poll.start(POLL_MS)


def finish_unlocked(result: dict[str, Any], folder: Path) -> None:
    """Add the memory, and how much of the wait was key derivation."""
    result["resident_mb"] = resident_mb()
    from kansrijk_desktop.storage.key_file import KeyFile

    started = time.perf_counter()
    KeyFile(installation(folder).key_path).unlock(PASSPHRASE)
    finish(result | {"key_ms": (time.perf_counter() - started) * 1000})


def on_first_paint(window: QWidget, done: Callable[[], None]) -> None:
    """Call back once, after the window has painted itself for the first time."""
    from PySide6.QtCore import QEvent, QObject, QTimer
    from typing_extensions import override

    class FirstPaint(QObject):
        is_seen = False

        @override
        def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint and not self.is_seen:
                self.is_seen = True
                QTimer.singleShot(0, done)
            return False

    window.installEventFilter(FirstPaint(window))


def make_vault(folder: Path) -> None:
    """Make a vault with the usual cost of its key."""
    from kansrijk_desktop.services.vault import Vault

    vault = Vault(installation(folder))
    vault.create(PASSPHRASE)
    vault.lock()
    finish({})


def installation(folder: Path) -> Installation:
    """Return where the program looks when its data folder is below this one."""
    from kansrijk_desktop.services.installation import Installation

    return Installation(folder / "kansrijk")


if __name__ == "__main__":
    main()
