"""The running program: window first, dossiers later, and everything closed in order.

At its top this module imports only what the window and the unlock screen need. What costs time is
imported by `_warm_up`, on the background worker, while the passphrase is typed.
"""

import sys
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from PySide6.QtCore import QObject, QStandardPaths, Qt
from PySide6.QtWidgets import QApplication, QWidget

from kansrijk_desktop.errors import ExpectedError
from kansrijk_desktop.logs import LogFile
from kansrijk_desktop.records.practitioner import Practitioner
from kansrijk_desktop.services.clock import system_clock
from kansrijk_desktop.services.installation import Installation
from kansrijk_desktop.settings import FILE_NAME, Settings, read_settings, write_settings
from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.crash import CrashHandler
from kansrijk_desktop.ui.idle import CONVERSATION_MINUTES, IdleLock
from kansrijk_desktop.ui.input_watch import InputWatch
from kansrijk_desktop.ui.main_window import MainWindow
from kansrijk_desktop.ui.passphrases import Judgement
from kansrijk_desktop.ui.rail import RailEntry
from kansrijk_desktop.ui.router import Router
from kansrijk_desktop.ui.routes import (
    Route,
    ShowAdvice,
    ShowFirstStart,
    ShowHousehold,
    ShowHouseholds,
    ShowReferral,
    ShowScreening,
    ShowSettings,
    ShowSummary,
    ShowUnlock,
)
from kansrijk_desktop.ui.screens.unlock.presenter import UnlockPresenter
from kansrijk_desktop.ui.screens.unlock.view import UnlockScreen
from kansrijk_desktop.ui.tasks import TaskRunner
from kansrijk_desktop.ui.theme import apply_look, load_fonts, look_for

if TYPE_CHECKING:
    from kansrijk_desktop.services.vault import Vault
    from kansrijk_desktop.services.workspace import Workspace
    from kansrijk_desktop.storage.key_cost import KeyCost


@runtime_checkable
class ClosesWhenHidden(Protocol):
    """A screen with something to close when the hide key is pressed."""

    def about_to_hide(self) -> None:
        """Close what is only for two."""
        ...


