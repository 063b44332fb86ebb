"""Contents of document Bundles: one to begin with, and any at all."""

from datetime import UTC, date, datetime
from typing import Any

from kansrijk_desktop.exchange.bundle_content import (
    BundleContent,
    SharedLevel,
    SharedScreening,
)
from kansrijk_desktop.fhir.extensions import NOT_FOR_HOME
from kansrijk_desktop.fhir.json import JsonObject
from kansrijk_desktop.records.agreement import Agreement
from kansrijk_desktop.records.consent import Explanation
from kansrijk_desktop.records.document import DocumentKind
from kansrijk_desktop.records.life_event import Birth
from kansrijk_desktop.records.offer import CareOffer, OfferState
from kansrijk_desktop.records.people import (
    Relationship,
)
from kansrijk_desktop.records.pregnancy import PregnancyEnd
from kansrijk_desktop.records.screening import Moment, ScreeningStatus
from tests.builders import (
    NOW,
    TODAY,
    a_consent,
    a_partner,
    a_patient,
    a_practitioner,
    a_pregnancy,
    a_referral,
)

DOCUMENT_ID = "7b0f5d9e-5d2c-4a5e-9f43-2f0a5c4d0100"
SCREENING_ID = "7b0f5d9e-5d2c-4a5e-9f43-2f0a5c4d0008"
CHILD_ID = "7b0f5d9e-5d2c-4a5e-9f43-2f0a5c4d0101"
QUESTIONNAIRE = "https://kansrijk-desktop.nl/fhir/Questionnaire/signalering-zwangerschap|1.0.0"


def a_response(**changes: Any) -> JsonObject:
    """Two answers, one of them marked."""
    response: JsonObject = {
        "resourceType": "QuestionnaireResponse",
        "questionnaire": QUESTIONNAIRE,
        "item": [
            {
                "linkId": "G",
                "text": "Geld",
                "item": [
                    {"linkId": "G1", "text": "Rondkomen", "answer": [{"valueString": "Ja, net"}]},
                    {
                        "linkId": "G2",
                        "extension": [{"url": NOT_FOR_HOME, "valueBoolean": True}],
                        "answer": [
                            {
                                "valueCoding": {
                                    "system": "urn:x",
                                    "code": "1",
                                    "display": "Huur of hypotheek",
                                }
                            }
                        ],
                    },
                ],
            }
        ],
    }
    return {**response, **changes}


def a_shared_screening(**changes: Any) -> SharedScreening:
    """A conversation at the intake with a level for money."""
    fields: dict[str, Any] = {
        "id": SCREENING_ID,
        "questionnaire": QUESTIONNAIRE,
        "title": "Signalering zwangerschap",
        "moment": Moment.INTAKE,
        "status": ScreeningStatus.COMPLETED,
        "started_at": datetime(2026, 11, 20, 9, 30, 15, 250_000, tzinfo=UTC),
        "finished_at": datetime(2026, 11, 20, 9, 41, tzinfo=UTC),
        "response": a_response(),
        "levels": (SharedLevel("money", "orange", "Oranje", is_own=True),),
        "pregnancy_id": a_pregnancy().id,
    }
    return SharedScreening(**(fields | changes))


def a_content(**changes: Any) -> BundleContent:
    """A handover to youth health care after a birth, with something of everything."""
    patient_id = a_patient().id
    child = a_partner(
        id=CHILD_ID, household_id="", relationship=Relationship.CHILD, name="Noor", birth_date=TODAY
    )
    pregnancy = a_pregnancy(
        due_date=date(2026, 11, 24),
        is_multiple=True,
        risk_status="VIL B",
        planned_birth_place="thuis",
        ended_on=TODAY,
        ended_by=PregnancyEnd.BIRTH,
    )
    fields: dict[str, Any] = {
        "id": DOCUMENT_ID,
        "kind": DocumentKind.YOUTH_HEALTH_HANDOVER,
        "title": "Overdracht JGZ",
        "created_at": NOW,
        "patient": a_patient(household_id="", needs_interpreter=True, interpreter_language="Turks"),
        "practitioner": a_practitioner(region=""),
        "consent": a_consent(interpreter="tolk 4711", explanations=(Explanation.WHY.value,)),
        "municipality": "Voorbeelddorp",
        "pregnancy": pregnancy,
        "related_persons": (a_partner(household_id="", remark="werkt ver weg"), child),
        "births": (Birth(CHILD_ID, pregnancy.id, TODAY, 277, 3410, "thuis"),),
        "stops": (),
        "screenings": (a_shared_screening(),),
        "referrals": (a_referral(includes_bsn=True, remarks="Samen gewogen."),),
        "offers": (
            CareOffer(
                id="7b0f5d9e-5d2c-4a5e-9f43-2f0a5c4d0102",
                patient_id=patient_id,
                name="Geldfit",
                state=OfferState.REFERRED,
                since=TODAY,
                created_at=NOW,
                screening_id=SCREENING_ID,
                service_id="geldfit",
                recipient_kind="schuldhulp",
                domains=("money",),
                deadline=date(2026, 12, 1),
            ),
        ),
        "agreements": (
            Agreement(
                id="7b0f5d9e-5d2c-4a5e-9f43-2f0a5c4d0103",
                patient_id=patient_id,
                who="Sanne",
                what="belt Geldfit",
                created_at=NOW,
                due_on=date(2026, 11, 28),
                is_hers=True,
                is_not_for_home=True,
            ),
        ),
    }
    return BundleContent(**(fields | changes))
