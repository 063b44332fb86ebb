"""What the page with two conversations beside one another does."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from kansrijk_desktop.errors import ExpectedError
from kansrijk_desktop.services.clock import local_day
from kansrijk_desktop.services.conversation_comparison import BesideSection
from kansrijk_desktop.services.dossier_over_time import Beside, DossierOverTime
from kansrijk_desktop.services.dossier_words import moment_word
from kansrijk_desktop.services.dutch_dates import long_date
from kansrijk_desktop.services.tasks import RunsTasks
from kansrijk_desktop.texts import _


@dataclass(frozen=True, slots=True)
class BesideState:
    """Everything the page shows.

    Attributes:
        is_open: the page is on the screen.
        left, right: what stands above each column.
        only_different: lines that say the same are left out.
        shows_apart: safety and what is not for home are shown as well.
    """

    is_open: bool = False
    is_loaded: bool = False
    title: str = ""
    left: str = ""
    right: str = ""
    sections: tuple[BesideSection, ...] = ()
    difference_count: int = 0
    only_different: bool = False
    shows_apart: bool = False
    error: str = ""


class BesidePresenter:
    """The talk beside what she filled in herself."""

    def __init__(self, over_time: DossierOverTime, tasks: RunsTasks) -> None:
        self._over_time = over_time
        self._tasks = tasks
        self._beside: Beside | None = None
        self._wanted: tuple[str, str] | None = None
        self._state = BesideState()
        self._publish: Callable[[BesideState], None] | None = None

    def attach(self, publish: Callable[[BesideState], None]) -> None:
        """Show the state to a view from now on."""
        self._publish = publish
        publish(self._state)

    def detach(self) -> None:
        """Stop showing."""
        self._publish = None

    def open(self, left_id: str, right_id: str) -> None:
        """Lay two conversations beside one another."""
        self._wanted = (left_id, right_id)
        self._show(BesideState(is_open=True))
        read = partial(self._over_time.beside, left_id, right_id)
        self._tasks.run(read, self._on_read, self._show_error)

    def close(self) -> None:
        """Go back to the dossier."""
        self._beside = self._wanted = None
        self._show(BesideState())

    def show_only_different(self, *, is_only: bool) -> None:
        """Leave out the lines that say the same, or show them all."""
        self._show(self._made(replace(self._state, only_different=is_only)))

    def show_apart(self, *, is_shown: bool) -> None:
        """Show safety and what is not for home as well, or cover it."""
        self._show(self._made(replace(self._state, shows_apart=is_shown)))

    def _on_read(self, beside: Beside) -> None:
        if self._wanted != (beside.left.id, beside.right.id):
            return
        self._beside = beside
        day = long_date(local_day(beside.left.started_at))
        own_day = long_date(local_day(beside.right.started_at))
        self._show(
            self._made(
                replace(
                    self._state,
                    is_loaded=True,
                    title=moment_word(beside.left.moment),
                    left=_("In het gesprek, {day}").format(day=day),
                    right=_("Zelf ingevuld, {day}").format(day=own_day),
                )
            )
        )

    def _made(self, state: BesideState) -> BesideState:
        """Return the state with the lines that belong to it."""
        if self._beside is None:
            return state
        shown = self._beside.open + (self._beside.apart if state.shows_apart else ())
        lines = [line for section in shown for line in section.lines]
        sections = (
            replace(
                section,
                lines=tuple(
                    line for line in section.lines if line.is_different or not state.only_different
                ),
            )
            for section in shown
        )
        return replace(
            state,
            sections=tuple(section for section in sections if section.lines),
            difference_count=sum(line.is_different for line in lines),
        )

    def _show_error(self, error: ExpectedError) -> None:
        self._show(replace(self._state, error=error.message))

    def _show(self, state: BesideState) -> None:
        self._state = state
        if self._publish:
            self._publish(state)
