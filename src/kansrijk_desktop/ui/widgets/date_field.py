"""Ask for a date by typing; the words below show how it was understood."""

from PySide6.QtWidgets import QWidget

from kansrijk_desktop.services.clock import local_day, system_clock
from kansrijk_desktop.services.dutch_dates import long_date, parse_date
from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.widgets.field import TextField


class DateField(TextField):
    """A line of text that is read as a date.

    It keeps what was typed; whoever takes the text reads it and says what is wrong
    (`services.typed_text.read_date`).
    """

    def __init__(self, label: str, *, help_text: str = "", parent: QWidget | None = None) -> None:
        self._plain_help = help_text or _("dag-maand-jaar")
        super().__init__(label, help_text=self._plain_help, max_length=24, parent=parent)
        self.edit.textChanged.connect(self._tell)

    def _tell(self, typed: str) -> None:
        day = parse_date(typed, today=local_day(system_clock()))
        self.show_help(long_date(day) or self._plain_help)
