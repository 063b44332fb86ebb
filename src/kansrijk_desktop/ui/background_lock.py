"""Lock when the program stands behind others for long."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication

from kansrijk_desktop.ui.idle import CLOCKS, IdleLock

BACKGROUND_MINUTES: Final = 2


class BackgroundLock(QObject):
    """Counts from the moment another program comes in front.

    Signals:
        expired: two minutes are over; also told on return, when the computer slept meanwhile.
    """

    expired = Signal()

    def __init__(
        self,
        application: QGuiApplication,
        parent: QObject | None = None,
        clocks: Sequence[Callable[[], float]] = CLOCKS,
    ) -> None:
        super().__init__(parent)
        self._count = IdleLock(self, clocks)
        self._count.expired.connect(self.expired)
        application.applicationStateChanged.connect(self._on_state_changed)
        self._is_behind = False

    def _on_state_changed(self, state: Qt.ApplicationState) -> None:
        is_behind = state is not Qt.ApplicationState.ApplicationActive
        if is_behind and not self._is_behind:
            self._count.start(BACKGROUND_MINUTES)
        elif not is_behind:
            self._count.note_activity()
            self._count.stop()
        self._is_behind = is_behind

    def check(self) -> None:
        """Tell it when the time is over; a timer asks every second."""
        if self._is_behind:
            self._count.check()
