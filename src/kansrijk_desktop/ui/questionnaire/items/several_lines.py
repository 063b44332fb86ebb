"""Write a few short answers, each on a line of its own."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from kansrijk_desktop.engine.answers import value_string
from kansrijk_desktop.engine.state import ItemState
from kansrijk_desktop.overriding import override
from kansrijk_desktop.services.written_words import written_words
from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.questionnaire.items.item_widget import ItemWidget
from kansrijk_desktop.ui.questionnaire.items.text import MAX_LINE

_USUAL_COUNT = 3
_MOST = 10


class SeveralLinesItem(ItemWidget):
    """As many lines as the form allows, three where it does not say.

    Attributes:
        edits: the lines.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.edits: list[QLineEdit] = []

    @override
    def show_item(self, state: ItemState) -> None:
        self._make_lines(min(state.item.limits.maximum_count or _USUAL_COUNT, _MOST), state.text)
        shown = [value.label for value in state.values]
        if self._written() == shown:
            return
        for index, edit in enumerate(self.edits):
            edit.setText(shown[index] if index < len(shown) else "")

    @override
    def start_editing(self) -> bool:
        empty = [edit for edit in self.edits if not edit.text().strip()]
        (empty or self.edits)[0].setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _make_lines(self, count: int, text: str) -> None:
        for number in range(len(self.edits) + 1, count + 1):
            edit = QLineEdit()
            edit.setMaxLength(MAX_LINE)
            edit.setPlaceholderText(str(number))
            edit.setAccessibleName(
                _("{question} Antwoord {number}").format(question=text, number=number)
            )
            edit.textEdited.connect(self._on_text_edited)
            self.edits.append(edit)
            self.column.addWidget(edit)
            # A layout shows it only later, and Tab would pass by what is hidden.
            edit.show()

    def _on_text_edited(self) -> None:
        self.typed.emit(tuple(value_string(text) for text in self._written()))

    def _written(self) -> list[str]:
        return [text for edit in self.edits if (text := written_words(edit.text()))]
