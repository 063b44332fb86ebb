"""The first page: doubles that were found, what was made one, and the conversations."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.screens.tidy_up.pick_list import PickList
from kansrijk_desktop.ui.screens.tidy_up.presenter import (
    Purpose,
    TidyUpPresenter,
    TidyUpState,
)
from kansrijk_desktop.ui.theme import SPACE_2
from kansrijk_desktop.ui.widgets.button import QuietButton, SecondaryButton
from kansrijk_desktop.ui.widgets.card import Card
from kansrijk_desktop.ui.widgets.inline_notice import InlineNotice
from kansrijk_desktop.ui.widgets.label import PlainLabel
from kansrijk_desktop.ui.widgets.page_header import PageHeader
from kansrijk_desktop.ui.widgets.scroll_column import ScrollColumn


class OverviewPage(ScrollColumn):
    """What can be put right in one dossier.

    Attributes:
        doubles, conversations: the lines to choose from.
        search_button: looks for another double by hand.
        apart_button: takes the last merge apart.
    """

    def __init__(self, presenter: TidyUpPresenter, parent: QWidget | None = None) -> None:
        super().__init__(880, parent=parent)
        self._presenter = presenter
        self.header = PageHeader(_("Opruimen"), back_text=_("Dossier"))
        self.header.back_requested.connect(presenter.leave)
        self.notice = InlineNotice()
        for part in (
            self.header,
            self.notice,
            self._build_doubles(),
            self._build_merges(),
            self._build_conversations(),
        ):
            self.body.addWidget(part)

    def show_state(self, state: TidyUpState) -> None:
        """Show what there is."""
        self.setEnabled(state.is_loaded)
        self.header.show_title(_("Opruimen"), state.name)
        tone = "error" if state.error else "success"
        self.notice.show_message(state.error or state.told, tone)
        self._found_words.setText(
            _("Dit lijkt dezelfde cliënt. Kies het om beide naast elkaar te zien.")
            if state.doubles
            else _("Er is geen ander dossier met dit BSN, of met deze naam en geboortedatum.")
        )
        self.doubles.show_rows(state.doubles)
        self._merges_card.setVisible(bool(state.merges))
        self._merges.setText("\n".join(state.merges))
        self.conversations.show_rows(state.conversations)
        self._no_conversations.setVisible(not state.conversations)

    def focus_first(self) -> None:
        """Stand at the way back."""
        self.header.back_button.setFocus()

    def _build_doubles(self) -> Card:
        card = Card(_("Dubbel dossier"))
        card.body.setSpacing(SPACE_2)
        self._found_words = PlainLabel("", "secondary")
        self.doubles = PickList(self._presenter.pick_double)
        self.search_button = SecondaryButton(_("Zelf een dossier zoeken"), "search")
        self.search_button.clicked.connect(self._on_search)
        card.body.addWidget(self._found_words)
        card.body.addWidget(self.doubles)
        card.body.addWidget(self.search_button, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _build_merges(self) -> Card:
        self._merges_card = Card(_("Samengevoegd"))
        self._merges_card.body.setSpacing(SPACE_2)
        self._merges = PlainLabel("")
        self.apart_button = QuietButton(_("Weer uit elkaar halen"), "undo")
        self._merges_card.body.addWidget(self._merges)
        self._merges_card.body.addWidget(self.apart_button, 0, Qt.AlignmentFlag.AlignLeft)
        return self._merges_card

    def _build_conversations(self) -> Card:
        card = Card(_("Gesprek op de verkeerde plek"))
        card.body.setSpacing(SPACE_2)
        card.body.addWidget(
            PlainLabel(
                _(
                    "Kies een gesprek dat in het verkeerde dossier staat, of dat per ongeluk is "
                    "gevoerd of dubbel is."
                ),
                "secondary",
            )
        )
        self._no_conversations = PlainLabel(_("Er is nog geen gesprek gevoerd."), "secondary")
        self.conversations = PickList(self._presenter.pick_conversation)
        card.body.addWidget(self._no_conversations)
        card.body.addWidget(self.conversations)
        return card

    def _on_search(self) -> None:
        self._presenter.look_for(Purpose.MERGE)
