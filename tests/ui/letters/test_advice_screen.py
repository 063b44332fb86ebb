"""What now, with real widgets on a real encrypted file."""

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from kansrijk_desktop.engine.answers import AnswerRecord
from kansrijk_desktop.records.life_event import StopReason
from kansrijk_desktop.records.region import Freshness, SafetyText
from kansrijk_desktop.services.advice import Offer, checked_words
from kansrijk_desktop.services.workspace import Workspace
from kansrijk_desktop.ui.routes import Route, ShowMeldcode, ShowReferral
from kansrijk_desktop.ui.screens.advice.offer_card import OfferCard
from kansrijk_desktop.ui.screens.advice.presenter import AdvicePresenter, AdviceState
from kansrijk_desktop.ui.screens.advice.view import AdviceScreen
from kansrijk_desktop.ui.widgets.label import PlainLabel
from tests.builders import TODAY, a_service
from tests.fakes import FailingTasks, HeldTasks
from tests.ui.letters.desk import advice_screen
from tests.ui.showing import press, show
from tests.unit.services.letters import chosen, kept_talk

UNSAFE = chosen("V0", "V0-ja") | chosen("V1", "V1-nee")
NO_FOOD = chosen("G1", "G1-niet") | chosen("G4", "G4-niets")


def test_what_is_for_today_stands_on_top(
    workspace: Workspace, visited: list[Route], qtbot: QtBot
) -> None:
    _, screening_id = kept_talk(workspace, NO_FOOD)

    screen = advice_screen(workspace, screening_id, visited, qtbot)

    first = screen.today.itemAt(0)
    assert first is not None
    card = first.widget()
    assert card is not None
    assert card.accessibleName()
    assert screen.group_cards[0].accessibleName() == "Geld"


def test_nothing_about_safety_shows_until_it_is_opened(
    workspace: Workspace, visited: list[Route], qtbot: QtBot
) -> None:
    _, screening_id = kept_talk(workspace, UNSAFE)
    screen = advice_screen(workspace, screening_id, visited, qtbot)
    shown = "\n".join(
        label.text() for label in screen.findChildren(PlainLabel) if label.isVisible()
    )
    safety = next(card for card in screen.group_cards if card.accessibleName() == "Veiligheid")
    was_visible = safety.isVisible()

    press(qtbot, screen.private.header)

    assert "Veiligheid" not in shown
    assert "Meldcode" not in shown
    assert not was_visible
    assert safety.isVisible()


def test_a_quiet_family_has_the_same_folded_part(
    workspace: Workspace, visited: list[Route], qtbot: QtBot
) -> None:
    _, screening_id = kept_talk(workspace, chosen("G1", "G1-makkelijk"))

    screen = advice_screen(workspace, screening_id, visited, qtbot)

    assert screen.private_card.isVisible()
    assert not screen.private.is_open()


@pytest.mark.parametrize("answers", [UNSAFE, chosen("G1", "G1-makkelijk")], ids=["unsafe", "quiet"])
def test_the_next_steps_are_in_the_folded_part_for_everyone(
    answers: dict[str, AnswerRecord], workspace: Workspace, visited: list[Route], qtbot: QtBot
) -> None:
    household_id, screening_id = kept_talk(workspace, answers)
    screen = advice_screen(workspace, screening_id, visited, qtbot)
    was_visible = screen.follow_up_button.isVisible()

    press(qtbot, screen.private.header)
    press(qtbot, screen.follow_up_button)

    assert not was_visible
    assert screen.follow_up_button.text() == "Vervolgstappen"
    assert visited == [ShowMeldcode(household_id)]


def test_a_quiet_family_sees_no_alarm(
    workspace: Workspace, visited: list[Route], qtbot: QtBot
) -> None:
    _, screening_id = kept_talk(workspace, chosen("G1", "G1-makkelijk"))

    screen = advice_screen(workspace, screening_id, visited, qtbot)

    assert screen.today.count() == 1
    assert screen.group_cards


def test_steps_without_numbers_show_as_they_are(
    workspace: Workspace, visited: list[Route], qtbot: QtBot
) -> None:
    _, screening_id = kept_talk(workspace)
    text = SafetyText("danger", "Nu", "Blijf bij haar.", ("Bel de huisarts.",), ())
    page = replace(workspace.what_now.open(screening_id), safety_texts=(text,))
    screen = AdviceScreen(AdvicePresenter("x", workspace.what_now, HeldTasks(), visited.append))
    show(qtbot, screen)

    screen.show_state(AdviceState(page=page))

    labels = [label.text() for label in screen.findChildren(PlainLabel)]
    assert "1. Bel de huisarts." in labels
    assert "Bel samen" not in labels


def test_offers_are_chosen_put_back_and_kept(
    workspace: Workspace, visited: list[Route], qtbot: QtBot
) -> None:
    _, screening_id = kept_talk(workspace)
    screen = advice_screen(workspace, screening_id, visited, qtbot)
    card = next(one for one in screen.offer_cards if one.service_id == "geldfit")

    press(qtbot, card.choose_button)
    names = screen.chosen_label.text()
    again = advice_screen(workspace, screening_id, visited, qtbot)
    press(qtbot, card.choose_button)

    assert "Geldfit" in names
    assert "Geldfit" in again.chosen_label.text()
    assert "Nog niets gekozen" in screen.chosen_label.text()


