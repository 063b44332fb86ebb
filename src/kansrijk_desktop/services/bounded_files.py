"""Read files that others give us: bounded, and never stuck on one.

Without the database and without what a form means, so that the command line uses it too.
"""

import os
import stat
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from kansrijk_desktop.errors import InvalidInputError
from kansrijk_desktop.texts import _

# A folder may hold far more than what is looked for; looking through it must end as well.
MAX_LOOKED_AT = 100_000
# Opening a named pipe would wait for a writer; a system that has no such flag has no such file.
_AT_ONCE = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def read_bounded(path: Path, max_bytes: int) -> bytes:
    """Return what a file holds, up to one byte too many: whoever reads it refuses that.

    Raises:
        InvalidInputError: it is no ordinary file, or it cannot be read.
    """
    try:
        descriptor = os.open(path, os.O_RDONLY | _AT_ONCE)
        with os.fdopen(descriptor, "rb") as file:
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                raise InvalidInputError(_("Dit is geen gewoon bestand. Er is niets gewijzigd."))
            return file.read(max_bytes + 1)
    except OSError as error:
        raise InvalidInputError(
            _(
                "Dit bestand kan niet worden gelezen. Er is niets gewijzigd. Kijk of het er nog is "
                "en of u het mag openen."
            ),
            details=error.strerror or "",
        ) from error


def json_files(
    paths: Sequence[Path], max_files: int, is_cancelled: Callable[[], bool] = lambda: False
) -> tuple[list[Path], bool]:
    """Return the files themselves, and the .json files in folders and below them.

    The second part tells whether there are more than are read at once.
    """
    found: list[Path] = []
    looked_at = 0
    for path in paths:
        for file in _files_below(path):
            looked_at += 1
            if file is not None:
                if len(found) == max_files:
                    return found, True
                found.append(file)
            if looked_at > MAX_LOOKED_AT:
                return found, True
            if is_cancelled():
                return found, False
    return found, False


def _files_below(path: Path) -> Iterator[Path | None]:
    """Yield a file itself, or the .json files of a folder by name; None for what is passed over."""
    if not _is_folder(path):
        yield path
        return
    for folder, inner, names in os.walk(path):
        inner.sort()
        for name in sorted(names):
            yield Path(folder, name) if name.lower().endswith(".json") else None


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        return False  # Reading it says why.
