"""Put what belongs together on one surface."""

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from kansrijk_desktop.ui.theme import SPACE_1, SPACE_3
from kansrijk_desktop.ui.widgets.label import Heading


class Card(QFrame):
    """A surface with hairline border; `tone` is `card`, `sunken` or `accent`.

    Attributes:
        body: the vertical layout to add to.
    """

    def __init__(
        self,
        title: str = "",
        *,
        tone: str = "card",
        padding: int = SPACE_3,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("tone", tone)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(padding, padding, padding, padding)
        self.body.setSpacing(SPACE_1)
        if title:
            self.body.addWidget(Heading(title, 3))
            self.setAccessibleName(title)
