"""Somebody at a desk with the real program on a folder of the test's own."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from kansrijk_desktop.app import Program
from kansrijk_desktop.app.entry import Entry
from kansrijk_desktop.demo.desk import Desk
from kansrijk_desktop.services.installation import Installation
from kansrijk_desktop.storage.key_cost import KeyCost
from kansrijk_desktop.ui.screens.household.view import HouseholdScreen
from kansrijk_desktop.ui.screens.households.view import HouseholdsScreen
from kansrijk_desktop.ui.screens.screening.view import ScreeningScreen
from tests.builders import a_practitioner

PASSPHRASE = "vier losse woorden samen"  # noqa: S105 - guards nothing

T = TypeVar("T")


def set_up(folder: Path) -> None:
    """Make an installation with the example family in it, as the first start would."""
    entry = Entry(Installation(folder), KeyCost.floor())
    entry.set_up(PASSPHRASE, a_practitioner())
    entry.add_example()
    entry.lock()


@contextmanager
def opened(folder: Path) -> Iterator[Entry]:
    """Open an installation without a window, to look what is kept there."""
    entry = Entry(Installation(folder), KeyCost.floor())
    entry.unlock(PASSPHRASE)
    try:
        yield entry
    finally:
        entry.lock()


@contextmanager
def before_a_desk(folder: Path) -> Iterator[Desk]:
    """Give a program that is not started yet; at the end it is closed as a user does."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    desk = Desk(Program(application, Installation(folder), KeyCost.floor()))
    try:
        yield desk
    finally:
        desk.leave()


@contextmanager
def a_desk(folder: Path) -> Iterator[Desk]:
    """Sit down at the program."""
    with before_a_desk(folder) as desk:
        desk.sit_down()
        yield desk


@contextmanager
def a_signed_in_desk(folder: Path) -> Iterator[Desk]:
    """Sit down at the program on a fresh installation, with the dossiers open."""
    set_up(folder)
    with a_desk(folder) as desk:
        desk.sign_in(PASSPHRASE)
        open_list(desk)
        yield desk


def open_list(desk: Desk) -> HouseholdsScreen:
    """Go to the list of dossiers, and wait until it is filled."""
    households = desk.dossiers()
    desk.wait_for(lambda: bool(households.rows), "the dossiers")
    return households


def begin_conversation(desk: Desk) -> ScreeningScreen:
    """Open the first dossier and begin a conversation."""
    desk.press(open_list(desk).rows[0])
    desk.press(desk.screen(HouseholdScreen).reading_page.start_card.start_button)
    return conversation(desk)


def resume_conversation(desk: Desk) -> ScreeningScreen:
    """Take the offer to go on."""
    households = desk.dossiers()
    desk.wait_for(lambda: bool(households.resume_rows), "the offer to go on")
    desk.press(households.resume_rows[0])
    return conversation(desk)


def conversation(desk: Desk) -> ScreeningScreen:
    """Wait for the conversation."""
    screen = desk.screen(ScreeningScreen)
    desk.wait_for(lambda: bool(screen.page.panels), "a question")
    return screen


class Windows(QObject):
    """Watches the whole application for windows that come and titles they get.

    Attributes:
        flashed: kinds of widgets that showed as a window of their own.
        titles: every title any window had.
    """

    def __init__(self, application: QApplication) -> None:
        super().__init__()
        self._application = application
        self.flashed: list[str] = []
        self.titles: set[str] = set()
        application.installEventFilter(self)

    def stop(self) -> None:
        """Watch no more."""
        self._application.removeEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(watched, QWidget) or not watched.isWindow():
            return False
        if event.type() == QEvent.Type.Show and type(watched).__name__ != "MainWindow":
            self.flashed.append(type(watched).__name__)
        if event.type() in (QEvent.Type.Show, QEvent.Type.WindowTitleChange):
            self.titles.add(watched.windowTitle())
        return False


def spoken_texts(widget: QWidget) -> set[str]:
    """Return everything a screen reader finds in a widget."""
    return set(_spoken(QAccessible.queryAccessibleInterface(widget))) - {""}


def _spoken(interface: QAccessibleInterface) -> Iterator[str]:
    for kind in (QAccessible.Text.Name, QAccessible.Text.Value, QAccessible.Text.Description):
        yield interface.text(kind)
    for at in range(interface.childCount()):
        child = interface.child(at)
        if child is not None:
            yield from _spoken(child)
