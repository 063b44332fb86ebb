"""Load small forms and shorten their reports."""

from typing import Any

from kansrijk_desktop.engine.loading import LoadedForm, load_form
from kansrijk_desktop.fhir.json import dump_json
from tests.questionnaires import Json

HL7 = "http://hl7.org/fhir/StructureDefinition/"
SDC = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-"


def load(*items: Any, **root: Any) -> LoadedForm:
    """Load a form of these items."""
    form = {
        "resourceType": "Questionnaire",
        "url": "https://example.org/q",
        "version": "1",
        "status": "active",
        "item": list(items),
    }
    return load_form(dump_json(form | root))


def codes(loaded: LoadedForm) -> list[tuple[str, str, str]]:
    """Return severity, code and path of every issue."""
    return [(str(issue.severity), issue.code, issue.path) for issue in loaded.report.issues]


def expression(url: str, text: str, language: str = "text/fhirpath") -> Json:
    """Return an expression as an extension."""
    return {"url": url, "valueExpression": {"language": language, "expression": text}}
