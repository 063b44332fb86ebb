"""Pregnancy, births and what ended, as Observations of a document Bundle."""

from collections.abc import Iterable, Mapping
from typing import Final

from kansrijk_desktop.exchange.bundle_content import SharedStop
from kansrijk_desktop.exchange.bundle_elements import (
    LOINC,
    OBSERVATION_SYSTEM,
    SNOMED,
    UCUM,
    code_of,
    codes,
    concept,
    day_in,
    derived,
    filled,
    id_in,
    reference,
    urn,
    whole_number,
    written_day,
)
from kansrijk_desktop.fhir.elements import as_object, objects, text
from kansrijk_desktop.fhir.extensions import OUR_CODES
from kansrijk_desktop.fhir.json import JsonObject, JsonValue
from kansrijk_desktop.records.life_event import Birth, StopReason
from kansrijk_desktop.records.pregnancy import DueDateMethod, Pregnancy, PregnancyEnd

DUE_DATE_METHODS: Final = OUR_CODES + "due-date-method"
STOP_REASONS: Final = OUR_CODES + "stop-reason"
PREGNANCY_ENDS: Final = OUR_CODES + "pregnancy-end"

_STATUS: Final = (LOINC, "82810-3")
_GRAVIDITY: Final = (SNOMED, "161732006")
_PARITY: Final = (SNOMED, "364325004")
_DUE: Final = (LOINC, "11778-8")
_WEIGHT: Final = (LOINC, "8339-4")
_GESTATION: Final = (LOINC, "76516-4")
_BIRTH: Final = (OBSERVATION_SYSTEM, "birth")
_STOP: Final = (OBSERVATION_SYSTEM, "care-stop")
_PARTS: Final = {
    "is_multiple": (OBSERVATION_SYSTEM, "multiple"),
    "risk_status": (OBSERVATION_SYSTEM, "risk-status"),
    "planned_birth_place": (OBSERVATION_SYSTEM, "planned-birth-place"),
    "ended_by": (OBSERVATION_SYSTEM, "ended-by"),
}
_ORDER: Final = (OBSERVATION_SYSTEM, "birth-order")
_PLACE: Final = (OBSERVATION_SYSTEM, "birth-place")


def pregnancy_resources(pregnancy: Pregnancy, bare: JsonObject) -> dict[str, JsonObject]:
    """Return by id the Observation of a pregnancy and those of what is counted in it.

    `bare` is an Observation that says whose it is, and when and by whom it was noted.
    """
    parts = {
        derived(pregnancy.id, name): {**bare, **observed}
        for name, observed in _counted(pregnancy).items()
    }
    status: JsonObject = {
        **bare,
        "code": concept(*_STATUS, "Pregnancy status"),
        **filled(
            effectivePeriod=filled(end=written_day(pregnancy.ended_on)),
            valueCodeableConcept=concept(LOINC, "LA26683-5", "Not pregnant")
            if pregnancy.ended_on
            else concept(LOINC, "LA15173-0", "Pregnant"),
            hasMember=[reference(urn(identity)) for identity in parts],
            component=_components(pregnancy),
        ),
    }
    if pregnancy.ended_on:
        status.pop("effectiveDateTime", None)
    return {pregnancy.id: status, **parts}


def is_pregnancy(resource: JsonObject) -> bool:
    """Tell whether an Observation is that of a pregnancy as a whole."""
    return _is(resource, _STATUS)


def read_pregnancy(
    resource: JsonObject, identity: str, observations: Mapping[str, JsonObject], patient_id: str
) -> Pregnancy:
    """Return the record; `observations` has every Observation of the Bundle by its id."""
    members = [
        observations.get(id_in(text(one, "reference")), {})
        for one in objects(resource, "hasMember")
    ]
    due = _member(members, _DUE)
    method = code_of(due.get("method"), DUE_DATE_METHODS)
    ended_by = code_of(_component(resource, "ended_by").get("valueCodeableConcept"), PREGNANCY_ENDS)
    return Pregnancy(
        id=identity,
        patient_id=patient_id,
        gravidity=whole_number(_member(members, _GRAVIDITY).get("valueInteger")),
        parity=whole_number(_member(members, _PARITY).get("valueInteger")),
        due_date=day_in(due.get("valueDateTime")),
        due_date_method=next((m for m in DueDateMethod if m == method), DueDateMethod.UNKNOWN),
        is_multiple=_component(resource, "is_multiple").get("valueBoolean") is True,
        risk_status=text(_component(resource, "risk_status"), "valueString"),
        planned_birth_place=text(_component(resource, "planned_birth_place"), "valueString"),
        ended_on=day_in(as_object(resource.get("effectivePeriod")).get("end")),
        ended_by=next((end for end in PregnancyEnd if end == ended_by), None),
    )


def birth_resource(birth: Birth, bare: JsonObject) -> JsonObject:
    """Return the Observation of one birth; its `focus` is the child (R4, Observation)."""
    return {
        **bare,
        "code": concept(*_BIRTH, words="Geboorte"),
        "effectiveDateTime": written_day(birth.born_on),
        "focus": [reference(urn(birth.child_id))],
        "component": [
            *_measured(_GESTATION, "Gestational age--at birth", birth.gestation_days, "d"),
            *_measured(_WEIGHT, "Birth weight Measured", birth.weight_grams, "g"),
            {"code": concept(*_ORDER), "valueInteger": birth.order},
            *_said(_PLACE, birth.place),
        ],
    }


