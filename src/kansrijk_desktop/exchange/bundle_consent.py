"""Her permission, as the Consent of a document Bundle."""

from typing import Final

from kansrijk_desktop.exchange.bundle_elements import (
    DOMAIN_SYSTEM,
    LOINC,
    concept,
    day_in,
    extension,
    filled,
    reference,
    said,
    written_day,
)
from kansrijk_desktop.fhir.elements import (
    as_object,
    extension_value,
    extensions,
    objects,
    polymorphic,
    text,
)
from kansrijk_desktop.fhir.extensions import (
    CONSENT_LANGUAGE,
    EXPLANATION,
    INCLUDES_NOT_FOR_HOME,
    INTERPRETER,
    RECIPIENT_KIND,
)
from kansrijk_desktop.fhir.json import JsonObject, JsonValue
from kansrijk_desktop.records.consent import Consent, ConsentForm

_SCOPE: Final = "http://terminology.hl7.org/CodeSystem/consentscope"
_PARTICIPATION: Final = "http://terminology.hl7.org/CodeSystem/v3-ParticipationType"


def consent_resource(consent: Consent, patient: str) -> JsonObject:
    """Return the Consent that the document rests on."""
    return {
        "resourceType": "Consent",
        **filled(
            extension=[
                *extension(INTERPRETER, "String", consent.interpreter),
                *extension(CONSENT_LANGUAGE, "String", consent.language),
                *extension(RECIPIENT_KIND, "Code", consent.recipient_kind),
                *extension(INCLUDES_NOT_FOR_HOME, "Boolean", consent.includes_not_for_home),
                *_explained(consent),
            ],
            status="active",
            scope=concept(_SCOPE, "patient-privacy", "Privacy Consent"),
            category=[concept(LOINC, "59284-0", "Consent Document")],
            patient=reference(patient),
            dateTime=written_day(consent.given_on),
            performer=[{"display": consent.given_by}] if consent.given_by else [],
            policyRule={"text": consent.form.value},
            provision=_provision(consent),
        ),
    }


def read_consent(resource: JsonObject, identity: str, patient_id: str) -> Consent | None:
    """Return the record; nothing where form or day are not said."""
    written = text(as_object(resource.get("policyRule")), "text")
    form = next((known for known in ConsentForm if known == written), None)
    given_on = day_in(resource.get("dateTime"))
    if form is None or given_on is None:
        return None
    provision = as_object(resource.get("provision"))
    actor = next(iter(objects(provision, "actor")), {})
    found = (polymorphic(one, "value") for one in extensions(resource, EXPLANATION))
    explanations = (value for _, value in filter(None, found))
    domains = (one for one in objects(provision, "class") if one.get("system") == DOMAIN_SYSTEM)
    return Consent(
        id=identity,
        patient_id=patient_id,
        recipient=text(as_object(actor.get("reference")), "display"),
        purpose=text(next(iter(objects(provision, "purpose")), {}), "display"),
        domains=tuple(text(one, "code") for one in domains),
        form=form,
        given_on=given_on,
        given_by=text(next(iter(objects(resource, "performer")), {}), "display"),
        interpreter=said(resource, INTERPRETER),
        valid_until=day_in(as_object(provision.get("period")).get("end")),
        includes_not_for_home=extension_value(resource, INCLUDES_NOT_FOR_HOME) is True,
        recipient_kind=said(resource, RECIPIENT_KIND),
        language=said(resource, CONSENT_LANGUAGE),
        explanations=tuple(one for one in explanations if isinstance(one, str)),
    )


def _explained(consent: Consent) -> list[JsonValue]:
    return [{"url": EXPLANATION, "valueCode": one} for one in consent.explanations]


def _provision(consent: Consent) -> JsonObject:
    recipient = concept(_PARTICIPATION, "IRCP", "information recipient")
    actor: JsonObject = {"role": recipient, "reference": {"display": consent.recipient}}
    subjects: list[JsonValue] = [
        {"system": DOMAIN_SYSTEM, "code": domain} for domain in consent.domains
    ]
    return filled(
        type="permit",
        period=filled(end=written_day(consent.valid_until)),
        actor=[actor] if consent.recipient else [],
        purpose=[{"display": consent.purpose}] if consent.purpose else [],
        **{"class": subjects},
    )
