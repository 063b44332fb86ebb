"""Fold a part of the screen away until it is wanted."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.theme import SPACE_1
from kansrijk_desktop.ui.widgets.button import QuietButton


class Collapsible(QWidget):
    """A title that opens and closes what is under it.

    Signals:
        opened_changed: the user opened (True) or closed (False) it.

    Attributes:
        header: the button with the title.
        body: the vertical layout of what folds.
    """

    opened_changed = Signal(bool)

    def __init__(self, title: str, *, is_open: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = title
        self.header = QuietButton(title)
        self.header.setCheckable(True)
        self.header.setProperty("density", "fold")
        self._content = QWidget()
        self.body = QVBoxLayout(self._content)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(SPACE_1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_1)
        layout.addWidget(self.header)
        layout.addWidget(self._content)
        self.header.clicked.connect(self._on_clicked)
        self.show_open(is_open)

    def is_open(self) -> bool:
        """Say whether the content is shown."""
        return self.header.isChecked()

    def show_open(self, is_open: bool) -> None:  # noqa: FBT001 - a setter in Qt's manner
        """Open or close."""
        self.header.setChecked(is_open)
        self.header.show_icon("chevron-down" if is_open else "chevron-right")
        state = _("uitgeklapt") if is_open else _("ingeklapt")
        self.header.setAccessibleDescription(state)
        self._content.setVisible(is_open)

    def _on_clicked(self, is_open: bool) -> None:  # noqa: FBT001 - Qt calls it so
        self.show_open(is_open)
        self.opened_changed.emit(is_open)
