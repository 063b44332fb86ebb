"""One family, to read: who, how far, what was done, and the big button."""

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from kansrijk_desktop.records.screening import Moment
from kansrijk_desktop.services.dossier_words import moment_word
from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.screens.household.presenter import HouseholdPresenter, HouseholdState
from kansrijk_desktop.ui.screens.household.wording import Fact
from kansrijk_desktop.ui.theme import SPACE_1, SPACE_2
from kansrijk_desktop.ui.widgets.button import PrimaryButton, SecondaryButton
from kansrijk_desktop.ui.widgets.card import Card
from kansrijk_desktop.ui.widgets.inline_notice import InlineNotice
from kansrijk_desktop.ui.widgets.label import PlainLabel
from kansrijk_desktop.ui.widgets.page_header import PageHeader
from kansrijk_desktop.ui.widgets.row_button import RowButton
from kansrijk_desktop.ui.widgets.scroll_column import ScrollColumn
from kansrijk_desktop.ui.widgets.select_field import SelectField

MOMENTS = (Moment.INTAKE, Moment.WEEKS_28, Moment.OTHER)


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


class DossierReadingPage(ScrollColumn):
    """The dossier of one family.

    Attributes:
        start_button, moment_field: begin a conversation.
        form_field: which questionnaire; None while there is no choice.
        edit_button: change the dossier.
        moment_rows: the conversations on the time line.
        document_rows: the letters that went out.
    """

    def __init__(self, presenter: HouseholdPresenter, parent: QWidget | None = None) -> None:
        super().__init__(1040, parent=parent)
        self._presenter = presenter
        self.form_field: SelectField | None = None
        self._forms: tuple[tuple[str, str], ...] = ()
        self.moment_rows: list[RowButton] = []
        self.document_rows: list[RowButton] = []
        self._build_top()
        self._build_cards()
        self._build_lists()

    def show_state(self, state: HouseholdState) -> None:
        """Show what is known."""
        duration = dict(state.facts.get("pregnancy", ())).get(_("Vandaag"), "")
        invented = _("verzonnen voorbeeld") if state.is_demo else ""
        self.header.show_title(state.title, " · ".join(filter(None, (duration, invented))))
        self.notice.show_message(state.error, "error")
        if not state.error:
            saved = _("Opgeslagen {time}").format(time=state.saved_at) if state.saved_at else ""
            self.notice.show_message(saved, "success")
        for name, card in self.cards.items():
            card.show_facts(state.people if name == "people" else state.facts.get(name, ()))
        self._show_forms(state.forms)
        self._show_moments(state)
        self._show_documents(state)
        self.setEnabled(state.is_loaded)

    def _build_top(self) -> None:
        self.header = PageHeader(back_text=_("Dossiers"))
        self.header.back_requested.connect(self._presenter.leave)
        self.edit_button = SecondaryButton(_("Gegevens wijzigen"), "pen")
        self.edit_button.clicked.connect(self._presenter.edit)
        self.header.buttons.addWidget(self.edit_button)
        self.notice = InlineNotice()
        self.body.addWidget(self.header)
        self.body.addWidget(self.notice)
        start = Card(_("Nieuwe signalering"), tone="accent")
        start.body.addWidget(
            PlainLabel(
                _("Een gesprek van ongeveer vijf minuten. Elk antwoord wordt direct bewaard.")
            )
        )
        self.moment_field = SelectField(
            _("Moment"), [(moment.value, moment_word(moment)) for moment in MOMENTS]
        )
        self.moment_field.show_chosen(Moment.INTAKE.value)
        self.start_button = PrimaryButton(_("Begin het gesprek"), "chat")
        self.start_button.clicked.connect(self._on_start)
        row = QHBoxLayout()
        row.setSpacing(SPACE_2)
        row.addWidget(self.moment_field, 1)
        button = QVBoxLayout()
        button.addStretch(1)
        button.addWidget(self.start_button)
        row.addLayout(button)
        start.body.addLayout(row)
        self.body.addWidget(start)
        self._start_card = start

    def _build_cards(self) -> None:
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
        self.body.addLayout(grid)

    def _build_lists(self) -> None:
        self.moments_card = Card(_("Gesprekken"))
        self._no_moments = PlainLabel(_("Er is nog geen gesprek gevoerd."), "secondary")
        self.moments_card.body.addWidget(self._no_moments)
        self.documents_card = Card(_("Brieven"))
        self._no_documents = PlainLabel(_("Er is nog geen brief gemaakt."), "secondary")
        self.documents_card.body.addWidget(self._no_documents)
        self.body.addWidget(self.moments_card)
        self.body.addWidget(self.documents_card)

    def _show_forms(self, forms: tuple[tuple[str, str], ...]) -> None:
        """Ask which questionnaire only where there is a choice."""
        if forms == self._forms:
            return
        self._forms = forms
        if self.form_field is not None:
            self._start_card.body.removeWidget(self.form_field)
            self.form_field.deleteLater()
            self.form_field = None
        if len(forms) > 1:
            self.form_field = SelectField(_("Vragenlijst"), forms)
            self.form_field.show_chosen(forms[0][0])
            # On a line of its own: beside the moment a title is cut at twice the text size.
            above = self._start_card.body.count() - 1
            self._start_card.body.insertWidget(above, self.form_field)
            self.setTabOrder(self.form_field.edit, self.moment_field.edit)

    def _show_moments(self, state: HouseholdState) -> None:
        self._no_moments.setVisible(not state.moments)
        for line, moment in enumerate(state.moments):
            if line == len(self.moment_rows):
                row = RowButton()
                row.picked.connect(self._presenter.open_screening)
                self.moment_rows.append(row)
                self.moments_card.body.addWidget(row)
            detail = " · ".join(filter(None, (moment.form, moment.day, moment.status)))
            aside = _("Verder gaan") if moment.is_open else _("Samenvatting")
            self.moment_rows[line].show_row(moment.screening_id, moment.title, detail, aside)

    def _show_documents(self, state: HouseholdState) -> None:
        self._no_documents.setVisible(not state.documents)
        for line, document in enumerate(state.documents):
            if line == len(self.document_rows):
                row = RowButton()
                row.picked.connect(self._presenter.open_document)
                self.document_rows.append(row)
                self.documents_card.body.addWidget(row)
            detail = f"{document.day} · {document.recipient}"
            self.document_rows[line].show_row(
                document.document_id, document.title, detail, _("Lezen")
            )

    def _on_start(self) -> None:
        form = self.form_field.key() if self.form_field is not None else ""
        self._presenter.start_screening(Moment(self.moment_field.key()), form)
