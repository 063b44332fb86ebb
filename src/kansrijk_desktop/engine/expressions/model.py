"""What we know of the types of FHIR R4: what is a kind of what, and what an element holds.

Source: FHIR R4 (4.0.1), datatypes and the resources that questionnaires read. An element that is
not in the tables has no known type: it can be read, and `is` finds nothing in it.
"""

from collections.abc import Mapping

SYSTEM_TYPES = frozenset(
    {"Boolean", "String", "Integer", "Decimal", "Date", "DateTime", "Time", "Quantity"}
)

_PARENTS = {
    "Element": (
        "boolean string integer decimal uri base64Binary instant date dateTime time "
        "Address Annotation Attachment BackboneElement CodeableConcept Coding ContactDetail "
        "ContactPoint Contributor DataRequirement Expression Extension HumanName Identifier "
        "Money Narrative ParameterDefinition Period Quantity Range Ratio Reference "
        "RelatedArtifact SampledData Signature TriggerDefinition UsageContext Meta xhtml"
    ),
    "BackboneElement": "Dosage ElementDefinition Timing",
    "Quantity": "Age Count Distance Duration MoneyQuantity SimpleQuantity",
    "string": "code id markdown",
    "uri": "url canonical oid uuid",
    "integer": "positiveInt unsignedInt",
    "Resource": "Binary Bundle Parameters DomainResource",
    "DomainResource": (
        "Account ActivityDefinition AdverseEvent AllergyIntolerance Appointment "
        "AppointmentResponse AuditEvent Basic BodyStructure CarePlan CareTeam CatalogEntry "
        "ChargeItem ChargeItemDefinition Claim ClaimResponse ClinicalImpression CodeSystem "
        "Communication CommunicationRequest CompartmentDefinition Composition ConceptMap Condition "
        "Consent Contract Coverage CoverageEligibilityRequest CoverageEligibilityResponse "
        "DetectedIssue Device DeviceDefinition DeviceMetric DeviceRequest DeviceUseStatement "
        "DiagnosticReport DocumentManifest DocumentReference EffectEvidenceSynthesis Encounter "
        "Endpoint EnrollmentRequest EnrollmentResponse EpisodeOfCare EventDefinition Evidence "
        "EvidenceVariable ExampleScenario ExplanationOfBenefit FamilyMemberHistory Flag Goal "
        "GraphDefinition Group GuidanceResponse HealthcareService ImagingStudy Immunization "
        "ImmunizationEvaluation ImmunizationRecommendation ImplementationGuide InsurancePlan "
        "Invoice Library Linkage List Location Measure MeasureReport Media Medication "
        "MedicationAdministration MedicationDispense MedicationKnowledge MedicationRequest "
        "MedicationStatement MedicinalProduct MessageDefinition MessageHeader MolecularSequence "
        "NamingSystem NutritionOrder Observation ObservationDefinition OperationDefinition "
        "OperationOutcome Organization OrganizationAffiliation Patient PaymentNotice "
        "PaymentReconciliation Person PlanDefinition Practitioner PractitionerRole Procedure "
        "Provenance Questionnaire QuestionnaireResponse RelatedPerson RequestGroup "
        "ResearchDefinition ResearchElementDefinition ResearchStudy ResearchSubject "
        "RiskAssessment RiskEvidenceSynthesis Schedule SearchParameter ServiceRequest Slot "
        "Specimen SpecimenDefinition StructureDefinition StructureMap Subscription Substance "
        "SubstanceSpecification SupplyDelivery SupplyRequest Task TerminologyCapabilities "
        "TestReport TestScript ValueSet VerificationResult VisionPrescription"
    ),
}
_PARENT_OF = {child: parent for parent, children in _PARENTS.items() for child in children.split()}
FHIR_TYPES = frozenset({*_PARENT_OF, *_PARENTS})

TEMPORAL_TYPES = frozenset({"date", "dateTime", "instant", "time"})
NUMBER_TYPES = frozenset({"integer", "decimal", "positiveInt", "unsignedInt"})
QUANTITY_TYPES = frozenset({"Quantity", *_PARENTS["Quantity"].split()})
PRIMITIVE_TYPES = frozenset(
    {"boolean", "uri", "base64Binary", "string", "xhtml", *TEMPORAL_TYPES, *NUMBER_TYPES}
    | {*_PARENTS["string"].split(), *_PARENTS["uri"].split()}
)

