"""The widgets of a conversation of others."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kansrijk_desktop.services.told_lines import ToldLine
from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.screens.received.presenter import ReceivedPresenter, ReceivedState
from kansrijk_desktop.ui.theme import SPACE_1, SPACE_2
from kansrijk_desktop.ui.widgets.card import Card
from kansrijk_desktop.ui.widgets.inline_notice import InlineNotice
from kansrijk_desktop.ui.widgets.label import Heading, PlainLabel
from kansrijk_desktop.ui.widgets.level_badge import LEVEL_CODES, LevelBadge
from kansrijk_desktop.ui.widgets.page_header import PageHeader
from kansrijk_desktop.ui.widgets.scroll_column import ScrollColumn


class ReceivedScreen(ScrollColumn):
    """Who held the conversation, what came out, and every answer that was told.

    Attributes:
        header: with the way back.
    """

    def __init__(self, presenter: ReceivedPresenter, parent: QWidget | None = None) -> None:
        super().__init__(880, parent=parent)
        self._presenter = presenter  # A signal does not keep its receiver alive.
        self._shown = ReceivedState()
        self.header = PageHeader("", back_text=_("Dossier"))
        self.header.back_requested.connect(presenter.back)
        self.notice = InlineNotice()
        self.body.addWidget(self.header)
        self.body.addWidget(self.notice)
        self._about = PlainLabel(
            _("U kunt dit gesprek lezen, niet veranderen. U ziet alleen wat met u is gedeeld."),
            "secondary",
        )
        self._form = PlainLabel("", "small")
        self.body.addWidget(self._about)
        self._levels = Card(_("Wat eruit kwam"))
        self.body.addWidget(self._levels)
        self._column = QVBoxLayout()
        self._column.setSpacing(SPACE_2)
        self.body.addLayout(self._column)
        self.body.addWidget(self._form)
        self._levels.hide()
        presenter.attach(self.show_state)
        self.destroyed.connect(presenter.detach)

    def show_state(self, state: ReceivedState) -> None:
        """Show the conversation once it was read."""
        self.header.show_title(state.title, state.held)
        self.notice.show_message(state.error, "error")
        self._about.setVisible(bool(state.lines))
        self._form.setText(state.form)
        if state.is_loaded and not self._shown.is_loaded:
            self._show_levels(state.levels)
            self._show_lines(state.lines)
        self._shown = state

    def _show_levels(self, levels: tuple[tuple[str, str], ...]) -> None:
        self._levels.setVisible(bool(levels))
        for domain, code in levels:
            line = QHBoxLayout()
            line.setSpacing(SPACE_2)
            line.addWidget(PlainLabel(domain), 1)
            level = code if code in LEVEL_CODES else "not-asked"
            line.addWidget(LevelBadge(level), 0, Qt.AlignmentFlag.AlignRight)
            self._levels.body.addLayout(line)

    def _show_lines(self, lines: tuple[ToldLine, ...]) -> None:
        card: Card | None = None
        for line in lines:
            if line.is_heading or card is None:
                card = Card()
                card.body.setSpacing(SPACE_1)
                self._column.addWidget(card)
            card.body.addWidget(Heading(line.label, 3) if line.is_heading else _answer(line))


def _answer(line: ToldLine) -> QWidget:
    row = QWidget()
    words = QVBoxLayout(row)
    words.setContentsMargins(0, 0, 0, 0)
    words.setSpacing(2)
    words.addWidget(PlainLabel(line.label, "secondary"))
    words.addWidget(PlainLabel(line.answer, "answer"))
    if line.is_not_for_home:
        words.addWidget(PlainLabel(_("Niet voor thuis"), "small"))
    return row
