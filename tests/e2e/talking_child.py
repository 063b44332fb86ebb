"""Talk through the window in a process of its own, until it is killed.

    python -m tests.e2e.talking_child FOLDER SEED

Prints a line `doing` before each answer and each word, and a line `saved` whenever the screen shows
"Opgeslagen", each with what stands on the screen: a JSON object of addresses and what was said.
"""

import json
import random
import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from kansrijk_desktop.demo.desk import Desk
from kansrijk_desktop.demo.talk import current_panel
from kansrijk_desktop.ui.questionnaire.items.choice import ChoiceItem
from kansrijk_desktop.ui.questionnaire.question_panel import QuestionPanel
from kansrijk_desktop.ui.screens.households.view import HouseholdsScreen
from kansrijk_desktop.ui.screens.screening.view import ScreeningScreen
from tests.e2e.desks import PASSPHRASE, a_desk, begin_conversation, open_list, resume_conversation

ROUNDS = 400


class Talk:
    """A conversation that never ends; `note:ADDRESS` stands for the own note of a question."""

    def __init__(self, desk: Desk, screen: ScreeningScreen, seed: int) -> None:
        self._desk = desk
        self._screen = screen
        self._random = random.Random(seed)  # noqa: S311 - no secret
        self._said: dict[str, str] = {}

    def go_on(self) -> None:
        """Answer one question, write a note at the next."""
        panel = current_panel(self._screen)
        if panel is None:
            first = next(iter(self._screen.section_list.buttons.values()))
            self._desk.press(first)
            return
        if self._random.random() < 0.4:
            self._write(panel.address)
        self._answer(panel)
        if current_panel(self._screen) is panel:
            self._desk.key(Qt.Key.Key_Return)
        self._tell()

    def _write(self, address: str) -> None:
        note = self._screen.guidance.note_area.edit
        if not note.isVisible():
            return
        note.setFocus()
        for letter in f" w{self._random.randrange(1000)}":
            self._say(f"note:{address}", (note.toPlainText() + letter).strip())
            QTest.keyClick(note, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
            QTest.keyClicks(note, letter)
            self._tell()
        # Keys are answers again, not letters of the note.
        self._screen.setFocus()

    def _answer(self, panel: QuestionPanel) -> None:
        if not isinstance(panel.item_widget, ChoiceItem):
            return
        # Pressed again, an answer would be taken back.
        others = [each for each in panel.item_widget.cards if not each.isChecked()]
        if not others or not others[0].autoExclusive():
            return
        card = self._random.choice(others)
        self._say(panel.address, card.text())
        self._desk.key(Qt.Key(Qt.Key.Key_0 + int(card.key)))

    def _say(self, address: str, text: str) -> None:
        self._said[address] = text
        write("doing", {address: text})

    def _tell(self) -> None:
        QApplication.processEvents()
        if self._screen.footer.saved_label.text().startswith("Opgeslagen"):
            write("saved", self._said)


def write(kind: str, said: dict[str, str]) -> None:
    """Tell the parent, at once."""
    sys.stdout.write(f"{kind} {json.dumps(said)}\n")
    sys.stdout.flush()


def main() -> None:
    """Go on with the conversation that is open, or begin one."""
    _application = QApplication(sys.argv[:1])
    with a_desk(Path(sys.argv[1])) as desk:
        desk.sign_in(PASSPHRASE)
        open_list(desk)
        is_open = bool(desk.screen(HouseholdsScreen).resume_rows)
        screen = resume_conversation(desk) if is_open else begin_conversation(desk)
        talk = Talk(desk, screen, int(sys.argv[2]))
        for _round in range(ROUNDS):
            talk.go_on()


if __name__ == "__main__":
    main()
