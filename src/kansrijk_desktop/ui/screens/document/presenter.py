"""What the screen of a kept letter does: show it as it went out, and let it leave once more."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from kansrijk_desktop.documents.preview import PageImage, page_images
from kansrijk_desktop.errors import ExpectedError
from kansrijk_desktop.records.document import Delivery, GeneratedDocument
from kansrijk_desktop.services.clock import local_day
from kansrijk_desktop.services.dutch_dates import long_date
from kansrijk_desktop.services.referrals import Referrals
from kansrijk_desktop.services.tasks import RunsTasks
from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.paper_exit import PaperExit
from kansrijk_desktop.ui.routes import Route, ShowDocument, ShowHousehold


@dataclass(frozen=True, slots=True)
class DocumentState:
    """Everything the screen shows.

    Attributes:
        day: when it went out, in words.
        pages: the letter, page by page.
        is_leaving: it is being kept and written; nothing can be pressed twice.
        delivered: what was done with it just now.
    """

    is_loaded: bool = False
    title: str = ""
    recipient: str = ""
    day: str = ""
    pages: tuple[PageImage, ...] = ()
    file_name: str = ""
    is_leaving: bool = False
    delivered: str = ""
    error: str = ""


class DocumentPresenter:
    """One kept letter; its bytes are never made anew."""

    def __init__(
        self,
        route: ShowDocument,
        referrals: Referrals,
        tasks: tuple[RunsTasks, RunsTasks],
        go: Callable[[Route], None],
    ) -> None:
        """Take the letter to show, and the database and background tasks."""
        self._route = route
        self._referrals = referrals
        self._database, self._background = tasks
        self._go = go
        self._exit = PaperExit(referrals.write, self._background, self._on_left, self._show_error)
        self._letter = b""
        self._state = DocumentState()
        self._publish: Callable[[DocumentState], None] | None = None

    def attach(self, publish: Callable[[DocumentState], None]) -> None:
        """Show the state to a view from now on, and fill it."""
        self._publish = publish
        find = partial(self._referrals.document, self._route.document_id)
        self._database.run(find, self._on_found, self._show_error)

    def detach(self) -> None:
        """Stop showing."""
        self._publish = None

    def back(self) -> None:
        """Go back to the dossier."""
        self._go(ShowHousehold(self._route.household_id))

    def save_to(self, path: Path) -> None:
        """Record that it leaves again, then write it to a file."""
        self._leave(Delivery.SAVED, partial(self._write, path))

    def print(self, to_printer: Callable[[bytes], None]) -> None:
        """Record that it leaves again, then give it to the printer."""
        self._leave(Delivery.PRINTED, partial(self._print, to_printer))

    def _on_found(self, document: GeneratedDocument) -> None:
        self._letter = document.content
        day = local_day(document.created_at)
        self._show(
            replace(
                self._state,
                is_loaded=True,
                title=document.title,
                recipient=document.recipient,
                day=long_date(day),
                file_name=f"brief-{day:%y%m%d}.pdf",
            )
        )
        self._background.run(
            lambda: tuple(page_images(document.content)),
            lambda pages: self._show(replace(self._state, pages=pages)),
            self._show_error,
        )

    def _leave(self, delivery: Delivery, then: Callable[[], None]) -> None:
        if not self._state.is_loaded or self._state.is_leaving:
            return
        self._show(replace(self._state, is_leaving=True, delivered="", error=""))
        keep = partial(self._referrals.keep_again, self._route.document_id, delivery)
        self._database.run(keep, lambda _nothing: then(), self._show_error)

    def _write(self, path: Path) -> None:
        done = _("De brief is opgeslagen als PDF. Dat staat in het dossier.")
        self._exit.to_file(path, self._letter, done)

    def _print(self, to_printer: Callable[[bytes], None]) -> None:
        done = _("De brief is naar de printer gestuurd. Dat staat in het dossier.")
        self._exit.to_printer(to_printer, self._letter, done)

    def _on_left(self, told: str) -> None:
        self._show(replace(self._state, is_leaving=False, delivered=told))

    def _show_error(self, error: ExpectedError) -> None:
        self._show(replace(self._state, is_leaving=False, error=error.message))

    def _show(self, state: DocumentState) -> None:
        self._state = state
        if self._publish:
            self._publish(state)
