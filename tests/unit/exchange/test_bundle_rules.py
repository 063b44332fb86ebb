"""Each rule of docs/exchange.md finds the Bundle that breaks it."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kansrijk_desktop.exchange.bundle_resource_rules import RESOURCES
from kansrijk_desktop.exchange.bundle_rules import DOCUMENT, broken_rules
from kansrijk_desktop.exchange.bundle_structure import STRUCTURE
from kansrijk_desktop.exchange.document_bundle import document_bundle
from kansrijk_desktop.fhir.extensions import NOT_FOR_HOME, NOTE
from kansrijk_desktop.records.document import DocumentKind
from tests.unit.exchange.bundles import a_content, a_shared_screening

pytestmark = pytest.mark.unmeasured

Bundle = dict[str, Any]
DOCUMENT_PAGE = Path(__file__).parents[3] / "docs" / "exchange.md"


def the(bundle: Bundle, kind: str, number: int = 0) -> dict[str, Any]:
    found = [entry["resource"] for entry in bundle["entry"]]
    one: dict[str, Any] = [each for each in found if each["resourceType"] == kind][number]
    return one


def level(bundle: Bundle) -> dict[str, Any]:
    found = [entry["resource"] for entry in bundle["entry"]]
    one: dict[str, Any] = next(each for each in found if "derivedFrom" in each)
    return one


def add(bundle: Bundle, resource: dict[str, Any]) -> None:
    url = "urn:uuid:7b0f5d9e-5d2c-4a5e-9f43-2f0a5c4d0999"
    bundle["entry"].append({"fullUrl": url, "resource": resource})


def make_for_home(bundle: Bundle) -> None:
    code = the(bundle, "Composition")["category"][0]["coding"][0]
    code["code"] = DocumentKind.CHILD_PART.value


BREAKING: dict[int, Callable[[Bundle], Any]] = {
    1: lambda b: b.update(type="collection"),
    2: lambda b: b["entry"].extend(b["entry"] * 300),
    3: lambda b: b["entry"].reverse(),
    4: lambda b: b["entry"][3].update(fullUrl=b["entry"][4]["fullUrl"]),
    5: lambda b: the(b, "Composition")["author"][0].update(
        reference="https://elders/Practitioner/1"
    ),
    6: lambda b: add(b, {**the(b, "Patient")}),
    7: lambda b: add(b, {"resourceType": "DocumentReference"}),
    8: lambda b: the(b, "Patient").update(modifierExtension=[{"url": "x"}]),
    9: lambda b: the(b, "Patient")["name"][0].update(text="Sanne \u202egniruer"),
    10: lambda b: the(b, "Composition")["type"]["coding"][0].update(code="1-1"),
    11: lambda b: the(b, "Composition").pop("custodian"),
    12: lambda b: the(b, "Composition")["section"].pop(),
    13: lambda b: the(b, "Provenance")["target"].pop(),
    14: lambda b: the(b, "Patient").update(text={"div": "<div>hoi</div>"}),
    15: lambda b: the(b, "Patient").update(photo=[{"url": "x"}]),
    16: lambda b: the(b, "Patient")["extension"].append({"url": NOTE, "valueString": "eigen"}),
    17: lambda b: the(b, "Patient").update(birthDate=""),
    18: lambda b: the(b, "Patient").update(birthDate="2027-01-01"),
    19: lambda b: the(b, "Patient")["identifier"][0].update(value="999910645"),
    20: lambda b: the(b, "RelatedPerson").pop("relationship"),
    21: lambda b: the(b, "QuestionnaireResponse").pop("source"),
    22: lambda b: level(b)["valueCodeableConcept"]["coding"][0].update(code="purple"),
    23: lambda b: the(b, "Consent")["provision"]["class"].pop(0),
    24: make_for_home,
    25: lambda b: the(b, "ServiceRequest").update(intent="plan"),
    26: lambda b: the(b, "Task").pop("owner"),
    27: lambda b: [each.pop("focus", None) for each in (e["resource"] for e in b["entry"])],
    28: lambda b: the(b, "QuestionnaireResponse")["item"].append({"linkId": "weg"}),
}


def test_there_is_a_breach_for_every_rule() -> None:
    rules = [rule.number for rule in (*STRUCTURE, *DOCUMENT, *RESOURCES)]

    assert rules == sorted(rules) == list(BREAKING)


@pytest.mark.parametrize("number", BREAKING)
def test_a_rule_finds_what_breaks_it(number: int) -> None:
    bundle: Any = document_bundle(a_content())
    assert broken_rules(bundle) == ()

    BREAKING[number](bundle)

    assert number in {breach.rule.number for breach in broken_rules(bundle)}


def test_a_breach_says_where_and_never_what() -> None:
    bundle: Any = document_bundle(a_content())
    the(bundle, "Patient")["birthDate"] = "geheim"

    (breach,) = broken_rules(bundle)

    assert breach.where == "Patient.birthDate"


def test_the_child_s_part_may_not_name_safety() -> None:
    content = a_content(kind=DocumentKind.CHILD_PART, screenings=(), agreements=())
    bundle: Any = document_bundle(content)
    assert broken_rules(bundle) == ()

    the(bundle, "Consent")["provision"]["class"][0]["code"] = "safety"

    assert {breach.rule.number for breach in broken_rules(bundle)} == {24}


def test_her_own_access_may_hold_what_is_the_professional_s() -> None:
    unanswered = {"linkId": "V", "extension": [{"url": NOTE, "valueString": "later vragen"}]}
    response = {**a_shared_screening().response, "item": [unanswered]}
    screening = a_shared_screening(response=response, levels=())

    mine = document_bundle(a_content(kind=DocumentKind.FULL_ACCESS, screenings=(screening,)))
    theirs = document_bundle(a_content(screenings=(screening,)))

    assert broken_rules(mine) == ()
    assert {breach.rule.number for breach in broken_rules(theirs)} == {16, 28}


def test_a_sheet_for_the_parents_tells_no_level_and_no_mark() -> None:
    bundle = document_bundle(a_content(kind=DocumentKind.PARENTS_SHEET))

    where = [breach.where for breach in broken_rules(bundle)]

    assert NOT_FOR_HOME not in where
    assert {"Observation", "Task.extension", "QuestionnaireResponse.item.item.extension"} <= {
        *where
    }


def test_the_page_tells_every_rule_by_its_number() -> None:
    told = re.findall(r"(?m)^\| (\d+) \|", DOCUMENT_PAGE.read_text(encoding="utf-8"))

    assert [int(number) for number in told] == list(BREAKING)
