"""Give every colour, size and distance of the screens one source.

A widget asks for what it must paint itself with `current_palette()` and `scaled(pixels)`;
everything else stands in `resources/styles/app.qss`, whose `{names}` are filled in here.

    apply_look(app, Look(LIGHT, text_percent=150))

Spacing follows an 8 px grid: `SPACE_1` within, `SPACE_2` between, `SPACE_4` around.
"""

import re
from dataclasses import dataclass, fields
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from kansrijk_desktop import assets
from kansrijk_desktop.settings import Settings, Theme

SPACE_HALF: Final = 4
SPACE_1: Final = 8
SPACE_2: Final = 16
SPACE_3: Final = 24
SPACE_4: Final = 32
RADIUS: Final = 10
TEXT_PERCENTS: Final = (100, 115, 130, 150, 175, 200)
FAMILIES: Final = ("Noto Sans", "Noto Sans Arabic", "Noto Sans Ethiopic")

_FONT_FILES: Final = (
    "NotoSans-Regular.ttf",
    "NotoSans-SemiBold.ttf",
    "NotoSansArabic-Regular.ttf",
    "NotoSansEthiopic-Regular.ttf",
)
_POINTS: Final = {
    "small": 9.5,
    "body": 11.0,
    "answer": 13.0,
    "title": 14.0,
    "question": 20.0,
    "display": 26.0,
}
_TEXT_SCALED_PIXELS: Final = {"control": 44, "touch": 52, "chip": 32}
_HALF_LIGHT: Final = 127
_PLACEHOLDER: Final = re.compile(r"\{([a-z][a-z0-9_]*)\}")


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of one theme, as #RRGGBB.

    Attributes:
        sunken: ground of the navigation rail and of quiet areas on the page.
        hairline: lines that only decorate; controls use `border`.
        accent_soft: ground of what is hovered or gently pointed at.
        green, yellow, orange, red: the levels; their `_soft` twins are the grounds they stand on.
    """

    name: str
    page: str
    card: str
    sunken: str
    text: str
    secondary: str
    border: str
    hairline: str
    accent: str
    accent_strong: str
    accent_soft: str
    on_accent: str
    green: str
    yellow: str
    orange: str
    red: str
    green_soft: str
    yellow_soft: str
    orange_soft: str
    red_soft: str


LIGHT: Final = Palette(
    name="light",
    page="#FAF8F5",
    card="#FFFFFF",
    sunken="#F3EFE9",
    text="#1F2933",
    secondary="#5B6672",
    border="#8C8478",
    hairline="#E5DFD6",
    accent="#0B6E69",
    accent_strong="#085450",
    accent_soft="#E7F2F0",
    on_accent="#FFFFFF",
    green="#2B6E4A",
    yellow="#8A5A00",
    orange="#B04A0F",
    red="#AE2012",
    green_soft="#EAF4EE",
    yellow_soft="#FBF3E0",
    orange_soft="#FCF0E8",
    red_soft="#FBECEA",
)
DARK: Final = Palette(
    name="dark",
    page="#15191E",
    card="#1E242B",
    sunken="#101418",
    text="#E9E6E1",
    secondary="#A3ACB6",
    border="#7A828C",
    hairline="#323A43",
    accent="#5CC8BF",
    accent_strong="#84DAD3",
    accent_soft="#21373A",
    on_accent="#0E1215",
    green="#7CCB9B",
    yellow="#E5B84B",
    orange="#F2935C",
    red="#FF8A7A",
    green_soft="#1F3329",
    yellow_soft="#352E1C",
    orange_soft="#3A2A20",
    red_soft="#3B2625",
)


@dataclass(frozen=True, slots=True)
class Look:
    """A palette and a text size (100 to 200 per cent)."""

    palette: Palette = LIGHT
    text_percent: int = 100

    @property
    def scale(self) -> float:
        """Factor on every size that belongs to text, kept between 1 and 2."""
        return min(max(self.text_percent, TEXT_PERCENTS[0]), TEXT_PERCENTS[-1]) / 100

    def points(self, role: str) -> float:
        """Return the type size of `small`, `body`, `answer`, `title`, `question`, `display`."""
        return _POINTS[role] * self.scale

    def style_sheet(self) -> str:
        """Return the style sheet with every `{name}` filled in; an unknown name is a KeyError."""
        values = {field.name: getattr(self.palette, field.name) for field in fields(Palette)}
        values |= {f"points_{role}": f"{self.points(role):.1f}pt" for role in _POINTS}
        values |= {
            f"height_{name}": f"{round(size * self.scale)}px"
            for name, size in _TEXT_SCALED_PIXELS.items()
        }
        values |= {"radius": f"{RADIUS}px"}
        template = assets.resource("styles", "app.qss").read_text(encoding="utf-8")
        return _PLACEHOLDER.sub(lambda match: values[match[1]], template)


def look_for(settings: Settings, scheme: Qt.ColorScheme) -> Look:
    """Return the look that the settings ask for; `scheme` is what the computer itself prefers."""
    is_dark = settings.theme is Theme.DARK or (
        settings.theme is Theme.SYSTEM and scheme is Qt.ColorScheme.Dark
    )
    return Look(DARK if is_dark else LIGHT, settings.text_size)


def load_fonts() -> None:
    """Make the bundled fonts known to Qt; once per process, before `apply_look`."""
    for name in _FONT_FILES:
        path = assets.resource("fonts", name)
        if path.is_file():
            QFontDatabase.addApplicationFont(str(path))


def apply_look(app: QApplication, look: Look) -> None:
    """Dress the whole application, also again while it runs."""
    if not app.styleSheet():
        # Once. Asking `app.style()` would make Python classes of all QStyle enums: 10 ms.
        app.setStyle("Fusion")
    # Nothing slides or fades: no motion at all keeps every promise about motion.
    app.setEffectEnabled(Qt.UIEffect.UI_AnimateCombo, False)
    app.setFont(_font(look))
    app.setPalette(_qt_palette(look.palette))
    app.setStyleSheet(look.style_sheet())


def current_palette() -> Palette:
    """Return the palette that widgets must paint with now."""
    # Asked of the application: a style sheet changes the palettes of single widgets.
    ground = QApplication.palette().window().color()
    return LIGHT if ground.lightness() > _HALF_LIGHT else DARK


def scaled(pixels: int) -> int:
    """Return `pixels` grown with the text size, for what must keep step with the text."""
    return round(pixels * QApplication.font().pointSizeF() / _POINTS["body"])


def _font(look: Look) -> QFont:
    font = QFont()
    # Plain fallback would let DejaVu take the Arabic; named families take each their own script.
    font.setFamilies(list(FAMILIES))
    font.setPointSizeF(look.points("body"))
    return font


def _qt_palette(palette: Palette) -> QPalette:
    qt = QPalette()
    role = QPalette.ColorRole
    colours = {
        role.Window: palette.page,
        role.Base: palette.card,
        role.AlternateBase: palette.sunken,
        role.Button: palette.card,
        role.WindowText: palette.text,
        role.Text: palette.text,
        role.ButtonText: palette.text,
        role.BrightText: palette.red,
        role.PlaceholderText: palette.secondary,
        role.Mid: palette.border,
        role.Midlight: palette.hairline,
        role.Light: palette.card,
        role.Dark: palette.border,
        role.Shadow: palette.border,
        role.Highlight: palette.accent,
        role.HighlightedText: palette.on_accent,
        role.Link: palette.accent,
        role.LinkVisited: palette.accent,
        role.ToolTipBase: palette.card,
        role.ToolTipText: palette.text,
        role.Accent: palette.accent,
    }
    for name, colour in colours.items():
        qt.setColor(name, QColor(colour))
    disabled = QPalette.ColorGroup.Disabled
    for name in (role.WindowText, role.Text, role.ButtonText):
        qt.setColor(disabled, name, QColor(palette.secondary))
    return qt
