"""Put a text on the clipboard and take it off again by itself."""

from PySide6.QtCore import QMimeData, QObject, QTimer
from PySide6.QtGui import QClipboard, QGuiApplication

CLEAR_AFTER_MS = 30_000

# What password managers set, so that clipboard histories leave it out.
_SECRET_HINTS = {
    "x-kde-passwordManagerHint": b"secret",
    'application/x-qt-windows-mime;value="ExcludeClipboardContentFromMonitorProcessing"': b"\x01",
}


class PassingClipboard(QObject):
    """Copies a text for half a minute; at most until the program ends."""

    def __init__(self, parent: QObject, clear_after_ms: int = CLEAR_AFTER_MS) -> None:
        super().__init__(parent)
        self._text = ""
        self._clear_after_ms = clear_after_ms
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.clear)
        application = QGuiApplication.instance()
        if application is not None:
            # Nothing of ours may outlive the program, on the clipboard or in its memory.
            application.aboutToQuit.connect(self.clear)

    def copy(self, text: str) -> None:
        """Put `text` on the clipboard."""
        self._text = text
        data = QMimeData()
        data.setText(text)
        for kind, value in _SECRET_HINTS.items():
            data.setData(kind, value)
        self._clipboard().setMimeData(data)
        self._timer.start(self._clear_after_ms)

    def clear(self) -> None:
        """Take it off, unless something else was copied since."""
        self._timer.stop()
        if self._text and self._clipboard().text() == self._text:
            self._clipboard().clear()
        self._text = ""

    @staticmethod
    def _clipboard() -> QClipboard:
        return QGuiApplication.clipboard()
