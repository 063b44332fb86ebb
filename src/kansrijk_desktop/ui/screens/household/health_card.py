"""Six sides of life as they were rated: the web, and the same in words beside it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from kansrijk_desktop.overriding import override
from kansrijk_desktop.services.dutch_dates import long_date
from kansrijk_desktop.services.positive_health import (
    HealthMoment,
    HealthSide,
    axis_titles,
    health_in_words,
)
from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.theme import SPACE_1, SPACE_2, SPACE_3, SPACE_HALF, scaled
from kansrijk_desktop.ui.widgets.card import Card
from kansrijk_desktop.ui.widgets.icon_label import IconLabel
from kansrijk_desktop.ui.widgets.label import PlainLabel
from kansrijk_desktop.ui.widgets.web_picture import SeriesSample, WebPicture

_NARROW = 820


class HealthCard(Card):
    """The last three talks about how it is going, over one another.

    Attributes:
        picture: the web.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Hoe het gaat"), parent=parent)
        self.picture = WebPicture(_("Zes kanten van het leven, van 0 tot 10"))
        self._legend = QVBoxLayout()
        self._sides = QVBoxLayout()
        self._sides.setSpacing(SPACE_1)
        self._shown: tuple[HealthMoment, ...] | None = None
        picture = QVBoxLayout()
        picture.setSpacing(SPACE_1)
        picture.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignHCenter)
        picture.addLayout(self._legend)
        picture.addStretch(1)
        words = QVBoxLayout()
        words.addLayout(self._sides)
        words.addStretch(1)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(SPACE_3)
        self._row.addLayout(picture)
        self._row.addLayout(words, 1)
        self.body.addWidget(
            PlainLabel(_("Eigen cijfers: een gesprek, geen meting. Er is geen som."), "small")
        )
        self.body.addLayout(self._row)

    def show_moments(self, moments: tuple[HealthMoment, ...]) -> None:
        """Show other figures, the last moment first."""
        if moments == self._shown:
            return
        self._shown = moments
        in_words = (
            f"{long_date(moment.held_on)}: {health_in_words(moment)}." for moment in moments
        )
        self.picture.show_web(
            axis_titles(), [moment.values for moment in moments], " ".join(in_words)
        )
        for layout in (self._legend, self._sides):
            _empty(layout)
        for number, moment in enumerate(moments):
            self._legend.addWidget(_legend_line(number, moment))
        if moments:
            for place in range(len(moments[0].sides)):
                self._sides.addWidget(_side([moment.sides[place] for moment in moments]))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the words below the web where there is no room beside it."""
        super().resizeEvent(event)
        is_narrow = self.width() < scaled(_NARROW)
        self._row.setDirection(
            QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight
        )


def _legend_line(number: int, moment: HealthMoment) -> QWidget:
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(SPACE_1)
    day = long_date(moment.held_on)
    words = _("{day}, zelf ingevuld").format(day=day) if moment.is_self_filled else day
    row.addStretch(1)
    row.addWidget(SeriesSample(number))
    row.addWidget(PlainLabel(words, "strong" if number == 0 else "secondary", wraps=False))
    row.addStretch(1)
    return line


def _side(over_time: list[HealthSide]) -> QWidget:
    now, *before = over_time
    widget = QWidget()
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(SPACE_HALF // 2)
    first = QHBoxLayout()
    first.setSpacing(SPACE_1)
    first.addWidget(PlainLabel(side_words(now, before), "body"), 1)
    column.addLayout(first)
    if now.wants_to_talk:
        talk = QHBoxLayout()
        talk.setSpacing(SPACE_1)
        talk.addWidget(IconLabel("chat", 18, "accent"))
        talk.addWidget(PlainLabel(_("wil hierover praten"), "secondary"), 1)
        column.addLayout(talk)
    if now.words:
        column.addWidget(PlainLabel(f"“{now.words}”", "secondary"))
    column.addSpacing(SPACE_2 // 4)
    return widget


def side_words(now: HealthSide, before: list[HealthSide]) -> str:
    """Return one side in words: now, and what it was before."""
    value = _("geen cijfer") if now.value is None else str(now.value)
    earlier = ", ".join(str(one.value) for one in before if one.value is not None)
    if not earlier:
        return _("{side}: {value}").format(side=now.title, value=value)
    return _("{side}: {value} (eerder {earlier})").format(
        side=now.title, value=value, earlier=earlier
    )


def _empty(layout: QVBoxLayout) -> None:
    while (taken := layout.takeAt(0)) is not None:
        if (widget := taken.widget()) is not None:
            widget.hide()
            widget.deleteLater()
