"""What weighs and what carries, side by side on a level beam."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from kansrijk_desktop.charts import Balance, Block, balance
from kansrijk_desktop.overriding import override
from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.theme import SPACE_1, current_palette, scaled

_BLOCK = 30
_MOST = 5
_CORNER = 8


class BalancePicture(QWidget):
    """A picture; the same words are its accessible description."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._loads: tuple[str, ...] = ()
        self._strengths: tuple[str, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("Balans tussen wat weegt en wat draagt"))

    def show_balance(self, loads: Sequence[str], strengths: Sequence[str]) -> None:
        """Show these words, the first at the bottom."""
        self._loads, self._strengths = tuple(loads), tuple(strengths)
        self.setAccessibleDescription(
            _("Weegt: {loads}. Draagt: {strengths}.").format(
                loads=", ".join(loads) or "–", strengths=", ".join(strengths) or "–"
            )
        )
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(scaled(480), round(self._geometry(scaled(480)).height) + 1)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(scaled(200), self.sizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        palette = current_palette()
        picture = self._geometry(self.width())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for block in picture.blocks:
            self._draw_block(painter, block)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(palette.border))
        beam = picture.beam
        bar = QRectF(beam.x, beam.y, beam.width, beam.height)
        painter.drawRoundedRect(bar, beam.height / 2, beam.height / 2)
        painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in picture.foot]))
        painter.end()

    def _geometry(self, width: int) -> Balance:
        return balance(
            self._loads,
            self._strengths,
            width=width,
            block_height=scaled(_BLOCK),
            most=_MOST,
            rest=_("en nog {count}"),
        )

    def _draw_block(self, painter: QPainter, block: Block) -> None:
        palette = current_palette()
        box = QRectF(block.box.x, block.box.y, block.box.width, block.box.height)
        box = box.adjusted(0.5, 0.5, -0.5, -0.5)
        ground = palette.sunken if block.is_load else palette.accent_soft
        line = palette.border if block.is_load else palette.accent
        painter.setBrush(QColor(ground))
        painter.setPen(QPen(QColor(line), 1))
        painter.drawRoundedRect(box, _CORNER, _CORNER)
        painter.setPen(QColor(palette.text))
        words = box.adjusted(SPACE_1, 0, -SPACE_1, 0)
        label = QFontMetrics(self.font()).elidedText(
            block.label, Qt.TextElideMode.ElideRight, int(words.width())
        )
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, label)
