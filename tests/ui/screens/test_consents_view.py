"""The consents with real widgets on a real encrypted file."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from kansrijk_desktop.records.consent import Explanation
from kansrijk_desktop.services.consent_draft import Purpose
from kansrijk_desktop.services.workspace import Workspace
from kansrijk_desktop.ui.routes import Route, ShowCareRoute, ShowDocument
from kansrijk_desktop.ui.screens.consents.consent_card import ConsentCard
from kansrijk_desktop.ui.screens.consents.presenter import ConsentsPresenter
from kansrijk_desktop.ui.screens.consents.view import ConsentsScreen
from tests.fakes import FailingTasks, FixedClock, InlineTasks
from tests.ui.route_states import some_consents
from tests.ui.showing import press, show, shown_texts
from tests.unit.services.work import a_family

SAID = (
    "Schriftelijk, door cliënt zelf, op 20 november 2026 · in het Turks · met tolk nummer 12 "
    "· tot en met 1 juni 2027"
)


def consents_screen(
    workspace: Workspace,
    household_id: str,
    visited: list[Route],
    qtbot: QtBot,
    tasks: InlineTasks | None = None,
) -> ConsentsScreen:
    presenter = ConsentsPresenter(
        household_id, workspace.consents, tasks or InlineTasks(), visited.append, FixedClock()
    )
    screen = ConsentsScreen(presenter)
    show(qtbot, screen)
    return screen


def card_of(screen: ConsentsScreen, consent_id: str) -> ConsentCard:
    return next(card for card in screen.cards if card.consent_id == consent_id)


def says(widget: QWidget, words: str) -> bool:
    return any(words in text for text in shown_texts(widget))


def labels_of(card: ConsentCard) -> list[str]:
    return [label.text() for label in card.lines]


def test_a_consent_tells_everything_but_safety_at_once(
    workspace: Workspace, visited: list[Route], qtbot: QtBot
) -> None:
    household_id, letter = some_consents(workspace)
    screen = consents_screen(workspace, household_id, visited, qtbot)
    visit = next(card for card in screen.cards if card.consent_id != letter.id)
    at_once = [label.text() for label in visit.findChildren(QLabel) if label.isVisible()]

    press(qtbot, visit.private.header)

    assert visit.state_badge.text() == "geldt"
    assert labels_of(visit) == [
        "JGZ · prenataal huisbezoek",
        "Mag gedeeld worden: geld, stress",
        SAID,
        "Uitgelegd: wat het is, waarom het kan helpen, wat u deelt",
        "Vastgelegd door M. de Vroed",
    ]
    assert not [text for text in at_once if "eiligheid" in text]
    assert "Veiligheid: wel delen" in shown_texts(visit)
    assert "Antwoorden die ‘niet voor thuis’ zijn: niet delen" in shown_texts(visit)


def test_every_consent_has_the_same_folded_part(
    workspace: Workspace, visited: list[Route], qtbot: QtBot
) -> None:
    household_id, _letter = some_consents(workspace)

    screen = consents_screen(workspace, household_id, visited, qtbot)

    assert all(card.private.isVisible() for card in screen.cards)
    assert not any(card.private.is_open() for card in screen.cards)


def test_what_does_not_hold_any_more_says_so(
    workspace: Workspace, visited: list[Route], qtbot: QtBot
) -> None:
    household_id, _letter = some_consents(workspace)

    screen = consents_screen(workspace, household_id, visited, qtbot)

    assert [card.state_badge.text() for card in screen.cards] == ["geldt", "geldt", "geldt nu niet"]


def test_a_withdrawal_is_noted_and_shows_what_was_shared(
    workspace: Workspace, visited: list[Route], qtbot: QtBot
) -> None:
    household_id, letter = some_consents(workspace)
    screen = consents_screen(workspace, household_id, visited, qtbot)
    card = card_of(screen, letter.id)
    assert card.withdraw_button is not None
    press(qtbot, card.withdraw_button)
    form = card.withdrawal_form
    had_focus = form.day_field.edit.hasFocus()
    press(qtbot, form.others_card)
    qtbot.keyClicks(form.note_field.edit, "liever niet")
    qtbot.keyClick(form.note_field.edit, Qt.Key.Key_Return)

    after = card_of(screen, letter.id)
    assert had_focus
    assert after.state_badge.text() == "ingetrokken"
    assert "Ingetrokken op 21 november 2026 · liever niet" in labels_of(after)
    assert after.shared is not None
    assert after.shared.is_open()
    qtbot.waitUntil(lambda: says(after, "komt niet vanzelf terug"))
    assert after.shared.header.hasFocus()
    assert [card.state_badge.text() for card in screen.cards].count("ingetrokken") == 1
    press(qtbot, after.shared_rows[0])
    assert isinstance(visited[0], ShowDocument)


def test_the_other_consent_for_the_same_recipient_goes_along_unless_she_says_no(
    workspace: Workspace, visited: list[Route], qtbot: QtBot
) -> None:
    household_id, letter = some_consents(workspace)
    screen = consents_screen(workspace, household_id, visited, qtbot)
    button = card_of(screen, letter.id).withdraw_button
    assert button is not None
    press(qtbot, button)

    press(qtbot, card_of(screen, letter.id).withdrawal_form.keep_button)

    assert [card.state_badge.text() for card in screen.cards].count("ingetrokken") == 2
    qtbot.waitUntil(lambda: says(screen, "Hiermee is niets gedeeld."))


def test_a_withdrawal_can_be_left(workspace: Workspace, visited: list[Route], qtbot: QtBot) -> None:
    household_id, letter = some_consents(workspace)
    screen = consents_screen(workspace, household_id, visited, qtbot)
    button = card_of(screen, letter.id).withdraw_button
    assert button is not None
    press(qtbot, button)

    press(qtbot, card_of(screen, letter.id).withdrawal_form.leave_button)

    assert button.isVisible()
    assert card_of(screen, letter.id).withdrawal_form.isHidden()


def test_a_home_visit_is_recorded_after_its_three_explanations(
    workspace: Workspace, visited: list[Route], qtbot: QtBot
) -> None:
    family = a_family(workspace)
    screen = consents_screen(workspace, family.household_id, visited, qtbot)
    empty = screen.empty.isVisible()
    press(qtbot, screen.new_button)
    form = screen.form_pane
    visit_was_visible = form.visit_card.isVisible()
    form.purpose_field.edit.setCurrentIndex(list(Purpose).index(Purpose.HOME_VISIT))
    form.purpose_field.edit.activated.emit(0)
    qtbot.keyClicks(form.fields["recipient"].edit, "JGZ Voorbeeld")
    press(qtbot, form.subject_cards["money"])
    press(qtbot, form.form_choice.segments["mondeling"])
    press(qtbot, form.keep_button)
    missing = [text for text in shown_texts(form) if "alle drie" in text]
    for part in Explanation:
        press(qtbot, form.explained_cards[part])
    press(qtbot, form.keep_button)

    assert empty
    assert not visit_was_visible
    assert missing
    (card,) = screen.cards
    assert "Uitgelegd: wat het is, waarom het kan helpen, wat u deelt" in labels_of(card)
    assert screen.notice.text().startswith("Opgeslagen")
    assert not screen.empty.isVisible()


def test_safety_and_not_for_home_wait_for_their_own_tick(
    workspace: Workspace, visited: list[Route], qtbot: QtBot
) -> None:
    family = a_family(workspace)
    screen = consents_screen(workspace, family.household_id, visited, qtbot)
    press(qtbot, screen.new_button)
    form = screen.form_pane
    ticked = [key for key, card in form.subject_cards.items() if card.isChecked()]
    marked = form.marked_card.isChecked()

    press(qtbot, form.subject_cards["safety"])
    press(qtbot, form.marked_card)

    assert (ticked, marked) == ([], False)
    assert form.subject_cards["safety"].isChecked()
    assert form.marked_card.isChecked()


def test_something_else_asks_for_words(
    workspace: Workspace, visited: list[Route], qtbot: QtBot
) -> None:
    family = a_family(workspace)
    screen = consents_screen(workspace, family.household_id, visited, qtbot)
    press(qtbot, screen.new_button)
    form = screen.form_pane
    before = form.fields["own_purpose"].isVisible()

    form.purpose_field.edit.setCurrentIndex(list(Purpose).index(Purpose.OTHER))
    form.purpose_field.edit.activated.emit(0)
    form.kind_field.edit.setCurrentIndex(3)
    form.kind_field.edit.activated.emit(3)

    assert not before
    assert form.fields["own_purpose"].isVisible()
    press(qtbot, form.leave_button)
    assert screen.list_pane.isVisible()


def test_the_klantroute_is_one_click_away(
    workspace: Workspace, visited: list[Route], qtbot: QtBot
) -> None:
    family = a_family(workspace)
    screen = consents_screen(workspace, family.household_id, visited, qtbot)

    press(qtbot, screen.route_button)

    assert visited == [ShowCareRoute(family.household_id)]


def test_what_goes_wrong_is_said(workspace: Workspace, visited: list[Route], qtbot: QtBot) -> None:
    family = a_family(workspace)

    screen = consents_screen(
        workspace, family.household_id, visited, qtbot, FailingTasks("De schijf is vol.")
    )

    assert screen.notice.text() == "De schijf is vol."
    assert not screen.new_button.isEnabled()
