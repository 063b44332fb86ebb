"""The moments of care on one line, from intake to eight weeks."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from kansrijk_desktop.overriding import override
from kansrijk_desktop.services.moments import MomentState
from kansrijk_desktop.ui.icons import icon_pixmap
from kansrijk_desktop.ui.screens.household.family_page import Station
from kansrijk_desktop.ui.theme import SPACE_1, SPACE_HALF, current_palette, scaled
from kansrijk_desktop.ui.widgets.button import Button
from kansrijk_desktop.ui.widgets.label import PlainLabel

_CIRCLE = 34
_ICON = 20
_LEAST = 150
_LOOKS = {
    MomentState.DONE: ("check", "on_accent", "accent", "accent"),
    MomentState.DUE: ("chat", "accent", "accent_soft", "accent"),
    MomentState.OVERDUE: ("clock", "orange", "orange_soft", "orange"),
    MomentState.LATER: ("dot", "secondary", "page", "border"),
    MomentState.PASSED_OVER: ("minus", "secondary", "page", "border"),
    MomentState.MISSED: ("minus", "secondary", "page", "border"),
    MomentState.ELSEWHERE: ("users", "secondary", "page", "border"),
}
"""Icon, its ink, the ground and the rim of the circle."""


class StationButton(Button):
    """One moment: a mark on the line, its name, and how it stands."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.setProperty("density", "station")
        self._state = MomentState.LATER
        self._is_first = self._is_last = False
        self._title = PlainLabel("", "strong")
        self._words = PlainLabel("", "small")
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_HALF, SPACE_HALF, SPACE_1, SPACE_HALF)
        column.setSpacing(0)
        self._mark = QWidget()
        column.addWidget(self._mark)
        column.addWidget(self._title)
        column.addWidget(self._words)
        column.addStretch(1)
        for part in self.findChildren(QWidget):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_station(self, station: Station, *, is_first: bool, is_last: bool) -> None:
        """Show another moment."""
        self._state = station.state
        self._is_first, self._is_last = is_first, is_last
        self._mark.setFixedHeight(scaled(_CIRCLE) + SPACE_HALF)
        self._title.setText(station.title)
        self._words.setText(station.words)
        self.setAccessibleName(f"{station.title}: {station.words}")
        self.setEnabled(bool(station.screening_id) or station.can_begin)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        """Be as high as the words need."""
        layout = self.layout()
        return layout.sizeHint() if layout else super().sizeHint()

    @override
    def minimumSizeHint(self) -> QSize:
        """Never be lower than the words."""
        return QSize(scaled(_LEAST), self.sizeHint().height())

    @override
    def hasHeightForWidth(self) -> bool:
        """Long names wrap."""
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        """Return the height that shows all words."""
        layout = self.layout()
        return layout.totalHeightForWidth(width) if layout else super().heightForWidth(width)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line and the mark on it over the ground of the button."""
        super().paintEvent(event)
        palette = current_palette()
        icon, *names = _LOOKS[self._state]
        ink, ground, rim = (str(getattr(palette, name)) for name in names)
        side = scaled(_CIRCLE)
        left, middle = float(SPACE_HALF), SPACE_HALF + side / 2
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(palette.hairline), 2))
        if not self._is_first:
            painter.drawLine(QPointF(0, middle), QPointF(left, middle))
        if not self._is_last:
            painter.drawLine(QPointF(left + side, middle), QPointF(self.width(), middle))
        painter.setBrush(QColor(ground))
        painter.setPen(QPen(QColor(rim), 2))
        painter.drawEllipse(QRectF(left, SPACE_HALF, side, side).adjusted(1, 1, -1, -1))
        small = scaled(_ICON)
        place = QPointF(left + (side - small) / 2, SPACE_HALF + (side - small) / 2)
        painter.drawPixmap(place, icon_pixmap(icon, small, ink, self.devicePixelRatioF()))
        painter.end()


class MomentStrip(QWidget):
    """As many stations beside each other as there is room for, the rest below.

    Signals:
        picked: the station that was pressed.

    Attributes:
        stations: the buttons, in the order of time.
    """

    picked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.stations: list[StationButton] = []
        self._shown: tuple[Station, ...] = ()
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(0)
        self._grid.setVerticalSpacing(SPACE_1)

    def show_stations(self, stations: Sequence[Station]) -> None:
        """Show other moments."""
        if tuple(stations) == self._shown:
            return
        self._shown = tuple(stations)
        while len(self.stations) < len(stations):
            button = StationButton(self)
            button.clicked.connect(partial(self._on_clicked, len(self.stations)))
            self.stations.append(button)
        for place, button in enumerate(self.stations):
            button.setVisible(place < len(stations))
            if place < len(stations):
                button.show_station(
                    stations[place], is_first=place == 0, is_last=place == len(stations) - 1
                )
        self._columns = 0
        self._lay_out()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put on the next line what has no room."""
        super().resizeEvent(event)
        self._lay_out()

    @override
    def minimumSizeHint(self) -> QSize:
        """Shrink to one station a line."""
        return QSize(scaled(_LEAST), self.sizeHint().height())

    def _lay_out(self) -> None:
        count = len(self._shown)
        columns = max(min(self.width() // scaled(_LEAST), count), 1)
        if columns == self._columns:
            return
        for column in range(max(columns, self._columns)):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        self._columns = columns
        for place, button in enumerate(self.stations[:count]):
            self._grid.removeWidget(button)
            self._grid.addWidget(button, *divmod(place, columns))

    def _on_clicked(self, place: int) -> None:
        self.picked.emit(self._shown[place])
