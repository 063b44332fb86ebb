"""Everything that happened, from the latest to the first, a part at a time."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from kansrijk_desktop.overriding import override
from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.icons import icon_pixmap
from kansrijk_desktop.ui.screens.household.time_line import TimeLineEntry
from kansrijk_desktop.ui.theme import SPACE_1, SPACE_2, SPACE_HALF, current_palette, scaled
from kansrijk_desktop.ui.widgets.button import QuietButton
from kansrijk_desktop.ui.widgets.card import Card
from kansrijk_desktop.ui.widgets.label import PlainLabel
from kansrijk_desktop.ui.widgets.more_rows import MoreRows
from kansrijk_desktop.ui.widgets.row_button import RowButton
from kansrijk_desktop.ui.widgets.tab_order import follow_layout

_STEP = 8
_CIRCLE = 30
_ICON = 18


class _Gutter(QWidget):
    """The line at the left with the mark of one entry on it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = "dot"
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def show_icon(self, icon: str) -> None:
        self._icon = icon
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(scaled(_CIRCLE), scaled(_CIRCLE))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        palette = current_palette()
        side, middle = scaled(_CIRCLE), self.width() / 2
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(palette.hairline), 2))
        painter.drawLine(QPointF(middle, -SPACE_1), QPointF(middle, self.height() + SPACE_1))
        circle = QRectF(middle - side / 2, SPACE_HALF, side, side).adjusted(1, 1, -1, -1)
        painter.setBrush(QColor(palette.accent_soft))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawEllipse(circle)
        small = scaled(_ICON)
        place = QPointF(middle - small / 2, circle.center().y() - small / 2)
        ratio = self.devicePixelRatioF()
        painter.drawPixmap(place, icon_pixmap(self._icon, small, palette.accent, ratio))
        painter.end()


class TimeLineRow(QWidget):
    """One entry: what opens something is a button, the rest is words.

    Signals:
        picked: the entry, to open what it is about.
        beside_wanted: the entry, to lay it beside its other half.

    Attributes:
        entry: what it shows; None before it shows anything.
        button: opens the entry.
        beside_button: lays the talk beside what she filled in herself; None where it never had to.
    """

    picked = Signal(object)
    beside_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entry: TimeLineEntry | None = None
        self._gutter = _Gutter()
        self.button = RowButton()
        self.button.picked.connect(self._on_picked)
        self.beside_button: QuietButton | None = None
        self._words = QWidget()
        self._title = PlainLabel("", "strong")
        self._detail = PlainLabel("", "small")
        words = QVBoxLayout(self._words)
        words.setContentsMargins(SPACE_2, SPACE_HALF, SPACE_2, SPACE_HALF)
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._detail)
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        self._column.addWidget(self.button)
        self._column.addWidget(self._words)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_1)
        row.addWidget(self._gutter)
        row.addLayout(self._column, 1)

    def show_entry(self, entry: TimeLineEntry) -> None:
        """Show another entry."""
        self.entry = entry
        self._gutter.show_icon(entry.icon)
        detail = " · ".join(part for part in (entry.day, entry.detail) if part)
        is_button = entry.target is not None
        self.button.setVisible(is_button)
        self._words.setVisible(not is_button)
        if is_button:
            self.button.show_row(entry.key, entry.title, detail, entry.aside)
        else:
            self._title.setText(entry.title)
            self._detail.setText(detail)
        self._show_beside(entry, detail)

    def _show_beside(self, entry: TimeLineEntry, detail: str) -> None:
        """Offer the other half; most lines have none, and need no button."""
        if self.beside_button is None:
            if entry.beside is None:
                return
            self.beside_button = QuietButton(_("Naast elkaar"), "swap", parent=self)
            self.beside_button.clicked.connect(self._on_beside)
            self._column.addWidget(self.beside_button, 0, Qt.AlignmentFlag.AlignLeft)
            follow_layout(self)
        self.beside_button.setVisible(entry.beside is not None)
        self.beside_button.setAccessibleName(
            _("Naast elkaar: {title}, {detail}").format(title=entry.title, detail=detail)
        )

    def _on_picked(self) -> None:
        self.picked.emit(self.entry)

    def _on_beside(self) -> None:
        self.beside_wanted.emit(self.entry)


class TimeLineCard(Card):
    """The whole time line.

    Signals:
        picked, beside_wanted: as those of a row.

    Attributes:
        lines: the rows, made when they are looked at.
    """

    picked = Signal(object)
    beside_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Tijdlijn"), parent=parent)
        self._nothing = PlainLabel(_("Er is nog geen gesprek gevoerd."), "secondary")
        self.lines: MoreRows[TimeLineRow, TimeLineEntry] = MoreRows(self._row, _show, _STEP)
        self.body.addWidget(self._nothing)
        self.body.addWidget(self.lines)

    def show_entries(self, entries: tuple[TimeLineEntry, ...]) -> None:
        """Show other entries."""
        self._nothing.setVisible(not entries)
        self.lines.show_rows(entries)

    def buttons_for(self, *kinds: type) -> list[RowButton]:
        """Return the buttons on screen that lead to a route of one of these kinds."""
        rows = self.lines.visible_rows()
        return [row.button for row in rows if row.entry and isinstance(row.entry.target, kinds)]

    def _row(self) -> TimeLineRow:
        row = TimeLineRow()
        row.picked.connect(self.picked)
        row.beside_wanted.connect(self.beside_wanted)
        return row


def _show(row: TimeLineRow, entry: TimeLineEntry) -> None:
    row.show_entry(entry)
