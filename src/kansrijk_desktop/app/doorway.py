"""The screens before the dossiers are open: the first start, and the passphrase."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from kansrijk_desktop.errors import ExpectedError
from kansrijk_desktop.services.installation import Installation
from kansrijk_desktop.services.tasks import RunsTasks
from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.passphrases import Judgement
from kansrijk_desktop.ui.router import ScreenFactory
from kansrijk_desktop.ui.routes import Route, ShowFirstStart, ShowUnlock
from kansrijk_desktop.ui.screens.unlock.presenter import UnlockPresenter
from kansrijk_desktop.ui.screens.unlock.view import UnlockScreen

if TYPE_CHECKING:
    from kansrijk_desktop.app.entry import Entry
    from kansrijk_desktop.records.practitioner import Practitioner


class Doorway:
    """Leads into the dossiers of one installation.

    `make_entry` makes the way in; a worker calls it, since its import takes time. `opened` is
    called when they are open, `failed` when that ends in an error no screen shows.
    """

    def __init__(
        self,
        installation: Installation,
        make_entry: Callable[[], "Entry"],
        tasks: RunsTasks,
        opened: Callable[[], None],
        failed: Callable[[ExpectedError], None],
    ) -> None:
        self._installation = installation
        self._make_entry = make_entry
        self._tasks = tasks
        self._opened = opened
        self._failed = failed
        self._entry: Entry | None = None

    @property
    def entry(self) -> "Entry":
        """The way in, made when first asked for."""
        if self._entry is None:
            self._entry = self._make_entry()
        return self._entry

    @property
    def is_open(self) -> bool:
        """Whether the dossiers are open."""
        return self._entry is not None and self._entry.is_open

    @property
    def first_route(self) -> Route:
        """Where the program begins."""
        return ShowUnlock() if self._installation.is_set_up else ShowFirstStart()

    def factories(self) -> Mapping[type, ScreenFactory]:
        """Return how to make the screens."""
        return {ShowUnlock: self._unlock_screen, ShowFirstStart: self._first_start_screen}

    def lock(self) -> None:
        """Close the dossiers."""
        if self._entry is not None:
            self._entry.lock()

    def _unlock_screen(self, _route: ShowUnlock) -> QWidget:
        presenter = UnlockPresenter(lambda: self.entry, judge, self._tasks, self._opened)
        return UnlockScreen(presenter)

    def _first_start_screen(self, _route: ShowFirstStart) -> QWidget:
        from kansrijk_desktop.ui.screens.first_start.presenter import (
            FirstStartActions,
            FirstStartPresenter,
            RegionOption,
        )
        from kansrijk_desktop.ui.screens.first_start.view import FirstStartScreen

        actions = FirstStartActions(
            create=self._set_up, save_code=save_recovery_code, add_demo=self._add_example
        )
        regions = tuple(RegionOption(*option) for option in region_options())
        return FirstStartScreen(
            FirstStartPresenter(actions, regions, judge, self._tasks, self._begin)
        )

    def _set_up(self, passphrase: str, practitioner: "Practitioner") -> str:
        return self.entry.set_up(passphrase, practitioner)

    def _add_example(self) -> None:
        self.entry.add_example()

    def _begin(self) -> None:
        """Go on from the first start."""
        self._tasks.run(self._enter, self._on_entered, self._failed)

    def _enter(self) -> None:
        self.entry.enter()

    def _on_entered(self, _nothing: None) -> None:
        self._opened()


def judge(passphrase: str, own_words: tuple[str, ...]) -> Judgement:
    """Judge a new passphrase; the estimate is imported when first needed."""
    from kansrijk_desktop.ui.passphrase_judge import judge_passphrase

    return judge_passphrase(passphrase, own_words)


def region_options() -> tuple[tuple[str, str, str], ...]:
    """Return the packages that came along, known before one is read: id, name, what is in them."""
    more = _("het landelijke aanbod, met dat van {place}")
    return (
        ("landelijk", _("Landelijk"), _("het aanbod dat overal is")),
        ("groningen", _("Groningen"), more.format(place=_("10 gemeenten in Groningen"))),
        ("utrecht", _("Utrecht"), more.format(place=_("26 gemeenten in de regio Utrecht"))),
        ("zuid-limburg", _("Zuid-Limburg"), more.format(place=_("16 gemeenten in Zuid-Limburg"))),
    )


def save_recovery_code(path: str, code: str) -> None:
    """Write the recovery code to a file of the user's choice."""
    from kansrijk_desktop.app import entry

    entry.save_recovery_code(path, code)
