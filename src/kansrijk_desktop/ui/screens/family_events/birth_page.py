"""A birth, to fill in."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kansrijk_desktop.services.birth_form import MOST_CHILDREN
from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.screens.family_events.birth_presenter import BirthPresenter, BirthState
from kansrijk_desktop.ui.screens.family_events.child_card import ChildCard
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


class BirthPage(ScrollColumn):
    """The day, the duration, and a card per child.

    Attributes:
        born_on_field, duration_field, count_choice: of the birth.
        child_cards: one for each child there can be.
        save_button, back_button: how the form ends.
    """

    def __init__(self, presenter: BirthPresenter, parent: QWidget | None = None) -> None:
        super().__init__(880, parent=parent)
        self._presenter = presenter
        self.header = PageHeader()
        self.notice = InlineNotice()
        self.body.addWidget(self.header)
        self.body.addWidget(self.notice)
        self.body.addWidget(self._build_birth())
        column = QVBoxLayout()
        column.setSpacing(SPACE_2)
        self.child_cards = [ChildCard(index, presenter) for index in range(MOST_CHILDREN)]
        for card in self.child_cards:
            column.addWidget(card)
        self.body.addLayout(column)
        self.rest_notice = InlineNotice("", "info")
        self.body.addWidget(self.rest_notice)
        self.save_button = PrimaryButton(_("Geboorte opslaan"), "save")
        self.save_button.clicked.connect(presenter.save)
        self.back_button = SecondaryButton(_("Annuleren"))
        self.body.addWidget(ButtonRow(self.save_button, self.back_button))
        presenter.sheet.attach(self.show_state)
        self.destroyed.connect(presenter.sheet.detach)

    def show_state(self, state: BirthState) -> None:
        """Show the form as typed, with what is wrong."""
        form, problems = state.form, state.problems
        title = _("Geboorte verbeteren") if state.is_correction else _("Geboorte noteren")
        self.header.show_title(title, _("Een naam en gewicht mogen leeg blijven."))
        self.notice.show_message(_notice(state), "error")
        self.born_on_field.show_text(form.born_on)
        self.born_on_field.show_error(problems.get("born_on", ""))
        self.duration_field.show_text(form.duration)
        self.duration_field.show_error(problems.get("duration", ""))
        self.count_choice.show_chosen(str(form.count))
        for index, card in enumerate(self.child_cards):
            card.setVisible(index < form.count)
            card.show_child(state)
        has_died = any(child.has_died for child in form.born)
        self.rest_notice.show_message(
            _("Als u opslaat, stoppen herinneringen, aftellen en aanbod meteen.")
            if has_died
            else ""
        )
        self.save_button.setEnabled(not state.is_busy)

    def focus_first(self) -> None:
        """Put the cursor where typing begins."""
        self.born_on_field.edit.setFocus()

    def _build_birth(self) -> Card:
        card = Card()
        card.body.setSpacing(SPACE_2)
        self.born_on_field = DateField(_("Geboren op"))
        self.born_on_field.edited.connect(self._presenter.type_born_on)
        self.duration_field = TextField(
            _("Duur van de zwangerschap"),
            help_text=_("weken en dagen; volgt uit de uitgerekende datum"),
            max_length=24,
        )
        self.duration_field.edited.connect(self._presenter.type_duration)
        self.count_choice = SegmentedChoice(
            _("Hoeveel kinderen"), (("1", _("één")), ("2", _("twee")), ("3", _("drie")))
        )
        self.count_choice.chosen.connect(self._presenter.choose_count)
        card.body.addLayout(field_grid((self.born_on_field, self.duration_field)))
        card.body.addWidget(PlainLabel(_("Hoeveel kinderen"), "strong"))
        card.body.addWidget(self.count_choice)
        return card


def _notice(state: BirthState) -> str:
    if state.error or not state.problems:
        return state.error
    return state.problems.get("children") or _(
        "Kijk de velden met een rode melding na. Er is nog niets opgeslagen, niets is kwijt."
    )
