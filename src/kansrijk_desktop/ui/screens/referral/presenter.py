"""What the referral screen does: fill in, show the real letter, look twice, let it leave."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from kansrijk_desktop.documents.preview import PageImage, page_images
from kansrijk_desktop.errors import ExpectedError
from kansrijk_desktop.records.consent import Consent
from kansrijk_desktop.records.document import Delivery
from kansrijk_desktop.records.referral import RecipientKind
from kansrijk_desktop.services.clock import Clock, local_day
from kansrijk_desktop.services.consent_rule import is_for_recipient
from kansrijk_desktop.services.known_contacts import KnownContact
from kansrijk_desktop.services.letter_suggestions import Suggestion, suggestion_for
from kansrijk_desktop.services.referral_draft import (
    MAY_HAVE_BSN,
    ReferralDraft,
    problems_of,
    readdressed,
    with_subject,
)
from kansrijk_desktop.services.referrals import ReferralBasis, Referrals
from kansrijk_desktop.services.tasks import RunsTasks
from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.paper_exit import PaperExit
from kansrijk_desktop.ui.routes import Route, ShowAdvice, ShowCareRoute, ShowReferral

MOST_CONSENTS = 3
"""So many consents that were recorded before are offered, the latest."""
SENSITIVE = frozenset({"stress", "substances", "safety"})


@dataclass(frozen=True, slots=True)
class SecondLook:
    """What must be looked at once more before the letter leaves.

    Attributes:
        client: whom it is about.
        subjects, sensitive: what is told; the second ask for extra care.
        tells_marked: answers that are *niet voor thuis* may be among them.
        offered: the offer that is referred by it; empty when it stands alone.
    """

    client: str
    organization: str
    attention_of: str
    kind: RecipientKind
    purpose: str
    subjects: tuple[str, ...]
    sensitive: tuple[str, ...]
    tells_bsn: bool
    tells_marked: bool
    offered: str = ""


@dataclass(frozen=True, slots=True)
class ReferralState:
    """Everything the referral screen shows.

    Attributes:
        subjects: the domains something was said about.
        pages: the letter as it would leave now.
        problem_of_letter: why no letter can be made (a name that cannot be printed).
        contacts: whom the region package knows for this kind of recipient.
        offered: the offer the letter is for; empty when it stands alone.
        consents: what she agreed to before that may hold for this letter too.
        second_look: set while the user looks once more.
        is_leaving: it is being kept and written; nothing can be pressed twice.
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
    contacts: tuple[KnownContact, ...] = ()
    offered: str = ""
    consents: tuple[Consent, ...] = ()
    second_look: SecondLook | None = None
    is_leaving: bool = False
    file_name: str = ""
    delivered: str = ""
    error: str = ""


