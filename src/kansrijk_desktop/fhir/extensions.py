"""The extension and code system URLs we read and write.

Ours are documented in `docs/extensions.md`; a renderer that does not know them may ignore them
(FHIR R4, Extensibility: none of them is a modifier).
"""

OURS = "https://kansrijk-desktop.nl/fhir/StructureDefinition/"
OUR_CODES = "https://kansrijk-desktop.nl/fhir/CodeSystem/"

DOMAIN = OURS + "domain"
GATE = OURS + "gate"
FOLLOW_UP = OURS + "follow-up"
OPENS_FOLLOW_UP = OURS + "opens-follow-up"
WORDING_SOFTER = OURS + "wording-softer"
WORDING_MORE_DIRECT = OURS + "wording-more-direct"
WHY_WE_ASK = OURS + "why-we-ask"
BRIDGE = OURS + "bridge"
RATIONALE = OURS + "rationale"
SAFETY_GATE = OURS + "safety-gate"
NOT_FOR_HOME = OURS + "not-for-home"
AUDIENCE = OURS + "audience"
RESULT = OURS + "result"
WISH_FOR = OURS + "wish-for"
OWN_WEIGHING_FOR = OURS + "own-weighing-for"
OWN_WEIGHING_REASON_FOR = OURS + "own-weighing-reason-for"
STRENGTH = OURS + "strength"
FIRST_ACTION = OURS + "first-action"
WEIGHT_REASON = OURS + "weight-reason"
SAFETY_TEXT = OURS + "safety-text"
PROTECTIVE = OURS + "protective"
NOT_ASKED_REASON = OURS + "not-asked-reason"
NOTE = OURS + "note"
CHANGED_BY_USER = OURS + "changed-by-user"

LEVEL_SYSTEM = OUR_CODES + "level"
OVERALL_SYSTEM = OUR_CODES + "overall"

HL7 = "http://hl7.org/fhir/StructureDefinition/"
SDC = "http://hl7.org/fhir/uv/sdc/StructureDefinition/"
ORDINAL_VALUE = HL7 + "ordinalValue"
ITEM_WEIGHT = HL7 + "itemWeight"
DATA_ABSENT_REASON = HL7 + "data-absent-reason"
OPTION_EXCLUSIVE = HL7 + "questionnaire-optionExclusive"
SHORT_TEXT = SDC + "sdc-questionnaire-shortText"
