"""How long to wait before the next try at a passphrase.

The wait slows down someone at the keyboard. Someone who copied the files is slowed by Argon2id.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from kansrijk_desktop.atomic_file import write_atomically

FREE_ATTEMPTS = 4
FIRST_WAIT = 5
LONGEST_WAIT = 300
MOST_DOUBLINGS = 10


@dataclass(frozen=True, slots=True)
class Attempts:
    """Failed tries in a row, and when the last one was (seconds since 1970)."""

    count: int = 0
    last_at: float = 0.0

    @property
    def wait(self) -> int:
        """Seconds between the last try and the next: none for four, then 5 s doubling to 5 min."""
        if self.count < FREE_ATTEMPTS:
            return 0
        doublings = min(self.count - FREE_ATTEMPTS, MOST_DOUBLINGS)
        return min(FIRST_WAIT << doublings, LONGEST_WAIT)


class AttemptLog:
    """Counts tries in a side file, so that a restart does not give new ones.

    A try is counted before it is made: ending the program halfway does not undo it.
    """

    def __init__(self, path: Path, clock: Callable[[], datetime]) -> None:
        self._path = path
        self._clock = clock

    def wait_seconds(self) -> int:
        """Return the seconds to wait from now, rounded up; 0 when a try may be made."""
        attempts = self._read()
        now = self._clock().timestamp()
        if now < attempts.last_at:
            # The clock went back: wait once more in full, not until the clock catches up.
            attempts = Attempts(attempts.count, now)
            self._write(attempts)
        remaining = attempts.last_at + attempts.wait - now
        return max(0, -int(-remaining // 1))

    def count(self) -> None:
        """Note that a try is about to be made."""
        self._write(Attempts(self._read().count + 1, self._clock().timestamp()))

    def reset(self) -> None:
        """Forget the tries after a good one."""
        if self._path.exists():
            self._write(Attempts())

    def _read(self) -> Attempts:
        try:
            values = json.loads(self._path.read_bytes())
            return Attempts(max(0, int(values["count"])), float(values["last_at"]))
        except FileNotFoundError:
            return Attempts()
        except (ValueError, KeyError, TypeError, OSError):
            # Garbage in the file must not give free tries, nor lock anyone out.
            return Attempts(FREE_ATTEMPTS, 0.0)

    def _write(self, attempts: Attempts) -> None:
        values = {"count": attempts.count, "last_at": attempts.last_at}
        write_atomically(self._path, json.dumps(values).encode())
