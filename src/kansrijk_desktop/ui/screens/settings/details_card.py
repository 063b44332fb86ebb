"""The card with her own details and those of her organisation."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from kansrijk_desktop.records.practitioner import Role
from kansrijk_desktop.services.practitioner_form import number_words, role_word
from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.screens.settings.details_presenter import DetailsPresenter, DetailsState
from kansrijk_desktop.ui.theme import SPACE_2
from kansrijk_desktop.ui.widgets.button import SecondaryButton
from kansrijk_desktop.ui.widgets.card import Card
from kansrijk_desktop.ui.widgets.field import TextField
from kansrijk_desktop.ui.widgets.field_grid import field_grid
from kansrijk_desktop.ui.widgets.inline_notice import InlineNotice
from kansrijk_desktop.ui.widgets.label import PlainLabel
from kansrijk_desktop.ui.widgets.segmented_choice import SegmentedChoice


class DetailsCard(Card):
    """Shows who is at the keyboard, and lets her change it.

    Attributes:
        fields: the text fields by the name of what they hold (`PractitionerForm`).
        role_choice, save_button: the rest of the form.
    """

    def __init__(self, presenter: DetailsPresenter, parent: QWidget | None = None) -> None:
        super().__init__(_("Mijn gegevens"), parent=parent)
        self._presenter = presenter  # A signal does not keep its receiver alive.
        self.fields: dict[str, TextField] = {}
        self.body.setSpacing(SPACE_2)
        self.body.addWidget(
            PlainLabel(_("Deze gegevens staan op de brieven die u vanaf nu maakt."), "secondary")
        )
        self.role_choice = SegmentedChoice(
            _("Beroep"), [(role.value, role_word(role)) for role in Role]
        )
        self.role_choice.chosen.connect(partial(presenter.fill_in, "role"))
        self.body.addLayout(
            self._grid(
                ("name", _("Uw naam"), ""),
                ("phone", _("Uw telefoonnummer"), _("mag leeg blijven")),
                ("best_hours", _("Wanneer bereikbaar"), _("bijvoorbeeld: ma-do 12.30-13.30 uur")),
                ("personal_agb", _("Uw eigen AGB-code"), _("mag leeg blijven")),
            )
        )
        self.body.addWidget(PlainLabel(_("Beroep"), "strong"))
        self.body.addWidget(self.role_choice)
        self.body.addLayout(self._grid(("register_number", "", "")))
        self.body.addLayout(
            self._grid(
                ("organization_name", _("Praktijk of organisatie"), ""),
                ("organization_city", _("Plaats"), _("mag leeg blijven")),
                ("organization_phone", _("Telefoon van de praktijk"), _("mag leeg blijven")),
                ("organization_agb", _("AGB-code van de praktijk"), _("mag leeg blijven")),
            )
        )
        self._notice = InlineNotice()
        self.save_button = SecondaryButton(_("Gegevens opslaan"), "save")
        self.save_button.clicked.connect(presenter.save)
        self.body.addWidget(self._notice)
        self.body.addWidget(self.save_button, 0, Qt.AlignmentFlag.AlignLeft)
        presenter.attach(self.show_state)
        self.destroyed.connect(presenter.detach)

    def show_state(self, state: DetailsState) -> None:
        """Show the state."""
        self.role_choice.show_chosen(state.form.role)
        label, help_text = number_words(state.form.role)
        self.fields["register_number"].show_label(label)
        self.fields["register_number"].show_help(help_text)
        for name, field in self.fields.items():
            field.show_text(getattr(state.form, name))
            field.show_error(state.problems.get(name, ""))
        self._notice.show_message(*_notice(state))
        self.save_button.setEnabled(not state.is_busy)

    def _grid(self, *lines: tuple[str, str, str]) -> QGridLayout:
        for name, label, help_text in lines:
            field = TextField(label, help_text=help_text)
            field.edited.connect(partial(self._presenter.fill_in, name))
            field.edit.returnPressed.connect(self._presenter.save)
            self.fields[name] = field
        return field_grid(self.fields[name] for name, _label, _help in lines)


def _notice(state: DetailsState) -> tuple[str, str]:
    if state.error:
        return state.error, "error"
    if state.problems:
        return _("Kijk de velden met een rode melding na. Er is nog niets opgeslagen."), "error"
    return (_("Uw gegevens zijn opgeslagen."), "success") if state.is_saved else ("", "success")
