"""Show a long list a part at a time."""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.theme import SPACE_1
from kansrijk_desktop.ui.widgets.button import QuietButton

Row = TypeVar("Row", bound=QWidget)
Shown = TypeVar("Shown")


class MoreRows(QWidget, Generic[Row, Shown]):
    """Makes widgets only for the lines that are looked at, and uses them again.

    `make` gives an empty line, `show` fills it.

    Attributes:
        rows: the lines made so far.
        more_button: shows the next part.
    """

    def __init__(
        self,
        make: Callable[[], Row],
        show: Callable[[Row, Shown], None],
        step: int = 20,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._make, self._show, self._step = make, show, step
        self._shown: Sequence[Shown] = ()
        self._count = step
        self.rows: list[Row] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(SPACE_1)
        self.more_button = QuietButton("", "chevron-down")
        self.more_button.clicked.connect(self._on_more)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_1)
        layout.addLayout(self._list)
        layout.addWidget(self.more_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.more_button.hide()

    def show_rows(self, shown: Sequence[Shown]) -> None:
        """Show other lines, from the first part on; the same lines stay as they are."""
        if shown == self._shown:
            return
        if len(shown) != len(self._shown):
            self._count = self._step
        self._shown = shown
        self._fill()

    def visible_rows(self) -> list[Row]:
        """Return the lines that show something now."""
        return self.rows[: min(self._count, len(self._shown))]

    def _fill(self) -> None:
        part = self._shown[: self._count]
        while len(self.rows) < len(part):
            row = self._make()
            self._list.addWidget(row)
            self._put_before_button(row)
            self.rows.append(row)
        for place, row in enumerate(self.rows):
            if place < len(part):
                self._show(row, part[place])
            row.setVisible(place < len(part))
        rest = len(self._shown) - len(part)
        self.more_button.setVisible(rest > 0)
        self.more_button.show_text(
            _("Nog {count} tonen (van {total})").format(
                count=min(rest, self._step), total=len(self._shown)
            )
        )

    def _put_before_button(self, row: QWidget) -> None:
        """Give a line its place in the tab order: made later, it would come last of all."""
        before = self.more_button.previousInFocusChain()
        while before is not None and not _takes_tab(before):
            before = before.previousInFocusChain()
        for widget in (row, *row.findChildren(QWidget)):
            if before is not None and _takes_tab(widget):
                QWidget.setTabOrder(before, widget)
                before = widget

    def _on_more(self) -> None:
        before = self._count
        self._count += self._step
        self._fill()
        self.rows[before].setFocus(Qt.FocusReason.TabFocusReason)


def _takes_tab(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
