"""The presenters of the screen of region packages, over a real workspace, and their hands."""

from kansrijk_desktop.exchange.region_sheets import Sheet
from kansrijk_desktop.services.region_comparisons import RegionComparisons
from kansrijk_desktop.services.region_draft import Draft
from kansrijk_desktop.services.region_listing import ListedLine
from kansrijk_desktop.services.tasks import RunsTasks
from kansrijk_desktop.services.workspace import Workspace
from kansrijk_desktop.ui.screens.region.comparing_presenter import (
    ComparingPresenter,
    ComparingState,
)
from kansrijk_desktop.ui.screens.region.files_presenter import FilesPresenter
from kansrijk_desktop.ui.screens.region.presenter import RegionPresenter, RegionState
from tests.fakes import InlineTasks


class RegionDesk:
    """The presenters, put together as in the program."""

    def __init__(
        self, workspace: Workspace, package_id: str = "utrecht", tasks: RunsTasks | None = None
    ) -> None:
        self.workspace = workspace
        self.drafts = workspace.region_drafts
        tasks = tasks or InlineTasks()
        regions, now = workspace.regions, workspace.kept.now
        self.presenter = RegionPresenter(regions, self.drafts, tasks, now, package_id)
        self.comparing = ComparingPresenter(
            RegionComparisons(regions, self.drafts),
            tasks,
            lambda name, told: self.presenter.open_package(name or regions.current.id, told),
            lambda error: self.presenter.tell(error=error),
        )
        self.files = FilesPresenter(
            (regions, self.drafts),
            tasks,
            self.presenter.tell,
            self.presenter.do,
            self.comparing.show_problems,
        )

    def attach(self) -> "RegionDesk":
        """Look at the presenters as a screen would."""
        self.presenter.attach(lambda _state: None)
        self.comparing.attach(lambda _state: None)
        return self

    @property
    def state(self) -> RegionState:
        """What a screen would show now."""
        return self.presenter._state

    @property
    def comparing_state(self) -> ComparingState:
        """What a screen would show of a comparison now."""
        return self.comparing._state

    @property
    def draft(self) -> Draft:
        """The draft that is shown."""
        assert self.presenter.draft is not None
        return self.presenter.draft

    def line(self, name: str) -> ListedLine:
        """Return the first line shown that is called so."""
        return next(one for one in self.state.lines if name in one.cells.get("name", ""))

    def open(self, name: str) -> ListedLine:
        """Open a line by what it is called."""
        line = self.line(name)
        self.presenter.pick(line.key)
        return line

    def count(self, sheet: Sheet = Sheet.SERVICES) -> int:
        """Return how many lines the draft has of its own."""
        return len(self.draft.sheets.of(sheet))
