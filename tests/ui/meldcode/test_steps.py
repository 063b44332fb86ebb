"""The screen of the track, with real widgets on a real encrypted file."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from kansrijk_desktop.records.meldcode import MeldcodeGround, MeldcodeStep
from kansrijk_desktop.services.workspace import Workspace
from kansrijk_desktop.ui.routes import Route
from kansrijk_desktop.ui.screens.meldcode.form_fields import ChoiceField
from kansrijk_desktop.ui.screens.meldcode.presenter import MeldcodePresenter
from kansrijk_desktop.ui.screens.meldcode.track_page import FINISH
from kansrijk_desktop.ui.screens.meldcode.view import MeldcodeScreen
from tests.fakes import FailingTasks, InlineTasks
from tests.ui.meldcode.screens import (
    Opens,
    check,
    come_in,
    edit_of,
    text_of,
)
from tests.ui.showing import press, show, shown_texts
from tests.unit.services.meldcode_tracks import (
    FACT,
    QUOTE,
    a_family,
    a_track,
    as_maternity_carer,
)


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


def test_an_earlier_track_can_be_read_while_another_is_open(
    qtbot: QtBot, workspace: Workspace, opens: Opens
) -> None:
    track = a_track(workspace)
    workspace.meldcode.close(track, MeldcodeStep.SIGNALS, "Klaar")
    workspace.meldcode.start(track.household_id, MeldcodeGround.OTHER)
    page = come_in(qtbot, opens(track.household_id))
    press(qtbot, page.steps.segments[FINISH])
    assert page.finish is not None
    told = page.finish.rows[0].accessibleName()

    press(qtbot, page.finish.rows[0])

    assert "Afgesloten op" in told
    assert "Afgesloten op" in page.closed_notice.text()
