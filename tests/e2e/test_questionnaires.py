"""Managing questionnaires through the real window: load, read the report, use, withdraw."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from kansrijk_desktop.demo.desk import Desk
from kansrijk_desktop.services.form_editing import HIDDEN
from kansrijk_desktop.ui.screens.household.view import HouseholdScreen
from kansrijk_desktop.ui.screens.households.view import HouseholdsScreen
from kansrijk_desktop.ui.screens.instruments.view import InstrumentsScreen
from kansrijk_desktop.ui.screens.screening.view import ScreeningScreen
from kansrijk_desktop.ui.screens.unlock.view import UnlockScreen
from tests.e2e.desks import PASSPHRASE, Windows, a_signed_in_desk, open_list, spoken_texts
from tests.unit.services.library import OFFERED

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


def use(desk: Desk, screen: InstrumentsScreen) -> None:
    """Take the version that is shown in use, after the second look."""
    page = screen.version_page
    desk.press(page.use_button)
    desk.wait_for(screen.second_look.isVisible, "the second look")
    desk.press(screen.second_look.use_button)
    desk.wait_for(lambda: page.badge.text() == "In gebruik", "that it is used")


def offered(desk: Desk) -> list[str]:
    """Go to a dossier, and return what a conversation can begin with there."""
    desk.press(desk.program.window.rail.buttons["Dossiers"])
    desk.press(open_list(desk).rows[0])
    page = desk.screen(HouseholdScreen).reading_page
    desk.wait_for(page.start_card.start_button.isEnabled, "the dossier")
    field = page.start_card.form_field
    return [field.edit.itemText(at) for at in range(field.edit.count())]


def test_a_questionnaire_of_others_is_read_about_used_offered_and_withdrawn(
    tmp_path: Path,
) -> None:
    with a_signed_in_desk(tmp_path) as desk:
        screen = manage(desk)
        read(desk, screen, SAMPLE)
        said = spoken_texts(screen.loading_page)
        assert any(text.startswith("Niet ondersteund") for text in said)
        keep(desk, screen)
        use(desk, screen)
        assert TITLE in offered(desk)

        screen = manage(desk)
        cards = screen.list_page.cards.visible_rows()
        card = next(card for card in cards if card.accessibleName() == TITLE)
        desk.press(card.versions.rows[0])
        desk.press(screen.version_page.withdraw_button)
        desk.press(screen.version_page.confirm_button)
        badge = screen.version_page.badge
        desk.wait_for(lambda: badge.text() == "Ingetrokken", "that it is withdrawn")
        assert TITLE not in offered(desk)


def test_a_version_can_be_tried_out_and_nothing_of_it_is_kept(tmp_path: Path) -> None:
    with a_signed_in_desk(tmp_path) as desk:
        screen = manage(desk)
        read(desk, screen, SAMPLE)
        keep(desk, screen)
        desk.press(screen.version_page.try_button)
        talk = desk.screen(ScreeningScreen)
        desk.wait_for(lambda: bool(talk.page.panels), "the first question")
        desk.key(Qt.Key.Key_W)
        said = spoken_texts(talk)

        assert any("er wordt niets bewaard" in text for text in said)
        assert not any("Opgeslagen" in text for text in said)
        desk.press(talk.footer.stop_button)
        desk.screen(InstrumentsScreen)
        desk.press(desk.program.window.rail.buttons["Dossiers"])
        assert not open_list(desk).resume_rows


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


def test_locking_with_changes_hides_them_and_asks_when_she_is_back(tmp_path: Path) -> None:
    with a_signed_in_desk(tmp_path) as desk:
        window = desk.program.window
        screen = manage(desk)
        desk.press(screen.list_page.cards.rows[0].versions.rows[0])
        desk.press(screen.version_page.edit_button)
        editor = screen.editor_page
        desk.wait_for(lambda: editor.items.model().rowCount() > 0, "the items")
        desk.press(editor.item_pane.flags[HIDDEN])

        desk.press(window.lock_button)
        desk.wait_for(lambda: window.is_covered, "the neutral page")
        desk.come_back(PASSPHRASE)
        assert editor.changes_label.text() == "1 wijziging, nog niet bewaard"
        desk.press(editor.leave_pane.leave_button)

        desk.screen(UnlockScreen)


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
        desk.dossiers()
        again = manage(desk)
        assert len(again.list_page.cards.visible_rows()) == OFFERED
    windows.stop()
    assert windows.titles == {"Kansrijk"}


def test_the_keyboard_alone_comes_to_a_version(tmp_path: Path) -> None:
    with a_signed_in_desk(tmp_path) as desk:
        screen = manage(desk)
        screen.list_page.cards.rows[0].versions.rows[0].setFocus()

        desk.key(Qt.Key.Key_Return)

        desk.wait_for(screen.version_page.isVisible, "the page of the version")
        assert "hoort bij het programma" in spoken_texts(screen.version_page)
