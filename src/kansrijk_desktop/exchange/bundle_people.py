"""The people in a document Bundle: her, who is around her, and who wrote it."""

from typing import Final

from kansrijk_desktop.exchange.bundle_elements import (
    code_of,
    concept,
    day_in,
    extension,
    filled,
    identifiers,
    number_in,
    reference,
    said,
    written_day,
)
from kansrijk_desktop.fhir.elements import as_object, extension_value, objects, text
from kansrijk_desktop.fhir.extensions import (
    BEST_TIME,
    INTERPRETER_LANGUAGE,
    INTERPRETER_REQUIRED,
    LIVES_IN,
    OUR_CODES,
    REMARK,
    SAFE_TO_CALL,
    SAFE_TO_WRITE,
)
from kansrijk_desktop.fhir.json import JsonObject, JsonValue
from kansrijk_desktop.records.people import (
    Contact,
    Patient,
    RelatedPerson,
    Relationship,
    Safe,
)
from kansrijk_desktop.records.practitioner import Organization, Practitioner, Role

BSN_SYSTEM: Final = "http://fhir.nl/fhir/NamingSystem/bsn"
BIG_SYSTEM: Final = "http://fhir.nl/fhir/NamingSystem/big"
AGB_SYSTEM: Final = "http://fhir.nl/fhir/NamingSystem/agb-z"
KCKZ_SYSTEM: Final = OUR_CODES + "kckz"

_ROLES: Final = "http://terminology.hl7.org/CodeSystem/v3-RoleCode"
_RELATIONSHIPS: Final = {
    Relationship.PARTNER: ("DOMPART", "domestic partner"),
    Relationship.CHILD: ("CHILD", "child"),
    Relationship.OTHER: ("FAMMEMB", "family member"),
}
_SAFE: Final = {Safe.YES: True, Safe.NO: False}


def patient_resource(patient: Patient, municipality: str) -> JsonObject:
    """Return her as a Patient; what is not told stands in it as little as what is not known."""
    contact = patient.contact
    return {
        "resourceType": "Patient",
        **filled(
            extension=[
                *extension(INTERPRETER_REQUIRED, "Boolean", patient.needs_interpreter),
                *extension(INTERPRETER_LANGUAGE, "String", patient.interpreter_language),
                *_safety(SAFE_TO_CALL, contact.safe_to_call),
                *_safety(SAFE_TO_WRITE, contact.safe_to_write),
                *extension(BEST_TIME, "String", contact.best_time),
            ],
            identifier=identifiers([(BSN_SYSTEM, patient.bsn)]),
            name=[_name(patient)] if patient.full_name else [],
            telecom=_telecom(contact.phone, contact.email),
            birthDate=written_day(patient.birth_date),
            address=_address(contact, municipality),
            communication=_communication(patient.language),
        ),
    }


def read_patient(resource: JsonObject, identity: str) -> Patient:
    """Return the record of a Patient."""
    name = next(iter(objects(resource, "name")), {})
    address = _first_address(resource)
    language = next(iter(objects(resource, "communication")), {}).get("language")
    lines = address.get("line")
    return Patient(
        id=identity,
        household_id="",
        given_name=_first_text(name.get("given")),
        family_name=text(name, "family"),
        birth_date=day_in(resource.get("birthDate")),
        bsn=number_in(resource, BSN_SYSTEM),
        language=text(as_object(language), "text"),
        needs_interpreter=extension_value(resource, INTERPRETER_REQUIRED) is True,
        interpreter_language=said(resource, INTERPRETER_LANGUAGE),
        contact=Contact(
            phone=_reached_by(resource, "phone"),
            email=_reached_by(resource, "email"),
            street=_first_text(lines),
            postal_code=text(address, "postalCode"),
            city=text(address, "city"),
            safe_to_call=_read_safety(resource, SAFE_TO_CALL),
            safe_to_write=_read_safety(resource, SAFE_TO_WRITE),
            best_time=said(resource, BEST_TIME),
        ),
    )


def read_municipality(resource: JsonObject) -> str:
    """Return where a Patient lives."""
    return text(_first_address(resource), "district")


def related_resource(person: RelatedPerson, patient: str) -> JsonObject:
    """Return someone around her."""
    code, display = _RELATIONSHIPS[person.relationship]
    return {
        "resourceType": "RelatedPerson",
        **filled(
            extension=[
                {"url": LIVES_IN, "valueBoolean": person.lives_in},
                *extension(REMARK, "String", person.remark),
            ],
            patient=reference(patient),
            relationship=[concept(_ROLES, code, display)],
            name=[{"text": person.name}] if person.name else [],
            birthDate=written_day(person.birth_date),
        ),
    }


