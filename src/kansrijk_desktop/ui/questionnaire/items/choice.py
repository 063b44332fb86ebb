"""Choose one or more answers from big cards."""

from functools import partial

from PySide6.QtWidgets import QWidget

from kansrijk_desktop.engine.state import ItemState
from kansrijk_desktop.overriding import override
from kansrijk_desktop.services.answer_choice import choices_of
from kansrijk_desktop.ui.questionnaire.items.item_widget import ItemWidget
from kansrijk_desktop.ui.widgets.choice_card import ChoiceCard

NUMBER_KEYS = 9


class ChoiceItem(ItemWidget):
    """One card per answer, with the number key that picks it.

    Cards are made once and shown again with other words, which costs far less than new ones.

    Attributes:
        cards: the cards as they stand, the first has number 1.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards: list[ChoiceCard] = []
        self._spare: list[ChoiceCard] = []

    @override
    def show_item(self, state: ItemState) -> None:
        choices = choices_of(state)
        self._show_count(len(choices))
        for card, choice in zip(self.cards, choices, strict=True):
            card.show_kind(is_multiple=state.item.repeats)
            card.show_text(choice.text)
            card.show_chosen(choice.is_chosen)

    def _show_count(self, count: int) -> None:
        while len(self.cards) > count:
            card = self.cards.pop()
            card.hide()
            # What she could have answered to an earlier question does not linger.
            card.show_text("")
            card.show_chosen(False)
            self._spare.append(card)
        while len(self.cards) < count:
            card = self._spare.pop() if self._spare else self._make_card()
            self.cards.append(card)
            card.show()

    def _make_card(self) -> ChoiceCard:
        number = len(self.cards) + 1
        card = ChoiceCard("", key=str(number) if number <= NUMBER_KEYS else "")
        card.picked.connect(partial(self.picked.emit, number))
        self.column.insertWidget(number - 1, card)
        return card
