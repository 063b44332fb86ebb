"""Open the encrypted file, with every setting set and read back.

The settings and their reasons are those of our security notes: write-ahead log with full flushes
(a saved answer survives a power cut), one exclusive connection, nothing on disk in plain text.
"""

import os
import sys
from pathlib import Path

from sqlcipher3 import dbapi2

from kansrijk_desktop.errors import DamagedDatabaseError
from kansrijk_desktop.storage.failures import DAMAGED, told_in_dutch

# SQLite before 3.51.3 can corrupt a write-ahead log that is reset while being written.
OLDEST_CIPHER = (4, 14, 0)
OLDEST_SQLITE = (3, 51, 3)

PLAIN_HEADER = b"SQLite format 3\0"
PAGE_BYTES = 4096
SECONDS_TO_WAIT_FOR_LOCK = 0.2

DENY = 1
ALLOW = 0
ACTION_PRAGMA = 19
ACTION_ATTACH = 24
ACTION_FUNCTION = 31

# Name, value to set, value to read back. Locking stands before the first read of the file.
SETTINGS: tuple[tuple[str, str, object], ...] = (
    ("locking_mode", "EXCLUSIVE", "exclusive"),
    ("cipher_memory_security", "ON", "1"),
    ("temp_store", "MEMORY", 2),
    ("mmap_size", "0", 0),
    ("trusted_schema", "OFF", 0),
    ("cell_size_check", "ON", 1),
    ("journal_mode", "WAL", "wal"),
    ("synchronous", "FULL", 2),
    ("foreign_keys", "ON", 1),
    ("secure_delete", "ON", 1),
    ("cache_size", "-32768", -32768),
    *(
        (("fullfsync", "ON", 1), ("checkpoint_fullfsync", "ON", 1))
        if sys.platform == "darwin"  # Elsewhere it does nothing.
        else ()
    ),
)


class UnsafeLibraryError(RuntimeError):
    """The installed database library is too old, or does not encrypt."""


def connect(path: Path, data_key: bytes | bytearray) -> dbapi2.Connection:
    """Return the one connection, encrypted, checked and closed to foreign files.

    Raises:
        DamagedDatabaseError: the key does not open the file, or it is not encrypted.
        UnsafeLibraryError: a version or a setting is not what it must be.
    """
    refuse_plain_file(path)
    with told_in_dutch():
        connection = dbapi2.connect(
            str(path),
            check_same_thread=False,
            isolation_level=None,
            timeout=SECONDS_TO_WAIT_FOR_LOCK,
        )
        try:
            _unlock(connection, data_key)
            _apply_settings(connection)
            connection.set_authorizer(_authorize)
        except BaseException:
            connection.close()
            raise
    return connection


def refuse_plain_file(path: Path) -> None:
    """Refuse a file that anyone can read, before the library touches it.

    A file must not be read while it is open (locks): this comes before opening.
    """
    try:
        with path.open("rb") as file:
            header = file.read(len(PLAIN_HEADER))
    except FileNotFoundError:
        raise DamagedDatabaseError(
            "Het bestand met de dossiers ontbreekt. Er is niets gewist. Zet het terug op zijn "
            "plaats, of zet een back-up terug.",
            path.name,
        ) from None
    if header == PLAIN_HEADER:
        raise DamagedDatabaseError(
            "Het bestand met de dossiers is niet versleuteld en dus niet van dit programma. Er "
            "is niets gewijzigd. Zet het goede bestand of een back-up terug.",
            path.name,
        )


def refuse_stub(path: Path) -> None:
    """Refuse an empty or cut-off file, which the library would take for a new one."""
    if path.stat().st_size < PAGE_BYTES:
        raise DamagedDatabaseError(DAMAGED, "cut off")


def make_private_file(path: Path) -> None:
    """Make an empty file that only its owner may read; the library keeps those rights."""
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))


def _unlock(connection: dbapi2.Connection, data_key: bytes | bytearray) -> None:
    # The library writes to stderr unless told not to.
    connection.execute("PRAGMA cipher_log_level = NONE")
    connection.execute(f"PRAGMA key = \"x'{data_key.hex()}'\"")
    cipher = connection.execute("PRAGMA cipher_version").fetchone()
    if cipher is None or _version(cipher[0]) < OLDEST_CIPHER:
        raise UnsafeLibraryError("SQLCipher is missing or too old")
    # Asked of the library: in SQL, it would read the file before the locking is set.
    if _version(dbapi2.sqlite_version) < OLDEST_SQLITE:
        raise UnsafeLibraryError("SQLite is too old")


def _apply_settings(connection: dbapi2.Connection) -> None:
    for name, value, _ in SETTINGS:
        connection.execute(f"PRAGMA {name} = {value}")
    for name, _, expected in SETTINGS:
        row = connection.execute(f"PRAGMA {name}").fetchone()
        if row is None or row[0] != expected:
            raise UnsafeLibraryError(f"{name} could not be set")
    # The library opens a file read-only when it may not write it, and says so only at a save.
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("ROLLBACK")


def _authorize(action: int, first: str | None, second: str | None, *_: object) -> int:
    """Deny what could bring another file or library in."""
    is_forbidden = (
        action == ACTION_ATTACH
        or (action == ACTION_PRAGMA and (first or "").lower() == "writable_schema")
        or (action == ACTION_FUNCTION and (second or "").lower() == "load_extension")
    )
    return DENY if is_forbidden else ALLOW


def _version(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in text.partition(" ")[0].split("."))
