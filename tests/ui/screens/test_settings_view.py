import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

import kansrijk_desktop
from kansrijk_desktop.errors import WrongPassphraseError
from kansrijk_desktop.settings import QuestionLayout, Settings, Theme
from kansrijk_desktop.ui.passphrases import Judgement
from kansrijk_desktop.ui.screens.settings.presenter import SettingsPresenter
from kansrijk_desktop.ui.screens.settings.view import SettingsScreen
from kansrijk_desktop.ui.widgets.label import PlainLabel
from tests.fakes import InlineTasks


class Desk:
    """The screen, and what was kept."""

    def __init__(self) -> None:
        self.kept: list[Settings] = []
        self.changed: list[tuple[str, str]] = []
        self.screen = SettingsScreen(
            SettingsPresenter(
                Settings(),
                lambda _settings: None,
                self.kept.append,
                self.change,
                lambda text, _words: Judgement(4 if text else 0),
                InlineTasks(),
            )
        )

    def change(self, current: str, new: str) -> None:
        if current != "oude zin":
            raise WrongPassphraseError("Het wachtwoord klopt niet.")
        self.changed.append((current, new))


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    desk = Desk()
    qtbot.addWidget(desk.screen)
    desk.screen.resize(1200, 700)
    desk.screen.show()
    return desk


def test_a_click_on_each_preference_is_kept(desk: Desk, qtbot: QtBot) -> None:
    for choice, key in (
        (desk.screen.theme_choice, "dark"),
        (desk.screen.text_size_choice, "150"),
        (desk.screen.layout_choice, "page-per-domain"),
        (desk.screen.idle_choice, "10"),
    ):
        qtbot.mouseClick(choice.segments[key], Qt.MouseButton.LeftButton)

    assert desk.kept[-1] == Settings(Theme.DARK, 150, QuestionLayout.PAGE_PER_DOMAIN, 10)


def test_the_present_preferences_are_marked(desk: Desk) -> None:
    screen = desk.screen

    assert screen.theme_choice.key() == "system"
    assert screen.text_size_choice.key() == "100"
    assert screen.layout_choice.key() == "one-at-a-time"
    assert screen.idle_choice.key() == "5"


def test_the_passphrase_is_changed_and_the_fields_are_emptied(desk: Desk, qtbot: QtBot) -> None:
    screen = desk.screen
    qtbot.keyClicks(screen.current_field.edit, "oude zin")
    qtbot.keyClicks(screen.new_field.edit, "een nieuwe zin")
    qtbot.keyClick(screen.new_field.edit, Qt.Key.Key_Return)

    assert desk.changed == [("oude zin", "een nieuwe zin")]
    assert screen.current_field.text() == screen.new_field.text() == ""


def test_a_wrong_current_passphrase_is_told_at_its_field(desk: Desk, qtbot: QtBot) -> None:
    screen = desk.screen
    qtbot.keyClicks(screen.current_field.edit, "andere zin")
    qtbot.keyClicks(screen.new_field.edit, "een nieuwe zin")
    qtbot.mouseClick(screen.change_button, Qt.MouseButton.LeftButton)

    assert desk.changed == []
    assert screen.current_field.message.text() == "Het wachtwoord klopt niet."


def test_the_version_is_shown(desk: Desk) -> None:
    texts = [label.text() for label in desk.screen.findChildren(PlainLabel)]

    assert f"Versie {kansrijk_desktop.__version__}" in texts
