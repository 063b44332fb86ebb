"""The presenter of the track on a real encrypted file, and what it published."""

from dataclasses import dataclass, field

from kansrijk_desktop.services.tasks import RunsTasks
from kansrijk_desktop.services.workspace import Workspace
from kansrijk_desktop.ui.routes import Route
from kansrijk_desktop.ui.screens.meldcode.presenter import MeldcodePresenter, MeldcodeState
from tests.fakes import InlineTasks


@dataclass
class MeldcodeDesk:
    """Somebody behind the open gate."""

    presenter: MeldcodePresenter
    states: list[MeldcodeState] = field(default_factory=list)
    visited: list[Route] = field(default_factory=list)

    @property
    def state(self) -> MeldcodeState:
        """What is shown now."""
        return self.states[-1]

    @property
    def words(self) -> list[str]:
        """Everything noted that is shown now."""
        return [noted.words for shown in self.state.sections for noted in shown.notes]

    def come_in(self) -> None:
        """Open the gate."""
        self.presenter.attach(self.states.append)

    def fill_in(self, key: str, typed: dict[str, str]) -> None:
        """Type in a section."""
        self.presenter.begin(key)
        for name, text in typed.items():
            self.presenter.type(name, text)

    def note(self, key: str, typed: dict[str, str]) -> None:
        """Note something."""
        self.fill_in(key, typed)
        self.presenter.note()


def a_desk(
    workspace: Workspace, household_id: str, database: RunsTasks | None = None
) -> MeldcodeDesk:
    """Sit down, with the gate open."""
    visited: list[Route] = []
    tasks = database or InlineTasks(), InlineTasks()
    presenter = MeldcodePresenter(
        household_id, workspace.meldcode, lambda _passphrase: None, tasks, visited.append
    )
    desk = MeldcodeDesk(presenter, visited=visited)
    desk.come_in()
    return desk
