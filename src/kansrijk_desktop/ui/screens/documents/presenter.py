"""What the screen of papers does: choose, fill in, show the real one, look twice, let it leave."""

from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from functools import partial
from pathlib import Path

from kansrijk_desktop.documents.preview import PageImage, page_images
from kansrijk_desktop.errors import ExpectedError
from kansrijk_desktop.records.document import Delivery, DocumentKind, GeneratedDocument
from kansrijk_desktop.services.clock import Clock, local_day
from kansrijk_desktop.services.known_contacts import KnownContact
from kansrijk_desktop.services.papers.draft import PaperDraft, problems_of
from kansrijk_desktop.services.papers.making import MadePaper
from kansrijk_desktop.services.papers.papers import PaperBasis, Papers
from kansrijk_desktop.services.papers.suggestions import for_consent, suggested_draft
from kansrijk_desktop.services.tasks import RunsTasks
from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.paper_exit import PaperExit
from kansrijk_desktop.ui.routes import Route, ShowDocument, ShowHousehold
from kansrijk_desktop.ui.screens.documents.choices import (
    earlier_papers,
    look_at,
    what_may_be_chosen,
)
from kansrijk_desktop.ui.screens.documents.state import DocumentsState


@dataclass(frozen=True, slots=True)
class Ways:
    """Where the screen leads to.

    Attributes:
        to_consents: where she is asked, and what she says is kept.
    """

    go: Callable[[Route], None]
    to_consents: Callable[[], None]


