"""The region packages: choose one; keeping them up to date has a place of its own."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from kansrijk_desktop.errors import ExpectedError
from kansrijk_desktop.services.regions import RegionPackage, Regions
from kansrijk_desktop.services.tasks import RunsTasks
from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.routes import Route, ShowRegion


@dataclass(frozen=True, slots=True)
class RegionsState:
    """What the card shows.

    Attributes:
        in_use: the id of the package that holds.
        told: what was done.
        error: what went wrong.
    """

    packages: tuple[RegionPackage, ...]
    in_use: str
    told: str = ""
    error: str = ""
    is_busy: bool = False


class RegionsPresenter:
    """Chooses a region, and leads to the tables of a package."""

    def __init__(self, regions: Regions, tasks: RunsTasks, go: Callable[[Route], None]) -> None:
        self._regions = regions
        self._tasks = tasks
        self._go = go
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
        if not self._state.is_busy:
            self._show(is_busy=True, told="", error="")
            choose = partial(self._regions.choose, package_id)
            self._tasks.run(choose, self._on_chosen, self._on_failed)

    def look_at(self, package_id: str = "") -> None:
        """Go to the tables of a package, or of the one in use."""
        self._go(ShowRegion(package_id))

    def _on_chosen(self, _nothing: None) -> None:
        told = _("Vanaf nu ziet u het aanbod van deze regio. Brieven die af zijn, blijven zo.")
        self._show(in_use=self._regions.current.id, told=told, is_busy=False)

    def _on_failed(self, error: ExpectedError) -> None:
        self._show(is_busy=False, error=error.message)

    def _show(self, **changes: object) -> None:
        self._state = replace(self._state, **changes)  # type: ignore[arg-type]  # fields by name
        if self._publish is not None:
            self._publish(self._state)
