"""Conversations in a document Bundle: a QuestionnaireResponse each, an Observation per level."""

from collections.abc import Iterable
from typing import Final

from kansrijk_desktop.exchange.bundle_answers import told_items
from kansrijk_desktop.exchange.bundle_content import SharedLevel, SharedScreening
from kansrijk_desktop.exchange.bundle_elements import (
    DOMAIN_SYSTEM,
    code_of,
    concept,
    derived,
    extension,
    filled,
    id_in,
    moment_in,
    reference,
    said,
    urn,
    written_moment,
)
from kansrijk_desktop.fhir.elements import as_object, codings, objects, primitive_extensions, text
from kansrijk_desktop.fhir.extensions import (
    DISPLAY,
    FINISHED,
    HELD_BY,
    LEVEL_SYSTEM,
    MOMENT,
    OUR_CODES,
)
from kansrijk_desktop.fhir.json import JsonObject
from kansrijk_desktop.records.screening import Author, Moment, Respondent, ScreeningStatus

METHODS: Final = OUR_CODES + "level-method"

_TYPE: Final = "QuestionnaireResponse"


def response_resource(
    screening: SharedScreening, patient: str, practitioner: str, told: frozenset[str]
) -> JsonObject:
    """Return the answers told; the source is who gave them, the author who wrote them down.

    `told` are the ids of the family and the pregnancy in the Bundle.
    """
    is_partner = screening.respondent is Respondent.PARTNER
    source = urn(screening.respondent_id) if screening.respondent_id in told else ""
    respondent = source if is_partner else patient
    is_their_own = screening.author is Author.RESPONDENT
    return {
        "resourceType": _TYPE,
        **filled(
            extension=[
                *extension(MOMENT, "Code", screening.moment.value),
                *extension(FINISHED, "DateTime", written_moment(screening.finished_at)),
                *extension(HELD_BY, "String", screening.source),
            ],
            questionnaire=screening.questionnaire,
            _questionnaire=filled(extension=extension(DISPLAY, "String", screening.title)),
            partOf=[reference(urn(screening.pregnancy_id))]
            if screening.pregnancy_id in told
            else [],
            status=screening.status.value,
            subject=reference(patient),
            authored=written_moment(screening.started_at),
            author=reference(respondent or patient if is_their_own else practitioner),
            source=reference(respondent, "" if respondent else "partner"),
            item=list(told_items(screening.response)),
        ),
    }


def read_response(
    resource: JsonObject, identity: str, patient: str, levels: Iterable[SharedLevel]
) -> SharedScreening | None:
    """Return the conversation; nothing where it is not said when it was held.

    What a program does not know of moments and states is "another moment" and "stopped".
    """
    started_at = moment_in(resource.get("authored"))
    if started_at is None:
        return None
    source = text(as_object(resource.get("source")), "reference")
    author = text(as_object(resource.get("author")), "reference")
    is_partner = bool(resource.get("source")) and source != patient
    moment, status = said(resource, MOMENT), text(resource, "status")
    about = as_object(next(iter(objects(resource, "partOf")), {}))
    return SharedScreening(
        id=identity,
        questionnaire=text(resource, "questionnaire"),
        title=said(primitive_extensions(resource, "questionnaire"), DISPLAY),
        moment=next((one for one in Moment if one == moment), Moment.OTHER),
        status=next((one for one in ScreeningStatus if one == status), ScreeningStatus.STOPPED),
        started_at=started_at,
        finished_at=moment_in(said(resource, FINISHED)),
        response=filled(
            resourceType=_TYPE,
            questionnaire=text(resource, "questionnaire"),
            item=list(told_items(resource)),
        ),
        levels=tuple(levels),
        respondent=Respondent.PARTNER if is_partner else Respondent.PATIENT,
        respondent_id=id_in(source) if is_partner else "",
        author=Author.RESPONDENT if author and author in {source, patient} else Author.PROFESSIONAL,
        pregnancy_id=id_in(text(about, "reference")),
        source=said(resource, HELD_BY),
    )


def level_resources(screening: SharedScreening, bare: JsonObject) -> dict[str, JsonObject]:
    """Return by id an Observation for each level that is told, derived from the answers."""
    return {
        derived(screening.id, "level", level.domain): {
            **bare,
            "code": concept(DOMAIN_SYSTEM, level.domain),
            "effectiveDateTime": written_moment(screening.started_at),
            "valueCodeableConcept": concept(LEVEL_SYSTEM, level.code, level.display),
            **filled(method=concept(METHODS, "own") if level.is_own else None),
            "derivedFrom": [reference(urn(screening.id))],
        }
        for level in screening.levels
    }


def read_level(resource: JsonObject) -> tuple[str, SharedLevel] | None:
    """Return of which conversation an Observation tells the level, and the level."""
    domain = code_of(resource.get("code"), DOMAIN_SYSTEM)
    value = resource.get("valueCodeableConcept")
    code = code_of(value, LEVEL_SYSTEM)
    derived_from = next(iter(objects(resource, "derivedFrom")), {})
    screening_id = id_in(text(derived_from, "reference"))
    if not (domain and code and screening_id):
        return None
    display = next((text(one, "display") for one in codings(value)), "")
    is_own = code_of(resource.get("method"), METHODS) == "own"
    return screening_id, SharedLevel(domain, code, display, is_own)
