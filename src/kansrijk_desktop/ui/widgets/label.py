"""Show a text as it is: never as markup, never as a shortcut."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QLabel, QWidget

from kansrijk_desktop.overriding import override
from kansrijk_desktop.ui.widgets.restyle import set_style_property


class PlainLabel(QLabel):
    """A wrapping label for plain text; names and notes may hold any character.

    `role` is one of `body`, `strong`, `secondary`, `small`, `overline`, `answer`, `title`,
    `question`, `display`, `error`, `code` (see app.qss).
    """

    def __init__(
        self,
        text: str = "",
        role: str = "body",
        *,
        wraps: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wraps)
        self.setProperty("role", role)
        self.setText(text)

    def show_role(self, role: str) -> None:
        """Change the look of the text."""
        set_style_property(self, "role", role)


class SteadyLabel(PlainLabel):
    """A line that changes often: it widens when it must and never narrows.

    All around it then keeps its place, and need not be laid out again.
    """

    def __init__(self, text: str = "", role: str = "body", parent: QWidget | None = None) -> None:
        super().__init__(text, role, wraps=False, parent=parent)

    def show_text(self, text: str) -> None:
        """Show another text."""
        self.setText(text)
        needed = self.sizeHint().expandedTo(self.minimumSize())
        if needed != self.minimumSize():
            self.setFixedSize(needed)

    @override
    def changeEvent(self, event: QEvent) -> None:
        """Take the size of the text anew when its type changes."""
        is_other_type = event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}
        if is_other_type:
            # A label asks for at least its minimum, and remembers what it asked for.
            self.setMinimumSize(0, 0)
        super().changeEvent(event)
        if is_other_type:
            self.setFixedSize(self.sizeHint())


class Heading(PlainLabel):
    """A heading: level 1 opens a screen, 2 a question or part, 3 a card."""

    _ROLES = ("display", "question", "title")

    def __init__(self, text: str = "", level: int = 1, parent: QWidget | None = None) -> None:
        super().__init__(text, self._ROLES[level - 1], parent=parent)


def set_plain_tooltip(widget: QWidget, text: str) -> None:
    """Give `widget` a tooltip in which nothing is read as markup."""
    # By hand: importing the html module would delay the first paint.
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    widget.setToolTip(f"<qt>{escaped}</qt>" if text else "")
