"""The card of an installation: who it is and its public keys, in a few lines of text.

It goes to partners as a file, as a QR code or pasted in a message. It is signed by itself: what was
changed on the way is noticed. That it comes from who it says, only a comparison of the check phrase
by telephone can tell.
"""

from dataclasses import dataclass
from typing import Final

from kansrijk_desktop.errors import InvalidInputError, UnreadableBundleError
from kansrijk_desktop.exchange.own_keys import (
    age_recipient,
    is_recipient,
    is_signed,
    is_verify_key,
    signature,
    verify_key,
)
from kansrijk_desktop.fhir.elements import text
from kansrijk_desktop.fhir.json import JsonObject, dump_json, parse_json_object
from kansrijk_desktop.records.correspondent import OwnKeys
from kansrijk_desktop.records.referral import RecipientKind
from kansrijk_desktop.texts import _

SUFFIX: Final = ".kansrijk-contact"
MAX_BYTES: Final = 8 * 1024
MAX_NAME: Final = 120

_VERSION: Final = 1
_MARK: Final = "kansrijk-contact"
_SIGNED: Final = b"kansrijk-contact-1\n"


@dataclass(frozen=True, slots=True)
class ContactCard:
    """Who an installation is, and its public keys.

    Attributes:
        recipient_kind: a `RecipientKind`.
    """

    name: str
    organization: str
    recipient_kind: str
    age_recipient: str
    verify_key: str
    phone: str = ""


def card_of(keys: OwnKeys, name: str, organization: str, kind: str, phone: str) -> ContactCard:
    """Return our own card."""
    return ContactCard(
        name=name[:MAX_NAME],
        organization=organization[:MAX_NAME],
        recipient_kind=kind,
        age_recipient=age_recipient(keys),
        verify_key=verify_key(keys),
        phone=phone[:MAX_NAME],
    )


def written_card(card: ContactCard, keys: OwnKeys) -> str:
    """Return the text of our own card."""
    about = card_object(card)
    return dump_json({**about, "signature": signature(keys, _message(about))}).decode()


def read_card(content: bytes) -> ContactCard:
    """Read a card, from a file or a message it was pasted in.

    Raises:
        UnreadableBundleError: it is no card, of another version, or not as it was made.
    """
    first, last = content.find(b"{"), content.rfind(b"}")
    # A mail program breaks long lines; no line ends belong in a card.
    inner = content[first : last + 1].replace(b"\r", b"").replace(b"\n", b"") if first >= 0 else b""
    try:
        written = parse_json_object(inner or content, MAX_BYTES)
    except InvalidInputError as error:
        raise _no_card() from error
    card = card_in(written)
    if not is_signed(_message(card_object(card)), text(written, "signature"), card.verify_key):
        raise UnreadableBundleError(
            _(
                "Deze kaart is onderweg veranderd of niet heel overgekomen. Er is niets gewijzigd. "
                "Vraag uw partner om de kaart opnieuw te sturen."
            )
        )
    return card


def looks_like_card(content: bytes) -> bool:
    """Tell whether a file is meant to be a card."""
    return len(content) <= MAX_BYTES and f'"{_MARK}"'.encode() in content


def card_object(card: ContactCard) -> JsonObject:
    """Return a card as JSON, without a signature."""
    return {
        _MARK: _VERSION,
        "name": card.name,
        "organization": card.organization,
        "kind": card.recipient_kind,
        "phone": card.phone,
        "age": card.age_recipient,
        "key": card.verify_key,
    }


def card_in(written: JsonObject) -> ContactCard:
    """Return the card that JSON holds, whoever signed it.

    Raises:
        UnreadableBundleError: it is none, or of another version.
    """
    if _MARK not in written:
        raise _no_card()
    if written[_MARK] != _VERSION:
        raise UnreadableBundleError(
            _(
                "Deze kaart is gemaakt met een andere versie van Kansrijk. Er is niets gewijzigd. "
                "Werk allebei het programma bij en stuur de kaart opnieuw."
            )
        )
    card = ContactCard(
        name=text(written, "name"),
        organization=text(written, "organization"),
        recipient_kind=text(written, "kind"),
        age_recipient=text(written, "age"),
        verify_key=text(written, "key"),
        phone=text(written, "phone"),
    )
    words = (card.name, card.organization, card.phone)
    is_named = bool(card.organization) and all(
        len(one) <= MAX_NAME and one.isprintable() for one in words
    )
    is_kind = any(kind.value == card.recipient_kind for kind in RecipientKind)
    has_keys = is_recipient(card.age_recipient) and is_verify_key(card.verify_key)
    if not (is_named and is_kind and has_keys):
        raise _no_card()
    return card


def _message(about: JsonObject) -> bytes:
    return _SIGNED + dump_json(about)


def _no_card() -> UnreadableBundleError:
    return UnreadableBundleError(
        _(
            "Dit is geen kaart van Kansrijk, of er ontbreekt een stuk. Er is niets gewijzigd. "
            "Vraag uw partner om het bestand dat eindigt op {suffix}."
        ).format(suffix=SUFFIX)
    )
