"""To whom a paper goes: only to somebody she agreed to."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kansrijk_desktop.services.papers.draft import PaperDraft
from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.screens.documents.presenter import DocumentsPresenter
from kansrijk_desktop.ui.screens.documents.state import DocumentsState
from kansrijk_desktop.ui.widgets.button import SecondaryButton
from kansrijk_desktop.ui.widgets.card import Card
from kansrijk_desktop.ui.widgets.choice_card import ChoiceCard
from kansrijk_desktop.ui.widgets.collapsible import Collapsible
from kansrijk_desktop.ui.widgets.contact_hints import ContactHints
from kansrijk_desktop.ui.widgets.field import TextField
from kansrijk_desktop.ui.widgets.label import PlainLabel
from kansrijk_desktop.ui.widgets.text_area import TextArea


class RecipientCard(Card):
    """Whom she agreed to, as cards; under them how that organisation is reached.

    Attributes:
        recipient_cards: one per consent that holds, by its id.
        consent_button: to where consent is asked and kept.
        hints: whom address book and region package know.
        fields: the text fields by the name of what they hold.
        bsn_card: whether the BSN is on the paper.
    """

    def __init__(self, presenter: DocumentsPresenter, parent: QWidget | None = None) -> None:
        super().__init__(_("Aan wie"), parent=parent)
        self._presenter = presenter
        self._draft = PaperDraft()
        self.recipient_cards: dict[str, ChoiceCard] = {}
        self.fields: dict[str, TextField | TextArea] = {}
        self.nobody = PlainLabel(
            _(
                "Er is nog geen toestemming vastgelegd voor dit soort ontvanger. Vraag het haar "
                "eerst, en leg het vast."
            )
        )
        self.body.addWidget(self.nobody)
        self._list = QVBoxLayout()
        self.body.addLayout(self._list)
        self.error = PlainLabel("", "error")
        self.body.addWidget(self.error)
        self.consent_button = SecondaryButton(_("Toestemming vastleggen"), "shield-check")
        self.consent_button.clicked.connect(presenter.record_consent)
        self.body.addWidget(self.consent_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.more = Collapsible(_("Ter attentie van, adres"))
        self.hints = ContactHints()
        self.hints.taken.connect(presenter.take_over)
        self.more.body.addWidget(self.hints)
        attention = TextField(_("Ter attentie van"))
        contact = TextArea(_("Adres, telefoon of beveiligde mail"))
        attention.edited.connect(self._changer("attention_of"))
        contact.edited.connect(self._changer("contact"))
        self.fields = {"attention_of": attention, "contact": contact}
        for field in self.fields.values():
            self.more.body.addWidget(field)
        self.body.addWidget(self.more)
        self.bsn_card = ChoiceCard(
            _("BSN op het document"),
            detail=_("Deze ontvanger mag het BSN gebruiken."),
            is_multiple=True,
            is_compact=True,
        )
        self.bsn_card.picked.connect(self._on_bsn)
        self.body.addWidget(self.bsn_card)

    def show_state(self, state: DocumentsState) -> None:
        """Show whom she agreed to, and who is chosen."""
        self._draft = state.draft
        self._show_recipients(state)
        has_somebody = bool(state.recipients)
        self.nobody.setVisible(not has_somebody)
        self.more.setVisible(has_somebody)
        self.hints.show_contacts(state.contacts)
        problem = state.problems.get("organization", "")
        self.error.setText(problem)
        self.error.setVisible(bool(problem) and has_somebody)
        for name, field in self.fields.items():
            field.show_text(getattr(state.draft, name))
            field.show_error(state.problems.get(name, ""))
        self.bsn_card.setVisible(state.may_have_bsn and has_somebody)
        self.bsn_card.show_chosen(state.draft.includes_bsn)

    def _show_recipients(self, state: DocumentsState) -> None:
        wanted = {one.consent_id: one for one in state.recipients}
        for gone in [one for one in self.recipient_cards if one not in wanted]:
            self.recipient_cards.pop(gone).deleteLater()
        for consent_id, one in wanted.items():
            if consent_id not in self.recipient_cards:
                card = ChoiceCard(one.name, detail=one.details, is_compact=True)
                card.picked.connect(partial(self._presenter.choose_recipient, consent_id))
                self.recipient_cards[consent_id] = card
                self._list.addWidget(card)
            self.recipient_cards[consent_id].show_chosen(consent_id == state.consent_id)

    def _changer(self, name: str) -> Callable[[str], None]:
        def change(typed: str) -> None:
            draft = replace(self._draft, **{name: typed})  # type: ignore[arg-type]  # by name
            self._presenter.change(draft)

        return change

    def _on_bsn(self) -> None:
        self._presenter.change(replace(self._draft, includes_bsn=not self._draft.includes_bsn))
