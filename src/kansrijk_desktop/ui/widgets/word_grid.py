"""Show words to read aloud, numbered, in two rows."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from kansrijk_desktop.ui.theme import SPACE_1, SPACE_2
from kansrijk_desktop.ui.widgets.card import Card
from kansrijk_desktop.ui.widgets.flow_layout import FlowLayout
from kansrijk_desktop.ui.widgets.label import PlainLabel


class WordGrid(QWidget):
    """Two rows of words; a screen reader says them as one sentence."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._words: tuple[str, ...] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_1)
        self._rows = [_Row(self), _Row(self)]
        for row in self._rows:
            column.addWidget(row)
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
        half = (len(self._words) + 1) // 2
        self._rows[0].show_words(self._words[:half], 1)
        self._rows[1].show_words(self._words[half:], half + 1)
        self.setAccessibleName(f"{self._name}: {' '.join(words)}")
        self.updateGeometry()


class _Row(QWidget):
    """Half of the words; wraps when it must."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._cards: list[QWidget] = []
        self._flow = FlowLayout(self, SPACE_1)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_words(self, words: Sequence[str], first: int) -> None:
        """Show other words, numbered from the first."""
        for card in self._cards:
            self._flow.removeWidget(card)
            card.hide()
            card.deleteLater()
        self._cards = [_card(number, word) for number, word in enumerate(words, start=first)]
        for card in self._cards:
            self._flow.addWidget(card)
            card.show()


def _card(number: int, word: str) -> QWidget:
    card = Card(tone="sunken", padding=SPACE_1)
    line = QHBoxLayout()
    line.setSpacing(SPACE_2 // 2)
    line.addWidget(PlainLabel(str(number), "small", wraps=False), 0, Qt.AlignmentFlag.AlignVCenter)
    line.addWidget(PlainLabel(word, "answer", wraps=False))
    card.body.addLayout(line)
    return card
