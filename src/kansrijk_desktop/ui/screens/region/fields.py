"""A field for every sort of cell: it shows a text, and tells the text it holds when that is done.

A field tells its text when the user leaves it, so that half a word is never kept.
"""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kansrijk_desktop.exchange.region_tables import LIST_SEPARATOR, MAX_CELL, read_day
from kansrijk_desktop.services.dutch_dates import short_date
from kansrijk_desktop.services.region_words import Column, Kind, parts_of
from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.theme import SPACE_HALF
from kansrijk_desktop.ui.widgets.choice_card import ChoiceCard
from kansrijk_desktop.ui.widgets.chosen_list import ChosenList
from kansrijk_desktop.ui.widgets.date_field import DateField
from kansrijk_desktop.ui.widgets.field import TextField
from kansrijk_desktop.ui.widgets.flow_layout import FlowLayout
from kansrijk_desktop.ui.widgets.label import PlainLabel
from kansrijk_desktop.ui.widgets.search_list import SearchList, SearchRow
from kansrijk_desktop.ui.widgets.select_field import SelectField
from kansrijk_desktop.ui.widgets.tab_order import follow_layout
from kansrijk_desktop.ui.widgets.text_area import TextArea

Tells = Callable[[str], None]


class LineField(TextField):
    """One line."""

    def __init__(self, column: Column, tells: Tells) -> None:
        super().__init__(_(column.label), help_text=_(column.help_text), max_length=MAX_CELL)
        self.committed.connect(tells)

    def show_cell(self, cell: str, error: str) -> None:
        """Show a text and what is wrong with it."""
        self.show_text(cell)
        self.show_error(error)

    def commit(self) -> None:
        """Tell what is typed."""
        self.committed.emit(self.text())


class DayField(DateField):
    """A day, typed and shown as people here write it."""

    def __init__(self, column: Column, tells: Tells) -> None:
        super().__init__(_(column.label), help_text=_(column.help_text))
        self.committed.connect(tells)

    def show_cell(self, cell: str, error: str) -> None:
        """Show a day and what is wrong with it."""
        try:
            self.show_text(short_date(read_day(cell)) if cell else "")
        except ValueError:
            self.show_text(cell)
        self.show_error(error)

    def commit(self) -> None:
        """Tell what is typed."""
        self.committed.emit(self.text())


class ParagraphField(TextArea):
    """A sentence or two, or a list with a line for each part."""

    def __init__(self, column: Column, tells: Tells) -> None:
        is_list = column.kind is Kind.LINES
        lines = (3, 10) if is_list else (1, 4)
        super().__init__(
            _(column.label),
            help_text=_(column.help_text),
            min_lines=lines[0],
            max_lines=lines[1],
        )
        self.committed.connect(tells)

    def show_cell(self, cell: str, error: str) -> None:
        """Show a text and what is wrong with it."""
        self.show_text(cell)
        self.show_error(error)

    def commit(self) -> None:
        """Tell what is typed."""
        self.committed.emit(self.text())


class ChoiceField(SelectField):
    """One of a few words."""

    def __init__(self, column: Column, tells: Tells) -> None:
        super().__init__(_(column.label), column.code_words(), help_text=_(column.help_text))
        self.chosen.connect(tells)

    def show_cell(self, cell: str, error: str) -> None:
        """Show a word and what is wrong with it."""
        self.show_chosen(cell)
        self.show_error(error)

    def commit(self) -> None:
        """Do nothing: a choice is told at once."""


class CodesField(QWidget):
    """Some of a few words, or none.

    Attributes:
        cards: the words, by code.
    """

    def __init__(self, column: Column, tells: Tells) -> None:
        super().__init__()
        self._tells = tells
        self.label = PlainLabel(_(column.label), "strong")
        self.message = PlainLabel(_(column.help_text), "small")
        self._help_text = _(column.help_text)
        self.cards: dict[str, ChoiceCard] = {}
        holder = QWidget()
        row = FlowLayout(holder, SPACE_HALF)
        for code, word in column.code_words():
            card = ChoiceCard(word, is_multiple=True, is_compact=True)
            card.setAccessibleName(f"{_(column.label)}: {word}")
            card.show_narrow(is_narrow=True)
            card.picked.connect(self._on_picked)
            self.cards[code] = card
            row.addWidget(card)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_HALF)
        for part in (self.label, holder, self.message):
            layout.addWidget(part)

    def show_cell(self, cell: str, error: str) -> None:
        """Show which words are chosen."""
        codes = parts_of(cell)
        for code, card in self.cards.items():
            card.show_chosen(code in codes)
        self.message.show_role("error" if error else "small")
        self.message.setText(error or self._help_text)

    def commit(self) -> None:
        """Do nothing: a choice is told at once."""

    def _on_picked(self) -> None:
        chosen = (code for code, card in self.cards.items() if card.isChecked())
        self._tells(LIST_SEPARATOR.join(chosen))


class PlacesField(QWidget):
    """Some of the municipalities, found by typing.

    Attributes:
        chosen: those that are named, to take away again.
        search: the line and the list.
    """

    def __init__(self, column: Column, tells: Tells) -> None:
        super().__init__()
        self._tells = tells
        self._help_text = _(column.help_text)
        self._places: tuple[str, ...] = ()
        self._named: tuple[str, ...] = ()
        self.label = PlainLabel(_(column.label), "strong")
        self.message = PlainLabel(self._help_text, "small")
        self.chosen = ChosenList()
        self.chosen.removed.connect(self._on_removed)
        self.search = SearchList()
        self.search.show_name(_(column.label), self._help_text)
        self.search.picked.connect(self._on_picked)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_HALF)
        for part in (self.label, self.search, self.chosen, self.message):
            layout.addWidget(part)

    def show_places(self, places: Sequence[str]) -> None:
        """Offer these."""
        self._places = tuple(places)

    def show_cell(self, cell: str, error: str) -> None:
        """Show which ones are named."""
        self._named = parts_of(cell)
        self.chosen.show_texts(self._named)
        self.search.show_rows(
            [SearchRow(place, place in self._named) for place in self._places], is_unfolded=False
        )
        self.search.edit.setPlaceholderText(_("Typ om een gemeente te zoeken"))
        self.search.setVisible(bool(self._places))
        self.message.show_role("error" if error else "small")
        self.message.setText(error or self._help_text)
        follow_layout(self)

    def commit(self) -> None:
        """Do nothing: a choice is told at once."""

    def _on_picked(self, number: int) -> None:
        place = self._places[number]
        if place not in self._named:
            self._tells(LIST_SEPARATOR.join((*self._named, place)))

    def _on_removed(self, number: int) -> None:
        self.search.edit.setFocus()
        kept = (*self._named[:number], *self._named[number + 1 :])
        self._tells(LIST_SEPARATOR.join(kept))


AnyField = LineField | DayField | ParagraphField | ChoiceField | CodesField | PlacesField


def field_for(column: Column, tells: Tells) -> AnyField:
    """Return a field for a column."""
    makers: dict[Kind, Callable[[Column, Tells], AnyField]] = {
        Kind.LINE: LineField,
        Kind.NUMBER: LineField,
        Kind.TEXT: ParagraphField,
        Kind.LINES: ParagraphField,
        Kind.DAY: DayField,
        Kind.ONE: ChoiceField,
        Kind.SOME: CodesField,
        Kind.PLACES: PlacesField,
    }
    return makers[column.kind](column, tells)
