"""The widgets of the list of dossiers."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.finding.found_rows import FoundRows, nothing_found_words, search_field
from kansrijk_desktop.ui.screens.households.presenter import (
    HouseholdsPresenter,
    HouseholdsState,
    OpenConversation,
)
from kansrijk_desktop.ui.widgets.button import PrimaryButton
from kansrijk_desktop.ui.widgets.card import Card
from kansrijk_desktop.ui.widgets.empty_state import EmptyState
from kansrijk_desktop.ui.widgets.inline_notice import InlineNotice
from kansrijk_desktop.ui.widgets.label import PlainLabel
from kansrijk_desktop.ui.widgets.page_header import PageHeader
from kansrijk_desktop.ui.widgets.row_button import RowButton
from kansrijk_desktop.ui.widgets.scroll_column import ScrollColumn


class HouseholdsScreen(ScrollColumn):
    """Search over all dossiers, and what was left unfinished on top.

    Attributes:
        new_button, search_field: what every visit begins with.
        found: the dossiers that were found.
        resume_rows: the conversations that can be continued.
    """

    def __init__(self, presenter: HouseholdsPresenter, parent: QWidget | None = None) -> None:
        super().__init__(880, parent=parent)
        self._presenter = presenter
        self.resume_rows: list[RowButton] = []
        self._build()
        presenter.attach(self.show_state)
        self.destroyed.connect(presenter.detach)

    @property
    def rows(self) -> list[RowButton]:
        """The lines of the dossiers that were found."""
        return self.found.rows

    def show_state(self, state: HouseholdsState) -> None:
        """Show the list as it is now."""
        self.notice.show_message(state.error, "error")
        self._show_open_conversations(state.open_conversations)
        self.search_field.show_text(state.query)
        self.search_field.setVisible(not state.is_empty)
        self.empty.setVisible(state.is_loaded and state.is_empty)
        self.nothing_found.setVisible(state.is_loaded and not state.rows and not state.is_empty)
        self.found.show_rows(state.rows)

    def _build(self) -> None:
        self.header = PageHeader(_("Dossiers"), _("Zoek een gezin, of begin een nieuw dossier."))
        self.new_button = PrimaryButton(_("Nieuw dossier"), "plus")
        self.new_button.clicked.connect(self._presenter.create)
        self.header.buttons.addWidget(self.new_button)
        self.notice = InlineNotice()
        self.body.addWidget(self.header)
        self.body.addWidget(self.notice)
        self._build_open_conversations()
        self.search_field = search_field()
        self.search_field.edited.connect(self._presenter.search)
        self.body.addWidget(self.search_field)
        self.found = FoundRows()
        self.found.picked.connect(self._presenter.open)
        self.body.addWidget(self.found)
        self.nothing_found = PlainLabel(nothing_found_words(), "secondary")
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


def _row(layout: QVBoxLayout, on_picked: Callable[[str], None]) -> RowButton:
    row = RowButton()
    row.picked.connect(on_picked)
    layout.addWidget(row)
    return row
