"""Every screen in every look: named, plain, whole, and in order."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from typing_extensions import override

from kansrijk_desktop.ui.main_window import MainWindow
from kansrijk_desktop.ui.theme import DARK, LIGHT, Look, apply_look, load_fonts
from tests.ui.gallery import HEIGHT, SCREENS, WIDTH, window_with
from tests.ui.screen_checks import (
    cut_texts,
    goes_down,
    labels_that_read_markup,
    tab_order,
    unnamed_controls,
    unreachable_controls,
)

pytestmark = pytest.mark.unmeasured

LOOKS = (Look(LIGHT, 100), Look(DARK, 200))


@pytest.fixture(params=LOOKS, ids=lambda look: f"{look.palette.name}-{look.text_percent}")
def look(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[Look]:
    load_fonts()
    apply_look(qapp, request.param)
    yield request.param
    apply_look(qapp, Look())


@pytest.fixture(params=SCREENS)
def screen(request: pytest.FixtureRequest, look: Look, qtbot: QtBot) -> MainWindow:
    window = window_with(request.param)
    qtbot.addWidget(window, before_close_func=lambda window: window.close_now())
    window.resize(WIDTH, HEIGHT)
    window.show()
    qtbot.waitExposed(window)
    QApplication.processEvents()
    return window


def test_a_screen_is_named_plain_whole_and_in_order(screen: MainWindow) -> None:
    assert (screen.width(), screen.height()) == (WIDTH, HEIGHT)
    assert unnamed_controls(screen) == []
    assert labels_that_read_markup(screen) == []
    assert cut_texts(screen) == []
    assert unreachable_controls(screen) == []
    for part in (screen.stack, screen.neutral_page):
        assert goes_down(tab_order(part), part)


class Shown(QObject):
    """Notes every window that appears."""

    def __init__(self) -> None:
        super().__init__()
        self.windows: list[str] = []

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.windows.append(type(watched).__name__)
        return False


@pytest.mark.parametrize("name", SCREENS)
def test_nothing_flashes_up_while_a_screen_is_made(
    name: str, qapp: QApplication, qtbot: QtBot
) -> None:
    shown = Shown()
    qapp.installEventFilter(shown)

    window = window_with(name)
    qtbot.addWidget(window, before_close_func=lambda window: window.close_now())
    qapp.removeEventFilter(shown)

    assert shown.windows == []
