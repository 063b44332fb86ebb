"""Open a screen: where you can go back to, its title, one line under it, actions at the right."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.theme import SPACE_1, SPACE_2, SPACE_HALF
from kansrijk_desktop.ui.widgets.button import QuietButton
from kansrijk_desktop.ui.widgets.label import Heading, PlainLabel


class PageHeader(QWidget):
    """Title and subtitle of a screen.

    Signals:
        back_requested: the user wants to go back.

    Attributes:
        buttons: the horizontal layout at the right, for buttons.
        back_button: hidden when `back_text` is empty.
    """

    back_requested = Signal()

    def __init__(
        self,
        title: str = "",
        subtitle: str = "",
        *,
        back_text: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.back_button = QuietButton(back_text or _("Terug"), "arrow-left")
        self.back_button.setProperty("density", "back")
        self.back_button.clicked.connect(self._on_back_clicked)
        self._title = Heading(title, 1)
        self._subtitle = PlainLabel(subtitle, "secondary")
        words = QVBoxLayout()
        words.setSpacing(SPACE_HALF)
        words.addWidget(self.back_button, 0, Qt.AlignmentFlag.AlignLeft)
        words.addWidget(self._title)
        words.addWidget(self._subtitle)
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(SPACE_1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, SPACE_1)
        row.setSpacing(SPACE_2)
        row.addLayout(words, 1)
        row.addLayout(self.buttons)
        # Only now: a widget shown before it has a parent is a window of its own for a moment.
        self.back_button.setVisible(bool(back_text))
        self._subtitle.setVisible(bool(subtitle))

    def show_title(self, title: str, subtitle: str = "") -> None:
        """Show another title and subtitle."""
        self._title.setText(title)
        self._subtitle.setText(subtitle)
        self._subtitle.setVisible(bool(subtitle))

    def _on_back_clicked(self) -> None:
        self.back_requested.emit()