class Program(QObject):
    """Everything that lives from start to end.

    Attributes:
        window, router: what the user sees.
        vault: made when first needed, by a worker.
    """

    def __init__(
        self,
        application: QApplication,
        installation: Installation,
        key_cost: "KeyCost | None" = None,
    ) -> None:
        super().__init__()
        self._application = application
        self._installation = installation
        self._key_cost = key_cost
        self._vault: Vault | None = None
        self._settings = read_settings(installation.folder / FILE_NAME)
        self._log = LogFile(installation.folder)
        self._log.open()
        load_fonts()
        self._apply(self._settings)
        self._database_tasks = TaskRunner("database")
        self._background_tasks = TaskRunner("background")
        self.window = MainWindow(_rail_entries())
        self.router = Router(
            self.window.stack,
            {ShowUnlock: self._unlock_screen, ShowFirstStart: self._first_start_screen},
        )
        self._crash = CrashHandler(self.window)
        self._idle = IdleLock(self)
        self._watch = InputWatch(self.window)
        self._connect()

    def start(self) -> None:
        """Show the window, and ask for the passphrase or for the first start."""
        self._crash.install()
        self.router.go(ShowUnlock() if self._installation.is_set_up else ShowFirstStart())
        self.window.show()
        self._background_tasks.run(_warm_up, _ignore, self._show_failure)

    def lock(self) -> None:
        """Save, close the dossiers, and ask for the passphrase."""
        if self._vault is not None and self._vault.is_open:
            self._idle.stop()
            self.router.leave(self._close_dossiers)

    def hide(self) -> None:
        """Put the neutral page over everything at once; what was typed stays."""
        self.window.cover(asks_passphrase=self._vault is not None and self._vault.is_open)
        screen: object = self.window.stack.currentWidget()
        if isinstance(screen, ClosesWhenHidden):
            screen.about_to_hide()

    def quit(self) -> None:
        """Save, close everything in order, and let the window go."""
        self.router.leave(self._shut_down)

    def _connect(self) -> None:
        window = self.window
        window.navigated.connect(self.router.go)
        window.hide_requested.connect(self.hide)
        window.lock_requested.connect(self.lock)
        window.resume_requested.connect(self._resume)
        window.close_requested.connect(self.quit)
        self.router.route_changed.connect(self._on_route)
        self._crash.quit_requested.connect(self.quit)
        self._watch.active.connect(self._idle.note_activity)
        self._watch.hide_pressed.connect(self.hide)
        self._idle.warned.connect(window.show_idle_warning)
        self._idle.warning_ended.connect(partial(window.show_idle_warning, 0))
        self._idle.expired.connect(self.lock)
        self._application.styleHints().colorSchemeChanged.connect(self._on_colour_scheme)

    def _vault_of(self) -> "Vault":
        """Return the vault; called by workers only, since its import takes time."""
        if self._vault is None:
            from kansrijk_desktop.services.vault import Vault

            self._vault = Vault(self._installation, self._key_cost)
        return self._vault

    def _unlock_screen(self, _route: ShowUnlock) -> QWidget:
        presenter = UnlockPresenter(
            self._vault_of, _judge, self._background_tasks, self._open_dossiers
        )
        return UnlockScreen(presenter)

    def _first_start_screen(self, _route: ShowFirstStart) -> QWidget:
        from kansrijk_desktop.ui.screens.first_start.presenter import (
            FirstStartActions,
            FirstStartPresenter,
            RegionOption,
        )
        from kansrijk_desktop.ui.screens.first_start.view import FirstStartScreen

        actions = FirstStartActions(
            create=self._set_up,
            save_code=_save_recovery_code,
            add_demo=self._add_example,
        )
        regions = (RegionOption("landelijk", _("Landelijk"), _("het aanbod dat overal is")),)
        return FirstStartScreen(
            FirstStartPresenter(
                actions, regions, _judge, self._background_tasks, self._open_dossiers
            )
        )

    def _set_up(self, passphrase: str, practitioner: Practitioner) -> str:
        from kansrijk_desktop.app.entry import set_up

        return set_up(self._vault_of(), passphrase, practitioner)

    def _add_example(self) -> None:
        from kansrijk_desktop.app.entry import add_example

        add_example(self._vault_of())

    def _open_dossiers(self) -> None:
        """Put the services together, learn the screens, and show the list."""
        self._database_tasks.run(self._read_workspace, self._show_dossiers, self._show_failure)

    def _read_workspace(self) -> "Workspace":
        from kansrijk_desktop.app.open_screens import read_workspace

        return read_workspace(self._vault_of())

    def _show_dossiers(self, workspace: "Workspace") -> None:
        from kansrijk_desktop.app.open_screens import Surroundings, screen_factories

        around = Surroundings(
            database=self._database_tasks,
            background=self._background_tasks,
            go=self.router.go,
            hide=self.hide,
            now=system_clock,
        )
        self.router.add_factories(screen_factories(workspace, around))
        self.router.add_factories({ShowSettings: self._settings_screen})
        name = workspace.practitioner.name or _("Mijn praktijk")
        self.window.show_signed_in(name)
        self.router.go(ShowHouseholds())

    def _settings_screen(self, _route: ShowSettings) -> QWidget:
        from kansrijk_desktop.ui.screens.settings.presenter import SettingsPresenter
        from kansrijk_desktop.ui.screens.settings.view import SettingsScreen

        presenter = SettingsPresenter(
            self._settings,
            self._apply,
            self._keep_settings,
            lambda current, new: self._vault_of().change_passphrase(current, new),
            _judge,
            self._background_tasks,
        )
        return SettingsScreen(presenter)

    def _apply(self, settings: Settings) -> None:
        self._settings = settings
        scheme = self._application.styleHints().colorScheme()
        apply_look(self._application, look_for(settings, scheme))

    def _keep_settings(self, settings: Settings) -> None:
        write_settings(settings, self._installation.folder / FILE_NAME)

    def _on_colour_scheme(self, _scheme: Qt.ColorScheme) -> None:
        self._apply(self._settings)

    def _on_route(self, route: Route) -> None:
        self.window.show_route(route)
        if isinstance(route, ShowUnlock | ShowFirstStart):
            return
        minutes = self._settings.idle_minutes
        is_talking = isinstance(route, ShowScreening)
        self._idle.start(max(minutes, CONVERSATION_MINUTES) if is_talking else minutes)

    def _resume(self, passphrase: str) -> None:
        """Bring the hidden place back for who knows the passphrase."""
        if self._vault is None or not self._vault.is_open:
            self.window.uncover()
            return
        self.window.neutral_page.show_busy()
        check = partial(self._vault.check_passphrase, passphrase)
        self._background_tasks.run(check, self._uncover, self._refuse_resume)

    def _uncover(self, _nothing: None) -> None:
        self.window.uncover()

    def _refuse_resume(self, error: ExpectedError) -> None:
        self.window.neutral_page.show_error(error.message)

    def _close_dossiers(self) -> None:
        """Close the database once what waits for it is saved, then ask for the passphrase."""
        self.window.show_signed_in("")
        self.window.uncover()
        self._database_tasks.run(self._lock_vault, self._ask_passphrase, self._show_failure)

    def _lock_vault(self) -> None:
        if self._vault is not None:
            self._vault.lock()

    def _ask_passphrase(self, _nothing: None) -> None:
        self.router.go(ShowUnlock())

    def _shut_down(self) -> None:
        self._idle.stop()
        self._background_tasks.close()
        self._database_tasks.close()
        self._lock_vault()
        self._log.close()
        self.window.close_now()
        self._application.quit()

    def _show_failure(self, error: ExpectedError) -> None:
        self.window.show_failure(error.message)


def run(data: Path | None = None) -> int:
    """Start the program on a data folder and return its exit code."""
    application = QApplication(sys.argv[:1])
    application.setApplicationName("Kansrijk")
    installation = Installation(data or default_folder())
    program = Program(application, installation)
    program.start()
    return application.exec()


def default_folder() -> Path:
    """Return where this user's dossiers are (on Linux `$XDG_DATA_HOME/kansrijk`)."""
    location = QStandardPaths.StandardLocation.GenericDataLocation
    return Path(QStandardPaths.writableLocation(location)) / "kansrijk"


def _rail_entries() -> tuple[RailEntry, ...]:
    inside = (ShowHousehold, ShowScreening, ShowSummary, ShowAdvice, ShowReferral)
    return (
        RailEntry(_("Dossiers"), "folder", ShowHouseholds(), inside),
        RailEntry(_("Instellingen"), "settings", ShowSettings()),
    )


def _judge(passphrase: str, own_words: tuple[str, ...]) -> Judgement:
    from kansrijk_desktop.ui.passphrase_judge import judge_passphrase

    return judge_passphrase(passphrase, own_words)


def _save_recovery_code(path: str, code: str) -> None:
    from kansrijk_desktop.app.entry import save_recovery_code

    save_recovery_code(path, code)


def _warm_up() -> None:
    """Import what opening needs and what comes right after it, while the passphrase is typed."""
    import_module("kansrijk_desktop.app.entry")
    import_module("kansrijk_desktop.app.open_screens")


def _ignore(_result: object) -> None:
    """Take a result that nobody waits for."""
