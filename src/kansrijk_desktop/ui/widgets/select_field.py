"""Ask for one of a list that is too long for cards."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget

from kansrijk_desktop.overriding import override
from kansrijk_desktop.ui.icons import icon_pixmap
from kansrijk_desktop.ui.theme import SPACE_1, current_palette, scaled
from kansrijk_desktop.ui.widgets.field import Field


class WheelFreeBox(QComboBox):
    """A combo box with our arrow, which the mouse wheel passes by."""

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page: scrolling past must not change an answer."""
        event.ignore()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Add the arrow."""
        super().paintEvent(event)
        side = scaled(20)
        painter = QPainter(self)
        colour = current_palette().secondary
        pixmap = icon_pixmap("chevron-down", side, colour, self.devicePixelRatioF())
        painter.drawPixmap(self.width() - side - SPACE_1, (self.height() - side) // 2, pixmap)
        painter.end()


class SelectField(Field):
    """One choice from `options`, pairs of a key and the words for it.

    Signals:
        chosen: the key that the user chose.

    Attributes:
        edit: the box itself.
    """

    chosen = Signal(str)

    def __init__(
        self,
        label: str,
        options: Sequence[tuple[str, str]],
        *,
        help_text: str = "",
        parent: QWidget | None = None,
    ) -> None:
        self.edit: QComboBox = WheelFreeBox()
        super().__init__(label, self.edit, help_text=help_text, parent=parent)
        self.edit.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.edit.setMinimumContentsLength(12)
        for key, text in options:
            self.edit.addItem(text, key)
        self.edit.setCurrentIndex(-1)
        self.edit.activated.connect(self._on_activated)

    def key(self) -> str:
        """Return the key that is chosen now, or an empty text."""
        return str(self.edit.currentData() or "")

    def show_chosen(self, key: str) -> None:
        """Show the option of `key`; an unknown key shows none."""
        self.edit.setCurrentIndex(self.edit.findData(key))

    def _on_activated(self) -> None:
        self.chosen.emit(self.key())
