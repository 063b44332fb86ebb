"""Let slow work be asked for without knowing where it runs."""

from collections.abc import Callable
from typing import Protocol, TypeVar

from kansrijk_desktop.errors import ExpectedError

T = TypeVar("T")


class RunsTasks(Protocol):
    """Runs one piece of work at a time and hands back its result.

    Only an `ExpectedError` reaches `failed`; any other exception is a bug and meets the crash
    handler. Work gets values and returns values, never widgets or sessions. `done` and `failed`
    are called where the work was asked for: in the program, on the user-interface thread.
    """

    def run(
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[ExpectedError], None],
    ) -> None:
        """Start `work`, after what was asked for before it."""
        ...
