"""What a page shows that is filled in or looked over, and then kept in one go."""

from collections.abc import Callable
from dataclasses import Field, replace
from functools import partial
from typing import Any, ClassVar, Generic, Protocol, TypeVar

from kansrijk_desktop.errors import ExpectedError
from kansrijk_desktop.services.tasks import RunsTasks


class SheetState(Protocol):
    """A frozen dataclass that can say how the keeping goes."""

    __dataclass_fields__: ClassVar[dict[str, Field[Any]]]

    @property
    def is_busy(self) -> bool:
        """Whether something is being kept."""

    @property
    def error(self) -> str:
        """What went wrong, in words."""


S = TypeVar("S", bound=SheetState)
R = TypeVar("R")


class Sheet(Generic[S]):
    """One state, for the view that is there, and one thing kept at a time.

    Attributes:
        state: what is shown now.
    """

    def __init__(self, state: S, tasks: RunsTasks, kept: Callable[[str], None]) -> None:
        """Take what is shown first, the tasks, and who hears what to tell when it is kept."""
        self.state = state
        self._tasks = tasks
        self._kept = kept
        self._publish: Callable[[S], None] | None = None

    def attach(self, publish: Callable[[S], None]) -> None:
        """Publish the state now and after every change."""
        self._publish = publish
        publish(self.state)

    def detach(self) -> None:
        """Publish no more."""
        self._publish = None

    def show(self, state: S) -> None:
        """Show another state; nothing of the one before stays."""
        self.state = state
        if self._publish is not None:
            self._publish(state)

    def change(self, **fields: object) -> None:
        """Change fields of the state."""
        self.show(replace(self.state, **fields))

    def read(self, work: Callable[[], R], done: Callable[[R], None]) -> None:
        """Read what is to be shown."""
        self._tasks.run(work, done, self._on_failed)

    def keep(self, work: Callable[[], object], told: str) -> None:
        """Keep something, unless that is being done; `told` is said when it is kept."""
        if not self.state.is_busy:
            self.change(is_busy=True, error="")
            self._tasks.run(work, partial(self._on_kept, told), self._on_failed)

    def keep_checked(
        self, check: Callable[[], dict[str, str]], keep: Callable[[], object], told: str
    ) -> None:
        """Keep something that is right, or show what is wrong in the state's `problems`."""
        if not self.state.is_busy:
            self.change(is_busy=True, error="")
            work = partial(_check_and_keep, check, keep)
            self._tasks.run(work, partial(self._on_checked, told), self._on_failed)

    def _on_kept(self, told: str, _result: object) -> None:
        self.change(is_busy=False)
        self._kept(told)

    def _on_checked(self, told: str, problems: dict[str, str]) -> None:
        self.change(is_busy=False, problems=problems)
        if not problems:
            self._kept(told)

    def _on_failed(self, error: ExpectedError) -> None:
        self.change(is_busy=False, error=error.message)


def _check_and_keep(
    check: Callable[[], dict[str, str]], keep: Callable[[], object]
) -> dict[str, str]:
    problems = check()
    if not problems:
        keep()
    return problems
