"""Start the program in a process of its own and tell what it looks like at the first paint.

python -m tests.e2e.first_paint_child FOLDER          the modules imported so far, as JSON
python -m tests.e2e.first_paint_child FOLDER limits   whether a crash would leave a dump
"""

import ctypes
import json
import os
import resource
import sys
from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from typing_extensions import override

from kansrijk_desktop.app.program import Program, run

_PR_GET_DUMPABLE = 3


class Watch(QObject):
    """Prints at the first paint, and ends the process."""

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            told = limits() if sys.argv[2:] else sorted(packages())
            sys.stdout.write(json.dumps(told))
            sys.stdout.flush()
            os._exit(0)
        return False


def packages() -> set[str]:
    """Return the packages imported so far, and the modules of our own."""
    ours = {name for name in sys.modules if name.startswith("kansrijk_desktop")}
    return {name.partition(".")[0] for name in sys.modules} | ours


def limits() -> dict[str, object]:
    """Return what the system was told about core dumps."""
    return {
        "core": resource.getrlimit(resource.RLIMIT_CORE),
        "dumpable": ctypes.CDLL(None).prctl(_PR_GET_DUMPABLE, 0, 0, 0, 0),
    }


def main() -> None:
    """Start the program as a user does, with a watch on its window."""
    start = Program.start

    def watch_and_start(program: Program) -> None:
        program.window.installEventFilter(Watch(program))
        start(program)

    # The program has no hook for this, nor needs one.
    setattr(Program, "start", watch_and_start)  # noqa: B010 - mypy forbids the other
    run(Path(sys.argv[1]))


if __name__ == "__main__":
    main()
