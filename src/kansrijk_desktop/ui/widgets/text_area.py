"""Ask for a few lines of text; the field grows with what is typed."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from kansrijk_desktop.overriding import override
from kansrijk_desktop.ui.theme import SPACE_3
from kansrijk_desktop.ui.widgets.field import Field


class GrowingTextEdit(QPlainTextEdit):
    """A plain text editor as high as its text, between two bounds.

    Signals:
        left: the keyboard focus went elsewhere.
    """

    left = Signal()

    def __init__(self, min_lines: int, max_lines: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._min_lines = min_lines
        self._max_lines = max_lines
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().documentLayout().documentSizeChanged.connect(self.updateGeometry)

    @override
    def sizeHint(self) -> QSize:
        """Be as high as the text within the bounds."""
        lines = min(max(self.document().size().height(), self._min_lines), self._max_lines)
        height = int(lines * self.fontMetrics().lineSpacing()) + SPACE_3
        return QSize(super().sizeHint().width(), height)

    @override
    def minimumSizeHint(self) -> QSize:
        """Keep the height; the width may shrink."""
        return QSize(80, self.sizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for another height when lines wrap otherwise."""
        super().resizeEvent(event)
        self.updateGeometry()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the user went elsewhere."""
        super().focusOutEvent(event)
        self.left.emit()


class TextArea(Field):
    """Several lines of text.

    Signals:
        edited: the text after every keystroke of the user.
        committed: the text when the user leaves the field.

    Attributes:
        edit: the editor itself.
    """

    edited = Signal(str)
    committed = Signal(str)

    def __init__(
        self,
        label: str,
        *,
        help_text: str = "",
        placeholder: str = "",
        min_lines: int = 2,
        max_lines: int = 8,
        parent: QWidget | None = None,
    ) -> None:
        self.edit = GrowingTextEdit(min_lines, max_lines)
        super().__init__(label, self.edit, help_text=help_text, parent=parent)
        self.edit.setPlaceholderText(placeholder)
        self.edit.textChanged.connect(self._on_text_changed)
        self.edit.left.connect(self._on_left)

    def text(self) -> str:
        """Return what stands in the field."""
        return self.edit.toPlainText()

    def show_text(self, text: str) -> None:
        """Show `text`; the cursor stays where it is when nothing changes."""
        if text == self.edit.toPlainText():
            return
        blocked = self.edit.blockSignals(True)
        self.edit.setPlainText(text)
        self.edit.blockSignals(blocked)

    def _on_text_changed(self) -> None:
        self.edited.emit(self.edit.toPlainText())

    def _on_left(self) -> None:
        self.committed.emit(self.edit.toPlainText())
