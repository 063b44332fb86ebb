"""Check that a database file is whole."""

from sqlcipher3 import dbapi2

from kansrijk_desktop.errors import DamagedDatabaseError
from kansrijk_desktop.storage.failures import DAMAGED


def quick_check(connection: dbapi2.Connection) -> None:
    """Check the structure of every page; reading a page checks its code as well.

    Raises:
        DamagedDatabaseError: something is wrong.
    """
    if connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
        raise DamagedDatabaseError(DAMAGED, "quick_check")


def check(connection: dbapi2.Connection) -> None:
    """Check everything. Only after a checkpoint: before it, good files raise a false alarm.

    Raises:
        DamagedDatabaseError: something is wrong.
    """
    if connection.execute("PRAGMA cipher_integrity_check").fetchone() is not None:
        raise DamagedDatabaseError(DAMAGED, "cipher_integrity_check")
    if connection.execute("PRAGMA integrity_check(1)").fetchone() != ("ok",):
        raise DamagedDatabaseError(DAMAGED, "integrity_check")
    if connection.execute("PRAGMA foreign_key_check").fetchone() is not None:
        raise DamagedDatabaseError(DAMAGED, "foreign_key_check")