# The elements written as name[x], and the types that may stand for the x.
_CHOICES = (
    "abatement age allowed amount answer asNeeded born deceased defaultValue dose due effective "
    "fixed identified indication legallyBinding maxValue medication minValue module multipleBirth "
    "occurred occurrence onset pattern performed precondition probability product rate reported "
    "scheduled serviced timing used value valued"
)
CHOICE_NAMES = frozenset(_CHOICES.split())
_CHOICE_TYPES = (
    FHIR_TYPES - {"Element", "BackboneElement", "xhtml", "Narrative"} - set(_PARENTS["Resource"])
) - set(_PARENTS["DomainResource"].split())
CHOICE_SUFFIXES: Mapping[str, str] = {name[0].upper() + name[1:]: name for name in _CHOICE_TYPES}

# type: "element:type ..."; a type with a dot is an element with elements of its own.
_ELEMENTS = {
    "Element": "id:string extension:Extension",
    "BackboneElement": "modifierExtension:Extension",
    "Resource": "id:id meta:Meta implicitRules:uri language:code",
    "DomainResource": "text:Narrative extension:Extension modifierExtension:Extension",
    "Address": "use:code type:code text:string line:string city:string district:string "
    "state:string postalCode:string country:string period:Period",
    "Annotation": "time:dateTime text:markdown",
    "Attachment": "contentType:code language:code data:base64Binary url:url size:unsignedInt "
    "hash:base64Binary title:string creation:dateTime",
    "CodeableConcept": "coding:Coding text:string",
    "Coding": "system:uri version:string code:code display:string userSelected:boolean",
    "ContactDetail": "name:string telecom:ContactPoint",
    "ContactPoint": "system:code value:string use:code rank:positiveInt period:Period",
    "Expression": "description:string name:id language:code expression:string reference:uri",
    "Extension": "url:uri",
    "HumanName": "use:code text:string family:string given:string prefix:string suffix:string "
    "period:Period",
    "Identifier": "use:code type:CodeableConcept system:uri value:string period:Period "
    "assigner:Reference",
    "Meta": "versionId:id lastUpdated:instant source:uri profile:canonical security:Coding "
    "tag:Coding",
    "Money": "value:decimal currency:code",
    "Narrative": "status:code div:xhtml",
    "Period": "start:dateTime end:dateTime",
    "Quantity": "value:decimal comparator:code unit:string system:uri code:code",
    "Range": "low:Quantity high:Quantity",
    "Ratio": "numerator:Quantity denominator:Quantity",
    "Reference": "reference:string type:uri identifier:Identifier display:string",
    "Timing": "event:dateTime code:CodeableConcept",
    "UsageContext": "code:Coding",
    "Bundle": "identifier:Identifier type:code timestamp:instant total:unsignedInt "
    "entry:Bundle.entry",
    "Bundle.entry": "fullUrl:uri",
    "Parameters": "parameter:Parameters.parameter",
    "Parameters.parameter": "name:string part:Parameters.parameter",
    "Patient": "identifier:Identifier active:boolean name:HumanName telecom:ContactPoint "
    "gender:code birthDate:date address:Address maritalStatus:CodeableConcept photo:Attachment "
    "contact:Patient.contact communication:Patient.communication "
    "generalPractitioner:Reference managingOrganization:Reference link:Patient.link",
    "Patient.contact": "relationship:CodeableConcept name:HumanName telecom:ContactPoint "
    "address:Address gender:code organization:Reference period:Period",
    "Patient.communication": "language:CodeableConcept preferred:boolean",
    "Patient.link": "other:Reference type:code",
    "RelatedPerson": "identifier:Identifier active:boolean patient:Reference "
    "relationship:CodeableConcept name:HumanName telecom:ContactPoint gender:code birthDate:date "
    "address:Address photo:Attachment period:Period",
    "Practitioner": "identifier:Identifier active:boolean name:HumanName telecom:ContactPoint "
    "address:Address gender:code birthDate:date photo:Attachment communication:CodeableConcept",
    "PractitionerRole": "identifier:Identifier active:boolean period:Period "
    "practitioner:Reference organization:Reference code:CodeableConcept "
    "specialty:CodeableConcept location:Reference telecom:ContactPoint",
    "Organization": "identifier:Identifier active:boolean type:CodeableConcept name:string "
    "alias:string telecom:ContactPoint address:Address partOf:Reference",
    "Observation": "identifier:Identifier basedOn:Reference partOf:Reference status:code "
    "category:CodeableConcept code:CodeableConcept subject:Reference focus:Reference "
    "encounter:Reference issued:instant performer:Reference dataAbsentReason:CodeableConcept "
    "interpretation:CodeableConcept note:Annotation bodySite:CodeableConcept "
    "method:CodeableConcept specimen:Reference device:Reference hasMember:Reference "
    "derivedFrom:Reference component:Observation.component",
    "Observation.component": "code:CodeableConcept dataAbsentReason:CodeableConcept "
    "interpretation:CodeableConcept",
    "Condition": "identifier:Identifier clinicalStatus:CodeableConcept "
    "verificationStatus:CodeableConcept category:CodeableConcept severity:CodeableConcept "
    "code:CodeableConcept bodySite:CodeableConcept subject:Reference encounter:Reference "
    "recordedDate:dateTime recorder:Reference asserter:Reference note:Annotation",
    "Encounter": "identifier:Identifier status:code class:Coding type:CodeableConcept "
    "serviceType:CodeableConcept priority:CodeableConcept subject:Reference period:Period "
    "length:Duration reasonCode:CodeableConcept reasonReference:Reference "
    "serviceProvider:Reference partOf:Reference",
    "Appointment": "identifier:Identifier status:code serviceCategory:CodeableConcept "
    "serviceType:CodeableConcept specialty:CodeableConcept appointmentType:CodeableConcept "
    "reasonCode:CodeableConcept priority:unsignedInt description:string start:instant "
    "end:instant minutesDuration:positiveInt slot:Reference created:dateTime comment:string",
    "CodeSystem": "url:uri identifier:Identifier version:string name:string title:string "
    "status:code date:dateTime publisher:string contact:ContactDetail description:markdown "
    "caseSensitive:boolean valueSet:canonical content:code count:unsignedInt "
    "concept:CodeSystem.concept",
    "CodeSystem.concept": "code:code display:string definition:string concept:CodeSystem.concept",
    "ValueSet": "url:uri identifier:Identifier version:string name:string title:string "
    "status:code experimental:boolean date:dateTime publisher:string contact:ContactDetail "
    "description:markdown immutable:boolean purpose:markdown copyright:markdown "
    "compose:ValueSet.compose expansion:ValueSet.expansion",
    "ValueSet.compose": "lockedDate:date inactive:boolean include:ValueSet.include "
    "exclude:ValueSet.include",
    "ValueSet.include": "system:uri version:string concept:ValueSet.concept valueSet:canonical",
    "ValueSet.concept": "code:code display:string",
    "ValueSet.expansion": "identifier:uri timestamp:dateTime total:integer offset:integer "
    "contains:ValueSet.contains",
    "ValueSet.contains": "system:uri abstract:boolean inactive:boolean version:string code:code "
    "display:string contains:ValueSet.contains",
    "Questionnaire": "url:uri identifier:Identifier version:string name:string title:string "
    "derivedFrom:canonical status:code experimental:boolean subjectType:code date:dateTime "
    "publisher:string contact:ContactDetail description:markdown useContext:UsageContext "
    "jurisdiction:CodeableConcept purpose:markdown copyright:markdown approvalDate:date "
    "lastReviewDate:date effectivePeriod:Period code:Coding item:Questionnaire.item",
    "Questionnaire.item": "linkId:string definition:uri code:Coding prefix:string text:string "
    "type:code enableWhen:Questionnaire.enableWhen enableBehavior:code required:boolean "
    "repeats:boolean readOnly:boolean maxLength:integer answerValueSet:canonical "
    "answerOption:Questionnaire.answerOption initial:Questionnaire.initial "
    "item:Questionnaire.item",
    "Questionnaire.enableWhen": "question:string operator:code",
    "Questionnaire.answerOption": "initialSelected:boolean",
    "Questionnaire.initial": "",
    "QuestionnaireResponse": "identifier:Identifier basedOn:Reference partOf:Reference "
    "questionnaire:canonical status:code subject:Reference encounter:Reference authored:dateTime "
    "author:Reference source:Reference item:QuestionnaireResponse.item",
    "QuestionnaireResponse.item": "linkId:string definition:uri text:string "
    "answer:QuestionnaireResponse.answer item:QuestionnaireResponse.item",
    "QuestionnaireResponse.answer": "item:QuestionnaireResponse.item",
}


def _parent(name: str) -> str | None:
    return "BackboneElement" if "." in name else _PARENT_OF.get(name)


def _children(name: str) -> dict[str, str]:
    own = dict(entry.split(":") for entry in _ELEMENTS.get(name, "").split())
    parent = _parent(name)
    return own if parent is None else _children(parent) | own


CHILD_TYPES: Mapping[str, Mapping[str, str]] = {
    name: _children(name) for name in (*_ELEMENTS, *FHIR_TYPES)
}


def is_kind_of(name: str | None, wanted: str) -> bool:
    """Tell whether a FHIR type is `wanted` or descends from it."""
    while name is not None:
        if name == wanted:
            return True
        name = _parent(name)
    return False


def public_name(name: str) -> str:
    """Return the type as `type()` shows it."""
    return "BackboneElement" if "." in name else name
