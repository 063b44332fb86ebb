"""Another pregnancy, to fill in."""

from functools import partial

from PySide6.QtWidgets import QWidget

from kansrijk_desktop.records.pregnancy import DueDateMethod
from kansrijk_desktop.services.dossier_words import due_date_method_word
from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.screens.family_events.pregnancy_presenter import (
    PregnancyPresenter,
    PregnancyState,
)
from kansrijk_desktop.ui.theme import SPACE_2
from kansrijk_desktop.ui.widgets.button import PrimaryButton, SecondaryButton
from kansrijk_desktop.ui.widgets.button_row import ButtonRow
from kansrijk_desktop.ui.widgets.card import Card
from kansrijk_desktop.ui.widgets.date_field import DateField
from kansrijk_desktop.ui.widgets.field import TextField
from kansrijk_desktop.ui.widgets.field_grid import field_grid
from kansrijk_desktop.ui.widgets.inline_notice import InlineNotice
from kansrijk_desktop.ui.widgets.label import PlainLabel
from kansrijk_desktop.ui.widgets.page_header import PageHeader
from kansrijk_desktop.ui.widgets.scroll_column import ScrollColumn
from kansrijk_desktop.ui.widgets.segmented_choice import SegmentedChoice


class PregnancyPage(ScrollColumn):
    """What is known of the new pregnancy; all of it may wait.

    Attributes:
        fields: the text fields by the name of what they hold (`DossierForm`).
        method_choice, multiple_choice: the rest of the form.
        save_button, back_button: how the form ends.
    """

    def __init__(self, presenter: PregnancyPresenter, parent: QWidget | None = None) -> None:
        super().__init__(880, parent=parent)
        self._presenter = presenter
        self.header = PageHeader(
            _("Nieuwe zwangerschap"),
            _("De vorige zwangerschap blijft leesbaar. Wat u nog niet weet, laat u leeg."),
        )
        self.notice = InlineNotice()
        self.fields: dict[str, TextField] = {
            "due_date": DateField(_("Uitgerekende datum")),
            "planned_birth_place": TextField(_("Plaats van bevallen")),
            "gravidity": TextField(_("G"), help_text=_("deze zwangerschap meegeteld")),
            "parity": TextField(_("P"), help_text=_("zonder deze zwangerschap")),
        }
        for name, field in self.fields.items():
            field.edited.connect(partial(presenter.change, name))
        self.method_choice = SegmentedChoice(
            _("Datum bepaald met"),
            [(one.value, words) for one in DueDateMethod if (words := due_date_method_word(one))],
        )
        self.method_choice.chosen.connect(self._on_method)
        self.multiple_choice = SegmentedChoice(_("Meerling"), (("no", _("nee")), ("yes", _("ja"))))
        self.multiple_choice.chosen.connect(self._on_multiple)
        card = Card()
        card.body.setSpacing(SPACE_2)
        card.body.addLayout(field_grid(self.fields.values()))
        for label, choice in (
            (_("Datum bepaald met"), self.method_choice),
            (_("Meerling"), self.multiple_choice),
        ):
            card.body.addWidget(PlainLabel(label, "strong"))
            card.body.addWidget(choice)
        self.save_button = PrimaryButton(_("Zwangerschap opslaan"), "save")
        self.save_button.clicked.connect(presenter.save)
        self.back_button = SecondaryButton(_("Annuleren"))
        buttons = ButtonRow(self.save_button, self.back_button)
        for part in (self.header, self.notice, card, buttons):
            self.body.addWidget(part)
        presenter.sheet.attach(self.show_state)
        self.destroyed.connect(presenter.sheet.detach)

    def show_state(self, state: PregnancyState) -> None:
        """Show the form as typed, with what is wrong."""
        wrong = _(
            "Kijk de velden met een rode melding na. Er is nog niets opgeslagen, niets is kwijt."
        )
        self.notice.show_message(state.error or (wrong if state.problems else ""), "error")
        for name, field in self.fields.items():
            field.show_text(getattr(state.form, name))
            field.show_error(state.problems.get(name, ""))
        self.method_choice.show_chosen(state.form.due_date_method.value)
        self.multiple_choice.show_chosen("yes" if state.form.is_multiple else "no")
        self.save_button.setEnabled(not state.is_busy)

    def focus_first(self) -> None:
        """Put the cursor where typing begins."""
        self.fields["due_date"].edit.setFocus()

    def _on_method(self, key: str) -> None:
        self._presenter.change("due_date_method", DueDateMethod(key))

    def _on_multiple(self, key: str) -> None:
        self._presenter.change("is_multiple", key == "yes")
