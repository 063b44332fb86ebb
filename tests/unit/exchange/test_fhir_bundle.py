"""The machine-readable part of a letter."""

from datetime import date
from typing import Any

import pytest
import simplejson
from fhir.resources.R4B.bundle import Bundle

from kansrijk_desktop.exchange.fhir_bundle import BundleContent, SharedLevel, referral_bundle
from kansrijk_desktop.records.consent import ConsentForm
from kansrijk_desktop.records.people import Relationship
from kansrijk_desktop.records.practitioner import Organization, Role
from tests.builders import (
    NOW,
    a_consent,
    a_partner,
    a_patient,
    a_practitioner,
    a_pregnancy,
    a_referral,
)

RESPONSE = {
    "resourceType": "QuestionnaireResponse",
    "questionnaire": "https://kansrijk-desktop.nl/fhir/Questionnaire/x|1.0.0",
    "status": "completed",
    "item": [{"linkId": "G1", "answer": [{"valueString": "net aan"}]}],
}


def content(**changes: Any) -> BundleContent:
    fields: dict[str, Any] = {
        "referral": a_referral(),
        "consent": a_consent(valid_until=date(2027, 5, 21)),
        "patient": a_patient(language="Turks"),
        "practitioner": a_practitioner(),
        "response": RESPONSE,
        "created_at": NOW,
        "pregnancy": a_pregnancy(),
        "related_persons": (a_partner(),),
        "levels": (SharedLevel("money", "orange", "Oranje"),),
    }
    return BundleContent(**(fields | changes))


def resources(bundle: dict[str, Any], kind: str) -> list[dict[str, Any]]:
    found = (entry["resource"] for entry in bundle["entry"])
    return [resource for resource in found if resource["resourceType"] == kind]


def test_a_bundle_is_a_valid_fhir_document() -> None:
    bundle: Any = referral_bundle(content())

    parsed = Bundle.model_validate_json(simplejson.dumps(bundle))

    assert parsed.type == "document"
    assert bundle["entry"][0]["resource"]["resourceType"] == "Composition"


def test_every_reference_in_a_bundle_leads_to_one_of_its_entries() -> None:
    bundle: Any = referral_bundle(content())
    urls = {entry["fullUrl"] for entry in bundle["entry"]}

    text = simplejson.dumps(bundle)
    references = {part.split('"')[0] for part in text.split('"reference": "')[1:]}

    assert references <= urls
    assert len(urls) == len(bundle["entry"])


def test_a_recipient_who_may_not_have_the_bsn_does_not_get_it() -> None:
    bundle = referral_bundle(content(referral=a_referral(includes_bsn=False)))

    assert "999910644" not in simplejson.dumps(bundle)


def test_a_recipient_who_may_have_the_bsn_gets_it_as_identifier() -> None:
    bundle: Any = referral_bundle(content())

    assert resources(bundle, "Patient")[0]["identifier"][0]["value"] == "999910644"


def test_pregnancy_and_levels_become_observations() -> None:
    bundle: Any = referral_bundle(content())

    observed = resources(bundle, "Observation")

    assert [o.get("valueInteger") for o in observed if "valueInteger" in o] == [2, 1]
    assert any(o.get("valueDateTime") == "2027-06-09" for o in observed)
    assert any("Oranje" in simplejson.dumps(o) for o in observed)


def test_only_what_is_known_is_written() -> None:
    sparse = content(
        patient=a_patient(given_name="", birth_date=None, bsn=""),
        practitioner=a_practitioner(
            role=Role.MATERNITY_CARER, big_number="", organization=a_practitioner().organization
        ),
        pregnancy=a_pregnancy(gravidity=None, parity=None, due_date=None),
        related_persons=(a_partner(name="", birth_date=None, relationship=Relationship.OTHER),),
        consent=a_consent(form=ConsentForm.WRITTEN),
        referral=a_referral(question=""),
        levels=(),
    )

    bundle: Any = referral_bundle(sparse)

    assert not resources(bundle, "Observation")
    assert "identifier" not in resources(bundle, "Patient")[0]
    assert "note" not in resources(bundle, "ServiceRequest")[0]
    assert resources(bundle, "Consent")[0]["policyRule"]["text"] == "schriftelijk"
    Bundle.model_validate_json(simplejson.dumps(bundle))


@pytest.mark.parametrize("pregnancy", [None])
def test_a_bundle_can_do_without_a_pregnancy(pregnancy: None) -> None:
    bundle: Any = referral_bundle(content(pregnancy=pregnancy, levels=()))

    assert not resources(bundle, "Observation")


def test_the_same_letter_gives_the_same_bundle() -> None:
    assert referral_bundle(content()) == referral_bundle(content())


def test_what_is_not_known_is_left_out() -> None:
    practitioner = a_practitioner(
        organization=Organization("Praktijk De Wieg"), big_number="", agb_code=""
    )
    patient = a_patient(given_name="", family_name="", birth_date=None, bsn="")

    bundle: Any = referral_bundle(content(practitioner=practitioner, patient=patient))

    assert "identifier" not in resources(bundle, "Organization")[0]
    assert "name" not in resources(bundle, "Patient")[0]
