"""Type a number: whole or with decimals, also negative, with a comma or a point."""

import re
from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from kansrijk_desktop.engine.answers import Value, value_decimal, value_integer, value_quantity
from kansrijk_desktop.engine.state import ItemState
from kansrijk_desktop.fhir.elements import as_object
from kansrijk_desktop.fhir.elements import text as text_of
from kansrijk_desktop.overriding import override
from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.questionnaire.items.item_widget import ItemWidget
from kansrijk_desktop.ui.theme import SPACE_1, scaled
from kansrijk_desktop.ui.widgets.label import PlainLabel

_NUMBER = re.compile(r"-?\d{1,15}(?:[.,]\d{1,10})?")
_WHOLE = re.compile(r"-?\d{1,15}")


class NumberItem(ItemWidget):
    """A short line for a number, with its unit; what cannot be read is said and not kept.

    Attributes:
        edit: the line itself.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.edit = QLineEdit()
        self.edit.setMaxLength(24)
        self.edit.setMaximumWidth(scaled(200))
        self.edit.setInputMethodHints(Qt.InputMethodHint.ImhFormattedNumbersOnly)
        self.edit.textEdited.connect(self._on_text_edited)
        self.edit.editingFinished.connect(self._on_editing_finished)
        self._unit_label = PlainLabel("", "answer", wraps=False)
        self.message = PlainLabel("", "error")
        self.message.hide()
        row = QHBoxLayout()
        row.setSpacing(SPACE_1)
        row.addWidget(self.edit)
        row.addWidget(self._unit_label)
        row.addStretch(1)
        self.column.addLayout(row)
        self.column.addWidget(self.message)
        self._type = "decimal"
        self._unit: Value | None = None

    @override
    def show_item(self, state: ItemState) -> None:
        self._type = state.item.type
        self._unit = state.item.units[0] if state.item.units else None
        self._unit_label.setText(self._unit.label if self._unit else "")
        self.edit.setAccessibleName(state.text)
        shown = _write(state.values[0]) if state.values else ""
        # Half a number ("-", "1,") stays while she types.
        if not self.message.isVisible() and self._read() != state.values:
            self.edit.setText(shown)

    @override
    def start_editing(self) -> bool:
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _on_text_edited(self) -> None:
        self.message.hide()
        values = self._read()
        if values is not None:
            self.typed.emit(values)

    def _on_editing_finished(self) -> None:
        if self._read() is None:
            self.message.setText(
                _("Typ een heel getal, bijvoorbeeld 3.")
                if self._type == "integer"
                else _("Typ een getal, bijvoorbeeld 3,5.")
            )
            self.message.show()

    def _read(self) -> tuple[Value, ...] | None:
        """Return the typed value, nothing for an empty line, None for what is no number."""
        typed = self.edit.text().strip().replace("−", "-")
        if not typed:
            return ()
        if self._type == "integer":
            return (value_integer(int(typed)),) if _WHOLE.fullmatch(typed) else None
        if not _NUMBER.fullmatch(typed):
            return None
        number = Decimal(typed.replace(",", "."))
        if self._type == "quantity":
            unit = as_object(self._unit.json) if self._unit else {}
            return (
                value_quantity(
                    number,
                    text_of(unit, "display") or text_of(unit, "code"),
                    text_of(unit, "system"),
                    text_of(unit, "code"),
                ),
            )
        return (value_decimal(number),)


def _write(value: Value) -> str:
    number = value.json.get("value") if isinstance(value.json, dict) else value.json
    return "" if number is None else str(number).replace(".", ",")
