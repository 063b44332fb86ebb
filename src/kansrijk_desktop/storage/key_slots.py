"""Key slots: the data key, wrapped under a passphrase or a recovery code.

The parameters of a slot are authenticated along with the key in it (AES-GCM): a slot whose cost
was lowered by someone else no longer opens.
"""

import base64
import os
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Self

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from kansrijk_desktop.storage.key_cost import KEY_BYTES, SALT_BYTES, KeyCost

NONCE_BYTES = 12
TAG_BYTES = 16
KDF = "argon2id-v1.3"
CIPHER = "aes-256-gcm"


class SlotKind(StrEnum):
    """Which secret opens a slot."""

    PASSPHRASE = "passphrase"  # noqa: S105 - the name of a kind, no secret
    RECOVERY = "recovery"


@dataclass(frozen=True, slots=True)
class KeySlot:
    """The data key under one secret."""

    kind: SlotKind
    cost: KeyCost
    salt: bytes
    nonce: bytes
    wrapped: bytes

    @classmethod
    def wrap(cls, kind: SlotKind, data_key: bytes, secret: bytes, cost: KeyCost) -> Self:
        """Lock the data key away under a secret."""
        salt, nonce = os.urandom(SALT_BYTES), os.urandom(NONCE_BYTES)
        unsealed = cls(kind, cost, salt, nonce, b"")
        cipher = AESGCM(cost.derive(secret, salt))
        wrapped = cipher.encrypt(nonce, data_key, unsealed.authenticated_data())
        return cls(kind, cost, salt, nonce, wrapped)

    def unwrap(self, secret: bytes) -> bytes | None:
        """Return the data key, or None when the secret is not the one of this slot."""
        cipher = AESGCM(self.cost.derive(secret, self.salt))
        try:
            return cipher.decrypt(self.nonce, self.wrapped, self.authenticated_data())
        except InvalidTag:
            return None

    def authenticated_data(self) -> bytes:
        """Return what is sealed along with the key: everything that decides how it opens."""
        cost = self.cost
        parts = (KDF, CIPHER, self.kind, cost.memory_kib, cost.iterations, cost.lanes)
        return "|".join(map(str, parts)).encode() + b"|" + self.salt

    def to_json(self) -> dict[str, str | int]:
        """Return the slot as it stands in the key file."""
        return {
            "kind": self.kind.value,
            "kdf": KDF,
            "cipher": CIPHER,
            "memory_kib": self.cost.memory_kib,
            "iterations": self.cost.iterations,
            "lanes": self.cost.lanes,
            "salt": base64.b64encode(self.salt).decode(),
            "nonce": base64.b64encode(self.nonce).decode(),
            "wrapped": base64.b64encode(self.wrapped).decode(),
        }

    @classmethod
    def from_json(cls, values: Mapping[str, object]) -> Self:
        """Read a slot back.

        Raises:
            ValueError: a value is missing, of the wrong kind or out of bounds.
        """
        if values.get("kdf") != KDF or values.get("cipher") != CIPHER:
            raise ValueError("unknown way of locking")
        numbers = [values.get(name) for name in ("memory_kib", "iterations", "lanes")]
        whole = [number for number in numbers if type(number) is int]
        if len(whole) != len(numbers):
            raise ValueError("cost is not a number")
        slot = cls(
            SlotKind(str(values.get("kind"))),
            KeyCost(*whole),
            *(_bytes_of(values.get(name)) for name in ("salt", "nonce", "wrapped")),
        )
        sizes = (len(slot.salt), len(slot.nonce), len(slot.wrapped))
        if not slot.cost.is_acceptable or sizes != (SALT_BYTES, NONCE_BYTES, KEY_BYTES + TAG_BYTES):
            raise ValueError("out of bounds")
        return slot


def _bytes_of(value: object) -> bytes:
    return base64.b64decode(str(value), validate=True)
