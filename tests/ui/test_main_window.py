from functools import partial

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from kansrijk_desktop.ui.input_watch import InputWatch
from kansrijk_desktop.ui.main_window import MainWindow
from kansrijk_desktop.ui.rail import RailEntry
from kansrijk_desktop.ui.routes import ShowHousehold, ShowHouseholds, ShowSettings
from kansrijk_desktop.ui.widgets.label import PlainLabel
from tests.ui.showing import shown_texts

FAMILY = "Fatma Reuring-Yılmaz"
ENTRIES = (
    RailEntry("Dossiers", "folder", ShowHouseholds(), (ShowHousehold,)),
    RailEntry("Beheer", "settings", ShowSettings()),
)


class Screen(QWidget):
    """A screen with a name, a field and the cursor in it."""

    def __init__(self) -> None:
        super().__init__()
        self.edit = QLineEdit(FAMILY)
        self.edit.setAccessibleName("Naam")
        layout = QVBoxLayout(self)
        layout.addWidget(PlainLabel(FAMILY))
        layout.addWidget(self.edit)


@pytest.fixture
def window(qtbot: QtBot) -> MainWindow:
    window = MainWindow(ENTRIES)
    qtbot.addWidget(window, before_close_func=MainWindow.close_now)
    window.resize(1366, 768)
    window.show_signed_in("Anna de Wit")
    window.stack.addWidget(Screen())
    window.show()
    return window


def screen_of(window: MainWindow) -> Screen:
    screen = window.stack.currentWidget()
    assert isinstance(screen, Screen)
    return screen


def spoken_texts(interface: QAccessibleInterface) -> list[str]:
    """Return everything a screen reader finds from `interface` down."""
    texts = [interface.text(kind) for kind in (QAccessible.Text.Name, QAccessible.Text.Value)]
    for at in range(interface.childCount()):
        child = interface.child(at)
        if child is not None:
            texts += spoken_texts(child)
    return texts


def test_the_window_title_is_always_neutral(window: MainWindow) -> None:
    window.show_signed_in(FAMILY)

    assert window.windowTitle() == "Kansrijk"


def test_without_somebody_signed_in_there_is_no_rail_and_no_bar(window: MainWindow) -> None:
    window.show_signed_in("")

    assert not window.rail.isVisible()
    assert not window.hide_button.isVisible()
    assert not window.lock_button.isVisible()


def test_the_rail_marks_the_part_a_route_belongs_to(window: MainWindow) -> None:
    window.show_route(ShowHousehold("h1"))

    assert window.rail.buttons["Dossiers"].isChecked()
    assert not window.rail.buttons["Beheer"].isChecked()


def test_the_rail_says_where_to_go_by_mouse_and_keyboard(window: MainWindow, qtbot: QtBot) -> None:
    picked: list[object] = []
    window.navigated.connect(picked.append)

    qtbot.mouseClick(window.rail.buttons["Beheer"], Qt.MouseButton.LeftButton)
    qtbot.keyClick(window.rail.buttons["Dossiers"], Qt.Key.Key_Return)

    assert picked == [ShowSettings(), ShowHouseholds()]
    assert not window.rail.buttons["Beheer"].isChecked()


def test_covering_hides_everything_at_once(window: MainWindow) -> None:
    window.cover()

    assert window.is_covered
    assert window.neutral_page.isVisible()
    assert not screen_of(window).isVisible()


def test_nothing_of_the_covered_screen_is_left_for_a_screen_reader(window: MainWindow) -> None:
    root = QAccessible.queryAccessibleInterface(window)
    assert FAMILY in spoken_texts(root)

    window.cover()

    texts = spoken_texts(QAccessible.queryAccessibleInterface(window))
    assert "Voeding in de zwangerschap" in texts
    assert FAMILY not in texts
    assert "Anna de Wit" not in texts


def test_uncovering_brings_back_the_same_place_with_the_cursor_in_it(window: MainWindow) -> None:
    edit = screen_of(window).edit
    edit.setFocus()
    edit.setCursorPosition(4)
    edit.insert("half")
    before = window.grab().toImage()

    window.cover()
    window.uncover()

    assert edit.text() == "Fatmhalf" + FAMILY[4:]
    assert edit.cursorPosition() == 8
    assert window.focusWidget() is edit
    assert window.grab().toImage().size() == before.size()
    assert edit.isVisible()


def test_a_dialog_is_hidden_too_and_comes_back(window: MainWindow, qtbot: QtBot) -> None:
    dialog = QDialog(window)
    qtbot.addWidget(dialog)
    dialog.open()

    window.cover()
    was_visible = dialog.isVisible()
    window.uncover()

    assert not was_visible
    assert dialog.isVisible()


def test_a_tooltip_is_closed_and_stays_closed(window: MainWindow, qtbot: QtBot) -> None:
    tooltip = PlainLabel(FAMILY)
    tooltip.setWindowFlag(Qt.WindowType.ToolTip)
    qtbot.addWidget(tooltip)
    tooltip.show()

    window.cover()
    while_covered = tooltip.isVisible()
    window.uncover()

    assert not while_covered
    assert not tooltip.isVisible()


