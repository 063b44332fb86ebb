"""One of several lines that can be chosen together: a mark, a title, a line under it, a badge."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kansrijk_desktop.ui.theme import SPACE_1, SPACE_2
from kansrijk_desktop.ui.widgets.badge import Badge
from kansrijk_desktop.ui.widgets.icon_label import IconLabel
from kansrijk_desktop.ui.widgets.label import PlainLabel
from kansrijk_desktop.ui.widgets.wide_button import WideButton


class CheckRow(WideButton):
    """A calm line; it never decides what is chosen: it says `picked`, and shows what it is told.

    Signals:
        picked: the user picked this line.
    """

    picked = Signal()

    def __init__(
        self,
        title: str,
        detail: str = "",
        badge: Badge | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self._mark = IconLabel("circle", 24, "secondary")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(PlainLabel(title))
        if detail:
            words.addWidget(PlainLabel(detail, "small"))
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_2, SPACE_1, SPACE_2, SPACE_1)
        row.setSpacing(SPACE_2)
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(words, 1)
        if badge is not None:
            row.addWidget(badge, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setAccessibleName(", ".join(part for part in (title, detail) if part))
        self.let_clicks_through()
        self.clicked.connect(self._on_clicked)

    def show_chosen(self, is_chosen: bool) -> None:  # noqa: FBT001 - a setter in Qt's manner
        """Show the line as chosen or not; emits nothing."""
        self.setChecked(is_chosen)
        name, tone = ("check-circle", "accent") if is_chosen else ("circle", "secondary")
        self._mark.show_icon(name, tone)

    def _on_clicked(self) -> None:
        # A click has turned it over already; whether that holds is for others to say.
        self.setChecked(not self.isChecked())
        self.picked.emit()
