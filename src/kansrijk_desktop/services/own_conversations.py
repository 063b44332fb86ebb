"""What belongs to one respondent: the patient and a partner never see each other's."""

from collections.abc import Iterable

from kansrijk_desktop.errors import InvalidInputError
from kansrijk_desktop.records.offer import CareOffer
from kansrijk_desktop.records.screening import Respondent, Screening
from kansrijk_desktop.texts import _


def is_same_respondent(one: Screening, other: Screening) -> bool:
    """Tell whether two conversations were with the same person."""
    return (one.respondent, one.respondent_id) == (other.respondent, other.respondent_id)


def others_screenings(screening: Screening, screenings: Iterable[Screening]) -> frozenset[str]:
    """Return the conversations with someone else than this one's respondent, by id."""
    return frozenset(one.id for one in screenings if not is_same_respondent(one, screening))


def own_offers(
    screening: Screening, offers: Iterable[CareOffer], screenings: Iterable[Screening]
) -> tuple[CareOffer, ...]:
    """Return the offers that may be shown beside a conversation.

    What was offered outside a conversation is hers; what followed from the other's stays out.
    """
    others = others_screenings(screening, screenings)
    is_hers = screening.respondent is Respondent.PATIENT
    return tuple(
        offer
        for offer in offers
        if offer.screening_id not in others and (is_hers or offer.screening_id)
    )


def refuse_partners_letter(screening: Screening) -> None:
    """See that no letter about the patient is made of what the partner said.

    Raises:
        InvalidInputError: the conversation was with the partner.
    """
    if screening.respondent is Respondent.PARTNER:
        raise InvalidInputError(partners_letter_words())


def partners_letter_words() -> str:
    """Say why there is no letter from here."""
    return _(
        "Dit gesprek was met de partner. Een brief gaat over de cliënt; wat de partner zei komt "
        "daar niet in. Er is niets gedeeld. Begin de brief vanuit een gesprek met de cliënt."
    )
