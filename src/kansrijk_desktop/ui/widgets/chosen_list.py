"""List what was chosen, each line with a button that takes it away."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.theme import SPACE_1, SPACE_2, SPACE_HALF
from kansrijk_desktop.ui.widgets.button import IconButton
from kansrijk_desktop.ui.widgets.card import Card
from kansrijk_desktop.ui.widgets.label import PlainLabel


class ChosenList(QWidget):
    """A column of texts; nothing at all when nothing was chosen.

    Signals:
        removed: the number (from 0) of the line whose button was pressed.

    Attributes:
        buttons: the buttons that take a line away, in order.
    """

    removed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts: tuple[str, ...] = ()
        self._rows: list[QWidget] = []
        self.buttons: list[IconButton] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE_HALF)
        self.hide()

    def texts(self) -> tuple[str, ...]:
        """Return what is listed."""
        return self._texts

    def show_texts(self, texts: Sequence[str]) -> None:
        """List these."""
        if tuple(texts) == self._texts:
            return
        self._texts = tuple(texts)
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows, self.buttons = [], []
        for number, text in enumerate(self._texts):
            self._add(number, text)
        self.setVisible(bool(self._texts))

    def _add(self, number: int, text: str) -> None:
        row = Card(tone="accent", padding=SPACE_HALF)
        line = QHBoxLayout()
        line.setContentsMargins(SPACE_2, 0, 0, 0)
        line.setSpacing(SPACE_1)
        line.addWidget(PlainLabel(text, "answer"), 1)
        button = IconButton("close", _("{answer} weghalen").format(answer=text))
        button.clicked.connect(partial(self.removed.emit, number))
        line.addWidget(button)
        row.body.addLayout(line)
        self._rows.append(row)
        self.buttons.append(button)
        self._column.addWidget(row)
        # A layout shows it only later, and Tab would pass by what is hidden.
        row.show()
