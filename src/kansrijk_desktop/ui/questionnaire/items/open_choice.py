"""Choose from cards, or say something else in one's own words."""

from PySide6.QtWidgets import QLineEdit, QWidget

from kansrijk_desktop.engine.answers import Value, value_string
from kansrijk_desktop.engine.state import ItemState
from kansrijk_desktop.overriding import override
from kansrijk_desktop.services.written_words import written_words
from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.questionnaire.items.choice import ChoiceItem

MAX_LENGTH = 1000


class OpenChoiceItem(ChoiceItem):
    """Cards with a line for another answer under them.

    Attributes:
        other_edit: the line for another answer.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chosen: tuple[Value, ...] = ()
        self._repeats = False
        self.other_edit = QLineEdit()
        self.other_edit.setPlaceholderText(_("Anders, namelijk …"))
        self.other_edit.setAccessibleName(_("Anders, namelijk"))
        self.other_edit.setMaxLength(MAX_LENGTH)
        self.other_edit.textEdited.connect(self._on_text_edited)
        self.column.addWidget(self.other_edit)

    @override
    def show_item(self, state: ItemState) -> None:
        super().show_item(state)
        self._repeats = state.item.repeats
        self._chosen = tuple(value for value in state.values if value.type != "String")
        written = next((value.label for value in state.values if value.type == "String"), "")
        if written_words(self.other_edit.text()) != written:
            self.other_edit.setText(written)

    def _on_text_edited(self, text: str) -> None:
        written = written_words(text)
        kept = self._chosen if self._repeats else ()
        self.typed.emit((*kept, value_string(written)) if written else kept)
