"""The running program: window first, dossiers later, and everything closed in order.

At its top this module imports only what the window and the unlock screen need. What costs time is
imported by `warming.py`, on the background worker, while the passphrase is typed.
"""

import logging
import sys
import threading
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol, runtime_checkable

from PySide6.QtCore import QObject, QStandardPaths, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from kansrijk_desktop.app.doorway import Doorway, judge, save_recovery_code
from kansrijk_desktop.app.hardening import forbid_core_dumps
from kansrijk_desktop.app.places import BEHIND_THE_LOCK, rail_entries
from kansrijk_desktop.app.warming import (
    collect_closed,
    warm_up_conversation,
    warm_up_opening,
)
from kansrijk_desktop.app.while_open import WhileOpen
from kansrijk_desktop.errors import ExpectedError
from kansrijk_desktop.logs import LogFile
from kansrijk_desktop.services.clock import system_clock
from kansrijk_desktop.services.installation import Installation
from kansrijk_desktop.settings import FILE_NAME, Settings, read_settings, write_settings
from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.crash import CrashHandler
from kansrijk_desktop.ui.first_paint import FirstPaint
from kansrijk_desktop.ui.idle import CONVERSATION_MINUTES, IdleLock
from kansrijk_desktop.ui.input_watch import InputWatch
from kansrijk_desktop.ui.main_window import MainWindow
from kansrijk_desktop.ui.router import Router
from kansrijk_desktop.ui.routes import (
    Route,
    ShowHouseholds,
    ShowScreening,
    ShowSettings,
    ShowUnlock,
)
from kansrijk_desktop.ui.tasks import TaskRunner
from kansrijk_desktop.ui.theme import apply_look, load_fonts, look_for

if TYPE_CHECKING:
    from kansrijk_desktop.app.open_screens import Surroundings
    from kansrijk_desktop.app.termination import Termination
    from kansrijk_desktop.storage.key_cost import KeyCost

