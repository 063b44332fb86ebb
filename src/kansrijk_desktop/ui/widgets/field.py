"""Ask for one thing: label above, editor, help or error underneath.

name = TextField("Naam van de praktijk")
name.edited.connect(presenter.change_name)
name.show_text(state.name)
name.show_error(state.name_error)
"""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from kansrijk_desktop.ui.theme import SPACE_HALF
from kansrijk_desktop.ui.widgets.label import PlainLabel
from kansrijk_desktop.ui.widgets.restyle import set_style_property


class Field(QWidget):
    """An editor with its label, its help and its error; the kinds of field build on it.

    Attributes:
        label: the words above the editor.
        message: the help or the error below it.
    """

    def __init__(
        self,
        label: str,
        editor: QWidget,
        *,
        help_text: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._help_text = help_text
        self._editor = editor
        self.label = PlainLabel("", "strong")
        self.label.setBuddy(editor)
        self.message = PlainLabel("", "small")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_HALF)
        layout.addWidget(self.label)
        layout.addWidget(editor)
        layout.addWidget(self.message)
        self.show_label(label)
        self.setFocusProxy(editor)
        self.show_error("")

    def show_label(self, label: str) -> None:
        """Ask under another name."""
        # With a buddy a single ampersand would become a shortcut.
        self.label.setText(label.replace("&", "&&"))
        self._editor.setAccessibleName(label)

    def show_error(self, error: str) -> None:
        """Show what is wrong, or the help again when `error` is empty."""
        self.message.show_role("error" if error else "small")
        self.message.setText(error or self._help_text)
        self.message.setVisible(bool(error or self._help_text))
        self._editor.setAccessibleDescription(error or self._help_text)
        set_style_property(self._editor, "invalid", "true" if error else "false")

    def show_help(self, help_text: str) -> None:
        """Replace the help; an error that is shown now gives way."""
        self._help_text = help_text
        self.show_error("")

    def has_error(self) -> bool:
        """Say whether an error is shown."""
        return str(self._editor.property("invalid")) == "true"


class TextField(Field):
    """One line of text.

    Signals:
        edited: the text after every keystroke of the user.
        committed: the text when the user leaves the field or presses Enter.

    Attributes:
        edit: the line itself.
    """

    edited = Signal(str)
    committed = Signal(str)

    def __init__(
        self,
        label: str,
        *,
        help_text: str = "",
        placeholder: str = "",
        max_length: int = 200,
        parent: QWidget | None = None,
    ) -> None:
        self.edit = QLineEdit()
        super().__init__(label, self.edit, help_text=help_text, parent=parent)
        self.edit.setMaxLength(max_length)
        self.edit.setPlaceholderText(placeholder)
        self.edit.textEdited.connect(self.edited)
        self.edit.editingFinished.connect(self._on_editing_finished)

    def text(self) -> str:
        """Return what stands in the field."""
        return self.edit.text()

    def show_text(self, text: str) -> None:
        """Show `text`; the cursor stays where it is when nothing changes."""
        if text != self.edit.text():
            self.edit.setText(text)

    def _on_editing_finished(self) -> None:
        self.committed.emit(self.edit.text())
