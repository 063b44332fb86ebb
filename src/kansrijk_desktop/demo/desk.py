"""Somebody at the desk: looks at the window, clicks, types, and waits for what should come.

Nothing here reaches below the screens. The end-to-end tests use the same driver.
"""

import time
from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QEvent, QEventLoop, Qt, QTimer
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from kansrijk_desktop.app import Program
from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.screens.households.view import HouseholdsScreen
from kansrijk_desktop.ui.screens.unlock.view import UnlockScreen

Screen = TypeVar("Screen", bound=QWidget)

PATIENCE = 60.0
TICK_MS = 10
WINDOW_SIZE = (1366, 768)


class StuckError(Exception):
    """The window does not come to what was expected; says what that was."""


class Desk:
    """Drives one program.

    Attributes:
        program: the running program.
        key_presses: keys pressed in conversations so far.
        typed_fields: fields typed into so far.
    """

    def __init__(self, program: Program) -> None:
        self.program = program
        self.key_presses = 0
        self.typed_fields = 0

    def sit_down(self) -> None:
        """Start the program and wait for its window."""
        self.program.start()
        self.program.window.resize(*WINDOW_SIZE)
        self.wait_for(self.program.window.isVisible, "the window")
        self.program.window.activateWindow()
        self.wait_for(self.program.window.isActiveWindow, "the keyboard")

    def sign_in(self, passphrase: str) -> None:
        """Give the passphrase on the unlock screen."""
        unlock = self.screen(UnlockScreen)
        self.type(unlock.passphrase_field.edit, passphrase)
        self.key(Qt.Key.Key_Return)

    def hide(self) -> None:
        """Press the hide key."""
        self.key(Qt.Key.Key_F12)
        self.wait_for(lambda: self.program.window.is_covered, "the neutral page")

    def come_back(self, passphrase: str) -> None:
        """Open the neutral page, with the passphrase where it is asked for."""
        window = self.program.window
        self.press(window.neutral_page.resume_button)
        if window.is_covered:
            self.type(window.neutral_page.passphrase_field.edit, passphrase)
            self.key(Qt.Key.Key_Return)
        self.wait_for(lambda: not window.is_covered, "the screen that was hidden")

    def leave(self) -> None:
        """Close the program as a user does, and its window for good."""
        window = self.program.window
        window.close()
        deadline = time.monotonic() + PATIENCE
        while window.isVisible() and time.monotonic() < deadline:
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 20)
        QApplication.processEvents()
        window.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def screen(self, kind: type[Screen]) -> Screen:
        """Wait for a screen and return it."""
        shown: list[Screen] = []

        def is_shown() -> bool:
            current = self.program.window.stack.currentWidget()
            if isinstance(current, kind):
                shown.append(current)
            return bool(shown)

        self.wait_for(is_shown, kind.__name__)
        return shown[0]

    def dossiers(self) -> HouseholdsScreen:
        """Go to the list of dossiers by the rail, unless it is there."""
        if not isinstance(self.program.window.stack.currentWidget(), HouseholdsScreen):
            self.press(self.program.window.rail.buttons[_("Dossiers")])
        return self.screen(HouseholdsScreen)

    def press(self, button: QWidget) -> None:
        """Click a button once it is there and can be pressed."""
        self.wait_for(
            lambda: button.isVisible() and button.isEnabled() and button.height() > 0,
            button.accessibleName() or type(button).__name__,
        )
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        self.look()

    def type(self, field: QWidget, text: str) -> None:
        """Type into a field, over what stands there.

        QTest cannot type letters outside ASCII, so the text comes as from an input method.
        """
        self.wait_for(lambda: field.isVisible() and field.isEnabled(), "a field")
        field.setFocus()
        QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        event = QInputMethodEvent()
        event.setCommitString(text)
        QApplication.sendEvent(field, event)
        self.typed_fields += 1
        self.look()

    def choose(self, field: QWidget, position: int) -> None:
        """Choose a line of a list that folds out, counted from the first."""
        self.wait_for(lambda: field.isVisible() and field.isEnabled(), "a list")
        field.setFocus()
        for key in (Qt.Key.Key_Home, *[Qt.Key.Key_Down] * position):
            QTest.keyClick(field, key)
        self.look()

    def key(self, key: Qt.Key) -> None:
        """Press a key where the keyboard is."""
        window = self.program.window
        focused: QWidget | None = QApplication.focusWidget()
        QTest.keyClick(window if focused is None else focused, key)
        self.key_presses += 1
        self.look()

    def look(self) -> None:
        """Let everything that waits be drawn and done.

        Raises:
            StuckError: the program met a bug.
        """
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        for _round in range(3):
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)
        if self.program.crash.dialog is not None:
            raise StuckError("the program met a bug, see its log")

    def wait_for(self, condition: Callable[[], bool], what: str) -> None:
        """Wait until a condition holds.

        Raises:
            StuckError: it did not hold in time.
        """
        deadline = time.monotonic() + PATIENCE
        loop, ticks = QEventLoop(), QTimer()
        # Whatever is waited for may come without an event.
        ticks.start(TICK_MS)
        while not condition():
            if time.monotonic() > deadline:
                raise StuckError(what)
            loop.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        self.look()
