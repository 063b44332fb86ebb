"""One running program per data folder."""

import os
import sys
from pathlib import Path

from kansrijk_desktop.errors import AlreadyOpenError

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl


class InstanceLock:
    """A locked file in the data folder; the system frees it when the process ends."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / "kansrijk.lock"
        self._descriptor: int | None = None

    def acquire(self) -> None:
        """Take the folder.

        Raises:
            AlreadyOpenError: another process has it.
        """
        if self._descriptor is not None:
            return
        descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            if sys.platform == "win32":
                msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
            else:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            os.close(descriptor)
            raise AlreadyOpenError(
                "Het programma is al open met deze dossiers. Ga naar dat venster, of sluit het en "
                "probeer het opnieuw."
            ) from None
        self._descriptor = descriptor

    def release(self) -> None:
        """Give the folder back."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None
