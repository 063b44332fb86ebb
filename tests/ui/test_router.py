from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from kansrijk_desktop.ui.router import Router
from kansrijk_desktop.ui.routes import (
    ShowHousehold,
    ShowHouseholds,
    ShowScreening,
    ShowSettings,
)


class Page(QWidget):
    """A screen that can be left at once."""

    def __init__(self, route: object) -> None:
        super().__init__()
        self.route = route
        self.first = QLineEdit()
        self.second = QLineEdit()
        layout = QVBoxLayout(self)
        layout.addWidget(self.first)
        layout.addWidget(self.second)


class Conversation(Page):
    """A screen that saves first, when the test says so."""

    def __init__(self, route: object) -> None:
        super().__init__(route)
        self.save: list[Callable[[], None]] = []

    def about_to_leave(self, then: Callable[[], None]) -> None:
        self.save.append(then)


@pytest.fixture
def stack(qtbot: QtBot) -> QStackedWidget:
    stack = QStackedWidget()
    qtbot.addWidget(stack)
    stack.show()
    return stack


@pytest.fixture
def router(stack: QStackedWidget) -> Router:
    factories = {
        ShowHouseholds: Page,
        ShowHousehold: Page,
        ShowScreening: Conversation,
    }
    return Router(stack, factories, stack)


def shown(stack: QStackedWidget) -> Page:
    page = stack.currentWidget()
    assert isinstance(page, Page)
    return page


def talk(router: Router, stack: QStackedWidget) -> Conversation:
    router.go(ShowScreening("s1"))
    page = shown(stack)
    assert isinstance(page, Conversation)
    return page


def test_a_route_shows_its_screen_and_tells_so(router: Router, stack: QStackedWidget) -> None:
    routes: list[object] = []
    router.route_changed.connect(routes.append)

    router.go(ShowHousehold("h1"))

    assert shown(stack).route == ShowHousehold("h1")
    assert router.route == ShowHousehold("h1")
    assert routes == [ShowHousehold("h1")]


def test_the_screen_before_is_gone(router: Router, stack: QStackedWidget) -> None:
    router.go(ShowHouseholds())

    router.go(ShowHousehold("h1"))

    assert stack.count() == 1


def test_a_screen_is_left_only_after_its_text_is_saved(
    router: Router, stack: QStackedWidget
) -> None:
    page = talk(router, stack)

    router.go(ShowHouseholds())
    assert shown(stack) is page
    page.save[0]()

    assert shown(stack).route == ShowHouseholds()


def test_when_saving_fails_the_user_stays_and_can_try_again(
    router: Router, stack: QStackedWidget
) -> None:
    page = talk(router, stack)

    router.go(ShowHouseholds())
    router.go(ShowHousehold("h1"))
    page.save[1]()

    assert shown(stack).route == ShowHousehold("h1")


def test_a_late_second_save_does_not_navigate_again(router: Router, stack: QStackedWidget) -> None:
    page = talk(router, stack)
    router.go(ShowHouseholds())
    router.go(ShowHouseholds())
    page.save[0]()
    here = shown(stack)

    page.save[1]()

    assert shown(stack) is here


def test_leaving_saves_and_closes_the_screen_before_going_on(
    router: Router, stack: QStackedWidget
) -> None:
    page = talk(router, stack)
    locked: list[bool] = []

    router.leave(lambda: locked.append(True))
    assert not locked
    page.save[0]()

    assert locked == [True]
    assert stack.count() == 0
    assert router.route is None


def test_leaving_without_a_screen_goes_on_at_once(router: Router) -> None:
    locked: list[bool] = []

    router.leave(lambda: locked.append(True))

    assert locked == [True]


def test_screens_built_later_can_be_shown(router: Router, stack: QStackedWidget) -> None:
    router.add_factories({ShowSettings: Page})

    router.go(ShowSettings())

    assert shown(stack).route == ShowSettings()


def test_a_screen_that_chose_its_field_keeps_the_cursor_there(
    stack: QStackedWidget, qtbot: QtBot
) -> None:
    def with_second_chosen(route: ShowHouseholds) -> Page:
        page = Page(route)
        page.second.setFocus()
        return page

    router = Router(stack, {ShowHouseholds: with_second_chosen}, stack)
    stack.activateWindow()
    router.go(ShowHouseholds())

    qtbot.waitUntil(shown(stack).second.hasFocus)
