"""Search as somebody types: one search at a time, and of what waits only the last words."""

from collections.abc import Callable
from functools import partial
from typing import Generic, TypeVar

from kansrijk_desktop.errors import ExpectedError
from kansrijk_desktop.services.tasks import RunsTasks

T = TypeVar("T")


class LatestSearch(Generic[T]):
    """Runs `search`; `found` hears the words and what they gave, `failed` what went wrong."""

    def __init__(
        self,
        search: Callable[[str], T],
        tasks: RunsTasks,
        found: Callable[[str, T], None],
        failed: Callable[[ExpectedError], None],
    ) -> None:
        self._search = search
        self._tasks = tasks
        self._found = found
        self._failed = failed
        self._query = ""
        self._is_searching = False

    def search(self, query: str) -> None:
        """Find what fits; while a search runs, only the last words typed are searched next."""
        self._query = query
        if not self._is_searching:
            self._is_searching = True
            work = partial(self._search, query)
            self._tasks.run(work, partial(self._on_found, query), self._on_failed)

    def _on_found(self, query: str, result: T) -> None:
        self._is_searching = False
        self._found(query, result)
        if query != self._query:
            self.search(self._query)

    def _on_failed(self, error: ExpectedError) -> None:
        self._is_searching = False
        self._failed(error)
