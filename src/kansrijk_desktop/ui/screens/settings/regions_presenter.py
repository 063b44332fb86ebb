"""The region packages: choose one, load one from a file, share one, take a loaded one back."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from kansrijk_desktop.errors import ExpectedError
from kansrijk_desktop.services.regions import ReadPackage, RegionPackage, Regions
from kansrijk_desktop.services.tasks import RunsTasks
from kansrijk_desktop.texts import _


@dataclass(frozen=True, slots=True)
class RegionsState:
    """What the card shows.

    Attributes:
        in_use: the id of the package that holds.
        read: a package from a file that was read and waits for a word; faults are in it.
        told: what was done.
        error: what went wrong.
    """

    packages: tuple[RegionPackage, ...]
    in_use: str
    read: ReadPackage | None = None
    told: str = ""
    error: str = ""
    is_busy: bool = False


class RegionsPresenter:
    """Keeps nothing without a word: a file is read and shown first."""

    def __init__(self, regions: Regions, tasks: RunsTasks) -> None:
        self._regions = regions
        self._tasks = tasks
        self._state = RegionsState(regions.packages, regions.current.id)
        self._publish: Callable[[RegionsState], None] | None = None

    def attach(self, publish: Callable[[RegionsState], None]) -> None:
        """Publish the state now and after every change."""
        self._publish = publish
        publish(self._state)

    def detach(self) -> None:
        """Publish no more."""
        self._publish = None

    def choose(self, package_id: str) -> None:
        """Use another region from now on."""
        told = _("Vanaf nu ziet u het aanbod van deze regio. Brieven die af zijn, blijven zo.")
        self._do(partial(self._regions.choose, package_id), told)

    def read(self, path: Path) -> None:
        """Read a package from a file, and show what it is or what is wrong with it."""
        if not self._state.is_busy:
            self._show(is_busy=True, read=None, told="", error="")
            self._tasks.run(partial(self._regions.read, path), self._on_read, self._on_failed)

    def keep(self) -> None:
        """Use the package that was read; she has seen whether it is older."""
        read = self._state.read
        if read is not None:
            told = _("Het regiopakket is geladen.")
            self._do(partial(self._regions.keep, read, accepts_older=True), told)

    def put_away(self) -> None:
        """Leave everything as it is."""
        self._show(read=None)

    def write(self, package_id: str, path: Path) -> None:
        """Write a package to a file for others."""
        told = _("Het regiopakket is opgeslagen. Er staan geen gegevens van gezinnen in.")
        self._do(partial(self._regions.write, package_id, path), told)

    def drop(self, package_id: str) -> None:
        """Take a loaded package back."""
        self._do(partial(self._regions.drop, package_id), _("Het geladen pakket is weggehaald."))

    def _do(self, work: Callable[[], object], told: str) -> None:
        if not self._state.is_busy:
            self._show(is_busy=True, told="", error="")
            self._tasks.run(work, partial(self._on_done, told), self._on_failed)

    def _on_read(self, read: ReadPackage) -> None:
        if read.is_same:
            self._show(is_busy=False, told=_("Dit regiopakket is hier al. Er is niets gewijzigd."))
        else:
            self._show(is_busy=False, read=read)

    def _on_done(self, told: str, _result: object) -> None:
        self._show(
            packages=self._regions.packages,
            in_use=self._regions.current.id,
            read=None,
            told=told,
            is_busy=False,
        )

    def _on_failed(self, error: ExpectedError) -> None:
        self._show(is_busy=False, error=error.message)

    def _show(self, **changes: object) -> None:
        self._state = replace(self._state, **changes)  # type: ignore[arg-type]  # fields by name
        if self._publish is not None:
            self._publish(self._state)
