"""Say what to do first where there is nothing to show yet."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kansrijk_desktop.ui.theme import SPACE_1, SPACE_2, SPACE_4
from kansrijk_desktop.ui.widgets.icon_label import IconLabel
from kansrijk_desktop.ui.widgets.label import Heading, PlainLabel


class EmptyState(QWidget):
    """An icon, a title and a sentence in the middle.

    Attributes:
        buttons: the vertical layout under the sentence, for the button that helps on.
    """

    def __init__(
        self, icon_name: str, title: str, text: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._title = Heading(title, 2)
        self._text = PlainLabel(text, "secondary")
        for label in (self._title, self._text):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.buttons = QVBoxLayout()
        self.buttons.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_4, SPACE_4, SPACE_4, SPACE_4)
        layout.setSpacing(SPACE_1)
        layout.addStretch(1)
        layout.addWidget(IconLabel(icon_name, 48, "accent"), 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addSpacing(SPACE_1)
        layout.addWidget(self._title)
        layout.addWidget(self._text)
        layout.addSpacing(SPACE_2)
        layout.addLayout(self.buttons)
        layout.addStretch(2)

    def show_text(self, title: str, text: str = "") -> None:
        """Show another title and sentence."""
        self._title.setText(title)
        self._text.setText(text)
