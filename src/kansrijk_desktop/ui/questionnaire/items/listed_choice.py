"""Choose from a list that folds away, or from a long one by typing a part of the answer."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QComboBox, QWidget

from kansrijk_desktop.engine.answers import Value
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
from kansrijk_desktop.ui.questionnaire.own_answers import OwnAnswers, typed_ones
from kansrijk_desktop.ui.widgets.chosen_list import ChosenList
from kansrijk_desktop.ui.widgets.drop_down import DropDown
from kansrijk_desktop.ui.widgets.search_list import SearchList, SearchRow
from kansrijk_desktop.ui.widgets.tab_order import follow_layout


class ListedChoiceItem(ItemWidget):
    """What both kinds of list have in common: the choices, and lines for other answers.

    Attributes:
        own: the lines for other answers, where the form allows them; otherwise None.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.own: OwnAnswers | None = None
        self._choices: tuple[Choice, ...] = ()

    @override
    def _turn_to(self, state: ItemState) -> None:
        if state.item.is_open and self.own is None:
            self.own = OwnAnswers()
            self.own.edited.connect(self.typed)
            self.column.addWidget(self.own)
        if self.own is not None:
            self.own.turn_to()
            self.own.setVisible(state.item.is_open)

    @override
    def _draw(self, state: ItemState) -> None:
        self._choices = all_choices_of(state)
        self._draw_choices(state)
        if self.own is not None and state.item.is_open:
            self.own.show_item(state)
        follow_layout(self)

    def _draw_choices(self, state: ItemState) -> None:
        """Show the choices as they are now."""
        raise NotImplementedError

    @staticmethod
    def _foreign_values(state: ItemState) -> tuple[Value, ...]:
        typed = typed_ones(state) if state.item.is_open else ()
        return tuple(value for value in own_answers(state) if value not in typed)


class DropDownItem(ListedChoiceItem):
    """One answer from a list that unfolds; the first line takes it back.

    Attributes:
        box: the list.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[tuple[str, bool], ...] = ()
        self.box = DropDown()
        self.box.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.box.setMinimumContentsLength(16)
        self._model = QStandardItemModel(self)
        self.box.setModel(self._model)
        self.box.activated.connect(self._on_activated)
        self.column.addWidget(self.box)

    @override
    def start_editing(self) -> bool:
        self.box.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    @override
    def _draw_choices(self, state: ItemState) -> None:
        foreign = self._foreign_values(state)
        lines = [(_("Kies een antwoord"), True)]
        for choice in self._choices:
            closed = _("{answer} (nu niet te kiezen)").format(answer=choice.shown_text)
            lines.append((choice.shown_text if choice.is_open else closed, choice.is_open))
        lines += [
            (_("{answer} (niet in deze lijst)").format(answer=value_in_words(value)), False)
            for value in foreign
        ]
        self._show_lines(tuple(lines))
        chosen = [number for number, each in enumerate(self._choices, 1) if each.is_chosen]
        place = chosen[0] if chosen else (len(self._choices) + 1 if foreign else 0)
        if place != self.box.currentIndex():
            self.box.setCurrentIndex(place)
        self.box.setAccessibleName(state.text)
        self.box.setAccessibleDescription(self._description(state))

    def _show_lines(self, lines: tuple[tuple[str, bool], ...]) -> None:
        if lines == self._lines:
            return
        self._lines = lines
        self._model.clear()
        for text, is_open in lines:
            line = QStandardItem(text)
            line.setEnabled(is_open)
            self._model.appendRow(line)

    def _on_activated(self, index: int) -> None:
        # Not `picked`: with the arrow keys she passes by answers, and must not move on from each.
        if index == 0:
            self.answered.emit(())
        elif index <= len(self._choices):
            self.answered.emit((self._choices[index - 1].value,))


class SearchItem(ListedChoiceItem):
    """One or more answers from a long list, found by typing.

    Attributes:
        chosen: what was chosen, to take away again.
        search: the line and the list.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chosen_values: tuple[Value, ...] = ()
        self.chosen = ChosenList()
        self.search = SearchList()
        self.chosen.removed.connect(self._on_removed)
        self.search.picked.connect(self._on_picked)
        self.column.addWidget(self.chosen)
        self.column.addWidget(self.search)

    @override
    def start_editing(self) -> bool:
        self.search.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    @override
    def _turn_to(self, state: ItemState) -> None:
        super()._turn_to(state)
        self.search.clear()

    @override
    def _draw_choices(self, state: ItemState) -> None:
        picked = [choice for choice in self._choices if choice.is_chosen]
        foreign = self._foreign_values(state)
        self._chosen_values = (*(choice.value for choice in picked), *foreign)
        self.chosen.show_texts(
            [choice.shown_text for choice in picked]
            + [
                _("{answer} (niet in deze lijst)").format(answer=value_in_words(value))
                for value in foreign
            ]
        )
        self.search.show_rows(
            [SearchRow(each.shown_text, each.is_chosen, each.is_open) for each in self._choices],
            is_unfolded=not state.values,
        )
        self.search.show_name(state.text, self._description(state))

    def _on_picked(self, place: int) -> None:
        self.picked.emit(sum(each.is_open for each in self._choices[: place + 1]))

    def _on_removed(self, place: int) -> None:
        if self._state is not None:
            self.search.edit.setFocus(Qt.FocusReason.OtherFocusReason)
            self.answered.emit(values_without(self._state, self._chosen_values[place]))
