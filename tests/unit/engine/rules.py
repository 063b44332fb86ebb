"""Rules in FHIRPath for the small forms of these tests."""

from tests.questionnaires import Json, question

HL7 = "http://hl7.org/fhir/StructureDefinition/"
SDC = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-"


def rule(kind: str, text: str, name: str = "") -> Json:
    """Return an expression as an extension."""
    url = HL7 + kind if kind in {"variable", "cqf-expression"} else SDC + kind
    expression = {"language": "text/fhirpath", "expression": text}
    return {"url": url, "valueExpression": expression | ({"name": name} if name else {})}


def calculated(link_id: str, item_type: str, text: str, *rules: Json, **more: object) -> Json:
    """Return a question whose answer is computed."""
    return question(
        link_id, item_type, extension=[rule("calculatedExpression", text), *rules], **more
    )


def answer_of(link_id: str) -> str:
    """Return the FHIRPath of an answer at the top of the form."""
    return f"%resource.item.where(linkId='{link_id}').answer.value"
