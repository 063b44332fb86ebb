"""What is told already, which paper goes to whom, what was sent, and the talk."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.screens.handover.presenter import (
    HandoverPresenter,
    HandoverState,
    PaperRow,
    PartnerOption,
    SentRow,
)
from kansrijk_desktop.ui.screens.handover.warm_card import WarmCard
from kansrijk_desktop.ui.theme import SPACE_1, SPACE_2
from kansrijk_desktop.ui.widgets.button import PrimaryButton, QuietButton, SecondaryButton
from kansrijk_desktop.ui.widgets.card import Card
from kansrijk_desktop.ui.widgets.choice_card import ChoiceCard
from kansrijk_desktop.ui.widgets.flow_layout import FlowLayout
from kansrijk_desktop.ui.widgets.inline_notice import InlineNotice
from kansrijk_desktop.ui.widgets.label import PlainLabel
from kansrijk_desktop.ui.widgets.more_rows import MoreRows
from kansrijk_desktop.ui.widgets.page_header import PageHeader
from kansrijk_desktop.ui.widgets.scroll_column import ScrollColumn

_MOST_TOLD = 4


class ChoosingPage(ScrollColumn):
    """Where a handover begins, and where it is followed.

    Signals:
        again_requested: the file of a handover is to be written once more; carries its id.

    Attributes:
        papers, partners: what can be chosen, by id.
        look_button: goes on to the second look.
        sent: what was handed over before.
        warm_card: the checklist of the talk.
    """

    again_requested = Signal(str)

    def __init__(
        self, presenter: HandoverPresenter, warm_card: WarmCard, parent: QWidget | None = None
    ) -> None:
        super().__init__(880, parent=parent)
        self._presenter = presenter
        self.papers: dict[str, ChoiceCard] = {}
        self.partners: dict[str, ChoiceCard] = {}
        self._shown: tuple[object, ...] = ()
        self.header = PageHeader(_("Overdracht"), back_text=_("Dossier"))
        self.header.back_requested.connect(presenter.back)
        self.notice = InlineNotice()
        self.body.addWidget(self.header)
        self.body.addWidget(self.notice)
        self.body.addWidget(self._build_told())
        self.body.addWidget(self._build_sending())
        self.body.addWidget(self._build_sent())
        self.warm_card = warm_card
        self.body.addWidget(warm_card)

    def show_state(self, state: HandoverState) -> None:
        """Show the family as it is now."""
        self.header.show_title(_("Overdracht"), state.patient)
        message = state.error or state.told
        self.notice.show_message(message, "error" if state.error else "success")
        self._told.setText("\n".join(state.told_before[:_MOST_TOLD]) or _nobody())
        rest = len(state.told_before) - _MOST_TOLD
        self._more.setText(_("En nog {count} keer eerder.").format(count=rest))
        self._more.setVisible(rest > 0)
        self.sent_card.setVisible(bool(state.sent))
        self.sent.show_rows(state.sent)
        shown = (state.papers, state.partners, state.sent)
        if shown != self._shown:
            self._shown = shown
            self._fill_papers(state.papers)
            self._fill_partners(state.partners)
            self.put_tabs_in_order()
        for chosen, cards in ((state.paper_id, self.papers), (state.partner_id, self.partners)):
            for identity, card in cards.items():
                card.show_chosen(identity == chosen)
        self._no_paper.setVisible(state.is_loaded and not state.papers)
        self._no_partner.setVisible(state.is_loaded and not state.partners)
        self.look_button.setVisible(bool(state.papers and state.partners))
        self.look_button.setEnabled(not state.is_busy)

    def _build_told(self) -> Card:
        card = Card(_("Wat de ouders weten dat is gedeeld"), tone="accent")
        self._told = PlainLabel()
        self._more = PlainLabel("", "small")
        card.body.addWidget(self._told)
        card.body.addWidget(self._more)
        card.body.addWidget(
            PlainLabel(_("Vertel het de ouders ook als er weer iets gedeeld wordt."), "small")
        )
        return card

    def _build_sending(self) -> Card:
        card = Card(_("Verzegeld overdragen"))
        card.body.setSpacing(SPACE_2)
        card.body.addWidget(PlainLabel(_("Welke brief?"), "strong"))
        self._papers = QVBoxLayout()
        self._papers.setSpacing(SPACE_1)
        card.body.addLayout(self._papers)
        self._no_paper = PlainLabel(
            _(
                "Er is nog geen brief voor anderen. Maak die eerst in het dossier, met haar "
                "toestemming."
            ),
            "secondary",
        )
        card.body.addWidget(self._no_paper)
        card.body.addWidget(PlainLabel(_("Aan welke partner?"), "strong"))
        self._partners = QVBoxLayout()
        self._partners.setSpacing(SPACE_1)
        card.body.addLayout(self._partners)
        self._no_partner = PlainLabel(_("Er staat nog geen partner in uw adresboek."), "secondary")
        card.body.addWidget(self._no_partner)
        self.look_button = PrimaryButton(_("Nog eens kijken"), "eye")
        self.look_button.clicked.connect(self._presenter.look)
        self.book_button = QuietButton(_("Naar het adresboek"), "users")
        self.book_button.clicked.connect(self._presenter.open_address_book)
        buttons = QWidget()
        row = FlowLayout(buttons, SPACE_2)
        row.addWidget(self.look_button)
        row.addWidget(self.book_button)
        card.body.addWidget(buttons)
        return card

    def _build_sent(self) -> Card:
        self.sent_card = Card(_("Verstuurd"))
        self.sent: MoreRows[SentLine, SentRow] = MoreRows(self._make_sent, SentLine.show_row)
        self.sent_card.body.addWidget(self.sent)
        return self.sent_card

    def _fill_papers(self, papers: tuple[PaperRow, ...]) -> None:
        _empty(self._papers, self.papers)
        group = QWidget()
        column = _column(group)
        for paper in papers:
            detail = paper.refusal or paper.detail
            card = ChoiceCard(paper.title, detail=detail, is_compact=True)
            card.setEnabled(not paper.refusal)
            card.picked.connect(partial(self._presenter.choose_paper, paper.id))
            self.papers[paper.id] = card
            column.addWidget(card)
        self._papers.addWidget(group)
        group.show()

    def _fill_partners(self, partners: tuple[PartnerOption, ...]) -> None:
        _empty(self._partners, self.partners)
        group = QWidget()
        column = _column(group)
        for partner in partners:
            card = ChoiceCard(partner.title, detail=partner.detail, is_compact=True)
            card.picked.connect(partial(self._presenter.choose_partner, partner.id))
            self.partners[partner.id] = card
            column.addWidget(card)
        self._partners.addWidget(group)
        group.show()

    def _make_sent(self) -> "SentLine":
        line = SentLine()
        line.received_noted.connect(self._presenter.note_received)
        line.again_requested.connect(self.again_requested)
        return line


class SentLine(QWidget):
    """One handover; while it waits, what can be done about it.

    Signals:
        received_noted: the partner told by telephone that it is there; carries its id.
        again_requested: the file is to be written once more; carries its id.
    """

    received_noted = Signal(str)
    again_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._id = ""
        self._title = PlainLabel("", "strong")
        self._detail = PlainLabel("", "small")
        self.received_button = SecondaryButton(_("Telefonisch bevestigd"), "phone")
        self.received_button.clicked.connect(self._on_received)
        self.again_button = QuietButton(_("Bestand nog eens bewaren"), "save")
        self.again_button.clicked.connect(self._on_again)
        self._buttons = QWidget()
        row = FlowLayout(self._buttons, SPACE_2)
        row.addWidget(self.received_button)
        row.addWidget(self.again_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, SPACE_1)
        layout.setSpacing(2)
        for part in (self._title, self._detail, self._buttons):
            layout.addWidget(part)

    def show_row(self, sent: SentRow) -> None:
        """Show another handover."""
        self._id = sent.id
        self._title.setText(sent.title)
        waits = _("{detail}, nog niet bevestigd").format(detail=sent.detail)
        self._detail.setText(waits if sent.is_waiting else sent.detail)
        self._buttons.setVisible(sent.is_waiting)

    def _on_received(self) -> None:
        self.received_noted.emit(self._id)

    def _on_again(self) -> None:
        self.again_requested.emit(self._id)


def _column(group: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(group)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(SPACE_1)
    return column


def _empty(layout: QVBoxLayout, cards: dict[str, ChoiceCard]) -> None:
    cards.clear()
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()


def _nobody() -> str:
    return _("Er is nog niets met anderen gedeeld.")
