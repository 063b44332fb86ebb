"""Show words to read aloud, numbered, four to a line."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from kansrijk_desktop.ui.theme import SPACE_1, SPACE_2
from kansrijk_desktop.ui.widgets.card import Card
from kansrijk_desktop.ui.widgets.flow_layout import FlowLayout
from kansrijk_desktop.ui.widgets.label import PlainLabel


class WordGrid(QWidget):
    """A row of words that wraps; a screen reader says them as one sentence."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._words: tuple[str, ...] = ()
        self._cards: list[QWidget] = []
        self._flow = FlowLayout(self, SPACE_1)
        self.setAccessibleName(name)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def words(self) -> tuple[str, ...]:
        """Return what is shown."""
        return self._words

    def show_words(self, words: Sequence[str]) -> None:
        """Show other words."""
        if tuple(words) == self._words:
            return
        self._words = tuple(words)
        for card in self._cards:
            self._flow.removeWidget(card)
            card.hide()
            card.deleteLater()
        self._cards = [_card(number, word) for number, word in enumerate(words, start=1)]
        for card in self._cards:
            self._flow.addWidget(card)
            card.show()
        self.setAccessibleName(f"{self._name}: {' '.join(words)}")
        self.updateGeometry()


def _card(number: int, word: str) -> QWidget:
    card = Card(tone="sunken", padding=SPACE_1)
    line = QHBoxLayout()
    line.setSpacing(SPACE_2 // 2)
    line.addWidget(PlainLabel(str(number), "small", wraps=False), 0, Qt.AlignmentFlag.AlignVCenter)
    line.addWidget(PlainLabel(word, "answer", wraps=False))
    card.body.addLayout(line)
    return card
