"""The card that makes a new recovery code."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.recovery_code_sheet import RecoveryCodeSheet
from kansrijk_desktop.ui.screens.settings.recovery_presenter import (
    RecoveryPresenter,
    RecoveryState,
    RecoveryStep,
)
from kansrijk_desktop.ui.theme import SPACE_2
from kansrijk_desktop.ui.widgets.button import PrimaryButton, QuietButton, SecondaryButton
from kansrijk_desktop.ui.widgets.card import Card
from kansrijk_desktop.ui.widgets.field import TextField
from kansrijk_desktop.ui.widgets.flow_layout import FlowLayout
from kansrijk_desktop.ui.widgets.inline_notice import InlineNotice
from kansrijk_desktop.ui.widgets.label import PlainLabel
from kansrijk_desktop.ui.widgets.passphrase_field import PassphraseField


class RecoveryCard(Card):
    """Asks for the passphrase, shows the new code once, and asks for it back.

    Attributes:
        passphrase_field, make_button: before there is a new code.
        sheet, kept_button: while it is shown.
        code_field, check_button, look_again_button: while it is typed back.
    """

    def __init__(self, presenter: RecoveryPresenter, parent: QWidget | None = None) -> None:
        super().__init__(_("Nieuwe herstelcode"), parent=parent)
        self._presenter = presenter  # A signal does not keep its receiver alive.
        self._step: RecoveryStep | None = None
        self.body.setSpacing(SPACE_2)
        self._parts = {
            RecoveryStep.PASSPHRASE: self._build_passphrase(),
            RecoveryStep.KEEP: self._build_keep(),
            RecoveryStep.TYPE_BACK: self._build_type_back(),
        }
        for part in self._parts.values():
            self.body.addWidget(part)
        self._notice = InlineNotice()
        self.body.addWidget(self._notice)
        presenter.attach(self.show_state)
        self.destroyed.connect(presenter.detach)

    def show_state(self, state: RecoveryState) -> None:
        """Show the state; the cursor goes along to the next step."""
        self.sheet.show_code(state.code_groups)
        for step, part in self._parts.items():
            part.setVisible(step is state.step)
        is_typing = state.step is RecoveryStep.TYPE_BACK
        self.passphrase_field.show_error("" if is_typing else state.problem)
        self.code_field.show_error(state.problem if is_typing else "")
        self.make_button.setEnabled(not state.is_busy)
        self._notice.show_message(state.notice, "error" if state.is_notice_error else "success")
        if state.step is not self._step:
            is_first = self._step is None
            self._step = state.step
            self.passphrase_field.clear()
            self.code_field.show_text("")
            if not is_first:
                self._parts[state.step].setFocus()

    def _build_passphrase(self) -> QWidget:
        self.passphrase_field = PassphraseField(_("Uw wachtwoord"))
        self.passphrase_field.submitted.connect(self._presenter.make)
        self.make_button = SecondaryButton(_("Nieuwe herstelcode maken"), "key")
        self.make_button.clicked.connect(self._on_make)
        return _part(
            PlainLabel(
                _("Is uw herstelcode kwijt of gezien? Maak een nieuwe. De oude opent dan niets.")
            ),
            self.passphrase_field,
            self.make_button,
            focus=self.passphrase_field,
        )

    def _build_keep(self) -> QWidget:
        self.sheet = RecoveryCodeSheet()
        self.sheet.save_requested.connect(self._presenter.save_code)
        self.kept_button = PrimaryButton(_("Ik heb de code bewaard"))
        self.kept_button.clicked.connect(self._presenter.type_back)
        return _part(
            PlainLabel(_("Vanaf nu geldt alleen deze code. U ziet hem één keer: bewaar hem nu.")),
            self.sheet,
            self.kept_button,
            focus=self.sheet.print_button,
        )

    def _build_type_back(self) -> QWidget:
        self.code_field = TextField(
            _("Typ de code over"), help_text=_("Streepjes en hoofdletters maken niet uit.")
        )
        self.code_field.edit.returnPressed.connect(self._on_check)
        self.check_button = PrimaryButton(_("Klaar"))
        self.check_button.clicked.connect(self._on_check)
        self.look_again_button = QuietButton(_("Code nog eens zien"), "arrow-left")
        self.look_again_button.clicked.connect(self._presenter.look_again)
        row = QWidget()
        buttons = FlowLayout(row)
        buttons.addWidget(self.check_button)
        buttons.addWidget(self.look_again_button)
        return _part(self.code_field, row, focus=self.code_field)

    def _on_make(self) -> None:
        self._presenter.make(self.passphrase_field.text())

    def _on_check(self) -> None:
        self._presenter.check(self.code_field.text())


def _part(*widgets: QWidget, focus: QWidget) -> QWidget:
    part = QWidget()
    layout = QVBoxLayout(part)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(SPACE_2)
    for widget in widgets:
        if isinstance(widget, PrimaryButton | SecondaryButton):
            layout.addWidget(widget, 0, Qt.AlignmentFlag.AlignLeft)
        else:
            layout.addWidget(widget)
    part.setFocusProxy(focus)
    return part
