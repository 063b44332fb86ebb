"""The own card: shown, and given away as a file or on paper."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from kansrijk_desktop.errors import ExpectedError
from kansrijk_desktop.services.correspondence import Correspondence, OwnCard
from kansrijk_desktop.services.tasks import RunsTasks
from kansrijk_desktop.texts import _


@dataclass(frozen=True, slots=True)
class OwnCardState:
    """Everything that is shown.

    Attributes:
        own: the card; None while its page is closed.
    """

    own: OwnCard | None = None
    is_busy: bool = False
    told: str = ""
    error: str = ""


class OwnCardPresenter:
    """Makes the keys when the card is asked for the first time."""

    def __init__(
        self,
        correspondence: Correspondence,
        tasks: tuple[RunsTasks, RunsTasks],
        paper: Callable[[OwnCard], bytes],
    ) -> None:
        """Take the database and background tasks, and how the card is laid out on paper."""
        self._correspondence = correspondence
        self._database, self._background = tasks
        self._paper = paper
        self._state = OwnCardState()
        self._publish: Callable[[OwnCardState], None] | None = None

    def attach(self, publish: Callable[[OwnCardState], None]) -> None:
        """Publish the state now and after every change."""
        self._publish = publish
        publish(self._state)

    def detach(self) -> None:
        """Publish no more."""
        self._publish = None

    def open(self) -> None:
        """Show the card."""
        if not self._state.is_busy:
            self._show(OwnCardState(is_busy=True))
            self._database.run(self._correspondence.own_card, self._on_own, self._on_failed)

    def close(self) -> None:
        """Put it away."""
        self._show(OwnCardState())

    def save_card(self, path: Path) -> None:
        """Write the card to a file for partners."""
        if self._state.own is not None:
            write = partial(self._correspondence.write_card, path, self._state.own.text)
            told = _("Uw kaart is opgeslagen. Er staan geen gegevens van gezinnen in.")
            self._leave(write, told)

    def save_paper(self, path: Path) -> None:
        """Write the card to a PDF."""
        own = self._state.own
        if own is not None:

            def write() -> None:
                self._correspondence.write_bytes(path, self._paper(own))

            self._leave(write, _("Uw kaart is opgeslagen als PDF."))

    def _leave(self, write: Callable[[], None], told: str) -> None:
        if not self._state.is_busy:
            self._show(replace(self._state, is_busy=True, told="", error=""))
            done = partial(self._on_written, told)
            self._background.run(write, done, self._on_failed)

    def _on_own(self, own: OwnCard) -> None:
        self._show(OwnCardState(own))

    def _on_written(self, told: str, _nothing: None) -> None:
        self._show(replace(self._state, is_busy=False, told=told))

    def _on_failed(self, error: ExpectedError) -> None:
        self._show(replace(self._state, is_busy=False, error=error.message))

    def _show(self, state: OwnCardState) -> None:
        self._state = state
        if self._publish is not None:
            self._publish(state)
