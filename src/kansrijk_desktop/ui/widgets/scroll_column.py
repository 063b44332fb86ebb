"""Scroll one column of content up and down, never sideways."""

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from kansrijk_desktop.overriding import override
from kansrijk_desktop.ui.theme import SPACE_1, SPACE_2, SPACE_4, scaled
from kansrijk_desktop.ui.widgets.tab_order import follow_layout


class ScrollColumn(QScrollArea):
    """A column in the middle of its place, at most `max_width` wide (grows with the text).

    Attributes:
        body: the vertical layout to add to; what is in it keeps to the top.
    """

    def __init__(
        self, max_width: int = 760, *, margin: int = SPACE_4, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._max_width = max_width
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        page = QWidget()
        page.setObjectName("column")
        self._inner = QWidget()
        self.body = QVBoxLayout()
        self.body.setSpacing(SPACE_2)
        column = QVBoxLayout(self._inner)
        column.setContentsMargins(margin, margin, margin, margin)
        column.addLayout(self.body)
        column.addStretch(1)
        row = QHBoxLayout(page)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(self._inner, 1000)
        row.addStretch(1)
        self.setWidget(page)
        self._limit()

    def show_top(self) -> None:
        """Scroll back to the beginning."""
        self.verticalScrollBar().setValue(0)

    def put_in_order(self) -> None:
        """Let the Tab key go from top to bottom, also to what came later."""
        page = self.widget()
        if page is not None:
            follow_layout(page)

    def bring_into_view(self, widget: QWidget) -> None:
        """Show the whole of a widget in the column, or where it is too high its beginning."""
        self.ensureWidgetVisible(widget)
        page = self.widget()
        if page is not None and widget.height() > self.viewport().height():
            top = widget.mapTo(page, QPoint(0, 0)).y()
            self.verticalScrollBar().setValue(top - SPACE_1)

    @override
    def changeEvent(self, event: QEvent) -> None:
        """Widen the column with the text."""
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._limit()
        super().changeEvent(event)

    def _limit(self) -> None:
        self._inner.setMaximumWidth(scaled(self._max_width))
