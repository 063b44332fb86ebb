"""Begin a conversation: what fits now is proposed, everything else is folded away."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kansrijk_desktop.records.screening import Author, Moment
from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.screens.household.pass_over_part import PassOverPart
from kansrijk_desktop.ui.screens.household.start_presenter import StartPresenter, StartState
from kansrijk_desktop.ui.theme import SPACE_1, SPACE_2
from kansrijk_desktop.ui.widgets.button import PrimaryButton
from kansrijk_desktop.ui.widgets.card import Card
from kansrijk_desktop.ui.widgets.collapsible import Collapsible
from kansrijk_desktop.ui.widgets.inline_notice import InlineNotice
from kansrijk_desktop.ui.widgets.label import PlainLabel
from kansrijk_desktop.ui.widgets.segmented_choice import SegmentedChoice
from kansrijk_desktop.ui.widgets.select_field import SelectField
from kansrijk_desktop.ui.widgets.tab_order import follow_layout


class StartCard(Card):
    """The one thing the dossier is opened for.

    Attributes:
        start_button: begins what is proposed.
        otherwise: unfolds the choices.
        moment_field, form_field: which moment, which questionnaire.
        pass_over: leaves the moment out.
        respondent_choice: whose answers; made anew for another family.
        author_choice: who fills it in.
        proposal, summary: which moment it is, and what will begin.
        notice: why it cannot begin.
    """

    def __init__(self, presenter: StartPresenter, parent: QWidget | None = None) -> None:
        super().__init__(_("Nieuwe signalering"), tone="accent", parent=parent)
        self._presenter = presenter  # A signal does not keep its receiver alive.
        self._respondents: tuple[tuple[str, str], ...] = ()
        self.proposal = PlainLabel("")
        self.summary = PlainLabel("", "secondary")
        self.notice = InlineNotice(tone="error")
        self.start_button = PrimaryButton(_("Begin het gesprek"), "chat")
        self.otherwise = Collapsible(_("Anders beginnen"))
        self.moment_field = SelectField(_("Moment"), ())
        self.pass_over = PassOverPart()
        self.form_field = SelectField(_("Vragenlijst"), ())
        self.respondent_choice = SegmentedChoice("", ())
        self.author_choice = SegmentedChoice(
            _("Wie vult in"),
            (
                (Author.PROFESSIONAL.value, _("Ik, tijdens het gesprek")),
                (Author.RESPONDENT.value, _("Zelf ingevuld, ik typ het over")),
            ),
        )
        self._build()
        self._connect()
        presenter.attach(self.show_state)
        self.destroyed.connect(presenter.detach)

    def show_state(self, state: StartState) -> None:
        """Show what is proposed and what is chosen."""
        self.setEnabled(state.is_ready or bool(state.error))
        self.notice.show_message(state.error, "error")
        self.proposal.setText(state.proposal)
        self.proposal.setVisible(bool(state.proposal))
        self.summary.setText(state.summary)
        self.summary.setVisible(state.is_ready)
        self.start_button.show_text(
            _("Verder met het gesprek") if state.is_begun else _("Begin het gesprek")
        )
        self.moment_field.show_options(state.moments)
        self.moment_field.show_chosen(state.moment.value)
        self.pass_over.show_state(state)
        self.form_field.show_options(state.forms)
        self.form_field.show_chosen(state.form)
        self._show_respondents(state)
        self.author_choice.show_chosen(state.author.value)

    def _build(self) -> None:
        self.body.addWidget(
            PlainLabel(
                _("Een gesprek van ongeveer vijf minuten. Elk antwoord wordt direct bewaard."),
                "secondary",
            )
        )
        self.body.addWidget(self.proposal)
        self.body.addWidget(self.summary)
        self.body.addWidget(self.notice)
        self.body.addSpacing(SPACE_1)
        self.body.addWidget(self.start_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.otherwise)
        fields = self.otherwise.body
        fields.setSpacing(SPACE_2)
        fields.addWidget(self.moment_field)
        fields.addWidget(self.pass_over)
        fields.addWidget(self.form_field)
        self._who = QVBoxLayout()
        self._who.setSpacing(SPACE_1)
        self._who.addWidget(PlainLabel(_("Wie antwoordt"), "strong"))
        self._who.addWidget(self.respondent_choice)
        self._no_partner = PlainLabel(
            _("Staat de partner hier niet bij? Voeg die toe bij Gegevens wijzigen."), "small"
        )
        self._who.addWidget(self._no_partner)
        fields.addLayout(self._who)
        author = QVBoxLayout()
        author.setSpacing(SPACE_1)
        author.addWidget(PlainLabel(_("Wie vult in"), "strong"))
        author.addWidget(self.author_choice)
        fields.addLayout(author)

    def _connect(self) -> None:
        self.start_button.clicked.connect(self._presenter.begin)
        self.moment_field.chosen.connect(self._on_moment_chosen)
        self.pass_over.passed_over.connect(self._presenter.pass_over)
        self.pass_over.asked_again.connect(self._presenter.ask_again)
        self.form_field.chosen.connect(self._presenter.choose_form)
        self.author_choice.chosen.connect(self._on_author_chosen)

    def _show_respondents(self, state: StartState) -> None:
        if state.respondents != self._respondents:
            self._respondents = state.respondents
            before = self.respondent_choice
            self.respondent_choice = SegmentedChoice(_("Wie antwoordt"), state.respondents)
            self.respondent_choice.chosen.connect(self._presenter.choose_respondent)
            self._who.replaceWidget(before, self.respondent_choice)
            before.hide()
            before.deleteLater()
            self._no_partner.setVisible(len(state.respondents) == 1)
            follow_layout(self)
        self.respondent_choice.show_chosen(state.respondent_id)

    def _on_moment_chosen(self, key: str) -> None:
        self._presenter.choose_moment(Moment(key))

    def _on_author_chosen(self, key: str) -> None:
        self._presenter.choose_author(Author(key))
