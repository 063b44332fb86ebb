"""Choose one or more answers from big cards."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from kansrijk_desktop.engine.answers import Value
from kansrijk_desktop.engine.presentation import is_horizontal
from kansrijk_desktop.engine.state import ItemState
from kansrijk_desktop.overriding import override
from kansrijk_desktop.services.answer_choice import (
    Choice,
    all_choices_of,
    own_answers,
    values_without,
)
from kansrijk_desktop.services.answer_words import value_in_words
from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.questionnaire.items.item_widget import ItemWidget
from kansrijk_desktop.ui.theme import SPACE_1
from kansrijk_desktop.ui.widgets.choice_card import ChoiceCard
from kansrijk_desktop.ui.widgets.chosen_list import ChosenList
from kansrijk_desktop.ui.widgets.flow_layout import FlowLayout
from kansrijk_desktop.ui.widgets.label import PlainLabel
from kansrijk_desktop.ui.widgets.rich_text import safe_html, with_prefix
from kansrijk_desktop.ui.widgets.tab_order import follow_layout

NUMBER_KEYS = 9


class ChoiceItem(ItemWidget):
    """One card per answer, with the number key that picks it.

    Cards are made once and shown again with other words, which costs far less than new ones.

    Attributes:
        cards: the cards as they stand, the first has number 1.
        foreign: answers from elsewhere that are not among the choices; made when there are any.
        note: says that there is nothing to choose from; made when that is so.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards: list[ChoiceCard] = []
        self.foreign: ChosenList | None = None
        self.note: PlainLabel | None = None
        self._spare: list[ChoiceCard] = []
        self._choices: tuple[Choice, ...] = ()
        self._beside: FlowLayout | None = None

    @override
    def _turn_to(self, state: ItemState) -> None:
        is_beside = is_horizontal(state.item)
        if is_beside is not (self._beside is not None):
            self._place_cards(is_beside=is_beside)

    @override
    def _draw(self, state: ItemState) -> None:
        if state.text != self.accessibleName():
            self.setAccessibleName(state.text)
        self._choices = all_choices_of(state)
        self._show_count(len(self._choices))
        number = 0
        for card, choice in zip(self.cards, self._choices, strict=True):
            number += choice.is_open
            self._show_card(card, choice, number, is_multiple=state.item.repeats)
        self._show_note(state)
        if state.values or self.foreign is not None:
            self._show_foreign(state)
        description = self._description(state)
        if description != self.accessibleDescription():
            self.setAccessibleDescription(description)

    def _foreign_values(self, state: ItemState) -> tuple[Value, ...]:
        """Return the answers that no card shows."""
        return own_answers(state)

    def _has_other_ways(self, state: ItemState) -> bool:
        """Tell whether it can be answered without cards."""
        return False

    @staticmethod
    def _show_card(card: ChoiceCard, choice: Choice, number: int, *, is_multiple: bool) -> None:
        card.show_kind(is_multiple=is_multiple)
        html = safe_html(choice.markup)
        if html:
            html = with_prefix(html, choice.prefix)
        detail = "" if choice.is_open else _("Nu niet te kiezen")
        card.show_text(choice.shown_text, detail, html)
        card.show_key(str(number) if choice.is_open and number <= NUMBER_KEYS else "")
        card.show_chosen(choice.is_chosen)
        # What was chosen before it was switched off can still be taken back.
        can_be_pressed = choice.is_open or choice.is_chosen
        if card.isEnabled() is not can_be_pressed:
            card.setEnabled(can_be_pressed)

    def _show_count(self, count: int) -> None:
        while len(self.cards) > count:
            card = self.cards.pop()
            card.hide()
            # What she could have answered to an earlier question does not linger.
            card.show_text("")
            card.show_chosen(False)
            self._spare.append(card)
        is_new = len(self.cards) + len(self._spare) < count
        while len(self.cards) < count:
            card = self._spare.pop() if self._spare else self._make_card()
            self.cards.append(card)
            card.show()
        if is_new:
            follow_layout(self)

    def _make_card(self) -> ChoiceCard:
        place = len(self.cards)
        card = ChoiceCard("", key=str(place + 1) if place < NUMBER_KEYS else "")
        card.picked.connect(partial(self._on_picked, place))
        if self._beside is None:
            self.column.insertWidget(place, card)
        else:
            card.show_narrow(is_narrow=True)
            self._beside.addWidget(card)
        return card

    def _place_cards(self, *, is_beside: bool) -> None:
        """Put the cards below one another or, as far as there is room, beside one another."""
        cards = [*self.cards, *reversed(self._spare)]
        if is_beside:
            self._beside = FlowLayout(None, SPACE_1)
            self.column.insertLayout(0, self._beside)
        for place, card in enumerate(cards):
            card.show_narrow(is_narrow=is_beside)
            if is_beside and self._beside is not None:
                self.column.removeWidget(card)
                self._beside.addWidget(card)
            elif self._beside is not None:
                self._beside.removeWidget(card)
                self.column.insertWidget(place, card)
        if not is_beside and self._beside is not None:
            self.column.removeItem(self._beside)
            self._beside.deleteLater()
            self._beside = None

    def _show_note(self, state: ItemState) -> None:
        is_empty = not self._choices and not self._has_other_ways(state)
        if self.note is None and is_empty:
            self.note = PlainLabel("", "secondary")
            self.column.addWidget(self.note)
        if self.note is not None:
            self.note.setText(
                _("De keuzelijst van deze vraag is hier niet aanwezig.") if is_empty else ""
            )
            self.note.setVisible(is_empty)

    def _show_foreign(self, state: ItemState) -> None:
        values = self._foreign_values(state)
        if self.foreign is None and values:
            self.foreign = ChosenList()
            self.foreign.removed.connect(self._on_foreign_removed)
            self.column.addWidget(self.foreign)
            follow_layout(self)
        if self.foreign is not None:
            self.foreign.show_texts(_as_foreign(values))

    def _on_picked(self, place: int) -> None:
        if self._state is None or place >= len(self._choices):
            return
        choice = self._choices[place]
        if choice.is_open:
            self.picked.emit(sum(each.is_open for each in self._choices[: place + 1]))
        else:
            self.answered.emit(values_without(self._state, choice.value))

    def _on_foreign_removed(self, place: int) -> None:
        if self._state is not None:
            gone = self._foreign_values(self._state)[place]
            self.answered.emit(values_without(self._state, gone))


def _as_foreign(values: Sequence[Value]) -> list[str]:
    return [
        _("{answer} (niet in deze lijst)").format(answer=value_in_words(value)) for value in values
    ]
