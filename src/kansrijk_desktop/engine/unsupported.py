"""Name what a form asks for and this program does not do.

All of it stays in the form, byte for byte; only its effect is missing here.
"""

from collections.abc import Iterator

from kansrijk_desktop.engine.load_report import IssueList
from kansrijk_desktop.fhir.elements import as_object, objects, text
from kansrijk_desktop.fhir.extensions import HL7, OURS, SDC
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
    HL7 + "rendering-style": ("rendering-style", "een eigen kleur of stijl van een tekst"),
    HL7 + "cqf-library": ("cql", "een bibliotheek in CQL"),
}


# Those that this program runs or shows; all others are named in the report.
_KNOWN = frozenset(
    {
        *(
            HL7 + name
            for name in (
                "cqf-calculatedValue",
                "cqf-expression",
                "entryFormat",
                "itemWeight",
                "maxDecimalPlaces",
                "maxSize",
                "maxValue",
                "mimeType",
                "minLength",
                "minValue",
                "ordinalValue",
                "questionnaire-choiceOrientation",
                "questionnaire-constraint",
                "questionnaire-displayCategory",
                "questionnaire-hidden",
                "questionnaire-itemControl",
                "questionnaire-maxOccurs",
                "questionnaire-minOccurs",
                "questionnaire-optionExclusive",
                "questionnaire-optionPrefix",
                "questionnaire-referenceResource",
                "questionnaire-sliderStepValue",
                "questionnaire-unit",
                "questionnaire-unitOption",
                "questionnaire-unitValueSet",
                "regex",
                "rendering-markdown",
                "rendering-xhtml",
                "targetConstraint",
                "translation",
                "variable",
            )
        ),
        *(
            _SDC + name
            for name in (
                "answerExpression",
                "answerOptionsToggleExpression",
                "calculatedExpression",
                "enableWhenExpression",
                "initialExpression",
                "launchContext",
                "maxQuantity",
                "minQuantity",
                "openLabel",
                "shortText",
            )
        ),
    }
)


def note_unsupported(source: JsonObject, issues: IssueList) -> None:
    """Write a line in the report for what is not done, and one for each unknown extension."""
    unknown: dict[str, str] = {}
    for path, element in _elements(source, ""):
        for extension in objects(element, "extension"):
            url = text(extension, "url")
            if url in _UNSUPPORTED:
                code, what = _UNSUPPORTED[url]
                issues.skip(
                    code, path, f"Deze vragenlijst vraagt om {what}; dat gebeurt hier niet."
                )
            elif url not in _KNOWN and not url.startswith(OURS):
                unknown.setdefault(url, path)
    for url, path in unknown.items():
        issues.skip(
            "unknown-extension",
            path,
            f"De uitbreiding {url[:120] or 'zonder url'} doet hier niets; zij blijft bewaard.",
        )


def _elements(element: JsonObject, path: str) -> Iterator[tuple[str, JsonObject]]:
    yield path, element
    for key in ("_text", "_prefix", "_display"):
        if key in element:
            yield f"{path}.{key}".lstrip("."), as_object(element[key])
    if "valueCoding" in element:
        yield from _elements(as_object(element["valueCoding"]), f"{path}.valueCoding")
    for key in ("item", "answerOption"):
        for index, raw in enumerate(objects(element, key)):
            yield from _elements(raw, f"{path}.{key}[{index}]".lstrip("."))
