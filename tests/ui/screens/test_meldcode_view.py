"""The screen of the track, with real widgets on a real encrypted file."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kansrijk_desktop.app.program import ClosesWhenHidden
from kansrijk_desktop.errors import WrongPassphraseError
from kansrijk_desktop.records.meldcode import MeldcodeGround, MeldcodeStep
from kansrijk_desktop.services.workspace import Workspace
from kansrijk_desktop.ui.router import SavesBeforeLeaving
from kansrijk_desktop.ui.routes import Route, ShowHousehold
from kansrijk_desktop.ui.screens.meldcode.form_fields import ChoiceField
from kansrijk_desktop.ui.screens.meldcode.note_form import NoteForm
from kansrijk_desktop.ui.screens.meldcode.presenter import MeldcodePresenter
from kansrijk_desktop.ui.screens.meldcode.track_page import FINISH, TrackPage
from kansrijk_desktop.ui.screens.meldcode.view import MeldcodeScreen
from tests.fakes import FailingTasks, InlineTasks
from tests.ui.letters.desk import a_pdf_printer
from tests.ui.showing import press, show, shown_texts
from tests.unit.services.meldcode_tracks import (
    FACT,
    QUOTE,
    a_family,
    a_track,
    as_maternity_carer,
)

RIGHT = "vier losse woorden samen"
WORDS_OF_VIOLENCE = ("meldcode", "veilig", "geweld", "mishandel", "gevaar", "kindcheck", "melding")

Opens = Callable[[str], MeldcodeScreen]


def check(passphrase: str) -> None:
    if passphrase != RIGHT:
        raise WrongPassphraseError("Het wachtwoord klopt niet.")


@pytest.fixture
def opens(workspace: Workspace, visited: list[Route], qtbot: QtBot) -> Opens:
    def open_screen(household_id: str) -> MeldcodeScreen:
        tasks = InlineTasks(), InlineTasks()
        screen = MeldcodeScreen(
            MeldcodePresenter(household_id, workspace.meldcode, check, tasks, visited.append)
        )
        show(qtbot, screen)
        return screen

    return open_screen


@pytest.fixture
def screen(workspace: Workspace, opens: Opens) -> MeldcodeScreen:
    track = workspace.meldcode.note(a_track(workspace), "feit", FACT)
    return opens(workspace.meldcode.note(track, "citaat", QUOTE).household_id)


def come_in(qtbot: QtBot, screen: MeldcodeScreen, passphrase: str = RIGHT) -> TrackPage:
    qtbot.keyClicks(screen.gate.passphrase_field.edit, passphrase)
    qtbot.keyClick(screen.gate.passphrase_field.edit, Qt.Key.Key_Return)
    assert screen.track is not None
    return screen.track


def edit_of(form: NoteForm, name: str) -> QWidget:
    field = form.fields[name]
    assert not isinstance(field, ChoiceField)
    return field.edit


def text_of(form: NoteForm, name: str) -> str:
    field = form.fields[name]
    assert not isinstance(field, ChoiceField)
    return field.text()


def all_texts(widget: QWidget) -> str:
    """Everything in a widget, shown or not."""
    texts = shown_texts(widget)
    for child in widget.findChildren(QWidget):
        for name in ("text", "toPlainText", "title"):
            said = getattr(child, name, None)
            if callable(said):
                texts.append(str(said()))
        texts += [child.accessibleName(), child.accessibleDescription(), child.toolTip()]
    return "\n".join(texts)


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


def test_facts_quotes_and_opinions_stand_in_cards_of_their_own(
    qtbot: QtBot, screen: MeldcodeScreen
) -> None:
    track = come_in(qtbot, screen)

    told = {key: "\n".join(shown_texts(card)) for key, card in track.cards.items()}

    assert list(told) == ["feit", "citaat", "mening", "kindcheck"]
    assert FACT["text"] in told["feit"]
    assert QUOTE["text"] in told["citaat"]
    assert QUOTE["text"] not in told["feit"]
    assert "20 november 2026" in told["feit"]
    assert "Vastgelegd door M. de Vroed" in told["feit"]


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


def test_a_note_is_made_with_the_keyboard_alone(
    qtbot: QtBot, workspace: Workspace, screen: MeldcodeScreen
) -> None:
    track = come_in(qtbot, screen)
    qtbot.keyClick(track.steps.segments["2"], Qt.Key.Key_Return)
    card = track.cards["overleg"]
    card.begin_button.setFocus()
    qtbot.keyClick(card.begin_button, Qt.Key.Key_Return)
    form = card.form
    assert form is not None
    kind = form.fields["code"]
    assert isinstance(kind, ChoiceField)
    assert kind.picks()["collega"].hasFocus()

    qtbot.keyClick(kind.picks()["aandachtsfunctionaris"], Qt.Key.Key_Space)
    qtbot.keyClicks(edit_of(form, "with_whom"), "A. Collega")
    qtbot.keyClick(form.today_buttons["happened_on"], Qt.Key.Key_Return)
    qtbot.keyClicks(edit_of(form, "text"), "Eerst praten")
    # The fixed clock of the track stands in another year than this computer.
    form.fields["happened_on"].show_text("21-11-2026")
    form.edited.emit("happened_on", "21-11-2026")
    qtbot.keyClick(form.note_button, Qt.Key.Key_Return)

    assert card.form is None
    assert card.begin_button.hasFocus()
    assert track.saved_label.text().startswith("Opgeslagen ")
    assert "Overlegd met: Aandachtsfunctionaris" in "\n".join(shown_texts(card))


def test_what_lacks_is_told_at_its_field_and_the_keyboard_goes_there(
    qtbot: QtBot, screen: MeldcodeScreen
) -> None:
    track = come_in(qtbot, screen)
    press(qtbot, track.cards["feit"].begin_button)
    form = track.cards["feit"].form
    assert form is not None

    press(qtbot, form.note_button)

    assert form.fields["text"].message.text() == "Vul dit in. Een paar woorden zijn genoeg."
    assert edit_of(form, "text").hasFocus()
    assert track.saved_label.text() == ""


def test_nothing_says_saved_when_it_was_not(
    workspace: Workspace, visited: list[Route], qtbot: QtBot
) -> None:
    household_id = a_track(workspace).household_id
    tasks = FailingTasks("De schijf is vol.", after=1), InlineTasks()
    presenter = MeldcodePresenter(household_id, workspace.meldcode, check, tasks, visited.append)
    screen = MeldcodeScreen(presenter)
    show(qtbot, screen)
    track = come_in(qtbot, screen)
    presenter.begin("feit")
    for name, text in FACT.items():
        presenter.type(name, text)

    presenter.note()

    assert track.notice.text() == "De schijf is vol."
    assert track.saved_label.text() == "Nog niet opgeslagen"
    form = track.cards["feit"].form
    assert form is not None
    assert text_of(form, "text") == FACT["text"]


def test_striking_out_asks_once_more(qtbot: QtBot, screen: MeldcodeScreen) -> None:
    track = come_in(qtbot, screen)
    noted = track.cards["feit"].noted_cards[0]

    press(qtbot, noted.strike_button)
    press(qtbot, noted.keep_button)
    kept = noted.strike_button.isVisible()
    press(qtbot, noted.strike_button)
    press(qtbot, noted.sure_button)

    struck = track.cards["feit"].noted_cards[0]
    assert kept
    assert "Doorgestreept door M. de Vroed" in "\n".join(shown_texts(struck))
    assert FACT["text"] in "\n".join(shown_texts(struck))
    assert not struck.strike_button.isVisible()


def test_a_track_begins_with_why_it_is_opened(
    qtbot: QtBot, workspace: Workspace, opens: Opens
) -> None:
    household_id = a_family(workspace)
    track = come_in(qtbot, opens(household_id))
    assert track.start is not None
    could_start = track.start.start_button.isEnabled()
    steps_shown = track.steps.isVisible()

    press(qtbot, track.start.ground_choice.segments["niet-pluis"])
    press(qtbot, track.start.start_button)

    begun = workspace.meldcode.open(household_id)
    assert not could_start
    assert not steps_shown
    assert begun.case is not None
    assert begun.case.ground is MeldcodeGround.UNEASE
    assert track.steps.isVisible()
    assert track.steps.key() == "1"


def test_the_weighing_shows_five_questions_in_order_with_what_each_answer_means(
    qtbot: QtBot, screen: MeldcodeScreen
) -> None:
    track = come_in(qtbot, screen)

    press(qtbot, track.steps.segments["4"])

    titles = [card.accessibleName()[:2] for card in track.cards.values()]
    told = "\n".join(shown_texts(track.cards["weging-veiligheid"]))
    assert titles == ["1.", "2.", "3.", "4.", "5."]
    assert "Ja: De norm is: melden bij Veilig Thuis. Vraag 3 tot en met 5" in told
    assert "Twijfel: Bel Veilig Thuis voor advies: 0800-2000." in told


def test_the_next_button_goes_through_the_steps(qtbot: QtBot, screen: MeldcodeScreen) -> None:
    track = come_in(qtbot, screen)
    seen = []

    while track.next_button.isVisible():
        press(qtbot, track.next_button)
        seen.append(track.steps.key())

    assert seen == ["2", "3", "4", "5", FINISH]


def test_closing_gives_the_reason_and_everything_stays_to_be_read(
    qtbot: QtBot, screen: MeldcodeScreen
) -> None:
    track = come_in(qtbot, screen)
    press(qtbot, track.steps.segments[FINISH])
    card = track.cards["afgesloten"]
    press(qtbot, card.begin_button)
    form = card.form
    assert form is not None
    qtbot.keyClicks(edit_of(form, "text"), "Geen vermoeden meer")

    press(qtbot, form.note_button)
    finish = track.finish
    assert finish is not None
    told = "\n".join(shown_texts(finish))
    press(qtbot, track.steps.segments["1"])

    assert "Geen vermoeden meer" in told
    assert "Bewaren tot minstens 23 juni 2066." in told
    assert "Afgesloten op" in track.closed_notice.text()
    assert FACT["text"] in "\n".join(shown_texts(track))
    assert not track.cards["feit"].begin_button.isVisible()
    assert not track.cards["feit"].noted_cards[0].strike_button.isVisible()


def test_a_closed_track_is_opened_again_from_where_it_was_closed(
    qtbot: QtBot, workspace: Workspace, opens: Opens
) -> None:
    track = a_track(workspace)
    workspace.meldcode.close(track, MeldcodeStep.SIGNALS, "Klaar")
    page = come_in(qtbot, opens(track.household_id))
    assert page.start is not None

    press(qtbot, page.start.rows[0])
    press(qtbot, page.steps.segments[FINISH])
    assert page.finish is not None
    press(qtbot, page.finish.start_button)
    at_the_start = page.start is not None
    assert page.start is not None
    press(qtbot, page.start.rows[0])
    press(qtbot, page.steps.segments[FINISH])
    assert page.finish is not None
    press(qtbot, page.finish.reopen_button)

    assert at_the_start
    assert workspace.meldcode.open(track.household_id).is_open
    assert page.cards["afgesloten"].isVisible()


def test_kraamzorg_meets_the_question_about_the_verloskundige_first(
    qtbot: QtBot, workspace: Workspace, opens: Opens
) -> None:
    as_maternity_carer(workspace)
    page = come_in(qtbot, opens(a_track(workspace).household_id))

    first = next(iter(page.cards.values()))
    assert first.form is not None
    assert "verloskundige" in page.midwife_notice.text()
    assert page.cards["feit"].begin_button.isVisible()


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
