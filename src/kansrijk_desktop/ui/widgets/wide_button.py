"""A button as wide as its column, with a layout of labels in it."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QSizePolicy, QWidget

from kansrijk_desktop.overriding import override
from kansrijk_desktop.ui.widgets.button import Button


class WideButton(Button):
    """Is as high as the labels in it need; clicks go through them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.setProperty("density", "row")
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def let_clicks_through(self) -> None:
        """Say this when everything is in it."""
        for part in self.findChildren(QWidget):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    @override
    def sizeHint(self) -> QSize:
        """Be as high as the words need."""
        layout = self.layout()
        return layout.sizeHint() if layout else super().sizeHint()

    @override
    def minimumSizeHint(self) -> QSize:
        """Never be lower than the words."""
        return QSize(120, self.sizeHint().height())

    @override
    def hasHeightForWidth(self) -> bool:
        """Long lines wrap."""
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        """Return the height that shows all words."""
        layout = self.layout()
        return layout.totalHeightForWidth(width) if layout else super().heightForWidth(width)
