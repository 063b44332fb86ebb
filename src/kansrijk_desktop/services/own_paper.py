"""Our own card on paper."""

from datetime import datetime

from kansrijk_desktop.documents.partner_card import PartnerCard, build
from kansrijk_desktop.services.correspondence import OwnCard


def own_paper(own: OwnCard, made_at: datetime) -> bytes:
    """Return the card as a PDF.

    Raises:
        MissingGlyphError: a name holds characters that cannot be printed.
    """
    card = own.card
    return build(
        PartnerCard(card.organization, card.name, card.phone, own.phrase, own.squares, made_at)
    )
