from typing import Any

import pytest

from kansrijk_desktop.engine.load_report import Severity
from kansrijk_desktop.engine.loading import load_form, usable_definition
from kansrijk_desktop.errors import FormDefinitionError
from kansrijk_desktop.fhir.json import dump_json, parse_json
from tests.questionnaires import Json, choice, question
from tests.unit.engine.loaded_forms import HL7, SDC, codes, expression, load


def test_a_sound_form_opens_without_a_remark() -> None:
    loaded = load(question("a", "string"))

    assert loaded.definition is not None
    assert loaded.report.as_json() == {"usable": True, "fhir_version": "R4", "issues": []}
    assert loaded.definition.identity == "https://example.org/q|1"


def test_the_json_of_a_form_is_kept_untouched() -> None:
    raw = dump_json(
        {
            "resourceType": "Questionnaire",
            "strange": {"x": [1, None]},
            "item": [question("a", "decimal", initial=[{"valueDecimal": 1}], unknown="kept")],
        }
    )

    definition = usable_definition(raw)

    assert definition.source == parse_json(raw)


def test_bytes_that_are_no_json_are_refused_in_words() -> None:
    loaded = load_form(b"<xml/>")

    assert loaded.definition is None
    assert not loaded.report.usable
    assert "kan niet worden ingelezen" in loaded.report.issues[0].message


def test_another_resource_is_refused_by_its_name() -> None:
    loaded = load_form(b'{"resourceType": "Bundle"}')

    assert "Bundle" in loaded.report.issues[0].message
    assert "iets anders" in load_form(b"{}").report.issues[0].message


@pytest.mark.parametrize(
    ("items", "code"),
    [
        ([question("a", "string"), question("a", "string")], "duplicate-link-id"),
        ([{"type": "string", "text": "x"}], "missing-link-id"),
        ([question("  ", "string")], "missing-link-id"),
        ([question("a", "vraag")], "unknown-type"),
        ([question("a", "string", modifierExtension=[{"url": "x"}])], "modifier-extension"),
        (
            [question("a", "string", extension=[{"url": HL7 + "rendering-criticalExtension"}])],
            "modifier-extension",
        ),
        ([question("a", "string", text="x" * 60_000)], "long-text"),
        (["geen onderdeel"], "bad-shape"),
        ([question("a", "group", item={"linkId": "b"})], "bad-shape"),
    ],
)
def test_what_cannot_be_answered_safely_is_refused(items: list[Any], code: str) -> None:
    loaded = load(*items)

    assert loaded.definition is None
    assert ("refused", code) in [(severity, found) for severity, found, _ in codes(loaded)]
    assert loaded.report.issues[0].severity is Severity.REFUSED


def test_a_modifier_on_the_whole_form_is_refused() -> None:
    assert codes(load(modifierExtension=[{"url": "x"}]))[0][:2] == (
        "refused",
        "modifier-extension",
    )


def test_too_many_items_are_refused() -> None:
    loaded = load(*(question(str(number), "string") for number in range(5_001)))

    assert codes(loaded)[0][:2] == ("refused", "too-many-items")


@pytest.mark.parametrize(
    ("root", "items", "version"),
    [
        ({"group": {}}, [], "DSTU2"),
        ({}, [{"linkId": "a", "type": "choice", "option": []}], "STU3"),
        ({}, [{"linkId": "a", "type": "string", "initialString": "x"}], "STU3"),
        ({}, [{"linkId": "a", "type": "question"}], "STU3"),
    ],
)
def test_an_older_version_is_refused_by_name(root: Json, items: list[Json], version: str) -> None:
    loaded = load(*items, **root)

    assert loaded.report.fhir_version == version
    assert f"FHIR {version}" in loaded.report.issues[0].message


def test_a_form_of_the_newer_version_opens_as_if_it_were_r4() -> None:
    coded: Json = {"answerOption": [{"valueCoding": {"code": "x"}}], "type": "coding"}
    loaded = load(
        {"linkId": "closed", "text": "?", **coded},
        {"linkId": "open", "text": "?", **coded, "answerConstraint": "optionsOrString"},
        question("years", "integer", answerConstraint="optionsOrType"),
    )

    assert loaded.definition is not None
    assert loaded.report.fhir_version == "R5"
    assert loaded.definition.item("closed").type == "choice"
    assert loaded.definition.item("open").type == "open-choice"
    assert loaded.definition.item("years").is_open


def test_without_url_or_version_the_content_is_the_identity() -> None:
    first, second = load(url="", version=""), load(question("a", "string"), url="", version="")
    same = load(url="", version="")

    identities = [
        loaded.definition.identity for loaded in (first, second, same) if loaded.definition
    ]
    assert identities[0].startswith("sha256:")
    assert identities[0] == identities[2] != identities[1]
    assert ("repaired", "no-identity", "url") in codes(first)
    assert ("repaired", "no-identity", "version") in codes(load(version=""))


def test_a_form_that_has_to_be_good_says_what_is_wrong_first() -> None:
    with pytest.raises(FormDefinitionError, match="geen vragenlijst") as refused:
        usable_definition(b'{"resourceType": "Patient"}')

    assert refused.value.details == "resourceType"


def test_doubled_link_ids_can_be_opened_for_evaluation_only() -> None:
    form = dump_json(
        {
            "resourceType": "Questionnaire",
            "item": [question("a", "string"), question("a", "string")],
        }
    )

    loaded = load_form(form, is_for_use=False)

    assert loaded.definition is not None
    assert not loaded.report.usable
    assert (
        load_form(b'{"resourceType": "Questionnaire", "group": {}}', is_for_use=False).definition
        is None
    )


def test_a_form_with_too_much_in_it_is_refused_soon() -> None:
    many_options = choice("a", *({"valueInteger": number} for number in range(30_001)))
    long_rule = "1 + " * 2_000 + "1"
    many_rules = [
        question(
            str(number),
            "integer",
            extension=[expression(SDC + "calculatedExpression", f"{number} + {long_rule}")],
        )
        for number in range(30)
    ]

    assert codes(load(many_options))[0][:2] == ("refused", "too-many-parts")
    assert codes(load(*many_rules))[0][:2] == ("refused", "too-many-expressions")


def test_the_same_expression_is_compiled_once() -> None:
    same = [expression(SDC + "calculatedExpression", "1 + 1")]
    loaded = load(
        question("a", "integer", extension=same), question("b", "integer", extension=same)
    )

    assert loaded.definition is not None
    first, second = (item.logic.calculated for item in loaded.definition.walk())
    assert first is second is not None


def test_a_definition_knows_its_extensions_and_a_label_in_each_language() -> None:
    mark: Json = {"url": "https://example.org/x", "valueString": "hier"}
    loaded = load(question("a", "string"), extension=[mark])

    assert loaded.definition is not None
    assert loaded.definition.extension("https://example.org/x") == "hier"
    assert loaded.definition.extension("https://example.org/y") is None
