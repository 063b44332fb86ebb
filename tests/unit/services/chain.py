"""Installations that hand families over to one another, each with an encrypted file of its own."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from kansrijk_desktop.exchange.bundle_content import BundleContent
from kansrijk_desktop.exchange.document_bundle import document_bundle
from kansrijk_desktop.fhir.json import dump_json
from kansrijk_desktop.records.consent import Consent
from kansrijk_desktop.records.document import Delivery, DocumentKind, GeneratedDocument
from kansrijk_desktop.records.dossier import Dossier
from kansrijk_desktop.records.offer import CareOffer, OfferEvent
from kansrijk_desktop.records.people import Household
from kansrijk_desktop.records.practitioner import Organization, Practitioner, Role
from kansrijk_desktop.records.referral import RecipientKind, Referral
from kansrijk_desktop.records.screening import Moment, Screening, ScreeningStatus
from kansrijk_desktop.services.correspondence import Partner
from kansrijk_desktop.services.handovers import SealedFile
from kansrijk_desktop.services.incoming import IncomingHandover
from kansrijk_desktop.services.workspace import Workspace, open_workspace
from kansrijk_desktop.storage.offers import OfferRepository
from kansrijk_desktop.storage.practitioners import PractitionerRepository
from tests.builders import (
    HOUSEHOLD_ID,
    NOW,
    PATIENT_ID,
    TODAY,
    a_consent,
    a_patient,
    a_practitioner,
)
from tests.fakes import FixedClock
from tests.unit.exchange.bundles import a_content
from tests.workspaces import fresh_database

LATER_ID = "7b0f5d9e-5d2c-4a5e-9f43-2f0a5c4d0300"
DOCUMENT_ID = "7b0f5d9e-5d2c-4a5e-9f43-2f0a5c4d0200"
MIDWIFE = a_practitioner()
NURSE = Practitioner(
    id="7b0f5d9e-5d2c-4a5e-9f43-2f0a5c4d0201",
    name="J. Zuster",
    role=Role.YOUTH_HEALTH_NURSE,
    organization=Organization("JGZ Voorbeeld", phone="030 1111111"),
)
CARER = Practitioner(
    id="7b0f5d9e-5d2c-4a5e-9f43-2f0a5c4d0202",
    name="K. Raam",
    role=Role.MATERNITY_CARER,
    organization=Organization("Kraamzorg Voorbeeld"),
)


@dataclass(frozen=True, slots=True)
class House:
    """One installation."""

    workspace: Workspace
    clock: FixedClock
    folder: Path

    @property
    def database_path(self) -> Path:
        return self.folder / "dossiers.db"

    def knows(self, other: "House", *, is_compared: bool = True) -> Partner:
        """Put the card of another in the address book."""
        book = self.workspace.partners.correspondence
        read = book.read(other.workspace.partners.correspondence.own_card().text.encode())
        kept = book.keep(read, is_compared=is_compared)
        partner = book.partner(kept.id)
        assert partner is not None
        return partner


@contextmanager
def a_house(folder: Path, practitioner: Practitioner) -> Iterator[House]:
    """Open a fresh installation."""
    folder.mkdir(parents=True)
    database = fresh_database(folder / "dossiers.db")
    clock = FixedClock(NOW + timedelta(hours=1))
    try:
        PractitionerRepository(database).save(practitioner)
        yield House(open_workspace(database, clock), clock, folder)
    finally:
        database.close()


def keep_family(house: House, **changes: Any) -> str:
    """Keep the family Reuring and return the household."""
    household_id = changes.get("household_id", HOUSEHOLD_ID)
    house.workspace.kept.patients.save_dossier(
        Dossier(
            Household(household_id, created_at=NOW, changed_at=NOW),
            a_patient(**{"household_id": household_id} | changes),
        )
    )
    return str(household_id)


def keep_paper(
    house: House,
    content: BundleContent | None = None,
    consent: Consent | None = None,
    letter: Referral | None = None,
    **changes: Any,
) -> GeneratedDocument:
    """Keep a paper in the dossier of the family; its bytes are the Bundle alone."""
    agreed = consent or a_consent(recipient_kind=RecipientKind.YOUTH_HEALTH.value)
    kept = house.workspace.kept.referrals
    fields: dict[str, Any] = {
        "id": DOCUMENT_ID,
        "patient_id": PATIENT_ID,
        "referral_id": letter.id if letter else "",
        "title": "Overdracht JGZ",
        "recipient": agreed.recipient,
        "delivery": Delivery.SAVED,
        "created_at": NOW,
        "content": dump_json(document_bundle(content or a_told_content())),
        "kind": DocumentKind.YOUTH_HEALTH_HANDOVER,
        "consent_id": agreed.id,
    }
    document = GeneratedDocument(**(fields | changes))
    if letter is None:
        kept.add_consent(agreed, NOW)
        kept.add_document(document)
    else:
        _keep_screening(house, letter.screening_id)
        kept.save(agreed, letter, document)
    return document


def _keep_screening(house: House, screening_id: str) -> None:
    state = ScreeningStatus.COMPLETED
    screening = Screening(screening_id, PATIENT_ID, "x|1", Moment.INTAKE, state, NOW)
    house.workspace.kept.screenings.save(screening)


def a_told_content(**changes: Any) -> BundleContent:
    """What is told of the family Reuring."""
    return a_content(referrals=(), **changes)


def keep_offer(house: House, offer: CareOffer) -> CareOffer:
    """Keep an offer of the family."""
    event = OfferEvent(offer.id, 1, offer.state, TODAY, "", "M. de Vroed", NOW)
    OfferRepository(house.workspace.kept.database).save(offer, event)
    return offer


def send(house: House, to: Partner, document_id: str = DOCUMENT_ID) -> SealedFile:
    """Seal the paper for a partner."""
    return house.workspace.partners.handovers.seal(HOUSEHOLD_ID, document_id, to)


def receive(house: House, content: bytes) -> IncomingHandover:
    """Open a handover."""
    incoming = house.workspace.partners.handover_import.read(content)
    assert isinstance(incoming, IncomingHandover)
    return incoming


def take_all(house: House, incoming: IncomingHandover, household_id: str = "") -> str:
    """Take over all that is proposed."""
    preview = house.workspace.partners.handover_import.preview(incoming, household_id)
    return house.workspace.partners.handover_import.take_over(preview, preview.proposed)


def later(content: BundleContent, **changes: Any) -> BundleContent:
    """The same family told of again, in a later document."""
    fields: dict[str, Any] = {"created_at": NOW + timedelta(hours=2), "id": LATER_ID}
    return replace(content, **(fields | changes))


def told_by_midwife(
    midwife: House, nurse: House, content: BundleContent | None = None, **changes: Any
) -> bytes:
    """Let the midwife seal what she tells of the family for the nurse."""
    keep_family(midwife)
    keep_paper(midwife, content, **changes)
    nurse.knows(midwife)
    return send(midwife, midwife.knows(nurse)).content


def bare(content: BundleContent) -> bytes:
    """A Bundle that nobody sealed."""
    return dump_json(document_bundle(content))
