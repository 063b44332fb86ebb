"""Pass a moment over, with the reason; and take that back."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kansrijk_desktop.services.moment_plan import LONGEST_REASON
from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.screens.household.start_presenter import StartState
from kansrijk_desktop.ui.theme import SPACE_1
from kansrijk_desktop.ui.widgets.button import Button, QuietButton
from kansrijk_desktop.ui.widgets.field import TextField
from kansrijk_desktop.ui.widgets.label import PlainLabel


class PassOverPart(QWidget):
    """Small, below the choice of moment; hidden for a moment that cannot be passed over.

    Signals:
        passed_over: the reason as typed.
        asked_again: the moment should be asked for after all.

    Attributes:
        open_button: unfolds the reason.
        reason_field, pass_button: why, and do it.
        reason_label, again_button: shown for a moment that was passed over.
    """

    passed_over = Signal(str)
    asked_again = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._moment = ""
        self.open_button = QuietButton(_("Dit moment overslaan"), is_small=True)
        self.open_button.setCheckable(True)
        self.reason_field = TextField(
            _("Waarom gaat dit moment niet door?"), max_length=LONGEST_REASON
        )
        self.pass_button = Button(_("Sla dit moment over"))
        self.reason_label = PlainLabel("", "secondary")
        self.again_button = QuietButton(_("Toch weer vragen"), "undo", is_small=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_1)
        for part in (self.open_button, self.reason_field, self.pass_button):
            column.addWidget(part)
        column.addWidget(self.reason_label)
        column.addWidget(self.again_button)
        for button in (self.open_button, self.pass_button, self.again_button):
            column.setAlignment(button, Qt.AlignmentFlag.AlignLeft)
        self.open_button.clicked.connect(self._show_reason)
        self.pass_button.clicked.connect(self._on_pass)
        self.reason_field.edit.returnPressed.connect(self._on_pass)
        self.again_button.clicked.connect(self.asked_again)

    def show_state(self, state: StartState) -> None:
        """Show what can be done with the moment that is chosen."""
        if state.moment.value != self._moment or not state.can_pass_over:
            self._moment = state.moment.value
            self.open_button.setChecked(False)
            self.reason_field.show_text("")
        self.open_button.setVisible(state.can_pass_over)
        self.reason_field.show_error(state.reason_error)
        self.reason_label.setText(_("Overgeslagen: {reason}").format(reason=state.passed_over))
        self.reason_label.setVisible(bool(state.passed_over))
        self.again_button.setVisible(bool(state.passed_over))
        self.setVisible(state.can_pass_over or bool(state.passed_over))
        self._show_reason()

    def _show_reason(self) -> None:
        is_asked = self.open_button.isChecked()
        self.reason_field.setVisible(is_asked)
        self.pass_button.setVisible(is_asked)

    def _on_pass(self) -> None:
        self.passed_over.emit(self.reason_field.text())
