"""Tell something where the user is working: information, success, warning or error."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kansrijk_desktop.overriding import override
from kansrijk_desktop.ui.theme import RADIUS, SPACE_1, SPACE_2, current_palette
from kansrijk_desktop.ui.widgets.icon_label import IconLabel
from kansrijk_desktop.ui.widgets.label import PlainLabel

_TONES = {
    "info": ("info", "accent", "accent_soft"),
    "success": ("check-circle", "green", "green_soft"),
    "warning": ("alert", "yellow", "yellow_soft"),
    "error": ("alert-octagon", "red", "red_soft"),
}


class InlineNotice(QWidget):
    """A calm block with icon and text; hidden while it has nothing to say.

    Attributes:
        buttons: the vertical layout under the text, for buttons that go with it.
    """

    def __init__(self, text: str = "", tone: str = "info", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tone = tone
        self._icon = IconLabel("info", 24, "accent")
        self._text = PlainLabel("")
        words = QVBoxLayout()
        words.setSpacing(SPACE_1)
        words.addWidget(self._text)
        self.buttons = QVBoxLayout()
        words.addLayout(self.buttons)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_2, SPACE_2, SPACE_2, SPACE_2)
        row.setSpacing(SPACE_2)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        self.show_message(text, tone)

    def text(self) -> str:
        """Return the message as shown."""
        return self._text.text()

    def show_message(self, text: str, tone: str = "") -> None:
        """Show `text`, or hide when it is empty; `tone`: info, success, warning, error."""
        is_new = bool(text) and text != self._text.text()
        self._tone = tone or self._tone
        icon_name, colour = _TONES[self._tone][:2]
        self._icon.show_icon(icon_name, colour)
        self._text.setText(text)
        self.setAccessibleName(text)
        # Shown before it has a parent, it would be a window of its own for a moment.
        if not text or self.parentWidget() is not None:
            self.setVisible(bool(text))
        self.update()
        if is_new and self.isVisible():
            self._announce()

    def _announce(self) -> None:
        # Imported here: the first paint need not wait for it.
        from PySide6.QtGui import QAccessible, QAccessibleEvent

        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(str(getattr(current_palette(), _TONES[self._tone][2]))))
        painter.drawRoundedRect(QRectF(self.rect()), RADIUS, RADIUS)
        painter.end()