_LOGGER: Final = logging.getLogger(__name__)
_LONGEST_PAINT: Final = 2.0
"""Seconds after which slow work begins even where no window can be painted."""
_LONGEST_LOCK_MS: Final = 1000


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
        crash: what meets a bug.
    """

    def __init__(
        self,
        application: QApplication,
        installation: Installation,
        key_cost: "KeyCost | None" = None,
    ) -> None:
        super().__init__()
        self._application = application
        self._settings_path = installation.folder / FILE_NAME
        self._while_open: WhileOpen | None = None
        self._termination: Termination | None = None
        self._settings = read_settings(self._settings_path)
        self._log = LogFile(installation.folder)
        load_fonts()
        self._apply_look()
        self._painted = threading.Event()
        self._database_tasks = TaskRunner("database")
        self._background_tasks = TaskRunner("background")
        self.window = MainWindow(rail_entries())
        self._doorway = Doorway(
            installation,
            key_cost,
            self._background_tasks,
            self._show_dossiers,
            self._show_failure,
        )
        self.router = Router(self.window.stack, self._doorway.factories())
        self.crash = CrashHandler(self.window)
        self._idle = IdleLock(self)
        self._watch = InputWatch(self.window)
        self._held_up = QTimer(self)
        self._held_up.setSingleShot(True)
        self._held_up.setInterval(_LONGEST_LOCK_MS)
        self._connect()

    @property
    def is_open(self) -> bool:
        """Whether the dossiers are open."""
        return self._doorway.is_open

    def start(self) -> None:
        """Show the window, and ask for the passphrase or for the first start."""
        self.crash.install()
        self._open_log()
        # Whatever the screens ask for waits behind this.
        self._background_tasks.run(self._wait_for_paint, _ignore, self._show_failure)
        self._background_tasks.run(warm_up_opening, _ignore, self._show_failure)
        FirstPaint(self.window).painted.connect(self._on_painted)
        self.router.go(self._doorway.first_route)
        self.window.show()

    def lock(self) -> None:
        """Save, close the dossiers, and ask for the passphrase.

        What cannot be saved in time stays on the screen, behind the neutral page.
        """
        if self._while_open is not None:
            self._idle.stop()
            self._held_up.start()
            self.router.leave(self._close_dossiers)

    def hide(self) -> None:
        """Put the neutral page over everything at once; what was typed stays."""
        self.window.cover(asks_passphrase=self.is_open)
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
        self.crash.quit_requested.connect(self.quit)
        self._watch.active.connect(self._idle.note_activity)
        self._watch.hide_pressed.connect(self.hide)
        self._idle.warned.connect(window.show_idle_warning)
        self._idle.warning_ended.connect(partial(window.show_idle_warning, 0))
        self._idle.expired.connect(self.lock)
        self._held_up.timeout.connect(self._on_lock_held_up)
        self._application.styleHints().colorSchemeChanged.connect(self._apply_look)

    def _open_log(self) -> None:
        try:
            self._log.open()
        except OSError:
            text = _("In de map met gegevens kan niet worden geschreven. Controleer de rechten.")
            self.window.show_failure(text)
        _LOGGER.info("program_started")

    def _wait_for_paint(self) -> None:
        self._painted.wait(_LONGEST_PAINT)

    def _on_painted(self) -> None:
        from kansrijk_desktop.app.termination import Termination

        self._termination = Termination(self)
        self._termination.requested.connect(self.quit)
        self._lock_when_away()
        # The worker takes turns with this thread, so it begins last.
        self._painted.set()

    def _lock_when_away(self) -> None:
        from kansrijk_desktop.ui.background_lock import BackgroundLock

        BackgroundLock(self._application, self).expired.connect(self.lock)
        if sys.platform == "linux":
            from kansrijk_desktop.ui.desktop_signals import desktop_signals

            desktop_signals(self).left.connect(self.lock)

    # --- While the dossiers are open ----------------------------------------------------------

    def _show_dossiers(self) -> None:
        """Learn the screens, and show the list."""
        from kansrijk_desktop.app.open_screens import Surroundings, screen_factories
        from kansrijk_desktop.app.settling import Settling

        entry = self._doorway.entry
        self._while_open = WhileOpen(self._database_tasks, self.router.go)
        Settling(self._while_open, entry.workspace.screenings.settle, self)
        around = Surroundings(
            database=self._while_open,
            background=self._background_tasks,
            go=self._while_open.go,
            hide=self.hide,
            now=system_clock,
            settings=self._current_settings,
            check_passphrase=entry.check_passphrase,
        )
        self.router.add_factories(screen_factories(entry.workspace, around))
        self.router.add_factories({ShowSettings: partial(self._settings_screen, around)})
        self.window.show_failure("")
        name = entry.workspace.signed_in.practitioner.name
        self.window.show_signed_in(name or _("Mijn praktijk"))
        if self.window.is_covered:
            # Hidden while they were being opened: now only the passphrase leads back.
            self.window.neutral_page.show_closed()
        self.router.go(ShowHouseholds())
        self._background_tasks.run(warm_up_conversation, _ignore, self._show_failure)
        _LOGGER.info("dossiers_opened", extra={"count": entry.behind})
        if entry.behind:
            self._tell_behind(entry.behind)
        if entry.take_key_repair():
            from kansrijk_desktop.ui.key_repair_dialog import KeyRepairDialog

            KeyRepairDialog(self.window).open()

    def _tell_behind(self, missing: int) -> None:
        from kansrijk_desktop.ui.behind_dialog import BehindDialog

        dialog = BehindDialog(missing, self.window)
        dialog.accepted_as_is.connect(self._accept_behind)
        dialog.quit_requested.connect(self.quit)
        dialog.open()

    def _accept_behind(self) -> None:
        accept = self._doorway.entry.accept_behind
        self._database_tasks.run(accept, _ignore, self._show_failure)

    def _settings_screen(self, around: "Surroundings", _route: ShowSettings) -> QWidget:
        from kansrijk_desktop.ui.screens.settings.details_presenter import DetailsPresenter
        from kansrijk_desktop.ui.screens.settings.presenter import SettingsPresenter
        from kansrijk_desktop.ui.screens.settings.recovery_presenter import RecoveryPresenter
        from kansrijk_desktop.ui.screens.settings.regions_presenter import RegionsPresenter
        from kansrijk_desktop.ui.screens.settings.view import SettingsScreen

        entry = self._doorway.entry
        signed_in = entry.workspace.signed_in
        presenter = SettingsPresenter(
            self._settings,
            self._use_settings,
            self._keep_settings,
            entry.change_passphrase,
            judge,
            around.background,
        )
        details = DetailsPresenter(
            signed_in.practitioner, signed_in.change, self.window.show_signed_in, around.database
        )
        recovery = RecoveryPresenter(
            entry.change_recovery_code, save_recovery_code, around.background
        )
        regions = RegionsPresenter(entry.workspace.regions, around.database)
        return SettingsScreen(presenter, details, recovery, regions)

    def _current_settings(self) -> Settings:
        return self._settings

    def _use_settings(self, settings: Settings) -> None:
        """Let everything follow the settings at once."""
        self._settings = settings
        self._apply_look()
        self._start_idle()

    def _apply_look(self) -> None:
        scheme = self._application.styleHints().colorScheme()
        apply_look(self._application, look_for(self._settings, scheme))

    def _keep_settings(self, settings: Settings) -> None:
        write_settings(settings, self._settings_path)

    def _on_route(self, route: Route) -> None:
        self.window.show_route(route)
        self._start_idle()
        _LOGGER.info("screen_shown", extra={"route": type(route).__name__})

    def _start_idle(self) -> None:
        """Count anew, with the patience that belongs to the place."""
        if self._while_open is None:
            return
        minutes = self._settings.idle_minutes
        is_talking = isinstance(self.router.route, ShowScreening)
        self._idle.start(max(minutes, CONVERSATION_MINUTES) if is_talking else minutes)

    def _resume(self, passphrase: str) -> None:
        """Bring the hidden place back for who knows the passphrase."""
        if not self.is_open:
            self.window.uncover()
            return
        self.window.neutral_page.show_busy()
        check = partial(self._doorway.entry.check_passphrase, passphrase)
        self._background_tasks.run(check, self._uncover, self._refuse_resume)

    def _uncover(self, _nothing: None) -> None:
        self.window.uncover()
        self._start_idle()

    def _refuse_resume(self, error: ExpectedError) -> None:
        self.window.neutral_page.show_error(error.message)

    # --- Closing ------------------------------------------------------------------------------

    def _on_lock_held_up(self) -> None:
        """Hide what could not be saved in time; after another idle time it is tried again."""
        if self._while_open is not None:
            self.hide()
            self._start_idle()

    def _close_dossiers(self) -> None:
        """Close the database once what waits for it is saved, then ask for the passphrase."""
        self._held_up.stop()
        if self._while_open is not None:
            self._while_open.close()
            self._while_open = None
        self.window.show_signed_in("")
        self.window.show_failure("")
        self._database_tasks.run(self._doorway.lock, self._ask_passphrase, self._show_failure)

    def _ask_passphrase(self, _nothing: None) -> None:
        self.router.forget_factories(BEHIND_THE_LOCK)
        if self.window.is_covered:
            # Someone came in before: the neutral page stays until she opens it.
            self.window.neutral_page.show_closed(asks_passphrase=False)
        self.router.go(ShowUnlock())
        _LOGGER.info("dossiers_locked")
        collect_closed()

    def _shut_down(self) -> None:
        self._idle.stop()
        self._held_up.stop()
        self._painted.set()
        if self._while_open is not None:
            self._while_open.close()
        # Work that waits is done, not dropped: a letter or a setting may be among it.
        self._background_tasks.close()
        self._database_tasks.close()
        self._doorway.lock()
        if self._termination is not None:
            self._termination.close()
            self._termination = None
        _LOGGER.info("program_ended")
        self._log.close()
        self.crash.uninstall()
        self.window.close_now()
        self._application.quit()

    def _show_failure(self, error: ExpectedError) -> None:
        self.window.show_failure(error.message)


def run(data: Path | None = None) -> int:
    """Start the program on a data folder and return its exit code."""
    forbid_core_dumps()
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


def _ignore(_result: object) -> None:
    """Take a result that nobody waits for."""
