"""One file, from the moment it is opened until it is taken over and confirmed."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kansrijk_desktop.texts import _, ngettext
from kansrijk_desktop.ui.screens.handovers.preview_part import PreviewPart
from kansrijk_desktop.ui.screens.handovers.receiving_presenter import (
    FamilyRow,
    ReceivingPresenter,
    ReceivingState,
    Step,
)
from kansrijk_desktop.ui.screens.handovers.sender_part import SenderPart
from kansrijk_desktop.ui.theme import SPACE_1, SPACE_2
from kansrijk_desktop.ui.widgets.button import PrimaryButton, QuietButton, SecondaryButton
from kansrijk_desktop.ui.widgets.card import Card
from kansrijk_desktop.ui.widgets.collapsible import Collapsible
from kansrijk_desktop.ui.widgets.flow_layout import FlowLayout
from kansrijk_desktop.ui.widgets.inline_notice import InlineNotice
from kansrijk_desktop.ui.widgets.label import PlainLabel
from kansrijk_desktop.ui.widgets.page_header import PageHeader
from kansrijk_desktop.ui.widgets.row_button import RowButton
from kansrijk_desktop.ui.widgets.scroll_column import ScrollColumn

_ENDED = frozenset({Step.KNOWN, Step.DONE, Step.CONFIRMED})


class ReceivingPage(ScrollColumn):
    """Shows the step she is at.

    Signals:
        receipt_requested: the receipt of this handover is to be written.

    Attributes:
        sender_part: from whom, when that is not known.
        families: whom it may be about.
        preview: what is new beside what is known.
        take_button, other_button: for the preview.
        receipt_button, dossier_button, close_button: at the end.
    """

    receipt_requested = Signal()

    def __init__(self, presenter: ReceivingPresenter, parent: QWidget | None = None) -> None:
        super().__init__(880, parent=parent)
        self._presenter = presenter
        self._step = Step.NOTHING
        self.families: list[RowButton] = []
        self.header = PageHeader("", back_text=_("Overdracht"))
        self.header.back_requested.connect(presenter.close)
        self.notice = InlineNotice()
        self.body.addWidget(self.header)
        self.body.addWidget(self.notice)
        self.sender_part = SenderPart()
        self.sender_part.trusted.connect(presenter.trust_sender)
        self.sender_part.refused.connect(presenter.close)
        self.body.addWidget(self.sender_part)
        self.body.addWidget(self._build_about())
        self.body.addWidget(self._build_families())
        self._build_preview()
        self.body.addWidget(self._build_end())

    def show_state(self, state: ReceivingState) -> None:
        """Show the step as it is now."""
        step = state.step
        self.header.show_title(_title(step), _subtitle(state))
        self.notice.show_message(
            state.error or (state.told if step in _ENDED else ""),
            "error" if state.error else "success",
        )
        self.sender_part.setVisible(step is Step.SENDER)
        self.sender_part.show_state(state)
        self._show_about(state)
        self._show_families(state)
        self._show_preview(state)
        self._show_end(state)
        if step is not self._step:
            self._step = step
            self.show_top()
            self._first(state).setFocus()

    def _build_about(self) -> Card:
        self.about_card = Card()
        self._about = PlainLabel("", "strong")
        self._sealed = InlineNotice("", "warning")
        self._later = InlineNotice("", "warning")
        self.not_understood = Collapsible(_("Niet alles is overgenomen"))
        self._strange = PlainLabel("", "small")
        self.not_understood.body.addWidget(self._strange)
        self.about_card.body.addWidget(PlainLabel(_("Over"), "overline"))
        for part in (self._about, self._sealed, self._later, self.not_understood):
            self.about_card.body.addWidget(part)
        return self.about_card

    def _build_families(self) -> Card:
        self.families_card = Card(_("In welk dossier?"))
        self.families_card.body.addWidget(
            PlainLabel(_("Kies alleen een dossier als u zeker weet dat zij het is."), "secondary")
        )
        self._families = QVBoxLayout()
        self._families.setSpacing(SPACE_1)
        self.families_card.body.addLayout(self._families)
        return self.families_card

    def _build_preview(self) -> None:
        self._choice = Card(tone="sunken")
        self._family = PlainLabel("", "strong")
        self.other_button = QuietButton(_("Ander dossier kiezen"), "swap")
        self.other_button.clicked.connect(self._presenter.other_family)
        self._choice.body.addWidget(PlainLabel(_("Komt in"), "overline"))
        self._choice.body.addWidget(self._family)
        self._choice.body.addWidget(self.other_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self._choice)
        self.preview = PreviewPart()
        self.preview.toggled.connect(self._presenter.toggle)
        self.body.addWidget(self.preview)
        self.take_button = PrimaryButton(_("Overnemen"), "check")
        self.take_button.clicked.connect(self._presenter.take_over)
        self.leave_button = SecondaryButton(_("Niet overnemen"))
        self.leave_button.clicked.connect(self._presenter.close)
        self._ending = QWidget()
        row = FlowLayout(self._ending, SPACE_2)
        row.addWidget(self.take_button)
        row.addWidget(self.leave_button)
        self.body.addWidget(self._ending)

    def _build_end(self) -> QWidget:
        self._end = QWidget()
        row = FlowLayout(self._end, SPACE_2)
        self.receipt_button = PrimaryButton(_("Ontvangst bevestigen"), "send")
        self.receipt_button.clicked.connect(self.receipt_requested)
        self.dossier_button = SecondaryButton(_("Dossier openen"), "folder")
        self.dossier_button.clicked.connect(self._presenter.open_dossier)
        self.close_button = SecondaryButton(_("Klaar"), "check")
        self.close_button.clicked.connect(self._presenter.close)
        for button in (self.receipt_button, self.dossier_button, self.close_button):
            row.addWidget(button)
        return self._end

    def _show_about(self, state: ReceivingState) -> None:
        is_open = state.step in {Step.FAMILY, Step.PREVIEW, Step.KNOWN, Step.DONE}
        self.about_card.setVisible(is_open and bool(state.about))
        self._about.setText(state.about)
        self._sealed.show_message(_trust(state))
        self._later.show_message(
            _(
                "Van dit gezin is al iets ingelezen dat later is verstuurd, op {day}. Kijk bij elk "
                "verschil wat nu waar is."
            ).format(day=state.later_on)
            if state.later_on and state.step is Step.PREVIEW
            else ""
        )
        self.not_understood.setVisible(bool(state.not_understood))
        self._strange.setText("\n".join(state.not_understood))

    def _show_families(self, state: ReceivingState) -> None:
        self.families_card.setVisible(state.step is Step.FAMILY)
        while len(self.families) < len(state.families):
            row = RowButton()
            row.picked.connect(self._presenter.choose_family)
            self._families.addWidget(row)
            self.families.append(row)
        for place, row in enumerate(self.families):
            row.setVisible(place < len(state.families))
            row.setEnabled(not state.is_busy)
            if place < len(state.families):
                _show_family(row, state.families[place])

    def _show_preview(self, state: ReceivingState) -> None:
        is_preview = state.step is Step.PREVIEW
        for part in (self._choice, self.preview, self._ending):
            part.setVisible(is_preview)
        if not is_preview:
            return
        self._family.setText(state.family)
        if self.preview.show_proposals(state.proposals, state.chosen):
            self.put_tabs_in_order()
        count = len(state.chosen)
        words = ngettext("{count} gegeven overnemen", "{count} gegevens overnemen", count)
        self.take_button.show_text(
            words.format(count=count) if count else _("Bewaren als ontvangen")
        )
        for button in (self.take_button, self.leave_button, self.other_button):
            button.setEnabled(not state.is_busy)

    def _show_end(self, state: ReceivingState) -> None:
        self._end.setVisible(state.step in _ENDED)
        self.receipt_button.setVisible(state.can_confirm)
        self.receipt_button.setEnabled(not state.is_busy)
        self.dossier_button.setVisible(state.step is not Step.CONFIRMED)

    def _first(self, state: ReceivingState) -> QWidget:
        """Return where the keyboard begins at a step."""
        if state.step is Step.SENDER:
            return self.sender_part.stop_button
        if state.step is Step.FAMILY and self.families:
            return self.families[0]
        if state.step is Step.PREVIEW:
            rows = [row for row in self.preview.rows.values() if row.isEnabled()]
            return rows[0] if rows else self.take_button
        if state.step in _ENDED:
            return self.receipt_button if state.can_confirm else self.close_button
        return self.header.back_button


def _title(step: Step) -> str:
    return {
        Step.NOTHING: "",
        Step.SENDER: _("Van wie komt dit?"),
        Step.FAMILY: _("Over wie gaat dit?"),
        Step.PREVIEW: _("Nieuw naast bekend"),
        Step.KNOWN: _("Al ingelezen"),
        Step.DONE: _("Overgenomen"),
        Step.CONFIRMED: _("Aangekomen"),
    }[step]


def _subtitle(state: ReceivingState) -> str:
    if state.step in {Step.SENDER, Step.CONFIRMED} or not state.sender:
        return ""
    return _("Van {sender}, verstuurd op {day}").format(sender=state.sender, day=state.sent_on)


def _trust(state: ReceivingState) -> str:
    """Say what cannot be relied on; a compared and sealed file needs no words."""
    if not state.is_signed:
        return _(
            "Dit bestand is niet verzegeld. Niemand kan zien of er onderweg iets aan veranderd is, "
            "of van wie het komt. Twijfelt u, bel dan."
        )
    if not state.is_compared:
        return _(
            "De woorden van deze partner zijn nog niet vergeleken. Doe dat bij de eerste "
            "gelegenheid, in uw adresboek."
        )
    return ""


def _show_family(row: RowButton, family: FamilyRow) -> None:
    row.show_row(family.household_id, family.title, family.detail)
