"""The rules for each kind of resource in a document Bundle: rules 19 to 28."""

from collections import Counter
from collections.abc import Iterator
from typing import Final

from stdnum.nl import bsn

from kansrijk_desktop.exchange.bundle_elements import (
    DOCUMENT_SYSTEM,
    DOMAIN_SYSTEM,
    code_of,
    said,
)
from kansrijk_desktop.exchange.bundle_people import BSN_SYSTEM
from kansrijk_desktop.exchange.bundle_pregnancy import is_birth, is_stop
from kansrijk_desktop.exchange.bundle_requests import is_referral
from kansrijk_desktop.exchange.bundle_screenings import read_level
from kansrijk_desktop.exchange.bundle_structure import (
    Rule,
    by_url,
    elements,
    kind_of,
    resources,
)
from kansrijk_desktop.exchange.document_bundle import DOCUMENT_CODES
from kansrijk_desktop.fhir.elements import as_object, extension_value, objects, text
from kansrijk_desktop.fhir.extensions import MOMENT, NOT_FOR_HOME, OFFER_STATE
from kansrijk_desktop.fhir.json import JsonObject
from kansrijk_desktop.records.document import DocumentKind
from kansrijk_desktop.records.offer import OfferState
from kansrijk_desktop.records.screening import Moment, ScreeningStatus

TO_OTHERS: Final = frozenset(
    {
        DocumentKind.REFERRAL_LETTER,
        DocumentKind.HOME_VISIT_REQUEST,
        DocumentKind.YOUTH_HEALTH_HANDOVER,
        DocumentKind.MATERNITY_CARE_HANDOVER,
        DocumentKind.CASE_TALK_AGENDA,
        DocumentKind.FEEDBACK_SLIP,
        DocumentKind.CHILD_PART,
    }
)
"""What goes to a professional elsewhere: it rests on her consent."""
READ_AT_HOME: Final = frozenset(
    {DocumentKind.PARENTS_SHEET, DocumentKind.CHILD_PART, DocumentKind.PARTNER_ACCESS}
)
"""What others at home may read: the record of a child too is open to both parents."""

_SAFETY: Final = "safety"
_LEVELS: Final = frozenset({"green", "yellow", "orange", "red"})


def kind_of_document(bundle: JsonObject) -> DocumentKind | None:
    """Return what the Bundle says it is."""
    composition = next(iter(resources(bundle, "Composition")), {})
    written = {code_of(one, DOCUMENT_SYSTEM) for one in objects(composition, "category")}
    return next((kind for kind in DOCUMENT_CODES if kind.value in written), None)


def _has_her_number_or_none(bundle: JsonObject) -> Iterator[str]:
    for patient in resources(bundle, "Patient"):
        for number in objects(patient, "identifier"):
            is_ours = set(number) == {"system", "value"} and number["system"] == BSN_SYSTEM
            if not is_ours or not bsn.is_valid(text(number, "value")):
                yield "Patient.identifier"


def _names_who_someone_is(bundle: JsonObject) -> Iterator[str]:
    for person in resources(bundle, "RelatedPerson"):
        if not objects(person, "relationship"):
            yield "RelatedPerson.relationship"
        if "identifier" in person or "telecom" in person or "address" in person:
            yield "RelatedPerson"


def _tells_a_conversation_whole(bundle: JsonObject) -> Iterator[str]:
    states, moments = {one.value for one in ScreeningStatus}, {one.value for one in Moment}
    for response in resources(bundle, "QuestionnaireResponse"):
        if "|" not in text(response, "questionnaire"):
            yield "QuestionnaireResponse.questionnaire"
        if text(response, "status") not in states or said(response, MOMENT) not in moments:
            yield "QuestionnaireResponse.status"
        for name in ("subject", "authored", "author", "source"):
            if name not in response:
                yield f"QuestionnaireResponse.{name}"


def _derives_each_level_from_answers(bundle: JsonObject) -> Iterator[str]:
    told = {urn for urn, one in by_url(bundle).items() if kind_of(one) == "QuestionnaireResponse"}
    seen: Counter[tuple[str, str]] = Counter()
    for observation in resources(bundle, "Observation"):
        read = read_level(observation)
        if read is None:
            continue
        screening_id, level = read
        seen[screening_id, level.domain] += 1
        derived_from = next(iter(objects(observation, "derivedFrom")), {})
        is_known = text(derived_from, "reference") in told and level.code in _LEVELS
        if not is_known or seen[screening_id, level.domain] > 1:
            yield "Observation.derivedFrom"


