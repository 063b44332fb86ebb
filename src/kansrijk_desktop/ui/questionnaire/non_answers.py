"""Always there and small: she does not want to say, does not know, or was not asked."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from kansrijk_desktop.engine.answers import AbsentReason, NotAskedReason
from kansrijk_desktop.texts import N_, _
from kansrijk_desktop.ui.theme import SPACE_HALF
from kansrijk_desktop.ui.widgets.button import QuietButton
from kansrijk_desktop.ui.widgets.flow_layout import FlowLayout
from kansrijk_desktop.ui.widgets.label import set_plain_tooltip

REASONS = {
    NotAskedReason.NOT_ALONE: N_("Niet alleen"),
    NotAskedReason.NO_TIME: N_("Geen tijd"),
    NotAskedReason.NO_INTERPRETER: N_("Geen tolk"),
    NotAskedReason.NOT_NOW: N_("Niet nu"),
}


class NonAnswers(QWidget):
    """Three small buttons; "niet gevraagd" unfolds its reasons.

    Signals:
        declined: the `AbsentReason`, and the `NotAskedReason` or None.

    Attributes:
        declined_button, unknown_button, not_asked_button: the three.
        reason_buttons: by reason; shown once "niet gevraagd" is pressed.
        row: the layout of the three, to put something behind them.
    """

    declined = Signal(object, object)

    def __init__(self, subject: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.declined_button = _small(_("Wil niet zeggen"), subject)
        self.unknown_button = _small(_("Weet niet"), subject)
        self.not_asked_button = _small(_("Niet gevraagd"), subject)
        self.reason_buttons = {
            reason: _small(_(text), subject or _("Niet gevraagd"))
            for reason, text in REASONS.items()
        }
        if not subject:
            set_plain_tooltip(self.declined_button, _("Toets W"))
            set_plain_tooltip(self.unknown_button, _("Toets O"))
            set_plain_tooltip(self.not_asked_button, _("Toets N"))
        self._build()
        self.declined_button.clicked.connect(
            partial(self.declined.emit, AbsentReason.ASKED_DECLINED, None)
        )
        self.unknown_button.clicked.connect(
            partial(self.declined.emit, AbsentReason.ASKED_UNKNOWN, None)
        )
        self.not_asked_button.clicked.connect(self._on_not_asked_clicked)
        for reason, button in self.reason_buttons.items():
            button.clicked.connect(partial(self._on_reason_clicked, reason))

    def show_absence(self, absent: AbsentReason | None, reason: NotAskedReason | None) -> None:
        """Show which of them holds, if any."""
        is_not_asked = absent is AbsentReason.NOT_ASKED
        self.declined_button.setChecked(absent is AbsentReason.ASKED_DECLINED)
        self.unknown_button.setChecked(absent is AbsentReason.ASKED_UNKNOWN)
        self.not_asked_button.setChecked(is_not_asked)
        for each, button in self.reason_buttons.items():
            button.setChecked(each is reason)
        self._reasons.setVisible(is_not_asked)

    def ask_reason(self) -> None:
        """Unfold the reasons and go to the first."""
        self._reasons.show()
        next(iter(self.reason_buttons.values())).setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_HALF)
        first = _flow_row()
        self.row = FlowLayout(first, SPACE_HALF)
        for button in (self.declined_button, self.unknown_button, self.not_asked_button):
            self.row.addWidget(button)
        self._reasons = _flow_row()
        reasons = FlowLayout(self._reasons, SPACE_HALF)
        for button in self.reason_buttons.values():
            reasons.addWidget(button)
        self._reasons.hide()
        column.addWidget(first)
        column.addWidget(self._reasons)

    def _on_not_asked_clicked(self) -> None:
        if self.not_asked_button.isChecked():
            self.ask_reason()
        else:
            # Pressed again: taken back, whatever the reason was.
            reason = next((r for r, b in self.reason_buttons.items() if b.isChecked()), None)
            self._reasons.hide()
            if reason is not None:
                self.declined.emit(AbsentReason.NOT_ASKED, reason)

    def _on_reason_clicked(self, reason: NotAskedReason) -> None:
        self.declined.emit(AbsentReason.NOT_ASKED, reason)


def _small(text: str, subject: str) -> QuietButton:
    button = QuietButton(text, is_small=True)
    button.setCheckable(True)
    if subject:
        button.setAccessibleName(f"{subject}: {text}")
    return button


def _flow_row() -> QWidget:
    row = QWidget()
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    row.setSizePolicy(policy)
    return row
