"""Edit one value: a line read by a notation, with its unit; or a field for words that grows."""

from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from kansrijk_desktop.engine.answers import Value, value_string
from kansrijk_desktop.engine.presentation import entry_format, step_of, unit_of
from kansrijk_desktop.engine.state import ItemState
from kansrijk_desktop.overriding import override
from kansrijk_desktop.services.typed_answers import Notation, unit_in, with_unit
from kansrijk_desktop.services.written_words import MAX_WORDS, written_words
from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.questionnaire.unit_box import UnitBox
from kansrijk_desktop.ui.theme import SPACE_1, scaled
from kansrijk_desktop.ui.widgets.button import IconButton
from kansrijk_desktop.ui.widgets.label import PlainLabel
from kansrijk_desktop.ui.widgets.restyle import set_style_property
from kansrijk_desktop.ui.widgets.text_area import GrowingTextEdit

MAX_LINE = 1000
_ANY_WIDTH = 16_777_215
"""QWIDGETSIZE_MAX of Qt, which PySide6 does not have."""
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_STEPS = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}


class AnswerEditor(QWidget):
    """A field for one value.

    Signals:
        edited: there is another value, or none any more.
        refused: nothing more fits; with the Dutch text that says so.
        unfinished: she left it with something that cannot be read.
        calmed: she types again, so what was said about it may go.

    Attributes:
        edit: the field itself.
    """

    edited = Signal()
    refused = Signal(str)
    unfinished = Signal()
    calmed = Signal()

    edit: QLineEdit | GrowingTextEdit

    def prepare(self, state: ItemState, notation: Notation, name: str, description: str) -> None:
        """Be about this question; `name` is what a screen reader calls the field."""
        raise NotImplementedError

    def value(self) -> Value | None:
        """Return the value; of what cannot be read the last that could."""
        raise NotImplementedError

    def show_value(self, value: Value | None) -> None:
        """Show another value, or none; emits nothing."""
        raise NotImplementedError

    def is_blank(self) -> bool:
        """Tell whether nothing was typed."""
        raise NotImplementedError

    def is_readable(self) -> bool:
        """Tell whether what was typed can be read, or nothing was."""
        return True

    def show_invalid(self, *, is_invalid: bool) -> None:
        """Mark the field as wrong, or not any more."""
        set_style_property(self.edit, "invalid", "true" if is_invalid else "false")

    def _name(self, name: str, description: str) -> None:
        if self.edit.accessibleName() != name:
            self.edit.setAccessibleName(name)
        if self.edit.accessibleDescription() != description:
            self.edit.setAccessibleDescription(description)


