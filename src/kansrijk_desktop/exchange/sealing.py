"""A file for one recipient: signed, and then encrypted in the age format (decision 0010).

Inside stands first what is signed: who sent it, for whom, which number, of what kind, when, and the
digest of the content. The key of the recipient is among it: whoever opens a file and seals it anew
for a third cannot pass it off as sent to that third.
"""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from kansrijk_desktop.errors import InvalidInputError, UnreadableBundleError
from kansrijk_desktop.exchange.bundle_elements import id_in, moment_in, urn, written_moment
from kansrijk_desktop.exchange.contact_card import ContactCard, card_in, card_object
from kansrijk_desktop.exchange.own_keys import (
    CannotOpenError,
    age_recipient,
    decrypted,
    encrypted,
    is_signed,
    signature,
)
from kansrijk_desktop.fhir.elements import as_object, text
from kansrijk_desktop.fhir.json import JsonObject, dump_json, parse_json_object
from kansrijk_desktop.records.correspondent import OwnKeys
from kansrijk_desktop.texts import _

MAX_BYTES: Final = 20 * 1024 * 1024
"""A paper with its Bundle takes some 0.3 MB."""
FORMAT: Final = 1

_AGE: Final = b"age-encryption.org/v1\n"
_MARK: Final = b"kansrijk-sealed\n"
_SIGNED: Final = b"kansrijk-sealed-1\n"
_MAX_HEAD: Final = 16 * 1024


class SealedKind(StrEnum):
    """What is in a sealed file."""

    HANDOVER = "handover"
    RECEIPT = "receipt"


@dataclass(frozen=True, slots=True)
class Sealed:
    """What a sealed file holds.

    Attributes:
        id: its number, a UUID; the same number is the same file.
        content: a PDF with a Bundle inside, a Bundle, or a receipt.
    """

    id: str
    kind: SealedKind
    created_at: datetime
    sender: ContactCard
    content: bytes


def seal(sealed: Sealed, recipient: str, keys: OwnKeys) -> bytes:
    """Return the file for one recipient, named by the public age key."""
    head = dump_json(
        {
            "format": FORMAT,
            "id": urn(sealed.id),
            "kind": sealed.kind.value,
            "created": written_moment(sealed.created_at),
            "recipient": recipient,
            "sender": card_object(sealed.sender),
            "digest": hashlib.sha256(sealed.content).hexdigest(),
        }
    )
    signed = signature(keys, _SIGNED + head).encode()
    return encrypted(b"".join((_MARK, head, b"\n", signed, b"\n", sealed.content)), recipient)


def is_sealed(content: bytes) -> bool:
    """Tell whether a file looks like one for one recipient."""
    return content.startswith(_AGE)


def open_sealed(content: bytes, keys: OwnKeys) -> Sealed:
    """Open and verify a file that is for us.

    Raises:
        UnreadableBundleError: it is for another, was changed, is not signed by who it says, or of
            another version; says which.
    """
    if len(content) > MAX_BYTES:
        raise _refused(_("Het is groter dan {count} MB.").format(count=MAX_BYTES // 1024**2))
    _require_one_recipient(content)
    try:
        plain = decrypted(content, keys)
    except CannotOpenError as error:
        raise (_for_another() if error.is_for_another else _changed()) from error
    head, signed, body = _parts(plain)
    about = _head(head)
    sender = card_in(as_object(about.get("sender")))
    if not is_signed(_SIGNED + head, signed, sender.verify_key):
        raise _changed()
    if text(about, "recipient") != age_recipient(keys):
        raise UnreadableBundleError(
            _(
                "Dit bestand is door de afzender aan iemand anders gestuurd en daarna doorgegeven. "
                "Er is niets gewijzigd. Vraag de afzender om een bestand voor uzelf."
            )
        )
    if hashlib.sha256(body).hexdigest() != text(about, "digest"):
        raise _changed()
    return _sealed(about, sender, body)


def _require_one_recipient(content: bytes) -> None:
    """Refuse what others can open as well, and what asks for a passphrase."""
    head = content[:_MAX_HEAD].partition(b"\n---")[0]
    stanzas = [line.split() for line in head.split(b"\n") if line.startswith(b"-> ")]
    kinds = [stanza[1] for stanza in stanzas if len(stanza) > 1]
    # The library adds a stanza of nonsense: readers must pass over what they do not know.
    others = [kind for kind in kinds if not kind.endswith(b"-grease")]
    if not is_sealed(content) or not others:
        raise _refused(_("Het is geen verzegeld bestand van Kansrijk."))
    if others != [b"X25519"]:
        raise _refused(_("Het is niet voor één ontvanger verzegeld."))


def _parts(plain: bytes) -> tuple[bytes, str, bytes]:
    if not plain.startswith(_MARK):
        raise _refused(_("Er zit geen overdracht van Kansrijk in."))
    head, _line, rest = plain.removeprefix(_MARK).partition(b"\n")
    signed, _line, body = rest.partition(b"\n")
    return head, signed[:_MAX_HEAD].decode("ascii", "replace"), body


def _head(head: bytes) -> JsonObject:
    try:
        about = parse_json_object(head, _MAX_HEAD)
    except InvalidInputError as error:
        raise _changed() from error
    if about.get("format") != FORMAT:
        raise _of_another_version()
    return about


def _sealed(about: JsonObject, sender: ContactCard, body: bytes) -> Sealed:
    kind = next((one for one in SealedKind if one == text(about, "kind")), None)
    identity, created_at = id_in(text(about, "id")), moment_in(about.get("created"))
    if kind is None or not identity or created_at is None:
        # Signed by the sender, so not changed on the way: a later version made it otherwise.
        raise _of_another_version()
    return Sealed(identity, kind, created_at, sender, body)


def _refused(why: str) -> UnreadableBundleError:
    return UnreadableBundleError(
        _(
            "Dit bestand kan niet worden geopend. {why} Er is niets gewijzigd. Vraag de afzender "
            "om een nieuw bestand."
        ).format(why=why)
    )


def _for_another() -> UnreadableBundleError:
    return UnreadableBundleError(
        _(
            "Dit bestand is niet voor u verzegeld, of het begin is beschadigd. Er is niets "
            "gewijzigd. Stuur de afzender uw eigen kaart en vraag om een nieuw bestand."
        )
    )


def _changed() -> UnreadableBundleError:
    return UnreadableBundleError(
        _(
            "Dit bestand is onderweg veranderd of niet heel overgekomen. Er is niets gewijzigd. "
            "Vraag de afzender om het opnieuw te sturen."
        )
    )


def _of_another_version() -> UnreadableBundleError:
    return UnreadableBundleError(
        _(
            "Dit bestand is gemaakt met een andere versie van Kansrijk. Er is niets gewijzigd. "
            "Werk allebei het programma bij en vraag om een nieuw bestand."
        )
    )
