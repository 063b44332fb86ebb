"""What the referral screen does: fill in, show the real letter, look twice, let it leave."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from kansrijk_desktop.documents.preview import PageImage, page_images
from kansrijk_desktop.errors import ExpectedError
from kansrijk_desktop.records.referral import Delivery, RecipientKind
from kansrijk_desktop.services.clock import Clock, local_day
from kansrijk_desktop.services.referral_draft import MAY_HAVE_BSN, ReferralDraft, problems_of
from kansrijk_desktop.services.referrals import ReferralBasis, Referrals
from kansrijk_desktop.services.tasks import RunsTasks
from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.routes import Route, ShowAdvice

PREVIEW_DPI = 110


@dataclass(frozen=True, slots=True)
class SecondLook:
    """What must be looked at once more before the letter leaves.

    Attributes:
        sensitive: subjects that ask for extra care, in words.
    """

    organization: str
    kind: RecipientKind
    subjects: tuple[str, ...]
    sensitive: tuple[str, ...]
    tells_bsn: bool


@dataclass(frozen=True, slots=True)
class ReferralState:
    """Everything the referral screen shows.

    Attributes:
        subjects: the domains something was said about.
        pages: the letter as it would leave now.
        problem_of_letter: why no letter can be made (a name that cannot be printed).
        second_look: set while the user looks once more.
        delivered: what was done with the letter, and when.
    """

    is_loaded: bool = False
    draft: ReferralDraft = field(default_factory=ReferralDraft)
    subjects: tuple[str, ...] = ()
    may_have_bsn: bool = False
    has_marked_answers: bool = False
    pages: tuple[PageImage, ...] = ()
    is_rendering: bool = False
    problem_of_letter: str = ""
    problems: dict[str, str] = field(default_factory=dict)
    second_look: SecondLook | None = None
    file_name: str = ""
    delivered: str = ""
    error: str = ""


class ReferralPresenter:
    """One letter from first choice to paper."""

    def __init__(
        self,
        route_of: tuple[str, str | None],
        referrals: Referrals,
        tasks: tuple[RunsTasks, RunsTasks],
        go: Callable[[Route], None],
        now: Clock,
    ) -> None:
        """Take the screening and service of the route, and the database and background tasks."""
        self._screening_id, self._service_id = route_of
        self._referrals = referrals
        self._database, self._background = tasks
        self._go = go
        self._now = now
        self._basis: ReferralBasis | None = None
        self._letter = b""
        self._drawn: ReferralDraft | None = None
        self._state = ReferralState()
        self._publish: Callable[[ReferralState], None] | None = None

    def attach(self, publish: Callable[[ReferralState], None]) -> None:
        """Show the state to a view from now on, and fill it."""
        self._publish = publish
        begin = partial(self._referrals.begin, self._screening_id, self._service_id)
        self._database.run(begin, self._on_begun, self._show_error)

    def detach(self) -> None:
        """Stop showing."""
        self._publish = None

    def change(self, draft: ReferralDraft) -> None:
        """Take over what was typed or chosen, and draw the letter anew."""
        before = self._state.draft
        problems = {
            name: message
            for name, message in self._state.problems.items()
            if getattr(draft, name) == getattr(before, name)
        }
        self._show(
            replace(
                self._state,
                draft=draft,
                problems=problems,
                may_have_bsn=draft.recipient_kind in MAY_HAVE_BSN,
                second_look=None,
                delivered="",
            )
        )
        self._draw()

    def choose_recipient(self, kind: RecipientKind) -> None:
        """Write to another kind of recipient; consent for safety is asked anew."""
        self.change(self._state.draft.for_recipient(kind))

    def share(self, subject: str, *, is_shared: bool) -> None:
        """Add a subject to what may be told, or take it out."""
        chosen = self._state.draft.subjects
        subjects = chosen | {subject} if is_shared else chosen - {subject}
        self.change(replace(self._state.draft, subjects=subjects))

    def look_again(self) -> None:
        """Show what leaves to whom, or what still misses."""
        draft = self._state.draft
        problems = problems_of(draft, local_day(self._now()))
        if problems or not self._is_drawn():
            self._show(replace(self._state, problems=problems))
            return
        subjects = tuple(s for s in self._state.subjects if s in draft.subjects)
        sensitive = tuple(s for s in subjects if s in {"safety", "substances"})
        look = SecondLook(
            draft.organization, draft.recipient_kind, subjects, sensitive, draft.includes_bsn
        )
        self._show(replace(self._state, second_look=look, problems={}))

    def look_away(self) -> None:
        """Go back to the form."""
        self._show(replace(self._state, second_look=None))

    def save_to(self, path: Path) -> None:
        """Keep the letter in the dossier, then write it to a file."""
        self._leave(Delivery.SAVED, partial(self._write, path))

    def print(self, to_printer: Callable[[bytes], None]) -> None:
        """Keep the letter in the dossier, then give it to the printer."""
        self._leave(Delivery.PRINTED, partial(self._print, to_printer))

    def leave(self) -> None:
        """Go back to what now."""
        self._go(ShowAdvice(self._screening_id))

    def _on_begun(self, begun: tuple[ReferralBasis, ReferralDraft]) -> None:
        self._basis, draft = begun
        self._show(
            replace(
                self._state,
                is_loaded=True,
                subjects=self._basis.subjects,
                has_marked_answers=self._basis.has_marked_answers,
                file_name=f"brief-{self._basis.reference}.pdf",
            )
        )
        self.change(draft)

    def _draw(self) -> None:
        """Draw the letter; while one is drawn, only the last draft is drawn next."""
        if self._basis is None or self._state.is_rendering:
            return
        draft = self._state.draft
        self._show(replace(self._state, is_rendering=True))
        make = partial(self._make, self._basis, draft)
        drawn, not_drawn = partial(self._on_drawn, draft), partial(self._on_not_drawn, draft)
        self._background.run(make, drawn, not_drawn)

    def _make(self, basis: ReferralBasis, draft: ReferralDraft) -> tuple[bytes, list[PageImage]]:
        letter = self._referrals.letter(basis, draft)
        return letter, list(page_images(letter, PREVIEW_DPI))

    def _on_drawn(self, draft: ReferralDraft, made: tuple[bytes, list[PageImage]]) -> None:
        self._letter, pages = made
        self._drawn = draft
        self._show(
            replace(self._state, is_rendering=False, pages=tuple(pages), problem_of_letter="")
        )
        if draft != self._state.draft:
            self._draw()

    def _on_not_drawn(self, draft: ReferralDraft, error: ExpectedError) -> None:
        self._drawn = None
        self._show(replace(self._state, is_rendering=False, problem_of_letter=error.message))
        if draft != self._state.draft:
            self._draw()

    def _is_drawn(self) -> bool:
        return self._drawn == self._state.draft and not self._state.problem_of_letter

    def _leave(self, delivery: Delivery, then: Callable[[], None]) -> None:
        """Keep first, let go after: what left is always in the dossier.

        What was looked at twice is what leaves; a change in between has closed the second look.
        """
        if self._basis is None or self._state.second_look is None or not self._is_drawn():
            return
        keep = partial(self._referrals.keep, self._basis, self._state.draft, self._letter, delivery)
        self._database.run(keep, lambda _kept: then(), self._show_error)

    def _write(self, path: Path) -> None:
        write = partial(self._referrals.write, path, self._letter)
        self._background.run(
            write, lambda _nothing: self._on_delivered(_("opgeslagen als PDF")), self._show_error
        )

    def _print(self, to_printer: Callable[[bytes], None]) -> None:
        to_printer(self._letter)
        self._on_delivered(_("naar de printer gestuurd"))

    def _on_delivered(self, how: str) -> None:
        time = self._now().astimezone().strftime("%H:%M")
        told = _("De brief is {how} en bewaard in het dossier, om {time}.").format(
            how=how, time=time
        )
        self._show(replace(self._state, second_look=None, delivered=told, error=""))

    def _show_error(self, error: ExpectedError) -> None:
        self._show(replace(self._state, error=error.message))

    def _show(self, state: ReferralState) -> None:
        self._state = state
        if self._publish:
            self._publish(state)
