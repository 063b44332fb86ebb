from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from kansrijk_desktop import assets
from kansrijk_desktop.ui.icons import icon_pixmap

FILES = sorted(assets.resource("icons").glob("*.svg"))


def inked(name: str, size: int, colour: str, ratio: float = 1.0) -> list[QColor]:
    image = icon_pixmap(name, size, colour, ratio).toImage()
    points = [(x, y) for x in range(image.width()) for y in range(image.height())]
    colours = [image.pixelColor(x, y) for x, y in points]
    return [colour for colour in colours if colour.alpha() > 200]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_icon_is_drawn_on_the_24_pixel_grid_in_the_colour_of_the_moment(
    qapp: QApplication, path: Path
) -> None:
    root = ElementTree.parse(path).getroot()  # noqa: S314 - our own file

    ink = inked(path.stem, 48, "#B04A0F")

    assert root.get("viewBox") == "0 0 24 24"
    assert root.get("stroke") == "currentColor"
    assert root.get("stroke-width") == "1.75"
    assert ink
    assert all(abs(colour.red() - 0xB0) < 8 and colour.blue() < 0x20 for colour in ink)


def test_an_icon_is_sharp_on_a_screen_with_more_pixels(qapp: QApplication) -> None:
    pixmap = icon_pixmap("lock", 24, "#000000", 2.0)

    assert pixmap.width() == 48
    assert pixmap.deviceIndependentSize().width() == 24