class DocumentsPresenter:
    """The papers of one family, one at a time.

    Attributes:
        read: what papers are made from, once it is read; None before.
    """

    def __init__(
        self,
        household_id: str,
        papers: Papers,
        tasks: tuple[RunsTasks, RunsTasks],
        ways: Ways,
        check_passphrase: Callable[[str], None],
        now: Clock,
    ) -> None:
        """Take the family, the database and background tasks, and the ways out.

        `check_passphrase` is slow, and raises an `ExpectedError` where it is not hers.
        """
        self._household_id = household_id
        self._papers = papers
        self._database, self._background = tasks
        self._go, self._to_consents = ways.go, ways.to_consents
        self._check_passphrase = check_passphrase
        self._now = now
        write = papers.write
        self._exit = PaperExit(write, self._background, self._on_delivered, self._show_error)
        self.read: PaperBasis | None = None
        self._paper: MadePaper | None = None
        self._delivered: PaperDraft | None = None
        self._wants_look = False
        self._state = DocumentsState()
        self._publish: Callable[[DocumentsState], None] | None = None

    def attach(self, publish: Callable[[DocumentsState], None]) -> None:
        """Show the state to a view from now on, and fill it."""
        self._publish = publish
        publish(self._state)
        read = partial(self._papers.read, self._household_id)
        self._database.run(read, self._on_read, self._show_error)

    def detach(self) -> None:
        """Stop showing."""
        self._publish = None

    def choose(self, kind: DocumentKind) -> None:
        """Begin a paper of this kind."""
        if self.read is None:
            return
        begin = partial(suggested_draft, kind, self.read.known, self.read.subjects)
        self._background.run(begin, self._on_begun, self._show_error)

    def choose_recipient(self, consent_id: str) -> None:
        """Address the paper to somebody she agreed to."""
        if self.read is None:
            return
        basis, draft = self.read, self._state.draft
        consent = next(one for one in basis.known.dossier.consents if one.id == consent_id)
        address = partial(for_consent, draft, consent, basis.known, basis.subjects)
        self._background.run(address, partial(self._on_addressed, draft), self._show_error)

    def take_over(self, contact: KnownContact) -> None:
        """Take the details of a recipient that is known; whom it goes to stays as she agreed."""
        self.change(replace(self._state.draft, contact=contact.contact))

    def change(self, draft: PaperDraft) -> None:
        """Take over what was typed or chosen, and draw the paper anew."""
        if self.read is None or self._state.is_leaving:
            self._show(self._state)
            return
        if self._delivered not in (None, draft):
            self._use(self._papers.another(self.read))
        before = self._state.draft
        self._wants_look = False
        problems = {
            name: message
            for name, message in self._state.problems.items()
            if _field(draft, name) == _field(before, name)
        }
        self._show(
            replace(
                what_may_be_chosen(self._state, self.read, draft),
                problems=problems,
                second_look=None,
                delivered="",
                error="",
            )
        )
        self._draw()

    def look_again(self) -> None:
        """Show what leaves to whom, or what still misses; waits for the last drawing."""
        draft = self._state.draft
        problems = problems_of(draft, local_day(self._now()))
        self._wants_look = not problems and not self._is_drawn()
        look = None
        if self.read and self._paper and not problems and self._is_drawn():
            look = look_at(self.read, self._paper)
        self._show(replace(self._state, second_look=look, problems=problems))

    def look_away(self) -> None:
        """Go back to the form."""
        if not self._state.is_leaving:
            self._show(replace(self._state, second_look=None))

    def save_to(self, path: Path, passphrase: str = "") -> None:
        """Keep the paper in the dossier, then write it to a file."""

        def write(paper: MadePaper) -> None:
            self._exit.to_file(path, paper.content, _("opgeslagen"))

        self._leave(Delivery.SAVED, passphrase, write)

    def save_data_to(self, path: Path, passphrase: str = "") -> None:
        """Keep the paper in the dossier, then write what it says for machines to a file."""

        def write(paper: MadePaper) -> None:
            self._exit.to_file(path, self._papers.data_of(paper), _("opgeslagen"))

        self._leave(Delivery.SAVED, passphrase, write)

    def print(self, to_printer: Callable[[bytes], None], passphrase: str = "") -> None:
        """Keep the paper in the dossier, then give it to the printer."""

        def print_it(paper: MadePaper) -> None:
            self._exit.to_printer(to_printer, paper.content, _("naar de printer gestuurd"))

        self._leave(Delivery.PRINTED, passphrase, print_it)

    def back(self) -> None:
        """Go back to the choice of papers, or from there to the dossier."""
        if self._state.kind is None:
            self._go(ShowHousehold(self._household_id))
            return
        self._paper, self._wants_look = None, False
        self._show(
            DocumentsState(
                is_loaded=True, earlier=self._state.earlier, file_name=self._state.file_name
            )
        )

    def open_document(self, document_id: str) -> None:
        """Read a paper that went out."""
        self._go(ShowDocument(self._household_id, document_id))

    def record_consent(self) -> None:
        """Go where she is asked, and what she says is kept."""
        self._to_consents()

    def _on_read(self, basis: PaperBasis) -> None:
        understand = partial(self._papers.understand, basis)
        self._background.run(understand, self._on_understood, self._show_error)

    def _on_understood(self, basis: PaperBasis) -> None:
        self._use(basis)
        earlier = earlier_papers(basis.known.dossier.documents)
        self._show(replace(self._state, is_loaded=True, earlier=earlier))

    def _on_begun(self, draft: PaperDraft) -> None:
        self._paper = None
        self._show(replace(self._state, kind=draft.kind, draft=draft, pages=(), problems={}))
        self.change(draft)

    def _on_addressed(self, asked: PaperDraft, addressed: PaperDraft) -> None:
        """Take over what the recipient changes; what was typed meanwhile stays."""
        if self._state.kind is asked.kind:
            names = (one.name for one in fields(addressed))
            changes = {
                name: getattr(addressed, name)
                for name in names
                if getattr(addressed, name) != getattr(asked, name)
            }
            self.change(replace(self._state.draft, **changes))

    def _use(self, basis: PaperBasis) -> None:
        """Make the paper of this basis from now on; it has not left yet."""
        self.read = basis
        self._delivered = None
        self._paper = None
        self._state = replace(self._state, file_name=f"brief-{basis.marks.reference}")

    def _draw(self) -> None:
        """Draw the paper; while one is drawn, only the last draft is drawn next."""
        if self.read is None or self._state.kind is None or self._state.is_rendering:
            return
        draft = self._state.draft
        self._show(replace(self._state, is_rendering=True))
        make = partial(self._make, self.read, draft)
        drawn, failed = partial(self._on_drawn, draft), partial(self._on_not_drawn, draft)
        self._background.run(make, drawn, failed)

    def _make(self, basis: PaperBasis, draft: PaperDraft) -> tuple[MadePaper, list[PageImage]]:
        paper = self._papers.make(basis, draft)
        return paper, list(page_images(paper.content))

    def _on_drawn(self, draft: PaperDraft, made: tuple[MadePaper, list[PageImage]]) -> None:
        paper, pages = made
        is_wanted = draft == self._state.draft and self._state.kind is not None
        self._paper = paper if is_wanted else None
        shown = tuple(pages) if is_wanted else self._state.pages
        self._show(replace(self._state, is_rendering=False, pages=shown, problem_of_paper=""))
        self._draw_on(draft)

    def _on_not_drawn(self, draft: PaperDraft, error: ExpectedError) -> None:
        """Show no paper at all where none may be made: an old one would be wrong."""
        self._paper = None
        self._wants_look = False
        self._show(
            replace(self._state, is_rendering=False, pages=(), problem_of_paper=error.message)
        )
        self._draw_on(draft)

    def _draw_on(self, drawn: PaperDraft) -> None:
        """Draw what was chosen meanwhile, or show the second look that waited."""
        if drawn != self._state.draft:
            self._draw()
        elif self._wants_look:
            self.look_again()

    def _is_drawn(self) -> bool:
        return self._paper is not None and self._paper.draft == self._state.draft

    def _leave(
        self, delivery: Delivery, passphrase: str, then: Callable[[MadePaper], None]
    ) -> None:
        """Keep first, let go after: what left is always in the dossier."""
        state, basis, paper = self._state, self.read, self._paper
        may_leave = state.second_look is not None and not state.is_leaving and self._is_drawn()
        if basis is None or paper is None or not may_leave:
            return
        self._show(replace(state, is_leaving=True, error=""))
        keep = partial(self._keep, basis, paper, delivery, then)
        if not paper.draft.rule.asks_passphrase:
            keep()
            return
        check = partial(self._check_passphrase, passphrase)
        self._background.run(check, lambda _nothing: keep(), self._show_error)

    def _keep(
        self,
        basis: PaperBasis,
        paper: MadePaper,
        delivery: Delivery,
        then: Callable[[MadePaper], None],
    ) -> None:
        keep = partial(self._papers.keep, basis, paper, delivery)
        self._database.run(keep, lambda kept: self._on_kept(kept, paper, then), self._show_error)

    def _on_kept(
        self, kept: GeneratedDocument, paper: MadePaper, then: Callable[[MadePaper], None]
    ) -> None:
        self._delivered = paper.draft
        self._state = replace(self._state, earlier=(*earlier_papers((kept,)), *self._state.earlier))
        then(paper)

    def _on_delivered(self, how: str) -> None:
        time = self._now().astimezone().strftime("%H:%M")
        told = _("Het document is {how}, en bewaard in het dossier om {time}.").format(
            how=how, time=time
        )
        self._show(
            replace(self._state, second_look=None, is_leaving=False, delivered=told, error="")
        )

    def _show_error(self, error: ExpectedError) -> None:
        self._show(replace(self._state, is_leaving=False, error=error.message))

    def _show(self, state: DocumentsState) -> None:
        self._state = state
        if self._publish:
            self._publish(state)


def _field(draft: PaperDraft, name: str) -> object:
    """Return what a message is about: a field, or one step of the parents' sheet."""
    field, _dot, index = name.partition(".")
    value = getattr(draft, field)
    return value[int(index)] if index else value