def is_birth(resource: JsonObject) -> bool:
    """Tell whether an Observation is that of a birth."""
    return _is(resource, _BIRTH)


def read_birth(resource: JsonObject, pregnancy_id: str) -> Birth | None:
    """Return the record; nothing where the day or the child is not said."""
    born_on = day_in(resource.get("effectiveDateTime"))
    child_id = _focus(resource)
    if born_on is None or not child_id:
        return None
    order = whole_number(_coded(resource, _ORDER).get("valueInteger"))
    return Birth(
        child_id=child_id,
        pregnancy_id=pregnancy_id,
        born_on=born_on,
        gestation_days=_measurement(resource, _GESTATION, "d"),
        weight_grams=_measurement(resource, _WEIGHT, "g"),
        place=text(_coded(resource, _PLACE), "valueString"),
        order=1 if order is None else order,
    )


def stop_resource(stop: SharedStop, bare: JsonObject) -> JsonObject:
    """Return the Observation that tells of an end or a loss."""
    return {
        **bare,
        "code": concept(*_STOP),
        "effectiveDateTime": written_day(stop.happened_on),
        "focus": [reference(urn(stop.subject_id))],
        "valueCodeableConcept": concept(STOP_REASONS, stop.reason.value),
    }


def is_stop(resource: JsonObject) -> bool:
    """Tell whether an Observation tells of an end or a loss."""
    return _is(resource, _STOP)


def read_stop(resource: JsonObject, identity: str) -> SharedStop | None:
    """Return what ended; nothing where it is not said what, of whom or when."""
    written = code_of(resource.get("valueCodeableConcept"), STOP_REASONS)
    reason = next((known for known in StopReason if known == written), None)
    happened_on = day_in(resource.get("effectiveDateTime"))
    subject_id = _focus(resource)
    if reason is None or happened_on is None or not subject_id:
        return None
    return SharedStop(identity, reason, subject_id, happened_on)


def _counted(pregnancy: Pregnancy) -> dict[str, JsonObject]:
    observed: dict[str, JsonObject] = {}
    if pregnancy.gravidity is not None:
        code = concept(*_GRAVIDITY, "Gravidity", "Graviditeit")
        observed["gravidity"] = {"code": code, "valueInteger": pregnancy.gravidity}
    if pregnancy.parity is not None:
        code = concept(*_PARITY, "Parity", "Pariteit")
        observed["parity"] = {"code": code, "valueInteger": pregnancy.parity}
    is_dated = pregnancy.due_date_method is not DueDateMethod.UNKNOWN
    if pregnancy.due_date or is_dated:
        observed["due-date"] = {
            "code": concept(*_DUE, "Delivery date Estimated"),
            **filled(
                valueDateTime=written_day(pregnancy.due_date),
                method=concept(DUE_DATE_METHODS, pregnancy.due_date_method.value)
                if is_dated
                else None,
            ),
        }
    return observed


def _components(pregnancy: Pregnancy) -> list[JsonValue]:
    ended_by = pregnancy.ended_by and concept(PREGNANCY_ENDS, pregnancy.ended_by.value)
    said: dict[str, JsonObject] = {
        "is_multiple": filled(valueBoolean=pregnancy.is_multiple or None),
        "risk_status": filled(valueString=pregnancy.risk_status),
        "planned_birth_place": filled(valueString=pregnancy.planned_birth_place),
        "ended_by": filled(valueCodeableConcept=ended_by),
    }
    return [{"code": concept(*_PARTS[name]), **value} for name, value in said.items() if value]


def _component(resource: JsonObject, name: str) -> JsonObject:
    return _coded(resource, _PARTS[name])


def _said(code: tuple[str, str], words: str) -> list[JsonValue]:
    return [{"code": concept(*code), "valueString": words}] if words else []


def _measured(
    code: tuple[str, str], display: str, number: int | None, unit: str
) -> list[JsonValue]:
    if number is None:
        return []
    quantity: JsonObject = {"value": number, "unit": unit, "system": UCUM, "code": unit}
    return [{"code": concept(*code, display), "valueQuantity": quantity}]


def _measurement(resource: JsonObject, code: tuple[str, str], unit: str) -> int | None:
    quantity = as_object(_coded(resource, code).get("valueQuantity"))
    is_in_unit = quantity.get("system") == UCUM and quantity.get("code") == unit
    return whole_number(quantity.get("value")) if is_in_unit else None


def _coded(resource: JsonObject, code: tuple[str, str]) -> JsonObject:
    found = (one for one in objects(resource, "component") if _is(one, code))
    return next(found, {})


def _member(members: Iterable[JsonObject], code: tuple[str, str]) -> JsonObject:
    return next((one for one in members if _is(one, code)), {})


def _is(element: JsonObject, code: tuple[str, str]) -> bool:
    system, known = code
    return known in codes(element.get("code"), system)


def _focus(resource: JsonObject) -> str:
    focus = next(iter(objects(resource, "focus")), {})
    return id_in(text(focus, "reference"))
