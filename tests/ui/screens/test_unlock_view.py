import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from kansrijk_desktop.errors import WrongPassphraseError
from kansrijk_desktop.ui.passphrases import Judgement
from kansrijk_desktop.ui.screens.unlock.presenter import UnlockMode, UnlockPresenter, UnlockState
from kansrijk_desktop.ui.screens.unlock.view import UnlockScreen
from tests.fakes import InlineTasks

RIGHT = "vier ganzen"


class OneDoor:
    """A vault with one passphrase."""

    def __init__(self) -> None:
        self.recovered: list[tuple[str, str]] = []

    def wait_seconds(self) -> int:
        return 0

    def unlock(self, passphrase: str) -> None:
        if passphrase != RIGHT:
            raise WrongPassphraseError("Het wachtwoord klopt niet.")

    def unlock_with_recovery(self, code: str, new_passphrase: str) -> None:
        self.recovered.append((code, new_passphrase))


class Desk:
    """The screen before its vault."""

    def __init__(self) -> None:
        self.door = OneDoor()
        self.opened: list[bool] = []
        self.screen = UnlockScreen(
            UnlockPresenter(
                lambda: self.door,
                lambda text, _words: Judgement(min(len(text) // 4, 4)),
                InlineTasks(),
                lambda: self.opened.append(True),
            )
        )


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    desk = Desk()
    qtbot.addWidget(desk.screen)
    desk.screen.show()
    desk.screen.activateWindow()
    qtbot.waitUntil(desk.screen.isActiveWindow)
    return desk


def test_the_cursor_stands_in_the_field_and_enter_is_enough(desk: Desk, qtbot: QtBot) -> None:
    edit = desk.screen.passphrase_field.edit
    assert edit.hasFocus()

    qtbot.keyClicks(edit, RIGHT)
    qtbot.keyClick(edit, Qt.Key.Key_Return)

    assert desk.opened == [True]


def test_a_wrong_passphrase_is_told_and_the_field_is_empty_again(desk: Desk, qtbot: QtBot) -> None:
    qtbot.keyClicks(desk.screen.passphrase_field.edit, "fout")
    qtbot.mouseClick(desk.screen.open_button, Qt.MouseButton.LeftButton)

    assert desk.screen.notice.text() == "Het wachtwoord klopt niet."
    assert desk.screen.notice.isVisible()
    assert desk.screen.passphrase_field.text() == ""
    assert desk.screen.passphrase_field.edit.hasFocus()


def test_the_passphrase_is_hidden_until_asked_for(desk: Desk, qtbot: QtBot) -> None:
    field = desk.screen.passphrase_field
    before = field.edit.echoMode()

    qtbot.mouseClick(field.reveal_button, Qt.MouseButton.LeftButton)

    assert before is field.edit.EchoMode.Password
    assert field.edit.echoMode() is field.edit.EchoMode.Normal
    assert field.reveal_button.accessibleName() == "Wachtwoord verbergen"


def test_the_recovery_code_opens_with_a_new_passphrase(desk: Desk, qtbot: QtBot) -> None:
    screen = desk.screen
    qtbot.mouseClick(screen.recovery_button, Qt.MouseButton.LeftButton)
    recovery = screen.recovery
    assert recovery
    assert recovery.code_field.edit.hasFocus()
    assert not screen.passphrase_field.isVisible()

    qtbot.keyClicks(recovery.code_field.edit, "K7WF-9Q2M")
    qtbot.keyClicks(recovery.new_passphrase_field.edit, "een nieuwe zin")
    qtbot.keyClick(recovery.new_passphrase_field.edit, Qt.Key.Key_Return)

    assert desk.door.recovered == [("K7WF-9Q2M", "een nieuwe zin")]
    assert desk.opened == [True]


def test_one_can_go_back_to_the_passphrase(desk: Desk, qtbot: QtBot) -> None:
    screen = desk.screen
    qtbot.mouseClick(screen.recovery_button, Qt.MouseButton.LeftButton)

    qtbot.mouseClick(screen.recovery_button, Qt.MouseButton.LeftButton)

    assert screen.passphrase_field.isVisible()
    assert screen.passphrase_field.edit.hasFocus()


@pytest.mark.parametrize("state", [UnlockState(is_busy=True), UnlockState(wait_seconds=12)])
def test_while_it_is_busy_or_waiting_nothing_can_be_typed(desk: Desk, state: UnlockState) -> None:
    desk.screen.show_state(state)

    assert not desk.screen.passphrase_field.isEnabled()
    assert not desk.screen.open_button.isEnabled()


def test_the_wait_is_counted_on_the_screen_and_ends(desk: Desk) -> None:
    desk.screen.show_state(UnlockState(wait_seconds=12))
    during = desk.screen.notice.text()
    desk.screen.show_state(UnlockState(wait_seconds=0))

    assert "12 seconden" in during
    assert not desk.screen.notice.isVisible()
    assert desk.screen.passphrase_field.isEnabled()


def test_any_state_can_be_shown_at_any_time(desk: Desk) -> None:
    desk.screen.show_state(UnlockState(mode=UnlockMode.RECOVERY, strength=4, new_error="Te kort."))
    desk.screen.show_state(UnlockState())

    assert desk.screen.passphrase_field.isVisible()
    recovery = desk.screen.recovery
    assert recovery
    assert not recovery.isVisible()
