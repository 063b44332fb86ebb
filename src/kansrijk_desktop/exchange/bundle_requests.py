"""What is asked, offered and agreed: ServiceRequests and Tasks of a document Bundle."""

from typing import Final

from kansrijk_desktop.exchange.bundle_elements import (
    DOMAIN_SYSTEM,
    code_of,
    concept,
    day_in,
    extension,
    filled,
    id_in,
    moment_in,
    number_in,
    reference,
    said,
    urn,
    written_day,
    written_moment,
)
from kansrijk_desktop.fhir.elements import as_object, extension_value, objects, text
from kansrijk_desktop.fhir.extensions import (
    DEADLINE,
    NOT_FOR_HOME,
    OFFER_STATE,
    OUR_CODES,
    RECIPIENT_KIND,
    STATE_SINCE,
)
from kansrijk_desktop.fhir.json import JsonObject, JsonValue
from kansrijk_desktop.records.agreement import Agreement
from kansrijk_desktop.records.offer import CareOffer, OfferState
from kansrijk_desktop.records.referral import RecipientKind, Referral, Urgency

REFERENCES: Final = OUR_CODES + "referral"
SERVICES: Final = OUR_CODES + "service"

# FHIR's request-priority has four codes; ours of 48 hours lies between asap and urgent.
_PRIORITY: Final = {
    Urgency.TODAY: "stat",
    Urgency.WITHIN_48_HOURS: "asap",
    Urgency.WITHIN_2_WEEKS: "urgent",
    Urgency.ROUTINE: "routine",
}
# FHIR's request-status says how a request is dealt with; the extension says it exactly.
_STATUS: Final = {
    OfferState.PROPOSED: "draft",
    OfferState.CONSENTED: "draft",
    OfferState.DECLINED: "revoked",
    OfferState.REFERRED: "active",
    OfferState.RECEIVED: "active",
    OfferState.STARTED: "active",
    OfferState.FED_BACK: "completed",
    OfferState.CLOSED: "completed",
}
_ORDER: Final = "order"
_PROPOSAL: Final = "proposal"


def referral_resource(
    referral: Referral, patient: str, practitioner: str, told: frozenset[str]
) -> JsonObject:
    """Return what the letter asks; `told` are the ids of the conversations and offers told."""
    return {
        "resourceType": "ServiceRequest",
        **filled(
            extension=extension(RECIPIENT_KIND, "Code", referral.recipient_kind.value),
            identifier=[{"system": REFERENCES, "value": referral.reference}]
            if referral.reference
            else [],
            basedOn=[reference(urn(referral.offer_id))] if referral.offer_id in told else [],
            status="active",
            intent=_ORDER,
            priority=_PRIORITY[referral.urgency],
            subject=reference(patient),
            authoredOn=written_moment(referral.created_at),
            requester=reference(practitioner),
            performer=_performer(referral),
            reasonCode=[{"text": referral.remarks}] if referral.remarks else [],
            supportingInfo=_rests_on(referral.screening_id, told),
            note=[{"text": referral.question}] if referral.question else [],
        ),
    }


def is_referral(resource: JsonObject) -> bool:
    """Tell whether a ServiceRequest is what a letter asks."""
    return text(resource, "intent") == _ORDER


def read_referral(
    resource: JsonObject, identity: str, patient_id: str, consent_id: str
) -> Referral | None:
    """Return the record; nothing where it is not said when it was written."""
    created_at = moment_in(resource.get("authoredOn"))
    if created_at is None:
        return None
    kind, priority = said(resource, RECIPIENT_KIND), text(resource, "priority")
    performers = [text(one, "display") for one in objects(resource, "performer")]
    return Referral(
        id=identity,
        screening_id=_first_id(resource, "supportingInfo"),
        patient_id=patient_id,
        consent_id=consent_id,
        recipient_kind=next((one for one in RecipientKind if one == kind), RecipientKind.OTHER),
        recipient_name=performers[0] if performers else "",
        recipient_contact=performers[1] if len(performers) > 1 else "",
        urgency=next((one for one, code in _PRIORITY.items() if code == priority), Urgency.ROUTINE),
        question=text(next(iter(objects(resource, "note")), {}), "text"),
        includes_bsn=False,
        reference=number_in(resource, REFERENCES),
        created_at=created_at,
        remarks=text(next(iter(objects(resource, "reasonCode")), {}), "text"),
        offer_id=_first_id(resource, "basedOn"),
    )


