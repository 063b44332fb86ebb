"""Hear from the desktop that the user goes away: screen locked, sleep, lid (Linux).

Sources: freedesktop.org, "org.freedesktop.login1" (systemd) and "Idle Inhibition Service"
(org.freedesktop.ScreenSaver); GNOME has its own name for the latter.
"""

from typing import Final

from PySide6.QtCore import SLOT, QObject, Signal, Slot
from PySide6.QtDBus import QDBusConnection

_LOGIN: Final = "org.freedesktop.login1"
_SCREEN_SAVERS: Final = ("org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver")


class DesktopSignals(QObject):
    """Listens on the two buses of the desktop; where there are none it stays silent.

    Signals:
        left: the screen was locked or the computer goes to sleep.
    """

    left = Signal()

    def __init__(
        self, system: QDBusConnection, session: QDBusConnection, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        # Any session of this computer: a lock too many does no harm.
        self._hear(system, _LOGIN, f"{_LOGIN}.Session", "Lock", SLOT("on_locked()"))
        self._hear(system, _LOGIN, f"{_LOGIN}.Manager", "PrepareForSleep", SLOT("on_went(bool)"))
        for name in _SCREEN_SAVERS:
            self._hear(session, name, name, "ActiveChanged", SLOT("on_went(bool)"))

    @Slot(bool)
    def on_went(self, is_away: bool) -> None:  # noqa: FBT001 - Qt calls it so
        """Tell that she goes; nothing when she is back."""
        if is_away:
            self.left.emit()

    @Slot()
    def on_locked(self) -> None:
        """Tell that the session was locked."""
        self.left.emit()

    def _hear(
        self, bus: QDBusConnection, service: str, interface: str, name: str, slot: str
    ) -> None:
        if bus.isConnected():
            bus.connect(service, "", interface, name, self, slot)  # type: ignore[call-overload]  # it takes text only, whatever its stub says


def desktop_signals(parent: QObject | None = None) -> DesktopSignals:
    """Return what listens to the desktop of this user."""
    return DesktopSignals(QDBusConnection.systemBus(), QDBusConnection.sessionBus(), parent)
