"""What the professional notes beside the weighing: groups of questions, and dated observations."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kansrijk_desktop.services.conversation_state import Check
from kansrijk_desktop.services.page_parts import Repeat
from kansrijk_desktop.services.weighing_parts import WeighingGroup, WeighingParts
from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.questionnaire.answering import Answering
from kansrijk_desktop.ui.questionnaire.part_column import PartColumn
from kansrijk_desktop.ui.questionnaire.part_views import make_view
from kansrijk_desktop.ui.screens.summary.weighing_field import WeighingForm
from kansrijk_desktop.ui.theme import SPACE_2
from kansrijk_desktop.ui.widgets.card import Card
from kansrijk_desktop.ui.widgets.collapsible import Collapsible


class GroupCard(Card):
    """Questions under a title of their own.

    Attributes:
        form: the questions.
    """

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent=parent)
        self.form = WeighingForm(SPACE_2)
        self.body.setSpacing(SPACE_2)
        self.body.addWidget(self.form)


class NotedAgain(Card):
    """What can be noted more than once; folded, since others may look along.

    Attributes:
        fold: the title, with how much was noted.
        column: the occurrences.
    """

    def __init__(self, answering: Answering, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.fold = Collapsible("")
        self.column = PartColumn(answering, make_view)
        self.fold.body.addWidget(self.column)
        self.body.addWidget(self.fold)

    def show_repeat(self, repeat: Repeat) -> None:
        """Show what was noted."""
        count = sum(card.is_filled for card in repeat.cards)
        title = f"{repeat.title} ({count})" if count else repeat.title
        self.setAccessibleName(repeat.title)
        self.fold.header.show_text(title)
        self.column.show_parts((repeat,), Check.WRONG_ANSWERS)


class Observations(QWidget):
    """All of it, below each other; hidden where the form asks nothing of the kind.

    Signals:
        chosen, typed: as those of `WeighingField`.

    Attributes:
        answering: what is done in the observations, as signals.
        groups: the cards by title.
        noted: what can be noted more than once, by address.
    """

    chosen = Signal(str, int)
    typed = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Wat je verder vastlegt"))
        self.answering = Answering(self)
        self.groups: dict[str, GroupCard] = {}
        self.noted: dict[str, NotedAgain] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE_2)
        self.answering.picked.connect(self.chosen)
        for told in (self.answering.answered, self.answering.typed):
            told.connect(self.typed)

    def show_parts(self, parts: WeighingParts) -> None:
        """Show what is asked now."""
        for group in parts.groups:
            self._group(group).form.show_items(group.items, {})
        shown = {group.title for group in parts.groups}
        for title, card in self.groups.items():
            card.setVisible(title in shown)
        for repeat in parts.repeats:
            self._again(repeat).show_repeat(repeat)
        self.setVisible(bool(parts.groups or parts.repeats))

    def go_to(self, address: str) -> QWidget | None:
        """Put the keyboard at a question; return the card it is on, None when it is not here."""
        for card in self.groups.values():
            if address in card.form.fields:
                card.form.fields[address].take_focus()
                return card
        return None

    def _group(self, group: WeighingGroup) -> GroupCard:
        if group.title not in self.groups:
            card = GroupCard(group.title)
            card.form.chosen.connect(self.chosen)
            card.form.typed.connect(self.typed)
            self.groups[group.title] = card
            self._column.insertWidget(len(self.groups) - 1, card)
        return self.groups[group.title]

    def _again(self, repeat: Repeat) -> NotedAgain:
        if repeat.address not in self.noted:
            self.noted[repeat.address] = NotedAgain(self.answering)
            self._column.addWidget(self.noted[repeat.address])
        return self.noted[repeat.address]
