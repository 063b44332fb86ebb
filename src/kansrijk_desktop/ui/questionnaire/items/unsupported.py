"""Say that a kind of question cannot be answered here, instead of leaving it out in silence."""

from PySide6.QtWidgets import QWidget

from kansrijk_desktop.engine.state import ItemState
from kansrijk_desktop.overriding import override
from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.questionnaire.items.item_widget import ItemWidget
from kansrijk_desktop.ui.widgets.label import PlainLabel


class UnsupportedItem(ItemWidget):
    """A line that says so, and the answer if one was read from elsewhere."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = PlainLabel("", "secondary")
        self.column.addWidget(self._text)

    def text(self) -> str:
        """Return the line as shown."""
        return self._text.text()

    @override
    def show_item(self, state: ItemState) -> None:
        answers = ", ".join(value.label for value in state.values)
        self._text.setText(answers or _("Dit soort vraag kan hier niet worden ingevuld."))
