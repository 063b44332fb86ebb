"""The address book: partners whose files we open and for whom we seal, and our own card.

A card says who someone is; only the words compared by telephone tell that it is true.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Final

from kansrijk_desktop.errors import DiskFullError, InvalidInputError
from kansrijk_desktop.exchange.check_phrase import check_phrase
from kansrijk_desktop.exchange.contact_card import (
    MAX_BYTES,
    SUFFIX,
    ContactCard,
    card_of,
    read_card,
    written_card,
)
from kansrijk_desktop.exchange.own_keys import new_keys, verify_key
from kansrijk_desktop.exchange.qr_code import Squares, qr_squares
from kansrijk_desktop.records.correspondent import Correspondent, OwnKeys
from kansrijk_desktop.records.practitioner import Role
from kansrijk_desktop.records.referral import RecipientKind
from kansrijk_desktop.services.bounded_files import read_bounded
from kansrijk_desktop.services.clock import Clock, local_day
from kansrijk_desktop.services.file_writing import write_file
from kansrijk_desktop.services.signed_in import SignedIn
from kansrijk_desktop.services.typed_text import read_name
from kansrijk_desktop.storage.correspondents import CorrespondentRepository
from kansrijk_desktop.texts import _

CARD_NAME: Final = f"kaart{SUFFIX}"
_KINDS: Final = {
    Role.MIDWIFE: RecipientKind.MIDWIFE,
    Role.MATERNITY_CARER: RecipientKind.MATERNITY_CARE,
    Role.YOUTH_HEALTH_NURSE: RecipientKind.YOUTH_HEALTH,
}


@dataclass(frozen=True, slots=True)
class PartnerDetails:
    """What she calls a partner, and what kind of care it is: the card only proposes that."""

    organization: str
    name: str = ""
    phone: str = ""
    kind: RecipientKind = RecipientKind.OTHER


class CardStanding(StrEnum):
    """What we know of a card."""

    NEW = "nieuw"
    KNOWN = "bekend"
    CHANGED_KEY = "andere-sleutel"
    OWN = "eigen"


@dataclass(frozen=True, slots=True)
class Partner:
    """An entry of the address book with the words of its keys."""

    correspondent: Correspondent
    phrase: tuple[str, ...]

    @property
    def is_compared(self) -> bool:
        """Whether the words were compared by telephone."""
        return self.correspondent.checked_on is not None


@dataclass(frozen=True, slots=True)
class ReadCard:
    """A card that was read, and what we know of it.

    Attributes:
        known: the partner it is about, by its keys or by its names.
        known_phrase: the words of the keys we had, where those are others.
        alike: other entries of the same organisation.
    """

    card: ContactCard
    phrase: tuple[str, ...]
    standing: CardStanding
    known: Correspondent | None = None
    known_phrase: tuple[str, ...] = ()
    alike: tuple[Correspondent, ...] = ()


@dataclass(frozen=True, slots=True)
class OwnCard:
    """Our own card, to give to partners.

    Attributes:
        text: what is in the file and in the QR code.
    """

    card: ContactCard
    text: str
    phrase: tuple[str, ...]
    squares: Squares


class Correspondence:
    """The address book and the keys of this installation."""

    def __init__(
        self,
        kept: CorrespondentRepository,
        signed_in: SignedIn,
        now: Clock,
        new_id: Callable[[], str],
    ) -> None:
        self._kept = kept
        self._signed_in = signed_in
        self._now = now
        self._new_id = new_id

    def keys(self) -> OwnKeys:
        """Return our key pairs; made and kept when they are first needed."""
        keys = self._kept.own_keys()
        if keys is None:
            keys = new_keys(self._now())
            self._kept.keep_own_keys(keys)
        return keys

    def own_card(self) -> OwnCard:
        """Return our card as it is given to partners."""
        card = self.card()
        text = written_card(card, self.keys())
        return OwnCard(card, text, _phrase(card), qr_squares(text))

    def card(self) -> ContactCard:
        """Return who we are to partners, with the names of who is at the keyboard."""
        practitioner = self._signed_in.practitioner
        organization = practitioner.organization
        return card_of(
            self.keys(),
            practitioner.name,
            organization.name or practitioner.name or _("zonder naam"),
            _KINDS[practitioner.role].value,
            practitioner.phone or organization.phone,
        )

    def write_card(self, path: Path, text: str) -> None:
        """Write our card to a file for partners; see `write_bytes`."""
        self.write_bytes(path, text.encode())

    def write_bytes(self, path: Path, content: bytes) -> None:
        """Write our card in any form to a file.

        Raises:
            DiskFullError: it could not be written there.
        """
        write_file(
            path,
            content,
            DiskFullError(
                _(
                    "De kaart kon daar niet worden bewaard. Er is niets kwijt. "
                    "Kies een andere plek."
                ),
            ),
        )

    def partners(self) -> tuple[Partner, ...]:
        """Return the address book, in the order of the organisations."""
        return tuple(_partner(one) for one in self._kept.all())

    def read_file(self, path: Path) -> ReadCard:
        """Read a card from a file; see `read`."""
        return self.read(read_bounded(path, MAX_BYTES))

    def read(self, content: bytes) -> ReadCard:
        """Read a card and say what we know of it; nothing is kept.

        Raises:
            UnreadableBundleError: it is no card, or was changed on the way.
        """
        return self.standing_of(read_card(content))

    def standing_of(self, card: ContactCard) -> ReadCard:
        """Say what we know of a card, from wherever it came."""
        phrase = _phrase(card)
        known = self._kept.all()
        alike = tuple(one for one in known if _same(one.organization, card.organization))
        if card.verify_key == self._own_verify_key():
            return ReadCard(card, phrase, CardStanding.OWN)
        for one in known:
            if has_keys_of(one, card):
                return ReadCard(card, phrase, CardStanding.KNOWN, one)
        for one in known:
            is_half = one.verify_key == card.verify_key or one.age_recipient == card.age_recipient
            if is_half or (one in alike and _same(one.name, card.name)):
                had = check_phrase(one.age_recipient, one.verify_key)
                return ReadCard(card, phrase, CardStanding.CHANGED_KEY, one, had, alike)
        return ReadCard(card, phrase, CardStanding.NEW, alike=alike)

    def keep(self, read: ReadCard, *, is_compared: bool) -> Correspondent:
        """Keep a card; one with other keys takes the place of the partner it is about.

        Raises:
            InvalidInputError: the card is our own, or a changed key was not compared.
        """
        if read.standing is CardStanding.OWN:
            raise InvalidInputError(
                _("Dit is uw eigen kaart. Die hoort niet in uw adresboek. Er is niets gewijzigd.")
            )
        if read.standing is CardStanding.CHANGED_KEY and not is_compared:
            raise InvalidInputError(
                _(
                    "De sleutel van deze partner is veranderd. Bel eerst het nummer dat u al had, "
                    "en vergelijk de woorden. Er is niets gewijzigd."
                )
            )
        card, before = read.card, read.known
        kept = Correspondent(
            id=before.id if before else self._new_id(),
            name=before.name if before else card.name,
            organization=before.organization if before else card.organization,
            recipient_kind=before.recipient_kind if before else card.recipient_kind,
            age_recipient=card.age_recipient,
            verify_key=card.verify_key,
            added_at=before.added_at if before else self._now(),
            # The number to call is that of before: a new one may be the stranger's own.
            phone=before.phone if before else card.phone,
            email=before.email if before else "",
        )
        if is_compared:
            kept = self._compared(kept)
        elif read.standing is CardStanding.KNOWN and before is not None:
            kept = replace(kept, checked_on=before.checked_on, checked_by=before.checked_by)
        self._kept.save(kept)
        return kept

    def mark_compared(self, correspondent_id: str) -> None:
        """Keep that the words were compared by telephone today."""
        self._kept.save(self._compared(self._known(correspondent_id)))

    def rename(self, correspondent_id: str, details: PartnerDetails) -> None:
        """Keep other details of a partner; the keys stay.

        Raises:
            InvalidInputError: the organisation has no name.
        """
        known = self._known(correspondent_id)
        organization = read_name(details.organization)
        if not organization:
            raise InvalidInputError(_("Vul de naam van de organisatie in."))
        changed = replace(
            known,
            name=read_name(details.name),
            organization=organization,
            phone=read_name(details.phone),
            recipient_kind=details.kind.value,
        )
        self._kept.save(changed)

    def remove(self, correspondent_id: str) -> None:
        """Take a partner out of the address book."""
        self._kept.remove(correspondent_id)

    def partner(self, correspondent_id: str) -> Partner | None:
        """Return one partner; None when it was removed."""
        found = self._kept.correspondent(correspondent_id)
        return None if found is None else _partner(found)

    def _known(self, correspondent_id: str) -> Correspondent:
        known = self._kept.correspondent(correspondent_id)
        if known is None:
            raise InvalidInputError(
                _("Deze partner staat niet meer in het adresboek. Er is niets gewijzigd.")
            )
        return known

    def _compared(self, correspondent: Correspondent) -> Correspondent:
        return replace(
            correspondent,
            checked_on=local_day(self._now()),
            checked_by=self._signed_in.practitioner.name,
        )

    def _own_verify_key(self) -> str:
        keys = self._kept.own_keys()
        return verify_key(keys) if keys else ""


def has_keys_of(correspondent: Correspondent, card: ContactCard) -> bool:
    """Tell whether a card is of the installation that we know."""
    return (correspondent.age_recipient, correspondent.verify_key) == (
        card.age_recipient,
        card.verify_key,
    )


def _partner(correspondent: Correspondent) -> Partner:
    keys = (correspondent.age_recipient, correspondent.verify_key)
    return Partner(correspondent, check_phrase(*keys))


def _phrase(card: ContactCard) -> tuple[str, ...]:
    return check_phrase(card.age_recipient, card.verify_key)


def _same(one: str, other: str) -> bool:
    return " ".join(one.casefold().split()) == " ".join(other.casefold().split())
