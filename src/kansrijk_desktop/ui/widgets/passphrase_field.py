"""Ask for a passphrase, hidden unless the user wants to see it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.theme import SPACE_HALF
from kansrijk_desktop.ui.widgets.button import IconButton
from kansrijk_desktop.ui.widgets.field import Field

_MAX_LENGTH = 1024


class PassphraseField(Field):
    """A hidden line with an eye to look at it.

    Signals:
        edited: the text after every keystroke of the user.
        submitted: Enter was pressed; carries the text.

    Attributes:
        edit: the line itself.
        reveal_button: shows and hides the text.
    """

    edited = Signal(str)
    submitted = Signal(str)

    def __init__(self, label: str, *, help_text: str = "", parent: QWidget | None = None) -> None:
        self.edit = QLineEdit()
        self.reveal_button = IconButton("eye", _("Wachtwoord tonen"))
        row = QWidget()
        super().__init__(label, row, help_text=help_text, parent=parent)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(SPACE_HALF)
        line.addWidget(self.edit, 1)
        line.addWidget(self.reveal_button)
        self.edit.setMaxLength(_MAX_LENGTH)
        self.edit.setInputMethodHints(
            Qt.InputMethodHint.ImhNoPredictiveText | Qt.InputMethodHint.ImhSensitiveData
        )
        self.edit.setAccessibleName(label)
        self.label.setBuddy(self.edit)
        self.setFocusProxy(self.edit)
        self.reveal_button.setCheckable(True)
        self.reveal_button.toggled.connect(self._on_reveal_toggled)
        self._on_reveal_toggled(False)
        self.edit.textEdited.connect(self.edited)
        self.edit.returnPressed.connect(self._on_return_pressed)

    def text(self) -> str:
        """Return what was typed."""
        return self.edit.text()

    def clear(self) -> None:
        """Forget what was typed and hide the next one."""
        self.edit.clear()
        self.reveal_button.setChecked(False)

    def _on_reveal_toggled(self, is_shown: bool) -> None:  # noqa: FBT001 - Qt calls it so
        mode = QLineEdit.EchoMode.Normal if is_shown else QLineEdit.EchoMode.Password
        self.edit.setEchoMode(mode)
        self.reveal_button.show_icon("eye-off" if is_shown else "eye")
        self.reveal_button.show_name(
            _("Wachtwoord verbergen") if is_shown else _("Wachtwoord tonen")
        )

    def _on_return_pressed(self) -> None:
        self.submitted.emit(self.edit.text())
