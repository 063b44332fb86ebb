"""Two versions of a questionnaire are compared item by item, in Dutch."""

from typing import Any

import pytest

from kansrijk_desktop.fhir.extensions import HL7, SDC
from kansrijk_desktop.services import form_differences
from kansrijk_desktop.services.form_differences import Difference, differences_between
from tests.questionnaires import (
    Json,
    a_definition,
    choice,
    mark,
    option,
    question,
    section,
    when,
    when_true,
)

CALCULATED = SDC + "sdc-questionnaire-calculatedExpression"
ENABLED = SDC + "sdc-questionnaire-enableWhenExpression"


def expression(url: str, written: str) -> Json:
    return mark(url, valueExpression={"language": "text/fhirpath", "expression": written})


def compared(before: list[Json], after: list[Json], **root: Any) -> list[tuple[str, str, str]]:
    found = differences_between(a_definition(*before), a_definition(*after, **root))
    return [(one.link_id, one.before, one.after) for one in found]


def test_two_that_are_the_same_differ_in_nothing() -> None:
    items = [section("G", "money", choice("A", "x", "y"), question("B", "boolean"))]

    assert compared(items, items) == []


def test_an_item_that_came_or_went_is_told() -> None:
    assert compared([question("A", "string")], [question("B", "string")]) == [
        ("B", "", "Nieuw: Vraag B?"),
        ("A", "Vraag A?", "Vervallen"),
    ]


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ({}, {"text": "Nieuw?"}, ("Tekst: Vraag A?", "Tekst: Nieuw?")),
        ({}, {"type": "text"}, ("Soort: string", "Soort: text")),
        ({}, {"required": True}, ("Verplicht: nee", "Verplicht: ja")),
        (
            {},
            {"extension": [expression(CALCULATED, "1 + 1")]},
            ("Berekening: geen", "Berekening: 1 + 1"),
        ),
        (
            {"enableWhen": when_true("B")},
            {
                "enableWhen": [*when_true("B"), *when("C", "ja")],
                "enableBehavior": "any",
                "extension": [expression(ENABLED, "true")],
            },
            ("Voorwaarde: B = true", "Voorwaarde: B = true of C = ja of true"),
        ),
        (
            {"enableWhen": [{"question": "B", "operator": "="}]},
            {"enableWhen": [{"question": "B", "operator": "=", "answerString": "x"}]},
            ("Voorwaarde: B =", "Voorwaarde: B = x"),
        ),
        (
            {"maxLength": 10, "extension": [mark("https://example.org/a", valueDecimal=1)]},
            {"extension": [mark(HL7 + "minLength", valueInteger=2)]},
            ("Overige kenmerken: maxLength, a", "Overige kenmerken: minLength"),
        ),
        ({}, {"text": "x" * 400}, ("Tekst: Vraag A?", "Tekst: " + "x" * 300 + "…")),
    ],
)
def test_what_changed_in_an_item_is_told_in_words(
    before: Json, after: Json, told: tuple[str, str]
) -> None:
    others = [question("B", "boolean"), choice("C", "ja")]

    found = compared(
        [question("A", "string", **before), *others], [question("A", "string", **after), *others]
    )

    assert found == [("A", *told)]


def test_a_decimal_with_another_precision_is_a_difference() -> None:
    one, other = (a_definition(question("A", "string")) for _ in range(2))
    one.source["x"], other.source["x"] = 1, "1"

    assert differences_between(one, other) == (
        Difference("", "Overige kenmerken: x", "Overige kenmerken: x"),
    )


def test_options_are_compared_by_what_they_mean() -> None:
    before = choice("A", "x", "y", option("z", weight=1), "w")
    renamed = option("x")
    renamed["valueCoding"]["display"] = "iks"
    marked = option("w")
    marked["extension"] = [mark("https://example.org/a", valueDecimal=1)]
    after = choice("A", option("z", weight=2), renamed, "nieuw", marked)

    assert compared([before], [after]) == [
        ("A", "Keuze: z (gewicht 1)", "Keuze: z (gewicht 2)"),
        ("A", "Keuze: x", "Keuze: iks"),
        ("A", "", "Nieuwe keuze: nieuw"),
        ("A", "Keuze: w", "Keuze: w (andere kenmerken)"),
        ("A", "Keuze: y", "Vervallen"),
        ("A", "Volgorde van de keuzes", "Andere volgorde"),
    ]


def test_options_that_are_plain_texts_and_none_of_these_are_told() -> None:
    texts = question("A", "choice", answerOption=[{"valueString": "ja"}, {"valueCoding": {}}])
    exclusive = {
        "valueString": "ja",
        "extension": [mark(HL7 + "questionnaire-optionExclusive", valueBoolean=True)],
    }
    after = question("A", "choice", answerOption=[exclusive, {"valueCoding": {}}])

    assert compared([texts], [after]) == [("A", "Keuze: ja", "Keuze: ja (geen van deze)")]


def test_a_condition_on_something_without_a_name_is_told_as_it_is_written() -> None:
    quantity = {"question": "B", "operator": ">", "answerQuantity": {"value": 3}}

    found = compared(
        [question("A", "string"), question("B", "quantity")],
        [question("A", "string", enableWhen=[quantity]), question("B", "quantity")],
    )

    assert found == [("A", "Voorwaarde: geen", 'Voorwaarde: B > {"value":3}')]


def test_the_one_item_that_moved_is_told_and_not_those_it_passed() -> None:
    items = [question(name, "string") for name in "ABCDE"]

    assert compared(items, [items[4], *items[:4]]) == [("E", "Plaats 5", "Plaats 1")]
    assert compared(items, [*items[1:3], items[0], *items[3:]]) == [("A", "Plaats 1", "Plaats 3")]


def test_an_item_that_moved_to_another_group_is_told_with_both() -> None:
    inner, stays = question("A", "string"), question("B", "string")

    found = compared(
        [
            section("geld", "money", inner, stays),
            section("wonen", "housing", question("C", "string")),
        ],
        [
            section("geld", "money", stays),
            section("wonen", "housing", question("C", "string"), inner),
        ],
    )

    assert found == [("A", "Plaats 1 onder “Geld”", "Plaats 2 onder “Wonen”")]


def test_the_form_itself_is_compared_first() -> None:
    items = [question("A", "string")]

    found = compared(
        items, items, title="Nieuwe titel", version="2", status="retired", publisher="Coalitie"
    )

    assert found == [
        ("", "Titel: Kleine vragenlijst", "Titel: Nieuwe titel"),
        ("", "Versie: 1.0.0", "Versie: 2"),
        ("", "Status: active", "Status: retired"),
        ("", "Overige kenmerken: geen", "Overige kenmerken: uitgever"),
    ]


def test_far_too_many_differences_end_with_a_word(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(form_differences, "MOST_DIFFERENCES", 3)

    found = compared([question("A", "string")], [question(f"B{n}", "string") for n in range(9)])

    assert len(found) == 4
    assert found[-1] == ("", "", "Er zijn nog meer verschillen; die staan hier niet.")
