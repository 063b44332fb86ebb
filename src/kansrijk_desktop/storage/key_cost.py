"""How much work it takes to try one passphrase."""

import os
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Self

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

KEY_BYTES = 32
SALT_BYTES = 16
MEBIBYTE_IN_KIB = 1024

# A hostile key file must not hang the program (security.md 3).
MOST_MEMORY_KIB = 1024 * MEBIBYTE_IN_KIB
MOST_ITERATIONS = 10
MOST_LANES = 16

SHORTEST_SECONDS = 0.8
LONGEST_SECONDS = 1.5
AIMED_SECONDS = 1.1
MEMORY_STEP_KIB = 32 * MEBIBYTE_IN_KIB


@dataclass(frozen=True, slots=True)
class KeyCost:
    """Parameters of Argon2id (RFC 9106)."""

    memory_kib: int
    iterations: int
    lanes: int

    @classmethod
    def default(cls) -> Self:
        """Return 256 MiB, 3 passes, 4 lanes: about a second on an office computer."""
        return cls(256 * MEBIBYTE_IN_KIB, 3, 4)

    @classmethod
    def floor(cls) -> Self:
        """Return the least we ever write, RFC 9106's second choice; also for tests."""
        return cls(64 * MEBIBYTE_IN_KIB, 3, 4)

    @property
    def is_acceptable(self) -> bool:
        """Whether a slot with this cost may be tried at all."""
        return (
            8 * self.lanes <= self.memory_kib <= MOST_MEMORY_KIB
            and 1 <= self.iterations <= MOST_ITERATIONS
            and 1 <= self.lanes <= MOST_LANES
        )

    @property
    def is_strong_enough(self) -> bool:
        """Whether a new slot may be made with this cost."""
        floor = KeyCost.floor()
        return self.memory_kib >= floor.memory_kib and self.iterations >= floor.iterations

    def derive(self, secret: bytes, salt: bytes) -> bytes:
        """Return a 32-byte key from a secret."""
        return Argon2id(
            salt=salt,
            length=KEY_BYTES,
            iterations=self.iterations,
            lanes=self.lanes,
            memory_cost=self.memory_kib,
        ).derive(secret)


def seconds_for(cost: KeyCost) -> float:
    """Measure one derivation on this computer."""
    started = time.perf_counter()
    cost.derive(b"calibration", os.urandom(SALT_BYTES))
    return time.perf_counter() - started


def calibrate(measure: Callable[[KeyCost], float] = seconds_for) -> KeyCost:
    """Return a cost of 0.8 to 1.5 seconds on this computer, never below the floor.

    A fast computer makes more passes, a slow one uses less memory: time grows evenly with both.
    """
    default = KeyCost.default()
    seconds = measure(default)
    if seconds < SHORTEST_SECONDS:
        passes = round(default.iterations * AIMED_SECONDS / max(seconds, 0.001))
        return replace(default, iterations=min(passes, MOST_ITERATIONS))
    if seconds > LONGEST_SECONDS:
        steps = int(default.memory_kib * AIMED_SECONDS / seconds) // MEMORY_STEP_KIB
        memory = max(steps * MEMORY_STEP_KIB, KeyCost.floor().memory_kib)
        return replace(default, memory_kib=memory)
    return default
