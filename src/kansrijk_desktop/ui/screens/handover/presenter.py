"""Hand one family over: which paper to whom, a second look, the file, and the confirmation."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TypeVar

from kansrijk_desktop.errors import ExpectedError
from kansrijk_desktop.records.handover import Handover
from kansrijk_desktop.services.advice import domain_word
from kansrijk_desktop.services.clock import Clock, local_day
from kansrijk_desktop.services.correspondence import Partner
from kansrijk_desktop.services.dutch_dates import long_date
from kansrijk_desktop.services.handovers import (
    HandoverDesk,
    Handovers,
    Paper,
    SealedFile,
    ToldBefore,
)
from kansrijk_desktop.services.sharing import SAFETY
from kansrijk_desktop.services.tasks import RunsTasks
from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.routes import Route, ShowHandovers, ShowHousehold

T = TypeVar("T")

SENSITIVE = frozenset({"stress", "substances", "safety"})


@dataclass(frozen=True, slots=True)
class PaperRow:
    """A paper that can be sealed; with a refusal it cannot any more."""

    id: str
    title: str
    detail: str
    refusal: str


@dataclass(frozen=True, slots=True)
class PartnerOption:
    """A partner it can be sealed for."""

    id: str
    title: str
    detail: str


@dataclass(frozen=True, slots=True)
class SentRow:
    """A handover with how far it is.

    Attributes:
        is_waiting: nobody confirmed it yet.
    """

    id: str
    title: str
    detail: str
    is_waiting: bool


@dataclass(frozen=True, slots=True)
class Look:
    """The second look before a file is made.

    Attributes:
        sensitive: subjects that ask for extra care.
        is_compared: the words of the partner were compared.
    """

    organization: str
    name: str
    patient: str
    title: str
    subjects: tuple[str, ...]
    sensitive: tuple[str, ...]
    is_compared: bool


@dataclass(frozen=True, slots=True)
class HandoverState:
    """Everything the screen shows.

    Attributes:
        told_before: what others know already, one line each, for her to know.
        paper_id, partner_id: what was chosen.
        look: the second look; None before it.
    """

    patient: str = ""
    told_before: tuple[str, ...] = ()
    papers: tuple[PaperRow, ...] = ()
    partners: tuple[PartnerOption, ...] = ()
    sent: tuple[SentRow, ...] = ()
    paper_id: str = ""
    partner_id: str = ""
    look: Look | None = None
    is_loaded: bool = False
    is_busy: bool = False
    told: str = ""
    error: str = ""


class HandoverPresenter:
    """Seals nothing without a second look, and keeps that it leaves before it does."""

    def __init__(
        self,
        household_id: str,
        handovers: Handovers,
        tasks: tuple[RunsTasks, RunsTasks],
        go: Callable[[Route], None],
        now: Clock,
    ) -> None:
        """Take the family, and the database and background tasks."""
        self._household_id = household_id
        self._handovers = handovers
        self._database, self._background = tasks
        self._go = go
        self._now = now
        self._desk: HandoverDesk | None = None
        self._state = HandoverState()
        self._publish: Callable[[HandoverState], None] | None = None

    def attach(self, publish: Callable[[HandoverState], None]) -> None:
        """Show the state to a view from now on, and fill it."""
        self._publish = publish
        publish(self._state)
        self.refresh()

    def detach(self) -> None:
        """Stop showing."""
        self._publish = None

    def refresh(self) -> None:
        """Read the family again."""
        read = partial(self._handovers.desk, self._household_id)
        self._database.run(read, self._on_desk, self._on_failed)

    def back(self) -> None:
        """Go back to the dossier."""
        self._go(ShowHousehold(self._household_id))

    def open_address_book(self) -> None:
        """Go to where partners are added."""
        self._go(ShowHandovers())

    def choose_paper(self, paper_id: str) -> None:
        """Choose what is sent; the partner it was made for is chosen along, where there is one."""
        self._choose(paper_id)
        self._show(replace(self._state, told="", error=""))

    def _choose(self, paper_id: str) -> None:
        paper = self._paper(paper_id)
        fitting = [one.id for one in self._state.partners if paper and self._fits(paper, one.id)]
        partner_id = fitting[0] if len(fitting) == 1 else self._state.partner_id
        self._show(replace(self._state, paper_id=paper_id, partner_id=partner_id))

    def choose_partner(self, partner_id: str) -> None:
        """Choose to whom."""
        self._show(replace(self._state, partner_id=partner_id, told="", error=""))

    def look(self) -> None:
        """Show once more who gets what; a paper for another, or without consent, is refused."""
        paper, partner = self._paper(self._state.paper_id), self._partner(self._state.partner_id)
        if paper is None or partner is None:
            missing = _("Kies eerst een brief en een partner.")
            self._show(replace(self._state, error=missing))
            return
        try:
            self._handovers.check(paper, partner.correspondent)
        except ExpectedError as error:
            self._on_failed(error)
            return
        self._show(replace(self._state, look=self._look(paper, partner), told="", error=""))

    def put_back(self) -> None:
        """Go back to the choice; nothing left."""
        self._show(replace(self._state, look=None, error=""))

    def seal_to(self, path: Path) -> None:
        """Keep that it leaves, and write the sealed file."""
        partner = self._partner(self._state.partner_id)
        if partner is not None and self._state.look is not None:
            seal = partial(self._handovers.seal, self._household_id, self._state.paper_id, partner)
            self._work(seal, partial(self._write, path))

    def write_again(self, handover_id: str, path: Path) -> None:
        """Write the file of a handover once more, when it did not arrive."""
        make = partial(self._handovers.file_again, handover_id)
        self._work(make, partial(self._write, path))

    def note_received(self, handover_id: str) -> None:
        """Keep that the partner told by telephone that it is there."""
        today = local_day(self._now())
        note = partial(
            self._handovers.note_received, handover_id, today, _("telefonisch bevestigd")
        )
        self._work(note, self._on_noted)

    def _write(self, path: Path, sealed: SealedFile) -> None:
        write = partial(self._handovers.write, path, sealed.content)
        self._background.run(write, lambda _nothing: self._on_written(), self._on_unwritten)

    def _on_written(self) -> None:
        told = _(
            "Het verzegelde bestand is opgeslagen. Stuur het met uw beveiligde mail. Alleen deze "
            "partner kan het openen."
        )
        self._show(replace(self._state, look=None, is_busy=False, told=told, error=""))
        self.refresh()

    def _on_unwritten(self, error: ExpectedError) -> None:
        self._show(replace(self._state, look=None, is_busy=False, error=error.message))
        self.refresh()

    def _on_noted(self, _handover: Handover) -> None:
        told = _("Genoteerd: de overdracht is aangekomen.")
        self._show(replace(self._state, is_busy=False, told=told))
        self.refresh()

    def _on_desk(self, desk: HandoverDesk) -> None:
        self._desk = desk
        first = next((one.document.id for one in desk.papers if not one.refusal), "")
        self._show(
            replace(
                self._state,
                patient=desk.dossier.patient.full_name,
                told_before=tuple(_told_before(one) for one in desk.told),
                papers=tuple(_paper_row(one) for one in desk.papers),
                partners=tuple(_partner_option(one) for one in desk.partners),
                sent=tuple(_sent_row(one) for one in desk.handovers),
                is_loaded=True,
            )
        )
        if first and not self._state.paper_id:
            self._choose(first)

    def _paper(self, paper_id: str) -> Paper | None:
        papers = self._desk.papers if self._desk else ()
        return next((one for one in papers if one.document.id == paper_id), None)

    def _partner(self, partner_id: str) -> Partner | None:
        partners = self._desk.partners if self._desk else ()
        return next((one for one in partners if one.correspondent.id == partner_id), None)

    def _fits(self, paper: Paper, partner_id: str) -> bool:
        partner = self._partner(partner_id)
        try:
            if partner is not None:
                self._handovers.check(paper, partner.correspondent)
        except ExpectedError:
            return False
        return partner is not None

    def _look(self, paper: Paper, partner: Partner) -> Look:
        correspondent = partner.correspondent
        domains = paper.consent.domains
        return Look(
            organization=correspondent.organization,
            name=correspondent.name,
            patient=self._state.patient,
            title=paper.document.title,
            subjects=tuple(map(domain_word, domains)),
            sensitive=tuple(domain_word(one).lower() for one in domains if one in SENSITIVE),
            is_compared=partner.is_compared,
        )

    def _work(self, work: Callable[[], T], done: Callable[[T], None]) -> None:
        if not self._state.is_busy:
            self._show(replace(self._state, is_busy=True, told="", error=""))
            self._database.run(work, done, self._on_failed)

    def _on_failed(self, error: ExpectedError) -> None:
        self._show(replace(self._state, is_busy=False, is_loaded=True, error=error.message))

    def _show(self, state: HandoverState) -> None:
        self._state = state
        if self._publish:
            self._publish(state)


def _told_before(told: ToldBefore) -> str:
    # The partner may look along: that safety was spoken of is hers alone to tell.
    subjects = ", ".join(domain_word(one).lower() for one in told.subjects if one != SAFETY)
    line = _("{day}: {title} aan {recipient}").format(
        day=long_date(told.on), title=told.title, recipient=told.recipient
    )
    parts = [f"{line} ({subjects})" if subjects else line]
    if told.is_sealed:
        parts.append(_("verzegeld"))
    if told.received_on:
        parts.append(_("aangekomen op {day}").format(day=long_date(told.received_on)))
    if told.is_withdrawn:
        parts.append(_("toestemming daarna ingetrokken"))
    return ", ".join(parts)


def _paper_row(paper: Paper) -> PaperRow:
    document = paper.document
    detail = _("voor {recipient}, {day}").format(
        recipient=document.recipient, day=long_date(local_day(document.created_at))
    )
    return PaperRow(document.id, document.title, detail, paper.refusal)


def _partner_option(partner: Partner) -> PartnerOption:
    one = partner.correspondent
    compared = (
        _("woorden vergeleken op {day}").format(day=long_date(one.checked_on))
        if one.checked_on
        else _("woorden nog niet vergeleken")
    )
    return PartnerOption(
        one.id, one.organization, " · ".join(part for part in (one.name, compared) if part)
    )


def _sent_row(handover: Handover) -> SentRow:
    sent = _("verstuurd op {day}").format(day=long_date(local_day(handover.created_at)))
    if handover.received_on is None:
        return SentRow(handover.id, handover.recipient_name, sent, is_waiting=True)
    arrived = _("aangekomen op {day}").format(day=long_date(handover.received_on))
    detail = ", ".join(part for part in (sent, arrived, handover.receipt_note) if part)
    return SentRow(handover.id, handover.recipient_name, detail, is_waiting=False)
