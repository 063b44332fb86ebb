"""Show the screen for a route, and let the one before it save what was typed.

A screen that holds text which may not be saved yet has a method

    def about_to_leave(self, then: Callable[[], None]) -> None

that saves and calls `then` once all is committed. When saving fails it says so on the screen and
does not call `then`: the user stays, and nothing is lost. Other screens are left at once.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any, Protocol, runtime_checkable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from kansrijk_desktop.ui.routes import Route

ScreenFactory = Callable[[Any], QWidget]
"""Makes the screen for a route; it is given the route."""


@runtime_checkable
class SavesBeforeLeaving(Protocol):
    """A screen with typed text to save before it goes."""

    def about_to_leave(self, then: Callable[[], None]) -> None:
        """Save, and call `then` when everything is committed."""
        ...


class Router(QObject):
    """Shows one screen at a time in a stack; the screen before is gone with its widgets.

    Signals:
        route_changed: another screen is shown; carries its route.
    """

    route_changed = Signal(object)

    def __init__(
        self,
        stack: QStackedWidget,
        factories: Mapping[type, ScreenFactory],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._stack = stack
        self._factories = dict(factories)
        self._route: Route | None = None
        self._next: Callable[[], None] | None = None

    @property
    def route(self) -> Route | None:
        """Where the user is."""
        return self._route

    def add_factories(self, factories: Mapping[type, ScreenFactory]) -> None:
        """Learn more screens, those that are built while the passphrase is typed."""
        self._factories |= factories

    def forget_factories(self, routes: Iterable[type]) -> None:
        """Unlearn screens, and let go of everything their factories hold; for locking."""
        for route in routes:
            self._factories.pop(route, None)

    def go(self, route: Route) -> None:
        """Show the screen for `route` once the present one has saved.

        Asked again meanwhile, the last route wins.
        """
        self._leave(partial(self._show, route))

    def leave(self, then: Callable[[], None]) -> None:
        """Let the present screen save and close it, then call `then`; for locking and quitting."""
        self._leave(partial(self._close, then))

    def _leave(self, then: Callable[[], None]) -> None:
        self._next = then
        screen: object = self._stack.currentWidget()
        if isinstance(screen, SavesBeforeLeaving):
            # Also when it was asked before: that time saving may have failed.
            screen.about_to_leave(self._left)
        else:
            self._left()

    def _left(self) -> None:
        if self._next is not None:
            then, self._next = self._next, None
            then()

    def _show(self, route: Route) -> None:
        screen = self._factories[type(route)](route)
        # A screen that already chose its field keeps it; moving it into the stack forgets that.
        chosen: QWidget | None = screen.focusWidget()
        self._route = route
        old = self._stack.currentWidget()
        self._stack.addWidget(screen)
        self._stack.setCurrentWidget(screen)
        self._drop(old)
        (chosen if chosen is not None else screen).setFocus()
        self.route_changed.emit(route)

    def _close(self, then: Callable[[], None]) -> None:
        self._route = None
        self._drop(self._stack.currentWidget())
        then()

    def _drop(self, screen: QWidget | None) -> None:
        if screen is not None:
            self._stack.removeWidget(screen)
            screen.deleteLater()
