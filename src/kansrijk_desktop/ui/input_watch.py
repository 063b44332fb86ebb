"""See whether somebody is at the keyboard, and the hide key wherever the focus is."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QShortcut, QWindow
from PySide6.QtWidgets import QWidget

from kansrijk_desktop.overriding import override

_ACTIVITY: Final = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseMove,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TabletPress,
        QEvent.Type.InputMethod,
    }
)
HIDE_KEYS: Final = ("F12", "Ctrl+Shift+H")


class InputWatch(QObject):
    """Watches the windows, not every widget: a filter on the application would slow each repaint.

    Signals:
        active: a key, the mouse, the pen or a finger moved.
        hide_pressed: F12 or Ctrl+Shift+H, also while a dialog is open.
    """

    active = Signal()
    hide_pressed = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._sequences = [QKeySequence(keys) for keys in HIDE_KEYS]
        for sequence in self._sequences:
            shortcut = QShortcut(sequence, window)
            shortcut.setContext(Qt.ShortcutContext.ApplicationShortcut)
            shortcut.activated.connect(self.hide_pressed)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.focusWindowChanged.connect(self._on_focus_window_changed)
        self._on_focus_window_changed(QGuiApplication.focusWindow())

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note activity; take the hide key where a modal dialog keeps it from the shortcut."""
        if event.type() not in _ACTIVITY:
            return False
        self.active.emit()
        if isinstance(event, QKeyEvent) and self._is_hide_key(event):
            self.hide_pressed.emit()
            return True
        return False

    def _is_hide_key(self, event: QKeyEvent) -> bool:
        return QKeySequence(event.keyCombination()) in self._sequences

    def _on_focus_window_changed(self, window: QWindow | None) -> None:
        if window is not None:
            window.removeEventFilter(self)
            window.installEventFilter(self)
