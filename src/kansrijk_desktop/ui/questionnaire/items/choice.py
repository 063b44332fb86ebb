"""Choose one or more answers from big cards."""

from functools import partial

from PySide6.QtWidgets import QWidget

from kansrijk_desktop.engine.state import ItemState
from kansrijk_desktop.overriding import override
from kansrijk_desktop.services.answer_choice import Choice, choices_of
from kansrijk_desktop.ui.questionnaire.items.item_widget import ItemWidget
from kansrijk_desktop.ui.widgets.choice_card import ChoiceCard

NUMBER_KEYS = 9


class ChoiceItem(ItemWidget):
    """One card per answer, with the number key that picks it.

    Attributes:
        cards: the cards as they stand, the first has number 1.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards: list[ChoiceCard] = []
        self._shown: tuple[tuple[str, bool], ...] = ()

    @override
    def show_item(self, state: ItemState) -> None:
        choices = choices_of(state)
        shown = tuple((choice.text, state.item.repeats) for choice in choices)
        if shown != self._shown:
            self._shown = shown
            self._make_cards(choices, is_multiple=state.item.repeats)
        for card, choice in zip(self.cards, choices, strict=True):
            card.show_chosen(choice.is_chosen)

    def _make_cards(self, choices: tuple[Choice, ...], *, is_multiple: bool) -> None:
        for card in self.cards:
            self.column.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = []
        for number, choice in enumerate(choices, 1):
            card = ChoiceCard(
                choice.text,
                key=str(number) if number <= NUMBER_KEYS else "",
                is_multiple=is_multiple,
            )
            card.picked.connect(partial(self.picked.emit, number))
            self.column.insertWidget(number - 1, card)
            card.show()
            self.cards.append(card)