def test_the_neutral_page_asks_for_the_passphrase_at_enter(
    window: MainWindow, qtbot: QtBot
) -> None:
    given: list[str] = []
    window.resume_requested.connect(given.append)
    window.cover()
    page = window.neutral_page

    qtbot.keyClick(page, Qt.Key.Key_Return)
    qtbot.keyClicks(page.passphrase_field.edit, "twee ganzen")
    qtbot.keyClick(page.passphrase_field.edit, Qt.Key.Key_Return)

    assert given == ["twee ganzen"]
    assert window.is_covered


def test_a_wrong_passphrase_keeps_everything_covered_and_says_so(window: MainWindow) -> None:
    window.cover()
    window.neutral_page.open()
    window.neutral_page.show_busy()

    window.neutral_page.show_error("Dit wachtwoord klopt niet.")

    assert window.is_covered
    assert window.neutral_page.passphrase_field.text() == ""
    assert window.neutral_page.passphrase_field.isEnabled()


def test_without_a_passphrase_yet_the_lock_leads_straight_back(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.resume_requested.connect(lambda _: window.uncover())
    window.cover(asks_passphrase=False)

    qtbot.mouseClick(window.neutral_page.resume_button, Qt.MouseButton.LeftButton)

    assert not window.is_covered


@pytest.mark.parametrize(
    ("key", "modifiers"),
    [
        (Qt.Key.Key_F12, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier),
    ],
)
def test_the_hide_keys_work_from_any_field(
    window: MainWindow, qtbot: QtBot, key: Qt.Key, modifiers: Qt.KeyboardModifier
) -> None:
    watch = InputWatch(window)
    watch.hide_pressed.connect(window.cover)
    window.activateWindow()
    screen_of(window).edit.setFocus()

    qtbot.keyClick(screen_of(window).edit, key, modifiers)

    assert window.is_covered
    assert screen_of(window).edit.text() == FAMILY


def test_the_hide_key_works_while_a_dialog_is_open(window: MainWindow, qtbot: QtBot) -> None:
    watch = InputWatch(window)
    watch.hide_pressed.connect(window.cover)
    dialog = QDialog(window)
    qtbot.addWidget(dialog)
    dialog.open()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)

    QTest.keyClick(dialog.windowHandle(), Qt.Key.Key_F12)

    assert window.is_covered
    assert not dialog.isVisible()


def test_moving_the_mouse_is_a_sign_of_life(window: MainWindow, qtbot: QtBot) -> None:
    watch = InputWatch(window)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)

    with qtbot.waitSignal(watch.active):
        QTest.mouseMove(window.windowHandle(), QPoint(200, 300))


def test_closing_asks_the_program_to_save_first(window: MainWindow) -> None:
    asked: list[bool] = []
    window.close_requested.connect(partial(asked.append, True))

    window.close()

    assert asked == [True]
    assert window.isVisible()


def test_the_idle_warning_counts_and_goes(window: MainWindow) -> None:
    window.show_idle_warning(30)
    shown = list(spoken_texts(QAccessible.queryAccessibleInterface(window)))
    window.show_idle_warning(0)
    after = list(shown_texts(window))

    assert any("Over 30 seconden" in text for text in shown)
    assert not any("seconden" in text for text in after)


def test_locking_while_covered_keeps_the_frame_owned(window: MainWindow) -> None:
    window.cover()

    window.close_now()

    assert not window.isVisible()
    assert screen_of(window).window() is window


def test_covering_twice_and_uncovering_twice_change_nothing_more(window: MainWindow) -> None:
    window.uncover()
    window.cover()
    window.cover()
    window.uncover()
    window.uncover()

    assert screen_of(window).isVisible()


def test_without_a_focus_it_can_be_covered_too(window: MainWindow) -> None:
    focused = window.focusWidget()
    focused.clearFocus()

    window.cover()
    window.uncover()

    assert screen_of(window).isVisible()


def test_other_keys_leave_the_neutral_page_as_it_is(window: MainWindow, qtbot: QtBot) -> None:
    window.cover()

    qtbot.keyClick(window.neutral_page, Qt.Key.Key_A)

    assert not window.neutral_page.passphrase_field.isVisible()


def test_a_part_of_the_rail_answers_to_the_mouse(window: MainWindow) -> None:
    button = window.rail.buttons["Beheer"]
    before = button.grab().toImage()

    QApplication.sendEvent(button, QEnterEvent(QPointF(5, 5), QPointF(5, 5), QPointF(5, 5)))
    hovered = button.grab().toImage()
    QApplication.sendEvent(button, QEvent(QEvent.Type.Leave))
    after = button.grab().toImage()

    assert hovered != before == after


def test_the_rail_takes_no_other_keys(window: MainWindow, qtbot: QtBot) -> None:
    picked: list[object] = []
    window.navigated.connect(picked.append)

    qtbot.keyClick(window.rail.buttons["Beheer"], Qt.Key.Key_A)

    assert picked == []


def test_the_buttons_of_the_bar_ask_to_hide_and_to_lock(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.hide_requested):
        qtbot.mouseClick(window.hide_button, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(window.lock_requested):
        qtbot.mouseClick(window.lock_button, Qt.MouseButton.LeftButton)
