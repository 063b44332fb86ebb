"""Show a level by colour, icon and word together; never by colour alone."""

from PySide6.QtWidgets import QWidget

from kansrijk_desktop.texts import N_, _
from kansrijk_desktop.ui.widgets.badge import Badge

_LEVELS = {
    "green": (N_("Groen"), "check-circle", "green", "green_soft"),
    "yellow": (N_("Geel"), "info", "yellow", "yellow_soft"),
    "orange": (N_("Oranje"), "alert", "orange", "orange_soft"),
    "red": (N_("Rood"), "alert-octagon", "red", "red_soft"),
    "not-asked": (N_("Niet gevraagd"), "minus", "secondary", "sunken"),
}
LEVEL_CODES = tuple(_LEVELS)


class LevelBadge(Badge):
    """A pill for a level code: green, yellow, orange, red, not-asked."""

    def __init__(self, level: str = "not-asked", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.show_level(level)

    def show_level(self, level: str) -> None:
        """Show another level."""
        word, icon_name, ink, ground = _LEVELS[level]
        self.show_badge(_(word), icon_name, ink, ground)
        self.setAccessibleName(_("Niveau: {level}").format(level=self.text()))
