"""Installations that know one another: keys and cards."""

from dataclasses import dataclass

from kansrijk_desktop.exchange.contact_card import ContactCard, card_of
from kansrijk_desktop.exchange.own_keys import new_keys
from kansrijk_desktop.records.correspondent import OwnKeys
from kansrijk_desktop.records.referral import RecipientKind
from tests.builders import NOW


@dataclass(frozen=True, slots=True)
class Installation:
    """Keys with the card that belongs to them."""

    keys: OwnKeys
    card: ContactCard


def an_installation(
    organization: str = "Praktijk De Wieg", kind: RecipientKind = RecipientKind.OTHER
) -> Installation:
    keys = new_keys(NOW)
    return Installation(keys, card_of(keys, "M. de Vroed", organization, kind.value, "030 0000000"))
