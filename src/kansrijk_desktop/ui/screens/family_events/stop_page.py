"""An end or a loss: one day, and one look at what it does."""

from PySide6.QtWidgets import QWidget

from kansrijk_desktop.records.life_event import StopReason
from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.screens.family_events.facts import stop_title
from kansrijk_desktop.ui.screens.family_events.stop_presenter import StopPresenter, StopState
from kansrijk_desktop.ui.theme import SPACE_2
from kansrijk_desktop.ui.widgets.button import PrimaryButton, SecondaryButton
from kansrijk_desktop.ui.widgets.button_row import ButtonRow
from kansrijk_desktop.ui.widgets.card import Card
from kansrijk_desktop.ui.widgets.date_field import DateField
from kansrijk_desktop.ui.widgets.inline_notice import InlineNotice
from kansrijk_desktop.ui.widgets.label import PlainLabel
from kansrijk_desktop.ui.widgets.page_header import PageHeader
from kansrijk_desktop.ui.widgets.scroll_column import ScrollColumn
from kansrijk_desktop.ui.widgets.select_field import SelectField


class StopPage(ScrollColumn):
    """Which child, which day, and what it does.

    Attributes:
        child_field, day_field: what is asked.
        keep_button, back_button: how it ends.
    """

    def __init__(self, presenter: StopPresenter, parent: QWidget | None = None) -> None:
        super().__init__(720, parent=parent)
        self.header = PageHeader()
        self.notice = InlineNotice()
        self.body.addWidget(self.header)
        self.body.addWidget(self.notice)
        card = Card()
        card.body.setSpacing(SPACE_2)
        self.child_field = SelectField(_("Welk kind"), ())
        self.child_field.chosen.connect(presenter.choose)
        self.day_field = DateField(_("Datum"))
        self.day_field.edited.connect(presenter.type_day)
        card.body.addWidget(self.child_field)
        card.body.addWidget(self.day_field)
        self.body.addWidget(card)
        what = Card(_("Dit gebeurt er"), tone="sunken")
        for line in (
            _("Herinneringen en vaste momenten stoppen meteen."),
            _("Weken en termijnen tellen niet meer af."),
            _("Open aanbod wordt gesloten, met alleen een neutrale opmerking."),
            _("Alles blijft leesbaar. U kunt het terugdraaien."),
        ):
            what.body.addWidget(PlainLabel(line))
        self._away_label = PlainLabel(_("Bij het kind komt te staan dat het ergens anders woont."))
        what.body.addWidget(self._away_label)
        self.body.addWidget(what)
        self.keep_button = PrimaryButton(_("Ja, leg dit vast"), "check")
        self.keep_button.clicked.connect(presenter.keep)
        self.back_button = SecondaryButton(_("Terug"))
        self.body.addWidget(ButtonRow(self.keep_button, self.back_button))
        presenter.sheet.attach(self.show_state)
        self.destroyed.connect(presenter.sheet.detach)

    def show_state(self, state: StopState) -> None:
        """Show what is asked."""
        self.header.show_title(stop_title(state.reason))
        self.notice.show_message(state.error, "error")
        self.child_field.setVisible(bool(state.subjects))
        self.child_field.show_options(state.subjects)
        self.child_field.show_chosen(state.subject_id)
        self.child_field.show_error(state.subject_problem)
        self.day_field.show_text(state.day)
        if state.day_problem or self.day_field.has_error():
            self.day_field.show_error(state.day_problem)
        self._away_label.setVisible(state.reason is StopReason.CHILD_PLACED)
        self.keep_button.setEnabled(not state.is_busy)

    def focus_first(self) -> None:
        """Put the cursor at the day."""
        self.day_field.edit.setFocus()
