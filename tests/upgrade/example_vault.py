"""The dossier that every fixture holds, and the program that makes the fixture of today.

A fixture is made once, when its revision is released, and never again:
`python -m tests.upgrade.example_vault`.
"""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from kansrijk_desktop.records.document import Delivery, GeneratedDocument
from kansrijk_desktop.records.dossier import Dossier
from kansrijk_desktop.records.instrument import Decision, Instrument, InstrumentState
from kansrijk_desktop.records.meldcode import (
    EntryKind,
    MeldcodeCase,
    MeldcodeEntry,
    MeldcodeGround,
    MeldcodeStep,
)
from kansrijk_desktop.records.offer import CareOffer, OfferEvent, OfferState
from kansrijk_desktop.records.people import Household
from kansrijk_desktop.records.screening import (
    Moment,
    SavedAnswer,
    Screening,
    ScreeningStatus,
)
from kansrijk_desktop.storage import migrations
from kansrijk_desktop.storage.database import Database
from kansrijk_desktop.storage.instruments import InstrumentRepository
from kansrijk_desktop.storage.key_cost import KeyCost
from kansrijk_desktop.storage.key_file import KeyFile
from kansrijk_desktop.storage.meldcode import MeldcodeRepository
from kansrijk_desktop.storage.offers import OfferRepository
from kansrijk_desktop.storage.patients import PatientRepository
from kansrijk_desktop.storage.practitioners import PractitionerRepository, SettingRepository
from kansrijk_desktop.storage.referrals import ReferralRepository
from kansrijk_desktop.storage.screenings import ScreeningRepository
from tests.builders import (
    HOUSEHOLD_ID,
    NOW,
    PATIENT_ID,
    a_consent,
    a_partner,
    a_patient,
    a_practitioner,
    a_pregnancy,
    a_referral,
)

FIXTURES = Path(__file__).with_name("fixtures")
PASSPHRASE = "vier paarse fietsen fluiten"  # noqa: S105 - opens fixtures only
LATER = NOW + timedelta(minutes=20)

SCREENING = Screening(
    id=a_referral().screening_id,
    patient_id=PATIENT_ID,
    questionnaire="https://kansrijk-desktop.nl/fhir/Questionnaire/signalering-zwangerschap|1.0.0",
    moment=Moment.INTAKE,
    status=ScreeningStatus.IN_PROGRESS,
    started_at=NOW,
    saved_at=LATER,
    place="G2",
    seconds_spent=1200,
)
ANSWERS = (
    SavedAnswer(SCREENING.id, "G1", '{"values": [{"valueBoolean": true}]}', LATER),
    SavedAnswer(SCREENING.id, "kind[1].naam", '{"values": [{"valueString": "Şule"}]}', LATER),
)
CONSENT = a_consent()
REFERRAL = replace(a_referral(), created_at=LATER)
DOCUMENT = GeneratedDocument(
    "d1",
    PATIENT_ID,
    REFERRAL.id,
    "Verwijzing",
    "JGZ",
    Delivery.SAVED,
    LATER,
    b"%PDF-\0\xff",
    consent_id=CONSENT.id,
)
OFFER = CareOffer(
    # A picked service before revision 0003, and what that revision makes of it.
    id=str(uuid5(NAMESPACE_URL, f"{SCREENING.id}/geldfit")),
    patient_id=PATIENT_ID,
    name="",
    state=OfferState.PROPOSED,
    since=LATER.date(),
    created_at=LATER,
    screening_id=SCREENING.id,
    service_id="geldfit",
)
STEP = OfferEvent(OFFER.id, 1, OfferState.PROPOSED, LATER.date(), "", "", LATER)
QUESTIONNAIRE = Instrument(
    identity="https://voorbeeld.nl/Questionnaire/klein|1.0.0",
    content=b'{"resourceType": "Questionnaire"}\n',
    state=InstrumentState.IN_USE,
    loaded_at=NOW,
    loaded_by="M. de Vroed",
    url="https://voorbeeld.nl/Questionnaire/klein",
)
TAKEN_INTO_USE = Decision(
    QUESTIONNAIRE.identity, InstrumentState.IN_USE, LATER, QUESTIONNAIRE.loaded_by
)
TRACK = MeldcodeCase(
    "m1", PATIENT_ID, MeldcodeGround.SAFETY, "M. de Vroed", NOW, LATER, date(2046, 11, 21)
)
TRACK_ENTRY = MeldcodeEntry(
    "e1",
    TRACK.id,
    MeldcodeStep.SIGNALS,
    EntryKind.FACT,
    "Verzonnen feit",
    NOW.date(),
    TRACK.opened_by,
    LATER,
    number=1,
)
DOSSIER = Dossier(
    household=Household(HOUSEHOLD_ID, "Utrecht", NOW, LATER),
    patient=a_patient(family_name="Yıldız-Reuring"),
    pregnancy=a_pregnancy(),
    related_persons=(a_partner(),),
    screenings=(SCREENING,),
    referrals=(REFERRAL,),
    documents=(replace(DOCUMENT, content=b""),),
    consents=(CONSENT,),
    offers=(OFFER,),
)


def main() -> None:
    """Make the fixture of the newest revision."""
    database_path = FIXTURES / f"{migrations.HEAD}.db"
    key = KeyFile(FIXTURES / f"{migrations.HEAD}.json", KeyCost.floor()).create(PASSPHRASE)
    database = Database.create(database_path, key.data_key)
    PatientRepository(database).save_dossier(DOSSIER)
    ScreeningRepository(database).save(SCREENING, ANSWERS)
    ReferralRepository(database).save(CONSENT, REFERRAL, DOCUMENT)
    OfferRepository(database).save(OFFER, STEP)
    MeldcodeRepository(database).save(TRACK, TRACK_ENTRY)
    PractitionerRepository(database).save(a_practitioner())
    SettingRepository(database).set("region", "landelijk")
    InstrumentRepository(database).keep([QUESTIONNAIRE])
    InstrumentRepository(database).decide([TAKEN_INTO_USE])
    database.close()
    for by_product in FIXTURES.glob("*.backup"):
        by_product.unlink()


if __name__ == "__main__":
    main()
