"""The next steps of a family in the real window: hidden, locked, left, and without a trace."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from kansrijk_desktop.demo.desk import Desk
from kansrijk_desktop.logs import FILE_NAME
from kansrijk_desktop.ui.routes import ShowHousehold, ShowMeldcode
from kansrijk_desktop.ui.screens.household.view import HouseholdScreen
from kansrijk_desktop.ui.screens.meldcode.form_fields import ChoiceField
from kansrijk_desktop.ui.screens.meldcode.note_form import NoteForm
from kansrijk_desktop.ui.screens.meldcode.track_page import TrackPage
from kansrijk_desktop.ui.screens.meldcode.view import MeldcodeScreen
from tests.e2e.desks import PASSPHRASE, Windows, a_signed_in_desk, open_list, spoken_texts
from tests.e2e.test_traces import MARK, traces_of

pytestmark = [pytest.mark.e2e, pytest.mark.usefixtures("qapp")]


def go_there(desk: Desk) -> MeldcodeScreen:
    """Open the first dossier, and from there the next steps."""
    if not isinstance(desk.program.router.route, ShowHousehold):
        desk.press(open_list(desk).rows[0])
        desk.screen(HouseholdScreen)
    route = desk.program.router.route
    assert isinstance(route, ShowHousehold)
    desk.program.router.go(ShowMeldcode(route.household_id))
    return desk.screen(MeldcodeScreen)


def come_in(desk: Desk, screen: MeldcodeScreen, passphrase: str = PASSPHRASE) -> TrackPage:
    """Give the passphrase at the gate."""
    desk.type(screen.gate.passphrase_field.edit, passphrase)
    desk.press(screen.gate.open_button)
    desk.wait_for(lambda: screen.track is not None, "the track")
    assert screen.track is not None
    return screen.track


def begin(desk: Desk, track: TrackPage) -> None:
    """Begin a track."""
    desk.wait_for(lambda: track.start is not None, "the first page")
    assert track.start is not None
    desk.press(track.start.ground_choice.segments["niet-pluis"])
    desk.press(track.start.start_button)
    desk.wait_for(lambda: bool(track.cards), "step 1")


def open_form(desk: Desk, track: TrackPage, key: str) -> NoteForm:
    """Open the form of a section."""
    desk.press(track.cards[key].begin_button)
    desk.wait_for(lambda: track.cards[key].form is not None, "the form")
    form = track.cards[key].form
    assert form is not None
    return form


def type_in(desk: Desk, form: NoteForm, name: str, text: str) -> None:
    """Type in one field."""
    field = form.fields[name]
    assert not isinstance(field, ChoiceField)
    desk.type(field.edit, text)


def note(desk: Desk, track: TrackPage, key: str, text: str) -> None:
    """Note something of today."""
    form = open_form(desk, track, key)
    type_in(desk, form, "text", text)
    type_in(desk, form, "with_whom", f"{MARK} bron")
    desk.press(form.today_buttons["happened_on"])
    desk.press(form.note_button)
    desk.wait_for(lambda: bool(track.cards[key].noted_cards), "the note")


def test_what_is_typed_survives_the_hide_key_and_the_lock(tmp_path: Path) -> None:
    with a_signed_in_desk(tmp_path) as desk:
        screen = go_there(desk)
        track = come_in(desk, screen)
        begin(desk, track)
        type_in(desk, open_form(desk, track, "citaat"), "text", f"{MARK} half")

        desk.hide()
        seen = spoken_texts(desk.program.window)
        desk.come_back(PASSPHRASE)
        shut = screen.track is None
        again = come_in(desk, screen)
        desk.wait_for(lambda: bool(again.cards) and again.cards["citaat"].form is not None, "it")
        desk.press(desk.program.window.lock_button)
        desk.wait_for(lambda: not desk.program.is_open, "the lock")
        desk.sign_in(PASSPHRASE)
        later = come_in(desk, go_there(desk))
        desk.wait_for(lambda: "citaat" in later.cards, "step 1")
        form = open_form(desk, later, "citaat")
        field = form.fields["text"]
        assert not isinstance(field, ChoiceField)
        back = field.text()

    assert MARK not in " ".join(seen)
    assert shut
    assert back == f"{MARK} half"


def test_a_wrong_passphrase_is_held_back_as_at_the_door(tmp_path: Path) -> None:
    with a_signed_in_desk(tmp_path) as desk:
        screen = go_there(desk)
        for _try in range(6):
            desk.type(screen.gate.passphrase_field.edit, "iets heel anders")
            desk.key(Qt.Key.Key_Return)
            desk.wait_for(screen.gate.passphrase_field.edit.isEnabled, "an answer")
        told = screen.gate.notice.text()

    assert "Wacht nog" in told
    assert screen.track is None


def test_it_leaves_no_trace_in_plain_text_nor_in_a_title_nor_in_the_log(
    tmp_path: Path, qapp: QApplication
) -> None:
    windows = Windows(qapp)
    data = tmp_path / "gegevens"
    with a_signed_in_desk(data) as desk:
        screen = go_there(desk)
        track = come_in(desk, screen)
        begin(desk, track)
        note(desk, track, "feit", f"{MARK} feit")
        note(desk, track, "citaat", f"{MARK} citaat")
        desk.press(track.header.back_button)
        desk.screen(HouseholdScreen)
        dossier = spoken_texts(desk.program.window)
        again = come_in(desk, go_there(desk))
        desk.wait_for(lambda: "feit" in again.cards, "step 1")
        kept = spoken_texts(desk.program.window)
    windows.stop()
    log = (data / FILE_NAME).read_text("utf-8")

    assert MARK in " ".join(kept)
    assert MARK not in " ".join(dossier)
    assert traces_of(MARK, tmp_path) == []
    assert windows.titles == {"Kansrijk"}
    assert "route=ShowHousehold" in log
    assert "meldcode" not in log.lower()
    assert "vervolg" not in log.lower()
