"""One line of a list that opens something; its title can hide until it is pointed at."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QEnterEvent, QFocusEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kansrijk_desktop.overriding import override
from kansrijk_desktop.ui.theme import SPACE_2
from kansrijk_desktop.ui.widgets.icon_label import IconLabel
from kansrijk_desktop.ui.widgets.label import PlainLabel
from kansrijk_desktop.ui.widgets.wide_button import WideButton


class RowButton(WideButton):
    """A full-width line: title with a line under it, and a few words at the right.

    With a `cover` (initials), the title shows only while the line is hovered or has the focus, so
    that somebody who looks along reads no names; a screen reader always gets the title.

    Signals:
        picked: the key of the line that was clicked.
    """

    picked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key = ""
        self._cover = ""
        self._name = ""
        self._title = PlainLabel("", "strong")
        self._detail = PlainLabel("", "small")
        self._aside = PlainLabel("", "secondary", wraps=False)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._detail)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_2, SPACE_2 // 2, SPACE_2, SPACE_2 // 2)
        row.setSpacing(SPACE_2)
        row.addLayout(words, 1)
        row.addWidget(self._aside)
        row.addWidget(IconLabel("chevron-right", 20, "secondary"))
        self.let_clicks_through()
        self.clicked.connect(self._on_clicked)

    def show_row(
        self, key: str, title: str, detail: str = "", aside: str = "", *, cover: str = ""
    ) -> None:
        """Show another line; `key` is what a click on it says."""
        self._key = key
        self._name, self._cover = title, cover
        self._detail.setText(detail)
        self._detail.setVisible(bool(detail))
        self._aside.setText(aside)
        self.setAccessibleName(", ".join(part for part in (title, detail, aside) if part))
        self._show_title()

    def shown_title(self) -> str:
        """Return the title as it can be read now."""
        return self._title.text()

    @override
    def enterEvent(self, event: QEnterEvent) -> None:
        """Show the title while pointed at."""
        super().enterEvent(event)
        self._show_title()

    @override
    def leaveEvent(self, event: QEvent) -> None:
        """Cover the title again."""
        super().leaveEvent(event)
        self._show_title()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the title to who comes by keyboard."""
        super().focusInEvent(event)
        self._show_title()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Cover the title again."""
        super().focusOutEvent(event)
        self._show_title()

    def _on_clicked(self) -> None:
        self.picked.emit(self._key)

    def _show_title(self) -> None:
        is_pointed_at = self.underMouse() or self.hasFocus()
        self._title.setText(self._name if is_pointed_at or not self._cover else self._cover)
