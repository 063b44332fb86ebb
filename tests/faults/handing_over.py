"""Hand a family over, and take one in, for a process that may be ended at any moment."""

from pathlib import Path

from kansrijk_desktop.exchange.contact_card import card_of, written_card
from kansrijk_desktop.exchange.document_bundle import document_bundle
from kansrijk_desktop.exchange.own_keys import new_keys
from kansrijk_desktop.fhir.json import dump_json
from kansrijk_desktop.records.document import Delivery, DocumentKind, GeneratedDocument
from kansrijk_desktop.records.dossier import Dossier
from kansrijk_desktop.records.people import Household
from kansrijk_desktop.records.referral import RecipientKind
from kansrijk_desktop.services import care_route, handover_import
from kansrijk_desktop.services.incoming import IncomingHandover
from kansrijk_desktop.services.workspace import open_workspace
from kansrijk_desktop.storage import dossier_reading
from kansrijk_desktop.storage.database import Database
from tests.builders import HOUSEHOLD_ID, NOW, PATIENT_ID, a_consent, a_patient
from tests.fakes import FixedClock
from tests.unit.exchange.bundles import DOCUMENT_ID, a_content

TAKE_OVER = "take-over"
SEND = "send"
FILE = "overdracht.age"

# Imported once, and not in every process that is ended.
IMPORTED = (care_route, handover_import, dossier_reading)

_KEY = bytes(range(32))
_NAME = "dossiers.db"


def prepare(folder: Path) -> None:
    """Make a database with a family, a paper about it and a partner to send it to."""
    database = Database.create(folder / _NAME, _KEY)
    workspace = open_workspace(database, FixedClock(NOW))
    workspace.kept.patients.save_dossier(
        Dossier(Household(HOUSEHOLD_ID, created_at=NOW, changed_at=NOW), a_patient())
    )
    consent = a_consent(recipient_kind=RecipientKind.YOUTH_HEALTH.value)
    workspace.kept.referrals.add_consent(consent, NOW)
    paper = GeneratedDocument(
        DOCUMENT_ID,
        PATIENT_ID,
        "",
        "Overdracht JGZ",
        consent.recipient,
        Delivery.SAVED,
        NOW,
        bundle(),
        DocumentKind.YOUTH_HEALTH_HANDOVER,
        consent.id,
    )
    workspace.kept.referrals.add_document(paper)
    keys = new_keys(NOW)
    card = card_of(keys, "J. Zuster", consent.recipient, "jgz", "")
    book = workspace.partners.correspondence
    book.keep(book.read(written_card(card, keys).encode()), is_compared=True)
    book.keys()
    database.close()


def bundle() -> bytes:
    """What is told of the family."""
    return dump_json(document_bundle(a_content(referrals=())))


def take_over(folder: Path) -> None:
    """Take all that is told over into the dossier of the family."""
    database = Database.open(folder / _NAME, _KEY)
    importing = open_workspace(database, FixedClock(NOW)).partners.handover_import
    incoming = importing.read(bundle())
    if not isinstance(incoming, IncomingHandover):
        raise TypeError("no handover")
    preview = importing.preview(incoming, HOUSEHOLD_ID)
    importing.take_over(preview, preview.proposed)
    database.close()


def send(folder: Path) -> None:
    """Seal the paper for the partner and write the file."""
    database = Database.open(folder / _NAME, _KEY)
    handovers = open_workspace(database, FixedClock(NOW)).partners.handovers
    (partner,) = handovers.desk(HOUSEHOLD_ID).partners
    sealed = handovers.seal(HOUSEHOLD_ID, DOCUMENT_ID, partner)
    handovers.write(folder / FILE, sealed.content)
    database.close()


def look(folder: Path) -> Dossier:
    """Return the family as it is after a restart."""
    database = Database.open(folder / _NAME, _KEY)
    try:
        database.check()
        return open_workspace(database).kept.patients.dossier(HOUSEHOLD_ID)
    finally:
        database.close()
