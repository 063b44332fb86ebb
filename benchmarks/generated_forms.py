"""Make questionnaires of any size, our own: choices that weigh, subtotals, a total, a level."""

import json
from typing import Any

CODES = "https://example.org/codes"
_HL7 = "http://hl7.org/fhir/StructureDefinition/"
_CALCULATED = (
    "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-calculatedExpression"
)
_CONTROL = "http://hl7.org/fhir/questionnaire-item-control"
_RADIO = {
    "url": _HL7 + "questionnaire-itemControl",
    "valueCodeableConcept": {"coding": [{"system": _CONTROL, "code": "radio-button"}]},
}
_IN_A_SECTION = 10
_OPTIONS = 4


def a_form(size: int) -> bytes:
    """Return a form of about so many items.

    Sections of eight choices, a text asked after one of them, and a subtotal; then the total over
    all and a level that follows from it. One answer concerns these three; a subtotal reads its
    whole section, itself included, so it is looked at once more.
    """
    numbers = range(max(1, size // (_IN_A_SECTION + 1)))
    sections = [_section(number) for number in numbers]
    subtotals = "|".join(f"'s{number}-sum'" for number in numbers)
    total = f"%resource.item.item.where(linkId in ({subtotals})).answer.value.sum()"
    level = f"iif({_value('outcome', 'total')} > {size}, 'hoog', 'laag')"
    outcome = {
        "linkId": "outcome",
        "type": "group",
        "text": "Uitkomst",
        "item": [_computed("total", "decimal", total), _computed("level", "string", level)],
    }
    return _written(f"size-{size}", [*sections, outcome])


def an_enabling_form(size: int) -> bytes:
    """Return a form in which every item is asked above a number."""
    gate = {"linkId": "gate", "type": "integer", "text": "Hoeveel?"}
    asked = {"question": "gate", "operator": ">", "answerInteger": 0}
    items = [
        {"linkId": f"q{number}", "type": "string", "text": f"Vraag {number}", "enableWhen": [asked]}
        for number in range(size)
    ]
    return _written("enabling", [gate, *items])


def codes_of(section: int) -> list[str]:
    """Return the link ids of the choices in a section."""
    return [f"s{section}-q{number}" for number in range(_IN_A_SECTION - 2)]


def _section(number: int) -> dict[str, Any]:
    asked = [_choice(link_id) for link_id in codes_of(number)]
    last = asked[-1]["linkId"]
    why = {
        "linkId": f"s{number}-why",
        "type": "string",
        "text": "Kunt u daar iets over vertellen?",
        "enableWhen": [
            {"question": last, "operator": "=", "answerCoding": {"system": CODES, "code": "c3"}}
        ],
    }
    subtotal = f"%resource.item.where(linkId='s{number}').item.answer.value.weight().sum()"
    return {
        "linkId": f"s{number}",
        "type": "group",
        "text": f"Deel {number + 1}",
        "item": [*asked, why, _computed(f"s{number}-sum", "decimal", subtotal)],
    }


def _choice(link_id: str) -> dict[str, Any]:
    options = [
        {
            "valueCoding": {"system": CODES, "code": f"c{number}", "display": f"Antwoord {number}"},
            "extension": [{"url": _HL7 + "ordinalValue", "valueDecimal": number}],
        }
        for number in range(_OPTIONS)
    ]
    return {
        "linkId": link_id,
        "type": "choice",
        "text": f"Hoe vaak was dat bij {link_id} de afgelopen maand?",
        "extension": [_RADIO],
        "answerOption": options,
    }


def _computed(link_id: str, item_type: str, text: str) -> dict[str, Any]:
    expression = {"language": "text/fhirpath", "expression": text}
    return {
        "linkId": link_id,
        "type": item_type,
        "text": link_id,
        "readOnly": True,
        "extension": [{"url": _CALCULATED, "valueExpression": expression}],
    }


def _value(group: str, link_id: str) -> str:
    return f"%resource.item.where(linkId='{group}').item.where(linkId='{link_id}').answer.value"


def _written(name: str, items: list[dict[str, Any]]) -> bytes:
    form = {
        "resourceType": "Questionnaire",
        "url": f"https://example.org/Questionnaire/{name}",
        "version": "1",
        "status": "active",
        "title": name,
        "item": items,
    }
    return json.dumps(form).encode()
