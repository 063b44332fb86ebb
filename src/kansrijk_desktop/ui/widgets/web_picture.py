"""Values on axes around a middle, up to three moments over one another."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from kansrijk_desktop.charts import Point, Web, WebLabel, WebSeries, web
from kansrijk_desktop.overriding import override
from kansrijk_desktop.ui.theme import SPACE_1, current_palette, scaled

_DASHES: Final = (Qt.PenStyle.SolidLine, Qt.PenStyle.DashLine, Qt.PenStyle.DotLine)
_INKS: Final = ("accent", "secondary", "border")
_CORNERS: Final = (0, 4, 3)
"""Marks of the last moment and the ones before: a dot, a square, a triangle."""

_DOT = 5
_SIDE = 300
_SEE_THROUGH = 40


class WebPicture(QWidget):
    """Draws the web; the same in words is its accessible description."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._axes: tuple[str, ...] = ()
        self._series: tuple[tuple[float | None, ...], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)

    def show_web(
        self, axes: Sequence[str], series: Sequence[Sequence[float | None]], in_words: str
    ) -> None:
        """Show other values, the last moment first."""
        self._axes = tuple(axes)
        self._series = tuple(tuple(values) for values in series)
        self.setAccessibleDescription(in_words)
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self.font())
        label = max((metrics.horizontalAdvance(axis) for axis in self._axes), default=0)
        return QSize(scaled(_SIDE - 60) + 2 * label, scaled(_SIDE))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._axes:
            return
        picture = self._geometry()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_ground(painter, picture)
        if picture.series and picture.series[0].is_closed:
            self._draw_surface(painter, picture.series[0])
        for number in reversed(range(len(picture.series))):
            draw_series(painter, picture.series[number], number)
        painter.setPen(QColor(current_palette().text))
        for label in picture.labels:
            self._draw_label(painter, label)
        painter.end()

    def _geometry(self) -> Web:
        line = QFontMetrics(self.font()).height()
        radius = (self.height() / 2 - line - SPACE_1) / 1.1
        middle = (self.width() / 2, self.height() / 2)
        return web(self._axes, self._series, middle=middle, radius=radius)

    def _draw_ground(self, painter: QPainter, picture: Web) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(current_palette().hairline), 1))
        for ring in picture.rings:
            painter.drawPolygon(_polygon(ring))
        for end in picture.spokes:
            painter.drawLine(QPointF(*picture.middle), QPointF(*end))

    def _draw_surface(self, painter: QPainter, last: WebSeries) -> None:
        """Fill what the last moment encloses, below all lines; its size means nothing."""
        ground = QColor(current_palette().accent)
        ground.setAlpha(_SEE_THROUGH)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawPolygon(_polygon([point for _axis, point in last.points]))

    def _draw_label(self, painter: QPainter, label: WebLabel) -> None:
        metrics = QFontMetrics(self.font())
        width, height = metrics.horizontalAdvance(label.text), metrics.height()
        left = {-1: label.at[0] - width, 0: label.at[0] - width / 2, 1: label.at[0]}[label.side]
        is_above = label.side == 0 and label.at[1] < self.height() / 2
        top = label.at[1] - height if is_above else label.at[1] - height / 2
        if label.side == 0 and not is_above:
            top = label.at[1]
        place = QRectF(left, top, width + 1, height)
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, label.text)


class SeriesSample(QWidget):
    """The line and the mark of one moment, to stand beside its date."""

    def __init__(self, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number = number
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        return QSize(scaled(44), scaled(20))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        middle = self.height() / 2
        ends = ((0.0, middle), (float(self.width()), middle))
        sample = WebSeries(((0, (self.width() / 2, middle)),), (ends,), is_closed=False)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_series(painter, sample, self._number)
        painter.end()


def draw_series(painter: QPainter, series: WebSeries, number: int) -> None:
    """Draw one moment; 0 is the last. Dashes and marks tell them apart without colour."""
    ink = QColor(str(getattr(current_palette(), _INKS[number])))
    painter.setPen(QPen(ink, scaled(2), _DASHES[number]))
    for start, end in series.lines:
        painter.drawLine(QPointF(*start), QPointF(*end))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    for _axis, point in series.points:
        _draw_mark(painter, point, _CORNERS[number])


def _draw_mark(painter: QPainter, point: Point, corners: int) -> None:
    size = scaled(_DOT)
    x, y = point
    if corners == 0:
        painter.drawEllipse(QPointF(x, y), size, size)
    elif corners == 4:  # noqa: PLR2004 - a square
        painter.drawRect(QRectF(x - size, y - size, 2 * size, 2 * size))
    else:
        tip = ((x, y - size), (x + size, y + size), (x - size, y + size))
        painter.drawPolygon(_polygon(tip))


def _polygon(points: Sequence[Point]) -> QPolygonF:
    return QPolygonF([QPointF(x, y) for x, y in points])
