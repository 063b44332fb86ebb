"""Open a form in our own conversation screen and answer it, until all of it is painted."""

import os
from collections.abc import Callable
from statistics import median
from time import perf_counter
from typing import TypeVar

from PySide6.QtWidgets import QApplication

from kansrijk_desktop.assets import resource
from kansrijk_desktop.engine.definition import Definition
from kansrijk_desktop.engine.loading import usable_definition
from kansrijk_desktop.errors import ExpectedError
from kansrijk_desktop.exchange.regions import load_region
from kansrijk_desktop.services.clock import system_clock
from kansrijk_desktop.services.conversation import Conversation
from kansrijk_desktop.services.try_out import TryOut
from kansrijk_desktop.ui.screens.screening.presenter import ScreeningPresenter, Ways
from kansrijk_desktop.ui.screens.screening.view import ScreeningScreen
from kansrijk_desktop.ui.theme import Look, apply_look, load_fonts

WINDOW = (1366, 768)
T = TypeVar("T")


class AtOnce:
    """Does the work where it is asked for."""

    def run(
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        _failed: Callable[[ExpectedError], None],
    ) -> None:
        """Do it, and hand back the result."""
        done(work())


def on_screen(raw: bytes, rounds: int, answers: int) -> tuple[float, float]:
    """Return the medians, in milliseconds, of opening to a painted page and of one answer.

    Every time counts a picture of the whole window, which is more than a window paints.
    """
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    known = QApplication.instance()
    application = known if isinstance(known, QApplication) else QApplication([])
    load_fonts()
    apply_look(application, Look())
    region = load_region(resource("regions", "landelijk"))
    opened, answered = [], []
    for _round in range(rounds + 1):
        started = perf_counter()
        definition = usable_definition(raw)
        talks = TryOut(_always(definition), system_clock)
        ways = Ways(lambda _route: None, lambda: None)
        presenter = ScreeningPresenter(
            definition.identity, talks, region, AtOnce(), ways, system_clock, is_try_out=True
        )
        screen = ScreeningScreen(presenter)
        screen.resize(*WINDOW)
        screen.show()
        opened.append(_painted(screen, started))
        for number in range(answers):
            pressed = perf_counter()
            presenter.act(_pressing(1 + number % 3))
            answered.append(_painted(screen, pressed))
        screen.close()
        screen.deleteLater()
    # The first round also imports and warms; the browser was warm as well.
    return median(opened[1:]), median(answered[answers:])


def _always(definition: Definition) -> Callable[[str], Definition]:
    return lambda _identity: definition


def _pressing(number: int) -> Callable[[Conversation], None]:
    return lambda talk: talk.choose(number)


def _painted(screen: ScreeningScreen, since: float) -> float:
    QApplication.processEvents()
    screen.grab()
    return (perf_counter() - since) * 1000
