"""Begin a conversation: for which moment, and with which questionnaire."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kansrijk_desktop.records.screening import Moment
from kansrijk_desktop.services.dossier_words import moment_word
from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.screens.household.presenter import HouseholdPresenter, HouseholdState
from kansrijk_desktop.ui.theme import SPACE_2
from kansrijk_desktop.ui.widgets.button import PrimaryButton
from kansrijk_desktop.ui.widgets.card import Card
from kansrijk_desktop.ui.widgets.label import PlainLabel
from kansrijk_desktop.ui.widgets.select_field import SelectField

MOMENTS = (Moment.INTAKE, Moment.WEEKS_28, Moment.OTHER)


class StartCard(Card):
    """The one thing the dossier is opened for.

    Attributes:
        start_button, moment_field: begin a conversation.
        form_field: which questionnaire; None while there is no choice.
    """

    def __init__(self, presenter: HouseholdPresenter, parent: QWidget | None = None) -> None:
        super().__init__(_("Nieuwe signalering"), tone="accent", parent=parent)
        self._presenter = presenter
        self.form_field: SelectField | None = None
        self._forms: tuple[tuple[str, str], ...] = ()
        self.body.addWidget(
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
        self.body.addLayout(row)

    def show_state(self, state: HouseholdState) -> None:
        """Ask which questionnaire only where there is a choice."""
        forms = state.forms
        if forms == self._forms:
            return
        self._forms = forms
        if self.form_field is not None:
            self.body.removeWidget(self.form_field)
            self.form_field.deleteLater()
            self.form_field = None
        if len(forms) > 1:
            self.form_field = SelectField(_("Vragenlijst"), forms)
            self.form_field.show_chosen(forms[0][0])
            # On a line of its own: beside the moment a title is cut at twice the text size.
            above = self.body.count() - 1
            self.body.insertWidget(above, self.form_field)
            self.setTabOrder(self.form_field.edit, self.moment_field.edit)

    def _on_start(self) -> None:
        form = self.form_field.key() if self.form_field is not None else ""
        self._presenter.start_screening(Moment(self.moment_field.key()), form)
