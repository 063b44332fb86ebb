"""Open whatever a partner sent: a sealed handover or receipt, a paper, a bare Bundle, a card.

It is looked at by what is in it, not by its name. Nothing is kept.
"""

import hashlib
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from kansrijk_desktop.errors import InvalidInputError, UnreadableBundleError
from kansrijk_desktop.exchange import contact_card, sealing
from kansrijk_desktop.exchange.bundle_content import BundleContent
from kansrijk_desktop.exchange.bundle_reading import read_bundle
from kansrijk_desktop.exchange.receipts import Receipt, read_receipt
from kansrijk_desktop.exchange.sealing import Sealed, SealedKind, is_sealed, open_sealed
from kansrijk_desktop.records.handover import ReceivedHandover
from kansrijk_desktop.services.clock import Clock, local_day
from kansrijk_desktop.services.correspondence import CardStanding, Correspondence, ReadCard
from kansrijk_desktop.storage.received_handovers import ReceivedHandoverRepository
from kansrijk_desktop.texts import _

MAX_BYTES: Final = sealing.MAX_BYTES
_PDF: Final = b"%PDF"
_BUNDLE: Final = b'"Bundle"'


@dataclass(frozen=True, slots=True)
class IncomingHandover:
    """A handover that was opened and not taken over yet.

    Attributes:
        id: the number that makes the same file the same.
        raw: the paper or Bundle as it came.
        not_understood: what in it is not taken over, in words.
        sender: whose card signed it, and what we know of it; None for what is not sealed.
        known: the same handover, when it was taken over before.
    """

    id: str
    sent_at: datetime
    raw: bytes
    content: BundleContent
    not_understood: tuple[str, ...] = ()
    sender: ReadCard | None = None
    known: ReceivedHandover | None = None

    @property
    def is_signed(self) -> bool:
        """Whether it was sealed and signed."""
        return self.sender is not None

    @property
    def digest(self) -> str:
        """What the content is recognised by."""
        return hashlib.sha256(self.raw).hexdigest()

    @property
    def sender_name(self) -> str:
        """Who sent it."""
        return self.sender.card.name if self.sender else self.content.practitioner.name

    @property
    def organization(self) -> str:
        """The organisation that sent it, as our address book calls it."""
        if self.sender is None:
            return self.content.practitioner.organization.name
        known = self.sender.known
        return known.organization if known else self.sender.card.organization


@dataclass(frozen=True, slots=True)
class IncomingReceipt:
    """A receipt that was opened and not noted yet."""

    receipt: Receipt
    sender: ReadCard


Incoming = IncomingHandover | IncomingReceipt | ReadCard


def opened(
    raw: bytes, correspondence: Correspondence, received: ReceivedHandoverRepository, now: Clock
) -> Incoming:
    """Open a file.

    Raises:
        UnreadableBundleError: it is nothing of ours, not for us, or not as it was sent.
    """
    if is_sealed(raw):
        return _from_sealed(open_sealed(raw, correspondence.keys()), correspondence, received, now)
    if raw.startswith(_PDF):
        return _from_bundle(raw, received, now)
    if contact_card.looks_like_card(raw):
        return correspondence.read(raw)
    if _BUNDLE in raw:
        return _from_bundle(raw, received, now)
    raise UnreadableBundleError(
        _(
            "Dit is geen overdracht, brief of kaart van Kansrijk. Er is niets gewijzigd. Vraag de "
            "afzender om een verzegeld bestand."
        )
    )


def require_sender(incoming: IncomingHandover | IncomingReceipt) -> None:
    """Make sure that the sender is a partner we know, with the keys we know.

    Raises:
        InvalidInputError: it is not; says what to do.
    """
    sender = incoming.sender
    if sender is not None and sender.standing in {CardStanding.NEW, CardStanding.CHANGED_KEY}:
        raise InvalidInputError(
            _(
                "De afzender staat nog niet zo in uw adresboek. Bel de afzender, vergelijk de "
                "woorden en zet de kaart in uw adresboek. Er is niets gewijzigd."
            )
        )


def _from_sealed(
    sealed: Sealed,
    correspondence: Correspondence,
    received: ReceivedHandoverRepository,
    now: Clock,
) -> IncomingHandover | IncomingReceipt:
    sender = correspondence.standing_of(sealed.sender)
    if sealed.kind is SealedKind.RECEIPT:
        return IncomingReceipt(read_receipt(sealed.content), sender)
    raw = sealed.content
    read = read_bundle(bundle_in(raw), local_day(now()))
    return _known(
        IncomingHandover(
            sealed.id, sealed.created_at, raw, read.content, read.not_understood, sender
        ),
        received,
    )


def _from_bundle(raw: bytes, received: ReceivedHandoverRepository, now: Clock) -> IncomingHandover:
    read = read_bundle(bundle_in(raw), local_day(now()))
    content = read.content
    incoming = IncomingHandover(content.id, content.created_at, raw, content, read.not_understood)
    return _known(incoming, received)


def _known(incoming: IncomingHandover, received: ReceivedHandoverRepository) -> IncomingHandover:
    """Return it with what came in before under the same number.

    Raises:
        UnreadableBundleError: that was something else.
    """
    before = received.find(incoming.id)
    if before is not None and before.digest != incoming.digest:
        raise UnreadableBundleError(
            _(
                "Onder dit nummer is eerder iets anders ingelezen. Er is niets gewijzigd. Bel de "
                "afzender."
            )
        )
    return replace(incoming, known=before)


def bundle_in(raw: bytes) -> bytes:
    """Return the Bundle in what came: a paper has it inside.

    Raises:
        UnreadableBundleError: it is a PDF without one.
    """
    if not raw.startswith(_PDF):
        return raw
    # Not before a paper comes in: it costs what making papers costs.
    from kansrijk_desktop.documents.archive import read_bundle as read_attached

    return read_attached(raw)
