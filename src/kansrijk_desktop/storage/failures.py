"""Failures of the database library, told in Dutch.

Translated by SQLite's own result code, and only here; what has no translation is a bug. No text
of the library is passed on: it may hold values.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError
from sqlcipher3 import dbapi2

from kansrijk_desktop.errors import (
    AlreadyOpenError,
    DamagedDatabaseError,
    ExpectedError,
)
from kansrijk_desktop.storage.disk_failures import disk_failed, disk_full

# Primary result codes, https://sqlite.org/rescode.html
BUSY = (5, 6)
CORRUPT = (11, 26)
FULL = (13,)
DISK = (8, 10, 14)
PRIMARY_MASK = 0xFF

DAMAGED = (
    "De dossiers kunnen niet worden gelezen: het bestand is beschadigd. Uw wachtwoord is goed. "
    "Er is niets gewist. Sluit het programma en zet een back-up terug."
)


@contextmanager
def told_in_dutch() -> Iterator[None]:
    """Turn a failure of the library into an expected error."""
    try:
        yield
    except DBAPIError as error:
        told = _expected(error.orig)
        if told is None:
            raise
        raise told from error
    except dbapi2.Error as error:
        told = _expected(error)
        if told is None:
            raise
        raise told from error


def _expected(error: BaseException | None) -> ExpectedError | None:
    code = getattr(error, "sqlite_errorcode", 0)
    name = str(getattr(error, "sqlite_errorname", ""))
    primary = code & PRIMARY_MASK
    if primary in CORRUPT:
        return DamagedDatabaseError(DAMAGED, name)
    if primary in BUSY:
        return AlreadyOpenError(
            "De dossiers zijn al open in een ander venster of programma. Ga naar dat venster, of "
            "sluit het en probeer het opnieuw.",
            name,
        )
    if primary in FULL:
        return disk_full(name)
    if primary in DISK:
        return disk_failed(name)
    return None
