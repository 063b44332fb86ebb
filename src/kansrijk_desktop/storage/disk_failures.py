"""Failures of the disk, told in Dutch; translated by the system's own error number."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager

from kansrijk_desktop.errors import DiskFailedError, DiskFullError, ExpectedError

NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT})
REFUSED = frozenset(
    {errno.EIO, errno.EACCES, errno.EPERM, errno.EROFS, errno.ENODEV, errno.ENXIO, errno.ENOENT}
)


def disk_full(details: str = "") -> DiskFullError:
    """Return the error for a disk without room."""
    return DiskFullError(
        "De schijf is vol. Wat nog niet is opgeslagen, staat nog op het scherm. Maak ruimte "
        "vrij en probeer het opnieuw.",
        details,
    )


def disk_failed(details: str = "") -> DiskFailedError:
    """Return the error for a disk that does not read or write."""
    return DiskFailedError(
        "De schijf weigert te lezen of te schrijven. Wat nog niet is opgeslagen, staat nog "
        "op het scherm. Kijk of de schijf is aangesloten en niet op alleen-lezen staat, en "
        "probeer het opnieuw.",
        details,
    )


@contextmanager
def disk_told_in_dutch() -> Iterator[None]:
    """Turn a failure of the disk into an expected error; any other stays what it is."""
    try:
        yield
    except OSError as error:
        told = _expected(error)
        if told is None:
            raise
        raise told from error


def _expected(error: OSError) -> ExpectedError | None:
    if error.errno in NO_ROOM:
        return disk_full(errno.errorcode[error.errno or 0])
    if error.errno in REFUSED:
        return disk_failed(errno.errorcode[error.errno or 0])
    return None
