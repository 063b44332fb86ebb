"""Put buttons side by side, on as many lines as the text size needs."""

from PySide6.QtWidgets import QWidget

from kansrijk_desktop.ui.theme import SPACE_1
from kansrijk_desktop.ui.widgets.flow_layout import FlowLayout


class ButtonRow(QWidget):
    """The buttons that belong to one question or card."""

    def __init__(self, *buttons: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = FlowLayout(self, SPACE_1)
        for button in buttons:
            layout.addWidget(button)
