"""What the key file says: the slots, with a checksum to tell damage from a wrong passphrase."""

import hashlib
import hmac
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from kansrijk_desktop.storage.key_slots import KeySlot

FORMAT = "kansrijk-desktop-keys"
VERSION = 1
MOST_BYTES = 64 * 1024


def key_id_of(data_key: bytes) -> str:
    """Return a name for a data key that tells nothing about it."""
    return hmac.digest(data_key, b"kansrijk-desktop key id", "sha256").hex()[:32]


@dataclass(frozen=True, slots=True)
class KeyTable:
    """The slots of one data key.

    Attributes:
        key_id: tells whether a data key is the one in these slots.
    """

    key_id: str
    slots: tuple[KeySlot, ...]

    def to_bytes(self) -> bytes:
        """Return the file."""
        body = {
            "format": FORMAT,
            "version": VERSION,
            "key_id": self.key_id,
            "slots": [slot.to_json() for slot in self.slots],
        }
        return json.dumps({**body, "checksum": _checksum(body)}, indent=1).encode()

    @classmethod
    def read(cls, path: Path) -> Self | None:
        """Return the table in a file, or None when it is missing, cut off or changed."""
        try:
            with path.open("rb") as file:
                content = file.read(MOST_BYTES + 1)
            return cls._from_bytes(content)
        except (OSError, ValueError, TypeError, RecursionError):
            return None

    @classmethod
    def _from_bytes(cls, content: bytes) -> Self:
        if len(content) > MOST_BYTES:
            raise ValueError("too large")
        body = json.loads(content)
        if not isinstance(body, dict) or body.pop("checksum", None) != _checksum(body):
            raise ValueError("changed")
        if body.get("format") != FORMAT or body.get("version") != VERSION:
            raise ValueError("of another kind")
        slots = [KeySlot.from_json(dict(slot)) for slot in body.get("slots") or ()]
        return cls(str(body.get("key_id")), tuple(slots))


def _checksum(body: object) -> str:
    canonical = json.dumps(body, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()
