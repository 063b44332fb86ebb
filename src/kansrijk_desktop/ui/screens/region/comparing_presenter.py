"""Before anything takes effect: what is new, changed and gone, and only then use it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from kansrijk_desktop.errors import ExpectedError, InvalidInputError
from kansrijk_desktop.exchange.region_problems import Problem
from kansrijk_desktop.services.region_comparisons import Comparison, Purpose, RegionComparisons
from kansrijk_desktop.services.region_differences import Difference
from kansrijk_desktop.services.region_draft import Draft
from kansrijk_desktop.services.regions import ReadPackage, RegionPackage
from kansrijk_desktop.services.tasks import RunsTasks
from kansrijk_desktop.texts import _


@dataclass(frozen=True, slots=True)
class ComparingState:
    """Everything the page with the comparison shows.

    Attributes:
        problems: what is wrong with a file that was read; then there is no comparison.
        version, owner: as typed, for a draft that is used.
        change: of which sort the differences are shown; empty for all.
        shown: those.
    """

    comparison: Comparison | None = None
    problems: tuple[Problem, ...] = ()
    version: str = ""
    owner: str = ""
    version_error: str = ""
    owner_error: str = ""
    change: str = ""
    shown: tuple[Difference, ...] = ()
    is_busy: bool = False
    error: str = ""

    @property
    def is_open(self) -> bool:
        """Whether there is something to decide, or to mend."""
        return self.comparison is not None or bool(self.problems)


class ComparingPresenter:
    """Compares, and uses a version when it is asked to.

    `done` hears which package to show (empty for the one in use) and what to tell; `failed` what
    went wrong while there was nothing to compare yet.
    """

    def __init__(
        self,
        comparisons: RegionComparisons,
        tasks: RunsTasks,
        done: Callable[[str, str], None],
        failed: Callable[[str], None],
    ) -> None:
        self._comparisons = comparisons
        self._tasks = tasks
        self._done = done
        self._failed = failed
        self._state = ComparingState()
        self._publish: Callable[[ComparingState], None] | None = None

    def attach(self, publish: Callable[[ComparingState], None]) -> None:
        """Publish the state now and after every change."""
        self._publish = publish
        publish(self._state)

    def detach(self) -> None:
        """Publish no more."""
        self._publish = None

    def load(self, path: Path) -> None:
        """Read a package from a file and compare it with the one here; nothing is kept yet."""
        self._compare(partial(self._comparisons.with_file, path))

    def look_over(self, draft: Draft) -> None:
        """Compare a draft with what is in use."""
        self._compare(partial(self._comparisons.with_draft, draft))

    def return_to_built_in(self, draft: Draft) -> None:
        """Compare what is in use with the package that came with the program."""
        self._compare(partial(self._comparisons.with_built_in, draft))

    def show_problems(self, problems: tuple[Problem, ...]) -> None:
        """Show what is wrong with a file."""
        self._show(problems=problems)

    def show_change(self, change: str) -> None:
        """Show only what is new, changed or gone; empty shows all."""
        comparison = self._state.comparison
        found = comparison.differences if comparison is not None else ()
        shown = tuple(one for one in found if change in {"", one.change.value})
        self._show(change=change, shown=shown)

    def type_version(self, version: str) -> None:
        """Take the version of the draft as typed."""
        self._show(version=version, version_error="")

    def type_owner(self, owner: str) -> None:
        """Take the owner of the draft as typed."""
        self._show(owner=owner, owner_error="")

    def use(self) -> None:
        """Let the version that is shown take the place of the one in use."""
        comparison, state = self._state.comparison, self._state
        if comparison is None or state.is_busy:
            return
        if comparison.purpose is Purpose.USE and not state.owner.strip():
            self._show(owner_error=_("Vul in wie dit pakket bijhoudt."))
            return
        self._show(is_busy=True, error="", version_error="")
        self._tasks.run(
            partial(self._comparisons.use, comparison, state.version, state.owner),
            partial(self._on_used, comparison),
            self._on_refused,
        )

    def put_away(self) -> None:
        """Leave everything as it is."""
        if not self._state.is_busy:
            self._close()

    def _compare(self, work: Callable[[], Comparison | ReadPackage]) -> None:
        if not self._state.is_busy:
            self._show(is_busy=True, error="")
            self._tasks.run(work, self._on_compared, self._on_failed)

    def _on_compared(self, found: Comparison | ReadPackage) -> None:
        if isinstance(found, Comparison):
            self._state = ComparingState(found, version=found.there, owner=found.owner)
            self.show_change("")
        elif found.is_same and found.region is not None:
            self._close()
            told = _("Dit regiopakket is hier al. Er is niets gewijzigd.")
            self._done(found.region.id, told)
        else:
            self._state = ComparingState(problems=found.problems)
            self._show()

    def _on_used(self, comparison: Comparison, package: RegionPackage | None) -> None:
        self._close()
        if package is not None:
            told = _("{name}, versie {version}, geldt vanaf nu. Brieven die af zijn, blijven zo.")
            region = package.region
            self._done(region.id, told.format(name=region.name, version=region.version))
        elif comparison.there:
            told = _("Vanaf nu geldt weer het pakket dat bij het programma hoort.")
            self._done(comparison.package_id, told)
        else:
            self._done("", _("Het geladen pakket is weggehaald."))

    def _on_refused(self, error: ExpectedError) -> None:
        comparison = self._state.comparison
        is_draft = comparison is not None and comparison.purpose is Purpose.USE
        if is_draft and isinstance(error, InvalidInputError):
            self._show(is_busy=False, version_error=error.message)
        else:
            self._show(is_busy=False, error=error.message)

    def _on_failed(self, error: ExpectedError) -> None:
        self._close()
        self._failed(error.message)

    def _close(self) -> None:
        self._state = ComparingState()
        self._show()

    def _show(self, **changes: object) -> None:
        self._state = replace(self._state, **changes)  # type: ignore[arg-type]  # fields by name
        if self._publish is not None:
            self._publish(self._state)
