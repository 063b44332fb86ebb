"""Know when the window stands on the screen, so that nothing slow begins before."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from kansrijk_desktop.overriding import override


class FirstPaint(QObject):
    """Watches a window until it has painted itself once.

    Signals:
        painted: the window is on the screen.
    """

    painted = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._is_seen = False
        window.installEventFilter(self)

    @override
    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Wait for the paint event, and then for the end of the painting."""
        if event.type() == QEvent.Type.Paint and not self._is_seen:
            self._is_seen = True
            QTimer.singleShot(0, self, self._on_painted)
        return False

    def _on_painted(self) -> None:
        self.painted.emit()
        self.deleteLater()
