"""What every stop of a conversation looks like: its place in the form, its texts, and its mark."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QFocusEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kansrijk_desktop.overriding import override
from kansrijk_desktop.records.region import SafetyText
from kansrijk_desktop.services.conversation_state import Check
from kansrijk_desktop.services.page_parts import Stop
from kansrijk_desktop.ui.questionnaire.answering import Answering
from kansrijk_desktop.ui.questionnaire.notes_view import NotesView
from kansrijk_desktop.ui.theme import SPACE_1, SPACE_2, current_palette
from kansrijk_desktop.ui.widgets.label import PlainLabel


class StopPanel(QWidget):
    """A stop with the titles of the groups around it and the texts before and behind it.

    Attributes:
        address: its place.
        answering: what can be done on the page.
        stop: what was shown last; None before the first time.
        memory: what was answered last time, in words; empty where that is not shown.
        body: the vertical layout for what is between the texts.
    """

    def __init__(self, stop: Stop, answering: Answering, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.address = stop.address
        self.answering = answering
        self.stop: Stop | None = None
        self.memory = ""
        self._shown: tuple[object, ...] = ()
        self._has_bar = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._path = PlainLabel("", "title")
        self._introduction = NotesView()
        self._closing = NotesView()
        self.body = QVBoxLayout()
        self.body.setSpacing(SPACE_1)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(SPACE_1)
        self._column.addWidget(self._path)
        self._column.addWidget(self._introduction)
        self._column.addLayout(self.body)
        self._column.addWidget(self._closing)

    def show_stop(
        self,
        stop: Stop,
        check: Check = Check.NOTHING,
        texts: Sequence[SafetyText] = (),
        *,
        path: Sequence[str] = (),
        memory: str = "",
    ) -> None:
        """Show the stop as it is now, with the safety texts its answers call for.

        `path` is what has to be said of the groups around it, after what stands above it.
        """
        wanted = (stop, check, tuple(texts), tuple(path), memory)
        if wanted == self._shown:
            return
        self.memory = memory
        self.show_content(stop, check, texts)
        self.stop, self._shown, self.address = stop, wanted, stop.address
        self._path.setText(" › ".join(path))
        self._path.setVisible(bool(path))
        self._introduction.show_notes(stop.introduction)
        self._closing.show_notes(stop.closing)

    def show_content(self, stop: Stop, check: Check, texts: Sequence[SafetyText]) -> None:
        """Show what is between the texts."""
        raise NotImplementedError

    def show_place(self, *, is_current: bool, is_among_others: bool) -> None:
        """Show whether the keys work on it, and whether it stands on its page alone.

        Alone on its page it leaves its tools to the screen, which keeps them in view.
        """
        room = SPACE_2 if is_among_others else 0
        is_mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        self._column.setContentsMargins(
            0 if is_mirrored else room, 0, room if is_mirrored else 0, 0
        )
        self._has_bar = is_among_others and is_current
        self.update()

    def take_focus(self, address: str = "") -> None:
        """Put the keyboard where she goes on; `address` is a field in it to go to."""
        del address
        self.take_keys()

    def take_keys(self) -> None:
        """Let the keys work on it without any field being pointed at."""
        if self.hasFocus():
            # It shows another question now, which a screen reader would not hear by itself.
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Focus))
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def focused_address(self) -> str:
        """Return which field in it has the keyboard, or its own address."""
        return self.address

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell which question the keys work on."""
        if not self.answering.is_settling:
            self.answering.entered.emit(self.address)
        super().focusInEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Mark the question the keys work on, where there are several."""
        if not self._has_bar:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(current_palette().accent))
        is_mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        left = self.width() - 4 if is_mirrored else 0
        painter.drawRoundedRect(QRectF(left, 4, 4, self.height() - 8), 2, 2)
        painter.end()
