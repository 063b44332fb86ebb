"""Write an answer in words: one line, or a field that grows."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from kansrijk_desktop.engine.answers import value_string
from kansrijk_desktop.engine.state import ItemState
from kansrijk_desktop.overriding import override
from kansrijk_desktop.services.written_words import written_words
from kansrijk_desktop.ui.questionnaire.items.item_widget import ItemWidget
from kansrijk_desktop.ui.widgets.text_area import GrowingTextEdit

MAX_LINE = 1000
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class AnswerTextEdit(GrowingTextEdit):
    """A growing field in which Enter is left to the screen and Shift+Enter makes a new line."""

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            event.ignore()
        else:
            super().keyPressEvent(event)


class LineItem(ItemWidget):
    """One line of text.

    Attributes:
        edit: the line itself.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.edit = QLineEdit()
        self.edit.setMaxLength(MAX_LINE)
        self.edit.textEdited.connect(self._on_text_edited)
        self.column.addWidget(self.edit)

    @override
    def show_item(self, state: ItemState) -> None:
        written = state.values[0].label if state.values else ""
        self.edit.setAccessibleName(state.text)
        if written_words(self.edit.text()) != written:
            self.edit.setText(written)

    @override
    def start_editing(self) -> bool:
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _on_text_edited(self, text: str) -> None:
        written = written_words(text)
        self.typed.emit((value_string(written),) if written else ())


class TextItem(ItemWidget):
    """A few lines of text.

    Attributes:
        edit: the field itself.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.edit = AnswerTextEdit(3, 10)
        self.edit.textChanged.connect(self._on_text_changed)
        self.column.addWidget(self.edit)

    @override
    def show_item(self, state: ItemState) -> None:
        written = state.values[0].label if state.values else ""
        self.edit.setAccessibleName(state.text)
        if self._written() == written:
            return
        blocked = self.edit.blockSignals(True)
        self.edit.setPlainText(written)
        self.edit.blockSignals(blocked)

    @override
    def start_editing(self) -> bool:
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _on_text_changed(self) -> None:
        written = self._written()
        self.typed.emit((value_string(written),) if written else ())

    def _written(self) -> str:
        return written_words(self.edit.toPlainText())
