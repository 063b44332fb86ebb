"""Hear the system ask the program to end, while Qt's loop runs and Python's does not."""

import signal
import socket
from types import FrameType

from PySide6.QtCore import QObject, QSocketNotifier, Signal

_SIGNALS = tuple(
    getattr(signal, name)
    for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")
    if hasattr(signal, name)
)


class Termination(QObject):
    """Turns Ctrl+C, a log-off and the like into a Qt signal, until `close`.

    Signals:
        requested: the program must end.
    """

    requested = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reads, self._writes = socket.socketpair()
        for end in (self._reads, self._writes):
            end.settimeout(0.0)
        # The interpreter writes a byte when a signal comes, also while C++ code runs.
        self._old_wakeup = signal.set_wakeup_fd(self._writes.fileno(), warn_on_full_buffer=False)
        self._old_handlers = {each: signal.signal(each, _wake_only) for each in _SIGNALS}
        self._notifier = QSocketNotifier(self._reads.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_signal)

    def close(self) -> None:
        """Let signals do what they did before."""
        self._notifier.setEnabled(False)
        try:
            signal.set_wakeup_fd(self._old_wakeup)
        except (OSError, ValueError):
            # Whoever listened before us has gone, and closed his end.
            signal.set_wakeup_fd(-1)
        for each, handler in self._old_handlers.items():
            signal.signal(each, handler)
        for end in (self._reads, self._writes):
            end.close()

    def _on_signal(self) -> None:
        self._reads.recv(64)
        self.requested.emit()


def _wake_only(_number: int, _frame: FrameType | None) -> None:
    """Do nothing here: what matters happens on the event loop."""
