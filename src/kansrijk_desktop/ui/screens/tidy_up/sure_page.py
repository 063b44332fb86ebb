"""A second look before something is put elsewhere."""

from PySide6.QtWidgets import QWidget

from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.theme import SPACE_2
from kansrijk_desktop.ui.widgets.button import PrimaryButton, SecondaryButton
from kansrijk_desktop.ui.widgets.button_row import ButtonRow
from kansrijk_desktop.ui.widgets.card import Card
from kansrijk_desktop.ui.widgets.inline_notice import InlineNotice
from kansrijk_desktop.ui.widgets.label import PlainLabel
from kansrijk_desktop.ui.widgets.page_header import PageHeader
from kansrijk_desktop.ui.widgets.scroll_column import ScrollColumn


class SurePage(ScrollColumn):
    """Who or what it is about, what happens, and a button to do it.

    Attributes:
        question: where a page can ask something first.
        yes_button, back_button: the answers.
    """

    def __init__(self, title: str, yes: str, parent: QWidget | None = None) -> None:
        super().__init__(720, parent=parent)
        self.header = PageHeader(title)
        self.notice = InlineNotice()
        self.body.addWidget(self.header)
        self.body.addWidget(self.notice)
        self._cards: dict[str, tuple[Card, PlainLabel]] = {}
        self.question = Card()
        self.question.body.setSpacing(SPACE_2)
        self.question.hide()
        self.body.addWidget(self.question)
        self.yes_button = PrimaryButton(yes, "check")
        self.back_button = SecondaryButton(_("Terug"))
        self._buttons = ButtonRow(self.yes_button, self.back_button)
        self.body.addWidget(self._buttons)

    def show_part(self, title: str, *lines: str, tone: str = "card") -> None:
        """Show lines under a title; without lines the part is not there."""
        if title not in self._cards:
            card, label = Card(title, tone=tone), PlainLabel("")
            card.body.addWidget(label)
            self._cards[title] = card, label
            self.body.insertWidget(self.body.indexOf(self._buttons), card)
        card, label = self._cards[title]
        label.setText("\n".join(lines))
        card.setVisible(bool(lines))

    def focus_first(self) -> None:
        """Stand on the way back: nothing is done by a stray Enter."""
        self.back_button.setFocus()
