"""Choose one of a few sentences standing one under another."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kansrijk_desktop.ui.theme import SPACE_1
from kansrijk_desktop.ui.widgets.choice_card import ChoiceCard


class CardChoice(QWidget):
    """A column of `options` (key, words) of which at most one is chosen.

    Signals:
        chosen: the key that the user picked, also when it was chosen already.

    Attributes:
        cards: the options by key.
    """

    chosen = Signal(str)

    def __init__(
        self, name: str, options: Sequence[tuple[str, str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_1)
        self.cards: dict[str, ChoiceCard] = {}
        for key, words in options:
            card = ChoiceCard(words, is_compact=True)
            card.picked.connect(partial(self._on_picked, key))
            self.cards[key] = card
            layout.addWidget(card)

    def key(self) -> str:
        """Return the key shown as chosen; empty for none."""
        return next((key for key, card in self.cards.items() if card.isChecked()), "")

    def show_chosen(self, key: str) -> None:
        """Show `key` as chosen, or nothing when it is empty."""
        for name, card in self.cards.items():
            card.show_chosen(name == key)

    def _on_picked(self, key: str) -> None:
        self.show_chosen(key)
        self.chosen.emit(key)
