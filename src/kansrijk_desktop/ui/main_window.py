"""Frame every screen: rail at the left, bar on top, and the page that hides it all."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from kansrijk_desktop.overriding import override
from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.parts_bar import PartsBar
from kansrijk_desktop.ui.rail import Rail, RailEntry
from kansrijk_desktop.ui.routes import Route
from kansrijk_desktop.ui.theme import SPACE_1, SPACE_2, SPACE_3
from kansrijk_desktop.ui.widgets.button import QuietButton
from kansrijk_desktop.ui.widgets.icon_label import IconLabel
from kansrijk_desktop.ui.widgets.inline_notice import InlineNotice
from kansrijk_desktop.ui.widgets.label import PlainLabel, set_plain_tooltip

if TYPE_CHECKING:
    from kansrijk_desktop.ui.neutral_page import NeutralPage

TITLE = "Kansrijk"
"""Never more: a title shows in the task bar, also to those who look along."""

_PASSING = frozenset({Qt.WindowType.Popup, Qt.WindowType.ToolTip})


class MainWindow(QMainWindow):
    """The one window. It decides nothing; `app.py` connects its signals.

    Signals:
        navigated: a part of the rail, or of a place, was picked; carries the route.
        hide_requested: the hide button was pressed.
        lock_requested: the lock button was pressed.
        resume_requested: the passphrase was given on the neutral page.
        close_requested: the user closes the window; answer with `close_now` once all is saved.

    Attributes:
        stack: where the router shows the screens.
        rail, hide_button, lock_button: hidden until somebody is signed in.
        parts_bar: there in a place that consists of several screens.
    """

    navigated = Signal(object)
    hide_requested = Signal()
    lock_requested = Signal()
    resume_requested = Signal(str)
    close_requested = Signal()

    def __init__(self, entries: Sequence[RailEntry]) -> None:
        super().__init__()
        self.setWindowTitle(TITLE)
        self.setMinimumSize(QSize(800, 560))
        self._may_close = False
        self._hidden_dialogs: list[QWidget] = []
        self._focus_before: QWidget | None = None
        self.stack = QStackedWidget()
        self.rail = Rail(entries)
        self.rail.picked.connect(self.navigated)
        self._entries = tuple(entries)
        self.parts_bar = PartsBar()
        self.parts_bar.picked.connect(self.navigated)
        self.hide_button = QuietButton(_("Verberg"), "eye-off")
        self.hide_button.clicked.connect(self.hide_requested)
        set_plain_tooltip(self.hide_button, _("Alles verbergen (F12)"))
        self.lock_button = QuietButton(_("Op slot"), "lock")
        self.lock_button.clicked.connect(self.lock_requested)
        self._name = PlainLabel("", "secondary", wraps=False)
        self._idle_notice = InlineNotice("", "warning")
        self._failure_notice = InlineNotice("", "error")
        self._top_bar = self._build_top_bar()
        self._frame = self._build_frame()
        self._layers = QStackedWidget()
        self._layers.addWidget(self._frame)
        self._neutral_page: NeutralPage | None = None
        self.setCentralWidget(self._layers)
        self.show_signed_in("")

    def show_signed_in(self, name: str) -> None:
        """Show who is signed in, with rail and bar; without a name neither is there."""
        self._name.setText(name)
        self.rail.setVisible(bool(name))
        self._top_bar.setVisible(bool(name))
        if not name:
            self.parts_bar.hide()

    def show_route(self, route: Route) -> None:
        """Mark in the rail where the user is."""
        self.rail.show_route(route)
        place = next((entry for entry in self._entries if entry.holds(route)), None)
        self.parts_bar.show_place(place, route)

    def show_idle_warning(self, seconds: int) -> None:
        """Say that the lock is near; 0 takes the warning away."""
        text = _(
            "Over {seconds} seconden gaat het scherm op slot. Beweeg de muis of druk op een toets "
            "om verder te gaan. Wat u typte, wordt eerst bewaard."
        )
        self._idle_notice.show_message(text.format(seconds=seconds) if seconds else "")

    def show_failure(self, message: str) -> None:
        """Say what went wrong outside any screen; empty takes it away."""
        self._failure_notice.show_message(message)

    @property
    def neutral_page(self) -> "NeutralPage":
        """What stands before everything while covered; made when first asked for.

        Not before: the window must paint without it.
        """
        if self._neutral_page is None:
            from kansrijk_desktop.ui.neutral_page import NeutralPage

            self._neutral_page = NeutralPage()
            self._neutral_page.resume_requested.connect(self.resume_requested)
            self._layers.addWidget(self._neutral_page)
        return self._neutral_page

    @property
    def is_covered(self) -> bool:
        """Whether the neutral page stands before everything."""
        return self._layers.currentWidget() is self._neutral_page

    def cover(self, *, asks_passphrase: bool = True) -> None:
        """Hide everything at once behind the neutral page, dialogs too.

        What is hidden leaves the window altogether: a screen reader finds nothing either.
        """
        if self.is_covered:
            return
        self._focus_before = self.focusWidget()
        self.neutral_page.show_closed(asks_passphrase=asks_passphrase)
        self._layers.setCurrentWidget(self.neutral_page)
        self._layers.removeWidget(self._frame)
        self._frame.setParent(None)
        others = [one for one in QApplication.topLevelWidgets() if one is not self]
        for widget in others:
            if widget.isVisible():
                self._hide_away(widget)
        self.neutral_page.setFocus()
        # Not at the next turn of the event loop: now.
        self.repaint()

    def uncover(self) -> None:
        """Bring back exactly what was there, with the cursor where it was."""
        if not self.is_covered:
            return
        self._layers.insertWidget(0, self._frame)
        self._layers.setCurrentWidget(self._frame)
        self.neutral_page.show_closed()
        # Locking meanwhile has taken the screen away, with its dialogs.
        for dialog in filter(isValid, self._hidden_dialogs):
            dialog.show()
        self._hidden_dialogs = []
        focus: QWidget | None = self._focus_before
        self._focus_before = None
        if focus is None or not isValid(focus):
            focus = _cursor_in(self.stack.currentWidget())
        if focus is not None:
            focus.setFocus()

    def close_now(self) -> None:
        """Close without asking anyone."""
        self._may_close = True
        if self.is_covered:
            # So that the frame goes down with the window that owns it.
            self.uncover()
        self.close()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        """Let the program save before the window goes."""
        if not self._may_close:
            self.close_requested.emit()
        # Where nothing waits to be saved, the answer has come already.
        if self._may_close:
            super().closeEvent(event)
        else:
            event.ignore()

    def _hide_away(self, widget: QWidget) -> None:
        if widget.windowType() in _PASSING:
            widget.close()
        else:
            self._hidden_dialogs.append(widget)
            widget.hide()

    def _build_top_bar(self) -> QWidget:
        bar = QWidget()
        bar.setObjectName("topBar")
        bar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(bar)
        row.setContentsMargins(SPACE_3, SPACE_1, SPACE_2, SPACE_1)
        row.setSpacing(SPACE_1)
        row.addWidget(PlainLabel(TITLE, "strong", wraps=False))
        row.addStretch(1)
        row.addWidget(IconLabel("user", 20, "secondary"))
        row.addWidget(self._name)
        row.addSpacing(SPACE_2)
        row.addWidget(self.hide_button)
        row.addWidget(self.lock_button)
        return bar

    def _build_frame(self) -> QWidget:
        frame = QWidget()
        frame.setObjectName("page")
        notices = QVBoxLayout()
        notices.setContentsMargins(SPACE_3, 0, SPACE_3, 0)
        notices.addWidget(self._failure_notice)
        notices.addWidget(self._idle_notice)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self._top_bar)
        right.addLayout(notices)
        right.addWidget(self.parts_bar)
        right.addWidget(self.stack, 1)
        row = QHBoxLayout(frame)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addLayout(right, 1)
        return frame


def _cursor_in(screen: QWidget | None) -> QWidget | None:
    """Return where typing goes in a screen: the field it chose, or the screen itself."""
    chosen: QWidget | None = screen.focusWidget() if screen is not None else None
    return screen if chosen is None else chosen
