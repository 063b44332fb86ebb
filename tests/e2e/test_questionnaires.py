"""Managing questionnaires through the real window: load, read the report, use, withdraw."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from kansrijk_desktop.demo.desk import Desk
from kansrijk_desktop.services.clock import local_day, system_clock
from kansrijk_desktop.services.form_editing import HIDDEN
from kansrijk_desktop.ui.screens.households.view import HouseholdsScreen
from kansrijk_desktop.ui.screens.instruments.view import InstrumentsScreen
from kansrijk_desktop.ui.screens.unlock.view import UnlockScreen
from tests.e2e.desks import PASSPHRASE, Windows, a_signed_in_desk, opened, spoken_texts

pytestmark = pytest.mark.e2e

SAMPLE = Path(__file__).parents[1] / "conformance" / "samples" / "extraction.json"
TITLE = json.loads(SAMPLE.read_text("utf-8"))["title"]


def manage(desk: Desk) -> InstrumentsScreen:
    """Go to the questionnaires by the rail."""
    desk.press(desk.program.window.rail.buttons["Beheer"])
    screen = desk.screen(InstrumentsScreen)
    desk.wait_for(lambda: bool(screen.list_page.cards.visible_rows()), "the questionnaires")
    return screen


def read(desk: Desk, screen: InstrumentsScreen, *paths: Path) -> None:
    """Choose files, and wait until they are read."""
    screen.choose_forms = lambda _screen: list(paths)
    desk.press(screen.list_page.load_button)
    desk.wait_for(screen.loading_page.discard_button.isVisible, "what was read")


def keep(desk: Desk, screen: InstrumentsScreen) -> None:
    """Keep the one that was read, and wait for its page."""
    desk.press(screen.loading_page.keep_button)
    desk.wait_for(screen.version_page.isVisible, "the page of the version")


def offered(folder: Path) -> list[str]:
    """Return what a new conversation could begin with, after the program has ended."""
    with opened(folder) as entry:
        forms = entry.workspace.forms.offered(local_day(system_clock()))
        return [form.title for form in forms]


def test_a_questionnaire_of_others_is_loaded_read_about_and_taken_in_use(tmp_path: Path) -> None:
    with a_signed_in_desk(tmp_path) as desk:
        screen = manage(desk)
        read(desk, screen, SAMPLE)
        said = spoken_texts(screen.loading_page)
        assert "Niet ondersteund" in "".join(said)
        keep(desk, screen)
        page = screen.version_page
        desk.press(page.use_button)
        desk.wait_for(screen.second_look.isVisible, "the second look")
        desk.press(screen.second_look.use_button)
        desk.wait_for(lambda: page.badge.text() == "In gebruik", "that it is used")

    assert TITLE in offered(tmp_path)


def test_what_is_withdrawn_is_offered_no_more(tmp_path: Path) -> None:
    with a_signed_in_desk(tmp_path) as desk:
        screen = manage(desk)
        read(desk, screen, SAMPLE)
        keep(desk, screen)
        page = screen.version_page
        desk.press(page.use_button)
        desk.press(screen.second_look.use_button)
        desk.press(page.withdraw_button)
        desk.press(page.confirm_button)
        desk.wait_for(lambda: page.badge.text() == "Ingetrokken", "that it is withdrawn")

    assert TITLE not in offered(tmp_path)


def test_going_elsewhere_with_changes_asks_first_and_goes_on_afterwards(tmp_path: Path) -> None:
    with a_signed_in_desk(tmp_path) as desk:
        screen = manage(desk)
        read(desk, screen, SAMPLE)
        keep(desk, screen)
        desk.press(screen.version_page.edit_button)
        editor = screen.editor_page
        desk.wait_for(lambda: editor.items.model().rowCount() > 0, "the items")
        desk.press(editor.item_pane.flags[HIDDEN])

        desk.press(desk.program.window.rail.buttons["Dossiers"])
        desk.press(editor.leave_pane.keep_button)
        desk.press(editor.keep_pane.keep_button)

        desk.screen(HouseholdsScreen)


def test_locking_while_files_are_read_leaves_nothing_behind(tmp_path: Path) -> None:
    folder = tmp_path / "veel"
    folder.mkdir()
    for number in range(150):
        (folder / f"{number}.json").write_bytes(SAMPLE.read_bytes())
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    windows = Windows(application)
    with a_signed_in_desk(tmp_path / "gegevens") as desk:
        screen = manage(desk)
        screen.choose_folder = lambda _screen: [folder]
        desk.press(screen.list_page.folder_button)
        desk.press(desk.program.window.lock_button)

        desk.screen(UnlockScreen)
        desk.sign_in(PASSPHRASE)
        desk.screen(HouseholdsScreen)
        again = manage(desk)
        assert len(again.list_page.cards.visible_rows()) == 1
    windows.stop()
    assert windows.titles == {"Kansrijk"}


def test_the_keyboard_alone_comes_to_a_version(tmp_path: Path) -> None:
    with a_signed_in_desk(tmp_path) as desk:
        screen = manage(desk)
        screen.list_page.cards.rows[0].versions.rows[0].setFocus()

        desk.key(Qt.Key.Key_Return)

        desk.wait_for(screen.version_page.isVisible, "the page of the version")
        assert "hoort bij het programma" in spoken_texts(screen.version_page)
