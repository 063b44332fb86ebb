"""Ask for one of a list that is too long for cards."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from kansrijk_desktop.ui.widgets.drop_down import DropDown
from kansrijk_desktop.ui.widgets.field import Field


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
        self.edit: QComboBox = DropDown()
        super().__init__(label, self.edit, help_text=help_text, parent=parent)
        self.edit.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.edit.setMinimumContentsLength(12)
        self._options: tuple[tuple[str, str], ...] = ()
        self.show_options(options)
        self.edit.activated.connect(self._on_activated)

    def key(self) -> str:
        """Return the key that is chosen now, or an empty text."""
        return str(self.edit.currentData() or "")

    def show_options(self, options: Sequence[tuple[str, str]]) -> None:
        """Offer other options, and show none of them as chosen; the same ones stay as they are."""
        if self._options and tuple(options) == self._options:
            return
        self._options = tuple(options)
        self.edit.clear()
        for key, text in options:
            self.edit.addItem(text, key)
        self.edit.setCurrentIndex(-1)

    def show_chosen(self, key: str) -> None:
        """Show the option of `key`; an unknown key shows none."""
        self.edit.setCurrentIndex(self.edit.findData(key))

    def _on_activated(self) -> None:
        self.chosen.emit(self.key())
