"""Say truthfully whether everything is saved."""

from datetime import datetime

from PySide6.QtWidgets import QHBoxLayout, QWidget

from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.theme import SPACE_1
from kansrijk_desktop.ui.widgets.icon_label import IconLabel
from kansrijk_desktop.ui.widgets.label import SteadyLabel


class SavedLabel(QWidget):
    """`Opgeslagen 14:03`; call `show_saved` only after the commit.

    Attributes:
        is_saving: the last change is on its way.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.is_saving = False
        self._icon = IconLabel("check", 16, "secondary")
        self._text = SteadyLabel("", "small")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_1)
        layout.addWidget(self._icon)
        layout.addWidget(self._text)
        self.show_nothing()

    def text(self) -> str:
        """Return the line as shown."""
        return self._text.text()

    def show_nothing(self) -> None:
        """Say nothing: there was nothing to save yet."""
        self._show("", "check", "secondary")

    def show_saving(self) -> None:
        """Say that the last change is on its way."""
        self._show(_("Opslaan…"), "clock", "secondary")
        self.is_saving = True

    def show_saved(self, at: datetime) -> None:
        """Say that everything up to `at` (local time) is on disk."""
        self._show(_("Opgeslagen {time}").format(time=f"{at:%H:%M}"), "check", "secondary")

    def show_failed(self) -> None:
        """Say that the last change is only on the screen."""
        self._show(_("Nog niet opgeslagen"), "alert", "red")

    def _show(self, text: str, icon_name: str, tone: str) -> None:
        self.is_saving = False
        self._icon.show_icon(icon_name, tone)
        self._icon.setVisible(bool(text))
        self._text.show_role("small" if tone == "secondary" else "error")
        self._text.show_text(text)
        self.setAccessibleName(text)
