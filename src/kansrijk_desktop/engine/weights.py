"""Where a form writes the weight of an answer.

ordinalValue (FHIR R4) and itemWeight (its later name) stand at the answer option, in the coding
itself, or at the concept in a value set.
"""

from decimal import Decimal

from kansrijk_desktop.fhir.elements import extension_value
from kansrijk_desktop.fhir.extensions import HL7, ITEM_WEIGHT, ORDINAL_VALUE
from kansrijk_desktop.fhir.json import JsonObject

WEIGHT_EXTENSIONS = (
    ORDINAL_VALUE,
    ITEM_WEIGHT,
    HL7 + "questionnaire-ordinalValue",
    HL7 + "valueset-ordinalValue",
    HL7 + "codesystem-ordinalValue",
)


def written_weight(*elements: JsonObject) -> Decimal | None:
    """Return the first weight written at one of these elements."""
    for element in elements:
        weight = extension_value(element, *WEIGHT_EXTENSIONS)
        if isinstance(weight, int | Decimal) and not isinstance(weight, bool):
            return Decimal(weight)
    return None