class LineEditor(AnswerEditor):
    """One line, with the unit of a number behind it and buttons to step where the form asks them.

    Attributes:
        unit_box: where the unit of a quantity is chosen.
        less_button, more_button: those of a spinner; hidden otherwise.
    """

    edit: QLineEdit

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._notation: Notation | None = None
        self._last: Value | None = None
        self._step: Decimal | None = None
        self._state: ItemState | None = None
        self.edit = QLineEdit()
        self.edit.textEdited.connect(self._on_text_edited)
        self.edit.editingFinished.connect(self._on_editing_finished)
        self.edit.inputRejected.connect(self._on_refused)
        self.less_button = IconButton("minus", _("Minder"))
        self.more_button = IconButton("plus", _("Meer"))
        self.less_button.clicked.connect(lambda: self._take_step(-1))
        self.more_button.clicked.connect(lambda: self._take_step(1))
        self._unit_label = PlainLabel("", "answer", wraps=False)
        self.unit_box = UnitBox()
        self.unit_box.chosen.connect(self._on_unit_chosen)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(SPACE_1)
        self._row.addWidget(self.less_button)
        self._row.addWidget(self.edit)
        self._row.addWidget(self.more_button)
        self._row.addWidget(self._unit_label)
        self._row.addWidget(self.unit_box)
        self._row.addStretch()
        for part in (self.less_button, self.more_button, self._unit_label, self.unit_box):
            part.hide()

    @override
    def prepare(self, state: ItemState, notation: Notation, name: str, description: str) -> None:
        if self._state is None or self._state.item is not state.item:
            self.unit_box.forget()
        self._state = state
        if notation is not self._notation:
            self._notation = notation
            width = scaled(10 * notation.characters + 50) if notation.characters else 0
            self.edit.setMinimumWidth(width)
            self.edit.setMaximumWidth(width or _ANY_WIDTH)
            self._row.setStretchFactor(self.edit, 0 if width else 1)
            self._row.setStretch(self._row.count() - 1, 1 if width else 0)
            hint = Qt.InputMethodHint
            self.edit.setInputMethodHints(
                hint.ImhFormattedNumbersOnly if notation.is_number else hint.ImhNone
            )
        self.edit.setPlaceholderText(
            entry_format(state.item) or (_(notation.placeholder) if notation.placeholder else "")
        )
        self._show_steps(state)
        self._show_unit(state)
        self._name(name, description)

    @override
    def value(self) -> Value | None:
        return self._last

    @override
    def show_value(self, value: Value | None) -> None:
        self._last = value
        shown = self._notation.write(value) if value and self._notation else ""
        self._hold_length(len(shown))
        if shown != self.edit.text():
            self.edit.setText(shown)
        self.show_invalid(is_invalid=False)
        if self._state is not None:
            self._show_unit(self._state)

    @override
    def is_blank(self) -> bool:
        return not self.edit.text().strip()

    @override
    def is_readable(self) -> bool:
        return self.is_blank() or self._read() is not None

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step with the arrows in a spinner."""
        step = _STEPS.get(Qt.Key(event.key()))
        if self._step is not None and step is not None:
            self._take_step(step)
        else:
            event.ignore()

    def _read(self) -> Value | None:
        value = self._notation.read(self.edit.text()) if self._notation else None
        if value is not None and value.type == "Quantity":
            return with_unit(value, self.unit_box.unit())
        return value

    def _on_text_edited(self) -> None:
        self.calmed.emit()
        self.show_invalid(is_invalid=False)
        value = self._read()
        if value is not None or self.is_blank():
            self._last = value
            self.edited.emit()

    def _on_editing_finished(self) -> None:
        if not self.is_readable():
            self.show_invalid(is_invalid=True)
            self.unfinished.emit()

    def _on_refused(self) -> None:
        self.refused.emit(_full(self.edit.maxLength()))

    def _on_unit_chosen(self) -> None:
        value = self._read()
        if value is not None:
            self._last = value
            self.edited.emit()

    def _hold_length(self, length: int) -> None:
        most = (self._state.limits.maximum_length if self._state else None) or MAX_LINE
        # Longer answers from elsewhere are shown whole: cut, they would be kept cut.
        self.edit.setMaxLength(max(min(most, MAX_LINE), length))

    def _show_unit(self, state: ItemState) -> None:
        is_quantity = state.item.type == "quantity"
        kept = unit_in(self._last) if is_quantity and self._last is not None else None
        if is_quantity:
            self.unit_box.show_units(state.item.units, kept, has_value=self._last is not None)
            self.unit_box.setAccessibleName(_("{question} Eenheid").format(question=state.text))
        is_without = self._last is not None and kept is None and bool(state.item.units)
        is_chosen_here = is_quantity and (self.unit_box.count() > 1 or is_without)
        if self.unit_box.isHidden() is is_chosen_here:
            self.unit_box.setVisible(is_chosen_here)
        shown = "" if is_chosen_here else unit_of(state) or (kept.label if kept else "")
        if shown != self._unit_label.text():
            self._unit_label.setText(shown)
        if self._unit_label.isHidden() is bool(shown):
            self._unit_label.setVisible(bool(shown))

    def _show_steps(self, state: ItemState) -> None:
        is_spinner = state.item.control == "spinner" and state.item.type in {"integer", "decimal"}
        self._step = step_of(state.item) if is_spinner else None
        for button in (self.less_button, self.more_button):
            button.setVisible(is_spinner)

    def _take_step(self, times: int) -> None:
        if self._step is None or self._state is None or self._notation is None:
            return
        limits = self._state.limits
        number = self._last.json if self._last is not None else None
        if isinstance(number, int | Decimal):
            number = Decimal(number) + times * self._step
        else:
            # No value is not zero: the first step only says where it begins.
            number = _number(limits.minimum) or Decimal(0)
        lowest, highest = _number(limits.minimum), _number(limits.maximum)
        number = number if lowest is None else max(number, lowest)
        number = number if highest is None else min(number, highest)
        self.edit.setText(self._notation.write(Value("Decimal", number)))
        self._on_text_edited()


class WordsEdit(GrowingTextEdit):
    """A growing field in which Enter is left to the screen and Shift+Enter makes a new line."""

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            event.ignore()
        else:
            super().keyPressEvent(event)


class WordsEditor(AnswerEditor):
    """A few lines of words."""

    edit: WordsEdit

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._most = MAX_WORDS
        self.edit = WordsEdit(3, 10)
        self.edit.textChanged.connect(self._on_text_changed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.edit)

    @override
    def prepare(self, state: ItemState, notation: Notation, name: str, description: str) -> None:
        self._most = min(state.limits.maximum_length or MAX_WORDS, MAX_WORDS)
        self.edit.setPlaceholderText(entry_format(state.item))
        self._name(name, description)

    @override
    def value(self) -> Value | None:
        written = written_words(self.edit.toPlainText())
        return value_string(written) if written else None

    @override
    def show_value(self, value: Value | None) -> None:
        blocked = self.edit.blockSignals(True)
        self.edit.setPlainText(value.label if value else "")
        self.edit.blockSignals(blocked)
        self.edit.updateGeometry()

    @override
    def is_blank(self) -> bool:
        return not self.edit.toPlainText().strip()

    def _on_text_changed(self) -> None:
        self.calmed.emit()
        excess = len(self.edit.toPlainText()) - self._most
        if excess > 0:
            self._take_back(excess)
            self.refused.emit(_full(self._most))
        self.edited.emit()

    def _take_back(self, excess: int) -> None:
        """Take back what was typed last; what stood there already stays."""
        blocked = self.edit.blockSignals(True)
        cursor = self.edit.textCursor()
        cursor.movePosition(
            QTextCursor.MoveOperation.PreviousCharacter, QTextCursor.MoveMode.KeepAnchor, excess
        )
        cursor.removeSelectedText()
        self.edit.blockSignals(blocked)


def _full(most: int) -> str:
    return _("Hier passen hoogstens {count} tekens.").format(count=most)


def _number(value: Value | None) -> Decimal | None:
    written = value.json if value is not None else None
    return Decimal(written) if isinstance(written, int | Decimal) else None
