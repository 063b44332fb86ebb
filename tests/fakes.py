"""Stand-ins for the two things tests must hold still: the worker threads and the clock."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import TypeVar

from typing_extensions import override

from kansrijk_desktop.errors import ExpectedError

T = TypeVar("T")


class InlineTasks:
    """Runs work at once, where it was asked for (implements `services.tasks.RunsTasks`).

    Attributes:
        run_count: how many pieces of work were run.
    """

    def __init__(self) -> None:
        self.run_count = 0

    def run(
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[ExpectedError], None],
    ) -> None:
        self.run_count += 1
        try:
            result = work()
        except ExpectedError as error:
            failed(error)
        else:
            done(result)


class FixedClock:
    """A clock that stands still until it is told to go on; call it for the time."""

    def __init__(self, now: datetime | None = None) -> None:
        self._now = now or datetime(2026, 11, 21, 14, 3, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self._now

    def advance(self, by: timedelta) -> None:
        self._now += by


class HeldTasks(InlineTasks):
    """Holds work until it is let go, as a busy worker would.

    Attributes:
        waiting: what was asked for and not done yet.
    """

    def __init__(self) -> None:
        super().__init__()
        self.waiting: list[Callable[[], None]] = []

    @override
    def run(
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[ExpectedError], None],
    ) -> None:
        self.waiting.append(partial(super().run, work, done, failed))

    def let_go(self) -> None:
        """Run all that waits, and what it asks for."""
        while self.waiting:
            self.let_one_go()

    def let_one_go(self) -> None:
        """Run what waits longest."""
        self.waiting.pop(0)()


class FailingTasks(InlineTasks):
    """Does the first `after` pieces of work, then fails every one with the same message."""

    def __init__(self, message: str, after: int = 0) -> None:
        super().__init__()
        self._error = ExpectedError(message)
        self._after = after

    @override
    def run(
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[ExpectedError], None],
    ) -> None:
        if self.run_count < self._after:
            super().run(work, done, failed)
            return
        self.run_count += 1
        failed(self._error)
