"""One thing that was noted, to read; it can be struck out and never changed."""

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from kansrijk_desktop.services.meldcode_notes import Noted
from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.theme import SPACE_2, SPACE_HALF
from kansrijk_desktop.ui.widgets.button import QuietButton
from kansrijk_desktop.ui.widgets.card import Card
from kansrijk_desktop.ui.widgets.flow_layout import FlowLayout
from kansrijk_desktop.ui.widgets.label import PlainLabel

_SHORT: Final = 44


class NotedCard(Card):
    """What was written, with its day, its source, its author and its time.

    Signals:
        struck: the user is sure to strike it out; carries the ids.

    Attributes:
        strike_button: asks to strike it out; gone where nothing can be changed.
        sure_button, keep_button: the second look.
    """

    struck = Signal(object)

    def __init__(self, noted: Noted, *, can_strike: bool, parent: QWidget | None = None) -> None:
        super().__init__(tone="sunken", padding=SPACE_2, parent=parent)
        self._ids = noted.ids
        self.body.setSpacing(SPACE_HALF)
        words = f"“{noted.words}”" if noted.is_quote else noted.words
        if noted.struck:
            told = _("Doorgestreept door {whom}. Er stond:").format(whom=noted.struck)
            self.body.addWidget(PlainLabel(told, "secondary"))
        for line in _lines(noted):
            self.body.addWidget(PlainLabel(line, "struck" if noted.struck else "secondary"))
        if words:
            self.body.addWidget(PlainLabel(words, "struck" if noted.struck else "body"))
        written = _("Vastgelegd door {whom}").format(whom=noted.written)
        self.body.addWidget(PlainLabel(written, "small"))
        self.setAccessibleName(words or written)
        self._build_buttons(words)
        self._ask(is_asking=False)
        self.strike_button.setVisible(can_strike and not noted.struck)

    def _build_buttons(self, words: str) -> None:
        self.strike_button = QuietButton(_("Doorstrepen"), is_small=True)
        self.strike_button.setAccessibleName(_("Doorstrepen: {words}").format(words=words))
        self.sure_button = QuietButton(_("Ja, doorstrepen"), is_small=True)
        self.keep_button = QuietButton(_("Nee, laten staan"), is_small=True)
        self.strike_button.clicked.connect(lambda: self._ask(is_asking=True))
        self.keep_button.clicked.connect(lambda: self._ask(is_asking=False))
        self.sure_button.clicked.connect(lambda: self.struck.emit(self._ids))
        self._question = PlainLabel(_("Doorstrepen? Het blijft leesbaar, met uw naam erbij."))
        row = QWidget()
        buttons = FlowLayout(row)
        for button in (self.sure_button, self.keep_button):
            buttons.addWidget(button)
        self._second_look = row
        self.body.addWidget(self.strike_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self._question)
        self.body.addWidget(self._second_look)

    def _ask(self, *, is_asking: bool) -> None:
        had_focus = self.strike_button.hasFocus() or self.keep_button.hasFocus()
        # Hidden while it has the focus, it would hand it to a stranger.
        for part in (self._question, self._second_look):
            part.setVisible(is_asking)
        self.strike_button.setVisible(not is_asking)
        if had_focus:
            (self.keep_button if is_asking else self.strike_button).setFocus()


def _lines(noted: Noted) -> Iterator[str]:
    """Yield what was answered: what is short on one line, what is long on a line of its own."""
    parts = [
        _("{label}: {value}").format(label=label, value=value) for label, value in noted.details
    ]
    short = [part for part in parts if len(part) <= _SHORT]
    yield "  ·  ".join(short)
    yield from (part for part in parts if len(part) > _SHORT)
