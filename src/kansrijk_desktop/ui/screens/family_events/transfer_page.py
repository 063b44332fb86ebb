"""To another practice: which one, since when, and what is still open."""

from PySide6.QtWidgets import QWidget

from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.screens.family_events.transfer_presenter import (
    TransferPresenter,
    TransferState,
)
from kansrijk_desktop.ui.theme import SPACE_2
from kansrijk_desktop.ui.widgets.button import PrimaryButton, SecondaryButton
from kansrijk_desktop.ui.widgets.button_row import ButtonRow
from kansrijk_desktop.ui.widgets.card import Card
from kansrijk_desktop.ui.widgets.date_field import DateField
from kansrijk_desktop.ui.widgets.field import TextField
from kansrijk_desktop.ui.widgets.inline_notice import InlineNotice
from kansrijk_desktop.ui.widgets.label import PlainLabel
from kansrijk_desktop.ui.widgets.page_header import PageHeader
from kansrijk_desktop.ui.widgets.scroll_column import ScrollColumn


class TransferPage(ScrollColumn):
    """Asks to whom and since when.

    Attributes:
        to_field, day_field: what is asked.
        open_notice: what is still open here.
        keep_button, back_button: how it ends.
    """

    def __init__(self, presenter: TransferPresenter, parent: QWidget | None = None) -> None:
        super().__init__(720, parent=parent)
        self.header = PageHeader(_("Naar een andere praktijk"))
        self.notice = InlineNotice()
        self.open_notice = InlineNotice("", "warning")
        card = Card()
        card.body.setSpacing(SPACE_2)
        self.to_field = TextField(_("Naar welke praktijk"))
        self.to_field.edited.connect(presenter.type_to)
        self.day_field = DateField(_("Vanaf"))
        self.day_field.edited.connect(presenter.type_day)
        card.body.addWidget(self.to_field)
        card.body.addWidget(self.day_field)
        what = Card(_("Dit gebeurt er"), tone="sunken")
        for line in (
            _("Herinneringen en vaste momenten stoppen hier."),
            _("Er gaat niets vanzelf naar de andere praktijk. Een overdracht maakt u apart."),
            _("Het dossier blijft leesbaar, en het gezin kan terugkomen."),
        ):
            what.body.addWidget(PlainLabel(line))
        self.keep_button = PrimaryButton(_("Ja, overdragen"), "check")
        self.keep_button.clicked.connect(presenter.keep)
        self.back_button = SecondaryButton(_("Terug"))
        buttons = ButtonRow(self.keep_button, self.back_button)
        for part in (self.header, self.notice, self.open_notice, card, what, buttons):
            self.body.addWidget(part)
        presenter.sheet.attach(self.show_state)
        self.destroyed.connect(presenter.sheet.detach)

    def show_state(self, state: TransferState) -> None:
        """Show what was typed, and what is still open."""
        self.notice.show_message(state.error, "error")
        lines = (_("Er staat hier nog iets open:"), *(f"– {one}" for one in state.still_open))
        self.open_notice.show_message("\n".join(lines) if state.still_open else "")
        self.to_field.show_text(state.to)
        self.day_field.show_text(state.day)
        if state.day_problem or self.day_field.has_error():
            self.day_field.show_error(state.day_problem)
        self.keep_button.setEnabled(not state.is_busy)

    def focus_first(self) -> None:
        """Put the cursor where typing begins."""
        self.to_field.edit.setFocus()
