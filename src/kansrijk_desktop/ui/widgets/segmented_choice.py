"""Choose one of a few short words standing in a row."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from kansrijk_desktop.overriding import override
from kansrijk_desktop.ui.widgets.button import Button
from kansrijk_desktop.ui.widgets.flow_layout import FlowLayout

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


class Segment(Button):
    """One word of a segmented choice; the arrows walk along the row."""

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move with the arrows; picking stays with the space bar and Enter."""
        step = _STEPS.get(Qt.Key(event.key()))
        parent = self.parentWidget()
        if step is None or parent is None:
            super().keyPressEvent(event)
            return
        row = [word for word in parent.findChildren(Segment) if word.isEnabled()]
        row[(row.index(self) + step) % len(row)].setFocus(Qt.FocusReason.TabFocusReason)


class SegmentedChoice(QWidget):
    """A row of `options` (key, words); wraps when it must.

    At most one is chosen, unless it is told to show several.

    Signals:
        chosen: the key that the user picked, also when it was chosen already.

    Attributes:
        segments: the buttons by key.
    """

    chosen = Signal(str)

    def __init__(
        self, name: str, options: Sequence[tuple[str, str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        layout = FlowLayout(self)
        self._key = ""
        self.segments: dict[str, Segment] = {}
        for key, text in options:
            segment = Segment(text)
            segment.setCheckable(True)
            segment.setAccessibleName(f"{name}: {text}" if name else text)
            segment.clicked.connect(self._on_clicked)
            self.segments[key] = segment
            layout.addWidget(segment)

    def key(self) -> str:
        """Return the key shown as chosen; empty for none."""
        return self._key

    def show_chosen(self, key: str) -> None:
        """Show `key` as chosen, or nothing when it is empty."""
        self._key = key
        for name, segment in self.segments.items():
            segment.setChecked(name == key)

    def show_several(self, keys: Collection[str]) -> None:
        """Show these as chosen, where more than one may be."""
        self._key = ""
        for name, segment in self.segments.items():
            segment.setChecked(name in keys)

    def _on_clicked(self) -> None:
        sender = self.sender()
        for key, segment in self.segments.items():
            if segment is sender:
                self.show_chosen(key)
                self.chosen.emit(key)
