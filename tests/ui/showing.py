"""Show a screen and press what is on it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot


def press(qtbot: QtBot, button: QWidget) -> None:
    """Click a button once it has got its place on the screen."""
    qtbot.waitUntil(lambda: button.isVisible() and button.height() > 0)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def show(qtbot: QtBot, screen: QWidget) -> None:
    """Put a screen up, active, at the size it has in a small window."""
    qtbot.addWidget(screen)
    screen.resize(1246, 720)
    with qtbot.waitActive(screen):
        screen.show()
        screen.activateWindow()
