"""Files that are dropped on a screen."""

from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from kansrijk_desktop.overriding import override


class DropTarget(QWidget):
    """A screen that can take files of this computer; when, and what for, is its own."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files, when nothing else is going on."""
        if self._takes_files() and _paths(event.mimeData()):
            event.acceptProposedAction()
            self._show_drop(is_near=True)

    @override
    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Forget the files."""
        self._show_drop(is_near=False)
        super().dragLeaveEvent(event)

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        """Read what is dropped."""
        self._show_drop(is_near=False)
        paths = _paths(event.mimeData())
        if self._takes_files() and paths:
            event.acceptProposedAction()
            self._read_files(paths)

    def _takes_files(self) -> bool:
        """Tell whether a file may be dropped now."""
        return False

    def _show_drop(self, *, is_near: bool) -> None:
        """Show whether a file is above the screen."""

    def _read_files(self, paths: list[Path]) -> None:
        """Begin with what was dropped; there is at least one."""


def _paths(data: QMimeData) -> list[Path]:
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