def offer_resource(
    offer: CareOffer, patient: str, practitioner: str, told: frozenset[str]
) -> JsonObject:
    """Return an offer with its state; `told` are the ids of the conversations told."""
    return {
        "resourceType": "ServiceRequest",
        **filled(
            extension=[
                *extension(OFFER_STATE, "Code", offer.state.value),
                *extension(STATE_SINCE, "Date", written_day(offer.since)),
                *extension(DEADLINE, "Date", written_day(offer.deadline)),
                *extension(RECIPIENT_KIND, "Code", offer.recipient_kind),
            ],
            identifier=[{"system": SERVICES, "value": offer.service_id}]
            if offer.service_id
            else [],
            status=_STATUS[offer.state],
            intent=_PROPOSAL,
            category=[concept(DOMAIN_SYSTEM, domain) for domain in offer.domains],
            code={"text": offer.name} if offer.name else {},
            subject=reference(patient),
            authoredOn=written_moment(offer.created_at),
            requester=reference(practitioner),
            supportingInfo=_rests_on(offer.screening_id, told),
        ),
    }


def read_offer(resource: JsonObject, identity: str, patient_id: str) -> CareOffer | None:
    """Return the record; nothing where state or times are not said."""
    written = said(resource, OFFER_STATE)
    state = next((one for one in OfferState if one == written), None)
    since = day_in(extension_value(resource, STATE_SINCE))
    created_at = moment_in(resource.get("authoredOn"))
    if state is None or since is None or created_at is None:
        return None
    domains = (code_of(one, DOMAIN_SYSTEM) for one in objects(resource, "category"))
    return CareOffer(
        id=identity,
        patient_id=patient_id,
        name=text(as_object(resource.get("code")), "text"),
        state=state,
        since=since,
        created_at=created_at,
        screening_id=_first_id(resource, "supportingInfo"),
        service_id=number_in(resource, SERVICES),
        recipient_kind=said(resource, RECIPIENT_KIND),
        domains=tuple(domain for domain in domains if domain),
        deadline=day_in(extension_value(resource, DEADLINE)),
    )


def agreement_resource(agreement: Agreement, patient: str) -> JsonObject:
    """Return who does what by when: a Task, which has an owner and an end (R4, Task)."""
    owner = patient if agreement.is_hers else ""
    due_on, done_on = written_day(agreement.due_on), written_day(agreement.done_on)
    return {
        "resourceType": "Task",
        **filled(
            extension=extension(NOT_FOR_HOME, "Boolean", agreement.is_not_for_home),
            status="completed" if agreement.done_on else "accepted",
            intent="plan",
            description=agreement.what,
            executionPeriod=filled(end=done_on),
            authoredOn=written_moment(agreement.created_at),
            owner=reference(owner, agreement.who),
            restriction=filled(period={"end": due_on} if due_on else {}),
            **{"for": reference(patient)},
        ),
    }


def read_agreement(
    resource: JsonObject, identity: str, patient_id: str, patient: str
) -> Agreement | None:
    """Return the record; nothing where it is not said what was agreed, or when."""
    created_at = moment_in(resource.get("authoredOn"))
    what = text(resource, "description")
    if created_at is None or not what:
        return None
    owner = as_object(resource.get("owner"))
    period = as_object(as_object(resource.get("restriction")).get("period"))
    return Agreement(
        id=identity,
        patient_id=patient_id,
        who=text(owner, "display"),
        what=what,
        created_at=created_at,
        due_on=day_in(period.get("end")),
        done_on=day_in(as_object(resource.get("executionPeriod")).get("end")),
        is_hers=text(owner, "reference") == patient,
        is_not_for_home=extension_value(resource, NOT_FOR_HOME) is True,
    )


def _rests_on(screening_id: str, told: frozenset[str]) -> list[JsonValue]:
    return [reference(urn(screening_id))] if screening_id in told else []


def _performer(referral: Referral) -> list[JsonValue]:
    """Return whom it is for: first the organisation, then who to reach there."""
    names = (referral.recipient_name, referral.recipient_contact)
    return [{"display": name} for name in names if name]


def _first_id(resource: JsonObject, key: str) -> str:
    return id_in(text(next(iter(objects(resource, key)), {}), "reference"))
