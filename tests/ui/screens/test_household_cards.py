"""Parts of one family's screen by themselves: states in, what can be read out."""

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kansrijk_desktop.records.screening import Respondent
from kansrijk_desktop.services.conversation_comparison import (
    AnswerChange,
    Changes,
    Direction,
    LevelChange,
    SignalLine,
)
from kansrijk_desktop.services.respondents import PATIENT, Speaker
from kansrijk_desktop.ui.screens.household.changes_card import ChangesCard
from kansrijk_desktop.ui.screens.household.page_switch import PageSwitch
from kansrijk_desktop.ui.screens.household.presenter import HouseholdState
from tests.ui.showing import shown_texts

PARTNER = Speaker(Respondent.PARTNER, "partner")


@pytest.fixture
def card(qtbot: QtBot) -> ChangesCard:
    card = ChangesCard()
    qtbot.addWidget(card)
    card.show()
    return card


def words_on(card: ChangesCard, state: HouseholdState) -> str:
    card.show_state("Nu, vergeleken met eerst", state)
    QApplication.processEvents()
    return "\n".join(shown_texts(card))


def test_every_kind_of_change_is_told(card: ChangesCard) -> None:
    changes = Changes(
        levels=(LevelChange("Geld", "groen", "niet gevraagd", Direction.UNKNOWN),),
        new_signals=(SignalLine("Geld", "Rondkomen", "Met moeite"),),
        gone_signals=(SignalLine("Wonen", "Woonplek", "Tijdelijk"),),
        not_asked_again=(SignalLine("Stress", "Spanning", "Altijd"),),
        answers=(AnswerChange("Kracht", "In eigen woorden", "Mijn zus", "Mijn buurvrouw"),),
    )

    shown = words_on(card, HouseholdState(changes=changes))

    for words in (
        "van groen naar niet gevraagd",
        "Geld: rondkomen, Met moeite",
        "Wonen: woonplek, Tijdelijk",
        "Stress: spanning, Altijd",
        "In eigen woorden: was Mijn zus, nu Mijn buurvrouw",
    ):
        assert words in shown


def test_very_many_other_answers_are_counted(card: ChangesCard) -> None:
    answers = tuple(AnswerChange("Geld", f"Vraag {n}", "a", "b") for n in range(15))

    shown = words_on(card, HouseholdState(changes=Changes(answers=answers)))

    assert "Vraag 11:" in shown
    assert "Vraag 12:" not in shown
    assert "en nog 3 andere antwoorden" in shown


def test_what_stands_apart_has_a_heading_of_its_own(card: ChangesCard) -> None:
    apart = Changes(new_signals=(SignalLine("En verder", "Veilig thuis", "Niet altijd"),))

    without = words_on(card, HouseholdState(changes=Changes()))
    asked = words_on(card, HouseholdState(changes=Changes(), changes_apart=apart))

    assert "Niets veranderd." in without
    assert "En verder" not in without
    assert "En verder, en niet voor thuis" in asked
    assert "veilig thuis, Niet altijd" in asked


def test_until_it_is_worked_out_it_says_so_and_why_it_cannot_be(card: ChangesCard) -> None:
    waiting = words_on(card, HouseholdState()), card.is_comparing
    failed = words_on(card, HouseholdState(not_compared="De vragenlijst ontbreekt."))

    assert "Wordt vergeleken…" in waiting[0]
    assert waiting[1]
    assert "De vragenlijst ontbreekt." in failed
    assert not card.is_comparing


def test_the_switch_between_respondents_goes_when_one_is_left(qtbot: QtBot) -> None:
    switch = PageSwitch()
    qtbot.addWidget(switch)
    both = ((PATIENT, "Cliënt"), (PARTNER, "Partner"))

    switch.show_switch(both, PARTNER, shows_apart=False)
    chosen = switch.speakers.key() if switch.speakers else ""
    switch.show_switch(both[:1], PATIENT, shows_apart=False)

    assert chosen == "1"
    assert switch.speakers is None
