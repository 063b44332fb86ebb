"""Be sure before something is taken back or begins again."""

from PySide6.QtWidgets import QWidget

from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.screens.family_events.presenter import (
    FamilyEventsPresenter,
    FamilyEventsState,
)
from kansrijk_desktop.ui.widgets.button import PrimaryButton, SecondaryButton
from kansrijk_desktop.ui.widgets.button_row import ButtonRow
from kansrijk_desktop.ui.widgets.card import Card
from kansrijk_desktop.ui.widgets.inline_notice import InlineNotice
from kansrijk_desktop.ui.widgets.label import PlainLabel
from kansrijk_desktop.ui.widgets.page_header import PageHeader
from kansrijk_desktop.ui.widgets.scroll_column import ScrollColumn


class QuestionPage(ScrollColumn):
    """One question with what it does.

    Attributes:
        yes_button, back_button: the answers.
    """

    def __init__(self, presenter: FamilyEventsPresenter, parent: QWidget | None = None) -> None:
        super().__init__(720, parent=parent)
        self.header = PageHeader()
        self.notice = InlineNotice()
        card = Card()
        self._lines = PlainLabel("")
        card.body.addWidget(self._lines)
        self.yes_button = PrimaryButton("", "check")
        self.yes_button.clicked.connect(presenter.answer_yes)
        self.back_button = SecondaryButton(_("Terug"))
        self.back_button.clicked.connect(presenter.back)
        for part in (self.header, self.notice, card, ButtonRow(self.yes_button, self.back_button)):
            self.body.addWidget(part)

    def show_state(self, state: FamilyEventsState) -> None:
        """Show the question."""
        self.notice.show_message(state.error, "error")
        if state.question is not None:
            self.header.show_title(state.question.title)
            self._lines.setText("\n".join(state.question.lines))
            self.yes_button.show_text(state.question.yes)
        self.yes_button.setEnabled(not state.is_busy)

    def focus_first(self) -> None:
        """Stand on the way back: nothing is done by a stray Enter."""
        self.back_button.setFocus()
