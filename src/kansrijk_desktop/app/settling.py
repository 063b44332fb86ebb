"""Bring what was saved to rest on the disk, also when nobody touches a key."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QTimer

from kansrijk_desktop.app.while_open import WhileOpen

INTERVAL_MS: Final = 30_000
"""At most a minute may pass after the last save (our security notes)."""


class Settling(QObject):
    """Does `settle` at regular times while the dossiers are open, then goes away by itself."""

    def __init__(
        self, while_open: WhileOpen, settle: Callable[[], None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._while_open = while_open
        self._settle = settle
        self._timer = QTimer(self)
        self._timer.setInterval(INTERVAL_MS)
        self._timer.timeout.connect(self.tick)
        self._timer.start()

    def tick(self) -> None:
        """Settle once; the timer asks for it."""
        if self._while_open.is_open:
            self._while_open.run(self._settle, _ignore, _ignore)
        else:
            self._timer.stop()
            self.deleteLater()


def _ignore(_result: object) -> None:
    """Take a result that nobody waits for: of a failure the next save tells."""
