"""A copy of the open database, made and read back through the library itself.

Never a file copy: reading the files while they are open breaks the locks on them (SQLite, How To
Corrupt An SQLite Database File, 2.2).
"""

from pathlib import Path

from sqlcipher3 import dbapi2

from kansrijk_desktop.atomic_file import sync_folder
from kansrijk_desktop.errors import DamagedDatabaseError
from kansrijk_desktop.storage import integrity
from kansrijk_desktop.storage.connection import connect, make_private_file
from kansrijk_desktop.storage.failures import DAMAGED


def copy(source: dbapi2.Connection, path: Path, data_key: bytes | bytearray) -> None:
    """Write a copy beside the path, check it, and only then move it there.

    Raises:
        DamagedDatabaseError: the copy is not equal to what it was made from.
    """
    unfinished = path.with_name(f"{path.name}.unfinished")
    for leftover in (unfinished, unfinished.with_name(f"{unfinished.name}-wal")):
        leftover.unlink(missing_ok=True)
    make_private_file(unfinished)
    target = connect(unfinished, data_key)
    try:
        source.backup(target)
        target.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    finally:
        target.close()
    _compare(source, unfinished, data_key)
    unfinished.replace(path)
    sync_folder(path.parent)


def _compare(source: dbapi2.Connection, path: Path, data_key: bytes | bytearray) -> None:
    written = connect(path, data_key)
    try:
        integrity.check(written)
        if _row_counts(written) != _row_counts(source):
            raise DamagedDatabaseError(DAMAGED, "backup")
    finally:
        written.close()


def _row_counts(connection: dbapi2.Connection) -> dict[str, int]:
    names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    counts = {}
    for (name,) in names:
        # A table name out of the schema itself; it cannot be a parameter.
        row = connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()  # noqa: S608
        counts[name] = row[0]
    return counts
