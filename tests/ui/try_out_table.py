"""A questionnaire opened to try it out: the real conversation screen with nothing behind it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from kansrijk_desktop.assets import resource
from kansrijk_desktop.engine.definition import Definition
from kansrijk_desktop.exchange.regions import load_region
from kansrijk_desktop.services.conversation_state import ConversationState
from kansrijk_desktop.services.try_out import TryOut
from kansrijk_desktop.settings import QuestionLayout
from kansrijk_desktop.ui.routes import Route
from kansrijk_desktop.ui.screens.screening.presenter import ScreeningPresenter, Ways
from kansrijk_desktop.ui.screens.screening.view import ScreeningScreen
from tests.fakes import FixedClock, InlineTasks
from tests.ui.showing import shown_texts


def a_try_out_presenter(definition: Definition, visited: list[Route]) -> ScreeningPresenter:
    """Return what leads a conversation of which nothing is kept."""
    clock = FixedClock()
    return ScreeningPresenter(
        definition.identity,
        TryOut(lambda _identity: definition, clock),
        load_region(resource("regions", "landelijk")),
        InlineTasks(),
        Ways(visited.append, lambda: None),
        clock,
        is_try_out=True,
    )


class TryOutTable:
    """A conversation screen that tries a questionnaire out."""

    def __init__(self, definition: Definition, qtbot: QtBot) -> None:
        self.qtbot = qtbot
        self.visited: list[Route] = []
        self.presenter = a_try_out_presenter(definition, self.visited)
        self.screen = ScreeningScreen(self.presenter)
        qtbot.addWidget(self.screen)
        self.screen.resize(1246, 720)
        with qtbot.waitActive(self.screen):
            self.screen.show()
            self.screen.activateWindow()
        qtbot.waitUntil(lambda: self.focused() is not None)

    @property
    def talk(self) -> ConversationState:
        """What the screen shows."""
        talk = self.screen._state.talk
        assert talk is not None
        return talk

    def show_pages(self) -> None:
        """Show a page per section."""
        self.presenter.use_layout(QuestionLayout.PAGE_PER_DOMAIN)

    def go_to(self, place: str) -> None:
        self.presenter.act(lambda talk: talk.go_to(place))

    def press(self, *keys: Qt.Key | str) -> None:
        for key in keys:
            target = self.focused() or self.screen
            if isinstance(key, str):
                self.qtbot.keyClicks(target, key)
            else:
                self.qtbot.keyClick(target, key)

    def focused(self) -> QWidget | None:
        return QApplication.focusWidget()

    def shown_texts(self) -> list[str]:
        """Everything that can be read or heard, tooltips too."""
        return shown_texts(self.screen)