def test_the_others_wait_behind_one_button(
    workspace: Workspace, visited: list[Route], qtbot: QtBot
) -> None:
    _, screening_id = kept_talk(workspace)
    screen = advice_screen(workspace, screening_id, visited, qtbot)
    money = next(one for one in screen.group_cards if one.accessibleName() == "Geld")
    assert money.more is not None
    hidden = next(one for one in screen.offer_cards if one.service_id == "voedselbank")
    was_visible = hidden.isVisible()

    press(qtbot, money.more.header)

    assert not was_visible
    assert hidden.isVisible()


def test_unconfirmed_facts_are_marked_and_days_are_counted(
    workspace: Workspace, visited: list[Route], qtbot: QtBot
) -> None:
    _, screening_id = kept_talk(workspace)
    screen = advice_screen(workspace, screening_id, visited, qtbot)
    page = workspace.what_now.open(screening_id)

    for card in screen.offer_cards:
        offer = next(one for one in page.offers if one.service.id == card.service_id)
        assert card.check_label.text() == checked_words(offer.service, offer.freshness)
        assert (card.property("tone") == "sunken") is (offer.freshness is not Freshness.CHECKED)
        assert (str(offer.days_left) in card.countdown.text()) is (offer.days_left is not None)


def test_the_page_says_for_which_place_its_offers_are(
    workspace: Workspace, visited: list[Route], qtbot: QtBot
) -> None:
    _, screening_id = kept_talk(workspace)

    screen = advice_screen(workspace, screening_id, visited, qtbot)

    assert "Kies uw regio bij Instellingen" in screen.place_label.text()
    assert screen.place_label.isVisible()


def test_from_an_offer_or_the_whole_page_to_a_letter(
    workspace: Workspace, visited: list[Route], qtbot: QtBot
) -> None:
    _, screening_id = kept_talk(workspace)
    screen = advice_screen(workspace, screening_id, visited, qtbot)
    card = next(one for one in screen.offer_cards if one.service_id == "schuldhulp-gemeente")

    press(qtbot, card.letter_button)
    press(qtbot, screen.letter_button)

    assert visited == [
        ShowReferral(screening_id, "schuldhulp-gemeente"),
        ShowReferral(screening_id, None),
    ]


def test_an_unreadable_conversation_leaves_nothing_to_press(
    workspace: Workspace, visited: list[Route], qtbot: QtBot
) -> None:
    presenter = AdvicePresenter("x", workspace.what_now, FailingTasks("Kan niet."), visited.append)
    screen = AdviceScreen(presenter)
    show(qtbot, screen)

    assert screen.notice.text() == "Kan niet."
    assert not screen.letter_button.isEnabled()


@pytest.mark.parametrize(
    ("days_left", "words"), [(None, ""), (1, "nog 1 dag"), (118, "nog 118 dagen")]
)
def test_an_offer_counts_its_days(qtbot: QtBot, days_left: int | None, words: str) -> None:
    offer = Offer(
        a_service(waiting_time="geen"), ("money",), ("past",), days_left, Freshness.UNCHECKED
    )
    card = OfferCard(offer, is_chosen=False)
    show(qtbot, card)

    assert card.countdown.text() == words
    assert card.countdown.isVisible() is bool(words)
    assert "Controleren" in card.check_label.text()
    assert card.check_label.isVisible()


def test_several_concerns_bring_a_sentence_that_says_nothing_of_safety(
    workspace: Workspace, visited: list[Route], qtbot: QtBot
) -> None:
    answers = UNSAFE | chosen("W1", "W1-tijdelijk") | chosen("G1", "G1-niet")
    answers |= chosen("S1", "S1-steeds")
    _, screening_id = kept_talk(workspace, answers)

    screen = advice_screen(workspace, screening_id, visited, qtbot)

    assert screen.concerns_notice.isVisible()
    assert "zorgen op 3 onderwerpen. Vanaf 3" in screen.concerns_notice.text()


def test_one_concern_brings_no_sentence(
    workspace: Workspace, visited: list[Route], qtbot: QtBot
) -> None:
    _, screening_id = kept_talk(workspace)

    screen = advice_screen(workspace, screening_id, visited, qtbot)

    assert not screen.concerns_notice.isVisible()


def test_at_rest_a_calm_sentence_stands_in_place_of_offers_with_a_way_to_look(
    workspace: Workspace, visited: list[Route], qtbot: QtBot
) -> None:
    household_id, screening_id = kept_talk(workspace, chosen("G1", "G1-moeite"))
    pregnancy = workspace.dossiers.open(household_id).pregnancy
    assert pregnancy
    workspace.families.events.stop(household_id, StopReason.PREGNANCY_ENDED, pregnancy.id, TODAY)
    screen = advice_screen(workspace, screening_id, visited, qtbot)
    before = (screen.rest_notice.text(), len(screen.offer_cards), screen.chosen_card.isVisible())

    press(qtbot, screen.look_button)
    names = [card.accessibleName() for card in screen.offer_cards]
    press(qtbot, screen.offer_cards[0].choose_button)

    assert before[0].startswith("De zwangerschap is gestopt.")
    assert before[1:] == (0, False)
    assert names
    assert [card.accessibleName() for card in screen.offer_cards] == names
    assert not screen.look_button.isVisible()
    assert screen.rest_notice.isVisible()
    assert screen.chosen_card.isVisible()
