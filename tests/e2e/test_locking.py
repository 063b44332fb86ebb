"""Hiding, locking and ending: nothing stays in sight, and nothing is lost."""

import gc
import os
import signal
import threading
import time
import weakref
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from typing_extensions import override

from kansrijk_desktop.demo.desk import Desk
from kansrijk_desktop.demo.evidence import Evidence
from kansrijk_desktop.demo.first_start import PASSPHRASE as VISIT_PASSPHRASE
from kansrijk_desktop.demo.visit import Visit
from kansrijk_desktop.ui.background_lock import BackgroundLock
from kansrijk_desktop.ui.desktop_signals import DesktopSignals
from kansrijk_desktop.ui.routes import ShowUnlock, ShowWorklist
from kansrijk_desktop.ui.screens.screening.view import ScreeningScreen
from kansrijk_desktop.ui.screens.unlock.view import UnlockScreen
from tests.e2e.desks import (
    PASSPHRASE,
    a_desk,
    a_signed_in_desk,
    before_a_desk,
    begin_conversation,
    conversation,
    open_list,
    opened,
    resume_conversation,
    spoken_texts,
)

pytestmark = [pytest.mark.e2e, pytest.mark.usefixtures("qapp")]

HIDE_SECONDS = 0.2


class Hiding(Evidence):
    """Presses the hide key wherever a picture would be taken, and comes back."""

    def __init__(self, folder: Path, application: QApplication) -> None:
        super().__init__(folder, application)
        self.slowest = 0.0
        self.told: dict[str, set[str]] = {}
        self.seen: dict[str, list[str]] = {}
        self.changed: list[str] = []

    @override
    def picture(self, desk: Desk, name: str) -> None:
        window = desk.program.window
        if window.is_covered or "verborgen" in name:
            return
        title = f"{len(self.names):02}-{name}"
        self.names.append(name)
        spoken, typed = spoken_texts(window.stack), typed_texts(window.stack)
        # Time of this thread: other processes of a test run must not count.
        began = time.thread_time()
        focused: QWidget | None = QApplication.focusWidget()
        QTest.keyClick(window if focused is None else focused, Qt.Key.Key_F12)
        self.slowest = max(self.slowest, time.thread_time() - began)
        hidden = spoken - spoken_texts(window.neutral_page) - {"Kansrijk"}
        self.told[title] = spoken_texts(window) & hidden
        self.seen[title] = [
            type(each).__name__
            for each in QApplication.allWidgets()
            if each.isVisible() and not is_neutral(each, window.neutral_page)
        ]
        desk.come_back(VISIT_PASSPHRASE)
        desk.look()
        if typed_texts(window.stack) != typed and "en-verder" not in name:
            self.changed.append(title)


def is_neutral(widget: QWidget, neutral_page: QWidget) -> bool:
    inside = widget is neutral_page or neutral_page.isAncestorOf(widget)
    return inside or widget.isAncestorOf(neutral_page)


def typed_texts(widget: QWidget) -> list[str]:
    """Return what stands in the fields of a screen."""
    lines = [each.text() for each in widget.findChildren(QLineEdit)]
    return lines + [each.toPlainText() for each in widget.findChildren(QPlainTextEdit)]


def test_the_hide_key_hides_every_screen_at_once_and_the_passphrase_brings_it_back(
    tmp_path: Path, qapp: QApplication
) -> None:
    hiding = Hiding(tmp_path / "uit", qapp)

    with before_a_desk(tmp_path / "gegevens") as desk:
        Visit(desk, hiding).play()

    assert len(hiding.names) > 25
    assert hiding.slowest <= HIDE_SECONDS
    assert {title: told for title, told in hiding.told.items() if told} == {}
    assert {title: seen for title, seen in hiding.seen.items() if seen} == {}
    assert hiding.changed == []


def test_before_the_dossiers_are_open_hiding_asks_for_no_passphrase(tmp_path: Path) -> None:
    with a_desk(tmp_path) as desk:
        desk.hide()
        desk.press(desk.program.window.neutral_page.resume_button)

        assert not desk.program.window.is_covered


def test_hidden_while_they_open_only_the_passphrase_leads_back(tmp_path: Path) -> None:
    with a_signed_in_desk(tmp_path) as desk:
        window = desk.program.window
        desk.press(window.lock_button)
        desk.sign_in(PASSPHRASE)
        desk.program.hide()
        desk.wait_for(lambda: desk.program.router.route == ShowWorklist(), "the dossiers")
        desk.press(window.neutral_page.resume_button)
        asks = window.neutral_page.passphrase_field.isVisible()
        desk.type(window.neutral_page.passphrase_field.edit, "iets anders")
        desk.key(Qt.Key.Key_Return)
        desk.wait_for(window.neutral_page.passphrase_field.isEnabled, "another try")
        is_covered = window.is_covered
        desk.type(window.neutral_page.passphrase_field.edit, PASSPHRASE)
        desk.key(Qt.Key.Key_Return)
        desk.wait_for(lambda: not window.is_covered, "the dossiers")

    assert asks
    assert is_covered


def test_locked_while_hidden_the_neutral_page_stays(tmp_path: Path) -> None:
    with a_signed_in_desk(tmp_path) as desk:
        begin_conversation(desk)
        desk.hide()
        desk.program.lock()
        desk.wait_for(lambda: not desk.program.is_open, "the lock")
        desk.wait_for(lambda: desk.program.router.route == ShowUnlock(), "the unlock screen")
        is_covered = desk.program.window.is_covered
        desk.press(desk.program.window.neutral_page.resume_button)
        desk.sign_in(PASSPHRASE)

        assert is_covered
        assert len(open_list(desk).rows) == 1


