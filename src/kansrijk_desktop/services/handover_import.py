"""Take in what partners send: look first, choose, keep in one go, and confirm that it arrived."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from kansrijk_desktop.errors import InvalidInputError
from kansrijk_desktop.exchange.bundle_content import BundleContent, SharedScreening
from kansrijk_desktop.exchange.bundle_reading import read_bundle
from kansrijk_desktop.exchange.receipts import Receipt, written_receipt
from kansrijk_desktop.exchange.sealing import Sealed, SealedKind, seal
from kansrijk_desktop.records.handover import Handover, ReceivedHandover
from kansrijk_desktop.services.bounded_files import read_bounded
from kansrijk_desktop.services.clock import Clock, local_day
from kansrijk_desktop.services.correspondence import Correspondence, has_keys_of
from kansrijk_desktop.services.forms import Forms
from kansrijk_desktop.services.handovers import Handovers
from kansrijk_desktop.services.incoming import (
    MAX_BYTES,
    Incoming,
    IncomingHandover,
    IncomingReceipt,
    bundle_in,
    opened,
    require_sender,
)
from kansrijk_desktop.services.incoming_facts import Proposal
from kansrijk_desktop.services.incoming_match import (
    Candidate,
    candidates,
    require_same_family,
)
from kansrijk_desktop.services.incoming_preview import KnownHere, proposals
from kansrijk_desktop.services.incoming_records import Taking, new_dossier, taken_over
from kansrijk_desktop.services.signed_in import SignedIn
from kansrijk_desktop.storage.offers import OfferRepository
from kansrijk_desktop.storage.patients import PatientRepository
from kansrijk_desktop.storage.received_handovers import ReceivedHandoverRepository
from kansrijk_desktop.texts import _


@dataclass(frozen=True, slots=True)
class Preview:
    """A handover beside what is known of the family it is about.

    Attributes:
        household_id: empty for a family that is new here.
        later: what came in before and was sent later.
    """

    incoming: IncomingHandover
    household_id: str
    proposals: tuple[Proposal, ...]
    later: ReceivedHandover | None = None

    @property
    def proposed(self) -> frozenset[str]:
        """What is chosen unless she says otherwise."""
        return frozenset(one.key for one in self.proposals if one.is_proposed)

    @property
    def needed(self) -> frozenset[str]:
        """What is taken over in any case."""
        return frozenset(one.key for one in self.proposals if one.is_needed)


@dataclass(frozen=True, slots=True)
class ReceiptFile:
    """A sealed receipt, ready to be written."""

    received_id: str
    content: bytes


class HandoverImport:
    """What comes in from others."""

    def __init__(
        self,
        repositories: tuple[ReceivedHandoverRepository, PatientRepository, OfferRepository],
        sending: tuple[Correspondence, Handovers],
        forms: Forms,
        signed_in: SignedIn,
        now: Clock,
        new_id: Callable[[], str],
    ) -> None:
        """Take the repositories, the address book and what was sent."""
        self._received, self._patients, self._offers = repositories
        self._correspondence, self._handovers = sending
        self._forms = forms
        self._signed_in = signed_in
        self._now = now
        self._new_id = new_id

    def read_file(self, path: Path) -> Incoming:
        """Open a file; nothing is kept.

        Raises:
            UnreadableBundleError: see `incoming.opened`.
        """
        return self.read(read_bounded(path, MAX_BYTES))

    def read(self, raw: bytes) -> Incoming:
        """Open what is in a file; nothing is kept."""
        return opened(raw, self._correspondence, self._received, self._now)

    def candidates(self, incoming: IncomingHandover) -> tuple[Candidate, ...]:
        """Return the families it may be about, the surest first."""
        if incoming.known is not None:
            patient = self._patients.patient(incoming.known.patient_id)
            found = candidates(incoming.content, self._patients)
            return tuple(one for one in found if patient and one.patient.id == patient.id) or found
        return candidates(incoming.content, self._patients)

    def preview(self, incoming: IncomingHandover, household_id: str) -> Preview:
        """Show what it tells beside what is known; `household_id` is empty for a new family.

        Raises:
            InvalidInputError: the sender is not known, or it is about another family.
        """
        require_sender(incoming)
        known, later = self._known(incoming.content, household_id), None
        if household_id:
            require_same_family(incoming.content, known.dossier.patient)
            came = self._received.of_patient(known.dossier.patient.id)
            later = next((one for one in came if one.sent_at > incoming.sent_at), None)
        shown = proposals(incoming.content, known, is_new_family=not household_id)
        return Preview(incoming, household_id, shown, later)

    def take_over(
        self, preview: Preview, chosen: frozenset[str], *, accepts_older: bool = False
    ) -> str:
        """Keep what was chosen, all or none, and return the household.

        Raises:
            InvalidInputError: it was taken over already, is older than what came in before, or is
                about another family.
        """
        incoming = preview.incoming
        fresh = self.preview(incoming, preview.household_id)
        if self._received.find(incoming.id) is not None:
            raise InvalidInputError(_("Dit bestand is hier al ingelezen. Er is niets gewijzigd."))
        if fresh.later is not None and not accepts_older:
            raise InvalidInputError(
                _(
                    "Van dit gezin is al iets ingelezen dat later is verstuurd. Kijk of u dit "
                    "oudere bestand nog nodig hebt. Er is niets gewijzigd."
                )
            )
        household_id = preview.household_id or self._new_id()
        if preview.household_id:
            known = self._known(incoming.content, household_id)
        else:
            known = KnownHere(new_dossier(incoming.content, household_id, self._now()))
        chosen = chosen | fresh.needed
        self._received.take_over(taken_over(incoming, known, chosen, self._taking()))
        return household_id

    def received(self, limit: int) -> tuple[ReceivedHandover, ...]:
        """Return what came in last, without the bytes."""
        return self._received.latest(limit)

    def household_of(self, received: ReceivedHandover) -> str:
        """Return the household a handover was taken over into."""
        return self._patients.dossier_of_patient(received.patient_id).household.id

    def told_screening(self, patient_id: str, screening_id: str) -> SharedScreening | None:
        """Return a conversation of others as it was told last; None when it never was."""
        return self._shared(patient_id).get(screening_id)

    def receipt(self, received_id: str, note: str = "") -> ReceiptFile:
        """Make the sealed receipt of a handover; tell `note_receipt` once it is written.

        Raises:
            InvalidInputError: it was not sealed, or the sender is not in the address book any more.
        """
        received = self._received.find(received_id)
        partner = self._correspondence.partner(received.correspondent_id) if received else None
        if received is None or not received.is_signed or partner is None:
            raise InvalidInputError(
                _(
                    "Voor deze overdracht kan hier geen bevestiging worden gemaakt: de afzender "
                    "staat niet in uw adresboek. Bel de afzender."
                )
            )
        receipt = Receipt(
            handover_id=received.id,
            received_on=local_day(received.received_at),
            received_by=self._signed_in.practitioner.name,
            note=note.strip(),
        )
        sealed = Sealed(
            id=self._new_id(),
            kind=SealedKind.RECEIPT,
            created_at=self._now(),
            sender=self._correspondence.card(),
            content=written_receipt(receipt),
        )
        keys = self._correspondence.keys()
        content = seal(sealed, partner.correspondent.age_recipient, keys)
        return ReceiptFile(received.id, content)

    def note_receipt(self, received_id: str) -> None:
        """Keep that a receipt was made and written."""
        self._received.note_receipt(received_id, self._now())

    def confirm(self, incoming: IncomingReceipt) -> Handover:
        """Close the loop: note on the handover that it arrived. Twice is the same as once.

        Raises:
            InvalidInputError: it is not about a handover from here, or comes from someone else than
                whom that was for.
        """
        require_sender(incoming)
        receipt = incoming.receipt
        handover = self._handovers.find(receipt.handover_id)
        partner = self._correspondence.partner(handover.correspondent_id) if handover else None
        if handover is None:
            raise InvalidInputError(
                _("Deze bevestiging hoort niet bij een overdracht van hier. Er is niets gewijzigd.")
            )
        if partner is None or not has_keys_of(partner.correspondent, incoming.sender.card):
            raise InvalidInputError(
                _(
                    "Deze bevestiging komt van iemand anders dan aan wie u de overdracht stuurde. "
                    "Er is niets gewijzigd. Bel uw partner."
                )
            )
        if handover.received_on is not None:
            return handover
        day = min(receipt.received_on, local_day(self._now()))
        note = " · ".join(one for one in (receipt.received_by, receipt.note) if one)
        return self._handovers.note_received(
            handover.id, max(day, local_day(handover.created_at)), note
        )

    def _known(self, content: BundleContent, household_id: str) -> KnownHere:
        if not household_id:
            return KnownHere(new_dossier(content, "", self._now()))
        dossier = self._patients.dossier(household_id)
        return KnownHere(dossier, self._shared(dossier.patient.id))

    def _shared(self, patient_id: str) -> dict[str, SharedScreening]:
        """Return by its id each conversation that came in, as it was told last."""
        told: dict[str, SharedScreening] = {}
        for one in reversed(self._received.of_patient(patient_id)):
            received = self._received.find(one.id)
            if received is not None:
                told |= {each.id: each for each in self._content(received).screenings}
        return told

    def _content(self, received: ReceivedHandover) -> BundleContent:
        day = local_day(received.received_at)
        return read_bundle(bundle_in(received.content), day).content

    def _taking(self) -> Taking:
        return Taking(
            forms=self._forms,
            by=self._signed_in.practitioner.name,
            at=self._now(),
            new_id=self._new_id,
            number_of_events=lambda offer_id: len(self._offers.events(offer_id)),
        )
