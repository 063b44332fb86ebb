import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

import kansrijk_desktop
from kansrijk_desktop.errors import WrongPassphraseError
from kansrijk_desktop.services.workspace import Workspace
from kansrijk_desktop.settings import QuestionLayout, Settings, Theme
from kansrijk_desktop.ui.passphrases import Judgement
from kansrijk_desktop.ui.screens.settings.details_presenter import DetailsPresenter
from kansrijk_desktop.ui.screens.settings.presenter import SettingsPresenter
from kansrijk_desktop.ui.screens.settings.recovery_presenter import RecoveryPresenter
from kansrijk_desktop.ui.screens.settings.regions_presenter import RegionsPresenter
from kansrijk_desktop.ui.screens.settings.view import SettingsScreen
from kansrijk_desktop.ui.widgets.label import PlainLabel
from tests.fakes import InlineTasks
from tests.ui.showing import shown_texts

CODE = "K7WF-9Q2M-4HXT-B6RD-Z3NP-8VCS-5JYG"
PHRASE = "oude zin"


class Desk:
    """The screen, and what was kept."""

    def __init__(self, workspace: Workspace) -> None:
        self.kept: list[Settings] = []
        self.changed: list[tuple[str, str]] = []
        self.names: list[str] = []
        self.saved_codes: list[tuple[str, str]] = []
        tasks = InlineTasks()
        self.screen = SettingsScreen(
            SettingsPresenter(
                Settings(),
                lambda _settings: None,
                self.kept.append,
                self.change,
                lambda text, _words: Judgement(4 if text else 0),
                tasks,
            ),
            DetailsPresenter(
                workspace.signed_in.practitioner,
                workspace.signed_in.change,
                self.names.append,
                tasks,
            ),
            RecoveryPresenter(
                self.make_code, lambda path, code: self.saved_codes.append((path, code)), tasks
            ),
            RegionsPresenter(workspace.regions, tasks, lambda _route: None),
        )

    def change(self, current: str, new: str) -> None:
        if current != "oude zin":
            raise WrongPassphraseError("Het wachtwoord klopt niet.")
        self.changed.append((current, new))

    def make_code(self, passphrase: str) -> str:
        if passphrase != PHRASE:
            raise WrongPassphraseError("Het wachtwoord klopt niet.")
        return CODE


@pytest.fixture
def desk(qtbot: QtBot, workspace: Workspace) -> Desk:
    desk = Desk(workspace)
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


def test_her_details_are_changed_by_typing(desk: Desk, qtbot: QtBot, workspace: Workspace) -> None:
    card = desk.screen.details_card
    card.fields["name"].edit.selectAll()
    qtbot.keyClicks(card.fields["name"].edit, "Bea Nieuwenhuis")
    qtbot.mouseClick(card.save_button, Qt.MouseButton.LeftButton)

    assert workspace.signed_in.practitioner.name == "Bea Nieuwenhuis"
    assert desk.names == ["Bea Nieuwenhuis"]
    assert "Uw gegevens zijn opgeslagen." in shown_texts(desk.screen)


def test_another_role_asks_for_its_own_number(desk: Desk, qtbot: QtBot) -> None:
    card = desk.screen.details_card
    qtbot.mouseClick(card.role_choice.segments["kraamverzorgende"], Qt.MouseButton.LeftButton)

    assert card.fields["register_number"].edit.accessibleName() == "KCKZ-nummer"
    assert card.fields["register_number"].text() == ""


def test_a_wrong_detail_is_told_at_its_field(desk: Desk, qtbot: QtBot) -> None:
    card = desk.screen.details_card
    card.fields["personal_agb"].edit.selectAll()
    qtbot.keyClicks(card.fields["personal_agb"].edit, "12")
    qtbot.keyClick(card.fields["personal_agb"].edit, Qt.Key.Key_Return)

    assert card.fields["personal_agb"].has_error()
    assert desk.names == []


def test_a_new_recovery_code_is_made_saved_and_typed_back(
    desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    card = desk.screen.recovery_card
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("stick/code.txt", ""))

    qtbot.keyClicks(card.passphrase_field.edit, "oude zin")
    qtbot.mouseClick(card.make_button, Qt.MouseButton.LeftButton)
    during = shown_texts(desk.screen)
    qtbot.mouseClick(card.sheet.save_button, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(card.kept_button, Qt.MouseButton.LeftButton)
    while_typing = shown_texts(desk.screen)
    qtbot.keyClicks(card.code_field.edit, CODE.lower())
    qtbot.keyClick(card.code_field.edit, Qt.Key.Key_Return)

    groups = set(CODE.split("-"))
    assert groups <= set(during)
    assert not groups & set(while_typing)
    assert not groups & {label.text() for label in card.findChildren(PlainLabel)}
    assert desk.saved_codes == [("stick/code.txt", CODE)]
    assert card.passphrase_field.isVisible()
    assert card.passphrase_field.text() == card.code_field.text() == ""


def test_a_code_that_was_not_kept_well_can_be_seen_again(desk: Desk, qtbot: QtBot) -> None:
    card = desk.screen.recovery_card
    qtbot.keyClicks(card.passphrase_field.edit, "oude zin")
    qtbot.keyClick(card.passphrase_field.edit, Qt.Key.Key_Return)
    qtbot.mouseClick(card.kept_button, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(card.code_field.edit, "fout")
    qtbot.mouseClick(card.check_button, Qt.MouseButton.LeftButton)
    has_error = card.code_field.has_error()
    qtbot.mouseClick(card.look_again_button, Qt.MouseButton.LeftButton)

    assert has_error
    assert card.sheet.isVisible()
    assert card.sheet.print_button.hasFocus()
