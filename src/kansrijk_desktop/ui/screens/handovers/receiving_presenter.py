"""Take in a file of a partner, step by step: from whom, about whom, what is new, and confirm."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import Enum, auto
from functools import partial
from pathlib import Path
from typing import TypeVar

from kansrijk_desktop.errors import ExpectedError
from kansrijk_desktop.records.handover import Handover
from kansrijk_desktop.services.clock import local_day
from kansrijk_desktop.services.correspondence import CardStanding, Correspondence, ReadCard
from kansrijk_desktop.services.dutch_dates import long_date
from kansrijk_desktop.services.handover_import import HandoverImport, Preview, ReceiptFile
from kansrijk_desktop.services.handovers import Handovers
from kansrijk_desktop.services.incoming import Incoming, IncomingHandover, IncomingReceipt
from kansrijk_desktop.services.incoming_facts import Proposal
from kansrijk_desktop.services.incoming_match import Candidate
from kansrijk_desktop.services.tasks import RunsTasks
from kansrijk_desktop.texts import _
from kansrijk_desktop.ui.routes import Route, ShowHousehold

T = TypeVar("T")


class Step(Enum):
    """Where she is with a file."""

    NOTHING = auto()
    SENDER = auto()
    FAMILY = auto()
    PREVIEW = auto()
    KNOWN = auto()
    DONE = auto()
    CONFIRMED = auto()


@dataclass(frozen=True, slots=True)
class FamilyRow:
    """A family it may be about; empty id for a new dossier."""

    household_id: str
    title: str
    detail: str


@dataclass(frozen=True, slots=True)
class ReceivingState:
    """Everything that is shown of one file.

    Attributes:
        sender: organisation and name, as far as known.
        phrase, known_phrase: the words of the keys; the second only where those changed.
        about: whom it is about, in words.
        families: what to choose from.
        family: the choice, in words.
        proposals: what can be taken over; `chosen` are the keys that will be.
        later_on: the day something later of this family came in; empty when nothing did.
        can_confirm: a receipt can be made.
        receipt_name: a receipt is ready to be saved under this name.
        told: what was done.
    """

    step: Step = Step.NOTHING
    is_busy: bool = False
    sender: str = ""
    sent_on: str = ""
    is_signed: bool = False
    is_compared: bool = False
    is_changed_key: bool = False
    phrase: tuple[str, ...] = ()
    known_phrase: tuple[str, ...] = ()
    known_phone: str = ""
    about: str = ""
    families: tuple[FamilyRow, ...] = ()
    family: str = ""
    proposals: tuple[Proposal, ...] = ()
    chosen: frozenset[str] = frozenset()
    not_understood: tuple[str, ...] = ()
    later_on: str = ""
    can_confirm: bool = False
    receipt_name: str = ""
    told: str = ""
    error: str = ""


class ReceivingPresenter:
    """Keeps nothing before she asked for it."""

    def __init__(
        self,
        services: tuple[HandoverImport, Correspondence, Handovers],
        tasks: tuple[RunsTasks, RunsTasks],
        go: Callable[[Route], None],
        changed: Callable[[], None],
        card_read: Callable[[ReadCard], None],
    ) -> None:
        """Take database and background tasks, and who hears of what changed and of cards."""
        self._importing, self._correspondence, self._handovers = services
        self._database, self._background = tasks
        self._go = go
        self._changed = changed
        self._card_read = card_read
        self._incoming: IncomingHandover | IncomingReceipt | None = None
        self._preview: Preview | None = None
        self._household_id = ""
        self._received_id = ""
        self._state = ReceivingState()
        self._publish: Callable[[ReceivingState], None] | None = None

    def attach(self, publish: Callable[[ReceivingState], None]) -> None:
        """Publish the state now and after every change."""
        self._publish = publish
        publish(self._state)

    def detach(self) -> None:
        """Publish no more."""
        self._publish = None

    def read(self, path: Path) -> None:
        """Open a file, whatever it is."""
        if not self._state.is_busy:
            self._show(ReceivingState(is_busy=True))
            read = partial(self._importing.read_file, path)
            self._database.run(read, self._on_read, self._on_failed)

    def trust_sender(self) -> None:
        """Put the sender in the address book: the words were compared by telephone."""
        sender = self._incoming.sender if self._incoming else None
        if sender is not None:
            self._work(partial(self._correspondence.keep, sender, is_compared=True), self._on_kept)

    def choose_family(self, household_id: str) -> None:
        """Show the handover beside a family of ours, or as a new one."""
        incoming = self._incoming
        if isinstance(incoming, IncomingHandover):
            preview = partial(self._importing.preview, incoming, household_id)
            self._work(preview, self._on_preview)

    def other_family(self) -> None:
        """Go back to the choice of a family."""
        self._show(replace(self._state, step=Step.FAMILY, error=""))

    def toggle(self, key: str) -> None:
        """Choose something, or leave it; what a new dossier cannot do without stays."""
        if self._preview is not None and key not in self._preview.needed:
            self._show(replace(self._state, chosen=self._state.chosen ^ {key}))

    def take_over(self) -> None:
        """Keep what was chosen; that something later came in stands on the screen."""
        if self._preview is not None:
            take = partial(
                self._importing.take_over,
                self._preview,
                self._state.chosen,
                accepts_older=self._preview.later is not None,
            )
            self._work(take, self._on_taken)

    def confirm(self, received_id: str, path: Path) -> None:
        """Write the sealed receipt of a handover to a file."""
        make = partial(self._importing.receipt, received_id or self._received_id)
        self._work(make, partial(self._on_receipt, path))

    def open_dossier(self) -> None:
        """Go to the family."""
        self._go(ShowHousehold(self._household_id))

    def close(self) -> None:
        """Put the file away; what was not taken over is not kept."""
        self._incoming = self._preview = None
        self._show(ReceivingState())

    def _on_read(self, incoming: Incoming) -> None:
        if isinstance(incoming, ReadCard):
            self._show(ReceivingState())
            self._card_read(incoming)
            return
        self._incoming = incoming
        sender = incoming.sender
        if sender is not None and sender.standing in {CardStanding.NEW, CardStanding.CHANGED_KEY}:
            self._show(replace(_about(incoming), step=Step.SENDER))
        else:
            self._go_on(incoming)

    def _on_kept(self, _kept: object) -> None:
        """Look at the file again, now that its sender is known."""
        incoming = self._incoming
        if incoming is not None and incoming.sender is not None:
            standing = partial(self._correspondence.standing_of, incoming.sender.card)
            self._database.run(standing, self._on_sender_known, self._on_failed)

    def _on_sender_known(self, sender: ReadCard) -> None:
        if self._incoming is not None:
            self._incoming = replace(self._incoming, sender=sender)
            self._changed()
            self._go_on(self._incoming)

    def _go_on(self, incoming: IncomingHandover | IncomingReceipt) -> None:
        if isinstance(incoming, IncomingReceipt):
            self._work(partial(self._importing.confirm, incoming), self._on_confirmed)
        elif incoming.known is not None:
            self._received_id = incoming.known.id
            known = partial(self._importing.household_of, incoming.known)
            self._work(known, partial(self._on_known, incoming))
        else:
            find = partial(self._importing.candidates, incoming)
            self._work(find, partial(self._on_candidates, incoming))

    def _on_confirmed(self, handover: Handover) -> None:
        told = _("{recipient} heeft bevestigd: ontvangen op {day}.").format(
            recipient=handover.recipient_name, day=long_date(handover.received_on)
        )
        if handover.receipt_note:
            told = f"{told} {handover.receipt_note}"
        self._show(ReceivingState(step=Step.CONFIRMED, told=told))
        self._changed()

    def _on_known(self, incoming: IncomingHandover, household_id: str) -> None:
        self._household_id = household_id
        taken_on = local_day(incoming.known.received_at) if incoming.known else None
        told = _("Dit bestand is hier al ingelezen op {day}. Er is niets gewijzigd.").format(
            day=long_date(taken_on)
        )
        can_confirm = incoming.is_signed
        self._show(replace(_about(incoming), step=Step.KNOWN, told=told, can_confirm=can_confirm))

    def _on_candidates(self, incoming: IncomingHandover, found: tuple[Candidate, ...]) -> None:
        families = tuple(_family(one) for one in found)
        new = FamilyRow("", _("Nieuw dossier"), _("Dit gezin staat hier nog niet."))
        self._show(
            replace(_about(incoming), step=Step.FAMILY, families=(*families, new), is_busy=False)
        )
        if len(found) == 1 and found[0].is_sure:
            self.choose_family(found[0].household_id)

    def _on_preview(self, preview: Preview) -> None:
        self._preview = preview
        later = preview.later
        chosen = next(
            one for one in self._state.families if one.household_id == preview.household_id
        )
        self._show(
            replace(
                self._state,
                step=Step.PREVIEW,
                is_busy=False,
                family=chosen.title,
                proposals=preview.proposals,
                chosen=preview.proposed,
                later_on=long_date(local_day(later.sent_at)) if later else "",
            )
        )

    def _on_taken(self, household_id: str) -> None:
        incoming = self._incoming
        self._household_id = household_id
        is_signed = isinstance(incoming, IncomingHandover) and incoming.is_signed
        self._received_id = incoming.id if isinstance(incoming, IncomingHandover) else ""
        self._show(
            replace(
                self._state,
                step=Step.DONE,
                is_busy=False,
                can_confirm=is_signed,
                told=_("Overgenomen in het dossier. Dat staat op de tijdlijn."),
            )
        )
        self._changed()

    def _on_receipt(self, path: Path, receipt: ReceiptFile) -> None:
        write = partial(self._handovers.write, path, receipt.content)
        note = partial(self._importing.note_receipt, receipt.received_id)
        self._background.run(
            write,
            lambda _nothing: self._database.run(note, self._on_noted, self._on_failed),
            self._on_failed,
        )

    def _on_noted(self, _nothing: None) -> None:
        told = _(
            "De bevestiging is opgeslagen. Stuur het bestand met uw beveiligde mail naar de "
            "afzender."
        )
        self._show(replace(self._state, is_busy=False, can_confirm=False, told=told, error=""))
        self._changed()

    def _work(self, work: Callable[[], T], done: Callable[[T], None]) -> None:
        self._show(replace(self._state, is_busy=True, error=""))
        self._database.run(work, done, self._on_failed)

    def _on_failed(self, error: ExpectedError) -> None:
        self._show(replace(self._state, is_busy=False, error=error.message))

    def _show(self, state: ReceivingState) -> None:
        self._state = state
        if self._publish is not None:
            self._publish(state)


def _about(incoming: IncomingHandover | IncomingReceipt) -> ReceivingState:
    """Return what is shown of a file throughout."""
    sender = incoming.sender
    known = sender.known if sender else None
    state = ReceivingState(
        is_signed=sender is not None,
        is_compared=known is not None and known.checked_on is not None,
        is_changed_key=sender is not None and sender.standing is CardStanding.CHANGED_KEY,
        phrase=sender.phrase if sender else (),
        known_phrase=sender.known_phrase if sender else (),
        known_phone=known.phone if known else "",
        sender=_sender(sender.card.organization, sender.card.name) if sender else "",
    )
    if isinstance(incoming, IncomingReceipt):
        return state
    patient = incoming.content.patient
    parts = (patient.full_name, long_date(patient.birth_date))
    return replace(
        state,
        sender=_sender(incoming.organization, incoming.sender_name),
        sent_on=long_date(local_day(incoming.sent_at)),
        about=", ".join(part for part in parts if part),
        not_understood=incoming.not_understood,
    )


def _sender(organization: str, name: str) -> str:
    return ", ".join(part for part in (organization, name) if part)


def _family(candidate: Candidate) -> FamilyRow:
    patient = candidate.patient
    if candidate.is_sure:
        detail = _("Staat hier al.")
    elif candidate.differs:
        detail = _("Let op: anders dan in het bestand: {differences}.").format(
            differences=", ".join(candidate.differs)
        )
    else:
        detail = _("Zelfde naam en geboortedatum. Kijk of zij het is.")
    title = ", ".join(part for part in (patient.full_name, long_date(patient.birth_date)) if part)
    return FamilyRow(candidate.household_id, title, detail)