def _rests_on_consent(bundle: JsonObject) -> Iterator[str]:
    consents, kind = resources(bundle, "Consent"), kind_of_document(bundle)
    if len(consents) > 1 or (kind in TO_OTHERS and not consents):
        yield "Consent"
    for consent in consents:
        provision = as_object(consent.get("provision"))
        if consent.get("status") != "active" or provision.get("type") != "permit":
            yield "Consent.status"
        classes = objects(provision, "class")
        permitted = {text(one, "code") for one in classes if one.get("system") == DOMAIN_SYSTEM}
        if kind in TO_OTHERS and not _domains(bundle) <= permitted:
            yield "Consent.provision.class"


def _keeps_from_home_what_is_not_for_home(bundle: JsonObject) -> Iterator[str]:
    kind = kind_of_document(bundle)
    if kind not in READ_AT_HOME:
        return
    if _SAFETY in _all_codes(bundle):
        yield DOMAIN_SYSTEM
    for resource in resources(bundle):
        for path, name, value in elements(resource, kind_of(resource)):
            if name == "extension" and extension_value({name: value}, NOT_FOR_HOME) is True:
                yield path
    if kind is DocumentKind.PARENTS_SHEET and _domains(bundle):
        yield "Observation"


def _asks_or_offers(bundle: JsonObject) -> Iterator[str]:
    states = {one.value for one in OfferState}
    for request in resources(bundle, "ServiceRequest"):
        if text(request, "intent") not in {"order", "proposal"}:
            yield "ServiceRequest.intent"
        elif not is_referral(request) and said(request, OFFER_STATE) not in states:
            yield "ServiceRequest.extension"
        for name in ("status", "subject", "authoredOn", "requester"):
            if name not in request:
                yield f"ServiceRequest.{name}"


def _agrees_on_who_and_what(bundle: JsonObject) -> Iterator[str]:
    for task in resources(bundle, "Task"):
        for name in ("status", "description", "authoredOn", "owner", "for"):
            if name not in task:
                yield f"Task.{name}"
        if task.get("intent") != "plan":
            yield "Task.intent"


def _tells_which_child(bundle: JsonObject) -> Iterator[str]:
    people = by_url(bundle)
    for observation in resources(bundle, "Observation"):
        if not (is_birth(observation) or is_stop(observation)):
            continue
        focus = text(next(iter(objects(observation, "focus")), {}), "reference")
        subject = kind_of(people.get(focus, {}))
        if subject not in ({"RelatedPerson"} if is_birth(observation) else _MAY_STOP):
            yield "Observation.focus"


_MAY_STOP: Final = {"RelatedPerson", "Observation"}


def _shows_nothing_of_what_is_left_out(bundle: JsonObject) -> Iterator[str]:
    """Yield answers and groups without anything in them: they would show what was taken out."""
    if kind_of_document(bundle) is DocumentKind.FULL_ACCESS:
        return  # All of hers: also what she did not answer.
    for response in resources(bundle, "QuestionnaireResponse"):
        for path, name, value in elements(response, "QuestionnaireResponse"):
            if name == "item":
                items = [as_object(one) for one in (value if isinstance(value, list) else [value])]
                if not all("answer" in one or "item" in one for one in items):
                    yield path


def _domains(bundle: JsonObject) -> set[str]:
    """Return the subjects of which a level is told."""
    read = (read_level(one) for one in resources(bundle, "Observation"))
    return {found[1].domain for found in read if found is not None}


def _all_codes(bundle: JsonObject) -> set[str]:
    """Return every subject that is named anywhere."""
    return {
        text(value, "code")
        for resource in resources(bundle)
        for _path, _name, held in elements(resource)
        for value in (held if isinstance(held, list) else [held])
        if isinstance(value, dict) and value.get("system") == DOMAIN_SYSTEM
    }


RESOURCES: Final = (
    Rule(19, "", _has_her_number_or_none),
    Rule(20, "", _names_who_someone_is),
    Rule(21, "", _tells_a_conversation_whole),
    Rule(22, "", _derives_each_level_from_answers),
    Rule(23, "", _rests_on_consent),
    Rule(24, "", _keeps_from_home_what_is_not_for_home),
    Rule(25, "", _asks_or_offers),
    Rule(26, "", _agrees_on_who_and_what),
    Rule(27, "", _tells_which_child),
    Rule(28, "", _shows_nothing_of_what_is_left_out),
)
