"""The widgets of the list of dossiers."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.screens.households.presenter import (
    HouseholdRow,
    HouseholdsPresenter,
    HouseholdsState,
    OpenConversation,
)
from kansrijk_desktop.ui.theme import SPACE_1
from kansrijk_desktop.ui.widgets.button import PrimaryButton
from kansrijk_desktop.ui.widgets.card import Card
from kansrijk_desktop.ui.widgets.empty_state import EmptyState
from kansrijk_desktop.ui.widgets.field import TextField
from kansrijk_desktop.ui.widgets.inline_notice import InlineNotice
from kansrijk_desktop.ui.widgets.label import PlainLabel
from kansrijk_desktop.ui.widgets.page_header import PageHeader
from kansrijk_desktop.ui.widgets.row_button import RowButton
from kansrijk_desktop.ui.widgets.scroll_column import ScrollColumn


class HouseholdsScreen(ScrollColumn):
    """Search over all dossiers, and what was left unfinished on top.

    Attributes:
        new_button, search_field: what every visit begins with.
        rows: the lines shown now.
        resume_rows: the conversations that can be continued.
    """

    def __init__(self, presenter: HouseholdsPresenter, parent: QWidget | None = None) -> None:
        super().__init__(880, parent=parent)
        self._presenter = presenter
        self.rows: list[RowButton] = []
        self.resume_rows: list[RowButton] = []
        self._build()
        presenter.attach(self.show_state)
        self.destroyed.connect(presenter.detach)

    def show_state(self, state: HouseholdsState) -> None:
        """Show the list as it is now."""
        self.notice.show_message(state.error, "error")
        self._show_open_conversations(state.open_conversations)
        self.search_field.show_text(state.query)
        self.search_field.setVisible(not state.is_empty)
        self.empty.setVisible(state.is_loaded and state.is_empty)
        self.nothing_found.setVisible(state.is_loaded and not state.rows and not state.is_empty)
        for line in range(max(len(state.rows), len(self.rows))):
            self._show_line(line, state)

    def _build(self) -> None:
        self.header = PageHeader(_("Dossiers"), _("Zoek een gezin, of begin een nieuw dossier."))
        self.new_button = PrimaryButton(_("Nieuw dossier"), "plus")
        self.new_button.clicked.connect(self._presenter.create)
        self.header.buttons.addWidget(self.new_button)
        self.notice = InlineNotice()
        self.body.addWidget(self.header)
        self.body.addWidget(self.notice)
        self._build_open_conversations()
        self.search_field = TextField(
            _("Zoeken"), placeholder=_("naam, geboortedatum of BSN"), max_length=100
        )
        self.search_field.edited.connect(self._presenter.search)
        self.body.addWidget(self.search_field)
        self.list = QVBoxLayout()
        self.list.setSpacing(SPACE_1)
        self.body.addLayout(self.list)
        self.nothing_found = PlainLabel(
            _("Niets gevonden. Zoek op een deel van de naam, de geboortedatum of het BSN."),
            "secondary",
        )
        self.body.addWidget(self.nothing_found)
        self.empty = EmptyState(
            "folder",
            _("Nog geen dossiers"),
            _("Begin met ‘Nieuw dossier’. Een achternaam is genoeg om te starten."),
        )
        self.body.addWidget(self.empty)

    def _build_open_conversations(self) -> None:
        self.open_card = Card(_("Nog niet afgemaakt"), tone="accent")
        self.open_card.body.addWidget(
            PlainLabel(_("Alles wat u hebt ingevuld is bewaard. U kunt verder waar u was."))
        )
        self.resume_list = QVBoxLayout()
        self.open_card.body.addLayout(self.resume_list)
        row = QHBoxLayout()
        row.addWidget(self.open_card)
        self.body.addLayout(row)

    def _show_open_conversations(self, offers: tuple[OpenConversation, ...]) -> None:
        self.open_card.setVisible(bool(offers))
        for row in self.resume_rows[len(offers) :]:
            row.hide()
        for line, offer in enumerate(offers):
            if line == len(self.resume_rows):
                self.resume_rows.append(_row(self.resume_list, self._presenter.resume))
            self._show_offer(self.resume_rows[line], offer)

    def _show_offer(self, row: RowButton, offer: OpenConversation) -> None:
        row.show_row(
            offer.screening_id,
            offer.name,
            _("{form}, bewaard op {moment}").format(form=offer.form, moment=offer.last_saved),
            _("Verder gaan"),
            cover=offer.initials,
        )
        row.show()

    def _show_line(self, line: int, state: HouseholdsState) -> None:
        if line == len(self.rows):
            self.rows.append(_row(self.list, self._presenter.open))
        row = self.rows[line]
        row.setVisible(line < len(state.rows))
        if line < len(state.rows):
            self._show_household(row, state.rows[line])

    def _show_household(self, row: RowButton, household: HouseholdRow) -> None:
        open_words = _("gesprek loopt nog") if household.has_open_screening else ""
        away_words = _("overgedragen") if household.is_transferred else ""
        parts = (household.birth_date, open_words, away_words)
        detail = " · ".join(part for part in parts if part)
        row.show_row(
            household.household_id,
            household.name,
            detail,
            household.duration,
            cover=household.initials,
        )


def _row(layout: QVBoxLayout, on_picked: Callable[[str], None]) -> RowButton:
    row = RowButton()
    row.picked.connect(on_picked)
    layout.addWidget(row)
    return row
