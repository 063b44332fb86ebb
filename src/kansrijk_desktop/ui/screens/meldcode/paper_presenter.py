"""Put the track on paper: look twice, note that it leaves, let it leave."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from kansrijk_desktop.documents.preview import PageImage, page_images
from kansrijk_desktop.errors import ExpectedError
from kansrijk_desktop.records.document import Delivery
from kansrijk_desktop.services.meldcode import Meldcode
from kansrijk_desktop.services.meldcode_track import Track
from kansrijk_desktop.services.tasks import RunsTasks
from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.paper_exit import PaperExit

FILE_NAME = "vervolgstappen.pdf"
"""Without name, number or day: it shows in every list of files."""


@dataclass(frozen=True, slots=True)
class PaperState:
    """What is shown before the paper leaves.

    Attributes:
        client: whose it is.
        pages: the paper as it would leave.
        is_leaving: that it leaves is being noted; nothing can be pressed twice.
        delivered: what was done with it just now.
    """

    client: str = ""
    pages: tuple[PageImage, ...] = ()
    is_leaving: bool = False
    delivered: str = ""
    error: str = ""


class PaperPresenter:
    """One paper, made once; it leaves as it was looked at."""

    def __init__(
        self,
        meldcode: Meldcode,
        track: Track,
        tasks: tuple[RunsTasks, RunsTasks],
        noted: Callable[[Track], None],
    ) -> None:
        """Take the track, the database and background tasks, and who hears that it left."""
        self._meldcode = meldcode
        self._track = track
        self._database, self._background = tasks
        self._noted = noted
        self._exit = PaperExit(meldcode.write, self._background, self._on_left, self._show_error)
        self._paper = b""
        self._state = PaperState(client=track.patient.full_name)
        self._publish: Callable[[PaperState], None] | None = None

    def attach(self, publish: Callable[[PaperState], None]) -> None:
        """Show the state to a view from now on, and draw the paper."""
        self._publish = publish
        self._show(self._state)
        self._background.run(self._make, self._on_made, self._show_error)

    def detach(self) -> None:
        """Stop showing; from now on nothing leaves."""
        self._publish = None
        self._paper = b""

    def save_to(self, path: Path) -> None:
        """Note that it leaves, then write it to a file."""
        done = _("De PDF is opgeslagen. Dat staat bij de vervolgstappen.")
        self._leave(Delivery.SAVED, partial(self._exit.to_file, path, self._paper, done))

    def print(self, to_printer: Callable[[bytes], None]) -> None:
        """Note that it leaves, then give it to the printer."""
        done = _("Het is naar de printer gestuurd. Dat staat bij de vervolgstappen.")
        send = partial(_send, to_printer)
        self._leave(Delivery.PRINTED, partial(self._exit.to_printer, send, self._paper, done))

    def _make(self) -> tuple[bytes, tuple[PageImage, ...]]:
        paper = self._meldcode.paper(self._track)
        return paper, tuple(page_images(paper))

    def _on_made(self, made: tuple[bytes, tuple[PageImage, ...]]) -> None:
        if self._publish is not None:
            self._paper, pages = made
            self._show(replace(self._state, pages=pages))

    def _leave(self, delivery: Delivery, then: Callable[[], None]) -> None:
        if not self._paper or self._state.is_leaving:
            return
        self._show(replace(self._state, is_leaving=True, delivered="", error=""))
        deliver = partial(self._meldcode.deliver, self._track, delivery)
        self._database.run(deliver, partial(self._on_noted, then), self._show_error)

    def _on_noted(self, then: Callable[[], None], track: Track) -> None:
        self._noted(track)
        then()

    def _on_left(self, told: str) -> None:
        self._show(replace(self._state, is_leaving=False, delivered=told))

    def _show_error(self, error: ExpectedError) -> None:
        self._show(replace(self._state, is_leaving=False, error=error.message))

    def _show(self, state: PaperState) -> None:
        self._state = state
        if self._publish is not None:
            self._publish(state)


def _send(to_printer: Callable[[bytes], None], paper: bytes) -> None:
    """Print, but fail in other words: the printer's own speak of a letter that is kept."""
    try:
        to_printer(paper)
    except ExpectedError as error:
        raise ExpectedError(
            _("De printer doet het niet. Wat u vastlegde, staat er nog. Probeer het later opnieuw.")
        ) from error
