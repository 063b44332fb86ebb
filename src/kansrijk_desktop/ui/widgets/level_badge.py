"""Show a level by colour, icon and word together; never by colour alone."""

from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class LevelLook:
    """How a level looks: its word, its icon, and two colours of the palette by name."""

    word: str
    icon: str
    ink: str
    ground: str


def level_look(level: str) -> LevelLook:
    """Return how a level looks wherever it is drawn."""
    word, icon_name, ink, ground = _LEVELS[level]
    return LevelLook(_(word), icon_name, ink, ground)


class LevelBadge(Badge):
    """A pill for a level code: green, yellow, orange, red, not-asked."""

    def __init__(self, level: str = "not-asked", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.show_level(level)

    def show_level(self, level: str) -> None:
        """Show another level."""
        look = level_look(level)
        self.show_badge(look.word, look.icon, look.ink, look.ground)
        self.setAccessibleName(_("Niveau: {level}").format(level=self.text()))
