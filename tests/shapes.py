"""Forms of every shape, small and of our own, with words as a real form has them."""

from typing import Any

from kansrijk_desktop.engine.definition import Definition
from kansrijk_desktop.fhir.extensions import HL7, SDC
from tests.questionnaires import Json, a_definition, choice, question

CONTROLS = "http://hl7.org/fhir/questionnaire-item-control"


def control(code: str) -> Json:
    """Return the extension that says how an item wants to be shown."""
    concept = {"coding": [{"system": CONTROLS, "code": code}]}
    return {"url": HL7 + "questionnaire-itemControl", "valueCodeableConcept": concept}


def calculated(expression: str) -> Json:
    """Return the extension that computes a value."""
    value = {"language": "text/fhirpath", "expression": expression}
    return {"url": SDC + "sdc-questionnaire-calculatedExpression", "valueExpression": value}


def constraint(key: str, expression: str, human: str, severity: str = "error") -> Json:
    """Return a rule over answers; true is well."""
    parts = [
        {"url": "key", "valueId": key},
        {"url": "severity", "valueCode": severity},
        {"url": "expression", "valueString": expression},
        {"url": "human", "valueString": human},
    ]
    return {"url": HL7 + "questionnaire-constraint", "extension": parts}


def occurs(least: int | None = None, most: int | None = None) -> list[Json]:
    """Return how often an item may occur."""
    found = []
    if least is not None:
        found.append({"url": HL7 + "questionnaire-minOccurs", "valueInteger": least})
    if most is not None:
        found.append({"url": HL7 + "questionnaire-maxOccurs", "valueInteger": most})
    return found


def text(link_id: str, words: str, *marks: Json, **more: Any) -> Json:
    """Return something to read."""
    item: Json = {"linkId": link_id, "type": "display", "text": words}
    return item | ({"extension": list(marks)} if marks else {}) | more


def instruction(link_id: str, words: str) -> Json:
    """Return an instruction."""
    concept = {"coding": [{"code": "instructions"}]}
    return text(
        link_id,
        words,
        {"url": HL7 + "questionnaire-displayCategory", "valueCodeableConcept": concept},
    )


def group(link_id: str, title: str, *items: Json, **more: Any) -> Json:
    """Return a group."""
    return {"linkId": link_id, "type": "group", "text": title, "item": list(items)} | more


def ask(link_id: str, words: str, kind: str = "string", **more: Any) -> Json:
    """Return a question with its own words."""
    return question(link_id, kind, text=words, **more)


def pick(link_id: str, words: str, *options: str, **more: Any) -> Json:
    """Return a choice with its own words."""
    return choice(link_id, *options, text=words, **more)


def translated(words: str, **languages: str) -> Json:
    """Return a text with its translations, to be put in an item."""
    marks = [
        {
            "url": HL7 + "translation",
            "extension": [
                {"url": "lang", "valueCode": code},
                {"url": "content", "valueString": content},
            ],
        }
        for code, content in languages.items()
    ]
    return {"text": words, "_text": {"extension": marks}}


CHILDREN = group(
    "kind",
    "Kind",
    ask("naam", "Hoe heet het kind?", required=True),
    ask("jaar", "In welk jaar is het geboren?", "integer"),
    repeats=True,
    extension=occurs(most=3),
)
MEDICINES = group(
    "middel",
    "Medicijnen",
    ask("wat", "Welk middel"),
    ask("hoeveel", "Hoeveel", "decimal"),
    pick("vaak", "Hoe vaak", "dagelijks", "soms"),
    repeats=True,
    extension=[control("gtable")],
)
MATRIX = group(
    "matrix",
    "Hoe vaak had u de afgelopen week last van",
    pick("m1", "Slecht slapen", "nooit", "soms", "vaak", "altijd", required=True),
    pick("m2", "Piekeren over geld", "nooit", "soms", "vaak", "altijd"),
    pick("m3", "Weinig eetlust", "nooit", "soms", "vaak", "altijd"),
    extension=[control("grid")],
)
DAYS = group(
    "dagen",
    "Hulp in huis",
    group("ma", "Maandag", ask("ma-wie", "Wie"), ask("ma-uur", "Uren", "integer")),
    group("di", "Dinsdag", ask("di-wie", "Wie"), ask("di-uur", "Uren", "integer")),
    extension=[control("grid")],
)
EXPLAINED = ask(
    "lengte",
    "Hoe lang bent u?",
    "decimal",
    prefix="1a.",
    required=True,
    item=[
        instruction("lengte-i", "Zonder schoenen, in centimeters."),
        text("lengte-h", "Wij vragen dit om uw gewicht te kunnen duiden.", control("help")),
        text("lengte-p", "Vul een getal in", control("prompt")),
        text("lengte-l", "Deze gegevens bewaren wij vijftien jaar.", control("legal")),
    ],
)
LENGTH = "%resource.item.where(linkId='body').item.where(linkId='lengte').answer.value"
TOTAL = ask(
    "totaal",
    "Lengte met schoenen",
    "decimal",
    readOnly=True,
    extension=[calculated(f"{LENGTH} + 3")],
)
DOUBLE = ask(
    "dubbel",
    "Twee keer de lengte",
    "decimal",
    extension=[calculated(f"{LENGTH} * 2")],
)
BODY = group("body", "Lichaam", EXPLAINED, DOUBLE, TOTAL, text("slot", "Tot zover het lichaam."))
TABS = group(
    "tabs",
    "Gezin",
    group("tab1", "Thuis", pick("thuis", "Met wie woont u?", "alleen", "samen")),
    group("tab2", "Familie", pick("familie", "Ziet u uw familie?", "ja", "nee")),
    extension=[control("tab-container")],
)
BELOW_ANSWERS = pick(
    "klacht",
    "Welke klachten hebt u?",
    "rug",
    "hoofd",
    repeats=True,
    item=[ask("sinds", "Sinds wanneer?")],
)
EVERYTHING = (
    text("welkom", "Fijn dat u er bent. We nemen de tijd."),
    pick("taal", "Begrijpen we elkaar goed?", "ja", "nee", required=True),
    BODY,
    CHILDREN,
    MEDICINES,
    MATRIX,
    DAYS,
    TABS,
    group(
        "diep", "Wonen", group("dieper", "Het huis", group("diepst", "De keuken", BELOW_ANSWERS))
    ),
    group("lezen", "Over uw gegevens", text("l1", "Uw gegevens blijven van u.")),
)


def everything(**root: Any) -> Definition:
    """Load a form with all of it."""
    return a_definition(*EVERYTHING, title="Alles bij elkaar", **root)