def test_twenty_locks_in_the_middle_of_typing_lose_nothing(tmp_path: Path) -> None:
    typed = ""
    with a_signed_in_desk(tmp_path) as desk:
        screen = begin_conversation(desk)
        for cycle in range(20):
            note = screen.guidance.note_area.edit
            desk.wait_for(note.isVisible, "the note")
            kept = note.toPlainText()
            assert kept == typed
            note.setFocus()
            QTest.keyClick(note, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
            QTest.keyClicks(note, f"woord{cycle}.")
            typed += f"woord{cycle}."
            QTest.mouseClick(desk.program.window.lock_button, Qt.MouseButton.LeftButton)
            desk.sign_in(PASSPHRASE)
            screen = resume_conversation(desk)
        last = screen.guidance.note_area.text()

    assert last == typed


def test_typed_text_is_saved_within_a_second_of_the_last_key(tmp_path: Path) -> None:
    with a_signed_in_desk(tmp_path) as desk:
        screen = begin_conversation(desk)
        note = screen.guidance.note_area.edit
        QTest.keyClicks(note, "half getypt")
        last_key = time.monotonic()
        desk.wait_for(lambda: "Opgeslagen" in screen.footer.saved_label.text(), "saved")
        seconds = time.monotonic() - last_key

    assert seconds < 1.0


def test_locking_waits_for_the_save_behind_the_neutral_page(tmp_path: Path) -> None:
    busy = threading.Event()
    with a_signed_in_desk(tmp_path) as desk:
        screen = begin_conversation(desk)
        desk.program._database_tasks.run(busy.wait, lambda _done: None, lambda _error: None)
        QTest.keyClicks(screen.guidance.note_area.edit, "nog niet bewaard")
        desk.program.lock()
        desk.wait_for(lambda: desk.program.window.is_covered, "the neutral page")
        was_open = desk.program.is_open
        busy.set()
        desk.wait_for(lambda: not desk.program.is_open, "the lock")
    with opened(tmp_path) as entry:
        (unfinished,) = entry.workspace.screenings.unfinished()
        opened_again = entry.workspace.screenings.open(unfinished.open_screening.screening.id)

    assert was_open
    assert [record.note for record in opened_again.answers.values()] == ["nog niet bewaard"]


def test_without_a_sign_of_life_the_program_locks(tmp_path: Path) -> None:
    with a_signed_in_desk(tmp_path) as desk:
        desk.program._idle._limit = 0.0
        desk.program._idle.check()
        unlock = desk.screen(UnlockScreen)

        assert unlock.passphrase_field.isVisible()
        assert not desk.program.is_open


@pytest.mark.parametrize(("watch", "sign"), [(BackgroundLock, "expired"), (DesktopSignals, "left")])
def test_when_she_goes_away_the_program_locks(
    tmp_path: Path, watch: type[QObject], sign: str
) -> None:
    with a_signed_in_desk(tmp_path) as desk:
        getattr(desk.program.findChild(watch), sign).emit()

        assert desk.screen(UnlockScreen).passphrase_field.isVisible()
        assert not desk.program.is_open


def test_nothing_of_the_dossiers_is_left_in_the_window_after_locking(tmp_path: Path) -> None:
    with a_signed_in_desk(tmp_path) as desk:
        screen = begin_conversation(desk)
        QTest.keyClicks(screen.guidance.note_area.edit, "vertrouwelijk")
        dead = weakref.ref(screen), weakref.ref(screen._presenter)
        del screen
        desk.press(desk.program.window.lock_button)
        desk.screen(UnlockScreen)
        desk.look()
        gc.collect()
        texts = spoken_texts(desk.program.window) | {
            text for each in QApplication.allWidgets() for text in typed_texts(each)
        }

        assert [each() for each in dead] == [None, None]
        assert not [text for text in texts if "vertrouwelijk" in text or "Reuring" in text]
        assert QGuiApplication.clipboard().text() == ""


def test_what_comes_in_after_locking_changes_nothing(tmp_path: Path) -> None:
    with a_signed_in_desk(tmp_path) as desk:
        households = open_list(desk)
        presenter = households._presenter
        desk.press(desk.program.window.lock_button)
        desk.screen(UnlockScreen)
        presenter.search("te laat")
        presenter.open("ook te laat")
        desk.look()

        assert isinstance(desk.program.router.route, ShowUnlock)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_request_to_end_saves_and_closes_in_order(tmp_path: Path, number: signal.Signals) -> None:
    with a_signed_in_desk(tmp_path) as desk:
        screen = begin_conversation(desk)
        QTest.keyClicks(screen.guidance.note_area.edit, "laatste woord")
        before = signal.getsignal(number)
        os.kill(os.getpid(), number)
        deadline = time.monotonic() + 10
        while desk.program.window.isVisible() and time.monotonic() < deadline:
            QApplication.processEvents()
        is_visible, is_open = desk.program.window.isVisible(), desk.program.is_open
        after = signal.getsignal(number)
    with opened(tmp_path) as entry:
        (unfinished,) = entry.workspace.screenings.unfinished()
        kept = entry.workspace.screenings.open(unfinished.open_screening.screening.id)

    assert (is_visible, is_open) == (False, False)
    assert [record.note for record in kept.answers.values()] == ["laatste woord"]
    assert after is not before


def test_closing_the_window_in_a_conversation_offers_to_go_on_there(tmp_path: Path) -> None:
    with a_signed_in_desk(tmp_path) as desk:
        screen = begin_conversation(desk)
        desk.key(Qt.Key.Key_Return)
        place = conversation(desk).section_header.title.text(), list(screen.page.panels)
    with a_desk(tmp_path) as desk:
        desk.sign_in(PASSPHRASE)
        again: ScreeningScreen = resume_conversation(desk)

        assert (again.section_header.title.text(), list(again.page.panels)) == place
