"""The page for tables: which conversation, for whom, and a second look."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.screens.documents.table_presenter import (
    FOR_OURSELVES,
    FOR_RESPONDENT,
    TablePresenter,
    TableState,
)
from kansrijk_desktop.ui.screens.documents.told_cards import PickList
from kansrijk_desktop.ui.widgets.button import PrimaryButton
from kansrijk_desktop.ui.widgets.card import Card
from kansrijk_desktop.ui.widgets.choice_card import ChoiceCard
from kansrijk_desktop.ui.widgets.inline_notice import InlineNotice
from kansrijk_desktop.ui.widgets.label import PlainLabel
from kansrijk_desktop.ui.widgets.page_header import PageHeader
from kansrijk_desktop.ui.widgets.scroll_column import ScrollColumn
from kansrijk_desktop.ui.widgets.segmented_choice import SegmentedChoice
from kansrijk_desktop.ui.widgets.tab_order import follow_layout

SAFE, NOT_SAFE = "safe", "not-safe"


class TablePane(ScrollColumn):
    """One conversation as a table.

    Attributes:
        conversation_cards: one card per conversation, by its id.
        audience_choice: for whom it is.
        safety_card: for the professional, whether safety is in it.
        safe_choice: for her, whether she can keep it safe.
        next_button: to the second look.
    """

    def __init__(self, presenter: TablePresenter, parent: QWidget | None = None) -> None:
        super().__init__(640, parent=parent)
        self._presenter = presenter
        self._state = TableState()
        self.header = PageHeader(
            _("Eén gesprek als tabel"),
            _("Een CSV-bestand: vraag, antwoord en voor uzelf het gewicht."),
            back_text=_("Documenten"),
        )
        self.notice = InlineNotice()
        self.body.addWidget(self.header)
        self.body.addWidget(self.notice)
        card = Card(_("Welk gesprek?"))
        self._picks = PickList(presenter.choose, is_multiple=False)
        self.conversation_cards = self._picks.cards
        self.nobody = PlainLabel(_("Er is nog geen afgerond gesprek."), "secondary")
        card.body.addWidget(self.nobody)
        card.body.addLayout(self._picks)
        self.body.addWidget(card)
        self.body.addWidget(self._audience_card())
        self.next_button = PrimaryButton(_("Nog eens kijken en bewaren"), "arrow-right")
        self.next_button.clicked.connect(presenter.look_again)
        self.body.addWidget(self.next_button, 0, Qt.AlignmentFlag.AlignLeft)

    def show_state(self, state: TableState) -> None:
        """Show what is chosen, and what still misses."""
        is_new = state.conversations != self._state.conversations
        self._state = state
        message = state.error or state.problem
        self.notice.show_message(message or state.delivered, "error" if message else "success")
        self._picks.show_picks(state.conversations)
        self.nobody.setVisible(not state.conversations)
        for identity, card in self.conversation_cards.items():
            card.show_chosen(identity == state.screening_id)
        self.audience_choice.show_chosen(state.audience)
        self.safety_card.setVisible(state.audience == FOR_OURSELVES)
        self.safety_card.show_chosen(state.tells_safety)
        for widget in (self.safe_question, self.safe_choice):
            widget.setVisible(state.asks_to_keep_safe)
        words = {True: SAFE, False: NOT_SAFE, None: ""}
        self.safe_choice.show_chosen(words[state.is_safe_to_keep])
        page = self.widget()
        if page is not None and is_new:
            follow_layout(page)

    def _audience_card(self) -> Card:
        card = Card(_("Voor wie?"))
        self.audience_choice = SegmentedChoice(
            _("Voor wie?"),
            [(FOR_OURSELVES, _("Voor mijzelf")), (FOR_RESPONDENT, _("Voor wie antwoordde"))],
        )
        self.audience_choice.chosen.connect(self._presenter.choose_audience)
        self.safety_card = ChoiceCard(
            _("Ook het onderdeel ‘En verder’"),
            detail=_("Alleen als u het bestand veilig bewaart."),
            is_multiple=True,
            is_compact=True,
        )
        self.safety_card.picked.connect(self._on_safety)
        self.safe_question = PlainLabel(_("Kan zij dit veilig bewaren?"), "strong")
        self.safe_choice = SegmentedChoice(
            _("Kan zij dit veilig bewaren?"),
            [(SAFE, _("Ja, dat kan")), (NOT_SAFE, _("Nee, of niet zeker"))],
        )
        self.safe_choice.chosen.connect(self._on_safe)
        for widget in (
            self.audience_choice,
            self.safety_card,
            self.safe_question,
            self.safe_choice,
        ):
            card.body.addWidget(widget)
        return card

    def _on_safety(self) -> None:
        self._presenter.tell_safety(is_told=not self._state.tells_safety)

    def _on_safe(self, key: str) -> None:
        self._presenter.keep_safe(is_safe=key == SAFE)
