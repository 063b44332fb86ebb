"""Show a screen, press what is on it, and read it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
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


def shown_texts(screen: QWidget) -> list[str]:
    """Return everything that can be read or heard, tooltips too."""
    shown = [child for child in screen.findChildren(QWidget) if child.isVisible()]
    texts = [child.text() for child in shown if isinstance(child, QLabel | QAbstractButton)]
    texts += [child.accessibleName() for child in shown]
    texts += [child.accessibleDescription() for child in shown]
    return texts + [child.toolTip() for child in shown]
