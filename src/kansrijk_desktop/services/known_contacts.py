"""Where the recipient of a letter can be reached, as the region package knows it."""

from dataclasses import dataclass
from datetime import date

from kansrijk_desktop.records.region import CareService, Freshness, Layer, Region, RegionContact
from kansrijk_desktop.services.advice import checked_words
from kansrijk_desktop.texts import _


@dataclass(frozen=True, slots=True)
class KnownContact:
    """A recipient in the region package.

    Attributes:
        kind: a `RecipientKind`.
        organization: what the letter would be addressed to.
        contact: what would stand in its contact block. Never an ordinary mail address: a letter
            about a client may not leave that way.
        details: everything that is known, for the screen.
        checked: when somebody last looked at it, in words.
    """

    kind: str
    organization: str
    contact: str
    details: str
    freshness: Freshness
    checked: str


def known_contacts(
    region: Region, municipality: str, today: date, service: CareService | None
) -> tuple[KnownContact, ...]:
    """Return what is known for families of a municipality; the chosen service stands first."""
    months = region.thresholds.stale_after_months
    found = [_of_contact(one, today, months) for one in region.contacts if one.is_for(municipality)]
    if service is not None and service.recipient_kind and (service.phone or service.website):
        found.insert(0, _of_service(service, today, months))
    return tuple(one for one in found if one.kind)


def _of_service(service: CareService, today: date, months: int) -> KnownContact:
    freshness = service.freshness(today, months)
    reach = _reach(service.phone, service.website)
    return KnownContact(
        kind=service.recipient_kind,
        # Nationwide rows are kept by us; nearer ones by who has the offer.
        organization=service.name if service.layer is Layer.NATIONAL else service.owner,
        contact=reach,
        details=reach,
        freshness=freshness,
        checked=checked_words(service, freshness),
    )


def _of_contact(contact: RegionContact, today: date, months: int) -> KnownContact:
    freshness = contact.freshness(today, months)
    reach = _reach(contact.phone, contact.website)
    mail = _("algemene e-mail, niet voor cliëntgegevens: {address}").format(address=contact.email)
    details = (contact.role, reach, mail if contact.email else "")
    return KnownContact(
        kind=contact.recipient_kind,
        organization=contact.name,
        contact=reach,
        details=" · ".join(part for part in details if part),
        freshness=freshness,
        checked=checked_words(contact, freshness),
    )


def _reach(phone: str, website: str) -> str:
    telephone = _("telefoon {number}").format(number=phone) if phone else ""
    return " · ".join(part for part in (telephone, website) if part)
