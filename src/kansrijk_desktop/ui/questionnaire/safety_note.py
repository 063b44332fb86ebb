"""Show a safety text of the region where the question is: calm, since others may look along."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kansrijk_desktop.records.region import SafetyText
from kansrijk_desktop.ui.theme import SPACE_1, SPACE_2, SPACE_HALF
from kansrijk_desktop.ui.widgets.card import Card
from kansrijk_desktop.ui.widgets.icon_label import IconLabel
from kansrijk_desktop.ui.widgets.label import PlainLabel


class SafetyNote(Card):
    """What to say and do now, and whom to call; no red, no alarm."""

    def __init__(self, text: SafetyText, parent: QWidget | None = None) -> None:
        super().__init__(tone="accent", padding=SPACE_2, parent=parent)
        self.setAccessibleName(text.title)
        row = QHBoxLayout()
        row.setSpacing(SPACE_2)
        row.addWidget(IconLabel("phone", 24, "accent"), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(SPACE_HALF)
        words.addWidget(PlainLabel(text.title, "strong"))
        if text.text:
            words.addWidget(PlainLabel(text.text))
        for number in text.numbers:
            words.addWidget(PlainLabel(number, "strong"))
        words.addSpacing(SPACE_1)
        for step in text.steps:
            words.addLayout(_step(step))
        row.addLayout(words, 1)
        self.body.addLayout(row)

    def announce(self) -> None:
        """Tell a screen reader that it appeared."""
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))


def _step(text: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(SPACE_1)
    row.addWidget(PlainLabel("–", wraps=False), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(PlainLabel(text), 1)
    return row
