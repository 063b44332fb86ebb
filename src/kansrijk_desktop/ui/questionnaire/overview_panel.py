"""What was answered in any questionnaire: the scores, and the parts with their answers."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kansrijk_desktop.services.response_overview import (
    LineKind,
    Overview,
    OverviewLine,
    OverviewSection,
    ScoreLine,
)
from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.theme import SPACE_1, SPACE_2, SPACE_HALF, scaled
from kansrijk_desktop.ui.widgets.button import QuietButton
from kansrijk_desktop.ui.widgets.card import Card
from kansrijk_desktop.ui.widgets.label import Heading, PlainLabel

LINES_AT_ONCE = 150
"""As many lines as are made before she asks for more: a form can have hundreds."""

_STEP = 20
_DEEPEST = 4


class OverviewPanel(QWidget):
    """The scores in a card, then a card per part; gone where there is no overview.

    Signals:
        place_requested: address in the conversation to go to.

    Attributes:
        more_button: shows the parts that do not fit yet.
    """

    place_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._overview: Overview | None = None
        self._limit = LINES_AT_ONCE
        self._column = QVBoxLayout()
        self._column.setSpacing(SPACE_2)
        self.more_button = QuietButton(_("Toon de rest van de antwoorden"), "chevron-down")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_2)
        column.addLayout(self._column)
        column.addWidget(self.more_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.more_button.clicked.connect(self._on_more)
        self.hide()

    def show_overview(self, overview: Overview | None) -> None:
        """Show what was answered; None hides it."""
        self.setVisible(overview is not None)
        if overview is None or overview == self._overview:
            return
        self._overview = overview
        self._fill(overview)

    def _fill(self, overview: Overview) -> None:
        while (taken := self._column.takeAt(0)) is not None:
            if (widget := taken.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        if overview.scores:
            self._column.addWidget(_scores(overview.scores))
        if not overview.sections and not overview.scores:
            self._column.addWidget(PlainLabel(_("Er is niets ingevuld."), "secondary"))
        count = 0
        for section in overview.sections:
            room = self._limit - count
            if room <= 0:
                break
            self._column.addWidget(self._section(section, room))
            count += len(section.lines)
        total = sum(len(section.lines) for section in overview.sections)
        self.more_button.setVisible(total > self._limit)

    def _section(self, section: OverviewSection, room: int) -> Card:
        card = Card(padding=SPACE_2)
        card.setAccessibleName(section.title)
        head = QHBoxLayout()
        head.addWidget(Heading(section.title, 3), 1)
        button = QuietButton(_("Wijzig"), is_small=True)
        button.setAccessibleName(_("Wijzig {title}").format(title=section.title))
        address = section.address
        button.clicked.connect(lambda: self.place_requested.emit(address))
        head.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        card.body.addLayout(head)
        for line in section.lines[:room]:
            card.body.addWidget(_line(line))
        return card

    def _on_more(self) -> None:
        self._limit += LINES_AT_ONCE
        if self._overview is not None:
            self._fill(self._overview)


def _scores(scores: tuple[ScoreLine, ...]) -> Card:
    card = Card(_("Uitkomsten"), tone="accent", padding=SPACE_2)
    for score in scores:
        line = QWidget()
        column = QVBoxLayout(line)
        column.setContentsMargins(0, SPACE_HALF, 0, 0)
        column.setSpacing(0)
        column.addWidget(PlainLabel(score.label, "secondary"))
        column.addWidget(PlainLabel(score.value, "answer"))
        if score.is_changed_by_user:
            column.addWidget(PlainLabel(_("Zelf ingevuld"), "small"))
        card.body.addWidget(line)
    return card


def _line(line: OverviewLine) -> QWidget:
    widget = QWidget()
    column = QVBoxLayout(widget)
    left = scaled(_STEP) * min(line.depth, _DEEPEST)
    column.setContentsMargins(left, SPACE_1 if line.kind is LineKind.HEADING else SPACE_HALF, 0, 0)
    column.setSpacing(0)
    if line.kind is LineKind.HEADING:
        column.addWidget(PlainLabel(line.label, "strong"))
        return widget
    column.addWidget(PlainLabel(line.label, "secondary"))
    column.addWidget(PlainLabel(line.answer, "body" if line.kind is LineKind.ANSWER else "small"))
    return widget
