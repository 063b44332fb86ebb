"""Let screens work and walk while the dossiers are open, and no longer."""

from collections.abc import Callable
from typing import TypeVar

from kansrijk_desktop.errors import ExpectedError
from kansrijk_desktop.services.tasks import RunsTasks
from kansrijk_desktop.ui.routes import Route

T = TypeVar("T")


class WhileOpen:
    """The database tasks and the ways to other screens, from opening to locking.

    A screen may hear the result of its last work when the dossiers are closed already. Whatever it
    then asks for must not reach a closed database, nor show a screen over the unlock screen.
    """

    def __init__(self, database: RunsTasks, go: Callable[[Route], None]) -> None:
        self._database = database
        self._go = go
        self._is_open = True

    @property
    def is_open(self) -> bool:
        """Whether work is still taken."""
        return self._is_open

    def run(
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[ExpectedError], None],
    ) -> None:
        """Start `work` (see `services.tasks.RunsTasks`); after closing, do nothing."""
        if self._is_open:
            self._database.run(work, done, failed)

    def go(self, route: Route) -> None:
        """Show another screen; after closing, stay."""
        if self._is_open:
            self._go(route)

    def close(self) -> None:
        """Take no more; what was asked for before is still done."""
        self._is_open = False
