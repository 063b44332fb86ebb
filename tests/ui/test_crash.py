import logging
import sys
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from kansrijk_desktop.ui.crash import CrashHandler, crash_report

FAMILY = "Fatma Reuring"


def a_bug() -> BaseException:
    try:
        look_up({})
    except KeyError as error:
        bug = ValueError(f"no household for {FAMILY}")
        bug.__cause__ = error
        return bug.with_traceback(error.__traceback__)
    raise AssertionError


def look_up(families: dict[str, str]) -> str:
    return families[FAMILY]


@pytest.fixture
def handler(qtbot: QtBot) -> Iterator[CrashHandler]:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    handler = CrashHandler(window)
    yield handler
    if handler.dialog is not None:
        handler.dialog.close()


def crash(handler: CrashHandler) -> QMessageBox:
    bug = a_bug()
    handler.handle(type(bug), bug, bug.__traceback__)
    assert handler.dialog is not None
    return handler.dialog


def press(qtbot: QtBot, dialog: QMessageBox, role: QMessageBox.ButtonRole) -> None:
    button = next(one for one in dialog.buttons() if dialog.buttonRole(one) is role)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_the_report_names_kinds_and_places_but_no_values() -> None:
    report = crash_report(a_bug())

    assert "ValueError" in report
    assert "KeyError" in report
    assert "tests.ui.test_crash:" in report
    assert FAMILY not in report
    assert "/" not in report


def test_the_dialog_says_calmly_what_is_safe_and_shows_no_values(handler: CrashHandler) -> None:
    dialog = crash(handler)

    assert dialog.textFormat() is Qt.TextFormat.PlainText
    assert "bewaard" in dialog.informativeText()
    assert FAMILY not in dialog.text() + dialog.informativeText() + dialog.detailedText()


def test_the_log_gets_the_bug(handler: CrashHandler, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR):
        crash(handler)

    assert [record.getMessage() for record in caplog.records] == ["program_error"]
    assert caplog.records[0].exc_info is not None


def test_a_second_bug_opens_no_second_dialog(handler: CrashHandler) -> None:
    dialog = crash(handler)

    assert crash(handler) is dialog


def test_copying_the_report_leaves_the_dialog_open(handler: CrashHandler, qtbot: QtBot) -> None:
    dialog = crash(handler)

    press(qtbot, dialog, QMessageBox.ButtonRole.ActionRole)

    assert dialog.isVisible()
    assert "ValueError" in QGuiApplication.clipboard().text()


def test_going_on_closes_the_dialog_and_the_next_bug_is_met_again(
    handler: CrashHandler, qtbot: QtBot
) -> None:
    first = crash(handler)

    press(qtbot, first, QMessageBox.ButtonRole.AcceptRole)
    second = crash(handler)

    assert second is not first
    assert second.isVisible()


def test_closing_the_program_is_asked_for(handler: CrashHandler, qtbot: QtBot) -> None:
    dialog = crash(handler)

    with qtbot.waitSignal(handler.quit_requested):
        press(qtbot, dialog, QMessageBox.ButtonRole.DestructiveRole)


def test_an_interrupt_from_the_keyboard_is_no_bug(
    handler: CrashHandler, monkeypatch: pytest.MonkeyPatch
) -> None:
    passed: list[type[BaseException]] = []
    monkeypatch.setattr(sys, "__excepthook__", lambda kind, *_: passed.append(kind))

    handler.handle(KeyboardInterrupt, KeyboardInterrupt(), None)

    assert passed == [KeyboardInterrupt]
    assert handler.dialog is None


def test_installed_it_takes_the_place_of_the_hook(
    handler: CrashHandler, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)

    handler.install()

    assert sys.excepthook == handler.handle
