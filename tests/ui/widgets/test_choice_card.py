import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QAccessible, QEnterEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from typing_extensions import override

from kansrijk_desktop.ui.theme import DARK, Look, apply_look
from kansrijk_desktop.ui.widgets.choice_card import ChoiceCard

LONG = "Nee, wij komen elke maand tekort en hebben schulden bij verschillende instanties"
ANSWERS = (("Ja & nee", ""), ("Soms", "Nu en dan"), (LONG, ""))


class Answers(QWidget):
    """Three cards of a question; keys that no card takes come here."""

    def __init__(self, *, is_multiple: bool = False) -> None:
        super().__init__()
        self.keys: list[int] = []
        self.picked: list[int] = []
        layout = QVBoxLayout(self)
        self.cards = [
            ChoiceCard(text, key=str(at + 1), detail=detail, is_multiple=is_multiple)
            for at, (text, detail) in enumerate(ANSWERS)
        ]
        for at, card in enumerate(self.cards):
            card.picked.connect(lambda at=at: self.picked.append(at))
            layout.addWidget(card)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.keys.append(event.key())


def shown(qtbot: QtBot, answers: Answers) -> Answers:
    qtbot.addWidget(answers)
    answers.resize(500, 400)
    answers.show()
    answers.activateWindow()
    qtbot.waitUntil(answers.isActiveWindow)
    return answers


@pytest.fixture
def answers(qtbot: QtBot) -> Answers:
    return shown(qtbot, Answers())


def test_a_click_and_the_space_bar_pick(answers: Answers, qtbot: QtBot) -> None:
    qtbot.mouseClick(answers.cards[0], Qt.MouseButton.LeftButton)
    qtbot.keyClick(answers.cards[1], Qt.Key.Key_Space)

    assert answers.picked == [0, 1]


def test_picking_what_was_chosen_already_is_said_again(answers: Answers, qtbot: QtBot) -> None:
    qtbot.mouseClick(answers.cards[0], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(answers.cards[0], Qt.MouseButton.LeftButton)

    assert answers.picked == [0, 0]


def test_showing_a_choice_picks_nothing_and_can_be_undone(answers: Answers) -> None:
    answers.cards[0].show_chosen(True)
    was_chosen = answers.cards[0].isChecked()
    answers.cards[0].show_chosen(False)

    assert was_chosen
    assert not answers.cards[0].isChecked()
    assert answers.picked == []


def test_arrows_walk_round_without_picking(answers: Answers, qtbot: QtBot) -> None:
    answers.cards[0].setFocus()

    qtbot.keyClick(answers.cards[0], Qt.Key.Key_Down)
    after_down = answers.cards[1].hasFocus()
    qtbot.keyClick(answers.cards[1], Qt.Key.Key_Right)
    qtbot.keyClick(answers.cards[2], Qt.Key.Key_Down)
    after_round = answers.cards[0].hasFocus()
    qtbot.keyClick(answers.cards[0], Qt.Key.Key_Up)

    assert after_down
    assert after_round
    assert answers.cards[2].hasFocus()
    assert answers.picked == []


def test_arrows_pass_by_cards_that_cannot_be_picked(answers: Answers, qtbot: QtBot) -> None:
    answers.cards[1].setEnabled(False)
    answers.cards[0].setFocus()

    qtbot.keyClick(answers.cards[0], Qt.Key.Key_Down)

    assert answers.cards[2].hasFocus()


def test_a_card_alone_keeps_the_focus(qtbot: QtBot) -> None:
    card = ChoiceCard("Alleen")
    qtbot.addWidget(card)
    card.show()

    qtbot.keyClick(card, Qt.Key.Key_Down)

    assert not card.isChecked()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_2, Qt.Key.Key_Backspace])
def test_enter_and_numbers_are_left_to_the_screen(
    answers: Answers, qtbot: QtBot, key: Qt.Key
) -> None:
    answers.cards[0].setFocus()

    qtbot.keyClick(answers.cards[0], key)

    assert answers.keys == [key]
    assert answers.picked == []


def test_holding_the_space_bar_picks_once(answers: Answers) -> None:
    for is_repeat in (False, True, True):
        event = QKeyEvent(
            QEvent.Type.KeyPress,
            Qt.Key.Key_Space,
            Qt.KeyboardModifier.NoModifier,
            " ",
            is_repeat,
        )
        QApplication.sendEvent(answers.cards[0], event)

    assert answers.picked == [0]


def test_a_screen_reader_hears_text_detail_and_kind(answers: Answers, qtbot: QtBot) -> None:
    several = Answers(is_multiple=True)
    qtbot.addWidget(several)
    single = QAccessible.queryAccessibleInterface(answers.cards[1])
    multiple = QAccessible.queryAccessibleInterface(several.cards[1])

    assert single.text(QAccessible.Text.Name) == "Soms"
    assert single.text(QAccessible.Text.Description) == "Nu en dan"
    assert single.role() is QAccessible.Role.RadioButton
    assert multiple.role() is QAccessible.Role.CheckBox


def test_several_cards_can_be_chosen_at_once(qtbot: QtBot) -> None:
    answers = shown(qtbot, Answers(is_multiple=True))

    for card in answers.cards[:2]:
        qtbot.mouseClick(card, Qt.MouseButton.LeftButton)

    assert [card.isChecked() for card in answers.cards] == [True, True, False]


@pytest.mark.parametrize("percent", [100, 200])
def test_a_card_can_be_touched_and_shows_all_of_its_text(
    qapp: QApplication, qtbot: QtBot, percent: int
) -> None:
    apply_look(qapp, Look(text_percent=percent))
    answers = shown(qtbot, Answers())
    answers.resize(500, 900)
    QApplication.processEvents()

    heights = [card.heightForWidth(400) for card in answers.cards]

    assert min(heights) >= 52 * percent / 100
    assert heights[2] > heights[0]
    assert answers.cards[2].height() >= answers.cards[2].heightForWidth(answers.cards[2].width())


def test_chosen_hovered_focused_and_disabled_can_be_told_apart(
    answers: Answers, qtbot: QtBot
) -> None:
    card = answers.cards[1]
    answers.cards[0].setFocus()
    pictures = [card.grab().toImage()]
    enter = QEnterEvent(QPointF(5, 5), QPointF(5, 5), QPointF(5, 5))
    QApplication.sendEvent(card, enter)
    pictures.append(card.grab().toImage())
    QApplication.sendEvent(card, QEvent(QEvent.Type.Leave))
    card.setFocus()
    pictures.append(card.grab().toImage())
    card.show_chosen(True)
    pictures.append(card.grab().toImage())
    card.clearFocus()
    pictures.append(card.grab().toImage())
    card.show_chosen(False)
    card.setEnabled(False)
    pictures.append(card.grab().toImage())

    for at, picture in enumerate(pictures):
        assert picture not in pictures[:at]


def test_a_card_follows_theme_and_wording(
    answers: Answers, qapp: QApplication, qtbot: QtBot
) -> None:
    card = answers.cards[0]
    light = card.grab().toImage()

    apply_look(qapp, Look(DARK))
    dark = card.grab().toImage()
    card.show_text("Anders gezegd", "met uitleg")

    assert light != dark
    assert card.accessibleName() == "Anders gezegd"
    assert card.accessibleDescription() == "met uitleg"
    assert card.key == "1"