def read_related(resource: JsonObject, identity: str) -> RelatedPerson:
    """Return the record of a RelatedPerson."""
    relationships = objects(resource, "relationship")
    known = {code_of(one, _ROLES) for one in relationships}
    found = (kind for kind, (code, _) in _RELATIONSHIPS.items() if code in known)
    name = next(iter(objects(resource, "name")), {})
    return RelatedPerson(
        id=identity,
        household_id="",
        relationship=next(found, Relationship.OTHER),
        name=text(name, "text"),
        birth_date=day_in(resource.get("birthDate")),
        lives_in=extension_value(resource, LIVES_IN) is not False,
        remark=said(resource, REMARK),
    )


def practitioner_resource(practitioner: Practitioner) -> JsonObject:
    """Return who wrote it."""
    numbers = (
        (BIG_SYSTEM, practitioner.big_number),
        (KCKZ_SYSTEM, practitioner.kckz_number),
        (AGB_SYSTEM, practitioner.agb_code),
    )
    return {
        "resourceType": "Practitioner",
        **filled(
            extension=extension(BEST_TIME, "String", practitioner.best_hours),
            identifier=identifiers(numbers),
            name=[{"text": practitioner.name}] if practitioner.name else [],
            telecom=_telecom(practitioner.phone),
            qualification=[{"code": {"text": practitioner.role.value}}],
        ),
    }


def organization_resource(organization: Organization) -> JsonObject:
    """Return the practice she works for."""
    return {
        "resourceType": "Organization",
        **filled(
            identifier=identifiers([(AGB_SYSTEM, organization.agb_code)]),
            name=organization.name,
            telecom=_telecom(organization.phone),
            address=[{"city": organization.city}] if organization.city else [],
        ),
    }


def read_practitioner(
    resource: JsonObject, organization: JsonObject, identity: str
) -> Practitioner:
    """Return the record of a Practitioner and her Organization."""
    qualification = next(iter(objects(resource, "qualification")), {})
    role = text(as_object(qualification.get("code")), "text")
    name = next(iter(objects(resource, "name")), {})
    return Practitioner(
        id=identity,
        name=text(name, "text"),
        role=next((known for known in Role if known == role), Role.MIDWIFE),
        organization=Organization(
            name=text(organization, "name"),
            agb_code=number_in(organization, AGB_SYSTEM),
            phone=_reached_by(organization, "phone"),
            city=text(_first_address(organization), "city"),
        ),
        big_number=number_in(resource, BIG_SYSTEM),
        kckz_number=number_in(resource, KCKZ_SYSTEM),
        agb_code=number_in(resource, AGB_SYSTEM),
        phone=_reached_by(resource, "phone"),
        best_hours=said(resource, BEST_TIME),
        region="",
    )


def _name(patient: Patient) -> JsonObject:
    return {
        "text": patient.full_name,
        **filled(
            family=patient.family_name, given=[patient.given_name] if patient.given_name else []
        ),
    }


def _telecom(phone: str, email: str = "") -> list[JsonValue]:
    ways = (("phone", phone), ("email", email))
    return [{"system": system, "value": value} for system, value in ways if value]


def _reached_by(resource: JsonObject, system: str) -> str:
    found = (
        text(one, "value") for one in objects(resource, "telecom") if one.get("system") == system
    )
    return next(found, "")


def _address(contact: Contact, municipality: str) -> list[JsonValue]:
    """Return the address; the municipality stands where nl-core has it, in `district`."""
    address = filled(
        line=[contact.street] if contact.street else [],
        city=contact.city,
        district=municipality,
        postalCode=contact.postal_code,
    )
    return [address] if address else []


def _first_address(resource: JsonObject) -> JsonObject:
    return next(iter(objects(resource, "address")), {})


def _first_text(value: JsonValue) -> str:
    first = value[0] if isinstance(value, list) and value else ""
    return first if isinstance(first, str) else ""


def _communication(language: str) -> list[JsonValue]:
    return [{"language": {"text": language}}] if language else []


def _safety(url: str, safe: Safe) -> list[JsonValue]:
    return [{"url": url, "valueBoolean": _SAFE[safe]}] if safe in _SAFE else []


def _read_safety(resource: JsonObject, url: str) -> Safe:
    value = extension_value(resource, url)
    return next((safe for safe, known in _SAFE.items() if known is value), Safe.UNKNOWN)
