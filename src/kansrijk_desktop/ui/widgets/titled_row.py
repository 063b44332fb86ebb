"""Say one thing with an icon, a few bold words and a sentence."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kansrijk_desktop.ui.theme import SPACE_2
from kansrijk_desktop.ui.widgets.icon_label import IconLabel
from kansrijk_desktop.ui.widgets.label import PlainLabel


class TitledRow(QWidget):
    """An icon at the left, title and text beside it."""

    def __init__(
        self, icon_name: str, title: str, text: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(PlainLabel(title, "strong"))
        if text:
            words.addWidget(PlainLabel(text, "secondary"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_2)
        row.addWidget(IconLabel(icon_name, 28, "accent"), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
