"""The key pairs of an installation: age to open what is sealed for it, Ed25519 to sign.

The only place that knows the libraries for it; keys are texts elsewhere.
"""

import base64
import binascii
from datetime import datetime
from typing import Final

import pyrage
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from kansrijk_desktop.records.correspondent import OwnKeys

_KEY_BYTES: Final = 32


class CannotOpenError(Exception):
    """What was sealed cannot be opened with these keys.

    Attributes:
        is_for_another: no part of it is for this key; otherwise it was changed on the way.
    """

    def __init__(self, *, is_for_another: bool) -> None:
        super().__init__()
        self.is_for_another = is_for_another


def new_keys(created_at: datetime) -> OwnKeys:
    """Make key pairs."""
    signing = Ed25519PrivateKey.generate()
    return OwnKeys(
        age_identity=str(pyrage.x25519.Identity.generate()),
        signing_key=_written(signing.private_bytes_raw()),
        created_at=created_at,
    )


def age_recipient(keys: OwnKeys) -> str:
    """Return the public key that files for us are sealed for ("age1...")."""
    return str(pyrage.x25519.Identity.from_str(keys.age_identity).to_public())


def verify_key(keys: OwnKeys) -> str:
    """Return the public key of our signatures, in base64."""
    return _written(_signing(keys).public_key().public_bytes_raw())


def is_recipient(text: str) -> bool:
    """Tell whether a text is a public age key."""
    try:
        return str(pyrage.x25519.Recipient.from_str(text)) == text
    except pyrage.RecipientError:
        return False


def is_verify_key(text: str) -> bool:
    """Tell whether a text is a public key of signatures."""
    return len(_read(text)) == _KEY_BYTES and _written(_read(text)) == text


def signature(keys: OwnKeys, message: bytes) -> str:
    """Sign a message; the signature is a text."""
    return _written(_signing(keys).sign(message))


def is_signed(message: bytes, signed: str, key: str) -> bool:
    """Tell whether a signature is that of this message by the owner of a public key."""
    try:
        Ed25519PublicKey.from_public_bytes(_read(key)).verify(_read(signed), message)
    except (InvalidSignature, ValueError):
        return False
    return True


def encrypted(content: bytes, recipient: str) -> bytes:
    """Encrypt for one recipient, as an age file."""
    sealed: bytes = pyrage.encrypt(content, [pyrage.x25519.Recipient.from_str(recipient)])
    return sealed


def decrypted(sealed: bytes, keys: OwnKeys) -> bytes:
    """Open an age file that is for us.

    Raises:
        CannotOpenError: it is for another, or was changed.
    """
    try:
        content: bytes = pyrage.decrypt(
            sealed, [pyrage.x25519.Identity.from_str(keys.age_identity)]
        )
    except pyrage.DecryptError as error:
        # The library says the one in these words, and everything else in others.
        raise CannotOpenError(is_for_another="No matching keys" in str(error)) from error
    return content


def _signing(keys: OwnKeys) -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(_read(keys.signing_key))


def _written(raw: bytes) -> str:
    return base64.b64encode(raw).decode()


def _read(text: str) -> bytes:
    """Return what base64 stands for; nothing for what is none."""
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return b""
