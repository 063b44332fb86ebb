"""What goes to files and comes from them: a package to share, and a single table as CSV."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from kansrijk_desktop.errors import ExpectedError
from kansrijk_desktop.exchange.region_problems import Problem
from kansrijk_desktop.exchange.region_sheets import Sheet
from kansrijk_desktop.services.region_draft import Draft, Edit
from kansrijk_desktop.services.region_drafts import ReadTable, RegionDrafts
from kansrijk_desktop.services.regions import Regions
from kansrijk_desktop.services.tasks import RunsTasks
from kansrijk_desktop.texts import _, ngettext


class FilesPresenter:
    """Reads and writes files; a table that is read becomes an edit of the draft.

    `tell` hears what was done and what went wrong, `edit` takes the edit, `refuse` what is wrong
    in a table.
    """

    def __init__(
        self,
        services: tuple[Regions, RegionDrafts],
        tasks: RunsTasks,
        tell: Callable[[str, str], None],
        edit: Callable[[Edit], None],
        refuse: Callable[[tuple[Problem, ...]], None],
    ) -> None:
        self._regions, self._drafts = services
        self._tasks = tasks
        self._tell = tell
        self._edit = edit
        self._refuse = refuse

    def write_package(self, draft: Draft, path: Path) -> None:
        """Write the package in use to a file, to share."""
        told = _("Het regiopakket is opgeslagen. Er staan geen gegevens van gezinnen in.")
        self._write(partial(self._regions.write, draft.package_id, path), told)

    def write_table(self, draft: Draft, sheet: Sheet, path: Path) -> None:
        """Write one table of the draft to a file."""
        told = _("De tabel is opgeslagen. U kunt hem in een rekenprogramma openen.")
        self._write(partial(self._drafts.write_table, draft, sheet, path), told)

    def read_table(self, draft: Draft, sheet: Sheet, path: Path) -> None:
        """Put a table from a file in the draft, when nothing is wrong with it."""
        read = partial(self._drafts.read_table, draft, sheet, path)
        self._tasks.run(read, self._on_table, self._on_failed)

    def _write(self, write: Callable[[], None], told: str) -> None:
        self._tasks.run(write, lambda _nothing: self._tell(told, ""), self._on_failed)

    def _on_table(self, read: ReadTable) -> None:
        if read.edit is None:
            self._refuse(read.problems)
            return
        self._edit(read.edit)
        count = len(read.edit.rows)
        told = ngettext(
            "De tabel is ingelezen in uw kladversie: {count} regel.",
            "De tabel is ingelezen in uw kladversie: {count} regels.",
            count,
        )
        self._tell(told.format(count=count), "")

    def _on_failed(self, error: ExpectedError) -> None:
        self._tell("", error.message)
