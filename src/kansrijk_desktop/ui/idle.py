"""Lock when nobody is there: a warning half a minute before, and no trust in a sleeping timer."""

import time
from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

WARNING_SECONDS: Final = 30
CONVERSATION_MINUTES: Final = 15
"""In a conversation: listening is not idleness."""

CLOCKS: Final = (time.monotonic, time.time)
"""One of the two may stand still while the computer sleeps."""


class IdleLock(QObject):
    """Counts the time since the last sign of life.

    Two clocks are read, since one of them may stand still while the computer sleeps; the one that
    went on furthest counts.

    Signals:
        warned: the lock is near; carries the seconds left, every second.
        warning_ended: somebody is there after all.
        expired: the time is over. Counting stops until `start`.
    """

    warned = Signal(int)
    warning_ended = Signal()
    expired = Signal()

    def __init__(
        self,
        parent: QObject | None = None,
        clocks: Sequence[Callable[[], float]] = CLOCKS,
    ) -> None:
        super().__init__(parent)
        self._clocks = clocks
        self._limit = 0.0
        self._marks: list[float] = []
        self._is_warning = False
        self._timer = QTimer(self)
        self._timer.setInterval(1000)
        self._timer.timeout.connect(self.check)

    def start(self, minutes: int) -> None:
        """Count from now with this limit; also to change the limit."""
        self._limit = minutes * 60.0
        self._mark()
        self._timer.start()

    def stop(self) -> None:
        """Stop counting, at lock."""
        self._timer.stop()
        self._end_warning()

    def note_activity(self) -> None:
        """Begin anew, unless the time was over already (the first touch after sleep)."""
        if not self._timer.isActive():
            return
        if self._seconds_left() <= 0:
            self._expire()
        else:
            self._mark()

    def check(self) -> None:
        """Warn or expire when it is time; the timer asks every second."""
        left = self._seconds_left()
        if left <= 0:
            self._expire()
        elif left <= WARNING_SECONDS:
            self._is_warning = True
            self.warned.emit(round(left))

    def _expire(self) -> None:
        self.stop()
        self.expired.emit()

    def _seconds_left(self) -> float:
        passed = (clock() - mark for clock, mark in zip(self._clocks, self._marks, strict=True))
        return self._limit - max(passed)

    def _mark(self) -> None:
        self._marks = [clock() for clock in self._clocks]
        self._end_warning()

    def _end_warning(self) -> None:
        if self._is_warning:
            self._is_warning = False
            self.warning_ended.emit()
