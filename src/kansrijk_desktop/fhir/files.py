"""Read a file of which nobody knows yet what it is.

A pipe would wait for ever, a device never end, and a huge file fill the memory: only an ordinary
file is read, and never more of it than is asked for.
"""

import os
import stat
from pathlib import Path

from kansrijk_desktop.errors import InvalidInputError
from kansrijk_desktop.fhir.json import MAX_FORM_BYTES

# The first is missing on Windows, the second elsewhere.
_WITHOUT_WAITING = getattr(os, "O_NONBLOCK", 0)
_AS_IT_IS = getattr(os, "O_BINARY", 0)


def read_file(path: Path, max_bytes: int = MAX_FORM_BYTES) -> bytes:
    """Return what a file holds; of one that is too large one byte more than `max_bytes`.

    Raises:
        InvalidInputError: in Dutch: it cannot be read, or it is no ordinary file.
    """
    try:
        # Opened first and looked at then, so that what was looked at is what is read. A pipe that
        # nobody writes to is opened without waiting.
        descriptor = os.open(path, os.O_RDONLY | _WITHOUT_WAITING | _AS_IT_IS)
        with os.fdopen(descriptor, "rb") as file:
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                raise InvalidInputError(
                    "Dit is geen gewoon bestand. Er is niets gewijzigd.", details=str(path)
                )
            return file.read(max_bytes + 1)
    except OSError as error:
        raise InvalidInputError(
            f"Dit bestand kan niet worden gelezen: {error.strerror}.", details=str(path)
        ) from error
