"""The page for her: large, warm, and nothing on it that others should not read."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kansrijk_desktop.services.together import TogetherView
from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.theme import SPACE_1, SPACE_2, SPACE_3
from kansrijk_desktop.ui.widgets.button import QuietButton
from kansrijk_desktop.ui.widgets.card import Card
from kansrijk_desktop.ui.widgets.icon_label import IconLabel
from kansrijk_desktop.ui.widgets.label import Heading, PlainLabel
from kansrijk_desktop.ui.widgets.scroll_column import ScrollColumn


class TogetherPage(ScrollColumn):
    """Strengths, wishes and her own first steps.

    Signals:
        close_requested: back to the summary.

    Attributes:
        close_button: leads back.
    """

    close_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(960, parent=parent)
        self.close_button = QuietButton(_("Sluit"), "close")
        self.close_button.clicked.connect(self.close_requested)
        self._parts = QVBoxLayout()
        self._parts.setSpacing(SPACE_2)
        self._build()

    def show_view(self, view: TogetherView) -> None:
        """Show what may be seen by everyone."""
        while (taken := self._parts.takeAt(0)) is not None:
            if (widget := taken.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        wishes = [f"{line.subject}: {_lower_first(line.wish)}" for line in view.wishes]
        steps = [f"{number}.  {step}" for number, step in enumerate(view.first_actions, 1)]
        for icon, title, lines in (
            ("star", _("Wat goed gaat"), view.strengths),
            ("heart", _("Wat je wilt"), wishes),
            ("flag", _("Wat je als eerste doet"), steps),
        ):
            if lines:
                self._parts.addWidget(_part(icon, title, lines))
        if not (view.strengths or wishes or steps):
            self._parts.addWidget(PlainLabel(_("Hier komt wat jullie opschrijven."), "answer"))

    def _build(self) -> None:
        head = QHBoxLayout()
        head.addWidget(Heading(_("Samen kijken"), 1), 1)
        head.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(head)
        self.body.addSpacing(SPACE_1)
        self.body.addLayout(self._parts)


def _part(icon: str, title: str, lines: Sequence[str]) -> Card:
    card = Card(tone="accent", padding=SPACE_3)
    card.setAccessibleName(title)
    head = QHBoxLayout()
    head.setSpacing(SPACE_2)
    head.addWidget(IconLabel(icon, 28, "accent"), 0, Qt.AlignmentFlag.AlignVCenter)
    head.addWidget(Heading(title, 2), 1)
    card.body.addLayout(head)
    card.body.addSpacing(SPACE_1)
    for line in lines:
        card.body.addWidget(PlainLabel(line, "answer"))
    return card


def _lower_first(text: str) -> str:
    return text[:1].lower() + text[1:]
