"""Type a date; a month or a year alone will do where the day is not known."""

import re
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from kansrijk_desktop.engine.answers import Value, value_date
from kansrijk_desktop.engine.state import ItemState
from kansrijk_desktop.overriding import override
from kansrijk_desktop.services.clock import local_day, system_clock
from kansrijk_desktop.services.dutch_dates import MONTHS, long_date, parse_date, short_date
from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.questionnaire.items.item_widget import ItemWidget
from kansrijk_desktop.ui.theme import scaled
from kansrijk_desktop.ui.widgets.label import PlainLabel

_YEAR = re.compile(r"(?:19|20)\d\d")
_MONTH = re.compile(r"(\d{1,2})[-/. ]((?:19|20)\d\d)")
_FULL_DATE = 10
_LAST_MONTH = 12


class DateItem(ItemWidget):
    """A line for a date; the words below show how it was understood.

    Attributes:
        edit: the line itself.
        message: how the date was understood, or what is wrong with it.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.edit = QLineEdit()
        self.edit.setPlaceholderText(_("dd-mm-jjjj"))
        self.edit.setMaxLength(24)
        self.edit.setMaximumWidth(scaled(240))
        self.edit.textEdited.connect(self._on_text_edited)
        self.edit.editingFinished.connect(self._on_editing_finished)
        self.message = PlainLabel("", "small")
        self.column.addWidget(self.edit)
        self.column.addWidget(self.message)

    @override
    def show_item(self, state: ItemState) -> None:
        self.edit.setAccessibleName(state.text)
        kept = state.values[0].label if state.values else ""
        typed = self._read()
        if typed is not None and typed != kept:
            self.edit.setText(_as_typed(kept))
        if typed is not None:
            self._say(_in_words(kept))

    @override
    def start_editing(self) -> bool:
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _on_text_edited(self) -> None:
        iso = self._read()
        self._say("" if iso is None else _in_words(iso))
        if iso is not None:
            self.typed.emit(_values(iso))

    def _on_editing_finished(self) -> None:
        if self._read() is None:
            self._say(_("Typ de datum als dag-maand-jaar, bijvoorbeeld 3-4-1996."), role="error")

    def _say(self, text: str, role: str = "small") -> None:
        self.message.show_role(role)
        self.message.setText(text)

    def _read(self) -> str | None:
        """Return the date as FHIR writes it, empty for an empty line, None when unreadable."""
        typed = self.edit.text().strip()
        if not typed:
            return ""
        if _YEAR.fullmatch(typed):
            return typed
        if (month := _MONTH.fullmatch(typed)) and 1 <= int(month[1]) <= _LAST_MONTH:
            return f"{month[2]}-{int(month[1]):02d}"
        day = parse_date(typed, today=local_day(system_clock()))
        return day.isoformat() if day else None


def _values(iso: str) -> tuple[Value, ...]:
    return (value_date(iso),) if iso else ()


def _as_typed(iso: str) -> str:
    if len(iso) == _FULL_DATE:
        return short_date(date.fromisoformat(iso))
    year, _dash, month = iso.partition("-")
    return f"{int(month)}-{year}" if month else year


def _in_words(iso: str) -> str:
    if len(iso) == _FULL_DATE:
        return long_date(date.fromisoformat(iso))
    year, _dash, month = iso.partition("-")
    return f"{MONTHS[int(month) - 1]} {year}" if month else ""
