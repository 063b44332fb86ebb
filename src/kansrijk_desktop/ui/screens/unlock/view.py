"""The unlock screen: one field and Enter."""

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.screens.unlock.presenter import UnlockMode, UnlockPresenter, UnlockState
from kansrijk_desktop.ui.theme import SPACE_2, SPACE_3, SPACE_4
from kansrijk_desktop.ui.widgets.button import PrimaryButton, QuietButton
from kansrijk_desktop.ui.widgets.card import Card
from kansrijk_desktop.ui.widgets.icon_label import IconLabel
from kansrijk_desktop.ui.widgets.inline_notice import InlineNotice
from kansrijk_desktop.ui.widgets.label import Heading
from kansrijk_desktop.ui.widgets.passphrase_field import PassphraseField
from kansrijk_desktop.ui.widgets.scroll_column import ScrollColumn

if TYPE_CHECKING:
    from kansrijk_desktop.ui.screens.unlock.recovery_part import RecoveryPart

_SECOND = 1000


class UnlockScreen(QWidget):
    """Asks for the passphrase; shows no name of anyone.

    Attributes:
        passphrase_field, open_button: the usual way in.
        recovery_button: leads to the recovery code and back.
        recovery: the other way in; made when it is first asked for.
        notice: what was wrong, or how long to wait.
    """

    def __init__(self, presenter: UnlockPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter  # A signal does not keep its receiver alive.
        self._tries = 0
        self._mode: UnlockMode | None = None
        self.notice = InlineNotice("", "error")
        self.open_button = PrimaryButton(_("Openen"))
        self._passphrase_part = self._build_passphrase_part()
        self.recovery: RecoveryPart | None = None
        self._build()
        self._timer = QTimer(self)
        self._timer.setInterval(_SECOND)
        self._timer.timeout.connect(presenter.tick)
        presenter.attach(self.show_state)
        self.destroyed.connect(presenter.detach)

    def show_state(self, state: UnlockState) -> None:
        """Show the state."""
        is_recovery = state.mode is UnlockMode.RECOVERY
        recovery = self._make_recovery_part() if is_recovery else self.recovery
        self._passphrase_part.setVisible(not is_recovery)
        self.recovery_button.show_text(
            _("Terug naar het wachtwoord")
            if is_recovery
            else _("Wachtwoord vergeten? Gebruik de herstelcode")
        )
        self._mark.setVisible(not is_recovery)
        self._show_notice(state)
        may_try = not state.is_busy and not state.wait_seconds
        self.passphrase_field.setEnabled(may_try)
        if recovery is not None:
            recovery.setVisible(is_recovery)
            recovery.setEnabled(may_try)
            recovery.strength_meter.show_strength(state.strength)
            recovery.new_passphrase_field.show_error(state.new_error)
        self.open_button.setEnabled(may_try)
        self.open_button.show_text(_("Even wachten…") if state.is_busy else _("Openen"))
        is_answered = state.tries != self._tries
        if is_answered:
            self.passphrase_field.clear()
        is_elsewhere = self._mode is not state.mode or is_answered or not self._has_focus_inside()
        if may_try and is_elsewhere:
            usual = self.passphrase_field
            (usual if recovery is None or not is_recovery else recovery.code_field).setFocus()
        self._mode, self._tries = state.mode, state.tries
        if state.wait_seconds and not self._timer.isActive():
            self._timer.start()
        elif not state.wait_seconds:
            self._timer.stop()

    def _show_notice(self, state: UnlockState) -> None:
        if state.wait_seconds:
            text = _("Wacht nog {seconds} seconden en probeer het dan opnieuw. Er is niets weg.")
            self.notice.show_message(text.format(seconds=state.wait_seconds), "warning")
        else:
            self.notice.show_message(state.error, "error")

    def _has_focus_inside(self) -> bool:
        focused: QWidget | None = self.focusWidget()
        return focused is not None and focused.isEnabled() and self.isAncestorOf(focused)

    def _build(self) -> None:
        column = ScrollColumn(520)
        self._mark = IconLabel("sparkle", 48, "accent")
        column.body.setSpacing(SPACE_2)
        column.body.addSpacing(SPACE_4)
        column.body.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignHCenter)
        title = Heading("Kansrijk", 1)
        title.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.body.addWidget(title)
        column.body.addSpacing(SPACE_2)
        self._card = Card(padding=SPACE_4)
        self._card.body.setSpacing(SPACE_3)
        for part in (self._passphrase_part, self.notice, self.open_button):
            self._card.body.addWidget(part)
        column.body.addWidget(self._card)
        column.body.addWidget(self.recovery_button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(column)
        self.open_button.clicked.connect(self._on_submitted)
        self._order_tabs()

    def _build_passphrase_part(self) -> QWidget:
        part = QWidget()
        layout = QVBoxLayout(part)
        layout.setContentsMargins(0, 0, 0, 0)
        self.passphrase_field = PassphraseField(_("Wachtwoord"))
        self.passphrase_field.submitted.connect(self._on_submitted)
        layout.addWidget(self.passphrase_field)
        self.recovery_button = QuietButton("")
        self.recovery_button.clicked.connect(self._on_recovery_clicked)
        return part

    def _make_recovery_part(self) -> "RecoveryPart":
        """Return the part for the recovery code; few need it, and the first paint waits for it."""
        if self.recovery is None:
            from kansrijk_desktop.ui.screens.unlock.recovery_part import RecoveryPart

            self.recovery = RecoveryPart()
            self.recovery.new_passphrase_field.edited.connect(self._presenter.judge)
            self.recovery.new_passphrase_field.submitted.connect(self._on_submitted)
            self._card.body.insertWidget(1, self.recovery)
            self._order_tabs()
        return self.recovery

    def _order_tabs(self) -> None:
        fields: list[QWidget] = [self.passphrase_field.edit, self.passphrase_field.reveal_button]
        if self.recovery is not None:
            new = self.recovery.new_passphrase_field
            fields += [self.recovery.code_field.edit, new.edit, new.reveal_button]
        for before, after in pairwise([*fields, self.open_button, self.recovery_button]):
            self.setTabOrder(before, after)

    def _on_recovery_clicked(self) -> None:
        if self._mode is UnlockMode.RECOVERY:
            self._presenter.use_passphrase()
        else:
            self._presenter.use_recovery_code()

    def _on_submitted(self) -> None:
        recovery = self.recovery
        if self._mode is UnlockMode.RECOVERY and recovery is not None:
            code, new = recovery.code_field.text(), recovery.new_passphrase_field.text()
            self._presenter.unlock_with_recovery(code, new)
        else:
            self._presenter.unlock(self.passphrase_field.text())
