"""Draw our line icons in the colour of the moment.

The icons are SVG files in `resources/icons` on a 24 px grid with a 1.75 stroke; `currentColor` in
them is filled in when they are drawn.

    icon_pixmap("phone", 24, current_palette().accent, widget.devicePixelRatioF())
"""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from kansrijk_desktop import assets


@lru_cache(maxsize=512)
def icon_pixmap(name: str, size: int, colour: str, ratio: float = 1.0) -> QPixmap:
    """Return icon `name`, `size` logical pixels square, in `colour` (#RRGGBB)."""
    svg = _source(name).replace("currentColor", colour)
    pixels = round(size * ratio)
    pixmap = QPixmap(QSize(pixels, pixels))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer = QSvgRenderer(QByteArray(svg.encode()))
    renderer.render(painter, QRectF(0, 0, pixels, pixels))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


@lru_cache(maxsize=128)
def _source(name: str) -> str:
    return assets.resource("icons", f"{name}.svg").read_text(encoding="utf-8")
