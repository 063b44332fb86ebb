"""She goes away from the computer: another program in front, the screen locked, sleep."""

import shutil
import subprocess
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtDBus import QDBusConnection, QDBusMessage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kansrijk_desktop.ui.background_lock import BACKGROUND_MINUTES, BackgroundLock
from kansrijk_desktop.ui.desktop_signals import DesktopSignals, desktop_signals

BEHIND = Qt.ApplicationState.ApplicationInactive
IN_FRONT = Qt.ApplicationState.ApplicationActive


class Desk:
    """A lock for the background, and what it said; the time is moved by hand."""

    def __init__(self, application: QApplication) -> None:
        self.now = 0.0
        self.said: list[str] = []
        self.show: Callable[[Qt.ApplicationState], None] = application.applicationStateChanged.emit
        self.lock = BackgroundLock(application, clocks=(lambda: self.now,))
        self.lock.expired.connect(lambda: self.said.append("op slot"))

    def wait(self, minutes: float) -> None:
        self.now += minutes * 60
        self.lock.check()


@pytest.fixture
def desk(qapp: QApplication) -> Iterator[Desk]:
    desk = Desk(qapp)
    yield desk
    desk.show(IN_FRONT)
    desk.lock.deleteLater()


def test_two_minutes_behind_another_program_lock(desk: Desk) -> None:
    desk.show(BEHIND)
    desk.wait(BACKGROUND_MINUTES - 0.1)
    before = list(desk.said)
    desk.wait(0.1)

    assert (before, desk.said) == ([], ["op slot"])


def test_going_further_away_does_not_begin_anew(desk: Desk) -> None:
    desk.show(BEHIND)
    desk.wait(1.5)
    desk.show(Qt.ApplicationState.ApplicationHidden)
    desk.wait(0.5)

    assert desk.said == ["op slot"]


def test_a_look_at_another_program_locks_nothing(desk: Desk) -> None:
    desk.show(BEHIND)
    desk.wait(1.9)
    desk.show(IN_FRONT)
    desk.wait(30)

    assert desk.said == []


def test_who_comes_back_after_sleep_finds_it_locked(desk: Desk) -> None:
    desk.show(BEHIND)
    desk.now += 3600
    desk.show(IN_FRONT)

    assert desk.said == ["op slot"]


@pytest.fixture
def bus() -> Iterator[QDBusConnection]:
    """A message bus of our own, with the names of the desktop on it."""
    program = shutil.which("dbus-daemon")
    if program is None:
        pytest.skip("needs dbus-daemon")
    with subprocess.Popen(  # noqa: S603 - found on this computer
        [program, "--session", "--nofork", "--print-address=1"], stdout=subprocess.PIPE, text=True
    ) as daemon:
        assert daemon.stdout is not None
        address = daemon.stdout.readline().strip()
        connection = QDBusConnection.connectToBus(address, "desktop-of-the-test")
        for name in ("org.freedesktop.login1", "org.freedesktop.ScreenSaver"):
            connection.registerService(name)
        yield connection
        QDBusConnection.disconnectFromBus("desktop-of-the-test")
        daemon.terminate()


@pytest.mark.parametrize(
    ("path", "interface", "name", "arguments"),
    [
        ("/org/freedesktop/login1", "org.freedesktop.login1.Manager", "PrepareForSleep", [True]),
        ("/org/freedesktop/login1/session/_31", "org.freedesktop.login1.Session", "Lock", []),
        ("/ScreenSaver", "org.freedesktop.ScreenSaver", "ActiveChanged", [True]),
    ],
)
def test_sleep_and_a_locked_screen_are_heard(
    qtbot: QtBot,
    bus: QDBusConnection,
    path: str,
    interface: str,
    name: str,
    arguments: list[bool],
) -> None:
    desktop = DesktopSignals(bus, bus)
    message = QDBusMessage.createSignal(path, interface, name)
    message.setArguments(arguments)

    with qtbot.waitSignal(desktop.left, timeout=5000):
        bus.send(message)


def test_coming_back_is_not_going(qapp: QApplication) -> None:
    desktop = desktop_signals()
    told: list[str] = []
    desktop.left.connect(lambda: told.append("weg"))

    desktop.on_went(False)

    assert told == []
