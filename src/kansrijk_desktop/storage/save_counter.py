"""A count of saves outside the database, to notice when the database fell behind.

SQLite silently drops the end of a damaged write-ahead log, and cannot know that an older file was
put in its place. The side file holds the number of the last commit in two records written in
turn, so that a cut-off write leaves the other; each with a code that only the data key can make.
"""

import hmac
import os
import struct
from pathlib import Path

RECORD = struct.Struct(">8sQ32s")
MAGIC = b"KANSSAVE"
# Records lie in different disk sectors, so that one torn write cannot hit both.
SPACING = 4096
SLOTS = 2


class SaveCounter:
    """The side file of one database."""

    def __init__(self, path: Path, data_key: bytes | bytearray) -> None:
        self._path = path
        self._mac_key = hmac.digest(bytes(data_key), b"kansrijk-desktop save counter", "sha256")
        self._descriptor: int | None = None

    def highest(self) -> int | None:
        """Return the highest number noted with this key; None when there is none."""
        numbers = [number for number in map(self._number, self._records()) if number is not None]
        return max(numbers, default=None)

    @property
    def is_of_another_key(self) -> bool:
        """Whether the file holds records, and every one was made with another data key."""
        records = [record for record in self._records() if record.startswith(MAGIC)]
        return bool(records) and self.highest() is None

    def note(self, number: int) -> None:
        """Write the number of a commit.

        No flush and no complaint: a number that is too low does no harm, and the save itself has
        already succeeded.
        """
        try:
            if self._descriptor is None:
                flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0)
                self._descriptor = os.open(self._path, flags, 0o600)
            os.lseek(self._descriptor, number % SLOTS * SPACING, os.SEEK_SET)
            os.write(self._descriptor, RECORD.pack(MAGIC, number, self._mac(number)))
        except OSError:
            return

    def sync(self) -> None:
        """Flush the numbers to disk."""
        if self._descriptor is not None:
            try:
                os.fsync(self._descriptor)
            except OSError:
                return

    def close(self) -> None:
        """Flush and close the file."""
        self.sync()
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None

    def _records(self) -> list[bytes]:
        try:
            with self._path.open("rb") as file:
                content = file.read(SPACING * SLOTS)
        except OSError:
            return []
        return [content[i * SPACING : i * SPACING + RECORD.size] for i in range(SLOTS)]

    def _number(self, record: bytes) -> int | None:
        if len(record) != RECORD.size:
            return None
        magic, number, code = RECORD.unpack(record)
        is_ours = magic == MAGIC and hmac.compare_digest(code, self._mac(number))
        return number if is_ours else None

    def _mac(self, number: int) -> bytes:
        return hmac.digest(self._mac_key, struct.pack(">Q", number), "sha256")
