"""What starting and opening say when something stands in the way."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from kansrijk_desktop.demo.desk import Desk
from kansrijk_desktop.services.installation import Installation
from kansrijk_desktop.services.vault import Vault
from kansrijk_desktop.storage.key_cost import KeyCost
from kansrijk_desktop.ui.behind_dialog import BehindDialog
from kansrijk_desktop.ui.key_repair_dialog import KeyRepairDialog
from kansrijk_desktop.ui.screens.settings.view import SettingsScreen
from kansrijk_desktop.ui.screens.unlock.view import UnlockScreen
from tests.e2e.desks import PASSPHRASE, a_desk, a_signed_in_desk, open_list, opened, set_up
from tests.e2e.mishaps import bring_out_of_date, damage, make_newer

pytestmark = [pytest.mark.e2e, pytest.mark.usefixtures("qapp")]

HEAVY = {
    "sqlmodel",
    "sqlalchemy",
    "alembic",
    "reportlab",
    "pikepdf",
    "pypdfium2",
    "zxcvbn",
    "fhir",
    "numpy",
    "typer",
}


def refusal(desk: Desk, passphrase: str) -> str:
    """Try a passphrase and return what the unlock screen says."""
    unlock = desk.screen(UnlockScreen)
    desk.sign_in(passphrase)
    desk.wait_for(unlock.notice.isVisible, "what was wrong")
    desk.wait_for(unlock.open_button.isEnabled, "another try")
    return unlock.notice.text()


def leave_alone(folder: Path) -> None:
    """Change nothing."""


@pytest.mark.parametrize(
    ("change", "passphrase", "words"),
    [
        (leave_alone, "iets heel anders", "wachtwoord klopt niet"),
        (damage, PASSPHRASE, "beschadigd"),
        (make_newer, PASSPHRASE, "nieuwere versie"),
    ],
)
def test_each_reason_not_to_open_has_its_own_words(
    change: Callable[[Path], None], passphrase: str, words: str, tmp_path: Path
) -> None:
    set_up(tmp_path)
    change(tmp_path)

    with a_desk(tmp_path) as desk:
        said = refusal(desk, passphrase)
        is_open = desk.program.is_open

    assert words in said.lower()
    assert not is_open


def test_after_a_refusal_the_right_passphrase_still_opens(tmp_path: Path) -> None:
    set_up(tmp_path)

    with a_desk(tmp_path) as desk:
        refusal(desk, "iets heel anders")
        desk.sign_in(PASSPHRASE)

        assert len(open_list(desk).rows) == 1


def test_a_second_program_on_the_same_dossiers_says_so_at_once(tmp_path: Path) -> None:
    set_up(tmp_path)
    other = Vault(Installation(tmp_path), KeyCost.floor())
    other.unlock(PASSPHRASE)

    with a_desk(tmp_path) as desk:
        unlock = desk.screen(UnlockScreen)
        desk.wait_for(unlock.notice.isVisible, "what stands in the way")
        said_at_once = unlock.notice.text()
        said_after_trying = refusal(desk, PASSPHRASE)
        other.lock()
        desk.sign_in(PASSPHRASE)
        row_count = len(open_list(desk).rows)

    assert "al open" in said_at_once
    assert "al open" in said_after_trying
    assert row_count == 1


def test_missing_saves_are_told_and_may_be_accepted(tmp_path: Path) -> None:
    set_up(tmp_path)
    bring_out_of_date(tmp_path)

    with a_desk(tmp_path) as desk:
        desk.sign_in(PASSPHRASE)
        open_list(desk)
        (dialog,) = desk.program.window.findChildren(BehindDialog)
        said = dialog.text() + dialog.informativeText()
        desk.press(dialog.go_on_button)
    with opened(tmp_path) as entry:
        behind = entry.behind

    assert "niet de nieuwste" in said
    assert "zet die kopie terug" in said
    assert behind == 0


def test_a_key_file_that_was_repaired_is_told_calmly_and_once(tmp_path: Path) -> None:
    set_up(tmp_path)
    (tmp_path / "sleutels.json").write_bytes(b"{")

    with a_desk(tmp_path) as desk:
        desk.sign_in(PASSPHRASE)
        open_list(desk)
        (dialog,) = desk.program.window.findChildren(KeyRepairDialog)
        said = dialog.text() + dialog.informativeText()
        desk.press(dialog.ok_button)
    with a_desk(tmp_path) as desk:
        desk.sign_in(PASSPHRASE)
        open_list(desk)
        again = desk.program.window.findChildren(KeyRepairDialog)

    assert "is hersteld" in said
    assert "nieuwe kopie van de map" in said
    assert again == []


def test_who_does_not_accept_missing_saves_closes_and_is_asked_again(tmp_path: Path) -> None:
    set_up(tmp_path)
    bring_out_of_date(tmp_path)

    with a_desk(tmp_path) as desk:
        desk.sign_in(PASSPHRASE)
        open_list(desk)
        (dialog,) = desk.program.window.findChildren(BehindDialog)
        dialog.quit_button.click()
        QApplication.processEvents()
        is_visible = desk.program.window.isVisible()
    with opened(tmp_path) as entry:
        behind = entry.behind

    assert not is_visible
    assert behind > 0


def test_at_the_first_paint_nothing_heavy_is_imported(tmp_path: Path) -> None:
    set_up(tmp_path)

    imported = json.loads(in_a_child("tests.e2e.first_paint_child", tmp_path))

    assert HEAVY & set(imported) == set()
    assert "kansrijk_desktop.app" in imported


def test_a_first_start_paints_as_lightly(tmp_path: Path) -> None:
    imported = json.loads(in_a_child("tests.e2e.first_paint_child", tmp_path / "nieuw"))

    assert HEAVY & set(imported) == set()


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_a_running_program_leaves_no_core_dump(tmp_path: Path) -> None:
    limits = in_a_child("tests.e2e.first_paint_child", tmp_path, "limits")

    assert json.loads(limits) == {"core": [0, 0], "dumpable": 0}


def test_settings_chosen_in_the_window_hold_at_once_and_after_a_restart(
    tmp_path: Path, qapp: QApplication
) -> None:
    from_start = qapp.font().pointSizeF()
    with a_signed_in_desk(tmp_path) as desk:
        settings = open_settings(desk)
        desk.press(settings.text_size_choice.segments["150"])
        desk.press(settings.theme_choice.segments["dark"])
        desk.press(settings.idle_choice.segments["2"])
        at_once = qapp.font().pointSizeF(), qapp.palette().window().color().lightness() < 128
        limit = desk.program._idle._limit
        desk.press(desk.program.window.rail.buttons["Dossiers"])
        row = open_list(desk).rows[0]
        row_size = row.font().pointSizeF()
    with a_desk(tmp_path) as desk:
        after_restart = qapp.font().pointSizeF(), qapp.palette().window().color().lightness() < 128
        desk.sign_in(PASSPHRASE)
        open_list(desk)
        chosen = open_settings(desk).idle_choice.segments["2"].isChecked()

    assert at_once == (from_start * 1.5, True)
    assert row_size == at_once[0]
    assert limit == 120
    assert after_restart == at_once
    assert chosen


def open_settings(desk: Desk) -> SettingsScreen:
    desk.press(desk.program.window.rail.buttons["Instellingen"])
    return desk.screen(SettingsScreen)


def in_a_child(module: str, *arguments: object) -> str:
    """Run a module of the tests in a process of its own and return what it prints."""
    command = [sys.executable, "-m", module, *map(str, arguments)]
    result = subprocess.run(  # noqa: S603 - our own module
        command, capture_output=True, text=True, timeout=60, check=True
    )
    return result.stdout