class ReferralPresenter:
    """One letter from first choice to paper."""

    def __init__(
        self,
        route: ShowReferral,
        referrals: Referrals,
        tasks: tuple[RunsTasks, RunsTasks],
        go: Callable[[Route], None],
        now: Clock,
    ) -> None:
        """Take what the letter is for, and the database and background tasks."""
        self._route = route
        self._referrals = referrals
        self._database, self._background = tasks
        self._go = go
        self._now = now
        write = referrals.write
        self._exit = PaperExit(write, self._background, self._on_delivered, self._show_error)
        self._basis: ReferralBasis | None = None
        self._suggestion = Suggestion("", "")
        self._letter = b""
        self._drawn: ReferralDraft | None = None
        self._delivered: ReferralDraft | None = None
        self._wants_look = False
        self._state = ReferralState()
        self._publish: Callable[[ReferralState], None] | None = None

    @property
    def back_text(self) -> str:
        """Where it goes back to, in words."""
        return _("Klantroute") if self._route.offer_id else _("Wat nu")

    def attach(self, publish: Callable[[ReferralState], None]) -> None:
        """Show the state to a view from now on, and fill it."""
        self._publish = publish
        route = self._route
        begin = partial(self._referrals.begin, route.screening_id, route.service_id, route.offer_id)
        self._database.run(begin, self._on_begun, self._show_error)

    def detach(self) -> None:
        """Stop showing."""
        self._publish = None

    def change(self, draft: ReferralDraft) -> None:
        """Take over what was typed or chosen, and draw the letter anew."""
        if self._basis is None or self._state.is_leaving:
            self._show(self._state)
            return
        if self._delivered not in (None, draft):
            self._use(self._referrals.another(self._basis))
        before = self._state.draft
        draft = draft.after(before)
        problems = {
            name: message
            for name, message in self._state.problems.items()
            if getattr(draft, name) == getattr(before, name)
        }
        self._wants_look = False
        self._show(
            replace(
                self._state,
                draft=draft,
                problems=problems,
                may_have_bsn=draft.recipient_kind in MAY_HAVE_BSN,
                contacts=tuple(
                    one for one in self._basis.contacts if one.kind == draft.recipient_kind
                ),
                offered=self._basis.offered if self._basis.follows_offer(draft) else "",
                consents=_consents_for(draft, self._basis.consents),
                second_look=None,
                delivered="",
                error="",
            )
        )
        self._draw()

    def choose_recipient(self, kind: RecipientKind) -> None:
        """Write to another kind of recipient; consent is asked anew."""
        draft = readdressed(self._state.draft, kind, self._suggestion)
        self._suggestion = suggestion_for(kind)
        self.change(draft)

    def take_over(self, contact: KnownContact) -> None:
        """Address the letter to a recipient of the region package."""
        draft = replace(
            self._state.draft, organization=contact.organization, contact=contact.contact
        )
        self.change(draft)

    def use_consent(self, consent: Consent) -> None:
        """Let the letter rest on what she agreed to before."""
        self.change(self._state.draft.resting_on(consent))

    def ask_anew(self) -> None:
        """Ask her for this letter apart."""
        self.change(self._state.draft.asked_anew())

    def share(self, subject: str, *, is_shared: bool) -> None:
        """Add a subject to what may be told, or take it out."""
        levels = self._basis.levels if self._basis else {}
        self.change(with_subject(self._state.draft, subject, levels, is_shared=is_shared))

    def look_again(self) -> None:
        """Show what leaves to whom, or what still misses; waits for the last drawing."""
        draft = self._state.draft
        problems = problems_of(draft, local_day(self._now()))
        self._wants_look = not problems and not self._is_drawn()
        look = None
        if self._basis and not problems and not self._wants_look:
            look = self._second_look(self._basis, draft)
        self._show(replace(self._state, second_look=look, problems=problems))

    def look_away(self) -> None:
        """Go back to the form."""
        if not self._state.is_leaving:
            self._show(replace(self._state, second_look=None))

    def save_to(self, path: Path) -> None:
        """Keep the letter in the dossier, then write it to a file."""
        words = _("opgeslagen als PDF")
        self._leave(Delivery.SAVED, partial(self._exit.to_file, path, self._letter, words))

    def print(self, to_printer: Callable[[bytes], None]) -> None:
        """Keep the letter in the dossier, then give it to the printer."""
        words = _("naar de printer gestuurd")
        let_go = partial(self._exit.to_printer, to_printer, self._letter, words)
        self._leave(Delivery.PRINTED, let_go)

    def leave(self) -> None:
        """Go back to the klantroute when it was begun there, or else to what now."""
        if self._route.offer_id and self._basis is not None:
            self._go(ShowCareRoute(self._basis.facts.dossier.household.id))
        else:
            self._go(ShowAdvice(self._route.screening_id))

    def _on_begun(self, begun: tuple[ReferralBasis, ReferralDraft]) -> None:
        basis, draft = begun
        self._suggestion = Suggestion(draft.purpose, draft.question)
        self._use(basis)
        self.change(draft)

    def _use(self, basis: ReferralBasis) -> None:
        """Write the letter of this basis from now on; it has not left yet."""
        self._basis = basis
        self._delivered = None
        self._drawn = None
        self._state = replace(
            self._state,
            is_loaded=True,
            subjects=basis.subjects,
            has_marked_answers=basis.has_marked_answers,
            file_name=f"brief-{basis.reference}.pdf",
        )

    def _draw(self) -> None:
        """Draw the letter; while one is drawn, only the last draft is drawn next."""
        if self._basis is None or self._state.is_rendering:
            return
        draft = self._state.draft
        self._show(replace(self._state, is_rendering=True))
        make = partial(self._make, self._basis, draft)
        drawn = partial(self._on_drawn, self._basis, draft)
        self._background.run(make, drawn, partial(self._on_not_drawn, self._basis, draft))

    def _make(self, basis: ReferralBasis, draft: ReferralDraft) -> tuple[bytes, list[PageImage]]:
        letter = self._referrals.letter(basis, draft)
        return letter, list(page_images(letter))

    def _on_drawn(
        self, basis: ReferralBasis, draft: ReferralDraft, made: tuple[bytes, list[PageImage]]
    ) -> None:
        self._letter, pages = made
        self._drawn = draft if basis is self._basis else None
        self._show(
            replace(self._state, is_rendering=False, pages=tuple(pages), problem_of_letter="")
        )
        self._draw_on()

    def _on_not_drawn(
        self, basis: ReferralBasis, draft: ReferralDraft, error: ExpectedError
    ) -> None:
        self._drawn = None
        self._show(replace(self._state, is_rendering=False, problem_of_letter=error.message))
        if draft != self._state.draft or basis is not self._basis:
            self._draw()

    def _draw_on(self) -> None:
        """Draw what was typed meanwhile, or show the second look that waited."""
        if not self._is_drawn():
            self._draw()
        elif self._wants_look:
            self.look_again()

    def _is_drawn(self) -> bool:
        return self._drawn == self._state.draft and not self._state.problem_of_letter

    def _second_look(self, basis: ReferralBasis, draft: ReferralDraft) -> SecondLook:
        subjects = tuple(one for one in self._state.subjects if one in draft.subjects)
        return SecondLook(
            client=basis.facts.dossier.patient.full_name,
            organization=draft.organization.strip(),
            attention_of=draft.attention_of.strip(),
            kind=draft.recipient_kind,
            purpose=draft.purpose.strip(),
            subjects=subjects,
            sensitive=tuple(one for one in subjects if one in SENSITIVE),
            tells_bsn=draft.tells_bsn,
            tells_marked=draft.includes_not_for_home and self._state.has_marked_answers,
            offered=self._state.offered,
        )

    def _leave(self, delivery: Delivery, then: Callable[[], None]) -> None:
        """Keep first, let go after: what left is always in the dossier.

        What was looked at twice is what leaves: a change closes the second look, and nothing can be
        changed on the way out.
        """
        state = self._state
        may_leave = state.second_look is not None and not state.is_leaving and self._is_drawn()
        if self._basis is None or not may_leave:
            return
        self._show(replace(state, is_leaving=True, error=""))
        keep = partial(self._referrals.keep, self._basis, state.draft, self._letter, delivery)
        self._database.run(keep, lambda _kept: self._on_kept(then), self._show_error)

    def _on_kept(self, then: Callable[[], None]) -> None:
        self._delivered = self._state.draft
        then()

    def _on_delivered(self, how: str) -> None:
        time = self._now().astimezone().strftime("%H:%M")
        told = _("De brief is {how} en bewaard in het dossier, om {time}.").format(
            how=how, time=time
        )
        self._show(
            replace(self._state, second_look=None, is_leaving=False, delivered=told, error="")
        )

    def _show_error(self, error: ExpectedError) -> None:
        self._show(replace(self._state, is_leaving=False, error=error.message))

    def _show(self, state: ReferralState) -> None:
        self._state = state
        if self._publish:
            self._publish(state)


def _consents_for(draft: ReferralDraft, consents: tuple[Consent, ...]) -> tuple[Consent, ...]:
    """Return the consents for this recipient; before one is named, those for its kind."""
    name, kind = draft.organization, draft.recipient_kind
    if name.strip():
        fitting = [one for one in consents if is_for_recipient(one, name, kind)]
    else:
        fitting = [one for one in consents if one.recipient_kind == kind]
    return tuple(fitting[:MOST_CONSENTS])
