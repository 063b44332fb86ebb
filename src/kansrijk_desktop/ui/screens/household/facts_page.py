"""What is known of the family: label and value, card by card."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.screens.household.presenter import HouseholdState
from kansrijk_desktop.ui.screens.household.wording import Fact
from kansrijk_desktop.ui.theme import SPACE_1, SPACE_2
from kansrijk_desktop.ui.widgets.button import SecondaryButton
from kansrijk_desktop.ui.widgets.card import Card
from kansrijk_desktop.ui.widgets.label import PlainLabel


class FactsCard(Card):
    """A card of label and value per line."""

    def __init__(self, title: str, empty_text: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent=parent)
        self._empty = PlainLabel(empty_text, "secondary")
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(SPACE_2)
        self._grid.setVerticalSpacing(SPACE_1)
        self._grid.setColumnStretch(1, 1)
        self._facts: tuple[Fact, ...] | None = None
        self.body.addWidget(self._empty)
        self.body.addLayout(self._grid)
        self.body.addStretch(1)

    def show_facts(self, facts: tuple[Fact, ...]) -> None:
        """Show other facts."""
        if facts == self._facts:
            return
        self._facts = facts
        self._empty.setVisible(not facts)
        while item := self._grid.takeAt(0):
            if widget := item.widget():
                widget.deleteLater()
        for line, (label, value) in enumerate(facts):
            words = PlainLabel(value)
            words.setAccessibleName(f"{label}: {value}")
            self._grid.addWidget(PlainLabel(label, "secondary"), line, 0)
            self._grid.addWidget(words, line, 1)


class FactsPage(QWidget):
    """The facts, with the way to the form.

    Signals:
        edit_wanted: the facts are to be changed.

    Attributes:
        edit_button: asks for that.
        cards: by name: patient, pregnancy, contact, people.
    """

    edit_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.edit_button = SecondaryButton(_("Gegevens wijzigen"), "pen")
        self.edit_button.clicked.connect(self.edit_wanted)
        self.cards = {
            "patient": FactsCard(_("Cliënt"), _("Nog niets ingevuld.")),
            "pregnancy": FactsCard(_("Zwangerschap"), _("Nog niets ingevuld.")),
            "contact": FactsCard(_("Bereikbaar"), _("Nog niets ingevuld.")),
            "people": FactsCard(_("Gezin"), _("Nog niemand toegevoegd.")),
        }
        grid = QGridLayout()
        grid.setSpacing(SPACE_2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        for place, card in enumerate(self.cards.values()):
            grid.addWidget(card, *divmod(place, 2))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_2)
        column.addWidget(self.edit_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(grid)
        column.addStretch(1)

    def show_state(self, state: HouseholdState) -> None:
        """Show what is known."""
        for name, card in self.cards.items():
            card.show_facts(state.people if name == "people" else state.facts.get(name, ()))
