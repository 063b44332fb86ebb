"""Name what a form asks for and this program does not do.

All of it stays in the form, byte for byte; only its effect is missing here.
"""

from collections.abc import Iterator

from kansrijk_desktop.engine.load_report import IssueList
from kansrijk_desktop.fhir.elements import objects
from kansrijk_desktop.fhir.extensions import HL7, SDC
from kansrijk_desktop.fhir.json import JsonObject

_SDC = SDC + "sdc-questionnaire-"
_UNSUPPORTED = {
    _SDC + "preferredTerminologyServer": ("terminology-server", "een server voor keuzelijsten"),
    HL7 + "terminology-server": ("terminology-server", "een server voor keuzelijsten"),
    _SDC + "subQuestionnaire": ("sub-questionnaire", "een andere vragenlijst als onderdeel"),
    _SDC + "sourceQueries": ("server-query", "een zoekvraag aan een server"),
    _SDC + "itemPopulationContext": ("server-query", "vooraf invullen vanuit een dossier"),
    _SDC + "itemContext": ("server-query", "vooraf invullen vanuit een dossier"),
    _SDC + "sourceStructureMap": ("structure-map", "vooraf invullen met een StructureMap"),
    _SDC + "observationLinkPeriod": ("population", "vooraf invullen met eerdere metingen"),
    _SDC + "candidateExpression": ("candidates", "antwoorden om uit te kiezen vanuit een dossier"),
    _SDC + "targetStructureMap": ("structure-map", "omzetten met een StructureMap"),
    _SDC + "itemExtractionContext": ("extraction", "gegevens uit de antwoorden halen"),
    _SDC + "observationExtract": ("extraction", "metingen uit de antwoorden halen"),
    _SDC + "definitionExtract": ("extraction", "gegevens uit de antwoorden halen"),
    _SDC + "templateExtract": ("extraction", "gegevens uit de antwoorden halen"),
    HL7 + "cqf-library": ("cql", "een bibliotheek in CQL"),
}


def note_unsupported(source: JsonObject, issues: IssueList) -> None:
    """Write a line in the report for every such extension."""
    for path, element in _elements(source, ""):
        for extension in objects(element, "extension"):
            url = extension.get("url")
            if isinstance(url, str) and url in _UNSUPPORTED:
                code, what = _UNSUPPORTED[url]
                issues.skip(
                    code, path, f"Deze vragenlijst vraagt om {what}; dat gebeurt hier niet."
                )


def _elements(element: JsonObject, path: str) -> Iterator[tuple[str, JsonObject]]:
    yield path, element
    for index, raw in enumerate(objects(element, "item")):
        yield from _elements(raw, f"{path}.item[{index}]".lstrip("."))
