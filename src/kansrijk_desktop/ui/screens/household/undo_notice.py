"""Say what was kept, and offer the way back."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.widgets.button import QuietButton
from kansrijk_desktop.ui.widgets.inline_notice import InlineNotice


class UndoNotice(InlineNotice):
    """A notice with one button under it.

    Signals:
        undo_wanted: the last change is to be taken back.

    Attributes:
        undo_button: asks for that.
    """

    undo_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tone="success", parent=parent)
        self.undo_button = QuietButton(_("Ongedaan maken"), "undo")
        self.undo_button.clicked.connect(self.undo_wanted)
        self.buttons.addWidget(self.undo_button, 0, Qt.AlignmentFlag.AlignLeft)

    def show_outcome(self, error: str, message: str, *, can_undo: bool) -> None:
        """Show what went wrong, or else what was kept."""
        self.show_message(error or message, "error" if error else "success")
        self.undo_button.setVisible(can_undo and bool(message) and not error)
