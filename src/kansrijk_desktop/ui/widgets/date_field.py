"""Ask for a date by typing; the words below show how it was understood."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from kansrijk_desktop.errors import InvalidInputError
from kansrijk_desktop.services.typed_text import read_date, spell_date, write_date
from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.theme import scaled
from kansrijk_desktop.ui.widgets.field import Field


class DateField(Field):
    """A typed date.

    Signals:
        changed: the date (or None) when the user leaves the field or presses Enter with another.

    Attributes:
        edit: the line itself.
    """

    changed = Signal(object)

    def __init__(
        self,
        label: str,
        *,
        help_text: str = "",
        parent: QWidget | None = None,
    ) -> None:
        self.edit = QLineEdit()
        self._plain_help = help_text or _("dag-maand-jaar")
        super().__init__(label, self.edit, help_text=self._plain_help, parent=parent)
        self._shown: date | None = None
        self.edit.setPlaceholderText(_("dd-mm-jjjj"))
        self.edit.setMaxLength(24)
        self.edit.setMaximumWidth(scaled(280))
        self.edit.editingFinished.connect(self._on_editing_finished)
        self.edit.textEdited.connect(self._on_text_edited)

    def value(self) -> date | None:
        """Return the typed date, or None when the field is empty or cannot be read."""
        try:
            return read_date(self.edit.text())
        except InvalidInputError:
            return None

    def is_readable(self) -> bool:
        """Say whether the field is empty or holds a date."""
        return not self.edit.text().strip() or self.value() is not None

    def show_date(self, day: date | None) -> None:
        """Show `day`; what the user cannot have meant yet (unreadable text) stays while None."""
        self._shown = day
        if day is None:
            if self.is_readable():
                self.edit.clear()
                self.show_help(self._plain_help)
            return
        if self.value() != day:
            self.edit.setText(write_date(day))
        self.show_help(spell_date(day))

    def _on_text_edited(self) -> None:
        day = self.value()
        self.show_help(spell_date(day) if day else self._plain_help)

    def _on_editing_finished(self) -> None:
        try:
            day = read_date(self.edit.text())
        except InvalidInputError as error:
            self.show_error(error.message)
            day = None
        if day is not None:
            self.edit.setText(write_date(day))
        if day != self._shown:
            self._shown = day
            self.changed.emit(day)
