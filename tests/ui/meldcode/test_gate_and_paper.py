"""The track shuts: before the passphrase, when it is hidden, when it is left; and its paper."""

from pathlib import Path

from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kansrijk_desktop.app.program import ClosesWhenHidden
from kansrijk_desktop.services.workspace import Workspace
from kansrijk_desktop.ui.router import SavesBeforeLeaving
from kansrijk_desktop.ui.routes import Route, ShowHousehold
from kansrijk_desktop.ui.screens.meldcode.track_page import FINISH, TrackPage
from kansrijk_desktop.ui.screens.meldcode.view import MeldcodeScreen
from tests.ui.letters.desk import a_pdf_printer
from tests.ui.meldcode.screens import (
    WORDS_OF_VIOLENCE,
    Opens,
    all_texts,
    come_in,
    edit_of,
    text_of,
)
from tests.ui.showing import press, shown_texts
from tests.unit.services.meldcode_tracks import (
    FACT,
    a_family,
)


def test_before_the_passphrase_there_is_a_neutral_title_and_nothing_else(
    screen: MeldcodeScreen,
) -> None:
    texts = all_texts(screen)

    assert "Vervolgstappen" in texts
    assert FACT["text"] not in texts
    assert "Sanne" not in texts
    assert not [word for word in WORDS_OF_VIOLENCE if word in texts.lower()]
    assert screen.track is None
    assert screen.gate.passphrase_field.edit.hasFocus()


def test_the_same_stands_there_for_a_family_without_a_track(
    workspace: Workspace, opens: Opens, screen: MeldcodeScreen
) -> None:
    other = opens(a_family(workspace))

    assert all_texts(other) == all_texts(screen)


def test_a_wrong_passphrase_shows_nothing_and_is_not_kept(
    qtbot: QtBot, screen: MeldcodeScreen
) -> None:
    qtbot.keyClicks(screen.gate.passphrase_field.edit, "fout")
    press(qtbot, screen.gate.open_button)

    assert screen.track is None
    assert screen.gate.notice.text() == "Het wachtwoord klopt niet."
    assert screen.gate.passphrase_field.text() == ""


def test_the_right_one_opens_it_and_is_not_kept(qtbot: QtBot, screen: MeldcodeScreen) -> None:
    track = come_in(qtbot, screen)

    assert track.isVisible()
    assert screen.gate.passphrase_field.text() == ""
    assert "“Hij wordt soms zo boos.”" in "\n".join(shown_texts(track))


def test_hidden_nothing_of_it_is_left_and_it_asks_again(
    qtbot: QtBot, screen: MeldcodeScreen
) -> None:
    come_in(qtbot, screen)

    assert isinstance(screen, ClosesWhenHidden)
    screen.about_to_hide()
    # What is taken away goes at the next turn of the event loop.
    qtbot.waitUntil(lambda: not screen.findChildren(TrackPage))

    assert screen.track is None
    assert screen.gate.isVisible()
    assert FACT["text"] not in all_texts(screen)


def test_typed_text_comes_back_after_hiding_and_the_passphrase(
    qtbot: QtBot, screen: MeldcodeScreen
) -> None:
    track = come_in(qtbot, screen)
    press(qtbot, track.cards["mening"].begin_button)
    form = track.cards["mening"].form
    assert form is not None
    qtbot.keyClicks(edit_of(form, "text"), "Ik vermoed")

    screen.about_to_hide()
    again = come_in(qtbot, screen)

    back = again.cards["mening"].form
    assert back is not None
    assert text_of(back, "text") == "Ik vermoed"


def test_leaving_saves_what_was_typed(
    qtbot: QtBot, workspace: Workspace, screen: MeldcodeScreen, opens: Opens, visited: list[Route]
) -> None:
    track = come_in(qtbot, screen)
    press(qtbot, track.cards["mening"].begin_button)
    form = track.cards["mening"].form
    assert form is not None
    qtbot.keyClicks(edit_of(form, "text"), "Ik vermoed")
    left: list[str] = []

    assert isinstance(screen, SavesBeforeLeaving)
    screen.about_to_leave(lambda: left.append("gone"))
    press(qtbot, track.header.back_button)

    (route,) = visited
    assert isinstance(route, ShowHousehold)
    again = come_in(qtbot, opens(route.household_id))
    assert left == ["gone"]
    assert again.cards["mening"].begin_button.text() == "Verder met wat u typte"


def test_the_paper_is_looked_at_twice_and_saved_under_a_neutral_name(
    qtbot: QtBot, workspace: Workspace, screen: MeldcodeScreen, tmp_path: Path
) -> None:
    suggested: list[str] = []

    def choose(_parent: QWidget, name: str) -> Path:
        suggested.append(name)
        return tmp_path / name

    screen.choose_path = choose
    track = come_in(qtbot, screen)
    press(qtbot, track.steps.segments[FINISH])
    assert track.finish is not None
    press(qtbot, track.finish.paper_button)
    assert screen.paper is not None
    before = list(tmp_path.glob("*.pdf"))

    press(qtbot, screen.paper.save_button)
    told = screen.paper.notice.text()
    press(qtbot, screen.paper.back_button)

    assert before == []
    assert suggested == ["vervolgstappen.pdf"]
    assert (tmp_path / "vervolgstappen.pdf").exists()
    assert "opgeslagen" in told
    assert "Bewaard als PDF" in "\n".join(shown_texts(track))


def test_the_paper_goes_to_a_printer(qtbot: QtBot, screen: MeldcodeScreen, tmp_path: Path) -> None:
    def choose(_parent: QWidget) -> QPrinter:
        return a_pdf_printer(tmp_path / "printed.pdf")

    screen.choose_printer = choose
    track = come_in(qtbot, screen)
    press(qtbot, track.steps.segments[FINISH])
    assert track.finish is not None
    press(qtbot, track.finish.paper_button)
    assert screen.paper is not None

    press(qtbot, screen.paper.print_button)

    assert (tmp_path / "printed.pdf").stat().st_size > 0
    assert "printer" in screen.paper.notice.text()


def test_hidden_while_a_dialog_is_open_nothing_is_saved(
    qtbot: QtBot, screen: MeldcodeScreen, tmp_path: Path
) -> None:
    def hidden_meanwhile(_parent: QWidget, name: str) -> Path:
        screen.about_to_hide()
        return tmp_path / name

    screen.choose_path = hidden_meanwhile
    track = come_in(qtbot, screen)
    press(qtbot, track.steps.segments[FINISH])
    assert track.finish is not None
    press(qtbot, track.finish.paper_button)
    assert screen.paper is not None

    press(qtbot, screen.paper.save_button)

    assert list(tmp_path.glob("*.pdf")) == []
    assert screen.gate.isVisible()
