import re
from itertools import product

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase, QFontInfo
from PySide6.QtWidgets import QApplication

from kansrijk_desktop import assets
from kansrijk_desktop.settings import Settings, Theme
from kansrijk_desktop.ui.theme import (
    DARK,
    LIGHT,
    Look,
    Palette,
    apply_look,
    current_palette,
    load_fonts,
    look_for,
    scaled,
)

PALETTES = (LIGHT, DARK)
SURFACES = ("page", "card", "sunken", "accent_soft")
INKS = ("text", "secondary")
LEVELS = ("green", "yellow", "orange", "red")


def luminance(colour: str) -> float:
    """Return the relative luminance of WCAG 2.2."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def pairs(inks: tuple[str, ...], grounds: tuple[str, ...]) -> list[tuple[Palette, str, str]]:
    return list(product(PALETTES, inks, grounds))


@pytest.mark.parametrize(
    ("palette", "ink", "ground"),
    [
        *pairs(INKS, SURFACES),
        *pairs(LEVELS, ("page", "card")),
        *pairs(("accent", "accent_strong"), SURFACES),
        *pairs(("on_accent",), ("accent", "accent_strong")),
        *((palette, level, f"{level}_soft") for palette, level in product(PALETTES, LEVELS)),
        *((palette, "text", f"{level}_soft") for palette, level in product(PALETTES, LEVELS)),
    ],
)
def test_text_can_be_read_on_its_ground(palette: Palette, ink: str, ground: str) -> None:
    assert contrast(getattr(palette, ink), getattr(palette, ground)) >= 4.5


@pytest.mark.parametrize(
    ("palette", "line", "ground"), pairs(("border", "accent"), ("page", "card", "sunken"))
)
def test_borders_of_controls_can_be_seen(palette: Palette, line: str, ground: str) -> None:
    assert contrast(getattr(palette, line), getattr(palette, ground)) >= 3.0


@pytest.mark.parametrize("palette", PALETTES, ids=lambda palette: palette.name)
@pytest.mark.parametrize("percent", [100, 200])
def test_the_style_sheet_leaves_no_name_open_and_names_no_colour_itself(
    palette: Palette, percent: int
) -> None:
    template = assets.resource("styles", "app.qss").read_text(encoding="utf-8")

    filled = Look(palette, percent).style_sheet()

    assert not re.search(r"\{[a-z_0-9]+\}", filled)
    assert not re.search(r"#[0-9A-Fa-f]{6}", template)


def test_every_type_size_doubles_at_200_per_cent() -> None:
    normal, large = Look(LIGHT, 100), Look(LIGHT, 200)

    for role in ("small", "body", "answer", "title", "question", "display"):
        assert large.points(role) == 2 * normal.points(role)


@pytest.mark.parametrize(("asked", "scale"), [(10, 1.0), (100, 1.0), (150, 1.5), (900, 2.0)])
def test_the_text_size_stays_between_100_and_200_per_cent(asked: int, scale: float) -> None:
    assert Look(LIGHT, asked).scale == scale


@pytest.mark.parametrize(
    ("theme", "scheme", "palette"),
    [
        (Theme.LIGHT, Qt.ColorScheme.Dark, LIGHT),
        (Theme.DARK, Qt.ColorScheme.Light, DARK),
        (Theme.SYSTEM, Qt.ColorScheme.Dark, DARK),
        (Theme.SYSTEM, Qt.ColorScheme.Light, LIGHT),
        (Theme.SYSTEM, Qt.ColorScheme.Unknown, LIGHT),
    ],
)
def test_the_look_follows_the_settings_and_the_computer(
    theme: Theme, scheme: Qt.ColorScheme, palette: Palette
) -> None:
    look = look_for(Settings(theme=theme, text_size=130), scheme)

    assert look == Look(palette, 130)


@pytest.mark.parametrize("palette", PALETTES, ids=lambda palette: palette.name)
def test_widgets_paint_in_the_palette_and_size_that_were_applied(
    qapp: QApplication, palette: Palette
) -> None:
    apply_look(qapp, Look(palette, 150))

    assert current_palette() is palette
    assert scaled(24) == 36
    apply_look(qapp, Look())


def test_the_screens_use_the_bundled_font(qapp: QApplication) -> None:
    load_fonts()
    apply_look(qapp, Look())

    assert QFontInfo(qapp.font()).family() == "Noto Sans"
    assert {"Noto Sans", "Noto Sans Arabic", "Noto Sans Ethiopic"} <= set(QFontDatabase.families())
